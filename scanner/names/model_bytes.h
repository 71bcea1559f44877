// What each byte of a text is, 64 at a time: the first step of the name model's tokeniser.
//
// Private to the name model.  The portable path and the AVX2 one give the same masks; a test holds
// them to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace expunge {

inline constexpr std::size_t kModelBlock = 64;

// One bit a byte of a block; the first byte is the lowest bit.
struct ModelMasks {
  std::uint64_t letter = 0;      // ASCII letters and every byte from 0x80 on
  std::uint64_t wide = 0;        // bytes from 0x80 on
  std::uint64_t upper = 0;       // A-Z
  std::uint64_t digit = 0;       // 0-9
  std::uint64_t space = 0;       // 0x00 to 0x20
  std::uint64_t apostrophe = 0;  // '
  std::uint64_t hyphen = 0;      // -
  std::uint64_t period = 0;      // .
  std::uint64_t separator = 0;   // . , :  which join digits
  std::uint64_t pronoun = 0;     // I
  std::uint64_t underscore = 0;  // _
};

// Which code a model runs.  Results are the same.
enum class ModelPath : std::uint8_t {
  kBest,      // what the processor can do
  kPortable,  // no instruction set assumed
  kAvx2,      // REQUIRES: has_avx2()
};
bool has_avx2();

// Fills `blocks` masks.  REQUIRES: blocks * kModelBlock readable bytes.
using ClassifyBytes = void (*)(const char* bytes, std::size_t blocks, ModelMasks* masks);
ClassifyBytes byte_classifier(ModelPath path);

// Little-endian loads from any address, on any processor.
inline std::uint64_t load_le64(const void* bytes) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap64(value);
#endif
  return value;
}
inline std::uint32_t load_le32(const void* bytes) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  value = __builtin_bswap32(value);
#endif
  return value;
}

}  // namespace expunge
