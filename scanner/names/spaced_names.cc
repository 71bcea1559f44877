// Names in Hebrew, Arabic, the scripts of India, Georgian and Ethiopic: words stand apart, and what
// is written together with a word (Hebrew and Arabic prepositions, Bengali, Tamil and Georgian
// cases) is taken off before the lists are asked.  Beside a word for people they are also asked for
// the word's spelling in Latin letters.
#include <algorithm>
#include <array>

#include "names/latin_spelling.h"
#include "names/script_pass.h"

namespace expunge {
namespace {

using Kind = ScriptKind;

constexpr NameFlags kNotName = kWord | kWordlikeName | kFunctionWord;
constexpr std::size_t kShortest = 2;      // letters of a name
constexpr std::size_t kShortestStem = 3;  // letters of one with something taken off
constexpr int kMostLinks = 2;

// India and Georgia, where a case ending is part of the word, and of the finding.
bool is_indic(char32_t c) { return (c >= 0x0900 && c <= 0x0DFF) || (c >= 0x10D0 && c <= 0x10FA); }

struct Word {
  std::size_t begin = 0;
  std::size_t end = 0;
  NameFlags flags = 0;
  bool empty() const { return begin == end; }
};

// A word that may be a name, without what is written together with it.
struct Name {
  std::size_t begin = 0;
  std::size_t end = 0;
  NameFlags flags = 0;
  bool bare = true;  // nothing was taken off
  bool listed() const { return (flags & kFirstName) != 0; }
  bool is_word() const { return (flags & kNotName) != 0; }
};

class Pass {
 public:
  explicit Pass(const ScriptPass& pass) : p_(pass), text_(pass.text) {}

  void run() {
    for_each_run_of_script(
        text_, is_spaced_script, in_word, [&](std::size_t begin, std::size_t end) {
          return std::max(end, judge({begin, end, p_.lists.flags(p_.part(begin, end))}));
        });
  }

 private:
  static bool in_word(char32_t c) { return is_spaced_script(c) || c == 0x200C || c == 0x200D; }
  Word word_before(std::size_t begin) const;
  Word word_after(std::size_t end) const;
  Name name_of(const Word& word) const;
  // Likewise for what is looked for beside a name: "and my sister".
  NameFlags flags_of_cue(const Word& word) const;
  NameFlags cue_before(std::size_t begin) const;
  NameFlags cue_after(std::size_t end) const;
  // As the lists have it in Latin letters, whole or without an ending.
  NameFlags spelled(const Word& word) const;
  bool has_cue(const Word& word) const;
  // "Savitri Devi", each of which only its Latin spelling tells.
  bool is_spelled_pair(const Word& word) const;
  std::size_t judge(const Word& word);
  std::size_t end_of_field(std::size_t begin) const;
  std::size_t end_of_pair(const Word& word) const;
  bool is_mister(const Word& word) const;
  std::size_t add_compound(const Word& word);
  std::size_t begin_of_son(const Word& word) const;
  std::size_t add_mister(const Word& word);
  // Where the name ends with the words that follow: a family name, "Abd" and its other half.
  // `joins_spelled`: what only its Latin spelling tells too.
  std::size_t whole(std::size_t end, bool joins_spelled = false) const;

  const ScriptPass& p_;
  std::string_view text_;
};

Word Pass::word_before(std::size_t begin) const {
  std::size_t at = begin;
  if (at > 0 && text_[at - 1] == ' ') --at;
  if (at > 0 && std::string_view(",:(\"/").find(text_[at - 1]) != std::string_view::npos) --at;
  if (p_.before(at).ends_with("\xD8\x8C")) at -= 2;  // the Arabic comma
  const bool stopped = at > 0 && text_[at - 1] == '.';
  if (stopped) --at;
  if (at == begin) return {};
  const std::size_t from = begin_of_script(text_, at, in_word);
  const NameFlags flags = p_.lists.flags(p_.part(from, at));
  // A full stop ends the sentence, or a title.
  if (stopped && (flags & kTitleWord) == 0) return {};
  return {from, at, flags};
}

Word Pass::word_after(std::size_t end) const {
  if (end + 1 >= text_.size() || text_[end] != ' ') return {};
  const std::size_t last = end_of_script(text_, end + 1, in_word);
  return {end + 1, last, p_.lists.flags(p_.part(end + 1, last))};
}

Name Pass::name_of(const Word& word) const {
  Name name{word.begin, word.end, word.flags, true};
  if (name.listed() || name.is_word()) return name;
  const std::string_view whole = p_.part(word.begin, word.end);
  // The end: the longest that leaves a listed name.
  for (std::size_t at = whole.size(); is_indic(code_point_at(whole, 0)) && at > 0;) {
    previous_code_point(whole, at);
    if (count_code_points(whole.substr(0, at)) < kShortestStem) break;
    if (!p_.scripts.is(whole.substr(at), Kind::kEnding)) continue;
    std::string_view stem = whole.substr(0, at);
    NameFlags flags = p_.lists.flags(stem);
    constexpr std::string_view kVirama = "\xE0\xAF\x8D";      // Tamil
    constexpr std::string_view kNominative = "\xE1\x83\x98";  // Georgian: -i
    if (flags == 0) {
      p_.buffer.assign(stem);
      p_.buffer.append(code_point_at(stem, 0) >= 0x10D0 ? kNominative : kVirama);
      flags = p_.lists.flags(p_.buffer);
    }
    // Selvam, Selvathidam: -am is -ath- before an ending.
    constexpr std::string_view kOblique = "\xE0\xAE\xA4\xE0\xAF\x8D\xE0\xAE\xA4";
    if (flags == 0 && stem.ends_with(kOblique)) {
      stem.remove_suffix(kOblique.size());
      p_.buffer.assign(stem);
      p_.buffer.append("\xE0\xAE\xAE\xE0\xAF\x8D");
      flags = p_.lists.flags(p_.buffer);
    }
    if ((flags & kFirstName) != 0 && (flags & kNotName) == 0) {
      return {word.begin, word.end, flags, false};
    }
  }
  // Persian and Urdu write no prepositions so; letters that Arabic lacks tell them.
  const bool plain = is_indic(code_point_at(whole, 0)) ||
                     whole.find("\xDB\x8C") != std::string_view::npos ||
                     whole.find("\xDA\xA9") != std::string_view::npos;
  const std::size_t prefix = plain ? 0 : p_.scripts.begins_with(whole, Kind::kPrefix);
  for (std::size_t size = prefix; size > 0;) {
    const std::string_view rest = whole.substr(size);
    const NameFlags flags = p_.lists.flags(rest);
    if (count_code_points(rest) >= kShortestStem && (flags & kFirstName) != 0) {
      return {word.begin + size, word.end, flags, false};
    }
    size = p_.scripts.begins_with(whole.substr(0, size - 1), Kind::kPrefix);
  }
  return name;
}

NameFlags Pass::flags_of_cue(const Word& word) const {
  if (word.empty()) return 0;
  if ((word.flags & (kCueFlags | kOwnerWord)) != 0) return word.flags;
  const std::string_view whole = p_.part(word.begin, word.end);
  const std::size_t prefix = p_.scripts.begins_with(whole, Kind::kPrefix);
  return prefix == 0 ? 0 : p_.lists.flags(whole.substr(prefix)) & (kCueFlags | kOwnerWord);
}

// The flags of the cue that stands before, 0 if none does.
NameFlags Pass::cue_before(std::size_t begin) const {
  constexpr NameFlags kCues =
      kKinWord | kTitleWord | kNameWord | kSelfWord | kMeetsPerson | kTakesPerson;
  Word word = word_before(begin);
  for (int links = 0; !word.empty(); ++links) {
    const NameFlags flags = flags_of_cue(word);
    if ((flags & kCues) != 0) return flags & (links == 0 ? kCues : kKinWord | kNameWord);
    if ((flags & kLinkWord) == 0 || links == kMostLinks) return 0;
    word = word_before(word.begin);
  }
  return 0;
}

NameFlags Pass::cue_after(std::size_t end) const {
  const Word word = word_after(end);
  if (word.empty()) return 0;
  NameFlags flags = word.flags & (kHonorific | kPersonVerb);
  if (flags == 0) {
    // "babuke": an honorific in a case.
    const std::string_view whole = p_.part(word.begin, word.end);
    for (std::size_t at = whole.size(); at > 0;) {
      previous_code_point(whole, at);
      if (at == 0 || !p_.scripts.is(whole.substr(at), Kind::kPersonEnding)) continue;
      flags = p_.lists.flags(whole.substr(0, at)) & kHonorific;
      if (flags != 0) break;
    }
  }
  return flags;
}

std::size_t Pass::whole(std::size_t end, bool joins_spelled) const {
  constexpr int kMostMore = 3;
  constexpr NameFlags kNames = kFirstName | kSurname;
  for (int more = 0; more < kMostMore; ++more) {
    const Word next = word_after(end);
    if (next.empty()) break;
    const std::string_view word = p_.part(next.begin, next.end);
    const bool joins = p_.scripts.is(word, Kind::kAbd);
    const bool listed =
        ((next.flags & (kSurname | kFirstName)) != 0 && (next.flags & kFunctionWord) == 0 &&
         ((next.flags & kCueFlags) == 0 || (next.flags & kSurname) != 0)) ||
        (joins_spelled && (spelled(next) & kNames) != 0);
    // "Safa Abd al-Muizz Shalabi"
    if (joins) {
      const Word other = word_after(next.end);
      if (other.empty()) break;
      end = other.end;
      continue;
    }
    // "Ghayth al-Dalati" at the end of a phrase, whether a list has it or not.
    const bool article =
        next.flags == 0 && word.starts_with("\xD8\xA7\xD9\x84") && count_code_points(word) > 4 &&
        !is_letter(code_point_at(text_, next.end)) && code_point_at(text_, next.end) != ' ';
    if (!article && (!listed || (next.flags & (kWord | kWordlikeName | kHonorific)) != 0)) break;
    end = next.end;
  }
  return end;
}

// "Umm Said", "Abd al-Karim": with the word behind it, or no name.  "Umm" is "or" too.
std::size_t Pass::add_compound(const Word& word) {
  const Word next = word_after(word.end);
  if (next.empty()) return word.end;
  const bool cued = cue_before(word.begin) != 0;
  const bool article = p_.part(next.begin, next.end).starts_with("\xD8\xA7\xD9\x84");
  const bool named = (next.flags & (kFirstName | kSurname)) != 0 || (article && next.flags == 0);
  const bool ambiguous = (word.flags & kFunctionWord) != 0;
  if (!named || !(cued || (p_.human && !ambiguous))) return word.end;
  const std::size_t end = whole(next.end);
  p_.add(begin_of_son(word), end, cued ? NameEvidence::kKin : NameEvidence::kFull);
  return end;
}

// "Turki bin Sultan": the name before "son of", "daughter of".
std::size_t Pass::begin_of_son(const Word& word) const {
  static constexpr std::array<std::string_view, 4> kSons = {
      "\xD8\xA8\xD9\x86", "\xD8\xA7\xD8\xA8\xD9\x86", "\xD8\xA8\xD9\x86\xD8\xAA",
      "\xD7\x91\xD7\x9F"};
  if (std::ranges::find(kSons, p_.part(word.begin, word.end)) == kSons.end()) return word.begin;
  const Word left = word_before(word.begin);
  const bool beside = !left.empty() && left.end + 1 == word.begin && text_[left.end] == ' ';
  const bool named = beside && (left.flags & (kFunctionWord | kCueFlags)) == 0 &&
                     count_code_points(p_.part(left.begin, left.end)) > kShortest;
  return named ? left.begin : word.begin;
}

// Persian "Mister": a family name follows, listed or not.
bool Pass::is_mister(const Word& word) const {
  constexpr std::string_view kMister = "\xD8\xA2\xD9\x82\xD8\xA7\xDB\x8C ";
  return word.flags == 0 && p_.before(word.begin).ends_with(kMister) &&
         count_code_points(p_.part(word.begin, word.end)) > 3;
}

std::size_t Pass::add_mister(const Word& word) {
  p_.add(word.begin, word.end, NameEvidence::kTitle);
  return word.end;
}

// "Akash Kushwaha." in a script of India, two words that are all of a sentence: the end of the
// second, which no list has, or of `word`.
std::size_t Pass::end_of_pair(const Word& word) const {
  constexpr std::size_t kShortestSurname = 4;
  if (!is_indic(code_point_at(text_, word.begin))) return word.end;
  const auto ends = [](char32_t c) {
    return c == 0 || c == '\n' || c == '.' || c == ',' || c == '!' || c == '?' || c == 0x0964;
  };
  std::size_t at = word.begin;
  if (at > 0 && text_[at - 1] == ' ') --at;
  if (!ends(at == 0 ? 0 : code_point_before(text_, at))) return word.end;
  const Word next = word_after(word.end);
  if (next.empty() || next.flags != 0 || !ends(code_point_at(text_, next.end))) return word.end;
  return count_code_points(p_.part(next.begin, next.end)) < kShortestSurname ? word.end : next.end;
}

// The end of the line, if nothing but a few words stand up to there: "Name: Safa Shalabi".
std::size_t Pass::end_of_field(std::size_t begin) const {
  constexpr int kMostWords = 5;
  const std::string_view label =
      text_.substr(0, begin > 0 && text_[begin - 1] == ' ' ? begin - 1 : begin);
  if (!label.ends_with(':')) return begin;
  std::size_t at = begin;
  for (int words = 1; words <= kMostWords; ++words) {
    at = end_of_script(text_, at, in_word);
    if (at == text_.size() || text_[at] == '\n' || text_[at] == '\r') return at;
    if (text_[at] != ' ' || !is_spaced_script(code_point_at(text_, at + 1))) return begin;
    ++at;
  }
  return begin;
}

NameFlags Pass::spelled(const Word& word) const {
  const std::string_view whole = p_.part(word.begin, word.end);
  if (word.flags != 0 || !has_latin_spelling(code_point_at(whole, 0))) return 0;
  if (const NameFlags flags = flags_by_spelling(whole, p_.lists, p_.buffer); flags != 0) {
    return flags;
  }
  for (std::size_t at = whole.size(); at > 0;) {
    previous_code_point(whole, at);
    if (count_code_points(whole.substr(0, at)) < kShortestStem) break;
    if (!p_.scripts.is(whole.substr(at), Kind::kEnding)) continue;
    const NameFlags flags = flags_by_spelling(whole.substr(0, at), p_.lists, p_.buffer);
    if ((flags & kFirstName) != 0) return flags;
  }
  return 0;
}

bool Pass::has_cue(const Word& word) const {
  constexpr NameFlags kSure = kKinWord | kTitleWord | kNameWord | kSelfWord | kMeetsPerson;
  return (cue_before(word.begin) & kSure) != 0 || (cue_after(word.end) & kHonorific) != 0;
}

bool Pass::is_spelled_pair(const Word& word) const {
  // In Ethiopic letters too many words sound like some name.
  if (!p_.human || code_point_at(text_, word.begin) >= 0x1200) return false;
  const Word next = word_after(word.end);
  if (next.empty() || (next.flags & ~(kFirstName | kSurname)) != 0) return false;
  const NameFlags second = next.flags != 0 ? next.flags : spelled(next);
  return (second & kSurname) != 0 && (spelled(word) & kFirstName) != 0;
}

std::size_t Pass::judge(const Word& word) {
  if (p_.scripts.is(p_.part(word.begin, word.end), Kind::kAbd)) return add_compound(word);
  Name name = name_of(word);
  if (name.flags == 0 && has_latin_spelling(code_point_at(text_, word.begin)) &&
      (has_cue(word) || is_spelled_pair(word))) {
    name.flags = spelled(word);
  }
  if ((name.flags & (kFirstName | kSurname)) == 0 || (name.flags & kFunctionWord) != 0) {
    return is_mister(word) ? add_mister(word) : word.end;
  }
  if (count_code_points(p_.part(name.begin, name.end)) < kShortest) return word.end;
  const Word left = word_before(word.begin);
  if (!left.empty() && p_.scripts.is(p_.part(left.begin, left.end), Kind::kStreet)) return word.end;
  const NameFlags before = cue_before(word.begin);
  const std::size_t listed_end = whole(name.end, name.bare);
  const std::size_t end = listed_end == name.end && name.listed() ? end_of_pair(word) : listed_end;
  const bool several = end != name.end;
  const NameFlags after = cue_after(end);
  const bool certain = !name.is_word();
  const auto add = [&](NameEvidence evidence) {
    p_.add(name.begin, end, evidence);
    return end;
  };
  const bool bare_word = (name.flags & kWord) != 0;  // and not as much a name
  if ((before & kTitleWord) != 0 && !bare_word) return add(NameEvidence::kTitle);
  if ((before & kNameWord) != 0) {
    p_.add(name.begin, std::max(end, end_of_field(name.begin)), NameEvidence::kKin);
    return p_.out.back().end;
  }
  if ((after & kHonorific) != 0 && name.bare && !bare_word && (name.flags & kSurname) != 0) {
    return add(NameEvidence::kTitle);
  }
  if (!name.listed()) return word.end;
  if ((before & kKinWord) != 0 && !bare_word) return add(NameEvidence::kKin);
  if ((before & kSelfWord) != 0 && (certain || several)) return add(NameEvidence::kSelf);
  if ((before & kMeetsPerson) != 0) return add(NameEvidence::kAddressed);
  if ((after & kHonorific) != 0 && name.bare) return add(NameEvidence::kTitle);
  if ((after & kPersonVerb) != 0 && certain) return add(NameEvidence::kSubject);
  if (!certain && !several) return word.end;
  if ((before & kTakesPerson) != 0) return add(NameEvidence::kAddressed);
  if (several && certain) return add(NameEvidence::kFull);
  // Many listed names are words of some language: alone, those that many bear, and those with an
  // ending that people alone take.
  const bool common =
      (name.flags & kCommonFirstName) != 0 ||
      (!name.bare && is_indic(code_point_at(text_, name.begin)) &&
       p_.scripts.ends_with(p_.part(name.begin, name.end), Kind::kPersonEnding) != 0);
  return p_.human && certain && common ? add(NameEvidence::kSingle) : word.end;
}

}  // namespace

void find_spaced_names(const ScriptPass& pass) { Pass(pass).run(); }

}  // namespace expunge
