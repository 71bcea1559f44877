#include "detect/address_reader.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "detect/address_words.h"
#include "detect/value_text.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr std::size_t kLongestAddress = 160;
constexpr int kMostLinks = 3;
constexpr int kMostNamesInTown = 4;
constexpr int kMostTowns = 4;
constexpr std::size_t kLongestHouseNumber = 6;
// Behind a number: eight of ASCII, which count twice, or as many as these bytes of another script.
constexpr std::size_t kMostLetters = 16;

enum class Kind {
  kNumber,     // of a house, a floor, a postcode
  kName,       // a capital, or a word of a script without them
  kParticle,   // lower case, and part of addresses
  kLower,      // any other word: prose goes on
  kOther,      // begins something else: a label, a long number, an e-mail address
  kOtherWord,  // likewise, and a word of a script without capitals: what stands before it counts
  kEnd,
};

struct Word {
  Kind kind = Kind::kEnd;
  Stretch span;
  std::string_view text;
  bool ends_sentence = false;  // a full stop that is no abbreviation's, a question mark
  bool ends_segment = false;   // a comma
  bool ends_line = false;
  bool uncased = false;
};

bool is_separator_at(std::string_view text, std::size_t at, std::size_t& length) {
  for (std::string_view sign :
       {std::string_view(","), std::string_view("\xD8\x8C"), std::string_view("\xEF\xBC\x8C"),
        std::string_view("\xE3\x80\x81")}) {
    if (text.substr(at).starts_with(sign)) {
      length = sign.size();
      return true;
    }
  }
  return false;
}

Kind kind_of_number(std::string_view word) {
  std::size_t digits = 0;
  std::size_t letters = 0;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    run = is_ascii_digit(c) ? run + 1 : 0;
    longest = std::max(longest, run);
    digits += is_ascii_digit(c) ? 1 : 0;
    letters += is_beyond_ascii(c) ? 1 : is_ascii_letter(c) ? 2 : 0;
    const bool known = is_ascii_digit(c) || is_value_letter(c) || c == '-' || c == '/' ||
                       c == '#' || c == '.' || c == '\'';
    if (!known) return Kind::kOther;
    if (c == '.' && i > 0 && is_ascii_digit(word[i - 1]) && i + 1 < word.size() &&
        is_ascii_digit(word[i + 1])) {
      return Kind::kOther;  // a date, a decimal
    }
  }
  const bool number = longest <= kLongestHouseNumber && digits <= 9 && letters <= kMostLetters;
  return number ? Kind::kNumber : Kind::kOther;
}

// What stands behind the number of a floor, in lower case; sorted.
constexpr std::string_view kFloors[] = {"dg",  "emelet", "etage", "obergeschoss", "og",
                                        "sal", "stiege", "stock", "stockwerk",    "\xC3\xA9tage"};

// What is abbreviated though it could be a word, in lower case; sorted.
constexpr std::string_view kAbbreviations[] = {"apto", "barr", "bldg",  "brgy", "calz", "depto",
                                               "dpto", "edif", "fracc", "gral", "prol", "subd"};

// "5th", "3rd": names of streets.
bool is_ordinal(std::string_view word) {
  const std::size_t letters = word.find_first_not_of("0123456789");
  if (letters == 0 || letters == std::string_view::npos) return false;
  const std::string ending = ascii_lower(word.substr(letters));
  return ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
}

Kind kind_of_word(std::string_view word, bool& uncased) {
  if (is_ordinal(word)) return Kind::kName;
  if (std::ranges::any_of(word, is_ascii_digit)) return kind_of_number(word);
  if (word.find_first_of("@_=$<>[]{}\\") != std::string_view::npos) return Kind::kOther;
  const std::string lower = ascii_lower(word);
  if (is_one_of(lower, address_words(AddressWord::kOther)))
    return is_ascii_lower(word[0]) ? Kind::kLower : Kind::kOther;
  if (lower.ends_with("nummer") || lower.ends_with("number")) return Kind::kOther;
  for (std::string_view begin : address_words(AddressWord::kOtherBegin)) {
    if (word.starts_with(begin)) return Kind::kOtherWord;
  }
  const char32_t first = code_point_at(word, 0);
  if (!is_letter(first)) return Kind::kOther;
  uncased = !is_upper(first) && !is_lower(first);
  if (is_upper(first) || uncased) return Kind::kName;
  if (is_one_of(lower, address_words(AddressWord::kParticle))) return Kind::kParticle;
  const bool street =
      std::ranges::any_of(address_words(AddressWord::kStreetEnding), [&](std::string_view ending) {
        return lower.size() > ending.size() + 2 && lower.ends_with(ending);
      });
  return street ? Kind::kName : Kind::kLower;
}

// Reads one word and what stands behind it.
class WordReader {
 public:
  WordReader(std::string_view text, std::size_t at)
      : text_(text),
        at_(at),
        stop_(character_start(text, std::min(text.size(), at + kLongestAddress))) {}

  std::size_t at() const { return at_; }

  Word next() {
    while (at_ < stop_ && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '*')) ++at_;
    Word word;
    const std::size_t begin = at_;
    std::size_t length = 0;
    while (at_ < stop_ && !ends_word(at_, length)) ++at_;
    std::size_t end = at_;
    while (end > begin &&
           std::string_view(".!?:*\"'").find(text_[end - 1]) != std::string_view::npos) {
      --end;
    }
    word.span = {begin, end};
    word.text = text_.substr(begin, end - begin);
    if (word.text.empty()) return word;
    word.kind = kind_of_word(word.text, word.uncased);
    // "Apt 9, The Granary": a house that is called so.
    if (word.text == "The" && at_ + 1 < stop_ && is_ascii_upper(text_[at_ + 1])) {
      word.kind = Kind::kName;
    }
    // A word that goes on where reading stops is of a script without spaces, and prose.
    if (at_ == stop_ && stop_ < text_.size() && !ends_word(at_, length)) word.kind = Kind::kLower;
    const std::string_view behind = text_.substr(end, at_ - end);
    read_ending(word, behind);
    return word;
  }

 private:
  bool ends_word(std::size_t at, std::size_t& length) const {
    return text_[at] == ' ' || text_[at] == '\t' ||
           std::string_view("\r\n;()|\"<>").find(text_[at]) != std::string_view::npos ||
           is_separator_at(text_, at, length) || ends_glued_sentence(at) || is_danda(at);
  }

  // The full stop of Devanagari and its neighbours.
  bool is_danda(std::size_t at) const { return text_.substr(at).starts_with("\xE0\xA5\xA4"); }

  // "38900 Otter Road.Cost per month": the next sentence without a space.
  bool ends_glued_sentence(std::size_t at) const {
    constexpr std::size_t kWholeWord = 4;  // letters; less may be abbreviated
    if (text_[at] != '.' || at < kWholeWord || at + 2 >= text_.size()) return false;
    const std::string_view word = text_.substr(at - kWholeWord, kWholeWord);
    return is_ascii_upper(text_[at + 1]) && is_ascii_lower(text_[at + 2]) &&
           std::ranges::all_of(word, is_ascii_letter) && is_ascii_lower(word.back());
  }

  void read_ending(Word& word, std::string_view behind) {
    if (behind.find_first_of("!?") != std::string_view::npos) word.ends_sentence = true;
    if (behind.find(':') != std::string_view::npos) {
      // "No:14" is one word; a label ends with its colon.
      const bool label = (word.kind == Kind::kName &&
                          !is_one_of(word.text, address_words(AddressWord::kParticle))) ||
                         word.kind == Kind::kLower;
      if (label) word.kind = Kind::kOther;
    }
    if (behind.find('.') != std::string_view::npos && !is_abbreviation(word)) {
      word.ends_sentence = true;
    }
    std::size_t length = 0;
    std::size_t ahead = at_;
    while (ahead < stop_ && text_[ahead] == ' ') ++ahead;
    if (ahead >= text_.size() || is_danda(ahead)) {
      word.ends_sentence = true;
    } else if (is_separator_at(text_, ahead, length)) {
      word.ends_segment = true;
      at_ = ahead + length;
    } else if (text_[ahead] == '\n' || text_[ahead] == '\r') {
      word.ends_line = true;
      at_ = ahead + (text_.substr(ahead).starts_with("\r\n") ? 2 : 1);
    } else if (std::string_view(";()|\"<>").find(text_[ahead]) != std::string_view::npos) {
      word.ends_sentence = true;
    } else if (text_[ahead] == '-' && ahead + 1 < stop_ && text_[ahead + 1] == ' ') {
      word.ends_segment = true;  // "Curitiba - PR"
      at_ = ahead + 1;
    }
  }

  // "str.", "No.", "12." before more of the address.
  bool is_abbreviation(const Word& word) const {
    if (word.kind == Kind::kNumber) {
      return at_ + 1 < stop_ && text_[at_] == ' ' &&
             (!is_ascii_upper(text_[at_ + 1]) || floor_follows(at_ + 1));
    }
    // "45 Park Lane. Smoking": a whole word and a capital end a sentence.
    const bool whole_word = word.text.size() > 3 &&
                            word.text.find_first_of("aeiouAEIOU") != word.text.npos &&
                            at_ + 1 < stop_ && text_[at_] == ' ' && is_ascii_upper(text_[at_ + 1]);
    return word.text.size() <= 3 || is_one_of(ascii_lower(word.text), kAbbreviations) ||
           (!whole_word && (word.kind == Kind::kParticle ||
                            is_one_of(word.text, address_words(AddressWord::kParticle)))) ||
           std::string_view(ascii_lower(word.text)).ends_with("str") ||
           (at_ + 1 < stop_ && text_[at_] == ' ' && is_ascii_digit(text_[at_ + 1]));
  }

  // "3. Stock", "2. OG": a capital behind a number and its full stop.
  bool floor_follows(std::size_t at) const {
    std::size_t end = at;
    while (end < stop_ && is_value_letter(text_[end])) ++end;
    return is_one_of(ascii_lower(text_.substr(at, end - at)), kFloors);
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t stop_;
};

// Four digits are a postcode only behind the number of a house; "2QT" and "2K4" end British and
// Canadian ones.
bool looks_like_code(std::string_view number, bool house) {
  const std::size_t digits = digits_of(number).size();
  const bool inward = number.size() == 3 && is_ascii_digit(number[0]) &&
                      is_ascii_upper(number[1]) &&
                      (is_ascii_upper(number[2]) || is_ascii_digit(number[2]));
  // "H91 K6PW": the second half of an Irish one.
  const bool irish = number.size() == 4 && is_ascii_upper(number[0]) && digits > 0 &&
                     std::ranges::none_of(number, is_ascii_lower) &&
                     std::ranges::all_of(number, is_ascii_alnum);
  return inward || irish || (digits >= (house ? 4U : 5U) && digits <= 9);
}

// One stretch between commas.
struct Segment {
  Stretch span;  // to its last word of an address
  std::size_t number_end = 0;
  int names = 0;
  int names_behind = 0;  // behind its last number
  int numbers = 0;
  bool code = false;
  bool house = false;  // a number that is no postcode
  bool unit = false;   // a word or a sign for a floor or a door
  bool side = false;   // such a word that needs no number
  bool uncased = false;
  bool country = false;
  bool broken_by_label = false;  // ends before something else
  bool broken_by_prose = false;
  bool last = false;      // nothing follows
  bool new_line = false;  // a line ends behind it
  bool number_ends = false;
  bool number_first = false;
};

// The masculine and feminine ordinal signs, and the degree that stands for them: floors of Spain.
bool has_ordinal_sign(std::string_view word) {
  return std::ranges::any_of(std::array<std::string_view, 3>{"\xC2\xBA", "\xC2\xAA", "\xC2\xB0"},
                             [&](std::string_view sign) { return word.find(sign) != word.npos; });
}

// `house`: the house's number has been read.
Segment read_segment(WordReader& reader, bool house) {
  Segment out;
  for (;;) {
    const Word word = reader.next();
    if (word.kind == Kind::kEnd) {
      out.last = true;
      return out;
    }
    if (word.kind == Kind::kLower || word.kind == Kind::kOther || word.kind == Kind::kOtherWord) {
      out.broken_by_prose = word.kind == Kind::kLower;
      out.broken_by_label = word.kind == Kind::kOther;
      out.last = true;
      return out;
    }
    if (out.span.end == 0) out.span.begin = word.span.begin;
    out.span.end = word.span.end;
    out.unit |= is_one_of(lower(word.text), address_words(AddressWord::kUnit)) ||
                has_ordinal_sign(word.text);
    out.side |= is_one_of(lower(word.text), address_words(AddressWord::kSide));
    if (word.kind == Kind::kNumber) {
      out.number_first |= out.names == 0;
      ++out.numbers;
      out.names_behind = 0;
      out.number_end = word.span.end;
      (looks_like_code(word.text, house || out.house) ? out.code : out.house) = true;
    } else if (word.kind == Kind::kName) {
      ++out.names;
      ++out.names_behind;
      out.uncased |= word.uncased;
      const std::string lower = ascii_lower(word.text);
      out.country |= is_one_of(lower, address_words(AddressWord::kCountry));
    }
    // "Lingonstigen 4 B,": the letter belongs to the number.
    const bool stair = word.kind == Kind::kName && word.text.size() == 1 && out.names_behind == 1;
    out.number_ends |= (word.kind == Kind::kNumber || (stair && out.numbers > 0)) &&
                       (word.ends_segment || word.ends_line || word.ends_sentence);
    if (word.ends_sentence) out.last = true;
    if (word.ends_line) out.new_line = true;
    if (word.ends_sentence || word.ends_segment || word.ends_line) return out;
  }
}

// How far a segment with a number belongs to the address.
std::size_t numbered_end(const Segment& segment) {
  if (segment.uncased && (segment.broken_by_prose || segment.broken_by_label ||
                          (segment.code && segment.names_behind > 0))) {
    return segment.number_end;
  }
  if (segment.uncased && segment.names_behind > 3) return segment.number_end;
  if (segment.broken_by_label && segment.names_behind > 0) return segment.number_end;
  return segment.names_behind > kMostNamesInTown ? segment.number_end : segment.span.end;
}

bool is_town(const Segment& segment) {
  if (segment.names == 0 || segment.names > kMostNamesInTown || segment.country) return false;
  if (segment.broken_by_label) return false;
  return !segment.uncased || (!segment.broken_by_prose && segment.names <= 3);
}

// Steps over "is", "in the", ":".
std::size_t address_begin(std::string_view text, std::size_t at) {
  const auto skip_signs = [&] {
    std::size_t line_ends = 0;
    while (at < text.size()) {
      if (text[at] == '\n' && ++line_ends > 1) return;
      if (std::string_view(" :*\"'(-\t\r\n=>").find(text[at]) != std::string_view::npos) {
        ++at;
      } else if (text.substr(at).starts_with("\xEF\xBC\x9A")) {
        at += 3;
      } else {
        return;
      }
    }
  };
  skip_signs();
  for (int links = 0; links < kMostLinks; ++links) {
    std::size_t end = at;
    while (end < text.size() && is_value_letter(text[end])) ++end;
    if (end == at || end >= text.size() || (text[end] != ' ' && text[end] != ':')) return at;
    const std::string_view word = text.substr(at, end - at);
    // As written: "Na Vysluni" is a name.
    if (!std::ranges::binary_search(address_words(AddressWord::kLink), word)) return at;
    at = end;
    skip_signs();
  }
  return at;
}

}  // namespace

ReadAddress read_address(std::string_view text, std::size_t begin) {
  WordReader reader(text, address_begin(text, begin));
  ReadAddress out;
  std::size_t start = std::string_view::npos;
  std::size_t end = 0;
  int towns = 0;
  int names = 0;
  int numbers = 0;
  bool house = false;
  bool code = false;
  bool uncased = false;
  for (int segments = 0; segments < 8; ++segments) {
    const Segment segment = read_segment(reader, house);
    if (segment.span.empty()) break;
    const bool opening = numbers == 0;
    if (segment.numbers > 0) {
      if (start == std::string_view::npos) start = segment.span.begin;
      end = numbered_end(segment);
      out.number_ends |= opening && (segment.number_ends || segment.number_first || segment.code ||
                                     segment.numbers > 1);
    } else if (is_town(segment) && ++towns <= kMostTowns) {
      if (start == std::string_view::npos) start = segment.span.begin;
      if (!opening) end = segment.span.end;
    } else {
      break;
    }
    names += segment.names;
    numbers += segment.numbers;
    // A postcode behind the house ends the address with its own stretch.
    const bool house_before = house || segment.house;
    house |= segment.house;
    code |= segment.code;
    uncased |= segment.uncased;
    if (segment.last || (segment.code && house_before)) break;
    if (segment.new_line) {
      // The next line of a form belongs here if it holds the postcode.
      WordReader ahead = reader;
      Segment next = read_segment(ahead, house);
      // "Flat 3, The Granary", a line for the street, and one for the town and its code.
      if (!next.code && next.numbers == 0 && next.new_line && is_town(next) && house) {
        next = read_segment(ahead, house);
      }
      if (!next.code || next.broken_by_label) break;
    }
    if (opening && segment.numbers == 0 && towns > 2) break;
  }
  if (numbers == 0 || names == 0 || start == std::string_view::npos || end <= start) return out;
  static const RE2 province(" \\([A-Z]{2}\\)");
  re2::StringPiece behind(text.data() + end, text.size() - end);
  if (RE2::Consume(&behind, province)) end = text.size() - behind.size();
  out.span = {start, end};
  out.names = names;
  const std::string_view value = text.substr(start, end - start);
  const std::string digits = digits_of(value);
  out.uncased = uncased;
  out.code = code;
  out.only_year =
      numbers == 1 && digits.size() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
  out.only_places = names == 1 && is_one_of(value.substr(0, value.find_first_of(" #")),
                                            address_words(AddressWord::kNumberedPlace));
  return out;
}

std::size_t read_units_behind(std::string_view text, std::size_t end) {
  constexpr int kMostSegments = 5;
  bool units = false;
  bool town = false;
  for (int segments = 0; segments < kMostSegments && !town; ++segments) {
    std::size_t at = end;
    if (at < text.size() && text[at] == '.') ++at;
    while (at < text.size() && text[at] == ' ') ++at;
    std::size_t comma = 0;
    if (at >= text.size() || !is_separator_at(text, at, comma)) break;
    WordReader reader(text, at + comma);
    const Segment segment = read_segment(reader, true);
    if (segment.span.empty() || segment.broken_by_prose || segment.broken_by_label) break;
    const bool coded = segment.code && segment.numbers == 1 && is_town(segment);
    const bool numbered = segment.unit && segment.numbers > 0 && segment.numbers <= 3;
    if (coded || ((numbered || segment.side) && segment.names <= 2)) {
      end = segment.span.end;
      units = true;
      if (coded) break;
      continue;
    }
    constexpr int kNamesOfTown = 3;
    town = units && segment.numbers == 0 && segment.names <= kNamesOfTown && is_town(segment);
    if (!town) break;
    end = segment.span.end;
  }
  return end;
}

}  // namespace expunge
