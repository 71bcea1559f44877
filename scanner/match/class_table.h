// The byte classes of many sequences, each once and by number: there are few hundred, and sequences
// by the thousand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/blob_io.h"
#include "match/sequence.h"
#include "text/word_filter.h"

namespace expunge {

class ClassTable {
 public:
  using Number = std::uint16_t;
  // What a coarse look at a class needs to know.
  struct Facts {
    std::optional<std::uint8_t> only;  // its bytes with bit 5 set, if that makes one of them all
    bool digit = false, letter = false, other = false;  // some byte is one
    FollowSet follow;                                   // its bytes with bit 5 set
  };

  static Facts facts_of(const ByteSet& bytes);

  // The class's number; a new one, if there is room (nothing if not), until index() is called.
  std::optional<Number> add(const ByteSet& bytes);
  // REQUIRED before holds() and facts().
  void index();

  std::size_t size() const { return classes_.size(); }
  const ByteSet& operator[](Number number) const { return classes_[number]; }
  const Facts& facts(Number number) const { return facts_[number]; }
  // By byte first: what is asked of one byte after the other lies in few lines of memory, whatever
  // the class.
  bool holds(Number number, unsigned char byte) const {
    return (by_byte_[byte * words_ + number / 64] >> (number % 64) & 1U) != 0;
  }

  void put(std::string& out) const;
  // False if the bytes are none of put's.
  bool take(BlobReader& reader);

 private:
  std::vector<ByteSet> classes_;
  std::unordered_map<ByteSet, Number> numbers_;  // while classes are added
  std::vector<Facts> facts_;
  std::size_t words_ = 0;
  std::vector<std::uint64_t> by_byte_;  // a bit for each class, words_ of them for each byte
};

}  // namespace expunge
