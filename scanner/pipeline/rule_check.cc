#include "pipeline/rule_check.h"

#include <fmt/format.h>

#include <set>
#include <utility>

#include "base/entity_family.h"
#include "detect/conversation.h"

namespace expunge {
namespace {

std::string spans_to_string(const std::vector<TextSpan>& spans) {
  if (spans.empty()) return "nothing";
  std::string text;
  for (const TextSpan& span : spans) {
    text += fmt::format("{}{}..{}", text.empty() ? "" : ", ", span.begin, span.end);
  }
  return text;
}

}  // namespace

ExampleChecker::ExampleChecker(std::shared_ptr<const RuleSet> rules, Detector fast,
                               Detector reference)
    : rules_(std::move(rules)), fast_(std::move(fast)), reference_(std::move(reference)) {}

Result<ExampleChecker> ExampleChecker::create(std::shared_ptr<const RuleSet> rules) {
  DetectorOptions options;
  options.names = NamesMode::kRules;  // a rule's examples tell of rules and lists
  for (const Rule& rule : rules->rules()) {
    if (rule.on_request) options.with.push_back(rule.id);
  }
  options.engine = EngineKind::kFast;
  auto fast = DetectorModel::create(rules, options);
  if (!fast) return fast.error();
  options.engine = EngineKind::kReference;
  auto reference = DetectorModel::create(rules, options);
  if (!reference) return reference.error();
  return ExampleChecker(std::move(rules), Detector(std::move(*fast)),
                        Detector(std::move(*reference)));
}

std::string ExampleChecker::check_match(const Rule& rule, const RuleExample& example) {
  std::string fault = check(fast_, "fast", rule, example, true);
  return fault.empty() ? check(reference_, "reference", rule, example, true) : fault;
}

std::string ExampleChecker::check_non_match(const Rule& rule, const RuleExample& example) {
  std::string fault = check(fast_, "fast", rule, example, false);
  return fault.empty() ? check(reference_, "reference", rule, example, false) : fault;
}

std::string ExampleChecker::check(Detector& detector, const char* engine, const Rule& rule,
                                  const RuleExample& example, bool should_match) {
  Conversation conversation;
  Turn turn;
  if (!example.previous.empty()) {
    turn.text = example.previous;
    turn.role = Role::kBot;
    conversation.turns.push_back(turn);
    turn.field = 1;
  }
  turn.text = example.text;
  turn.role = rule.roles.empty() ? Role::kHuman : rule.roles.front();
  conversation.turns.push_back(turn);

  std::vector<Finding> findings;
  detector.detect(conversation, findings);
  std::vector<TextSpan> spans;
  for (const Finding& finding : findings) {
    if (finding.field != turn.field) continue;
    // Another rule may win the overlap, also with the name of another country's number.
    if (should_match ? entity_family(finding.entity) == entity_family(rule.entity)
                     : finding.rule == rule.id) {
      spans.push_back(finding.span);
    }
  }
  const std::vector<TextSpan> expected = should_match ? example.values : std::vector<TextSpan>();
  if (spans == expected) return {};
  return fmt::format("{} engine: expected {}, found {}: {}", engine, spans_to_string(expected),
                     spans_to_string(spans), example.text);
}

Result<RuleCheck> check_rules(const std::vector<std::string>& paths) {
  Result<RuleSet> rules = RuleSet::builtin();
  if (!rules) return rules.error();
  for (const std::string& path : paths) {
    if (Result<void> added = rules->add_path(path); !added) return added.error();
  }
  const auto shared = std::make_shared<const RuleSet>(std::move(*rules));
  Result<ExampleChecker> checker = ExampleChecker::create(shared);
  if (!checker) return checker.error();
  RuleCheck result;
  result.imports = shared->imports();
  for (std::size_t i = 0; i < shared->rules().size(); ++i) {
    if (!paths.empty() && shared->is_builtin(i)) continue;
    const Rule& rule = shared->rules()[i];
    ++result.rules;
    const auto run = [&](const std::vector<RuleExample>& examples, bool match) {
      for (std::size_t n = 0; n < examples.size(); ++n) {
        ++result.examples;
        const std::string fault = match ? checker->check_match(rule, examples[n])
                                        : checker->check_non_match(rule, examples[n]);
        if (fault.empty()) continue;
        result.faults.push_back(
            {rule.id, rule.file, examples[n].line,
             fmt::format("{} {}: {}", match ? "match" : "non_match", n + 1, fault)});
      }
    };
    run(rule.matches, true);
    run(rule.non_matches, false);
    if (!rule.matches.empty() && !rule.non_matches.empty()) continue;
    result.unproven.push_back({rule.id, rule.file, rule.line, "taken over without examples"});
  }
  return result;
}

}  // namespace expunge
