// Finds where a text holds one of some windows of up to four byte classes: digit shapes, capitals
// behind a mark.  One pass, by nibble lookups in vector registers (the way of Hyperscan's Teddy,
// over classes instead of letters); whatever it names must be looked at again, for windows share
// buckets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "match/sequence.h"

namespace expunge {

inline constexpr std::size_t kWindow = 4;
inline constexpr std::size_t kBucketGroups = 4;
inline constexpr std::size_t kBuckets = 8 * kBucketGroups;

using ClassWindow = std::array<ByteSet, kWindow>;  // all bytes allowed where nothing is known

// A bit a bucket, by group, place in the window and half of the byte.
struct ClassTables {
  using Halves = std::array<std::uint8_t, 16>;
  struct Place {
    alignas(16) Halves low{};
    alignas(16) Halves high{};
  };
  std::array<std::array<Place, kWindow>, kBucketGroups> places{};

  void add(const ClassWindow& window, std::size_t bucket);
};

// A bucket for each window, such that little text passes.
std::vector<std::uint8_t> share_out(const std::vector<ClassWindow>& windows);

struct ClassHit {
  std::uint32_t at;       // the window's first byte
  std::uint32_t buckets;  // bit b: bucket b may match
};

// Replaces `hits`; ascending.  A window that reaches behind the text's end sees zero bytes there.
// The vector instructions are chosen for the processor when the program runs.
// The bytes that a window's place lets through for these: scanning looks at halves of bytes.
ByteSet let_through(const ByteSet& bytes);

void scan_classes(const ClassTables& tables, std::string_view text, std::vector<ClassHit>& hits);

}  // namespace expunge
