// YAML documents as plain values that remember their lines.  The only user of yaml-cpp.
//
// Built from yaml-cpp's events rather than its nodes: several times faster, every scalar keeps its
// line, and repeated keys and aliases can be refused (yaml-cpp keeps the first of two equal keys
// without a word).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expunge/result.h"

namespace expunge {

struct YamlNode {
  enum class Kind { kNull, kScalar, kList, kMap };
  Kind kind = Kind::kNull;
  bool quoted = false;          // a quoted or block scalar: always a text
  int line = 1;                 // counted from 1
  std::string scalar;           // of kScalar
  std::vector<YamlNode> keys;   // of kMap: scalars, no two alike
  std::vector<YamlNode> items;  // of kList, or the values of kMap beside `keys`

  // Value of `key` in a map, or null.
  const YamlNode* find(std::string_view key) const;
};

// "a text", "a list", "a map", "nothing": for messages.
std::string_view kind_name(const YamlNode& node);

inline constexpr std::size_t kMaxYamlBytes = std::size_t{1} << 20;

// All documents of a file that are not empty.  Refuses files over 1 MiB, bytes that are not UTF-8,
// repeated keys, aliases, and keys that are not scalars.
Result<std::vector<YamlNode>> parse_yaml(std::string_view bytes, const std::string& file_name);

}  // namespace expunge
