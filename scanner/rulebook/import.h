// Rule files of other tools, read as they are.
//
// Both importers map what they can to a Rule and write an ImportNote for everything else: nothing
// is dropped in silence.  docs/rules.md, "Rules of other tools", says what becomes what.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/result.h"
#include "rulebook/rule.h"
#include "rulebook/yaml_tree.h"

namespace expunge {

// The rules of a file of gitleaks (its name ends in .toml) or Presidio (a YAML map with
// `recognizers`), or nothing if it is neither.  An error where the other tool would refuse the file
// too.  `known_entities`: what rules already there find, for recognizers that are named only.
Result<std::optional<RuleImport>> import_rules(std::string_view bytes, const std::string& path,
                                               const std::vector<std::string>& known_entities);

// gitleaks: config/config.go and detect/detect.go of version 8.
Result<RuleImport> import_gitleaks(std::string_view toml, const std::string& path);

// Presidio: conf/default_recognizers.yaml, recognizer_registry.
bool is_presidio(const YamlNode& document);
Result<RuleImport> import_presidio(const YamlNode& document, const std::string& path,
                                   const std::vector<std::string>& known_entities);

// "family/name" for a name of any kind: lower case, other characters as dashes.
std::string imported_id(std::string_view family, std::string_view name);

// Two names that give one id: the later ones get a number.
void make_ids_unique(RuleImport& import);

}  // namespace expunge
