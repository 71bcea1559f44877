#include "cli/explanation.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/console.h"

namespace expunge {
namespace {

std::string place(CodeSpan span) { return fmt::format("{}-{}", span.begin, span.end); }

std::string_view words_for(Owner owner) {
  switch (owner) {
    case Owner::kSelf:
      return "the human's own (self)";
    case Owner::kOther:
      return "another private person's (other)";
    case Owner::kPersona:
      return "fiction of this record (persona)";
    case Owner::kPublic:
      return "a public figure's (public)";
    case Owner::kUnknown:
      break;
  }
  return "nobody known (unknown)";
}

std::string_view words_for(MemoryStep step) {
  switch (step) {
    case MemoryStep::kParticipant:
      return "the whole field is a name";
    case MemoryStep::kDisclosed:
      return "found elsewhere in the record";
    case MemoryStep::kSpelled:
      return "spelled, found elsewhere in the record";
    case MemoryStep::kNickname:
      return "short for a name found elsewhere in the record";
    case MemoryStep::kJoined:
      return "a part; together with those beside it a value";
    case MemoryStep::kNone:
      break;
  }
  return {};
}

std::string_view words_for(Stage stage) {
  switch (stage) {
    case Stage::kOwners:
      return "whose it is";
    case Stage::kMemory:
      return "the rest of the record";
    case Stage::kOverlaps:
      return "a name inside it";
    default:
      return "later";
  }
}

// Some rules have a hundred words.
std::string some_of(const std::vector<std::string>& words) {
  constexpr std::size_t kShown = 12;
  const auto shown = static_cast<std::ptrdiff_t>(std::min(words.size(), kShown));
  std::string out = fmt::format("{}", fmt::join(words.begin(), words.begin() + shown, ", "));
  if (words.size() > kShown) out += fmt::format(" and {} more", words.size() - kShown);
  return out;
}

std::string rejection_of(const TracedCandidate& trace, Role role) {
  switch (trace.rejection) {
    case Rejection::kRole:
      return fmt::format("the rule does not run in texts of the role {}", to_string(role));
    case Rejection::kPlaceholder:
      return "a placeholder or a mark of earlier scrubbing, with nothing beside it";
    case Rejection::kNoContext:
      return fmt::format("none of its context words within {} bytes: {}", trace.rule->context.chars,
                         some_of(trace.rule->context.near));
    case Rejection::kValidator:
      return trace.is_name ? std::string("no plausible name")
                           : fmt::format("the validator {} says no", trace.rule->validate);
    case Rejection::kExactVeto:
      return "the rule's list of values that never are one";
    case Rejection::kPatternVeto:
      return fmt::format("the rule's veto pattern matches: {}", trace.rule->veto.pattern);
    case Rejection::kWordVeto:
      return fmt::format("veto word \"{}\" within {} bytes", trace.veto, trace.rule->veto.chars);
    case Rejection::kEntropy:
      return fmt::format("its entropy is not above {:.2f}", trace.rule->entropy);
    case Rejection::kAllowed:
      return "an allow list of the rule holds it";
    case Rejection::kNoKeyword:
      return "none of the rule's keywords in the match or the record";
    case Rejection::kEmpty:
    case Rejection::kNone:
      break;
  }
  return "nothing is left of it";
}

// "0.60 of the rule + 0.30 context = 0.90", "... proven, so at least 0.95".
std::string score_of(const TracedCandidate& trace) {
  std::string out;
  if (trace.rule == nullptr || trace.origin) {
    out = fmt::format("{:.2f}", trace.score);
  } else {
    out = fmt::format("{:.2f} of the rule", trace.rule->score);
    if (!trace.context.empty() && trace.rule->context.raise > 0)
      out += fmt::format(" + {:.2f} context", trace.rule->context.raise);
    if (trace.verdict == Verdict::kYes) out += ", proven: at least 0.95";
    out += fmt::format(" = {:.2f}", trace.score);
  }
  double before = trace.score;
  for (const TraceChange& change : trace.changes) {
    if (change.score == before) continue;
    out += fmt::format(", then {:.2f} by {}", change.score, words_for(change.stage));
    before = change.score;
  }
  return out;
}

std::string proposer_of(const ExplainedCandidate& candidate) {
  const TracedCandidate& trace = candidate.trace;
  if (trace.memory == MemoryStep::kParticipant) return "the field, which names a participant";
  if (trace.origin)
    return fmt::format("memory: {}, at {}", words_for(trace.memory), candidate.origin);
  if (trace.rule_id.starts_with("keys/") || trace.rule_id == "names/key") {
    return "the key of the field";
  }
  if (trace.rule == nullptr) return "the search for names";
  std::vector<std::string_view> views;
  for (const ViewKind view : candidate.views) views.push_back(to_string(view));
  const std::string_view what =
      trace.rule->number.empty() ? "the rule's pattern" : "the shape of its digits";
  std::string out = fmt::format("{}, on the view{} {}", what, views.size() > 1 ? "s" : "",
                                fmt::join(views, ", "));
  if (!trace.rule->previous.empty()) out += ", after a turn that asks";
  if (candidate.proposed != candidate.span) {
    out += fmt::format("; as {}", place(candidate.proposed));
  }
  return out;
}

std::string validator_of(const TracedCandidate& trace) {
  const std::string name = trace.is_name ? "names" : trace.rule->validate;
  switch (trace.verdict) {
    case Verdict::kYes:
      return name + ": yes";
    case Verdict::kNo:
      return name + ": no";
    case Verdict::kNoOpinion:
      break;
  }
  return name + ": no opinion";
}

void add_line(std::string& out, std::string_view label, std::string_view text) {
  out += fmt::format("    {:<10} {}\n", label, text);
}

std::string candidate_text(const ExplainedCandidate& candidate, const ExplainedField& field,
                           const Setup& setup, bool show_text) {
  const TracedCandidate& trace = candidate.trace;
  std::string out = fmt::format("  {}  {}  {}", place(candidate.span), trace.entity, trace.rule_id);
  if (show_text) out += fmt::format("  <<{}>>", printable(candidate.value));
  out += "\n";
  add_line(out, "proposed", proposer_of(candidate));
  // A judge stops at the first reason: what it did not come to is not told.
  const bool judged = trace.rule != nullptr && !trace.origin &&
                      trace.rejection != Rejection::kRole &&
                      trace.rejection != Rejection::kPlaceholder;
  if (judged && !trace.rule->context.near.empty()) {
    add_line(out, "context",
             trace.context.empty() ? "no word of the rule nearby"
                                   : fmt::format("\"{}\" nearby", trace.context));
  }
  const bool validated = judged && trace.rejection != Rejection::kNoContext &&
                         (trace.is_name || !trace.rule->validate.empty());
  if (validated) add_line(out, "validator", validator_of(trace));
  if (trace.fate != Fate::kRejected) {
    add_line(out, "score", score_of(trace));
    add_line(out, "owner", words_for(trace.last_owner()));
  }
  add_line(out, trace.fate == Fate::kFinding ? "finding" : "no finding",
           fate_of(candidate, field, setup));
  return out;
}

std::string field_head(const ExplainedField& field, std::size_t characters) {
  const std::string where = field.pointer.empty() ? "the text" : printable(field.pointer);
  return fmt::format("{}{}  {}, {}\n", where, field.is_key ? " (its key)" : "",
                     to_string(field.role), plural(characters, "character"));
}

std::string field_text(const ExplainedField& field, const Setup& setup, bool show_text) {
  std::string out = field_head(field, field.characters);
  if (field.candidates.empty()) out += "  nothing proposed\n";
  for (const ExplainedCandidate& candidate : field.candidates) {
    out += candidate_text(candidate, field, setup, show_text);
  }
  return out;
}

std::string stretch_text(const Explanation& explanation, const ExplainedStretch& stretch,
                         bool show_text) {
  const ExplainedField& field = explanation.fields[stretch.field];
  std::string out =
      fmt::format("{} of {}", place(stretch.span), field_head(field, field.characters));
  if (stretch.candidates.empty()) out += "  no rule proposed anything here\n";
  for (const std::size_t index : stretch.candidates) {
    out += candidate_text(field.candidates[index], field, *explanation.setup, show_text);
  }
  return out;
}

std::string alone_text(const Explanation& explanation, bool show_text) {
  std::string out = "\nthe same words alone, said by a human\n";
  if (explanation.alone.candidates.empty()) {
    return out + "  nothing proposed: no rule knows this form\n";
  }
  for (const ExplainedCandidate& candidate : explanation.alone.candidates) {
    out += candidate_text(candidate, explanation.alone, *explanation.setup, show_text);
  }
  return out;
}

// Patterns of a page are read in their rule.
std::string shown_pattern(const Rule& rule, const std::string& pattern) {
  constexpr std::size_t kLongest = 240;
  if (pattern.size() <= kLongest) return pattern;
  return fmt::format("of {} bytes: expunge rules show {}", pattern.size(), rule.id);
}

// What the lists know of the words, for whoever misses a name.
std::string words_text(const Explanation& explanation, bool show_text,
                       const std::vector<std::string>& only) {
  const bool names = only.empty() || std::find(only.begin(), only.end(), "PERSON") != only.end();
  if (!names || explanation.words.empty()) return {};
  std::string out = "\nits words in the lists of names\n";
  for (std::size_t i = 0; i < explanation.words.size(); ++i) {
    const ExplainedWord& word = explanation.words[i];
    const std::string listed =
        word.listed.empty() ? "in no list" : fmt::format("{}", fmt::join(word.listed, ", "));
    out += fmt::format("  word {}{}: {}; {}\n", i + 1,
                       show_text ? fmt::format(" <<{}>>", printable(word.text)) : "", listed,
                       word.shape);
  }
  return out;
}

std::string needs_text(const std::vector<RuleNeeds>& rules) {
  std::string out;
  for (const RuleNeeds& rule : rules) {
    if (rule.proposed) continue;
    if (out.empty()) out = "\nrules of the entity that proposed nothing there\n";
    out += fmt::format("  {}: {}\n", rule.id, rule.about);
    for (const std::string& need : rule.needs) out += fmt::format("    {}\n", need);
  }
  return out;
}

}  // namespace

std::string fate_of(const ExplainedCandidate& candidate, const ExplainedField& field,
                    const Setup& setup) {
  const TracedCandidate& trace = candidate.trace;
  switch (trace.fate) {
    case Fate::kRejected:
      return rejection_of(trace, field.role);
    case Fate::kTooLow:
      return fmt::format("below the minimum score {:.2f}", setup.model->options().min_score);
    case Fate::kSurrogate:
      return "a value that expunge makes up itself";
    case Fate::kNobodys:
      return "a name that only the bot says: made up";
    case Fate::kRecalled:
    case Fate::kLost:
      break;
    case Fate::kFinding:
      return fmt::format("the policy {} says {}", setup.policy.name, to_string(candidate.action));
  }
  if (!candidate.lost_to) return "another candidate stands there";
  const ExplainedCandidate& winner = field.candidates[*candidate.lost_to];
  const double score = winner.trace.last_score();
  const double own = trace.last_score();
  const std::string by =
      fmt::format("{} {} {}", place(winner.span), winner.trace.entity, winner.trace.rule_id);
  if (trace.fate == Fate::kRecalled) return fmt::format("it is {}, found in this record", by);
  if (score > own) return fmt::format("lost to {}: {:.2f} against {:.2f}", by, score, own);
  if (winner.span.size() > candidate.span.size()) {
    return fmt::format("lost to {}: as sure, and longer", by);
  }
  return fmt::format("lost to {}: as sure and as long, and its rule comes first", by);
}

std::vector<RuleNeeds> needs_of_rules(const Explanation& explanation,
                                      const std::vector<std::string>& only) {
  std::vector<RuleNeeds> out;
  if (explanation.stretches.empty()) return out;
  for (const Rule& rule : explanation.setup->rules->rules()) {
    if (std::find(only.begin(), only.end(), rule.entity) == only.end()) continue;
    RuleNeeds needs{rule.id, rule.about, {}, false};
    if (!rule.previous.empty()) {
      needs.needs.push_back("the turn before must match " + shown_pattern(rule, rule.previous));
    }
    if (rule.context.required) {
      needs.needs.push_back(fmt::format("needs a word nearby: {}", some_of(rule.context.near)));
    }
    if (!rule.roles.empty()) {
      std::vector<std::string_view> roles;
      for (const Role role : rule.roles) roles.push_back(to_string(role));
      needs.needs.push_back(fmt::format("only in texts of {}", fmt::join(roles, ", ")));
    }
    needs.needs.push_back(rule.number.empty() ? "pattern " + shown_pattern(rule, rule.pattern)
                                              : "digits of its shape, with right check digits");
    for (const ExplainedStretch& stretch : explanation.stretches) {
      const auto& candidates = explanation.fields[stretch.field].candidates;
      needs.proposed = needs.proposed || std::any_of(stretch.candidates.begin(),
                                                     stretch.candidates.end(), [&](std::size_t i) {
                                                       return candidates[i].trace.rule == &rule;
                                                     });
    }
    out.push_back(std::move(needs));
  }
  return out;
}

std::string explanation_text(const Explanation& explanation, bool show_text,
                             const std::vector<std::string>& only) {
  std::string out;
  if (!explanation.profile.empty()) {
    out +=
        fmt::format("profile {}, {}\n\n", explanation.profile, plural(explanation.turns, "text"));
  }
  if (explanation.stretches.empty()) {
    if (explanation.fields.empty()) return out + "nothing proposed in any text\n";
    for (std::size_t i = 0; i < explanation.fields.size(); ++i) {
      if (i > 0) out += "\n";
      out += field_text(explanation.fields[i], *explanation.setup, show_text);
    }
    return out;
  }
  for (const ExplainedStretch& stretch : explanation.stretches) {
    out += stretch_text(explanation, stretch, show_text);
  }
  out += alone_text(explanation, show_text);
  return out + words_text(explanation, show_text, only) +
         needs_text(needs_of_rules(explanation, only));
}

}  // namespace expunge
