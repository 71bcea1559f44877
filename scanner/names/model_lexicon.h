// What the name model knows about single words, packed: is it a first name, a family name, a place,
// how often does it stand in lower case, which words behave like it.
//
// A word is not stored: 16 bits of its hash choose a bucket, 11 more must agree.  About one unknown
// word in 500 is taken for a listed one, which training sees too.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace expunge {

struct LexiconEntry {
  std::uint8_t first_name = 0;  // 0 = no, 1 = rare ... 5 = very common
  std::uint8_t surname = 0;     // likewise
  std::uint8_t place = 0;       // 0 = no, 1 = a place or a part of its name
  std::uint8_t caseness = 0;    // 0 = unknown, 1 = always lower case ... 5 = always capitalised
  std::uint8_t frequency = 0;   // 0 = unknown, 1 = rare ... 6 = among the 300 commonest
  std::uint16_t cluster = 0;    // 0 = none; words used alike share one
  std::uint8_t coarse = 0;      // class of the cluster
};

inline constexpr std::size_t kLexiconBuckets = std::size_t{1} << 16;
inline constexpr std::size_t kLexiconKinds = 1024;     // different entries but for the cluster
inline constexpr std::size_t kLexiconClusters = 1025;  // with "none"
inline constexpr std::size_t kLexiconClasses = 97;     // of clusters, with "none"

// How an entry is packed: kind (10 bits), cluster (11 bits), check (11 bits).
constexpr std::uint32_t pack_lexicon_word(std::uint32_t kind, std::uint32_t cluster,
                                          std::uint32_t check) {
  return kind | cluster << 10 | check << 21;
}
constexpr std::uint32_t lexicon_bucket(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 24 & 0xFFFF);
}
constexpr std::uint32_t lexicon_check(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 45 & 0x7FF);
}

// Immutable; shared by threads.  The packed words stay where they are: their bytes must outlive it.
class ModelLexicon {
 public:
  // kinds: five bytes each, in the order of LexiconEntry; classes: one byte a cluster;
  // bucket_sizes: one byte a bucket; words: four bytes each, little-endian, bucket after bucket.
  // REQUIRES: kinds of kLexiconKinds * 5 bytes, classes of kLexiconClusters bytes, bucket_sizes of
  // kLexiconBuckets bytes, words of four times their sum.
  ModelLexicon(std::string_view kinds, std::string_view classes, std::string_view bucket_sizes,
               std::string_view words);

  // By model_hash of the word in lower case.  An entry of zeros if no list has it.
  LexiconEntry find(std::uint64_t hash) const;

 private:
  std::array<LexiconEntry, kLexiconKinds> kinds_;
  std::vector<std::uint32_t> offsets_;  // of each bucket, and the end
  const char* classes_;
  const char* words_;
};

}  // namespace expunge
