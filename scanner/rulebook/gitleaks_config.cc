// The order of things is that of gitleaks' config.Translate: read the rules, then the lists of the
// file, then merge in what is extended (its values count where the extending file says nothing;
// lists add up), at the end check.

#include "rulebook/gitleaks_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <utility>

#include "base/strings.h"
#include "rulebook/go_pattern.h"
#include "rulebook/rule_loader.h"
#include "rulebook/toml_tree.h"
#include "rulebook/yaml_reader.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

// A file may extend one that extends one; what the third extends is not looked at.
constexpr int kMaxDepth = 2;

constexpr std::array kFileKeys = {"title"sv, "description"sv, "minversion"sv, "extend"sv,
                                  "rules"sv, "allowlist"sv,   "allowlists"sv};
constexpr std::array kRuleKeys = {"id"sv,          "description"sv, "path"sv,     "regex"sv,
                                  "secretgroup"sv, "entropy"sv,     "keywords"sv, "tags"sv,
                                  "allowlist"sv,   "allowlists"sv,  "required"sv, "skipreport"sv};
constexpr std::array kListKeys = {"description"sv, "condition"sv, "commits"sv,   "paths"sv,
                                  "regextarget"sv, "regexes"sv,   "stopwords"sv, "targetrules"sv};
constexpr std::array kExtendKeys = {"path"sv, "url"sv, "usedefault"sv, "disabledrules"sv};
constexpr std::array kRequiredKeys = {"id"sv, "withinlines"sv, "withincolumns"sv};

[[noreturn]] void fail(const std::string& file, int line, std::string message) {
  throw LoadProblem{Error{ErrorCode::kRules, std::move(message), fmt::format("{}:{}", file, line)}};
}

// Reads one table as Viper does: what is one text may stand for a list of one, and a number may
// stand in quotes.
class Table {
 public:
  Table(const YamlNode& node, const std::string& file, std::string what,
        std::span<const std::string_view> known, std::vector<ImportNote>& notes)
      : node_(node), file_(file), what_(std::move(what)) {
    if (node.kind != YamlNode::Kind::kMap) {
      fail(file, node.line, fmt::format("{} must be a table, got {}", what_, kind_name(node)));
    }
    for (const YamlNode& key : node.keys) {
      if (std::find(known.begin(), known.end(), key.scalar) != known.end()) continue;
      notes.push_back({ImportNote::Kind::kChanged, file, key.line, what_,
                       fmt::format("key '{}' is not known to gitleaks and has no effect{}",
                                   key.scalar, did_you_mean(key.scalar, known))});
    }
  }

  const YamlNode* get(std::string_view key) const { return node_.find(key); }
  int line() const { return node_.line; }
  const std::string& file() const { return file_; }

  std::string text(std::string_view key) const {
    const YamlNode* node = get(key);
    return node == nullptr ? std::string() : scalar(*node, key);
  }
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> values;
    const YamlNode* node = get(key);
    if (node == nullptr) return values;
    if (node->kind == YamlNode::Kind::kScalar) return {node->scalar};
    if (node->kind != YamlNode::Kind::kList) {
      fail(file_, node->line, fmt::format("{}: {} must be a list of texts", what_, key));
    }
    for (const YamlNode& item : node->items) values.push_back(scalar(item, key));
    return values;
  }
  bool flag(std::string_view key) const {
    const std::string value = text(key);
    if (!value.empty() && value != "true" && value != "false") {
      fail(file_, get(key)->line, fmt::format("{}: {} must be true or false", what_, key));
    }
    return value == "true";
  }
  template <class Number>
  Number number(std::string_view key) const {
    const std::string value = text(key);
    Number number{};
    if (value.empty()) return number;
    const auto [stop, code] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (code != std::errc() || stop != value.data() + value.size() || number < 0) {
      fail(file_, get(key)->line, fmt::format("{}: {} must be a number from 0 on", what_, key));
    }
    return number;
  }
  // The tables of [[key]], or the one of [key].
  std::span<const YamlNode> tables(std::string_view key) const {
    const YamlNode* node = get(key);
    if (node == nullptr) return {};
    if (node->kind == YamlNode::Kind::kList) return node->items;
    return {node, 1};
  }

 private:
  std::string scalar(const YamlNode& node, std::string_view key) const {
    if (node.kind == YamlNode::Kind::kScalar) return node.scalar;
    fail(file_, node.line,
         fmt::format("{}: {} must be a text, got {}", what_, key, kind_name(node)));
  }

  const YamlNode& node_;
  const std::string& file_;
  std::string what_;
};

void check_regexes(const Table& table, std::string_view key,
                   const std::vector<std::string>& patterns) {
  for (const std::string& pattern : patterns) {
    const std::string fault = regex_fault(key, re2_from_go(pattern));
    if (!fault.empty()) fail(table.file(), table.line(), fault);
  }
}

bool read_condition(const Table& table) {
  const std::string condition = ascii_lower(table.text("condition"));
  if (condition == "and" || condition == "&&") return true;
  if (condition.empty() || condition == "or" || condition == "||") return false;
  fail(table.file(), table.line(),
       fmt::format("allowlist: unknown condition '{}'; it is AND or OR", condition));
}

RuleAllow::Target read_target(const Table& table) {
  const std::string target = table.text("regextarget");
  if (target.empty() || target == "secret") return RuleAllow::Target::kValue;
  if (target == "match") return RuleAllow::Target::kMatch;
  if (target == "line") return RuleAllow::Target::kLine;
  constexpr std::array kKnown = {"secret"sv, "match"sv, "line"sv};
  fail(table.file(), table.line(), "allowlist: " + unknown_word("regexTarget", target, kKnown));
}

GitleaksAllowlist read_allowlist(const Table& table) {
  GitleaksAllowlist list;
  list.file = table.file();
  list.line = table.line();
  list.about = table.text("description");
  list.all = read_condition(table);
  list.target = read_target(table);
  list.commits = table.texts("commits");
  list.paths = table.texts("paths");
  list.regexes = table.texts("regexes");
  list.stopwords = table.texts("stopwords");
  list.target_rules = table.texts("targetrules");
  check_regexes(table, "paths", list.paths);
  check_regexes(table, "regexes", list.regexes);
  if (list.commits.empty() && list.paths.empty() && list.regexes.empty() &&
      list.stopwords.empty()) {
    fail(list.file, list.line,
         "the allowlist is empty; give it commits, paths, regexes or stopwords");
  }
  return list;
}

// [allowlist] is the old spelling of one [[allowlists]].
std::vector<GitleaksAllowlist> read_allowlists(const Table& table, const std::string& what,
                                               std::vector<ImportNote>& notes) {
  if (table.get("allowlist") != nullptr && !table.tables("allowlists").empty()) {
    fail(table.file(), table.line(),
         fmt::format("{}: [allowlist] and [[allowlists]] exclude each other; use [[allowlists]]",
                     what));
  }
  std::vector<GitleaksAllowlist> lists;
  for (const auto key : {"allowlist"sv, "allowlists"sv}) {
    for (const YamlNode& node : table.tables(key)) {
      lists.push_back(read_allowlist(Table(node, table.file(), "allowlist", kListKeys, notes)));
    }
  }
  return lists;
}

class Reader {
 public:
  GitleaksConfig read(const YamlNode& root, const std::string& file, int depth);

 private:
  GitleaksRule read_rule(const YamlNode& node, const std::string& file);
  void read_rules(const Table& table, GitleaksConfig& config);
  void extend(const Table& table, int depth, GitleaksConfig& config);
  GitleaksConfig read_extended(const Table& extend, int depth);
  void target(const std::vector<GitleaksAllowlist>& lists, GitleaksConfig& config);

  std::vector<ImportNote> notes_;
};

GitleaksRule Reader::read_rule(const YamlNode& node, const std::string& file) {
  const YamlNode* id = node.find("id");
  const std::string name = id == nullptr ? "a rule without id" : "rule " + id->scalar;
  const Table table(node, file, name, kRuleKeys, notes_);
  GitleaksRule rule;
  rule.file = file;
  rule.line = node.line;
  rule.id = table.text("id");
  rule.description = table.text("description");
  rule.path = table.text("path");
  rule.regex = table.text("regex");
  rule.secret_group = table.number<int>("secretgroup");
  rule.entropy = table.number<double>("entropy");
  rule.keywords = table.texts("keywords");
  for (std::string& keyword : rule.keywords) keyword = ascii_lower(keyword);
  rule.tags = table.texts("tags");
  rule.skip_report = table.flag("skipreport");
  if (!rule.path.empty()) check_regexes(table, "path", {rule.path});
  rule.allowlists = read_allowlists(table, name, notes_);
  for (const YamlNode& item : table.tables("required")) {
    const Table required(item, file, name + ": required", kRequiredKeys, notes_);
    rule.required.push_back(required.text("id"));
    if (rule.required.back().empty()) {
      fail(file, item.line, fmt::format("{}: required has no id", name));
    }
  }
  return rule;
}

void Reader::read_rules(const Table& table, GitleaksConfig& config) {
  for (const YamlNode& node : table.tables("rules")) {
    GitleaksRule rule = read_rule(node, table.file());
    const auto known = config.rules.find(rule.id);
    if (known == config.rules.end()) {
      config.rules.emplace(rule.id, std::move(rule));
      continue;
    }
    notes_.push_back({ImportNote::Kind::kLeftOut, table.file(), known->second.line,
                      "rule " + rule.id, "another rule of this id follows, and takes its place"});
    known->second = std::move(rule);
  }
  for (const auto& [id, rule] : config.rules) {
    for (const std::string& required : rule.required) {
      if (config.rules.contains(required)) continue;
      fail(rule.file, rule.line,
           fmt::format("rule {}: required: there is no rule '{}'", id, required));
    }
  }
}

// The extending file's words over the base's.
GitleaksRule merged(GitleaksRule base, const GitleaksRule& over) {
  const auto take = [](std::string& mine, const std::string& theirs) {
    if (!theirs.empty()) mine = theirs;
  };
  const auto append = [](auto& mine, const auto& theirs) {
    mine.insert(mine.end(), theirs.begin(), theirs.end());
  };
  take(base.description, over.description);
  take(base.regex, over.regex);
  take(base.path, over.path);
  if (over.entropy != 0) base.entropy = over.entropy;
  if (over.secret_group != 0) base.secret_group = over.secret_group;
  append(base.tags, over.tags);
  append(base.keywords, over.keywords);
  append(base.allowlists, over.allowlists);
  base.file = over.file;
  base.line = over.line;
  return base;
}

// As written (gitleaks: from the working folder), from the extending file's folder, or beside it.
std::optional<std::string> find_extended(const std::string& path, const std::string& from) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::path(from).parent_path();
  for (const fs::path& place :
       {fs::path(path), folder / path, folder / fs::path(path).filename()}) {
    std::error_code ignored;
    if (fs::is_regular_file(place, ignored)) return place.string();
  }
  return std::nullopt;
}

GitleaksConfig Reader::read_extended(const Table& extend, int depth) {
  const std::string path = extend.text("path");
  const std::optional<std::string> place = find_extended(path, extend.file());
  if (!place) {
    fail(extend.file(), extend.line(),
         fmt::format("extend.path: there is no file '{}', neither from the working folder nor from "
                     "this file's folder, nor one of that name beside this file",
                     path));
  }
  const Result<std::string> bytes = read_yaml_file(*place);
  if (!bytes) throw LoadProblem{bytes.error()};
  const Result<YamlNode> root = parse_toml(*bytes, *place);
  if (!root) throw LoadProblem{root.error()};
  return read(*root, *place, depth + 1);
}

void Reader::extend(const Table& table, int depth, GitleaksConfig& config) {
  const YamlNode* node = table.get("extend");
  if (node == nullptr) return;
  const Table extend(*node, table.file(), "extend", kExtendKeys, notes_);
  const auto note = [&](std::string why) {
    notes_.push_back(
        {ImportNote::Kind::kChanged, table.file(), node->line, "extend", std::move(why)});
  };
  if (!extend.text("url").empty()) note("url is not followed (nor does gitleaks)");
  const std::string path = extend.text("path");
  const bool use_default = extend.flag("usedefault");
  if (path.empty() && !use_default) return;
  if (depth == kMaxDepth) {
    note("not followed: files are extended two deep, as in gitleaks");
    return;
  }
  if (!path.empty() && use_default) {
    fail(table.file(), node->line, "extend: path and useDefault exclude each other");
  }
  if (use_default) {
    config.use_default = true;
    note(
        "useDefault: the list inside gitleaks is not part of expunge, whose own rules run; to have "
        "it too, save it as a file and name that in extend.path");
    return;
  }
  GitleaksConfig base = read_extended(extend, depth);
  config.use_default = config.use_default || base.use_default;
  for (const std::string& id : extend.texts("disabledrules")) {
    if (base.rules.erase(id) == 0) note(fmt::format("disabledRules: there is no rule '{}'", id));
  }
  for (auto& [id, rule] : base.rules) {
    const auto own = config.rules.find(id);
    if (own == config.rules.end()) {
      config.rules.emplace(id, std::move(rule));
    } else {
      own->second = merged(std::move(rule), own->second);
    }
  }
  config.allowlists.insert(config.allowlists.end(), base.allowlists.begin(), base.allowlists.end());
}

void Reader::target(const std::vector<GitleaksAllowlist>& lists, GitleaksConfig& config) {
  for (const GitleaksAllowlist& list : lists) {
    for (const std::string& id : list.target_rules) {
      const auto rule = config.rules.find(id);
      if (rule != config.rules.end()) {
        rule->second.allowlists.push_back(list);
      } else if (config.use_default) {
        notes_.push_back({ImportNote::Kind::kChanged, list.file, list.line, "allowlist",
                          fmt::format("targetRules: rule '{}' is not in this file", id)});
      } else {
        fail(list.file, list.line, fmt::format("targetRules: there is no rule '{}'", id));
      }
    }
  }
}

// What gitleaks' Rule.Validate refuses.
void check_rule(const GitleaksRule& rule, bool base_is_unknown) {
  if (trim(rule.id).empty()) fail(rule.file, rule.line, "a rule has no id");
  if (rule.regex.empty() && rule.path.empty() && !base_is_unknown) {
    fail(rule.file, rule.line,
         fmt::format("rule {} has neither regex nor path; it finds nothing", rule.id));
  }
  const std::string pattern = re2_from_go(rule.regex);
  if (!pattern_fault(pattern).empty()) return;  // left out by the importer, with the reason
  const int groups = regex_groups(pattern);
  if (rule.secret_group > groups) {
    fail(rule.file, rule.line,
         fmt::format("rule {}: secretGroup is {}, but the regex has {} groups", rule.id,
                     rule.secret_group, groups));
  }
}

GitleaksConfig Reader::read(const YamlNode& root, const std::string& file, int depth) {
  const Table table(root, file, "the file", kFileKeys, notes_);
  GitleaksConfig config;
  read_rules(table, config);
  std::vector<GitleaksAllowlist> targeted;
  for (GitleaksAllowlist& list : read_allowlists(table, "the file", notes_)) {
    (list.target_rules.empty() ? config.allowlists : targeted).push_back(std::move(list));
  }
  extend(table, depth, config);
  if (depth > 0) {
    for (const GitleaksAllowlist& list : targeted) {
      notes_.push_back({ImportNote::Kind::kChanged, list.file, list.line, "allowlist",
                        "targetRules of an extended file have no effect, as in gitleaks"});
    }
    return config;
  }
  for (const auto& [id, rule] : config.rules) check_rule(rule, config.use_default);
  target(targeted, config);
  config.notes = std::move(notes_);
  return config;
}

}  // namespace

Result<GitleaksConfig> read_gitleaks_config(std::string_view toml, const std::string& path) {
  const Result<YamlNode> root = parse_toml(toml, path);
  if (!root) return root.error();
  try {
    return Reader().read(*root, path, 0);
  } catch (LoadProblem& problem) {
    return std::move(problem.error);
  }
}

}  // namespace expunge
