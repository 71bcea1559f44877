// Typed reading of YAML maps: every mistake is told with its line, its key and what would be right.
//
// Within this room mistakes travel as a LoadProblem exception from the deepest reader to the public
// loader, which turns it into an Error; otherwise each of a hundred reads would need its own
// branch.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/finding.h"
#include "expunge/result.h"
#include "rulebook/yaml_tree.h"

namespace expunge {

struct LoadProblem {
  Error error;
};

// Reads one map.  Keeps references: the node and the file name must outlive it.
class YamlMap {
 public:
  // `path` names the map in messages ("context"), empty for the root.  Throws if `node` is no map
  // or holds a key that `known` does not.
  YamlMap(const YamlNode& node, const std::string& file, std::string path,
          std::span<const std::string_view> known);

  bool has(std::string_view key) const { return node_.find(key) != nullptr; }
  const YamlNode* get(std::string_view key) const { return node_.find(key); }
  int line() const { return node_.line; }
  int line_of(std::string_view key) const;

  // Each returns the fallback when the key is absent, and throws when the value has another type.
  std::string text(std::string_view key, std::string fallback = {}) const;
  // Throws when absent or empty.
  std::string required_text(std::string_view key) const;
  double number(std::string_view key, double low, double high, double fallback) const;
  int integer(std::string_view key, int low, int high, int fallback) const;
  bool flag(std::string_view key, bool fallback) const;
  std::vector<std::string> texts(std::string_view key) const;

  // Items of a list, or nothing when the key is absent.
  std::span<const YamlNode> list(std::string_view key) const;
  // The full name of a key for messages: "context.near".
  std::string name(std::string_view key) const;

  [[noreturn]] void fail(int line, std::string message) const;
  const std::string& file() const { return file_; }

  std::string scalar(const YamlNode& node, std::string_view what) const;
  Role role(const YamlNode& node, std::string_view what) const;
  Owner owner(const YamlNode& node, std::string_view what) const;

 private:
  const YamlNode& node_;
  const std::string& file_;
  std::string path_;
};

// "unknown WHAT 'word'WHERE (did you mean 'x'?)", or with the known words when none is near.
std::string unknown_word(std::string_view what, std::string_view word,
                         std::span<const std::string_view> known, std::string_view where = {});

// What RE2 has against a pattern, or empty.  `key` begins the message.
std::string regex_fault(std::string_view key, const std::string& pattern);
// Number of capturing groups; 0 if RE2 refuses the pattern.
int regex_groups(const std::string& pattern);
bool regex_has_group(const std::string& pattern, const std::string& group);

// Whole file, at most `kMaxYamlBytes` and one byte (so that the parser can say it is too long).
Result<std::string> read_yaml_file(const std::string& path);
// `path` itself, or every *.yaml and *.yml file below it, sorted; folders named in `skip` directly
// below it are left out, files with the extension `also` (".toml") taken too.
Result<std::vector<std::string>> yaml_files(const std::string& path,
                                            std::span<const std::string_view> skip,
                                            std::string_view also = {});

}  // namespace expunge
