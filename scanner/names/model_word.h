// What the name model sees of a word on its own: hashes of the word, its beginnings and ends, its
// shape, its lexicon entry.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "names/model_lexicon.h"
#include "names/model_tokens.h"

namespace expunge {

// Words are told apart by this many bytes and their length.
inline constexpr std::size_t kModelWordBytes = 64;

// Hash of a word; `salt` tells kinds of tokens apart.  Never 0.
// REQUIRES: 16 readable bytes from the end of the word on.
std::uint64_t model_hash(const char* word, std::size_t size, std::uint64_t salt);

// Salts beside those of TokenKind.
inline constexpr std::uint64_t kWrittenSalt = 98;
inline constexpr std::uint64_t kLoweredSalt = 99;  // of the lexicon's hashes

enum class LetterCase : std::uint8_t { kLower, kCapital, kUpper, kOther };

struct WordFacts {
  std::uint64_t written = 0;              // hash as written
  std::uint64_t lowered = 0;              // hash in lower case
  std::array<std::uint64_t, 3> prefix{};  // of its first 2, 3, 4 characters in lower case
  std::array<std::uint64_t, 3> suffix{};  // of its last 2, 3, 4
  std::uint64_t shape = 0;                // runs of capitals, small letters, digits, ...
  LexiconEntry lexicon;
  LetterCase letter_case = LetterCase::kOther;
  std::uint8_t length = 0;  // characters, at most 15
  bool capital = false;     // begins with one
  bool all_capitals = false;
  bool is_letters = false;     // a word that begins with a letter
  bool is_character = false;   // of a script without spaces
  bool ends_sentence = false;  // what follows begins one
  bool keeps_start = false;    // a quote at the start of a sentence does not begin it
};

WordFacts word_facts(const ModelToken& token, const ModelLexicon& lexicon);

// What stands beyond the ends of a line: 1, 2 before it, 3, 4 behind.
WordFacts edge_facts(unsigned place);

}  // namespace expunge
