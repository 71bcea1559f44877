#include "rulebook/yaml_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "base/strings.h"

namespace expunge {
namespace {

constexpr std::array kRoles = {
    std::string_view("human"),        std::string_view("bot"),       std::string_view("persona"),
    std::string_view("persona_name"), std::string_view("system"),    std::string_view("metadata"),
    std::string_view("identifier"),   std::string_view("timestamp"), std::string_view("label")};
constexpr std::array kOwners = {std::string_view("self"), std::string_view("other"),
                                std::string_view("persona"), std::string_view("public"),
                                std::string_view("unknown")};

// What a value is, for "must be ..., got ...".
std::string shown(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::kScalar) return std::string(kind_name(node));
  return "'" + node.scalar + "'";
}

template <class Number>
std::optional<Number> parse_number(const std::string& text) {
  Number value{};
  const char* end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, value);
  if (code != std::errc() || stop != end) return std::nullopt;
  return value;
}

Error io_error(const std::string& path, std::string_view what, const std::string& reason) {
  return Error{ErrorCode::kIo, fmt::format("{}: {}", what, reason), path};
}

}  // namespace

std::string unknown_word(std::string_view what, std::string_view word,
                         std::span<const std::string_view> known, std::string_view where) {
  const std::string hint = did_you_mean(word, known);
  if (!hint.empty()) return fmt::format("unknown {} '{}'{}{}", what, word, where, hint);
  return fmt::format("unknown {} '{}'{}; known: {}", what, word, where, fmt::join(known, ", "));
}

YamlMap::YamlMap(const YamlNode& node, const std::string& file, std::string path,
                 std::span<const std::string_view> known)
    : node_(node), file_(file), path_(std::move(path)) {
  if (node.kind != YamlNode::Kind::kMap) {
    fail(node.line, fmt::format("{} must be a map of keys, got {}",
                                path_.empty() ? "the document" : path_, kind_name(node)));
  }
  for (const YamlNode& key : node.keys) {
    if (std::find(known.begin(), known.end(), key.scalar) == known.end()) {
      fail(key.line, unknown_word("key", key.scalar, known, path_.empty() ? "" : " in " + path_));
    }
  }
}

int YamlMap::line_of(std::string_view key) const {
  for (const YamlNode& candidate : node_.keys) {
    if (candidate.scalar == key) return candidate.line;
  }
  return node_.line;
}

std::string YamlMap::name(std::string_view key) const {
  return path_.empty() ? std::string(key) : path_ + "." + std::string(key);
}

void YamlMap::fail(int line, std::string message) const {
  throw LoadProblem{
      Error{ErrorCode::kRules, std::move(message), fmt::format("{}:{}", file_, line)}};
}

std::string YamlMap::scalar(const YamlNode& node, std::string_view what) const {
  if (node.kind != YamlNode::Kind::kScalar) {
    fail(node.line, fmt::format("{} must be a text, got {}", what, kind_name(node)));
  }
  return node.scalar;
}

std::string YamlMap::text(std::string_view key, std::string fallback) const {
  const YamlNode* node = get(key);
  return node == nullptr ? std::move(fallback) : scalar(*node, name(key));
}

std::string YamlMap::required_text(std::string_view key) const {
  const YamlNode* node = get(key);
  if (node == nullptr) fail(node_.line, name(key) + " is missing");
  std::string value = scalar(*node, name(key));
  if (trim(value).empty()) fail(node->line, name(key) + " is empty");
  return value;
}

double YamlMap::number(std::string_view key, double low, double high, double fallback) const {
  const YamlNode* node = get(key);
  if (node == nullptr) return fallback;
  std::optional<double> value;
  if (node->kind == YamlNode::Kind::kScalar && !node->quoted) {
    value = parse_number<double>(node->scalar);
  }
  if (!value) fail(node->line, fmt::format("{} must be a number, got {}", name(key), shown(*node)));
  if (!(*value >= low && *value <= high)) {
    fail(node->line,
         fmt::format("{} must be between {} and {}, got {}", name(key), low, high, node->scalar));
  }
  return *value;
}

int YamlMap::integer(std::string_view key, int low, int high, int fallback) const {
  const YamlNode* node = get(key);
  if (node == nullptr) return fallback;
  std::optional<int> value;
  if (node->kind == YamlNode::Kind::kScalar && !node->quoted) {
    value = parse_number<int>(node->scalar);
  }
  if (!value) {
    fail(node->line, fmt::format("{} must be a whole number, got {}", name(key), shown(*node)));
  }
  if (*value < low || *value > high) {
    fail(node->line,
         fmt::format("{} must be between {} and {}, got {}", name(key), low, high, *value));
  }
  return *value;
}

bool YamlMap::flag(std::string_view key, bool fallback) const {
  const YamlNode* node = get(key);
  if (node == nullptr) return fallback;
  if (node->kind == YamlNode::Kind::kScalar && !node->quoted) {
    if (node->scalar == "true") return true;
    if (node->scalar == "false") return false;
  }
  fail(node->line, fmt::format("{} must be true or false, got {}", name(key), shown(*node)));
}

std::span<const YamlNode> YamlMap::list(std::string_view key) const {
  const YamlNode* node = get(key);
  if (node == nullptr) return {};
  if (node->kind == YamlNode::Kind::kScalar) {
    fail(node->line, fmt::format("{0} must be a list, got a text; write {1}: ['{2}']", name(key),
                                 key, node->scalar));
  }
  if (node->kind != YamlNode::Kind::kList) {
    fail(node->line, fmt::format("{} must be a list, got {}", name(key), kind_name(*node)));
  }
  return node->items;
}

std::vector<std::string> YamlMap::texts(std::string_view key) const {
  std::vector<std::string> values;
  const std::string what = name(key);
  for (const YamlNode& item : list(key)) {
    values.push_back(scalar(item, "each item of " + what));
    if (values.back().empty()) fail(item.line, what + " holds an empty text");
  }
  return values;
}

Role YamlMap::role(const YamlNode& node, std::string_view what) const {
  const std::string word = scalar(node, what);
  if (const std::optional<Role> role = role_from_string(word)) return *role;
  fail(node.line, fmt::format("{}: {}", what, unknown_word("role", word, kRoles)));
}

Owner YamlMap::owner(const YamlNode& node, std::string_view what) const {
  const std::string word = scalar(node, what);
  if (const std::optional<Owner> owner = owner_from_string(word)) return *owner;
  fail(node.line, fmt::format("{}: {}", what, unknown_word("owner", word, kOwners)));
}

std::string regex_fault(std::string_view key, const std::string& pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(std::int64_t{16} << 20);
  const RE2 regex(pattern, options);
  if (regex.ok()) return {};
  std::string reason = regex.error();
  // For an unbalanced parenthesis RE2 quotes the whole pattern, which can be a screenful.
  constexpr std::size_t kMaxQuoted = 60;
  const std::string& quoted = regex.error_arg();
  if (quoted.size() > kMaxQuoted && reason.ends_with(": " + quoted)) {
    reason.resize(reason.size() - quoted.size() - 2);
  }
  std::string fault = fmt::format("{} is no RE2 pattern: {}", key, reason);
  if (regex.error_code() == RE2::ErrorBadPerlOp || regex.error_code() == RE2::ErrorBadEscape) {
    fault +=
        "; RE2 has no lookaround and no backreferences: use a group (?P<value>...), context or "
        "veto";
  }
  return fault;
}

int regex_groups(const std::string& pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 regex(pattern, options);
  return regex.ok() ? regex.NumberOfCapturingGroups() : 0;
}

bool regex_has_group(const std::string& pattern, const std::string& group) {
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 regex(pattern, options);
  return regex.ok() && regex.NamedCapturingGroups().count(group) > 0;
}

Result<std::string> read_yaml_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return io_error(path, "cannot open the file", std::strerror(errno));
  std::string bytes(kMaxYamlBytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (in.bad()) return io_error(path, "cannot read the file", std::strerror(errno));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

Result<std::vector<std::string>> yaml_files(const std::string& path,
                                            std::span<const std::string_view> skip,
                                            std::string_view also) {
  namespace fs = std::filesystem;
  std::error_code code;
  const fs::file_status status = fs::status(path, code);
  if (!fs::exists(status)) {
    return Error{ErrorCode::kNotFound, "there is no such file or folder", path};
  }
  if (!fs::is_directory(status)) return std::vector<std::string>{path};
  std::vector<std::string> files;
  fs::recursive_directory_iterator walk(path, code);
  for (; !code && walk != fs::recursive_directory_iterator(); walk.increment(code)) {
    const fs::path& entry = walk->path();
    std::error_code ignored;
    if (walk->is_directory(ignored)) {
      const std::string name = entry.filename().string();
      if (walk.depth() == 0 && std::find(skip.begin(), skip.end(), name) != skip.end()) {
        walk.disable_recursion_pending();
      }
    } else if (entry.extension() == ".yaml" || entry.extension() == ".yml" ||
               (!also.empty() && entry.extension() == also)) {
      files.push_back(entry.string());
    }
  }
  if (code) return io_error(path, "cannot read the folder", code.message());
  if (files.empty()) {
    return Error{ErrorCode::kNotFound, "the folder holds no .yaml file", path};
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace expunge
