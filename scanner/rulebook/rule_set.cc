#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/digest.h"
#include "rulebook/embedded.h"
#include "rulebook/import.h"
#include "rulebook/rule.h"
#include "rulebook/rule_loader.h"
#include "rulebook/yaml_reader.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

// Folders of rules/ that hold something else.
constexpr std::array kOtherFolders = {"profiles"sv, "policies"sv, "schema"sv, "lists"sv};

bool is_rule_file(std::string_view path) {
  if (!path.ends_with(".yaml")) return false;
  const std::string_view folder = path.substr(0, path.find('/'));
  return std::find(kOtherFolders.begin(), kOtherFolders.end(), folder) == kOtherFolders.end();
}

// Two rules of one load under one id: one of them would be lost.
Result<void> refuse_duplicates(const std::vector<Rule>& rules) {
  std::map<std::string_view, const Rule*> seen;
  for (const Rule& rule : rules) {
    const auto [entry, fresh] = seen.emplace(rule.id, &rule);
    if (fresh) continue;
    const Rule& first = *entry->second;
    return Error{ErrorCode::kRules,
                 fmt::format("id '{}' is already taken by {}:{}; ids are unique", rule.id,
                             first.file, first.line),
                 fmt::format("{}:{}", rule.file, rule.line)};
  }
  return {};
}

// Canonical form: every value with its length before it, so that no two rules share one.
class CanonicalWriter {
 public:
  explicit CanonicalWriter(Sha256& sha) : sha_(sha) {}
  void text(std::string_view value) {
    sha_.update(fmt::format("{}:", value.size()));
    sha_.update(value);
  }
  void number(double value) { text(fmt::format("{}", value)); }
  void flag(bool value) { text(value ? "1" : "0"); }
  void texts(const std::vector<std::string>& values) {
    text(fmt::format("{}", values.size()));
    for (const std::string& value : values) text(value);
  }
  void examples(const std::vector<RuleExample>& values) {
    text(fmt::format("{}", values.size()));
    for (const RuleExample& example : values) {
      text(example.text);
      text(example.previous);
      for (const TextSpan span : example.values) text(fmt::format("{}-{}", span.begin, span.end));
    }
  }

 private:
  Sha256& sha_;
};

void write_canonical(const Rule& rule, CanonicalWriter& out) {
  out.text(rule.id);
  out.text(rule.entity);
  out.text(rule.about);
  out.text(rule.pattern);
  out.text(fmt::format("{}", fmt::join(rule.groups, " ")));
  out.number(rule.digits.least);
  out.number(rule.digits.apart);
  out.number(rule.digits.ahead);
  out.texts(rule.keywords);
  for (const NumberForm& form : rule.number) {
    out.text(form.shape_text);
    out.texts(form.check_texts);
  }
  out.text(rule.previous);
  out.texts(rule.previous_roles);
  out.flag(rule.plain);
  out.flag(rule.folded);
  out.flag(rule.spoken);
  out.text(rule.validate);
  out.text(rule.join);
  out.number(rule.score);
  out.number(rule.entropy);
  out.texts(rule.context.near);
  out.number(rule.context.chars);
  out.number(rule.context.raise);
  out.flag(rule.context.required);
  out.flag(rule.context.alone);
  out.number(rule.context.turns);
  out.texts(rule.veto.near);
  out.number(rule.veto.chars);
  out.texts(rule.veto.exact);
  out.text(rule.veto.pattern);
  out.text(fmt::format("{}", rule.allow.size()));
  for (const RuleAllow& allow : rule.allow) {
    out.flag(allow.all);
    out.number(static_cast<int>(allow.target));
    out.texts(allow.patterns);
    out.texts(allow.words);
  }
  out.flag(rule.certain);
  out.flag(rule.on_request);
  out.text(to_string(rule.owner));
  out.flag(rule.remember);
  out.text(fmt::format("{}", rule.roles.size()));
  for (const Role role : rule.roles) out.text(to_string(role));
  out.texts(rule.languages);
  out.examples(rule.matches);
  out.examples(rule.non_matches);
}

}  // namespace

static_assert(static_cast<std::size_t>(Role::kLabel) + 1 == kRoleCount);

bool applies_to(const Rule& rule, Role role) {
  const bool certain_only =
      role == Role::kIdentifier || role == Role::kTimestamp || role == Role::kLabel;
  if (certain_only && !rule.certain) return false;
  return rule.roles.empty() ||
         std::find(rule.roles.begin(), rule.roles.end(), role) != rule.roles.end();
}

Result<RuleSet> RuleSet::builtin() {
  std::vector<Rule> loaded;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!is_rule_file(file.path)) continue;
    Result<std::vector<Rule>> rules =
        load_rules(file.bytes, "rules/" + std::string(file.path), RuleTrust::kCompiled);
    if (!rules) return std::move(rules).error();
    std::move(rules->begin(), rules->end(), std::back_inserter(loaded));
  }
  if (Result<void> unique = refuse_duplicates(loaded); !unique) return std::move(unique).error();
  std::ranges::sort(loaded, {}, &Rule::id);
  RuleSet set;
  set.builtin_.assign(loaded.size(), true);
  set.rules_ = std::move(loaded);
  return set;
}

Result<std::vector<Rule>> RuleSet::load_file(const std::string& path) {
  const Result<std::string> bytes = read_yaml_file(path);
  if (!bytes) return bytes.error();
  Result<std::optional<RuleImport>> import = import_rules(*bytes, path, entities());
  if (!import) return std::move(import).error();
  if (!*import) return load_rules(*bytes, path, RuleTrust::kChecked);
  std::vector<Rule> rules = std::exchange((*import)->rules, {});
  imports_.push_back(std::move(**import));
  return rules;
}

Result<void> RuleSet::add_path(const std::string& path) {
  const Result<std::vector<std::string>> files = yaml_files(path, kOtherFolders, ".toml");
  if (!files) return files.error();
  std::vector<Rule> loaded;
  for (const std::string& file : *files) {
    Result<std::vector<Rule>> rules = load_file(file);
    if (!rules) return std::move(rules).error();
    std::move(rules->begin(), rules->end(), std::back_inserter(loaded));
  }
  if (Result<void> unique = refuse_duplicates(loaded); !unique) return unique;
  for (Rule& rule : loaded) insert(std::move(rule), false);
  return {};
}

Result<void> RuleSet::add_yaml(std::string_view yaml, const std::string& file_name) {
  Result<std::vector<Rule>> rules = load_rules(yaml, file_name, RuleTrust::kChecked);
  if (!rules) return std::move(rules).error();
  if (Result<void> unique = refuse_duplicates(*rules); !unique) return unique;
  for (Rule& rule : *rules) insert(std::move(rule), false);
  return {};
}

const Rule* RuleSet::find(std::string_view id) const {
  const auto at =
      std::lower_bound(rules_.begin(), rules_.end(), id,
                       [](const Rule& rule, std::string_view wanted) { return rule.id < wanted; });
  return at != rules_.end() && at->id == id ? &*at : nullptr;
}

std::vector<std::string> RuleSet::entities() const {
  std::set<std::string> names;
  for (const Rule& rule : rules_) names.insert(rule.entity);
  return {names.begin(), names.end()};
}

std::string RuleSet::digest() const {
  Sha256 sha;
  CanonicalWriter writer(sha);
  for (const Rule& rule : rules_) write_canonical(rule, writer);
  return to_hex(sha.finish());
}

void RuleSet::insert(Rule rule, bool builtin) {
  const auto at =
      std::lower_bound(rules_.begin(), rules_.end(), rule.id,
                       [](const Rule& known, const std::string& id) { return known.id < id; });
  const auto index = at - rules_.begin();
  if (at != rules_.end() && at->id == rule.id) {
    *at = std::move(rule);
    builtin_[static_cast<std::size_t>(index)] = builtin;
    return;
  }
  rules_.insert(at, std::move(rule));
  builtin_.insert(builtin_.begin() + index, builtin);
}

}  // namespace expunge
