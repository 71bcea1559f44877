#include "rulebook/policy.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include "base/digest.h"
#include "base/strings.h"
#include "rulebook/embedded.h"
#include "rulebook/yaml_reader.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kOperators = {"replace"sv,   "mask"sv,        "redact"sv,  "hash"sv,
                                   "surrogate"sv, "placeholder"sv, "encrypt"sv, "generalise"sv,
                                   "keep"sv,      "drop_record"sv};
constexpr std::array kScopes = {"field"sv, "record"sv, "run"sv};
constexpr std::array kPolicyKeys = {"name"sv,    "about"sv,     "min_score"sv,
                                    "regions"sv, "otherwise"sv, "fields"sv,
                                    "rules"sv,   "budgets"sv,   "risk"sv};
constexpr std::array kRiskKeys = {"above"sv, "action"sv};
constexpr std::array kBudgetKeys = {"entities"sv, "owners"sv, "roles"sv,
                                    "of"sv,       "max"sv,    "per_1000"sv};
constexpr std::array kBudgetScopes = {"new"sv, "all"sv};
constexpr std::array kPolicyRuleKeys = {"entities"sv, "owners"sv, "roles"sv, "min_score"sv,
                                        "action"sv};
constexpr std::array kActionKeys = {"op"sv, "placeholder"sv, "scope"sv};
// What can be done to a whole field; the others need a value with an entity.
constexpr std::array kFieldOperators = {
    Operator::kReplace, Operator::kMask,       Operator::kRedact,    Operator::kHash,
    Operator::kKeep,    Operator::kGeneralise, Operator::kDropRecord};

Operator read_operator(const YamlMap& map, const YamlNode& node, std::string_view what) {
  const std::string word = map.scalar(node, what);
  if (const std::optional<Operator> op = operator_from_string(word)) return *op;
  map.fail(node.line, fmt::format("{}: {}", what, unknown_word("operator", word, kOperators)));
}

SurrogateScope read_scope(const YamlMap& map) {
  const std::string word = map.text("scope");
  const auto at = std::find(kScopes.begin(), kScopes.end(), word);
  if (at == kScopes.end()) {
    map.fail(map.line_of("scope"),
             fmt::format("{}: {}", map.name("scope"), unknown_word("scope", word, kScopes)));
  }
  return static_cast<SurrogateScope>(at - kScopes.begin());
}

// A word (replace), or a map ({op: placeholder, placeholder: '{{user}}'}).
Action read_action(const YamlMap& owner, const YamlNode& node, const std::string& what) {
  Action action;
  if (node.kind != YamlNode::Kind::kMap) {
    action.op = read_operator(owner, node, what);
    if (action.op == Operator::kPlaceholder) {
      owner.fail(node.line, what +
                                " must say which placeholder: {op: placeholder, placeholder: "
                                "'{{user}}'}");
    }
    return action;
  }
  const YamlMap map(node, owner.file(), what, kActionKeys);
  if (!map.has("op")) map.fail(map.line(), map.name("op") + " is missing");
  action.op = read_operator(map, *map.get("op"), map.name("op"));
  if (map.has("placeholder") != (action.op == Operator::kPlaceholder)) {
    map.fail(map.line(), map.has("placeholder")
                             ? map.name("placeholder") + " goes with op: placeholder only"
                             : map.name("placeholder") + " is missing: the text to put there");
  }
  if (map.has("placeholder")) action.placeholder = map.required_text("placeholder");
  if (map.has("scope")) {
    if (action.op != Operator::kSurrogate) {
      map.fail(map.line_of("scope"), map.name("scope") + " goes with op: surrogate only");
    }
    action.scope = read_scope(map);
  }
  return action;
}

// The conditions that rules and budgets share.
template <class Entry>
void read_conditions(const YamlMap& map, Entry& entry) {
  entry.entities = map.texts("entities");
  for (const YamlNode& item : map.list("owners")) {
    entry.owners.push_back(map.owner(item, map.name("owners")));
  }
  for (const YamlNode& item : map.list("roles")) {
    entry.roles.push_back(map.role(item, map.name("roles")));
  }
}

PolicyRule read_policy_rule(const YamlMap& policy, const YamlNode& node, std::size_t index) {
  const YamlMap map(node, policy.file(), fmt::format("rules[{}]", index), kPolicyRuleKeys);
  PolicyRule rule;
  rule.line = node.line;
  read_conditions(map, rule);
  rule.min_score = map.number("min_score", 0, 1, 0);
  const YamlNode* action = map.get("action");
  if (action == nullptr) map.fail(map.line(), map.name("action") + " is missing");
  rule.action = read_action(map, *action, map.name("action"));
  return rule;
}

Budget::Of read_scope_of_budget(const YamlMap& map) {
  const std::string word = map.text("of", "new");
  const auto at = std::find(kBudgetScopes.begin(), kBudgetScopes.end(), word);
  if (at == kBudgetScopes.end()) {
    map.fail(map.line_of("of"),
             fmt::format("{}: {}", map.name("of"), unknown_word("scope", word, kBudgetScopes)));
  }
  return static_cast<Budget::Of>(at - kBudgetScopes.begin());
}

Budget read_budget(const YamlMap& policy, const YamlNode& node, std::size_t index) {
  constexpr int kMost = 1'000'000'000;
  const YamlMap map(node, policy.file(), fmt::format("budgets[{}]", index), kBudgetKeys);
  Budget budget;
  budget.line = node.line;
  read_conditions(map, budget);
  budget.of = read_scope_of_budget(map);
  if (map.has("max")) budget.max = static_cast<std::uint64_t>(map.integer("max", 0, kMost, 0));
  if (map.has("per_1000")) budget.per_1000 = map.number("per_1000", 0, kMost, 0);
  if (!budget.max && !budget.per_1000) {
    map.fail(map.line(),
             map.name("max") + " is missing: how many findings may pass, or per_1000 messages");
  }
  return budget;
}

void read_risk(const YamlMap& policy, Policy& result) {
  constexpr double kMostBits = 200;
  const YamlNode* node = policy.get("risk");
  if (node == nullptr) return;
  const YamlMap map(*node, policy.file(), "risk", kRiskKeys);
  for (const std::string_view key : kRiskKeys) {
    if (!map.has(key)) map.fail(map.line(), map.name(key) + " is missing");
  }
  RiskLimit limit;
  limit.line = node->line;
  limit.above = map.number("above", 0, kMostBits, 0);
  limit.action = read_action(map, *map.get("action"), map.name("action"));
  if (limit.action.op == Operator::kKeep) {
    map.fail(map.line_of("action"),
             map.name("action") + ": keep does nothing; use generalise, replace or drop_record");
  }
  result.risk = std::move(limit);
}

void read_fields(const YamlMap& map, Policy& policy) {
  const YamlNode* fields = map.get("fields");
  if (fields == nullptr) return;
  if (fields->kind != YamlNode::Kind::kMap) {
    map.fail(fields->line, "fields must be a map from roles to operators, like {identifier: hash}");
  }
  for (std::size_t i = 0; i < fields->keys.size(); ++i) {
    const Role role = map.role(fields->keys[i], "fields");
    const std::string what = "fields." + fields->keys[i].scalar;
    const Action action = read_action(map, fields->items[i], what);
    if (std::find(kFieldOperators.begin(), kFieldOperators.end(), action.op) ==
        kFieldOperators.end()) {
      map.fail(fields->items[i].line,
               fmt::format("{}: {} cannot be done to a whole field; use keep, replace, mask, "
                           "redact, hash, generalise or drop_record",
                           what, to_string(action.op)));
    }
    policy.fields[role] = action;
  }
}

void read_regions(const YamlMap& map, Policy& policy) {
  policy.regions = map.texts("regions");
  for (std::size_t i = 0; i < policy.regions.size(); ++i) {
    const std::string& region = policy.regions[i];
    const bool fits = region.size() == 2 && std::all_of(region.begin(), region.end(), [](char c) {
                        return c >= 'A' && c <= 'Z';
                      });
    if (!fits) {
      map.fail(
          map.list("regions")[i].line,
          fmt::format("regions: '{}' must be an ISO 3166 code of two capitals, like US", region));
    }
  }
}

Policy read_policy(const YamlNode& node, const std::string& file) {
  const YamlMap map(node, file, "", kPolicyKeys);
  Policy policy;
  policy.file = file;
  policy.name = map.required_text("name");
  policy.about = map.required_text("about");
  policy.min_score = map.number("min_score", 0, 1, policy.min_score);
  read_regions(map, policy);
  if (const YamlNode* otherwise = map.get("otherwise")) {
    policy.otherwise = read_action(map, *otherwise, "otherwise");
  }
  read_fields(map, policy);
  read_risk(map, policy);
  const std::span<const YamlNode> rules = map.list("rules");
  for (std::size_t i = 0; i < rules.size(); ++i) {
    policy.rules.push_back(read_policy_rule(map, rules[i], i));
  }
  const std::span<const YamlNode> budgets = map.list("budgets");
  for (std::size_t i = 0; i < budgets.size(); ++i) {
    policy.budgets.push_back(read_budget(map, budgets[i], i));
  }
  return policy;
}

template <class T>
bool allows(const std::vector<T>& wanted, const auto& value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

}  // namespace

std::string_view to_string(Operator op) { return kOperators[static_cast<std::size_t>(op)]; }

std::optional<Operator> operator_from_string(std::string_view name) {
  const auto at = std::find(kOperators.begin(), kOperators.end(), name);
  if (at == kOperators.end()) return std::nullopt;
  return static_cast<Operator>(at - kOperators.begin());
}

const Action& Policy::decide(std::string_view entity, Owner owner, Role role, double score) const {
  for (const PolicyRule& rule : rules) {
    if (score >= rule.min_score && allows(rule.owners, owner) && allows(rule.roles, role) &&
        allows(rule.entities, entity)) {
      return rule.action;
    }
  }
  return otherwise;
}

bool Budget::counts(std::string_view entity, Owner owner, Role role) const {
  return allows(owners, owner) && allows(roles, role) && allows(entities, entity);
}

Result<PolicySet> PolicySet::builtin() {
  PolicySet set;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with("policies/") || !file.path.ends_with(".yaml")) continue;
    Result<Policy> policy = from_yaml(file.bytes, "rules/" + std::string(file.path));
    if (!policy) return std::move(policy).error();
    set.policies_.push_back(std::move(*policy));
  }
  return set;
}

const Policy* PolicySet::find(std::string_view name) const {
  const auto at = std::find_if(policies_.begin(), policies_.end(),
                               [&](const Policy& policy) { return policy.name == name; });
  return at == policies_.end() ? nullptr : &*at;
}

Result<Policy> PolicySet::from_yaml(std::string_view yaml, const std::string& file_name) {
  Result<std::vector<YamlNode>> documents = parse_yaml(yaml, file_name);
  if (!documents) return std::move(documents).error();
  if (documents->size() != 1) {
    return Error{
        ErrorCode::kRules,
        fmt::format("a policy file holds one policy, this one holds {}", documents->size()),
        file_name + ":1"};
  }
  try {
    Policy policy = read_policy(documents->front(), file_name);
    policy.digest = to_hex(sha256(yaml));
    return policy;
  } catch (const LoadProblem& problem) {
    return problem.error;
  }
}

Result<Policy> PolicySet::load(const std::string& name_or_path) const {
  if (const Policy* policy = find(name_or_path)) return *policy;
  std::error_code code;
  if (!std::filesystem::exists(name_or_path, code)) {
    std::vector<std::string_view> names;
    for (const Policy& policy : policies_) names.push_back(policy.name);
    const std::string hint = did_you_mean(name_or_path, names);
    return Error{ErrorCode::kNotFound,
                 fmt::format("no policy and no file '{}'{}; built in are {}", name_or_path, hint,
                             fmt::join(names, ", ")),
                 ""};
  }
  const Result<std::string> bytes = read_yaml_file(name_or_path);
  if (!bytes) return bytes.error();
  return from_yaml(*bytes, name_or_path);
}

}  // namespace expunge
