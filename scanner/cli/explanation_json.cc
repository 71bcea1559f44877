#include <nlohmann/json.hpp>

#include "cli/explanation.h"

namespace expunge {
namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::kFinding:
      return "finding";
    case Fate::kRejected:
      return "rejected";
    case Fate::kTooLow:
      return "min_score";
    case Fate::kSurrogate:
      return "surrogate";
    case Fate::kNobodys:
      return "nobodys";
    case Fate::kRecalled:
      return "recalled";
    case Fate::kLost:
      break;
  }
  return "lost";
}

std::string_view name_of(Rejection rejection) {
  switch (rejection) {
    case Rejection::kRole:
      return "role";
    case Rejection::kPlaceholder:
      return "placeholder";
    case Rejection::kNoContext:
      return "context";
    case Rejection::kValidator:
      return "validator";
    case Rejection::kExactVeto:
      return "veto-exact";
    case Rejection::kPatternVeto:
      return "veto-pattern";
    case Rejection::kWordVeto:
      return "veto-word";
    case Rejection::kEntropy:
      return "entropy";
    case Rejection::kAllowed:
      return "allow-list";
    case Rejection::kNoKeyword:
      return "keyword";
    case Rejection::kEmpty:
    case Rejection::kNone:
      break;
  }
  return "empty";
}

Json verdict_of(const TracedCandidate& trace) {
  if (trace.verdict == Verdict::kYes) return true;
  if (trace.verdict == Verdict::kNo) return false;
  return nullptr;
}

Json candidate_json(const ExplainedCandidate& candidate, const ExplainedField& field,
                    const Setup& setup, bool show_text) {
  const TracedCandidate& trace = candidate.trace;
  Json out = {{"start", candidate.span.begin}, {"end", candidate.span.end},
              {"entity", trace.entity},        {"rule", trace.rule_id},
              {"fate", name_of(trace.fate)},   {"why", fate_of(candidate, field, setup)}};
  if (show_text) out["text"] = candidate.value;
  if (trace.fate == Fate::kRejected) out["rejected_by"] = name_of(trace.rejection);
  if (trace.fate == Fate::kFinding) out["action"] = to_string(candidate.action);
  if (candidate.lost_to) out["lost_to"] = *candidate.lost_to;
  if (trace.rule != nullptr && !trace.origin) {
    Json views = Json::array();
    for (const ViewKind view : candidate.views) views.push_back(to_string(view));
    out["proposed"] = {{"start", candidate.proposed.begin},
                       {"end", candidate.proposed.end},
                       {"views", std::move(views)}};
    out["validator"] = trace.is_name ? "names" : trace.rule->validate;
    out["valid"] = verdict_of(trace);
    out["context"] = trace.context.empty() ? Json(nullptr) : Json(trace.context);
    out["rule_score"] = trace.rule->score;
  }
  if (trace.origin) out["memory_of"] = candidate.origin;
  if (trace.fate != Fate::kRejected) {
    out["score"] = trace.last_score();
    out["owner"] = to_string(trace.last_owner());
  }
  return out;
}

Json field_json(const ExplainedField& field, const Setup& setup, bool show_text) {
  Json candidates = Json::array();
  for (const ExplainedCandidate& candidate : field.candidates) {
    candidates.push_back(candidate_json(candidate, field, setup, show_text));
  }
  Json out = {{"pointer", field.pointer}};
  if (field.is_key) out["key"] = true;
  out["role"] = to_string(field.role);
  out["characters"] = field.characters;
  out["candidates"] = std::move(candidates);
  return out;
}

Json stretches_json(const Explanation& explanation) {
  Json out = Json::array();
  for (const ExplainedStretch& stretch : explanation.stretches) {
    out.push_back({{"pointer", stretch.pointer},
                   {"start", stretch.span.begin},
                   {"end", stretch.span.end},
                   {"candidates", stretch.candidates}});
  }
  return out;
}

}  // namespace

std::string explanation_json(const Explanation& explanation, bool show_text,
                             const std::vector<std::string>& only) {
  Json out = {{"type", "expunge-explain"},
              {"policy", explanation.setup->policy.name},
              {"min_score", explanation.setup->model->options().min_score}};
  if (!explanation.profile.empty()) out["profile"] = explanation.profile;
  Json fields = Json::array();
  for (const ExplainedField& field : explanation.fields) {
    fields.push_back(field_json(field, *explanation.setup, show_text));
  }
  out["fields"] = std::move(fields);
  if (explanation.stretches.empty()) return out.dump(1) + "\n";
  out["stretches"] = stretches_json(explanation);
  out["alone"] = field_json(explanation.alone, *explanation.setup, show_text);
  Json words = Json::array();
  for (const ExplainedWord& word : explanation.words) {
    Json one = {{"listed", word.listed}, {"shape", word.shape}};
    if (show_text) one["text"] = word.text;
    words.push_back(std::move(one));
  }
  out["words"] = std::move(words);
  Json rules = Json::array();
  for (const RuleNeeds& rule : needs_of_rules(explanation, only)) {
    rules.push_back({{"id", rule.id}, {"proposed", rule.proposed}, {"needs", rule.needs}});
  }
  if (!rules.empty()) out["rules"] = std::move(rules);
  return out.dump(1) + "\n";
}

}  // namespace expunge
