// Words of a text in the one spelling that registry and data are compared in.
//
// A word is a run of letters and digits; in scripts that put no spaces between words (Chinese,
// Japanese, Thai, Korean with its particles) each character is one.  Its spelling has no case, no
// marks on Latin, Greek, Arabic and Hebrew letters, and one letter for those that people
// interchange (German sharp s, Cyrillic yo, Arabic alef).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

// What stands between a word and the one before, from close to apart.
enum class WordGap : std::uint8_t {
  kClose,  // nothing, white space, or one sign that joins: - _ ' . (an initial's full stop too)
  kComma,  // "Okafor, Tobi"
  kLoose,  // other punctuation, a few characters
  kApart,
};

// Reads one word after the other.
class WordReader {
 public:
  // `text` must be valid UTF-8 and outlive the reader.
  explicit WordReader(std::string_view text) : text_(text) {}

  // False at the end.
  bool next();

  // Of the word in hand: where it stands, its spelling (valid until the next call), and the gap.
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }
  std::string_view spelling() const { return {buffer_.data(), size_}; }
  WordGap gap() const { return gap_; }
  bool has_digits() const { return digits_; }

 private:
  // Longer "words" are no name: what is behind is passed over, and the spelling is no word's.
  static constexpr std::size_t kLongest = 120;
  static constexpr std::size_t kRoom = 8;

  bool read_beyond_ascii();
  WordGap gap_before(std::size_t begin) const;

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::size_t size_ = 0;
  WordGap gap_ = WordGap::kApart;
  bool digits_ = false;
  bool first_ = true;
  bool initial_ = false;  // the word before has one letter
  std::array<char, kLongest + kRoom> buffer_;
};

// A word of a text, by the hash of its spelling.
struct HashedWord {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint64_t hash;
  WordGap gap;
};

// All words of a text.
std::vector<std::string> spelled_words(std::string_view text);

// A letter of a script without spaces between words.
bool is_unspaced(char32_t c);

}  // namespace expunge
