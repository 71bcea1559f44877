// Secrets that prove themselves: seed phrases by their list and checksum, basic credentials by what
// they decode to.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/digest.h"
#include "base/strings.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

// BIP-39: 2,048 words of 11 bits; 12 to 24 of them, the last bits a checksum of the rest.
constexpr std::size_t kWordBits = 11;
constexpr std::array<std::size_t, 5> kPhraseLengths = {24, 21, 18, 15, 12};
constexpr std::size_t kShortestPhrase = 12;
constexpr std::size_t kLongestPhrase = 24;
constexpr std::size_t kLongestWord = 8;
// How far behind its cue a phrase may begin, and how many words may be between.
constexpr std::size_t kCueBytes = 100;
constexpr int kCueWords = 12;
// What may stand between two words: ", ", "\n12. ".
constexpr std::size_t kGapBytes = 8;

class WordList {
 public:
  WordList() {
    for (const std::string_view word : split(embedded_file("lists/bip39-english.txt"), '\n')) {
      if (!word.empty()) words_.push_back(word);
    }
  }
  // Index of a word in lower case, or -1.
  int find(std::string_view word) const {
    const auto at = std::lower_bound(words_.begin(), words_.end(), word);
    return at != words_.end() && *at == word ? static_cast<int>(at - words_.begin()) : -1;
  }

 private:
  std::vector<std::string_view> words_;  // sorted, as the standard gives them
};

const WordList& word_list() {
  static const WordList list;
  return list;
}

struct PhraseWord {
  std::size_t begin = 0;
  std::size_t end = 0;
  int index = -1;
};

PhraseWord read_word(std::string_view text, std::size_t begin) {
  PhraseWord word{begin, begin, -1};
  while (word.end < text.size() && is_ascii_letter(text[word.end])) ++word.end;
  if (word.end - begin <= kLongestWord) {
    word.index = word_list().find(ascii_lower(text.substr(begin, word.end - begin)));
  }
  return word;
}

std::size_t next_letter(std::string_view text, std::size_t at, std::size_t limit) {
  const std::size_t stop = std::min(text.size(), at + limit);
  while (at < stop && !is_ascii_letter(text[at])) ++at;
  return at < stop ? at : text.size();
}

// The words of the list that follow each other from `begin`.
std::vector<PhraseWord> read_phrase(std::string_view text, std::size_t begin) {
  std::vector<PhraseWord> words;
  for (std::size_t at = begin; at < text.size() && words.size() < kLongestPhrase;) {
    const PhraseWord word = read_word(text, at);
    if (word.index < 0) break;
    words.push_back(word);
    at = next_letter(text, word.end, kGapBytes);
  }
  return words;
}

// SHA-256 of the entropy begins with the bits that follow it.
bool passes_checksum(const std::vector<PhraseWord>& words, std::size_t count) {
  const std::size_t bits = count * kWordBits;
  const std::size_t check_bits = bits / 33;
  const auto bit_at = [&](std::size_t at) {
    const auto index = static_cast<unsigned>(words[at / kWordBits].index);
    return (index >> (kWordBits - 1 - at % kWordBits)) & 1U;
  };
  std::string entropy((bits - check_bits) / 8, '\0');
  for (std::size_t at = 0; at < entropy.size() * 8; ++at) {
    entropy[at / 8] = static_cast<char>(static_cast<unsigned char>(entropy[at / 8]) |
                                        (bit_at(at) << (7 - at % 8)));
  }
  Sha256 sha;
  sha.update(entropy);
  const Digest digest = sha.finish();
  for (std::size_t at = 0; at < check_bits; ++at) {
    const auto byte = static_cast<unsigned>(digest[at / 8]);
    if (((byte >> (7 - at % 8)) & 1U) != bit_at(bits - check_bits + at)) return false;
  }
  return true;
}

void take(ValueContext& context, const std::vector<PhraseWord>& words, std::size_t count) {
  context.begin = words.front().begin;
  context.end = words[count - 1].end;
}

// The longest phrase that passes; else one of a right length, which somebody may have mistyped.
Verdict judge_phrase(ValueContext& context, const std::vector<PhraseWord>& words) {
  for (const std::size_t count : kPhraseLengths) {
    if (count > words.size() || !passes_checksum(words, count)) continue;
    take(context, words, count);
    return Verdict::kYes;
  }
  const auto known = std::ranges::find(kPhraseLengths, words.size());
  if (known == kPhraseLengths.end()) return Verdict::kNo;
  take(context, words, words.size());
  return Verdict::kNoOpinion;
}

std::optional<std::string> decode_base64(std::string_view text) {
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    static constexpr std::string_view kAlphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6U) | static_cast<unsigned>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
  }
  return out;
}

}  // namespace

// The value is the byte behind "seed phrase" and the like (BIP-39, "Generating the mnemonic").
Verdict validate_seed_phrase(ValueContext& context) {
  const std::string_view text = context.text;
  const std::size_t cue = context.begin;
  std::size_t at = next_letter(text, cue, kGapBytes);
  for (int words = 0; words < kCueWords && at < text.size() && at - cue <= kCueBytes; ++words) {
    const std::vector<PhraseWord> phrase = read_phrase(text, at);
    if (phrase.size() >= kShortestPhrase) {
      const Verdict verdict = judge_phrase(context, phrase);
      if (verdict != Verdict::kNo) return verdict;
    }
    at = next_letter(text, read_word(text, at).end, kGapBytes);
  }
  return Verdict::kNo;
}

// RFC 7617: base64 of user, colon and password.
Verdict validate_basic_auth(ValueContext& context) {
  const std::optional<std::string> decoded = decode_base64(value_of(context));
  if (!decoded) return Verdict::kNo;
  const std::size_t colon = decoded->find(':');
  const bool printable = std::ranges::all_of(
      *decoded, [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != 0x7F; });
  return printable && colon != std::string::npos && colon + 1 < decoded->size() ? Verdict::kYes
                                                                                : Verdict::kNo;
}

}  // namespace expunge
