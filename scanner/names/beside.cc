#include "names/beside.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <optional>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/short_words.h"
#include "names/word_starts.h"

namespace expunge {
namespace {

constexpr std::size_t kWorldBytes = 40;  // how near a word of culture makes a name the world's
constexpr int kMaxLinks = 3;             // "my", "is my", "of the": words between relation and name

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool joins_word(char32_t c) { return is_letter(c) || c == '\'' || c == '-' || c == 0x2019; }

// "Luz is my sister": the words that make two things one.
bool is_copula(std::string_view lowered) {
  static constexpr std::array<std::string_view, 14> kCopulas = {
      "are", "e",  "er", "era", "es",  "est",      "is",
      "ist", "je", "on", "to",  "was", "\xC3\xA8", "\xC3\xA9"};
  return std::find(kCopulas.begin(), kCopulas.end(), lowered) != kCopulas.end();
}

// Titles that end in a full stop.
bool is_abbreviation(std::string_view lowered) {
  static constexpr std::array<std::string_view, 22> kTitles = {
      "avv", "dhr", "dn",  "dott", "dr", "dra",  "hr",  "ing", "m",   "mag",  "mgr",
      "mme", "mr",  "mrs", "ms",   "mx", "prof", "sig", "sr",  "sra", "srta", "st"};
  return std::binary_search(kTitles.begin(), kTitles.end(), lowered);
}

// Letters that are German more than anything else, near the start.
bool holds_umlaut(std::string_view text) {
  text = text.substr(0, 400);
  for (std::size_t at = text.find('\xC3'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('\xC3', at + 1)) {
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (next == 0xA4 || next == 0xB6 || next == 0xBC || next == 0x9F) return true;
  }
  return false;
}

// What stands before people's names in Tagalog and Cebuano; "si" in Malay and Indonesian too.
bool is_person_marker(std::string_view lowered) {
  static constexpr std::array<std::string_view, 6> kMarkers = {"kay",  "kina", "ni",
                                                               "nina", "si",   "sina"};
  return std::ranges::find(kMarkers, lowered) != kMarkers.end();
}

bool equals_any(std::string_view word, std::initializer_list<std::string_view> options) {
  return std::any_of(options.begin(), options.end(),
                     [&](std::string_view option) { return equals_lower(word, option); });
}

// True if `is` is true of one of the short words, by their keys in lower case
// (names/short_words.h), near the start of `text`.
template <class Is>
bool any_word(std::string_view text, Is is) {
  constexpr std::size_t kEnough = 400;  // bytes that tell
  constexpr std::size_t kLongest = 7;
  constexpr std::uint64_t kWide = 0x8080808080808080ULL;
  text = text.substr(0, kEnough);
  std::string lowered;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    while (at < text.size() && (is_word_byte(text[at]) || text[at] == '\'')) ++at;
    if (at > from && at - from <= kLongest) {
      const std::string_view word = text.substr(from, at - from);
      std::uint64_t key = lowered_key(word);
      if ((key & kWide) != 0) {
        lowered.clear();
        append_lower(word, lowered);
        key = short_key(lowered);
      }
      if (is(key)) return true;
    }
    if (at == from) ++at;
  }
  return false;
}

}  // namespace

Beside::Word Beside::word_before(std::string_view text, std::size_t begin, std::string_view gaps) {
  Word out;
  std::size_t at = begin;
  if (at == 0) return out;
  if (text[at - 1] == ' ') --at;
  if (at > 0 && gaps.find(text[at - 1]) != std::string_view::npos) {
    const bool opens = text[--at] == '(';
    if (opens && at > 0 && text[at - 1] == ' ') --at;  // "my ex (Corwin)"
  }
  if (at == begin) return out;
  out.end = at;
  while (at > 0 && joins_word(code_point_before(text, at))) previous_code_point(text, at);
  if (at == out.end) return out;
  out.begin = at;
  out.found = true;
  buffer_.clear();
  append_lower(text.substr(at, out.end - at), buffer_);
  out.flags = lists_.flags(buffer_);
  return out;
}

Beside::Word Beside::word_after(std::string_view text, std::size_t end) {
  Word out;
  std::size_t at = end;
  if (at < text.size() && (text[at] == ',' || text[at] == ' ' || text[at] == '(')) ++at;
  if (at < text.size() && at > end && text[at - 1] != '(' && (text[at] == ' ' || text[at] == '(')) {
    ++at;
  }
  if (at == end) return out;
  const std::size_t begin = at;
  while (at < text.size()) {
    std::size_t next = at;
    if (!joins_word(next_code_point(text, next))) break;
    at = next;
  }
  if (at == begin) return out;
  out.begin = begin;
  out.end = at;
  out.found = true;
  buffer_.clear();
  append_lower(text.substr(begin, at - begin), buffer_);
  out.flags = lists_.flags(buffer_);
  return out;
}

// "I'm Dana", "i am Dana", "it's me, Dana"; not "the person I am Monday".
BesideCue Beside::before_self(std::string_view text, const Word& word) {
  BesideCue out{true, NameEvidence::kSelf, false};
  // "im Vertrag": German for "in the".
  if (buffer_ == "im") {
    out.found = looks_english(text) || (!looks_germanic(text) && !holds_umlaut(text));
  }
  if (buffer_ != "am") return out;
  const Word subject = word_before(text, word.begin, "");
  out.found =
      subject.found && equals_any(text.substr(subject.begin, subject.end - subject.begin), {"i"});
  return out;
}

// "our drummer", "my new dance instructor": somebody whom one knows; "the drummer" may be
// anybody's.
bool Beside::is_somebodys(std::string_view text, const Word& role) {
  constexpr int kMostBetween = 2;
  Word word = word_before(text, role.begin, "");
  for (int between = 0; word.found && between <= kMostBetween; ++between) {
    if (word.has(kOwnerWord)) return true;
    word = word_before(text, word.begin, "");
  }
  return false;
}

// "brother in law", "sister in law": a relation in three words.
bool Beside::is_in_law(std::string_view text, const Word& law) {
  if (buffer_ != "law") return false;
  const Word in = word_before(text, law.begin, "");
  if (!in.found || buffer_ != "in") return false;
  return word_before(text, in.begin, "").has(kKinWord);
}

BesideCue Beside::before(std::string_view text, std::size_t begin) {
  Word word = word_before(text, begin, ".,:(\"");
  if (word.found && word.end < text.size() && text[word.end] != '.' && is_in_law(text, word)) {
    return {true, NameEvidence::kKin, true};
  }
  for (int links = 0; word.found; ++links) {
    const char gap = word.end < text.size() ? text[word.end] : ' ';
    if (word.has(kTitleWord) && links == 0 &&
        (gap == ' ' || (gap == '.' && is_abbreviation(buffer_)))) {
      return {true, NameEvidence::kTitle, false};
    }
    if (links == 0 && gap == ' ' && is_person_marker(buffer_) && looks_austronesian(text)) {
      return {true, NameEvidence::kAddressed, true, true};
    }
    if (word.has(kKinWord | kNameWord) && gap != '.') return {true, NameEvidence::kKin, true};
    if (word.has(kRoleWord) && links == 0 && gap == ' ' && is_somebodys(text, word)) {
      return {true, NameEvidence::kKin, true};
    }
    if (word.has(kSelfWord) && links == 0 && gap != '.') return before_self(text, word);
    if (word.has(kMeetsPerson) && links == 0 && (gap == ' ' || gap == ',')) {
      return {true, NameEvidence::kAddressed, true};
    }
    if (word.has(kTakesPerson) && links == 0 && gap == ' ') {
      // "ask for Birdie"
      const bool asked = buffer_ == "for" && text.substr(0, word.begin).ends_with("ask ");
      return {true, NameEvidence::kAddressed, asked};
    }
    if (!word.has(kLinkWord) || links == kMaxLinks) return {};
    word = word_before(text, word.begin, ",");
  }
  return {};
}

bool Beside::follows_relative(std::string_view text, std::size_t begin) {
  // Plurals, and people whom things are called after: "student grant", "baby rose".
  static constexpr std::array<std::string_view, 34> kOthers = {
      "accountant", "assistant", "baby",    "babysitter", "barber",    "beneficiary", "boss",
      "bride",      "child",     "client",  "coach",      "counselor", "dentist",     "deputy",
      "doctor",     "executor",  "groom",   "intern",     "kid",       "landlady",    "landlord",
      "lawyer",     "lover",     "manager", "nanny",      "partner",   "patient",     "solicitor",
      "student",    "stylist",   "teacher", "therapist",  "trainer",   "tutor"};
  static constexpr std::array<std::string_view, 2> kPastTense = {"drew", "rose"};
  const std::string_view name = text.substr(begin, end_of_letters(text, begin) - begin);
  if (std::binary_search(kPastTense.begin(), kPastTense.end(), name)) return false;
  const Word word = word_before(text, begin, "");
  if (!word.has(kKinWord) || buffer_.ends_with("'s")) return false;
  const bool plural = buffer_.size() > 3 && buffer_.ends_with('s') && looks_english(text);
  return !plural && !std::ranges::binary_search(kOthers, buffer_);
}

BesideCue Beside::after(std::string_view text, std::size_t end, bool possessive) {
  if (possessive) {
    const std::size_t s = text.find(' ', end);
    if (s == std::string_view::npos || s > end + 4) return {};
    const Word thing = word_after(text, s);
    const bool owned = thing.found && thing.has(kBelonging);
    return {owned, NameEvidence::kOwns, true};
  }
  if (end >= text.size() || text[end] == '\'') return {};
  Word word = word_after(text, end);
  if (!word.found) return {};
  if (word.has(kHonorific) && text[end] == ' ') return {true, NameEvidence::kTitle, true};
  if (word.has(kPersonVerb) && text[end] == ' ') return {true, NameEvidence::kSubject, false};
  // "Luz, my sister", "Luz is my sister"; "Luz, sister of" is a list, "Luz an meine Schwester"
  // none.
  const bool joined = text[end] == ',' || text[end] == '(' || is_copula(buffer_);
  for (int links = 0; joined && word.found && links < kMaxLinks; ++links) {
    if (word.has(kKinWord)) return {links > 0, NameEvidence::kKin, true};
    if (!word.has(kLinkWord)) return {};
    word = word_after(text, word.end);
  }
  return {joined && word.found && word.has(kKinWord), NameEvidence::kKin, true};
}

bool Beside::holds_culture(std::string_view near) {
  for (std::size_t at = 0; at < near.size();) {
    const std::size_t from = at;
    while (at < near.size() && is_word_byte(near[at])) ++at;
    if (at == from) {
      ++at;
      continue;
    }
    buffer_.clear();
    append_lower(near.substr(from, at - from), buffer_);
    if ((lists_.flags(buffer_) & kCultureWord) != 0) return true;
  }
  return false;
}

bool Beside::is_of_the_world(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t left = character_start(text, begin > kWorldBytes ? begin - kWorldBytes : 0);
  const std::size_t right = character_start(text, std::min(text.size(), end + kWorldBytes));
  const Word next = word_after(text, end);
  if (next.found && next.has(kEponymWord) && text[end] == ' ') return true;
  return holds_culture(text.substr(left, begin - left)) ||
         holds_culture(text.substr(end, right - end));
}

bool is_part_of_token(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0) {
    const char before = text[begin - 1];
    // "/Ebba": who signs in Swedish.
    const bool signs = before == '/' && is_upper(code_point_at(text, begin)) &&
                       (begin == 1 || text[begin - 2] == ' ' || text[begin - 2] == '\n') &&
                       text.find('/', end) != end;
    if (before == '@' || (before == '/' && !signs) || before == '\\' || before == '#' ||
        before == '$' || before == '<' || before == '_') {
      return true;
    }
    if (before == '.' && begin > 1 && is_word_byte(text[begin - 2])) return true;
  }
  if (end >= text.size()) return false;
  const char after = text[end];
  if (after == '@' || after == '_' || after == '(' || after == '\\' || after == '>' ||
      (after >= '0' && after <= '9')) {
    return true;
  }
  return (after == '.' || after == ':') && end + 1 < text.size() && is_word_byte(text[end + 1]);
}

bool is_half_of_title(std::string_view text, std::size_t begin) {
  if (begin < 2 || text[begin - 1] != ' ') return false;
  std::size_t at = begin - 1;
  while (at > 0 && is_letter(code_point_before(text, at))) previous_code_point(text, at);
  if (at == begin - 1 || !is_upper(code_point_at(text, at))) return false;
  // "So Kevin was", "But Dana said": where a sentence begins, its first word has a capital too.
  static constexpr std::array<std::string_view, 30> kFirst = {
      "after", "also", "and",   "because", "before", "but",  "can",   "did",   "does", "even",
      "if",    "is",   "maybe", "now",     "oh",     "ok",   "okay",  "or",    "plus", "since",
      "so",    "then", "until", "was",     "well",   "when", "where", "while", "will", "yes"};
  const bool first = at == 0 || text[at - 1] == '\n' ||
                     (at > 1 && text[at - 1] == ' ' &&
                      std::string_view(".!?\"*)").find(text[at - 2]) != std::string_view::npos);
  const std::string_view word = text.substr(at, begin - 1 - at);
  return !(word == "I" || (first && std::ranges::binary_search(kFirst, lower(word))));
}

bool is_half_of_brand(std::string_view text, std::size_t begin, std::size_t end) {
  if (text.substr(0, begin).ends_with(" & ")) return true;
  return text.substr(end).starts_with(" & ") && is_upper(code_point_at(text, end + 3));
}

bool follows_clitic(std::string_view text, std::size_t begin) {
  static constexpr std::array<std::string_view, 13> kPronouns = {
      " le ", " les ", " lo ", " los ", " me ",  " nos ", " os ",
      " se ", " si ",  " te ", " ti ",  " vos ", " vous "};
  const std::string_view left = text.substr(0, begin);
  return std::ranges::any_of(kPronouns, [&](std::string_view word) {
    return left.ends_with(word) || left == word.substr(1);
  });
}

bool looks_english(std::string_view text) {
  // One of the first is enough, of the others, which other languages have too, three different
  // ones.
  static constexpr auto kSure = short_words(
      "about", "and", "because", "don't", "dont", "from", "have", "his", "how", "i'm", "it's", "my",
      "not", "pls", "she", "that", "the", "they", "this", "what", "with", "you", "your");
  static constexpr auto kLikely =
      short_words("are", "at", "but", "can", "did", "does", "for", "had", "has", "he", "her", "idk",
                  "if", "im", "in", "is", "its", "just", "like", "lol", "me", "of", "omg", "on",
                  "or", "our", "so", "then", "to", "u", "ur", "was", "we", "when", "who");
  constexpr int kLikelyEnough = 3;
  std::uint64_t likely = 0;  // a bit for each that was seen
  return any_word(text, [&](std::uint64_t word) {
    if (kSure.holds_key(word)) return true;
    const std::optional<std::size_t> number = kLikely.number_of(word);
    if (!number) return false;
    likely |= std::uint64_t{1} << *number;
    return std::popcount(likely) >= kLikelyEnough;
  });
}

bool looks_austronesian(std::string_view text) {
  static constexpr auto kWords = short_words(
      "ako", "aku", "ang", "ano", "apa", "banget", "bgt", "dia", "gak", "gue", "hindi", "kamu",
      "kasi", "lang", "mga", "naman", "nang", "ng", "nga", "ngga", "nya", "oo", "opo", "po", "sama",
      "saya", "siya", "sya", "tapi", "tuh", "udah", "yang", "yg", "yun", "yung");
  return any_word(text, [](std::uint64_t word) { return kWords.holds_key(word); });
}

bool looks_germanic(std::string_view text) {
  static constexpr auto kWords =
      short_words("aber", "das", "dein", "der", "det", "dich", "een", "ein", "eine", "fr\xC3\xA5n",
                  "f\xC3\xBCr", "het", "hier", "ich", "ihr", "ikke", "ist", "jag", "jeg", "mein",
                  "mijn", "mit", "nicht", "noch", "och", "og", "ogs\xC3\xA5", "p\xC3\xA5", "und",
                  "vom", "wie", "zu", "\xC3\xA4r");
  return any_word(text, [](std::uint64_t word) { return kWords.holds_key(word); });
}

bool writes_other_a(std::string_view text) {
  static constexpr auto kWords = short_words(
      "agora", "aqui", "avec", "bem", "c'est", "cest", "che", "chez", "dans", "depois", "ela",
      "ele", "elle", "entre", "est", "estou", "eu", "fait", "foi", "gente", "hogy", "ils", "ir",
      "isso", "j'ai", "jai", "lui", "mais", "mec", "meu", "meus", "minha", "moi", "muito", "nao",
      "nem", "n\xC3\xA3o", "parce", "pas", "pelo", "pero", "porque", "pour", "pra", "puis", "que",
      "quem", "qui", "quoi", "sur", "t\xC3\xA1", "uma", "vagy", "voc\xC3\xAA");
  return !looks_english(text) &&
         any_word(text, [](std::uint64_t word) { return kWords.holds_key(word); });
}

bool looks_vietnamese(std::string_view text) {
  for (std::size_t at = 0; at + 2 < text.size(); ++at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const auto next = static_cast<unsigned char>(text[at + 1]);
    if (lead == 0xE1 && (next == 0xBA || next == 0xBB)) return true;  // U+1E80 to U+1EFF
    if (lead == 0xC6 && (next == 0xA1 || next == 0xB0)) return true;  // o and u with a horn
  }
  return false;
}

}  // namespace expunge
