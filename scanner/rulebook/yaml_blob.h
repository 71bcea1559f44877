// The embedded YAML files as trees that need no parser: yaml-cpp takes most of the start of a
// program that reads four hundred small files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rulebook/yaml_tree.h"

namespace expunge {

// The trees of all embedded YAML files, for the build (match/tool/compile_rules.cc).  An error if
// one is no YAML.
Result<std::string> make_yaml_blob();

// The trees of an embedded file: nothing if `bytes` are not those of one, or if the program is
// linked without the blob.
std::optional<std::vector<YamlNode>> linked_yaml(std::string_view bytes);

// As bytes and back; nothing if these bytes are no trees.
std::string to_blob(const std::vector<YamlNode>& trees);
std::optional<std::vector<YamlNode>> from_blob(std::string_view bytes);

}  // namespace expunge
