// Needles as tables: a filter that most words of a text fail, and a look-up by hash.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "optout/needle.h"

namespace expunge {

// Bits by hash: no hash that was added fails, and nearly every other does, at the price of one line
// of memory.
class HashFilter {
 public:
  explicit HashFilter(std::size_t count);
  void add(std::uint64_t hash) { words_[hash >> shift_] |= bits_of(hash); }
  bool may_hold(std::uint64_t hash) const {
    return (words_[hash >> shift_] & bits_of(hash)) == bits_of(hash);
  }

 private:
  static std::uint64_t bits_of(std::uint64_t hash) {
    return std::uint64_t{1} << (hash & 63) | std::uint64_t{1} << (hash >> 6 & 63);
  }
  std::vector<std::uint64_t> words_;
  unsigned shift_;
};

// Of one section.  Immutable; shared by threads.
class NeedleIndex {
 public:
  explicit NeedleIndex(NeedleSection section);

  // Whether a needle that is found by its words could begin with the word or the two of this hash.
  bool may_begin(std::uint64_t lead) const { return leads_.may_hold(lead); }
  // Whether a record's condition could have the value of this hash.
  bool may_be_value(std::uint64_t hash) const { return values_.may_hold(hash); }
  // The needles with this hash.
  std::span<const Needle> find(std::uint64_t hash) const;
  bool has(NeedleKind kind) const { return (kinds_ >> static_cast<int>(kind) & 1) != 0; }
  // The most words that a needle has.
  std::uint8_t most_words() const { return most_words_; }
  const Digest& key() const { return key_; }

 private:
  Digest key_;
  std::vector<Needle> needles_;       // by hash
  std::vector<std::uint32_t> slots_;  // 1 + index of the first needle of a hash; open addressing
  unsigned slot_shift_ = 0;
  HashFilter leads_;
  HashFilter values_;
  std::uint32_t kinds_ = 0;
  std::uint8_t most_words_ = 0;
};

// A whole registry.
struct OptOutIndex {
  explicit OptOutIndex(NeedleSet set) : subjects(std::move(set.subjects)) {
    for (NeedleSection& section : set.sections) sections.emplace_back(std::move(section));
  }
  std::vector<SubjectRow> subjects;
  std::vector<NeedleIndex> sections;
};

}  // namespace expunge
