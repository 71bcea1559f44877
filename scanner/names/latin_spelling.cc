#include "names/latin_spelling.h"

#include <array>
#include <cstdint>
#include <vector>

#include "base/utf8.h"

namespace expunge {
namespace {

// What differs from one spelling to the next; each is tried.
enum Choice : unsigned {
  kLongI = 1,     // Sudeep, Sudip
  kLongU = 2,     // Pooja, Puja
  kW = 4,         // Swara, Svara
  kLastA = 8,     // Rama, Ram
  kInnerA = 16,   // Omaprakash, Omprakash
  kSouthern = 32  // Kavitha, Kavita
};
constexpr unsigned kChoices = 64;

struct Letter {
  enum Kind : std::uint8_t { kConsonant, kVowel, kInherent } kind;
  std::string_view plain;
  std::string_view other = {};  // where `choice` is made
  unsigned choice = 0;
};
using Letters = std::vector<Letter>;

// The blocks of India are laid out alike: consonants from 0x15 on, then vowel signs.
constexpr std::array<std::string_view, 0x3A - 0x15> kConsonants = {
    "k",  "kh", "g", "gh", "n", "ch", "ch", "j",  "jh", "n",  "t", "th", "d",
    "dh", "n",  "t", "th", "d", "dh", "n",  "n",  "p",  "ph", "b", "bh", "m",
    "y",  "r",  "r", "l",  "l", "zh", "v",  "sh", "sh", "s",  "h"};
constexpr std::array<std::string_view, 0x4D - 0x3E> kSigns = {
    "a", "i", "i", "u", "u", "ri", "ri", "e", "e", "e", "ai", "o", "o", "o", "au"};
constexpr std::array<std::string_view, 0x15 - 0x05> kVowels = {
    "a", "a", "i", "i", "u", "u", "ri", "li", "e", "e", "e", "ai", "o", "o", "o", "au"};
constexpr std::array<std::string_view, 8> kWithDot = {"q", "kh", "g", "z", "r", "rh", "f", "y"};
constexpr std::array<std::string_view, 6> kChillu = {"n", "n", "r", "l", "l", "k"};  // Malayalam

// Sinhala, from U+0D9A and U+0DCF on.
constexpr std::array<std::string_view, 0x2D> kSinhala = {
    "k", "kh", "g", "gh", "n",  "ng", "ch", "ch", "j", "jh", "n",  "gn", "nj", "t", "th",
    "d", "dh", "n", "nd", "th", "th", "d",  "dh", "n", "",   "nd", "p",  "ph", "b", "bh",
    "m", "mb", "y", "r",  "",   "l",  "",   "",   "v", "sh", "sh", "s",  "h",  "l", "f"};
constexpr std::array<std::string_view, 18> kSinhalaVowels = {
    "a", "a", "e", "e", "i", "i", "u", "u", "ru", "", "", "", "e", "e", "ai", "o", "o", "au"};
constexpr std::array<std::string_view, 16> kSinhalaSigns = {
    "a", "e", "e", "i", "i", "u", "", "u", "", "ru", "e", "e", "ai", "o", "o", "au"};

constexpr std::array<std::string_view, 33> kGeorgian = {
    "a", "b", "g", "d", "e", "v",  "z", "t",  "i",  "k",  "l",  "m",  "n",  "o",  "p", "zh", "r",
    "s", "t", "u", "p", "k", "gh", "k", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h"};

// Ethiopic, by rows of eight from U+1200 on.
constexpr std::array<std::string_view, 0x2C> kEthiopic = {
    "h",  "l", "h",  "m", "s",  "r", "s", "sh", "k",  "kw", "k",  "kw", "b", "v",  "t",
    "ch", "h", "hw", "n", "ny", "",  "k", "kw", "kh", "kw", "w",  "",   "z", "zh", "y",
    "d",  "d", "j",  "g", "gw", "g", "t", "ch", "p",  "ts", "ts", "f",  "p", ""};
constexpr std::array<std::string_view, 8> kEthiopicVowels = {"e", "u", "i", "a", "e", "", "o", "a"};

Letter consonant(std::string_view plain) {
  if (plain == "v") return {Letter::kConsonant, "v", "w", kW};
  if (plain == "t") return {Letter::kConsonant, "t", "th", kSouthern};
  return {Letter::kConsonant, plain};
}
char32_t code_point(std::string_view word, std::size_t at) { return next_code_point(word, at); }

Letter vowel(std::string_view plain, bool long_one) {
  if (long_one && plain == "i") return {Letter::kVowel, "i", "ee", kLongI};
  if (long_one && plain == "u") return {Letter::kVowel, "u", "oo", kLongU};
  return {Letter::kVowel, plain};
}

constexpr char32_t kTamil = 0x0B80;

// Tamil writes k, g and h alike; what stands beside tells.
std::string_view tamil_consonant(char32_t offset, bool hard, bool doubled, bool nasal_before) {
  switch (offset) {
    case 0x15:
      return hard ? "k" : "g";
    case 0x1A:
      return nasal_before ? "j" : doubled ? "ch" : "s";
    case 0x1F:
      return nasal_before ? "d" : hard ? "t" : "d";
    case 0x24:
      return nasal_before ? "dh" : "th";
    case 0x2A:
      return nasal_before ? "b" : "p";
    default:
      return {};
  }
}

bool is_nasal(std::string_view letter) { return letter == "n" || letter == "m"; }

// Appends the letters of a word of India; false if it has another one.
bool read_indic(std::string_view word, Letters& out) {
  constexpr char32_t kVirama = 0x4D;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c == 0x200C || c == 0x200D) continue;
    if (c < 0x0900 || c > 0x0D7F) return false;
    const char32_t block = c & ~char32_t{0x7F};
    const char32_t offset = c & 0x7F;
    const bool after_virama = !out.empty() && out.back().kind == Letter::kConsonant;
    if (offset >= 0x05 && offset < 0x15) {
      out.push_back(vowel(kVowels[offset - 0x05], offset == 0x08 || offset == 0x0A));
    } else if ((offset >= 0x15 && offset < 0x3A) || (offset >= 0x58 && offset <= 0x5F)) {
      std::string_view plain = offset < 0x3A ? kConsonants[offset - 0x15] : kWithDot[offset - 0x58];
      if (block == kTamil) {
        const bool nasal = after_virama && is_nasal(out.back().plain);
        const bool doubled = after_virama && !nasal;
        const bool dead = at < word.size() && (code_point(word, at) & 0x7F) == kVirama;
        const bool hard = out.empty() || doubled || dead;
        const std::string_view said = tamil_consonant(offset, hard, doubled, nasal);
        if (!said.empty()) plain = said;
      }
      // A doubled letter is one: "thth", "ll" after a virama stay where names have them.
      if (after_virama && out.back().plain == plain && plain.size() > 1) out.pop_back();
      // "gy" of Gyan is written j and n.
      if (plain == "n" && offset == 0x1E && after_virama && out.back().plain == "j") {
        out.back() = {Letter::kConsonant, "g"};
        plain = "y";
      }
      out.push_back(consonant(plain));
      if (offset == 0x1F) out.back() = {Letter::kConsonant, plain};  // never th
      // "Ilamparithi", "Ilambarithi"
      if (block == kTamil && plain == "b") out.back() = {Letter::kConsonant, "p", "b", kSouthern};
      std::size_t next = at;
      char32_t sign = next < word.size() ? next_code_point(word, next) : 0;
      if ((sign & 0x7F) == 0x3C && sign > 0x0900) {  // a dot below
        at = next;
        sign = next < word.size() ? next_code_point(word, next) : 0;
      }
      const char32_t mark = sign & 0x7F;
      if (sign >= 0x0900 && sign <= 0x0D7F && mark >= 0x3E && mark < kVirama) {
        out.push_back(vowel(kSigns[mark - 0x3E], mark == 0x40 || mark == 0x42));
        at = next;
      } else if (sign >= 0x0900 && sign <= 0x0D7F && mark == kVirama) {
        at = next;
      } else {
        out.push_back({Letter::kInherent, "a"});
      }
    } else if (offset <= 0x02 || (block == 0x0A00 && offset == 0x70)) {
      std::size_t next = at;
      const char32_t follows = next < word.size() ? next_code_point(word, next) & 0x7F : 0;
      const bool lips = follows == 0x2A || follows == 0x2B || follows == 0x2C || follows == 0x2D ||
                        follows == 0x2E || (follows == 0 && block >= 0x0C00);
      out.push_back({Letter::kConsonant, lips ? "m" : "n"});
    } else if (offset == 0x4E && block == 0x0980) {
      out.push_back(consonant("t"));
    } else if (block == 0x0D00 && offset >= 0x7A) {
      out.push_back({Letter::kConsonant, kChillu[offset - 0x7A]});
    } else if (offset != 0x03 && !(block == 0x0A00 && offset == 0x71)) {
      return false;
    }
  }
  return true;
}

bool read_sinhala(std::string_view word, Letters& out) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c == 0x200C || c == 0x200D || c == 0x0D83) continue;
    if (c == 0x0D82) {
      out.push_back({Letter::kConsonant, "n"});
    } else if (c >= 0x0D85 && c <= 0x0D96) {
      out.push_back(vowel(kSinhalaVowels[c - 0x0D85], false));
    } else if (c >= 0x0D9A && c <= 0x0DC6) {
      const std::string_view plain = kSinhala[c - 0x0D9A];
      const bool doubled = !out.empty() && out.back().kind == Letter::kConsonant &&
                           out.back().plain == plain && plain.size() > 1;
      if (doubled) out.pop_back();
      out.push_back(consonant(plain));
      std::size_t next = at;
      const char32_t sign = next < word.size() ? next_code_point(word, next) : 0;
      if (sign >= 0x0DCF && sign <= 0x0DDE) {
        out.push_back(vowel(kSinhalaSigns[sign - 0x0DCF], sign == 0x0DD3 || sign == 0x0DD6));
        at = next;
      } else if (sign == 0x0DCA) {
        at = next;
      } else {
        out.push_back({Letter::kInherent, "a"});
      }
    } else {
      return false;
    }
  }
  return true;
}

bool read_georgian(std::string_view word, Letters& out) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c < 0x10D0 || c > 0x10F0) return false;
    const std::string_view plain = kGeorgian[c - 0x10D0];
    const bool is_vowel = std::string_view("aeiou").find(plain) != std::string_view::npos;
    out.push_back({is_vowel ? Letter::kVowel : Letter::kConsonant, plain});
  }
  return true;
}

bool read_ethiopic(std::string_view word, Letters& out) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (c < 0x1200 || c > 0x135A) return false;
    const std::string_view plain = kEthiopic[(c - 0x1200) / 8];
    const std::string_view said = kEthiopicVowels[c & 7];
    if (!plain.empty()) {
      out.push_back({Letter::kConsonant, plain});
      if (!said.empty()) out.push_back({Letter::kVowel, said, "a", said == "e" ? kLastA : 0U});
    } else {
      out.push_back({Letter::kVowel, said == "e" && (c & 7) == 0 ? "a"
                                     : said.empty()              ? "e"
                                                                 : said});
    }
  }
  return true;
}

bool read_letters(std::string_view word, Letters& out) {
  std::size_t at = 0;
  const char32_t c = word.empty() ? 0 : next_code_point(word, at);
  if (c >= 0x0900 && c < 0x0D80) return read_indic(word, out);
  if (c >= 0x0D80 && c <= 0x0DFF) return read_sinhala(word, out);
  if (c >= 0x10D0 && c <= 0x10F0) return read_georgian(word, out);
  if (c >= 0x1200 && c <= 0x135A) return read_ethiopic(word, out);
  return false;
}

bool speaks(const Letters& letters, std::size_t at) {
  return at < letters.size() && letters[at].kind != Letter::kConsonant;
}

// "Om(a)prakash": of the vowels that nobody writes those that nobody says either, from the end on.
void drop_unsaid(Letters& letters, bool inner, bool last) {
  if (!last && !letters.empty() && letters.back().kind == Letter::kInherent) letters.pop_back();
  if (inner) return;
  for (std::size_t i = letters.size(); i-- > 2;) {
    if (letters[i].kind != Letter::kInherent || i + 2 >= letters.size()) continue;
    // "Omprakash": two consonants may follow.
    const bool before = speaks(letters, i - 2);
    if (before && !speaks(letters, i + 1) && (speaks(letters, i + 2) || speaks(letters, i + 3))) {
      letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

}  // namespace

NameFlags flags_by_spelling(std::string_view word, const NameLists& lists, std::string& buffer) {
  constexpr std::size_t kShortest = 4;  // Latin letters
  constexpr NameFlags kNames = kFirstName | kSurname;
  constexpr NameFlags kCommon = kCommonFirstName | kCommonSurname;
  Letters letters;
  if (!read_letters(word, letters)) return 0;
  unsigned open = 0;
  bool inherent = false;
  for (const Letter& letter : letters) {
    open |= letter.choice;
    inherent |= letter.kind == Letter::kInherent;
  }
  if (inherent) open |= kLastA | kInnerA;
  NameFlags found = 0;
  for (unsigned choices = 0; choices < kChoices; ++choices) {
    if ((choices & ~open) != 0) continue;
    Letters said = letters;
    drop_unsaid(said, (choices & kInnerA) != 0, (choices & kLastA) != 0);
    buffer.clear();
    for (const Letter& letter : said) {
      buffer.append((letter.choice & choices) != 0 ? letter.other : letter.plain);
    }
    if (buffer.size() < kShortest) continue;
    const NameFlags flags = lists.flags(buffer);
    // Of four letters there is some name for many a word.
    const bool sure = buffer.size() > kShortest || (flags & kCommon) != 0;
    if (sure && (flags & (kWord | kFunctionWord)) == 0) found |= flags & kNames;
  }
  return found;
}

bool append_spelling(std::string_view word, std::string& out) {
  Letters letters;
  if (!read_letters(word, letters)) return false;
  drop_unsaid(letters, false, false);
  for (const Letter& letter : letters) out.append(letter.plain);
  return true;
}

}  // namespace expunge
