#include "names/sound.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "names/latin_spelling.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr char kVowelFirst = '-';

struct Written {
  std::string_view letters;
  char as;
};
// Longest first.
constexpr std::array<Written, 22> kDigraphs = {
    {{"shch", 's'}, {"sch", 's'}, {"tch", 'c'}, {"sh", 's'}, {"kh", 'k'}, {"gh", 'g'},
     {"zh", 'z'},   {"ch", 'c'},  {"th", 't'},  {"dh", 'd'}, {"bh", 'b'}, {"jh", 'j'},
     {"ph", 'f'},   {"ts", 'c'},  {"tz", 'c'},  {"dj", 'j'}, {"ck", 'k'}, {"dz", 'z'},
     {"q", 'k'},    {"c", 'k'},   {"x", 'k'},   {"p", 'f'}}};

struct Letter {
  char32_t letter;
  char as;
};
// Arabic with the letters of Persian and Urdu, Hebrew, Cyrillic.  Vowels, and what is now one and
// now a consonant, are left out.
constexpr std::array<Letter, 91> kLetters = {{
    {0x628, 'b'}, {0x62A, 't'}, {0x62B, 's'}, {0x62C, 'j'}, {0x62D, 'h'}, {0x62E, 'k'},
    {0x62F, 'd'}, {0x630, 'z'}, {0x631, 'r'}, {0x632, 'z'}, {0x633, 's'}, {0x634, 's'},
    {0x635, 's'}, {0x636, 'd'}, {0x637, 't'}, {0x638, 'z'}, {0x63A, 'g'}, {0x641, 'f'},
    {0x642, 'k'}, {0x643, 'k'}, {0x644, 'l'}, {0x645, 'm'}, {0x646, 'n'}, {0x647, 'h'},
    {0x679, 't'}, {0x67E, 'f'}, {0x686, 'c'}, {0x688, 'd'}, {0x691, 'r'}, {0x698, 'z'},
    {0x6A9, 'k'}, {0x6AF, 'g'}, {0x6BA, 'n'}, {0x6C1, 'h'}, {0x6D5, 'h'}, {0x5D1, 'b'},
    {0x5D2, 'g'}, {0x5D3, 'd'}, {0x5D6, 'z'}, {0x5D7, 'h'}, {0x5D8, 't'}, {0x5DA, 'k'},
    {0x5DB, 'k'}, {0x5DC, 'l'}, {0x5DD, 'm'}, {0x5DE, 'm'}, {0x5DF, 'n'}, {0x5E0, 'n'},
    {0x5E1, 's'}, {0x5E3, 'f'}, {0x5E4, 'f'}, {0x5E5, 'c'}, {0x5E6, 'c'}, {0x5E7, 'k'},
    {0x5E8, 'r'}, {0x5E9, 's'}, {0x5EA, 't'}, {0x431, 'b'}, {0x433, 'g'}, {0x434, 'd'},
    {0x436, 'z'}, {0x437, 'z'}, {0x43A, 'k'}, {0x43B, 'l'}, {0x43C, 'm'}, {0x43D, 'n'},
    {0x43F, 'f'}, {0x440, 'r'}, {0x441, 's'}, {0x442, 't'}, {0x444, 'f'}, {0x445, 'k'},
    {0x446, 'c'}, {0x447, 'c'}, {0x448, 's'}, {0x449, 's'}, {0x491, 'g'}, {0x493, 'g'},
    {0x49B, 'k'}, {0x4A3, 'n'}, {0x4BB, 'h'}, {0x5D4, 'h'}, {0x452, 'd'}, {0x458, ' '},
    {0x459, 'l'}, {0x45A, 'n'}, {0x45B, 'c'}, {0x45F, 'c'}, {0x62A, 't'}, {0x6BE, ' '},
    {0x629, ' '},
}};

// "7azem", "Mo9tar": digits that Arabic is written with in Latin letters.
char of_digit(char digit) {
  switch (digit) {
    case '7':
      return 'h';
    case '5':
    case '9':
      return 'k';
    case '8':
      return 'g';
    default:
      return ' ';
  }
}

bool is_latin_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

void append_latin(std::string_view text, std::string& out) {
  const auto add = [&](char c) {
    if (out.empty() || out.back() != c) out += c;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (at == 0 && (is_latin_vowel(c) || c == '2' || c == '3')) add(kVowelFirst);
    const auto written = std::ranges::find_if(
        kDigraphs, [&](const Written& one) { return text.substr(at).starts_with(one.letters); });
    if (written != kDigraphs.end()) {
      add(written->as);
      at += written->letters.size();
      continue;
    }
    ++at;
    if (c >= '0' && c <= '9') {
      if (of_digit(c) != ' ') add(of_digit(c));
    } else if (c >= 'a' && c <= 'z' && !is_latin_vowel(c) && c != 'w' && c != 'v' && c != 'y') {
      add(c);
    }
  }
}

bool is_first_vowel(char32_t c) {
  return (c >= 0x621 && c <= 0x627) || c == 0x639 || c == 0x5D0 || c == 0x5E2 || c == 0x430 ||
         c == 0x435 || c == 0x438 || c == 0x43E || c == 0x443 || c == 0x44D || c == 0x454 ||
         c == 0x456 || c == 0x4D9 || c == 0x4AF || c == 0x4B1 || c == 0x4E9;
}

}  // namespace

bool has_sound(char32_t c) {
  return has_latin_spelling(c) || (c >= 0x0430 && c <= 0x04FF) || (c >= 0x05D0 && c <= 0x06D5);
}

std::string sound_of(std::string_view word) {
  std::string out;
  if (word.empty()) return out;
  const std::string lowered = lower(word);
  const char32_t first = code_point_at(lowered, 0);
  std::string latin;
  if (has_latin_spelling(first)) {
    if (!append_spelling(lowered, latin)) return out;
    append_latin(latin, out);
  } else if (first < 0x250) {
    const bool ascii =
        std::ranges::all_of(lowered, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii && !append_plain(lowered, latin)) return out;
    append_latin(ascii ? std::string_view(lowered) : std::string_view(latin), out);
  } else {
    for (std::size_t at = 0; at < lowered.size();) {
      const char32_t c = next_code_point(lowered, at);
      if (!has_sound(c) && c != 0x200C && !(c >= 0x64B && c <= 0x652)) return {};
      if (out.empty() && is_first_vowel(c)) out += kVowelFirst;
      const auto known = std::ranges::find(kLetters, c, &Letter::letter);
      if (known == kLetters.end() || known->as == ' ') continue;
      if (out.empty() || out.back() != known->as) out += known->as;
    }
  }
  // "Sarah", and what Arabic writes at the end of the same.
  if (out.size() > 1 && out.back() == 'h') out.pop_back();
  return out;
}

}  // namespace expunge
