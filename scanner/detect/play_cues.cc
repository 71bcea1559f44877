#include "detect/play_cues.h"

#include <re2/re2.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "detect/cue_list.h"
#include "detect/lazy_pattern.h"
#include "detect/played.h"
#include "names/letters.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

// Words of one kind, looked up.
using WordSet = std::set<std::string, std::less<>>;

WordSet set_of(const CueList& cues, std::string_view kind) {
  const std::vector<std::string_view>& words = cues.words(kind);
  return {words.begin(), words.end()};
}

// One of the words, or two of them, and a space end at `at`.
bool follows_one_of(const WordSet& words, std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 40;  // bytes
  if (at < 2 || text[at - 1] != ' ') return false;
  std::size_t begin = at - 1;
  for (int count = 0; count < 2 && begin > 0; ++count) {
    const std::size_t space = text.substr(0, begin).find_last_of(" \n\t\"*(,");
    const std::size_t from = space == std::string_view::npos ? 0 : space + 1;
    if (at - from > kLongest) return false;
    if (words.contains(lower(text.substr(from, at - 1 - from)))) return true;
    if (from == 0 || text[from - 1] != ' ') return false;
    begin = from - 1;
  }
  return false;
}

std::string behind_name(const CueList& cues) {
  const std::string end = R"((?:[^\pL]|$)|)";
  return R"(^(?:(?i:(?:, |,? )" + cues.any("article") + R"( )(?:[a-z-]+ ){0,2})" +
         cues.any("role") + end + ",? " + cues.any("service") + end + ", (?:[a-z-]+ ){1,2}" +
         cues.any("trade") + end + ",? " + cues.any("rank") + " " + cues.any("of") +
         " |,? (?:from|of) (?:the |a )?(?:[a-z]+ )?" + cues.any("home") + end +
         // "Zara, level 3 mage", "Zara of Thornwood", "Zara the Damp"
         R"(,? (?:level|lvl|lv) ?[0-9])| (?:of|of the|the) [A-Z]))";
}

std::string reality_mark(const CueList& cues) {
  return R"(((?i:\(\(|\[\[|//|\b)" + cues.any("reality") + R"(\b|\b)" + cues.any("aside") +
         R"(\b|\b)" + cues.any("named") + R"( (?:full )?(?:first |last )?name\b|\b(?:my|our) )" +
         cues.any("real") + " [a-z]+))";
}

std::string character_before(const CueList& cues) {
  return R"((?i:(?:\b)" + cues.any("act") + R"((?: as)?(?: the)?|\b)" + cues.any("tells") +
         R"((?: now| called| named| playing| roleplaying as)?|\byou(?: are|\x27re) (?:an? |the |my )(?:[a-z-]+ ){1,4}(?:called|named)|\b)" +
         cues.any("calls") + R"(|\byour )" + cues.any("mate") + R"( (?:is|is called|is named)|\b)" +
         cues.any("character") +
         R"((?:\x27s|s)?(?: name)?(?: is| are| was|:| =|,)?(?: (?:called|named|a|an|the|my))?) (?:(?:the |an? |)" +
         cues.any("honorific") + R"(\.? ))?$))";
}

// RE2 syntax for whom the program is told to be; the name is the group.
std::string told_to_be(const CueList& cues) {
  return R"((?i:\b)" + cues.any("be") + "(?: now| called| named)? (?:" + cues.any("honorific") +
         R"(\.? )?)([A-Z]\pL+(?: [A-Z]\pL+){0,2})(?:[^\pL\x27\x{2019}]|$))";
}

// Just behind the space after the first word of a name of several: "Sir Aldric".
std::size_t end_of_first_word(std::string_view text, TextSpan span) {
  const std::size_t space = text.substr(0, span.end).find(' ', span.begin);
  return space == std::string_view::npos ? span.begin : space + 1;
}

// The end of text[0, at): as much as a title or "her real name is" takes.
re2::StringPiece near_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kReach = 64;
  const std::size_t from = character_start(text, at > kReach ? at - kReach : 0);
  return piece(text.substr(from, at - from));
}

// Marks that speak of their own sentence: "brb kofi is here. *Kael draws his sword*".
bool is_aside(re2::StringPiece mark) {
  return equals_lower({mark.data(), mark.size()}, "brb") ||
         equals_lower({mark.data(), mark.size()}, "afk") ||
         equals_lower({mark.data(), mark.size()}, "g2g") ||
         equals_lower({mark.data(), mark.size()}, "gtg");
}

// The sentence that `span` stands in: from behind the stop before it to the one behind it.
TextSpan sentence_of(std::string_view text, TextSpan span) {
  constexpr std::string_view kStops = ".!?*\"\n";
  const std::size_t before = text.substr(0, span.begin).find_last_of(kStops);
  const std::size_t behind = text.find_first_of(kStops, span.end);
  return {before == std::string_view::npos ? 0 : before + 1, std::min(behind, text.size())};
}

}  // namespace

struct PlayCues::Patterns {
  explicit Patterns(const CueList& cues)
      : titles(set_of(cues, "title")),
        offices(set_of(cues, "office")),
        after(behind_name(cues)),
        reality(reality_mark(cues)),
        names_character(character_before(cues)),
        to_be(told_to_be(cues)),
        asks(R"((?i:(?:^|[^\pL]))" + cues.any("asks") + R"( (?:[a-z-]+ )?)" + cues.any("figure") +
             R"((?:[^\pL]|$)))"),
        name_of_another(R"((?i:\b(?:her|his|their|its|whose) )" + cues.any("named") +
                        R"( (?:first |last |full )?name (?:is|was|being) )$)") {}
  WordSet titles, offices;
  LazyPattern after, reality, names_character, to_be, asks, name_of_another;
};

PlayCues::PlayCues()
    : patterns_(std::make_unique<const Patterns>(CueList(embedded_file("lists/play-cues.txt")))) {}
PlayCues::~PlayCues() = default;

bool PlayCues::begins_with_title(std::string_view text, TextSpan span) const {
  const std::size_t first = end_of_first_word(text, span);
  return first > span.begin && follows_one_of(patterns_->titles, text, first);
}

bool PlayCues::has_office(std::string_view text, TextSpan span) const {
  return follows_one_of(patterns_->offices, text, span.begin);
}

bool PlayCues::asks_for_character(std::string_view text) const {
  return patterns_->asks.matches(text);
}

bool PlayCues::is_real_name_of_another(std::string_view text, TextSpan span) const {
  return RE2::PartialMatch(near_before(text, span.begin), *patterns_->name_of_another);
}

// What stands near before the name, so that a long text costs no more.
bool PlayCues::names_character(std::string_view text, TextSpan span) const {
  // "You are Dana's assistant"
  if (text.substr(span.end).starts_with("'s") || text.substr(span.end).starts_with("\xE2\x80\x99s"))
    return false;
  return RE2::PartialMatch(near_before(text, span.begin), *patterns_->names_character);
}

// "*Seraphine smiles* [ooc: it's Kit, from yesterday]": a mark in brackets that hold more than it
// speaks of what they hold.
PlayCues::Reality PlayCues::reality_of(const PlayMarks& marks) const {
  constexpr std::size_t kMarkOnly = 16;  // bytes of brackets that hold a mark: "(out of character)"
  const std::string_view text = marks.text();
  Reality out;
  if (!patterns_->reality.may_match(text)) return out;
  re2::StringPiece left = piece(text);
  re2::StringPiece mark;
  while (RE2::FindAndConsume(&left, *patterns_->reality, &mark)) {
    const auto begin = static_cast<std::size_t>(mark.data() - text.data());
    const TextSpan span{begin, begin + mark.size()};
    const bool opens = mark.starts_with("((") || mark.starts_with("[[");
    const TextSpan around = marks.brackets_around(opens ? TextSpan{span.end, span.end} : span);
    if (around.size() > kMarkOnly || (opens && !around.empty())) continue;
    if (!is_aside(mark)) {
      out.everywhere = true;
      return out;
    }
    // One that stands in the sentence of the one before tells nothing new.
    if (out.sentences.empty() || out.sentences.back().end < span.begin) {
      out.sentences.push_back(sentence_of(text, span));
    }
  }
  return out;
}

bool PlayedText::is_part_of_play(TextSpan span) const {
  const std::string_view text = marks_.text();
  const PlayCues::Patterns& patterns = *cues_->patterns_;
  return marks_.in_action(span) || marks_.in_quoted_speech(span) ||
         follows_one_of(patterns.titles, text, span.begin) ||
         cues_->begins_with_title(text, span) || patterns.after.matches(text.substr(span.end));
}

bool PlayedText::is_reality(TextSpan span) {
  if (!marks_.brackets_around(span).empty()) return true;
  if (!reality_) reality_ = cues_->reality_of(marks_);
  if (reality_->everywhere) return true;
  // The last sentence that begins before the span ends.
  const std::vector<TextSpan>& sentences = reality_->sentences;
  const auto behind = std::ranges::upper_bound(sentences, span.end, {}, &TextSpan::begin);
  return behind != sentences.begin() && (behind - 1)->end >= span.begin;
}

void PlayCues::told(const Conversation& conversation,
                    const std::function<void(std::string_view)>& use) const {
  constexpr std::size_t kReach = 400;
  for (const Turn& turn : conversation.turns) {
    if (turn.is_key || (turn.role != Role::kHuman && turn.role != Role::kSystem)) continue;
    re2::StringPiece name;
    const std::string_view head =
        turn.text.substr(0, character_start(turn.text, std::min(turn.text.size(), kReach)));
    if (!patterns_->to_be.may_match(head)) {
      if (turn.role == Role::kHuman) return;
      continue;
    }
    if (RE2::PartialMatch(piece(head), *patterns_->to_be, &name)) use({name.data(), name.size()});
    if (turn.role == Role::kHuman) return;
  }
}

}  // namespace expunge
