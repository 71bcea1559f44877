#include "names/letters.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "base/utf8.h"

namespace expunge {
namespace {

constexpr bool in_range(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// Blocks above ASCII that hold no letters: punctuation, symbols, emoji, private use (Unicode 15,
// Blocks.txt).
bool is_symbol(char32_t c) {
  if (c < 0xC0) return c != 0xAA && c != 0xB5 && c != 0xBA;
  if (c == 0xD7 || c == 0xF7) return true;
  if (c == 0x0589 || c == 0x05BE || c == 0x060C || c == 0x061B || c == 0x061F || c == 0x06D4 ||
      c == 0x0964 || c == 0x0965 || c == 0x0E3F || c == 0x0E4F || c == 0x0E5A || c == 0x0E5B) {
    return true;
  }
  if (in_range(c, 0x0660, 0x0669) || in_range(c, 0x06F0, 0x06F9)) return true;  // Arabic digits
  if (c == 0x200C || c == 0x200D) return false;  // joiners stand inside words
  if (in_range(c, 0x2000, 0x2BFF)) return true;
  if (in_range(c, 0x3000, 0x303F)) return c != 0x3005 && c != 0x3006;
  if (c == 0x30FB) return true;  // katakana middle dot
  if (in_range(c, 0xE000, 0xF8FF) || in_range(c, 0xFE00, 0xFE6F)) return true;
  if (in_range(c, 0xFF00, 0xFF20) || in_range(c, 0xFF3B, 0xFF40) || in_range(c, 0xFF5B, 0xFF65)) {
    return true;
  }
  if (in_range(c, 0xFFF0, 0xFFFF)) return true;
  return c >= 0x1F000 && c < 0x20000;
}

char32_t lower_beyond_ascii(char32_t c) {
  if (in_range(c, 0xC0, 0xDE)) return c == 0xD7 ? c : c + 32;
  if (in_range(c, 0x100, 0x17F)) {
    if (c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149 || c == 0x17F) return c;
    if (c == 0x178) return 0xFF;
    const bool odd_is_upper = in_range(c, 0x139, 0x148) || in_range(c, 0x179, 0x17E);
    return ((c & 1) != 0) == odd_is_upper ? c + 1 : c;
  }
  if (c == 0x218 || c == 0x21A) return c + 1;
  if (in_range(c, 0x391, 0x3A9) && c != 0x3A2) return c + 32;
  if (c == 0x386) return 0x3AC;
  if (in_range(c, 0x388, 0x38A)) return c + 37;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 63;
  if (in_range(c, 0x410, 0x42F)) return c + 32;
  if (in_range(c, 0x400, 0x40F)) return c + 80;
  if (in_range(c, 0x460, 0x481) || in_range(c, 0x48A, 0x4BF) || in_range(c, 0x4D0, 0x52F)) {
    return (c & 1) == 0 ? c + 1 : c;
  }
  if (in_range(c, 0x531, 0x556)) return c + 48;
  if (in_range(c, 0x1E00, 0x1E95) || in_range(c, 0x1EA0, 0x1EFF)) return (c & 1) == 0 ? c + 1 : c;
  return c;
}

// The letter without its marks, by NFD (Unicode 15); `-` where there is none.
constexpr std::string_view kBasesFromE0 =
    "aaaaaaaceeeeiiiidnooooo-ouuuuytyaaaaaaccccccccdd-deeeeeeeeeegggggggghh-hiiiiiiii"
    "ii--jjkk-llllll---lnnnnnn--noooooo-orrrrrrsssssssstttt-tuuuuuuuuuuuuwwyyyzzzzzz-";
constexpr std::string_view kBasesFrom1EA0 =
    "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu"
    "uuyyyyyyyy";

char base_of(char32_t c) {
  if (c < 0x80) return static_cast<char>(c);
  if (c >= 0xE0 && c - 0xE0 < kBasesFromE0.size()) return kBasesFromE0[c - 0xE0];
  if (c >= 0x1EA0 && c - 0x1EA0 < kBasesFrom1EA0.size()) return kBasesFrom1EA0[c - 0x1EA0];
  return '-';
}

}  // namespace

namespace {

// A Greek vowel without its accent.
char32_t greek_base_of(char32_t c) {
  switch (c) {
    case 0x3AC:
      return 0x3B1;
    case 0x3AD:
      return 0x3B5;
    case 0x3AE:
      return 0x3B7;
    case 0x390:
    case 0x3AF:
    case 0x3CA:
      return 0x3B9;
    case 0x3B0:
    case 0x3CB:
    case 0x3CD:
      return 0x3C5;
    case 0x3CC:
      return 0x3BF;
    case 0x3CE:
      return 0x3C9;
    default:
      return c;
  }
}

}  // namespace

bool append_plain(std::string_view lowered, std::string& out) {
  for (std::size_t at = 0; at < lowered.size();) {
    const char32_t c = next_code_point(lowered, at);
    if (c >= 0x390 && c <= 0x3CE) {
      append_utf8(greek_base_of(c), out);
      continue;
    }
    const char base = base_of(c);
    if (base == '-') return false;
    out += base;
  }
  return true;
}

bool is_letter_beyond_ascii(char32_t c) { return !is_symbol(c); }

bool is_caseless(char32_t c) {
  return c >= 0x590 && is_letter(c) && !in_range(c, 0x10A0, 0x10FF) && !in_range(c, 0x1C80, 0x1FFF);
}

bool is_upper_beyond_ascii(char32_t c) { return c == 0x130 || lower_beyond_ascii(c) != c; }

// Lower-case letters of the ranges above: what some letter is lowered to.
bool is_lower_beyond_ascii(char32_t c) {
  if (in_range(c, 0xDF, 0xFF)) return c != 0xF7;
  if (in_range(c, 0x100, 0x17F)) return lower_beyond_ascii(c) == c && c != 0x130;
  if (c == 0x219 || c == 0x21B || in_range(c, 0x3AC, 0x3CE) || in_range(c, 0x430, 0x45F)) {
    return true;
  }
  if (in_range(c, 0x460, 0x481) || in_range(c, 0x48A, 0x4BF) || in_range(c, 0x4D0, 0x52F) ||
      in_range(c, 0x1E00, 0x1EFF)) {
    return (c & 1) != 0;
  }
  return in_range(c, 0x561, 0x587);
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return lower_beyond_ascii(c);
}

std::size_t character_start(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  while (at > 0 && continues_character(text[at])) --at;
  return at;
}

namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101;
constexpr std::uint64_t kHigh = 0x8080808080808080;

// Eight bytes with their ASCII capitals as small letters.
std::uint64_t lower_eight(std::uint64_t bytes) {
  const std::uint64_t low = bytes & ~kHigh;
  const std::uint64_t from_a = low + (0x80 - 'A') * kOnes;
  const std::uint64_t behind_z = low + (0x80 - 'Z' - 1) * kOnes;
  return bytes | (from_a & ~behind_z & ~bytes & kHigh) >> 2;
}

// Makes ASCII capitals small letters; whether there are bytes beyond ASCII.
bool lower_ascii(char* bytes, std::size_t size) {
  std::uint64_t seen = 0;
  const auto eight = [&](char* at) {
    std::uint64_t some;
    std::memcpy(&some, at, sizeof some);
    seen |= some;
    some = lower_eight(some);
    std::memcpy(at, &some, sizeof some);
  };
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 <= size; at += 8) eight(bytes + at);
    eight(bytes + size - 8);  // what is left, and some once more
  } else if (size >= 4) {
    std::array<char, 8> halves;  // which overlap
    std::memcpy(halves.data(), bytes, 4);
    std::memcpy(halves.data() + 4, bytes + size - 4, 4);
    eight(halves.data());
    std::memcpy(bytes, halves.data(), 4);
    std::memcpy(bytes + size - 4, halves.data() + 4, 4);
  } else if (size > 0) {
    std::array<char, 8> few = {bytes[0], bytes[size / 2], bytes[size - 1]};
    eight(few.data());
    bytes[0] = few[0];
    bytes[size / 2] = few[1];
    bytes[size - 1] = few[2];
  }
  return (seen & kHigh) != 0;
}

}  // namespace

void append_lower(std::string_view text, std::string& out) {
  const std::size_t begin = out.size();
  out.append(text);
  char* const bytes = out.data() + begin;
  if (!lower_ascii(bytes, text.size())) return;
  std::string character;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t from = at;
    const char32_t c = next_code_point(text, at);
    const char32_t low = lower_beyond_ascii(c);
    if (low == c) continue;
    character.clear();
    append_utf8(low, character);
    std::memcpy(bytes + from, character.data(), character.size());  // as long as it was
  }
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_lower(text, out);
  return out;
}

bool equals_lower(std::string_view a, std::string_view lowered) {
  if (a.size() != lowered.size()) return false;
  for (std::size_t at = 0; at < a.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(a, at);
    std::size_t other = begin;
    if (to_lower(c) != next_code_point(lowered, other) || other != at) return false;
  }
  return true;
}

}  // namespace expunge
