// Made-up conversations in the shape of PIPPA, for measuring speed.  Nothing in them is anybody's.
//
// What the shape is: records of about 12 kB; messages of about 240 bytes, median 10 turns, mean
// near 38 (a long tail); JSON escapes as chats have them; about 8 % of the strings hold non-ASCII
// characters.  The text is made of English sentences of everyday words with everyday frequencies,
// because what a prefilter costs depends on which words it meets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

// How often there is personal data.
enum class Density : std::uint8_t {
  kFew,   // one value every 100 kB
  kMany,  // one value every 3.5 kB
};

// The same seed gives the same bytes on every machine.
class BenchCorpus {
 public:
  explicit BenchCorpus(Density density, std::uint64_t seed = 1) : density_(density), state_(seed) {}
  // Appends one record with its line feed.
  void append_record(std::string& out);
  // Appends sentences of so many bytes at least, with values as densely as is asked for.
  void append_text(std::size_t size, bool may_reveal, std::string& out);
  // Appends a sentence that tells something.
  void append_value(std::string& out);

 private:
  std::uint64_t next();
  std::uint64_t below(std::uint64_t limit) { return next() % limit; }
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  std::string_view pick(const std::vector<std::string_view>& words);
  std::uint64_t turns();
  void append_word(std::string_view kind, std::string& out);
  void append_sentence(std::string& out);
  void append_member(std::string_view key, std::size_t size, bool may_reveal, std::string& out);

  Density density_;
  std::uint64_t state_;
  std::uint64_t records_ = 0;
  std::uint64_t values_ = 0;
  std::uint64_t written_ = 0;  // bytes since the last value
};

}  // namespace expunge
