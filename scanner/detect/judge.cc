#include "detect/judge.h"

#include <re2/re2.h>

#include <algorithm>

#include "detect/regions.h"
#include "names/letters.h"

namespace expunge {
namespace {

// How far into a turn a value may stand to be the answer to the turn before.
constexpr std::size_t kAnswerBytes = 32;
// How much of the turn before counts as context of an answer, at least: a question and its polite
// tail.
constexpr std::size_t kQuestionBytes = 80;
constexpr double kProvenScore = 0.95;

// What remains of these beside a placeholder is still somebody's.  Of other values a remainder
// must be proven anew.
bool keeps_residue(std::string_view entity) {
  return entity == "PERSON" || entity == "STREET_ADDRESS" || entity == "URL";
}

}  // namespace

void Judge::begin(const Conversation& conversation, const Layout& layout) {
  conversation_ = &conversation;
  layout_ = &layout;
  marks_known_.clear();
  regions_ = setup_.options->regions;
  append_regions(conversation.country, conversation.language, regions_);
}

const std::vector<TextSpan>& Judge::placeholders(std::uint32_t turn) {
  const std::size_t turns = conversation_->turns.size();
  if (marks_known_.empty()) marks_known_.assign(turns, 0);
  if (marks_.size() < turns) marks_.resize(turns);
  if (marks_known_[turn] == 0) {
    static const std::vector<std::string> kNoExtra;
    const auto& extra =
        conversation_->profile != nullptr ? conversation_->profile->placeholders : kNoExtra;
    setup_.placeholders->find(conversation_->turns[turn].text, extra, marks_[turn]);
    marks_known_[turn] = 1;
  }
  return marks_[turn];
}

bool Judge::clear_of_placeholders(const CompiledRule& rule, std::uint32_t turn, TextSpan& span,
                                  Place& place) {
  const std::vector<TextSpan>& marks = placeholders(turn);
  const bool touched = std::any_of(marks.begin(), marks.end(),
                                   [&](const TextSpan& mark) { return mark.overlaps(span); });
  if (!touched) return true;
  const std::string_view text = conversation_->turns[turn].text;
  span = without_placeholders(text, span, marks);
  if (span.empty()) return false;
  place = {text, span.begin, span.end};
  return keeps_residue(rule.rule->entity) || rule.validator != nullptr;
}

int Judge::context_word(const CompiledRule& rule, const Turn& turn, std::uint32_t index,
                        const Place& place) {
  if (rule.context.empty()) return -1;
  const auto chars = static_cast<std::size_t>(std::max(rule.rule->context.chars, 0));
  int word = rule.context.find_near(place.text, place.begin, place.end, chars, buffer_);
  if (word < 0 && !turn.is_key) word = rule.context.find_in_key(turn.key, buffer_);
  if (word < 0 && place.begin <= kAnswerBytes) {  // only who speaks has a turn before
    if (const std::int32_t before = layout_->turn_before(index); before >= 0) {
      const std::string_view asked = conversation_->turns[static_cast<std::size_t>(before)].text;
      const std::size_t reach = std::max(chars, kQuestionBytes);
      const std::size_t from =
          character_start(asked, asked.size() > reach ? asked.size() - reach : 0);
      word = rule.context.find(asked, from, asked.size(), buffer_);
    }
  }
  return word;
}

Rejection Judge::veto(const CompiledRule& rule, const Place& place) {
  const std::string_view value = place.text.substr(place.begin, place.end - place.begin);
  if (!rule.veto_exact.empty()) {
    buffer_.clear();
    append_lower(value, buffer_);
    if (std::binary_search(rule.veto_exact.begin(), rule.veto_exact.end(), buffer_)) {
      return Rejection::kExactVeto;
    }
  }
  if (rule.veto_pattern != nullptr &&
      RE2::PartialMatch(re2::StringPiece(value.data(), value.size()), *rule.veto_pattern)) {
    return Rejection::kPatternVeto;
  }
  const auto chars = static_cast<std::size_t>(std::max(rule.rule->veto.chars, 0));
  const int word = rule.veto_near.find_near(place.text, place.begin, place.end, chars, buffer_);
  judgement_.veto_word = static_cast<std::int16_t>(word);
  return word >= 0 ? Rejection::kWordVeto : Rejection::kNone;
}

Verdict Judge::validate(const CompiledRule& rule, const Turn& turn, bool has_context,
                        Place& place) {
  if (rule.cue) {
    const bool is_name = settle_name(*rule.cue, place.text, place.begin, place.end, *setup_.names);
    return is_name ? Verdict::kNoOpinion : Verdict::kNo;
  }
  if (rule.validator == nullptr) return Verdict::kNoOpinion;
  ValueContext context;
  context.text = place.text;
  context.begin = place.begin;
  context.end = place.end;
  context.regions = regions_;
  context.key = turn.key;
  context.has_context = has_context;
  const Verdict verdict = rule.validator(context);
  place.begin = context.begin;
  place.end = context.end;
  return place.begin < place.end ? verdict : Verdict::kNo;
}

std::optional<Hit> Judge::reject(Rejection why) {
  judgement_.rejection = why;
  return std::nullopt;
}

std::optional<Hit> Judge::judge(const Candidate& candidate) {
  judgement_ = {};
  const CompiledRule& rule = setup_.rules->rules[candidate.rule];
  const std::uint32_t index = layout_->block().pieces[candidate.piece].text;
  const Turn& turn = conversation_->turns[index];
  judgement_.span = layout_->to_turn(candidate.piece, candidate.value);
  if (!rule.enabled || (rule.roles >> static_cast<unsigned>(turn.role) & 1u) == 0) {
    return reject(Rejection::kRole);
  }
  if (candidate.value.empty()) return reject(Rejection::kEmpty);

  Place place{layout_->text_of(candidate.piece), candidate.value.begin, candidate.value.end};
  const bool in_turn = layout_->block().pieces[candidate.piece].view == ViewKind::kPlain;
  TextSpan span = judgement_.span;
  const std::string_view before_cut = place.text;
  if (!clear_of_placeholders(rule, index, span, place)) return reject(Rejection::kPlaceholder);
  const bool cut = before_cut.data() != place.text.data();

  const int word = context_word(rule, turn, index, place);
  judgement_.context = static_cast<std::int16_t>(word);
  if (word < 0 && rule.rule->context.required) return reject(Rejection::kNoContext);
  const Verdict verdict = judgement_.verdict = validate(rule, turn, word >= 0, place);
  if (verdict == Verdict::kNo) return reject(Rejection::kValidator);
  if (const Rejection vetoed = veto(rule, place); vetoed != Rejection::kNone) {
    return reject(vetoed);
  }
  if (cut && verdict != Verdict::kYes && !keeps_residue(rule.rule->entity)) {
    return reject(Rejection::kPlaceholder);
  }

  Hit hit;
  hit.turn = index;
  hit.span = in_turn || cut ? TextSpan{place.begin, place.end}
                            : layout_->to_turn(candidate.piece, {place.begin, place.end});
  hit.rule = &rule;
  hit.entity = rule.rule->entity;
  hit.rule_id = rule.rule->id;
  hit.order = rule.index;
  hit.context = judgement_.context;
  hit.validated = verdict == Verdict::kYes;
  hit.owner = rule.rule->owner;
  hit.score = rule.rule->score + (word >= 0 ? rule.rule->context.raise : 0);
  if (hit.validated) hit.score = std::max(hit.score, kProvenScore);
  hit.score = std::clamp(hit.score, 0.0, 1.0);
  return hit;
}

}  // namespace expunge
