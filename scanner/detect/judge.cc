#include "detect/judge.h"
#include "detect/other_numbers.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "detect/regions.h"
#include "detect/table_column.h"
#include "detect/value_text.h"
#include "names/letters.h"

namespace expunge {
namespace {

// How far into a turn a value may stand to be the answer to the turn before.
constexpr std::size_t kAnswerBytes = 32;
// How much of the turn before counts as context of an answer, at least: a question and its polite
// tail.
constexpr std::size_t kQuestionBytes = 80;
// How far behind a value a word may stand and veto it, at most, in characters.
constexpr std::size_t kVetoBehind = 16;
constexpr double kProvenScore = 0.95;
// Enough to be found, less than anything that has a word for it.
constexpr double kAloneScore = 0.5;

// What remains of these beside a placeholder is still somebody's.  Of other values a remainder
// must be proven anew.
bool keeps_residue(std::string_view entity) {
  return entity == "PERSON" || entity == "STREET_ADDRESS" || entity == "URL";
}

// True if the stretch of a list ends at `at`: a comma before a space, a semicolon, a line's end.
bool ends_stretch(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c != ',') return c == ';' || c == '|' || c == '\r' || c == '\n';
  return at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
}

// What stands between two commas with the value, and labels it: "Handy 0171 39200 31, IBAN DE...".
// It is cut where no word could be near any more.
constexpr std::size_t kFarthest = 256;

std::size_t begin_of_stretch(std::string_view text, std::size_t begin) {
  const std::size_t first = begin - std::min(begin, kFarthest);
  while (begin > first && !ends_stretch(text, begin - 1)) --begin;
  return begin;
}

std::size_t end_of_stretch(std::string_view text, std::size_t end) {
  const std::size_t last = std::min(text.size(), end + kFarthest);
  while (end < last && !ends_stretch(text, end)) ++end;
  return end;
}

// Where words about the value end: before the next stretch if that is a label with a value of its
// own, "INE 0417092288134, cel 55 5501 4429".
std::size_t end_of_own_words(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongestLabel = 14;
  const std::size_t own = end_of_stretch(text, end);
  std::size_t at = std::min(text.find_first_not_of(",;|\r\n ", own), text.size());
  const std::size_t label = at;
  int words = 0;
  while (at < text.size() && at - label <= kLongestLabel &&
         (is_ascii_letter(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80)) {
    while (at < text.size() &&
           (is_ascii_letter(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80)) {
      ++at;
    }
    if (++words > 2) return text.size();
    at = std::min(text.find_first_not_of(".: #", at), text.size());
  }
  const bool value = words > 0 && at < text.size() &&
                     (is_ascii_digit(text[at]) || text[at] == '+' || text[at] == '(');
  return value ? own : text.size();
}

bool has_small_letter(std::string_view value) {
  return std::any_of(value.begin(), value.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Fewer digits than words for them.
bool is_in_words(std::string_view written) {
  const auto digits =
      std::count_if(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits <= 2;
}

TextSpan line_of(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  return {before == std::string_view::npos ? 0 : before + 1,
          std::min(text.find('\n', end), text.size())};
}

// Keys under which somebody's words stand: they say nothing of a value ("text" is no "text me").
bool is_speech_key(std::string_view key) {
  static constexpr std::array<std::string_view, 5> kSpeech = {"body", "content", "message", "msg",
                                                              "text"};
  return std::find(kSpeech.begin(), kSpeech.end(), key) != kSpeech.end();
}

bool is_speech(const Turn& turn) {
  if (turn.is_key) return false;
  if (turn.role == Role::kHuman || turn.role == Role::kBot) return true;
  return turn.role == Role::kMetadata && is_speech_key(turn.key);
}

// The whole text, but for what ends a sentence.
bool stands_alone(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kAround = " \t\r\n.!*\"'";
  return text.substr(0, begin).find_first_not_of(kAround) == std::string_view::npos &&
         text.substr(end).find_first_not_of(kAround) == std::string_view::npos;
}

}  // namespace

void Judge::begin(const Conversation& conversation, const Layout& layout) {
  conversation_ = &conversation;
  layout_ = &layout;
  marks_known_.clear();
  keywords_.clear();
  regions_.clear();
  append_regions(conversation.country, {}, regions_);
  stated_regions_ = regions_.size();
  append_regions({}, conversation.language, regions_);
  for (const std::string& region : setup_.options->regions) append_regions(region, {}, regions_);
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
  if (!touches_placeholder(span, marks)) return true;
  const std::string_view text = conversation_->turns[turn].text;
  span = without_placeholders(text, span, marks);
  if (span.empty()) return false;
  place = {text, span.begin, span.end};
  return keeps_residue(rule.rule->entity) || rule.validator != nullptr;
}

int Judge::context_word(const CompiledRule& rule, const Turn& turn, std::uint32_t index,
                        const Place& place) {
  is_cell_ = false;
  if (rule.context.empty()) return -1;
  const auto chars = static_cast<std::size_t>(std::max(rule.rule->context.chars, 0));
  // In a table the head of the column says what a cell is, and those of other columns do not.
  const std::string_view head = column_head(place.text, place.begin, place.end);
  int word = -1;
  if (!head.empty()) word = rule.context.find_in_key(head, buffer_);
  is_cell_ = word >= 0;
  if (word < 0) {
    const TextSpan around = head.empty() ? TextSpan{0, end_of_own_words(place.text, place.end)}
                                         : line_of(place.text, place.begin, place.end);
    word = rule.context.find_near(place.text.substr(0, around.end), place.begin, place.end, chars,
                                  buffer_, around.begin);
  }
  if (word < 0 && !turn.is_key && !is_speech_key(turn.key))
    word = rule.context.find_in_key(turn.key, buffer_);
  if (word < 0 && place.begin <= kAnswerBytes) {  // only who speaks has a turn before
    if (const std::int32_t before = layout_->turn_before(index); before >= 0) {
      const std::string_view asked = conversation_->turns[static_cast<std::size_t>(before)].text;
      const std::size_t reach = std::max(chars, kQuestionBytes);
      const std::size_t from =
          character_start(asked, asked.size() > reach ? asked.size() - reach : 0);
      // "What is your order number?" asks for no telephone.
      const bool asks_other = rule.veto_near.find(asked, from, asked.size(), buffer_) >= 0;
      if (!asks_other) word = rule.context.find(asked, from, asked.size(), buffer_);
    }
  }
  return word >= 0 ? word : topic_word(rule, turn, index);
}

std::string_view Judge::question_before(std::uint32_t turn, const Place& place) const {
  constexpr std::size_t kShortAnswer = 120;
  if (place.begin > kAnswerBytes || conversation_->turns[turn].text.size() > kShortAnswer)
    return {};
  const std::int32_t before = layout_->turn_before(turn);
  if (before < 0) return {};
  const std::string_view asked = conversation_->turns[static_cast<std::size_t>(before)].text;
  return asked.substr(
      character_start(asked, asked.size() - std::min(asked.size(), kQuestionBytes)));
}

// A word in the turns before a short message: what was talked about there is talked about still.
int Judge::topic_word(const CompiledRule& rule, const Turn& turn, std::uint32_t index) {
  constexpr std::size_t kShortMessage = 240;
  constexpr std::size_t kLongestTopic = 600;  // bytes of a turn; longer ones talk of much
  if (rule.rule->context.turns == 0 || turn.role != Role::kHuman || turn.is_key ||
      turn.text.size() > kShortMessage) {
    return -1;
  }
  std::uint32_t before = index;
  for (int seen = 0; seen < rule.rule->context.turns && before > 0;) {
    const Turn& said = conversation_->turns[--before];
    if (said.is_key || (said.role != Role::kHuman && said.role != Role::kBot)) continue;
    ++seen;
    if (said.text.size() > kLongestTopic) continue;
    const int word = rule.context.find(said.text, 0, said.text.size(), buffer_);
    if (word >= 0) return word;
  }
  return -1;
}

// A veto word nearby.  A label stands before its value: one behind a comma names what follows, and
// one before a comma gives way to a word that names the value in its own stretch.
int Judge::veto_word(const CompiledRule& rule, const Place& place) {
  if (rule.veto_near.empty()) return -1;
  const auto chars = static_cast<std::size_t>(std::max(rule.rule->veto.chars, 0));
  const TextSpan own{begin_of_stretch(place.text, place.begin),
                     end_of_stretch(place.text, place.end)};
  const std::string_view text = place.text.substr(0, own.end);
  // What stands behind a value says less of it than what stands before.
  std::size_t behind = place.end;
  for (std::size_t i = 0; i < kVetoBehind && behind < text.size(); ++i)
    next_code_point(text, behind);
  while (behind < text.size() && is_ascii_alnum(text[behind])) ++behind;  // whole words
  const int word =
      rule.veto_near.find_near(text.substr(0, behind), place.begin, place.end, chars, buffer_);
  if (word < 0 || judgement_.context < 0) return word;
  const auto reach = static_cast<std::size_t>(std::max(rule.rule->context.chars, 0));
  const std::size_t left = place.begin - std::min(place.begin, reach);
  const std::size_t from = character_start(text, std::max(own.begin, left));
  if (rule.context.find(text, from, place.begin, buffer_) < 0) return word;
  const std::size_t near = character_start(text, place.begin - std::min(place.begin, chars));
  return rule.veto_near.find(text, std::max(own.begin, near), place.begin, buffer_);
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
  if (rule.veto_pattern != nullptr && rule.veto_pattern->matches(value)) {
    return Rejection::kPatternVeto;
  }
  int word = veto_word(rule, place);
  if (word < 0 && !rule.veto_near.empty()) {
    const std::string_view head = column_head(place.text, place.begin, place.end);
    if (!head.empty()) word = rule.veto_near.find_in_key(head, buffer_);
  }
  judgement_.veto_word = static_cast<std::int16_t>(word);
  return word >= 0 ? Rejection::kWordVeto : Rejection::kNone;
}

bool Judge::record_holds_keyword(const CompiledRule& rule) {
  for (const Turn& turn : conversation_->turns) {
    buffer_.clear();
    append_lower(turn.text, buffer_);
    for (const std::string& keyword : rule.keywords) {
      if (buffer_.find(keyword) != std::string::npos) return true;
    }
  }
  return false;
}

bool Judge::has_keyword(const CompiledRule& rule, std::string_view match) {
  if (rule.keywords.empty()) return true;
  buffer_.clear();
  append_lower(match, buffer_);
  for (const std::string& keyword : rule.keywords) {
    if (buffer_.find(keyword) != std::string::npos) return true;
  }
  if (keywords_.empty()) keywords_.resize(setup_.rules->rules.size(), Keyword::kUnasked);
  Keyword& known = keywords_[rule.index];
  if (known == Keyword::kUnasked) {
    known = record_holds_keyword(rule) ? Keyword::kPresent : Keyword::kAbsent;
  }
  return known == Keyword::kPresent;
}

Rejection Judge::lists_veto(const CompiledRule& rule, const Candidate& candidate,
                            const Place& place) {
  const std::string_view value = place.text.substr(place.begin, place.end - place.begin);
  if (rule.rule->entropy > 0 && entropy_of(value) <= rule.rule->entropy) {
    return Rejection::kEntropy;
  }
  if (rule.keywords.empty() && rule.allow.empty()) return Rejection::kNone;
  const std::string_view text = layout_->text_of(candidate.piece);
  AllowQuestion question;
  question.value = value;
  question.match = text.substr(candidate.match.begin, candidate.match.size());
  question.line = lines_around(text, candidate.match.begin, candidate.match.end);
  const bool allowed =
      std::any_of(rule.allow.begin(), rule.allow.end(),
                  [&](const AllowList& list) { return allows(list, question, buffer_); });
  if (allowed) return Rejection::kAllowed;
  return has_keyword(rule, question.match) ? Rejection::kNone : Rejection::kNoKeyword;
}

Verdict Judge::validate(const CompiledRule& rule, const Turn& turn, Evidence evidence,
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
  context.asked = evidence.asked;
  context.stated_regions = stated_regions_;
  context.has_context = evidence.has_context;
  context.is_alone = evidence.is_alone;
  context.is_spelled = evidence.is_spelled;
  context.is_said = evidence.is_said;
  context.lists = setup_.names;
  context.is_cell = evidence.is_cell;
  const Verdict verdict = rule.validator(context);
  place.begin = context.begin;
  place.end = context.end;
  place.is_published = context.is_published;
  return place.begin < place.end ? verdict : Verdict::kNo;
}

// Patterns of other tools may take the end of a line along; it is no part of the value.
ViewSpan Judge::value_of(const Candidate& candidate, const CompiledRule& rule) const {
  ViewSpan value = candidate.value;
  if (rule.rule->imported.empty()) return value;
  const std::string_view text = layout_->text_of(candidate.piece);
  while (!value.empty() && text[value.begin] == '\n') ++value.begin;
  while (!value.empty() && text[value.end - 1] == '\n') --value.end;
  return value;
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

  const ViewSpan value = value_of(candidate, rule);
  if (value.empty()) return reject(Rejection::kEmpty);
  Place place{layout_->text_of(candidate.piece), value.begin, value.end};
  const bool in_turn = layout_->block().pieces[candidate.piece].view == ViewKind::kPlain;
  TextSpan span = layout_->to_turn(candidate.piece, value);
  const std::string_view before_cut = place.text;
  if (!clear_of_placeholders(rule, index, span, place)) return reject(Rejection::kPlaceholder);
  const bool cut = before_cut.data() != place.text.data();

  const int word = context_word(rule, turn, index, place);
  judgement_.context = static_cast<std::int16_t>(word);
  const std::string_view asked = question_before(index, place);
  const bool alone = word < 0 && rule.rule->context.alone && is_speech(turn) &&
                     stands_alone(place.text, place.begin, place.end) && !asks_for_file(asked);
  const bool on_spoken = layout_->block().pieces[candidate.piece].view == ViewKind::kSpoken;
  const std::string_view written = turn.text.substr(span.begin, span.size());
  const bool is_spelled = on_spoken && is_in_words(written);
  const bool is_said = on_spoken && written.find('@') == std::string_view::npos;
  // Letters of a number are capitals; in small ones it needs a word that names it.
  const bool wants_word =
      rule.rule->context.required ||
      (!rule.rule->number.empty() &&
       has_small_letter(place.text.substr(place.begin, place.end - place.begin)));
  if (word < 0 && !alone && wants_word) return reject(Rejection::kNoContext);
  const Verdict verdict = judgement_.verdict =
      validate(rule, turn, {word >= 0, alone, is_cell_, is_spelled, is_said, asked}, place);
  if (verdict == Verdict::kNo) return reject(Rejection::kValidator);
  if (const Rejection vetoed = veto(rule, place); vetoed != Rejection::kNone) {
    return reject(vetoed);
  }
  if (const Rejection listed = lists_veto(rule, candidate, place); listed != Rejection::kNone) {
    return reject(listed);
  }
  if (cut && verdict != Verdict::kYes && !keeps_residue(rule.rule->entity)) {
    return reject(Rejection::kPlaceholder);
  }

  judgement_.read = place.text.substr(place.begin, place.end - place.begin);
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
  hit.owner = place.is_published ? Owner::kPublic : rule.rule->owner;
  hit.score = rule.rule->score + (word >= 0 ? rule.rule->context.raise : 0);
  if (hit.validated) hit.score = std::max(hit.score, kProvenScore);
  if (word >= 0) hit.score = std::max(hit.score, rule.number_score);
  if (alone) hit.score = std::max(hit.score, kAloneScore);
  hit.score = std::clamp(hit.score, 0.0, 1.0);
  return hit;
}

}  // namespace expunge
