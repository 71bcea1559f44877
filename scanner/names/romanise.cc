#include "names/romanise.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "names/letters.h"

namespace expunge {
namespace {

struct Letter {
  char32_t cyrillic;
  char latin;
};
// Consonants only: vowels, signs and what is written "y" or "j" differ most between systems.
constexpr std::array<Letter, 21> kLetters = {{
    {0x431, 'b'}, {0x432, 'v'}, {0x433, 'g'}, {0x434, 'd'}, {0x436, 'z'}, {0x437, 'z'},
    {0x43A, 'k'}, {0x43B, 'l'}, {0x43C, 'm'}, {0x43D, 'n'}, {0x43F, 'p'}, {0x440, 'r'},
    {0x441, 's'}, {0x442, 't'}, {0x444, 'f'}, {0x445, 'h'}, {0x446, 'c'}, {0x447, 'c'},
    {0x448, 's'}, {0x449, 's'}, {0x491, 'g'},
}};

// "shch", "sh" and "s" are one, as are "kh" and "h", "zh" and "z", "ts", "tz", "ch" and "c".
char latin_consonant(std::string_view word, std::size_t& at) {
  struct Written {
    std::string_view letters;
    char as;
  };
  static constexpr std::array<Written, 13> kWritten = {{{"shch", 's'},
                                                        {"sch", 's'},
                                                        {"sh", 's'},
                                                        {"kh", 'h'},
                                                        {"zh", 'z'},
                                                        {"ts", 'c'},
                                                        {"tz", 'c'},
                                                        {"tch", 'c'},
                                                        {"ch", 'c'},
                                                        {"ph", 'f'},
                                                        {"ck", 'k'},
                                                        {"w", 'v'},
                                                        {"q", 'k'}}};
  for (const Written& written : kWritten) {
    if (!word.substr(at).starts_with(written.letters)) continue;
    at += written.letters.size();
    return written.as;
  }
  return word[at++];
}

}  // namespace

std::string consonants_of(std::string_view word) {
  const std::string lowered = lower(word);
  const std::string_view text = lowered;
  std::string out;
  const auto add = [&](char c) {
    if (out.empty() || out.back() != c) out += c;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      const char c = text[at];
      if (c >= 'a' && c <= 'z' && std::string_view("aeiouyj").find(c) == std::string_view::npos) {
        add(latin_consonant(text, at));
      } else {
        ++at;
      }
      continue;
    }
    const char32_t c = next_code_point(text, at);
    const auto known = std::ranges::find(kLetters, c, &Letter::cyrillic);
    if (known != kLetters.end()) add(known->latin);
  }
  return out.size() < 2 ? std::string() : out;
}

}  // namespace expunge
