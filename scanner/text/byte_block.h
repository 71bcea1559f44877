// Sixteen bytes compared at once, for scans that look at every byte of every text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace expunge {

// A comparison gives 0xFF where it holds and 0 elsewhere.
class ByteBlock {
 public:
  static constexpr std::size_t kSize = 16;

#if defined(__SSE2__)
  static ByteBlock load(const char* bytes) {
    __m128i v;
    std::memcpy(&v, bytes, kSize);
    return ByteBlock(v);
  }
  ByteBlock equal_to(unsigned char c) const { return ByteBlock(_mm_cmpeq_epi8(v_, all(c))); }
  ByteBlock in_range(unsigned char first, unsigned char last) const {
    const __m128i distance = _mm_sub_epi8(v_, all(first));
    const __m128i most = all(static_cast<unsigned char>(last - first));
    return ByteBlock(_mm_cmpeq_epi8(_mm_min_epu8(distance, most), distance));
  }
  // Bit 5 set: the lower case of ASCII letters.
  ByteBlock lowered() const { return ByteBlock(_mm_or_si128(v_, all(0x20))); }
  friend ByteBlock operator|(ByteBlock a, ByteBlock b) {
    return ByteBlock(_mm_or_si128(a.v_, b.v_));
  }
  // The high bit of each byte; the first is the lowest bit.
  std::uint64_t mask() const { return static_cast<std::uint32_t>(_mm_movemask_epi8(v_)); }

 private:
  explicit ByteBlock(__m128i v) : v_(v) {}
  static __m128i all(unsigned char c) { return _mm_set1_epi8(static_cast<char>(c)); }

  __m128i v_;
#else
  static ByteBlock load(const char* bytes) {
    ByteBlock block;
    std::memcpy(block.v_.data(), bytes, kSize);
    return block;
  }
  ByteBlock equal_to(unsigned char c) const { return in_range(c, c); }
  ByteBlock in_range(unsigned char first, unsigned char last) const {
    ByteBlock out;
    for (std::size_t i = 0; i < kSize; ++i) {
      out.v_[i] = v_[i] >= first && v_[i] <= last ? 0xFF : 0;
    }
    return out;
  }
  ByteBlock lowered() const {
    ByteBlock out;
    for (std::size_t i = 0; i < kSize; ++i) out.v_[i] = v_[i] | 0x20;
    return out;
  }
  friend ByteBlock operator|(ByteBlock a, ByteBlock b) {
    for (std::size_t i = 0; i < kSize; ++i) a.v_[i] |= b.v_[i];
    return a;
  }
  std::uint64_t mask() const {
    std::uint64_t mask = 0;
    for (std::size_t i = 0; i < kSize; ++i) mask |= static_cast<std::uint64_t>(v_[i] >> 7) << i;
    return mask;
  }

 private:
  ByteBlock() = default;

  std::array<std::uint8_t, kSize> v_;
#endif
};

// As many bytes as a mask has bits.
inline constexpr std::size_t kMaskBytes = 64;

// More bytes that can be read behind those of a mask.
inline constexpr std::size_t kMaskMargin = 8;
using MaskBuffer = std::array<char, kMaskBytes + kMaskMargin>;

// kMaskBytes + kMaskMargin bytes of `text` at `at`; a copy in `buffer`, with NUL behind the end, if
// there are less.
inline const char* masked_bytes(std::string_view text, std::size_t at, MaskBuffer& buffer) {
  const std::size_t left = text.size() - at;
  if (left >= buffer.size()) return text.data() + at;
  buffer.fill('\0');
  std::memcpy(buffer.data(), text.data() + at, left);
  return buffer.data();
}

// One bit for each of kMaskBytes bytes: the high bit of what `test` makes of them.
template <class Test>
std::uint64_t mask_of(const char* bytes, Test test) {
  const auto part = [bytes, test](std::size_t at) {
    return test(ByteBlock::load(bytes + at)).mask() << at;
  };
  return part(0) | part(16) | part(32) | part(48);
}

// Takes the lowest bit out of `mask`; returns its place.  REQUIRES: `mask` is not 0, which spares
// the processor a test that std::countr_zero has to make.
inline std::size_t take_lowest(std::uint64_t& mask) {
  const int lowest = __builtin_ctzll(mask);
  mask &= mask - 1;
  return static_cast<std::size_t>(lowest);
}

}  // namespace expunge
