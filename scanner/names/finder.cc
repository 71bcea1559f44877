// Words that may be names are found by class of byte.  Most capitals begin a sentence's function
// word, which one look-up tells; most words in lower case are told to be no name by a hash.  What
// is left is judged by the words beside it: a relation or a title makes it a name in any text, a
// listed first name with a surname behind it too; a single first name only in what a person wrote.
#include "names/finder.h"

#include <array>
#include <optional>

#include "base/utf8.h"
#include "names/around_name.h"
#include "names/bare_names.h"
#include "names/inflect.h"
#include "names/letters.h"
#include "names/no_people.h"
#include "names/plausible.h"
#include "names/word_starts.h"

namespace expunge {
namespace {

constexpr std::size_t kShortestLower = 3;  // letters of a name in lower case
constexpr std::size_t kShortestAlone = 4;  // likewise, without a cue
constexpr std::size_t kShortestInflected = 5;
constexpr std::size_t kShortestJoined = 8;
constexpr std::size_t kLongestLower = 24;  // bytes

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// A capital here says something: a word in lower case stands before, in the same sentence.
bool is_inside_sentence(std::string_view text, std::size_t begin) {
  if (begin < 2 || text[begin - 1] != ' ') return false;
  return is_lower(code_point_before(text, begin - 1)) || text[begin - 2] == ',';
}

// In languages whose words no list here has: short names that few bear are words of some, unless
// dictionaries say otherwise.
bool is_hardly_a_word(const NameWord& word, NameFlags flags) {
  constexpr std::size_t kLong = 6;  // letters
  return (flags & (kCommonFirstName | kTriedName)) != 0 || word.letters >= kLong;
}

}  // namespace

class NameFinder::Pass {
 public:
  Pass(const MaskedText& text, bool human, const NameLists& lists, std::string& buffer,
       std::vector<FoundName>& out)
      : masked_(text),
        text_(text.text()),
        human_(human),
        lists_(lists),
        beside_(lists),
        buffer_(buffer),
        out_(out) {}

  void run() {
    const std::size_t start = lead();
    const auto use = [&](std::size_t at) {
      if (at < start) return start;
      const char32_t c = code_point_at(text_, at);
      if (is_upper(c)) return capital_word(at);
      return is_lower(c) ? lower_word(at) : at + 1;
    };
    human_&& lists_.size() != 0 ? for_each_word_start(masked_, Words<true>{text_, lists_}, use)
                                : for_each_word_start(masked_, Words<false>{text_, lists_}, use);
  }

 private:
  // Most words are told to be no name at once: capitals that begin a sentence, in lower case what
  // no list of given names has.
  template <bool kAlsoLower>
  struct Words {
    static constexpr bool kLower = kAlsoLower;
    static constexpr std::size_t kFewestLetters = 2;
    bool is_dull(const char* word, std::size_t size, std::size_t at) const {
      if (size > NameTable::kCommonBytes) return false;
      const char behind = word[size];
      if (behind == '-' || is_word_byte(behind)) return false;
      if (size == 1) return behind != '.';
      const NameFlags flags = lists.common(word, size);
      if ((flags & kDullWord) != 0) return true;
      // A function word makes no name even where lists have it as one, but for a particle behind
      // a title, and in Vietnamese.
      constexpr NameFlags kAsked = kFunctionWord | kTitleWord | kParticle;
      if ((flags & kAsked) != kFunctionWord || behind == '\'') return false;
      return (flags & kWordlikeName) != 0 || !is_inside_sentence(text, at);
    }
    bool may_be_lower(const char* word, std::size_t size) const {
      return size <= kLongestLower && lists.may_be_given(word, size);
    }
    std::string_view text;
    const NameLists& lists;
  };

  // Two ASCII letters and more behind which nothing begins that may be of their word, but for an
  // apostrophe.
  static bool stands_apart(std::string_view text, std::size_t at, std::size_t end) {
    return end - at >= 2 && (end == text.size() || (text[end] != '-' && !is_word_byte(text[end])));
  }

  std::size_t capital_word(std::size_t at) {
    const bool alone = at + 1 >= text_.size() || !is_word_byte(text_[at + 1]);
    if (alone && (at + 1 >= text_.size() || text_[at + 1] != '.')) return at + 1;
    const std::size_t plain = end_of_letters(text_, at);
    NameFlags known = 0;
    if (stands_apart(text_, at, plain)) {
      buffer_.clear();
      append_lower(text_.substr(at, plain - at), buffer_);
      known = lists_.flags(buffer_);
      if (is_never_name(known) && !is_name_particle(buffer_)) return plain;
    }
    const NameWord word = read_name_word(text_, at);
    FoundName found;
    if (is_declared(text_, word)) return word.end;
    if (word.shape == WordShape::kUpper && judge_register(word, found)) return add_with_next(found);
    if (word.shape != WordShape::kTitle) return at + 1;
    const bool told = known != 0 && word.end == plain;
    return judge(word, told ? known : flags(word), found) ? add_with_next(found) : at + 1;
  }

  // Nothing of the word whose ASCII letters end at `end` stands behind them.
  bool ends_word(std::size_t end) const {
    if (end == text_.size()) return true;
    const char c = text_[end];
    return c != '-' && c != '\'' && static_cast<unsigned char>(c) < 0x80;
  }

  // A word that no cue makes a name.
  static bool is_never_name(NameFlags flags) {
    return (flags & (kWord | kFunctionWord)) != 0 &&
           (flags & (kFirstName | kSurname | kWordlikeName)) == 0;
  }

  std::size_t lower_word(std::size_t at) {
    const std::size_t end = end_of_run(text_, at);
    const std::size_t size = end - at;
    if (!human_ || size < kShortestLower || size > kLongestLower) return end;
    if (!lists_.may_be_given(text_, at, end)) return end;
    FoundName found;
    return judge_lower(read_name_word(text_, at), found) ? add_with_next(found) : end;
  }

  NameFlags flags(const NameWord& word) {
    const NameFlags flags = flags_of(text_, word, lists_, buffer_);
    if (flags != 0 || word.letters < kShortestInflected) return flags;
    if (word.letters >= kShortestJoined && is_joined_given(buffer_, lists_)) return kFirstName;
    if (is_english()) return flags;
    const std::string lowered = buffer_;
    const bool given = is_inflected_given(lowered, lists_, buffer_);
    buffer_ = lowered;
    return given ? kFirstName : 0;
  }

  bool settle(NameCue cue, const NameWord& word, FoundName& found) {
    if (labels_number(text_, word)) return false;
    found.begin = word.begin;
    found.end = word.end;
    return settle_name(cue, text_, found.begin, found.end, lists_);
  }
  // With kOther, which is asked twice of most words.
  bool settle_other(const NameWord& word, FoundName& found) {
    if (other_.at != word.begin) {
      FoundName settled;
      other_.plausible = settle(NameCue::kOther, word, settled);
      other_.at = word.begin;
      other_.begin = settled.begin;
      other_.end = settled.end;
    }
    found.begin = other_.begin;
    found.end = other_.end;
    return other_.plausible;
  }

  // `flags` are the word's; its letters in lower case are in buffer_.
  bool judge(const NameWord& word, NameFlags flags, FoundName& found);
  bool judge_vietnamese(const NameWord& word, FoundName& found);
  // Behind the word a second one may follow that makes a name of two; most are no name's.
  bool leads_to_name(const NameWord& word) const {
    if (word.initial) return true;
    const std::size_t at = word.end + 1;
    if (at >= text_.size() || text_[word.end] != ' ' || !is_upper(code_point_at(text_, at))) {
      return false;
    }
    const std::size_t end = end_of_letters(text_, at);
    if (end == at || !ends_word(end)) return true;
    if (end - at > 1) return !lists_.is_dull(text_, at, end);
    // "Can I", but not the initial of "Dana I."
    const char letter = static_cast<char>(text_[at] | 0x20);
    const bool stop = end < text_.size() && text_[end] == '.';
    return stop || (lists_.flags({&letter, 1}) & kFunctionWord) == 0;
  }
  bool judge_cued(const NameWord& word, NameFlags flags, FoundName& found);
  bool judge_single(const NameWord& word, NameFlags flags, FoundName& found);
  bool judge_lower(const NameWord& word, FoundName& found);
  // "Castellan, Orla" as a cell or a line of its own.
  bool is_turned_round(const NameWord& word, std::size_t& end);
  std::size_t end_of_given(const NameWord& given);
  // "CASTELLAN, Orla", as registers write it.
  bool judge_register(const NameWord& word, FoundName& found);
  // A message that begins with a name in any case; where the scan goes on.
  std::size_t lead();
  bool judge_lead(const NameWord& word, FoundName& found);
  // "Kofi and Siobhan", "Kofi, Siobhan": the name after a found one.
  bool judge_next(const FoundName& before, FoundName& found);
  // Appends a name and those joined to it; where the last one ends.
  std::size_t add_with_next(FoundName found);
  bool is_english() {
    if (!english_) english_ = looks_english(text_);
    return *english_;
  }

  // What words there are speak another language than English; a word or two in English tell
  // nothing: "chicken alfredo".
  bool is_foreign();

  MaskedText masked_;
  std::string_view text_;
  bool human_;
  const NameLists& lists_;
  Beside beside_;
  std::string& buffer_;
  std::vector<FoundName>& out_;
  struct {
    std::size_t at = std::string_view::npos;
    bool plausible = false;
    std::size_t begin = 0;
    std::size_t end = 0;
  } other_;  // what settle_other() found last
  std::optional<bool> english_;
  std::optional<bool> foreign_;
};

bool NameFinder::Pass::is_foreign() {
  constexpr std::size_t kEnough = 400;  // bytes that tell
  constexpr std::size_t kShortest = 3;  // letters of a word that does
  if (foreign_) return *foreign_;
  int words = 0;
  int others = 0;
  int functions = 0;
  bool wide = false;
  const std::string_view text = text_.substr(0, kEnough);
  for_each_name_word(text, [&](const NameWord& word) {
    const NameFlags flags = flags_of(text, word, lists_, buffer_);
    wide = wide || buffer_.size() > word.letters + 1;
    if (word.letters < kShortest || (flags & kFirstName) != 0) return;
    if ((flags & kWord) != 0) {
      ++words;
    } else {
      ++((flags & kFunctionWord) != 0 ? functions : others);
    }
  });
  foreign_ = wide || others > words || (words == 0 && others == 0 && functions > 0);
  return *foreign_;
}

// By the words before and behind.
bool NameFinder::Pass::judge_cued(const NameWord& word, NameFlags flags, FoundName& found) {
  const bool listed = (flags & (kFirstName | kSurname)) != 0;
  const bool is_word = (flags & kWord) != 0;
  if (const BesideCue cue = beside_.before(text_, word.begin); cue.found) {
    found.evidence = cue.evidence;
    bool plausible = listed || !is_word;
    if (cue.evidence == NameEvidence::kAddressed) {
      plausible = cue.certain ? !is_word || cue.marks_name || (flags & kWordlikeName) != 0
                              : listed && !is_word;
    }
    NameCue strength = NameCue::kOther;
    if (cue.evidence == NameEvidence::kTitle) strength = NameCue::kTitle;
    if (cue.evidence == NameEvidence::kSelf) strength = NameCue::kSelf;
    if (plausible && settle(strength, word, found)) return true;
  }
  if ((is_word && (flags & kWordlikeName) == 0) || !settle_other(word, found)) {
    return false;
  }
  const bool possessive = found.end == word.end && word.possessive;
  const BesideCue cue = beside_.after(text_, found.end, possessive);
  found.evidence = cue.evidence;
  if (!cue.found) return false;
  if (cue.evidence == NameEvidence::kOwns) return !is_word;
  // "Sounds good": the verb proves little.
  if (cue.evidence != NameEvidence::kSubject) return !is_word || cue.certain;
  return human_ && (flags & kFirstName) != 0 && (!is_word || is_inside_sentence(text_, word.begin));
}

bool NameFinder::Pass::judge_single(const NameWord& word, NameFlags flags, FoundName& found) {
  found.evidence = NameEvidence::kSingle;
  if (!human_ || (flags & kFirstName) == 0) return false;
  if ((flags & kWord) != 0) {
    const bool used = (flags & kWordlikeName) != 0 && is_inside_sentence(text_, word.begin);
    if (!used || looks_germanic(text_) || follows_place_word(text_, word.begin)) return false;
  }
  // "Brooks": a family name more often than a first one, and then a brand's.
  if ((flags & kCommonSurname) != 0 && (flags & kCommonFirstName) == 0) return false;
  const bool sure = (flags & (kWord | kWordlikeName | kForeignWord)) == 0;
  if (follows_article(text_, word.begin, sure) || follows_dwelling(text_, word.begin)) return false;
  if (is_month_of_date(text_, word) || is_chapter_and_verse(text_, word.end)) return false;
  if (is_half_of_title(text_, word.begin) || is_half_of_brand(text_, word.begin, word.end)) {
    return false;
  }
  if (!settle_other(word, found)) return false;
  // "Nella notte", "Verso sera": words of other languages where a sentence begins.
  if ((flags & kForeignWord) != 0 && (flags & kCommonFirstName) == 0 && found.end == word.end &&
      !is_inside_sentence(text_, word.begin) && !is_english()) {
    return false;
  }
  return !beside_.is_of_the_world(text_, found.begin, found.end);
}

// "anh T\xC3\xBA": behind a word for people, whatever it means in other languages.
bool NameFinder::Pass::judge_vietnamese(const NameWord& word, FoundName& found) {
  if (!is_inside_sentence(text_, word.begin)) return false;
  const BesideCue cue = beside_.before(text_, word.begin);
  const bool person =
      cue.found && (cue.evidence == NameEvidence::kTitle || cue.evidence == NameEvidence::kKin);
  if (!person || !looks_vietnamese(text_)) return false;
  found = {word.begin, word.end, cue.evidence};
  return true;
}

bool NameFinder::Pass::judge(const NameWord& word, NameFlags flags, FoundName& found) {
  if ((flags & kFunctionWord) != 0 && (flags & kWordlikeName) == 0 && !is_name_particle(buffer_)) {
    return judge_vietnamese(word, found);
  }
  // "Mamma", "Abuela": what a relation is called, not who it is.
  if ((flags & (kKinWord | kTitleWord)) != 0 && (flags & kFirstName) == 0) return false;
  if (is_part_of_token(text_, word.begin, word.end)) return false;
  if (judge_cued(word, flags, found)) return true;
  found.evidence = NameEvidence::kFull;
  if (is_turned_round(word, found.end)) {
    found.begin = word.begin;
    return true;
  }
  if (leads_to_name(word) && settle(NameCue::kFull, word, found)) {
    return !beside_.is_of_the_world(text_, found.begin, found.end);
  }
  return judge_single(word, flags, found);
}

bool NameFinder::Pass::judge_lower(const NameWord& word, FoundName& found) {
  if (word.shape != WordShape::kLower) return false;
  const NameFlags flags = this->flags(word);
  if ((flags & kFirstName) == 0 || (flags & (kFunctionWord | kCueFlags)) != 0) return false;
  if (is_part_of_token(text_, word.begin, word.end)) return false;
  const bool foreign = (flags & (kForeignWord | kUntriedName)) != 0 && !is_english();
  if ((flags & kWord) != 0 || foreign) {
    if ((flags & kWordlikeName) == 0 && !foreign) return false;
    // "my uncle grant", "mi hermana luz"; "sevgi han\xC4\xB1m"
    const BesideCue behind = beside_.after(text_, word.end, false);
    const bool honoured = behind.found && behind.evidence == NameEvidence::kTitle;
    found.evidence = honoured ? NameEvidence::kTitle : NameEvidence::kKin;
    if (honoured || beside_.follows_relative(text_, word.begin)) {
      return settle(NameCue::kDisclosed, word, found);
    }
    found.evidence = NameEvidence::kSingle;
    found.begin = word.begin;
    found.end = word.end;
    return !foreign && is_english() && stands_bare(text_, word.begin, word.end, lists_);
  }
  if (!settle(NameCue::kSelf, word, found)) return false;
  const BesideCue before = beside_.before(text_, word.begin);
  found.evidence = before.evidence;
  if (before.found) return true;
  const BesideCue after = beside_.after(text_, found.end, found.end == word.end && word.possessive);
  found.evidence = after.evidence;
  if (after.found && (after.evidence != NameEvidence::kSubject || is_english())) return true;
  found.evidence = NameEvidence::kSingle;
  if (says_who_speaks(text_, found.begin, found.end)) return true;
  const bool known = word.letters >= kShortestAlone ||
                     (is_short_english(text_.substr(word.begin, word.size())) && is_english());
  const bool sure = (flags & (kTriedName | kCommonFirstName)) != 0;
  return known && !follows_article(text_, word.begin, sure) &&
         !follows_dwelling(text_, word.begin) &&
         (is_english() || (!follows_clitic(text_, word.begin) && is_hardly_a_word(word, flags) &&
                           is_foreign() && !looks_vietnamese(text_))) &&
         !beside_.is_of_the_world(text_, found.begin, found.end);
}

bool NameFinder::Pass::is_turned_round(const NameWord& word, std::size_t& end) {
  const auto is_edge = [](char32_t c) {
    return c == 0 || c == '\n' || c == '\r' || c == '"' || c == '\'' || c == '\t' || c == ';' ||
           c == '|';
  };
  if (!is_edge(code_point_before(text_, word.begin)) || !text_.substr(word.end).starts_with(", ") ||
      word.letters < 3) {
    return false;
  }
  const std::size_t at = word.end + 2;
  if (at >= text_.size() || !is_upper(code_point_at(text_, at))) return false;
  const NameWord given = read_name_word(text_, at);
  const std::size_t last = end_of_given(given);
  if (given.shape != WordShape::kTitle || !is_edge(code_point_at(text_, last))) return false;
  const bool surname = (flags(word) & (kWord | kFunctionWord)) == 0;
  const NameFlags first = flags(given);
  if (!surname || (first & (kWord | kFunctionWord)) != 0) return false;
  if ((first & kFirstName) == 0 && code_point_before(text_, word.begin) != '"') return false;
  end = last;
  return true;
}

// With a second given name or an initial behind it: "Okafor, Dana Marie".
std::size_t NameFinder::Pass::end_of_given(const NameWord& given) {
  const std::size_t at = given.end + 1;
  if (at >= text_.size() || text_[given.end] != ' ' || !is_upper(code_point_at(text_, at))) {
    return given.end;
  }
  const NameWord second = read_name_word(text_, at);
  const bool named = second.initial || (flags(second) & kFirstName) != 0;
  return named ? second.end : given.end;
}

bool NameFinder::Pass::judge_register(const NameWord& word, FoundName& found) {
  if (word.letters < 3 || !text_.substr(word.end).starts_with(", ")) return false;
  const std::size_t at = word.end + 2;
  if (at >= text_.size() || !is_upper(code_point_at(text_, at))) return false;
  const NameWord given = read_name_word(text_, at);
  constexpr NameFlags kOther = kWord | kFunctionWord;
  if (given.shape != WordShape::kTitle || (flags(word) & kOther) != 0) return false;
  constexpr std::size_t kLongestParty = 4;  // letters: "PMDB, Djalma"
  if (word.shape == WordShape::kUpper && word.letters <= kLongestParty) return false;
  const NameFlags first = flags(given);
  if ((first & kOther) != 0 || (first & kFirstName) == 0) return false;
  found.begin = word.begin;
  found.end = end_of_given(given);
  found.evidence = NameEvidence::kFull;
  return true;
}

std::size_t NameFinder::Pass::lead() {
  if (!human_ || text_.empty() || !is_letter(code_point_at(text_, 0))) return 0;
  // Most texts begin with a word that is no name of that kind.
  const std::size_t plain = end_of_letters(text_, 0);
  if (plain > 0 && ends_word(plain) && lists_.common(text_, 0, plain) != 0) return 0;
  FoundName found;
  return judge_lead(read_name_word(text_, 0), found) ? add_with_next(found) : 0;
}

bool NameFinder::Pass::judge_lead(const NameWord& word, FoundName& found) {
  if (word.letters < kShortestLower) return false;
  const NameFlags flags = this->flags(word);
  if ((flags & kFirstName) == 0 || (flags & (kWord | kFunctionWord)) != 0) return false;
  if (is_part_of_token(text_, word.begin, word.end)) return false;
  found.evidence = NameEvidence::kLead;
  const bool small = word.shape == WordShape::kLower;
  const bool foreign = ((flags & kUntriedName) != 0 && small) ||
                       ((flags & kForeignWord) != 0 && (small || (flags & kCommonFirstName) == 0));
  if (foreign && !is_english()) return false;
  if (!settle(NameCue::kSelf, word, found)) return false;
  const std::string_view rest = text_.substr(found.end);
  return rest.empty() || rest.starts_with(". ") || rest.starts_with(", ") || rest == "." ||
         rest == "!" || rest.starts_with("\n") || rest.starts_with(" and ") ||
         rest.starts_with("! ");
}

bool NameFinder::Pass::judge_next(const FoundName& before, FoundName& found) {
  static constexpr std::array<std::string_view, 22> kJoints = {
      "', '",       "\", \"",
      "','",        "\",\"",
      ", and ",     ", ",
      " and ",      " & ",
      " + ",        " n ",
      " y ",        " und ",
      " et ",       " e ",
      " en ",       " och ",
      " i ",        " ja ",
      " ve ",       " dan ",
      " \xD0\xB8 ", " \xCE\xBA\xCE\xB1\xCE\xB9 "};
  const std::string_view rest = text_.substr(before.end);
  std::size_t gap = 0;
  for (const std::string_view joint : kJoints) {
    if (rest.starts_with(joint)) {
      gap = joint.size();
      break;
    }
  }
  const std::size_t begin = before.end + gap;
  if (gap == 0 || begin >= text_.size() || !is_letter(code_point_at(text_, begin))) return false;
  const NameWord word = read_name_word(text_, begin);
  const NameFlags flags = this->flags(word);
  const bool excused = (flags & kWordlikeName) != 0 && word.shape == WordShape::kTitle;
  if (word.letters < 3 || ((flags & (kWord | kFunctionWord)) != 0 && !excused)) return false;
  if (is_part_of_token(text_, word.begin, word.end)) return false;
  const bool listed = (flags & kFirstName) != 0;
  const bool quoted = rest[0] == '\'' || rest[0] == '"';  // cells: 'Abiola', 'Carmichael'
  const bool joined = gap >= 3 && (rest[0] == ' ' || quoted);
  if (!listed && (word.shape != WordShape::kTitle || !joined)) return false;
  if (quoted && (word.end >= text_.size() || text_[word.end] != rest[0])) return false;
  // "..., Encarna, tira agua": who writes one name with a capital writes all so.
  if (word.shape == WordShape::kLower && is_upper(code_point_at(text_, before.begin))) return false;
  found.evidence = before.evidence;
  return settle(NameCue::kOther, word, found);
}

std::size_t NameFinder::Pass::add_with_next(FoundName found) {
  out_.push_back(found);
  FoundName next;
  while (judge_next(found, next)) {
    out_.push_back(next);
    found = next;
  }
  return found.end;
}

void NameFinder::find(const MaskedText& text, bool human, const NameLists& lists,
                      std::vector<FoundName>& out) {
  if (human && is_shouted(text)) {
    lowered_.clear();
    append_lower(text.text(), lowered_);
    return Pass(lowered_, human, lists, buffer_, out).run();
  }
  Pass(text, human, lists, buffer_, out).run();
}

}  // namespace expunge
