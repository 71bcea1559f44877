#include "detect/compiled_rules.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/entity_family.h"
#include "base/strings.h"
#include "names/letters.h"

namespace expunge {
namespace {

Error rule_error(const Rule& rule, const std::string& message) {
  std::string where = rule.file;
  if (rule.line > 0) where += ":" + std::to_string(rule.line);
  return {ErrorCode::kRules, rule.id + ": " + message, std::move(where)};
}

// One that stands in the binary was compiled when that was built: when first needed.  All others
// at once, so that a bad one is told of before anything is read.
Result<std::shared_ptr<const LazyPattern>> veto_pattern(const Rule& rule, bool is_builtin) {
  auto pattern = std::make_shared<const LazyPattern>(rule.veto.pattern);
  if (is_builtin) return std::shared_ptr<const LazyPattern>(std::move(pattern));
  const RE2& compiled = **pattern;
  if (!compiled.ok()) return rule_error(rule, "veto.pattern: " + compiled.error());
  return std::shared_ptr<const LazyPattern>(std::move(pattern));
}

std::uint16_t roles_of(const Rule& rule) {
  std::uint16_t roles = 0;
  for (unsigned role = 0; role < kRoleCount; ++role) {
    if (applies_to(rule, static_cast<Role>(role)))
      roles = static_cast<std::uint16_t>(roles | 1u << role);
  }
  return roles;
}

Result<void> find_named(const Rule& rule, std::string_view key, const std::string& name,
                        Validator& out) {
  out = find_validator(name);
  if (out != nullptr) return {};
  const std::vector<std::string_view> known = validator_names();
  return rule_error(rule, std::string(key) + ": there is no validator '" + name + "'" +
                              did_you_mean(name, known));
}

Result<void> resolve_validator(const Rule& rule, CompiledRule& out) {
  if (!rule.join.empty()) {
    if (auto done = find_named(rule, "join", rule.join, out.join); !done) return done;
  }
  if (rule.validate.empty()) return {};
  out.validator_evidence = "validator:" + rule.validate;
  out.cue = name_cue_from_string(rule.validate);
  if (out.cue) return {};
  return find_named(rule, "validate", rule.validate, out.validator);
}

// What a number with a word that names it is worth: one of a country with its check digits beats
// what a cue alone proves; where there is a more general entity, that has the better name.
double number_score(const Rule& rule) {
  using Kind = NumberCheck::Kind;
  const auto has_check_digit = [](const NumberForm& form) {
    return std::any_of(form.checks.begin(), form.checks.end(), [](const NumberCheck& check) {
      return check.kind != Kind::kDate && check.kind != Kind::kPart;
    });
  };
  if (rule.number.empty()) return 0;
  if (!std::all_of(rule.number.begin(), rule.number.end(), has_check_digit)) return 0;
  return entity_family(rule.entity) == "NATIONAL_ID" ? 0.97 : 0.93;
}

Result<CompiledRule> compile_one(const Rule& rule, std::uint32_t index, bool is_builtin,
                                 AllowListCompiler& allow_lists) {
  CompiledRule out;
  out.rule = &rule;
  out.index = index;
  out.is_person = rule.entity == "PERSON";
  out.number_score = number_score(rule);
  out.roles = roles_of(rule);
  if (auto done = resolve_validator(rule, out); !done) return std::move(done).error();
  out.context = PhraseSet(rule.context.near);
  out.veto_near = PhraseSet(rule.veto.near);
  for (const std::string& word : rule.veto.exact) out.veto_exact.push_back(lower(word));
  std::sort(out.veto_exact.begin(), out.veto_exact.end());
  if (!rule.veto.pattern.empty()) {
    auto pattern = veto_pattern(rule, is_builtin);
    if (!pattern) return std::move(pattern).error();
    out.veto_pattern = std::move(*pattern);
  }
  for (const std::string& keyword : rule.keywords) out.keywords.push_back(lower(keyword));
  for (const RuleAllow& allow : rule.allow) {
    auto list = allow_lists.compile(rule, allow);
    if (!list) return std::move(list).error();
    out.allow.push_back(std::move(*list));
  }
  return out;
}

// Participant fields yield these without a rule.
std::vector<std::string> known_entities(const RuleSet& rules) {
  std::vector<std::string> names = rules.entities();
  for (const char* name : {"HANDLE", "PERSON"}) {
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  }
  return names;
}

Result<void> check_entities(const RuleSet& rules, const std::vector<std::string>& asked) {
  const std::vector<std::string> known = known_entities(rules);
  const std::vector<std::string_view> views(known.begin(), known.end());
  for (const std::string& entity : asked) {
    if (std::find(known.begin(), known.end(), entity) != known.end()) continue;
    return Error{ErrorCode::kUsage,
                 "there is no entity '" + entity + "'" + did_you_mean(entity, views), ""};
  }
  return {};
}

}  // namespace

bool is_wanted(const DetectorOptions& options, std::string_view entity) {
  const auto holds = [&](const std::vector<std::string>& list) {
    return std::find(list.begin(), list.end(), entity) != list.end();
  };
  return (options.only.empty() || holds(options.only)) && !holds(options.except);
}

namespace {

// Rules on request are off unless named.
bool is_on(const DetectorOptions& options, const Rule& rule) {
  return !rule.on_request ||
         std::find(options.with.begin(), options.with.end(), rule.id) != options.with.end();
}

}  // namespace

std::vector<bool> CompiledRules::enabled() const {
  std::vector<bool> out;
  out.reserve(rules.size());
  for (const CompiledRule& rule : rules) out.push_back(rule.enabled);
  return out;
}

Result<CompiledRules> compile_rules(const RuleSet& rules, const DetectorOptions& options) {
  if (auto done = check_entities(rules, options.only); !done) return std::move(done).error();
  if (auto done = check_entities(rules, options.except); !done) return std::move(done).error();
  CompiledRules out;
  out.rules.reserve(rules.rules().size());
  AllowListCompiler allow_lists;
  for (const Rule& rule : rules.rules()) {
    const std::size_t index = out.rules.size();
    auto compiled =
        compile_one(rule, static_cast<std::uint32_t>(index), rules.is_builtin(index), allow_lists);
    if (!compiled) return std::move(compiled).error();
    CompiledRule& entry = out.rules.emplace_back(std::move(*compiled));
    const bool names_off = options.names == NamesMode::kOff && entry.is_person;
    entry.enabled = is_wanted(options, rule.entity) && !names_off && is_on(options, rule);
    if (!entry.enabled) continue;
    out.needs_folded = out.needs_folded || rule.folded;
    out.needs_spoken = out.needs_spoken || rule.spoken;
  }
  out.persons = is_wanted(options, "PERSON") && options.names != NamesMode::kOff;
  out.handles = is_wanted(options, "HANDLE");
  return out;
}

}  // namespace expunge
