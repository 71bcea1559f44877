#include "detect/model_names.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/utf8.h"
#include "detect/owners.h"
#include "detect/placeholders.h"
#include "names/beside.h"
#include "names/letters.h"
#include "names/plausible.h"
#include "names/words.h"

namespace expunge {
namespace {

// What a name may not begin with: "Mr Hale" is Hale, "uncle Tobi" is Tobi.
constexpr NameFlags kBeforeNames = kTitleWord | kKinWord | kFunctionWord;

// "Beste Wietske", "Cara Ginevra": names elsewhere, and no function words.
bool is_salutation(std::string_view lowered) {
  static constexpr std::array<std::string_view, 7> kWords = {
      "beste", "cara", "caro", "cher", "ch\xC3\xA8re", "liebe", "lieve"};
  return std::ranges::find(kWords, lowered) != kWords.end();
}

bool is_human(Role role, bool both_human) {
  return role == Role::kHuman || (both_human && role == Role::kBot);
}

// "14 Madrone Alley", "Brooks B17": digits before the name, or in it.
bool is_part_of_address(std::string_view text, std::size_t begin, std::size_t end) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (begin > 1 && text[begin - 1] == ' ' && is_digit(text[begin - 2])) return true;
  const std::string_view name = text.substr(begin, end - begin);
  return std::any_of(name.begin(), name.end(), is_digit);
}

// "PCR, ELISA, HPLC", "ELISA or PCR": in capitals like what stands beside it, in a text that is
// not.
bool is_among_acronyms(std::string_view text, std::size_t begin, std::size_t end) {
  static constexpr std::array<std::string_view, 9> kJoints = {", ",  "/",   " / ",   " or ", " vs ",
                                                              " + ", " & ", " vs. ", " and "};
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!std::ranges::all_of(text.substr(begin, end - begin), is_capital)) return false;
  return std::ranges::any_of(kJoints, [&](std::string_view joint) {
    const std::string_view behind = text.substr(end);
    if (behind.starts_with(joint) && behind.size() > joint.size() + 1 &&
        is_capital(behind[joint.size()]) && is_capital(behind[joint.size() + 1])) {
      return true;
    }
    const std::string_view ahead = text.substr(0, begin);
    const std::size_t size = ahead.size();
    return ahead.ends_with(joint) && size > joint.size() + 1 &&
           is_capital(ahead[size - joint.size() - 1]) && is_capital(ahead[size - joint.size() - 2]);
  });
}

// A relation, a verb of people or the like beside a name with a capital.
bool has_cue(Beside& beside, std::string_view text, std::size_t begin, std::size_t end) {
  return beside.before(text, begin).found || beside.after(text, end, false).found;
}

}  // namespace

// What the lists say about the words of a name, together.
struct WordsOfName {
  std::size_t count = 0;
  std::size_t listed = 0;     // as a name and not as a word
  std::size_t first = 0;      // of these, as a first name
  std::size_t ambiguous = 0;  // as both
  std::size_t lower = 0;      // in small letters, but for particles
  bool common = false;        // a common word, or one of odd shape, stands among them
  bool caseless = false;
};

void add_word(const NameWord& word, NameFlags flags, bool particle, WordsOfName& out) {
  ++out.count;
  const bool name = (flags & (kFirstName | kSurname)) != 0;
  const bool also_word = (flags & (kWord | kFunctionWord)) != 0;
  if (particle && out.count > 1) return;
  out.caseless |= word.shape == WordShape::kCaseless;
  out.lower += word.shape == WordShape::kLower ? 1 : 0;
  out.listed += name && !also_word ? 1 : 0;
  out.first += (flags & kFirstName) != 0 && !also_word ? 1 : 0;
  out.ambiguous += name && also_word ? 1 : 0;
  const bool capital = word.shape == WordShape::kTitle || word.shape == WordShape::kUpper;
  out.common |= (flags & kFunctionWord) != 0 || word.shape == WordShape::kMixed ||
                ((flags & kWord) != 0 && (!capital || !name));
}

// "V. Naidoo", "Thandeka Mokoena": a capitalised word that is nothing else, or an initial.
void ModelNames::extend_left(std::string_view text, const NameLists& lists, std::size_t& begin) {
  if (begin < 2 || text[begin - 1] != ' ') return;
  std::size_t at = begin - 1;
  if (text[at - 1] == '.') --at;
  const std::size_t word_end = at;
  while (at > 0 && is_letter(code_point_before(text, at))) previous_code_point(text, at);
  if (at == word_end || !is_upper(code_point_at(text, at))) return;
  if (at > 0 && (text[at - 1] == '\'' || text[at - 1] == '-' || text[at - 1] == '@')) return;
  const NameWord word = read_name_word(text, at);
  const bool initial = word.letters == 1 && word_end + 2 == begin;
  const NameFlags flags = flags_of(text, word, lists, buffer_);
  constexpr NameFlags kOther = kWord | kFunctionWord | kTitleWord | kKinWord | kSurname;
  const bool name = word_end + 1 == begin && word.shape == WordShape::kTitle &&
                    ((flags & kOther) == 0 || (flags & (kFirstName | kWord)) == kFirstName);
  if (initial || name) begin = at;
}

bool ModelNames::settle(std::string_view text, const NameLists& lists, std::size_t& begin,
                        std::size_t& end) {
  while (begin < end) {
    const std::size_t space = text.find(' ', begin);
    if (space == std::string_view::npos || space >= end) break;
    std::string_view first = text.substr(begin, space - begin);
    if (first.ends_with('.')) first.remove_suffix(1);
    if (count_code_points(first) == 1) break;  // an initial
    buffer_.clear();
    append_lower(first, buffer_);
    const bool before = (lists.flags(buffer_) & kBeforeNames) != 0 || is_salutation(buffer_);
    if (!before && !is_german_trade(buffer_)) break;
    begin = space + 1;
  }
  // "... and Li Wei. Nkechi will": a listed name before a full stop ends the sentence.
  for (std::size_t stop = text.find(". ", begin); stop != std::string_view::npos && stop < end;
       stop = text.find(". ", stop + 1)) {
    const std::size_t space = text.substr(0, stop).rfind(' ');
    const std::size_t from = space == std::string_view::npos ? begin : std::max(begin, space + 1);
    constexpr std::size_t kShortest = 3;
    if (stop < from + kShortest) continue;
    if ((lists.flags(lower(text.substr(from, stop - from))) & (kFirstName | kSurname)) != 0) {
      end = stop;
    }
  }
  if (text.substr(begin, end - begin).ends_with("'s")) end -= 2;
  if (begin >= end || is_part_of_token(text, begin, end) || is_part_of_address(text, begin, end)) {
    return false;
  }
  if (is_half_of_brand(text, begin, end)) return false;
  const bool single = text.substr(begin, end - begin).find(' ') == std::string_view::npos;
  extend_left(text, lists, begin);
  if (single && is_half_of_title(text, begin)) return false;
  // The lists may know that the name goes on.
  std::size_t from = begin;
  std::size_t to = begin;
  if (settle_name(NameCue::kOther, text, from, to, lists) && from == begin) end = std::max(end, to);
  return true;
}

// The model knows contexts better than words, the lists words better than contexts.  A capital and
// a list make a name likely; a common word, or a word without a capital that no list knows, must be
// a name beyond doubt.
double ModelNames::needed_score(std::string_view name, const NameLists& lists, bool cue,
                                bool foreign) {
  constexpr double kNever = 2;
  WordsOfName words;
  for_each_name_word(name, [&](const NameWord& word) {
    NameFlags flags = flags_of(name, word, lists, buffer_);
    // "jen" is "only": a word of the language, as far as small letters tell.
    if (foreign && word.shape == WordShape::kLower && (flags & kForeignWord) != 0) flags |= kWord;
    add_word(word, flags, is_name_particle(buffer_), words);
  });
  if (words.count == 0) return kNever;
  if (words.caseless) return 0.85;
  if (words.common) return words.lower == words.count ? kNever : 0.9;
  // What lists know and rules passed over is mostly the world's; what no list knows is somebody's.
  if (words.count > 1 && words.lower == words.count && words.listed < words.count) return 0.9;
  if (words.count > 1 && words.lower == 0 && words.listed + words.ambiguous == 0) return 0.55;
  if (words.count > 1) return words.listed == words.count ? 0.65 : 0.7;
  if (words.ambiguous != 0) return words.lower != 0 ? kNever : 0.97;
  // "Yusupha says": a cue that is too little alone.
  if (cue && words.lower == 0 && words.listed == 0) return 0.6;
  // A family name alone is a brand's or the world's more often than a friend's.
  if (words.lower != 0) return words.first != 0 ? 0.9 : 0.97;
  return words.first != 0 ? 0.8 : 0.85;
}

void ModelNames::index_known(const std::vector<Hit>& hits) {
  known_.clear();
  for (const Hit& hit : hits) {
    if (hit.entity == "PERSON") known_.push_back({hit.turn, hit.span, 0});
  }
  std::sort(known_.begin(), known_.end(), [](const Known& a, const Known& b) {
    return std::tie(a.turn, a.span.begin, a.span.end) < std::tie(b.turn, b.span.begin, b.span.end);
  });
  for (std::size_t i = 0; i < known_.size(); ++i) {
    const bool same_turn = i > 0 && known_[i - 1].turn == known_[i].turn;
    known_[i].reach = std::max(known_[i].span.end, same_turn ? known_[i - 1].reach : 0);
  }
}

// A known name covers `span` or a part of it.  One that lies within it does not count where what
// `span` adds begins with a capital.
bool ModelNames::is_known(std::uint32_t turn, std::string_view text, TextSpan span) const {
  const auto begins_with_capital = [&](std::size_t at) {
    while (at < span.end && !is_letter(code_point_at(text, at))) next_code_point(text, at);
    return at < span.end && is_upper(code_point_at(text, at));
  };
  const auto later = std::partition_point(known_.begin(), known_.end(), [&](const Known& known) {
    return std::tie(known.turn, known.span.begin) <= std::tie(turn, span.begin);
  });
  if (later != known_.begin()) {
    const Known& before = *(later - 1);
    if (before.turn == turn && before.reach > span.begin) {
      const bool within = before.span.begin == span.begin && before.reach < span.end &&
                          begins_with_capital(before.reach);
      if (!within) return true;
    }
  }
  for (auto at = later; at != known_.end() && at->turn == turn && at->span.begin < span.end; ++at) {
    if (at->span.end > span.end || !begins_with_capital(span.begin)) return true;
  }
  return false;
}

void ModelNames::add(const Conversation& conversation, const NameLists& lists, Judge& judge,
                     std::uint32_t order, const std::function<bool(std::uint32_t)>& is_same,
                     std::vector<Hit>& hits) {
  const bool both_human = conversation.profile != nullptr && conversation.profile->both_human;
  const bool play = !both_human && is_play(conversation);
  Beside beside(lists);
  index_known(hits);
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    const bool human = is_human(turn.role, both_human);
    const bool program = !play && (turn.role == Role::kBot || turn.role == Role::kSystem);
    if (turn.is_key || (!human && !program)) continue;
    const auto find = [&](std::vector<ModelName>& names) {
      if (human && is_shouted(turn.text)) {
        tagger_.find(lower(turn.text), kModelBalanced, names);
      } else {
        tagger_.find(turn.text, kModelBalanced, names);
      }
    };
    for (const ModelName& name : names_.of(i, is_same(i), find)) {
      std::size_t begin = name.begin;
      std::size_t end = name.end;
      if (!settle(turn.text, lists, begin, end)) continue;
      const std::string_view words = std::string_view(turn.text).substr(begin, end - begin);
      const bool cue = human && has_cue(beside, turn.text, begin, end);
      if (name.score < needed_score(words, lists, cue, !looks_english(turn.text))) continue;
      if (is_lower(code_point_at(turn.text, begin)) && follows_clitic(turn.text, begin) &&
          !looks_english(turn.text)) {
        continue;
      }
      if (is_among_acronyms(turn.text, begin, end)) continue;
      if (beside.is_of_the_world(turn.text, begin, end)) continue;
      const TextSpan span{begin, end};
      if (is_known(i, turn.text, span)) continue;
      if (touches_placeholder(span, judge.placeholders(i))) continue;
      Hit hit;
      hit.turn = i;
      hit.span = span;
      hit.entity = "PERSON";
      hit.rule_id = kModelRule;
      hit.order = order;
      hit.score = name.score;
      hits.push_back(hit);
    }
  }
}

}  // namespace expunge
