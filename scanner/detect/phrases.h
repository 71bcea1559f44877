// Context words: whole words and phrases near a place in a text, ignoring case.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

// Words to look for.  Immutable; a search allocates nothing once `buffer` has grown.
class PhraseSet {
 public:
  PhraseSet() = default;
  explicit PhraseSet(const std::vector<std::string>& words);
  bool empty() const { return words_.empty(); }

  // Index of a word that stands whole in text[begin, end), the first of the list, or -1.  What
  // stands around that range decides whether a word is whole.
  int find(std::string_view text, std::size_t begin, std::size_t end, std::string& buffer) const;

  // Within `chars` letters on either side of text[begin, end), not before `from`; a sign of Han,
  // Kana or Hangul counts as three.
  int find_near(std::string_view text, std::size_t begin, std::size_t end, std::size_t chars,
                std::string& buffer, std::size_t from = 0) const;

  // In an object key: "phoneNumber" and "phone_number" hold the word "phone".
  int find_in_key(std::string_view key, std::string& buffer) const;

 private:
  struct Entry {
    std::uint32_t word = 0;  // its place in the list
    std::uint32_t head = 0;  // its first bytes, as they stand in memory
    std::uint32_t mask = 0;  // over those that it has
  };
  // The words that begin with `byte`, in the order of the list.  REQUIRES: !empty().
  std::span<const Entry> beginning_with(unsigned char byte) const {
    return std::span(by_first_byte_).subspan(starts_[byte], starts_[byte + 1U] - starts_[byte]);
  }

  std::vector<std::string> words_;     // folded
  std::vector<Entry> by_first_byte_;   // empty ones left out
  std::vector<std::uint32_t> starts_;  // 257 places in it; none of a set without words
  bool wide_ = false;                  // some begin with a byte beyond ASCII,
  bool signs_ = false;                 // or with a digit or a sign
};

}  // namespace expunge
