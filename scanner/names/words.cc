#include "names/words.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/utf8.h"
#include "names/beside.h"
#include "names/letters.h"
#include "names/short_words.h"

namespace expunge {
namespace {

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x02BC; }
bool is_joiner(char32_t c) { return is_apostrophe(c) || c == '-' || c == 0x2010 || c == 0x2011; }

constexpr std::size_t kBeforeSuffix = 3;  // letters; O'Neil and D'Angelo have one

// "Serkan'a", "Elif'in": a Turkish suffix behind the apostrophe, but not "didn't".
bool is_suffix(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 6;
  const bool negation = text[at] == 't' && !is_letter(code_point_at(text, at + 1));
  std::size_t letters = 0;
  while (is_letter(code_point_at(text, at))) {
    next_code_point(text, at);
    ++letters;
  }
  return !negation && letters <= kLongest;
}

class ShapeCounter {
 public:
  void add(char32_t c, bool starts_part) {
    if (is_upper(c)) {
      ++upper_;
      if (!starts_part) ++inner_upper_;
      if (count_ == 0) first_upper_ = true;
    } else if (is_lower(c)) {
      ++lower_;
    }
    ++count_;
  }
  std::size_t count() const { return count_; }
  WordShape shape() const {
    if (upper_ == 0 && lower_ == 0) return WordShape::kCaseless;
    if (upper_ == 0) return WordShape::kLower;
    if (lower_ == 0 && count_ > 1) return WordShape::kUpper;
    // One capital inside is usual in names: McKay, DeShawn, O'Neil.
    return first_upper_ && inner_upper_ <= 1 ? WordShape::kTitle : WordShape::kMixed;
  }

 private:
  std::size_t count_ = 0, upper_ = 0, lower_ = 0, inner_upper_ = 0;
  bool first_upper_ = false;
};

constexpr std::size_t kShortestPlain = 5;  // letters of a name that is looked up without accents

// Latin letters of two bytes, from U+00E0 on, as plain ones; '?' is none of a name's.
constexpr std::string_view kPlainLatin =
    "aaaaaa?ceeeeiiii?nooooo?ouuuuy?yaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jj"
    "kk?llllll??llnnnnnn???oooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz?";

// `lowered` without accents; empty if it has none, or other letters.
std::string without_accents(std::string_view lowered) {
  std::string out;
  bool any = false;
  for (std::size_t at = 0; at < lowered.size();) {
    const char32_t c = next_code_point(lowered, at);
    if (c < 0x80) {
      out.push_back(static_cast<char>(c));
      continue;
    }
    if (c < 0xE0 || c - 0xE0 >= kPlainLatin.size() || kPlainLatin[c - 0xE0] == '?') return {};
    out.push_back(kPlainLatin[c - 0xE0]);
    any = true;
  }
  return any ? out : std::string();
}

// Most words: ASCII letters, less than a block of them, with nothing behind them that may go on.
bool read_plain_word(std::string_view text, std::size_t at, NameWord& word) {
  std::array<char, ByteBlock::kSize> rest{};
  const char* bytes = text.data() + at;
  if (const std::size_t left = text.size() - at; left < rest.size()) {
    std::memcpy(rest.data(), bytes, left);
    bytes = rest.data();
  }
  const ByteBlock block = ByteBlock::load(bytes);
  const std::uint64_t others = ~block.lowered().in_range('a', 'z').mask();
  const auto letters = static_cast<std::size_t>(std::countr_zero(others));
  if (letters == 0 || letters >= ByteBlock::kSize) return false;
  const char behind = bytes[letters];
  if (behind == '\'' || behind == '-' || static_cast<unsigned char>(behind) >= 0x80) return false;
  const std::uint64_t all = (std::uint64_t{1} << letters) - 1;
  const std::uint64_t upper = block.in_range('A', 'Z').mask() & all;
  const std::uint64_t inner = upper & ~std::uint64_t{1};
  word.begin = at;
  word.end = at + letters;
  word.letters = letters;
  if (upper == 0) {
    word.shape = WordShape::kLower;
  } else if (letters == 1) {
    word.shape = WordShape::kTitle;
    word.initial = true;
    if (behind == '.') ++word.end;
  } else if (upper == all) {
    word.shape = WordShape::kUpper;
  } else {
    const bool is_title = upper != inner && (inner & (inner - 1)) == 0;
    word.shape = is_title ? WordShape::kTitle : WordShape::kMixed;
  }
  return true;
}

// Any word.
[[gnu::noinline]] void read_any_word(std::string_view text, std::size_t at, NameWord& word) {
  word.begin = at;
  ShapeCounter shape;
  bool starts_part = true;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (is_letter(c)) {
      shape.add(c, starts_part);
      starts_part = false;
      at = next;
      continue;
    }
    if (starts_part || !is_joiner(c) || !is_letter(code_point_at(text, next))) break;
    if (is_apostrophe(c)) {
      std::size_t after = next;
      const char32_t s = next_code_point(text, after);
      if ((s == 's' || s == 'S') && !is_letter(code_point_at(text, after))) {
        word.possessive = true;
        break;
      }
      if (shape.count() >= kBeforeSuffix && is_lower(s) && is_suffix(text, next)) {
        word.possessive = true;
        break;
      }
    }
    starts_part = true;
    at = next;
  }
  word.end = at;
  word.letters = shape.count();
  word.shape = shape.shape();
  if (word.letters == 1 && is_upper(code_point_at(text, word.begin))) {
    word.initial = true;
    word.shape = WordShape::kTitle;
    if (code_point_at(text, word.end) == '.') ++word.end;
  }
}

}  // namespace

NameWord read_name_word(std::string_view text, std::size_t at) {
  NameWord word;
  if (at >= text.size() || !read_plain_word(text, at, word)) read_any_word(text, at, word);
  return word;
}

NameFlags flags_of(std::string_view text, const NameWord& word, const NameLists& lists,
                   std::string& buffer) {
  buffer.clear();
  append_lower(text.substr(word.begin, word.size()), buffer);
  if (word.letters == word.size()) return lists.flags(buffer);  // ASCII letters alone
  // A typographic apostrophe is written plain in the lists.
  for (std::size_t at = buffer.find("\xE2\x80\x99"); at != std::string::npos;
       at = buffer.find("\xE2\x80\x99", at)) {
    buffer[at] = '\'';
    buffer.erase(at + 1, 2);
  }
  const NameFlags whole = lists.flags(buffer);
  if (whole != 0) return whole;
  if (word.shape == WordShape::kTitle && word.letters >= kShortestPlain && looks_english(text)) {
    // "Siobh\xC3\xA1n": the lists may have it without accents.
    const std::string plain = without_accents(buffer);
    const NameFlags flags = plain.empty() ? 0 : lists.flags(plain);
    if ((flags & kFirstName) != 0 && (flags & (kWord | kFunctionWord)) == 0) return kFirstName;
  }
  if (buffer.find('-') == std::string::npos) return whole;
  NameFlags all = ~kCueFlags;
  const std::string_view parts = buffer;
  for (std::size_t begin = 0; begin <= parts.size();) {
    const std::size_t end = std::min(parts.find('-', begin), parts.size());
    all &= lists.flags(parts.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

bool is_declared(std::string_view text, const NameWord& word) {
  static constexpr std::array<std::string_view, 13> kKeywords = {
      "class ",     "enum ",    "extends ",   "implements ", "impl ",   "instanceof ", "interface ",
      "namespace ", "private ", "protected ", "struct ",     "throws ", "trait "};
  // How they end, as few words do.
  static constexpr auto kEnds =
      short_words("ce", "ct", "ds", "ed", "it", "of", "pl", "ss", "te", "ts", "um", "ws");
  const std::string_view before = text.substr(0, word.begin);
  if (before.size() < 3 || before.back() != ' ') return false;
  if (!kEnds.holds(before.substr(before.size() - 3, 2))) return false;
  const bool told = std::ranges::any_of(
      kKeywords, [&](std::string_view keyword) { return before.ends_with(keyword); });
  if (!told) return false;
  // Prose has such words too: the line goes on as a program's does.
  constexpr std::size_t kLongestLine = 200;  // bytes, for each word is looked at
  const std::string_view rest = text.substr(word.end, kLongestLine);
  const std::string_view line = rest.substr(0, rest.find('\n'));
  return (line.ends_with('{') || line.ends_with(';') || line.ends_with("{ }") ||
          line.ends_with("{}") || line.ends_with(':'));
}

bool is_glued(std::string_view text, const NameWord& word) {
  const auto alnum = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  if (word.begin > 0) {
    const char before = text[word.begin - 1];
    if (before == '@' || before == '_' || before == '/' || before == '\\' ||
        (before >= '0' && before <= '9')) {
      return true;
    }
    if (before == '.' && word.begin > 1 && alnum(text[word.begin - 2])) return true;
  }
  if (word.end >= text.size()) return false;
  const char after = text[word.end];
  if (after == '@' || after == '_' || (after >= '0' && after <= '9')) return true;
  return after == '.' && word.end + 1 < text.size() && alnum(text[word.end + 1]) &&
         !is_upper(code_point_at(text, word.end + 1));
}

bool is_name_particle(std::string_view lowered) {
  static constexpr auto kParticles = short_words(
      "abu", "af", "al", "ap", "av", "bar", "bat", "ben", "bin", "bint", "d'", "da", "dal", "das",
      "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn", "la", "las",
      "le", "los", "san", "st", "ten", "ter", "van", "von", "y", "zu");
  return kParticles.holds(lowered);
}

bool is_elongated(std::string_view word) {
  for (std::size_t i = 2; i < word.size(); ++i) {
    if (word[i] == word[i - 1] && word[i] == word[i - 2]) return true;
  }
  return false;
}

namespace {

constexpr int kShare = 5;  // of so many letters of a text in capitals one may be small: an address
constexpr int kAhead = 8;  // small ones where a text begins

std::uint64_t without_lowest(std::uint64_t mask, int bits) {
  for (int i = 0; i < bits; ++i) mask &= mask - 1;
  return mask;
}

// Most texts begin with so many small letters, and so few capitals before them, that they are not
// in capitals.
bool begins_small(const MaskedText& text) {
  if (text.text().empty()) return false;
  ByteMasks own;
  const ByteMasks& masks = text.masks(0, own);
  const std::uint64_t more = without_lowest(masks.letter & ~masks.upper, kAhead);
  if (more == 0) return false;
  const std::uint64_t before = (more & -more) - 1;
  // (kAhead + 1) * kShare > capitals + kAhead * kShare
  return (masks.wide & before) == 0 && without_lowest(masks.upper & before, kShare - 1) == 0;
}

}  // namespace

bool is_shouted(const MaskedText& masked) {
  constexpr std::size_t kReach = 400;  // bytes that tell
  constexpr int kLeast = 8;            // letters
  if (begins_small(masked)) return false;
  int upper = 0;
  int small = 0;
  std::string_view text = masked.text();
  text = text.substr(0, character_start(text, std::min(text.size(), kReach)));
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_lower(c)) {
      // Most texts end here.
      if (++small * kShare > upper + kShare * kAhead) return false;
    } else if (is_upper(c)) {
      ++upper;
    }
  }
  return upper >= kLeast && small * kShare <= upper;
}

}  // namespace expunge
