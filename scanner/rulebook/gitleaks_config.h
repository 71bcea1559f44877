// gitleaks' configuration as gitleaks itself understands it: defaults, old spellings, `extend`.
// Internal to the importer.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/result.h"
#include "rulebook/rule.h"

namespace expunge {

struct GitleaksAllowlist {
  std::string about;
  bool all = false;  // condition AND
  RuleAllow::Target target = RuleAllow::Target::kValue;
  std::vector<std::string> commits, paths, regexes, stopwords;
  std::vector<std::string> target_rules;  // of a list for the whole file
  std::string file;
  int line = 0;
};

struct GitleaksRule {
  std::string id, description, path, regex;
  int secret_group = 0;
  double entropy = 0;
  std::vector<std::string> keywords, tags;
  std::vector<GitleaksAllowlist> allowlists;
  std::vector<std::string> required;  // ids
  bool skip_report = false;
  std::string file;
  int line = 0;
};

struct GitleaksConfig {
  std::map<std::string, GitleaksRule> rules;  // by id, with those of extended files
  std::vector<GitleaksAllowlist> allowlists;  // for every rule
  bool use_default = false;                   // asks for the list inside gitleaks
  std::vector<ImportNote> notes;
};

// Reads a file and what it extends.  An error where gitleaks stops.
Result<GitleaksConfig> read_gitleaks_config(std::string_view toml, const std::string& path);

}  // namespace expunge
