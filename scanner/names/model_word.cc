#include "names/model_word.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"
#include "names/letters.h"

namespace expunge {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t kMulA = 0x9E3779B97F4A7C15ULL;
constexpr std::uint64_t kMulB = 0xD6E8FEB86659FD93ULL;
constexpr std::uint64_t kMulSalt = 0xC2B2AE3D27D4EB4FULL;

std::uint64_t fold_product(std::uint64_t a, std::uint64_t b) {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t low_bytes(std::size_t count) {
  return count >= 8 ? ~0ULL : (1ULL << (count * 8)) - 1;
}

// A word in lower case, where it begins in characters, with the margin that hashing reads.
struct LoweredWord {
  std::array<char, kModelWordBytes + 24> bytes{};
  std::array<std::uint8_t, kModelWordBytes + 1> starts{};  // of its characters, and the end
  std::size_t size = 0;
  std::size_t characters = 0;

  std::uint64_t hash(std::size_t from, std::size_t to, std::uint64_t salt) const {
    std::array<char, kModelWordBytes + 16> part{};
    std::memcpy(part.data(), bytes.data() + starts[from], starts[to] - starts[from]);
    return model_hash(part.data(), starts[to] - starts[from], salt);
  }
};

enum class CharacterClass : std::uint8_t { kUpper = 1, kLower, kDigit, kCaseless, kSign };

CharacterClass class_of(char32_t c) {
  if (c >= '0' && c <= '9') return CharacterClass::kDigit;
  if (is_upper(c)) return CharacterClass::kUpper;
  if (is_lower(c)) return CharacterClass::kLower;
  return c >= 0x80 ? CharacterClass::kCaseless : CharacterClass::kSign;
}

// One pass over the characters: lower case, shape, case.
void read_characters(std::string_view word, LoweredWord& lowered, WordFacts& facts) {
  std::uint64_t shape = 7;
  CharacterClass last = CharacterClass::kSign;
  std::size_t upper = 0;
  std::size_t lower_count = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(word, at);
    lowered.starts[lowered.characters++] = static_cast<std::uint8_t>(begin);
    const CharacterClass kind = class_of(c);
    if (kind == CharacterClass::kUpper) {
      ++upper;
      std::size_t to = begin;
      const char32_t small = to_lower(c);
      if (c < 0x80) {
        lowered.bytes[to] = static_cast<char>(small);
      } else {  // as many bytes as the capital has: letters.h
        for (std::size_t left = at - begin; left-- > 0;) {
          const unsigned bits = small >> (left * 6) & 0x3F;
          const unsigned lead = at - begin == 2   ? 0xC0 | (small >> 6)
                                : at - begin == 3 ? 0xE0 | (small >> 12)
                                                  : 0xF0 | (small >> 18);
          lowered.bytes[to] = static_cast<char>(to == begin ? lead : 0x80 | bits);
          ++to;
        }
      }
    } else {
      lower_count += kind == CharacterClass::kLower ? 1 : 0;
      std::memcpy(lowered.bytes.data() + begin, word.data() + begin, at - begin);
    }
    if (kind == CharacterClass::kSign) {
      shape = shape * 31 + 5 + (c == '\'' ? 1 : c == '.' ? 2 : c == '-' ? 3 : 0);
    } else if (kind != last) {
      shape = shape * 31 + static_cast<std::uint64_t>(kind);
    }
    last = kind;
    if (begin == 0) facts.capital = kind == CharacterClass::kUpper;
  }
  lowered.size = word.size();
  lowered.starts[lowered.characters] = static_cast<std::uint8_t>(word.size());
  facts.shape = shape;
  facts.all_capitals = upper > 1 && lower_count == 0;
}

void note_punctuation(const ModelToken& token, WordFacts& facts) {
  const std::string_view mark(token.type, token.type_size);
  static constexpr std::array<std::string_view, 9> kEnders = {
      ".", "!", "?", ":", "\"", "...", "\xE3\x80\x82", "\xD8\x9F", "\xE2\x80\xA6"};
  facts.ends_sentence = std::find(kEnders.begin(), kEnders.end(), mark) != kEnders.end();
  facts.keeps_start = true;
}

}  // namespace

std::uint64_t model_hash(const char* word, std::size_t size, std::uint64_t salt) {
  const std::size_t whole = size;
  size = std::min(size, kModelWordBytes);
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  if (size > 16) {
    low = size;
    for (; size > 16; size -= 16, word += 16) {
      low = fold_product(low ^ load_le64(word) ^ kMulA, load_le64(word + 8) ^ kMulB);
    }
  }
  low ^= load_le64(word) & low_bytes(size);
  if (size > 8) high = load_le64(word + 8) & low_bytes(size - 8);
  if (whole > 16) high ^= low;
  // The salt is spread, or short words of two kinds would meet.
  return fold_product(low ^ kMulA ^ (salt * kMulSalt),
                      high ^ kMulB ^ static_cast<std::uint64_t>(size) << 56) |
         256;
}

WordFacts word_facts(const ModelToken& token, const ModelLexicon& lexicon) {
  WordFacts facts;
  // A character cut in two at the end of a long word counts as malformed bytes.
  const std::string_view word(token.type, std::min<std::size_t>(token.type_size, kModelWordBytes));
  LoweredWord lowered;
  read_characters(word, lowered, facts);
  const std::size_t count = lowered.characters;
  facts.length = static_cast<std::uint8_t>(std::min<std::size_t>(count, 15));
  facts.lowered = lowered.hash(0, count, kLoweredSalt);
  facts.written = model_hash(token.type, token.type_size, kWrittenSalt);
  for (std::size_t i = 0; i < facts.prefix.size(); ++i) {
    const std::size_t part = std::min(count, i + 2);
    facts.prefix[i] = lowered.hash(0, part, 10 + i);
    facts.suffix[i] = lowered.hash(count - part, count, 20 + i);
  }
  facts.shape = facts.shape * 31 + static_cast<std::uint64_t>(token.kind);
  facts.is_letters = token.kind == TokenKind::kWord || token.kind == TokenKind::kCharacter;
  facts.is_character = token.kind == TokenKind::kCharacter;
  facts.capital = facts.capital && facts.is_letters;
  facts.letter_case = !facts.is_letters    ? LetterCase::kOther
                      : !facts.capital     ? LetterCase::kLower
                      : facts.all_capitals ? LetterCase::kUpper
                                           : LetterCase::kCapital;
  if (token.kind == TokenKind::kPunctuation) note_punctuation(token, facts);
  if (token.kind == TokenKind::kHandle) facts.keeps_start = true;
  facts.lexicon = lexicon.find(facts.lowered);
  return facts;
}

WordFacts edge_facts(unsigned place) {
  WordFacts facts;
  facts.written = facts.lowered = 1000 + place;
  facts.prefix.fill(place);
  facts.suffix.fill(place);
  facts.shape = place;
  return facts;
}

}  // namespace expunge
