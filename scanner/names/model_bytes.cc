#include "names/model_bytes.h"

#include <array>

#if defined(__x86_64__) && defined(__GNUC__)
#define EXPUNGE_MODEL_AVX2 1
#include <immintrin.h>
#endif

namespace expunge {
namespace {

// The masks of one byte, as a row of bits in the order of ModelMasks.
constexpr std::array<std::uint16_t, 256> kByteClasses = [] {
  std::array<std::uint16_t, 256> classes{};
  for (unsigned c = 0; c < classes.size(); ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool wide = c >= 0x80;
    const bool letter = upper || (c >= 'a' && c <= 'z') || wide;
    const bool separator = c == '.' || c == ',' || c == ':';
    const std::array<bool, 11> bits = {letter,    wide,      upper,    c >= '0' && c <= '9',
                                       c <= ' ',  c == '\'', c == '-', c == '.',
                                       separator, c == 'I',  c == '_'};
    unsigned row = 0;
    for (unsigned bit = 0; bit < bits.size(); ++bit) row |= (bits[bit] ? 1U : 0U) << bit;
    classes[c] = static_cast<std::uint16_t>(row);
  }
  return classes;
}();

void classify_portable(const char* bytes, std::size_t blocks, ModelMasks* masks) {
  for (std::size_t block = 0; block < blocks; ++block, bytes += kModelBlock) {
    std::array<std::uint64_t, 11> rows{};
    for (std::size_t i = 0; i < kModelBlock; ++i) {
      const std::uint64_t bits = kByteClasses[static_cast<unsigned char>(bytes[i])];
      for (std::size_t row = 0; row < rows.size(); ++row) rows[row] |= (bits >> row & 1) << i;
    }
    masks[block] = {rows[0], rows[1], rows[2], rows[3], rows[4], rows[5],
                    rows[6], rows[7], rows[8], rows[9], rows[10]};
  }
}

#ifdef EXPUNGE_MODEL_AVX2

// 64 bytes in two registers.
struct Wide64 {
  __m256i low;
  __m256i high;
};

__attribute__((target("avx2"))) inline std::uint64_t mask_of_signs(Wide64 bytes) {
  const auto low = static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes.low));
  const auto high = static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes.high));
  return low | static_cast<std::uint64_t>(high) << 32;
}

__attribute__((target("avx2"))) inline std::uint64_t mask_equal(Wide64 bytes, char c) {
  const __m256i all = _mm256_set1_epi8(c);
  return mask_of_signs({_mm256_cmpeq_epi8(bytes.low, all), _mm256_cmpeq_epi8(bytes.high, all)});
}

// Bytes from `first` to `first + count`, both included.
__attribute__((target("avx2"))) inline std::uint64_t mask_range(Wide64 bytes, char first,
                                                                char count) {
  const __m256i start = _mm256_set1_epi8(first);
  const __m256i most = _mm256_set1_epi8(count);
  const __m256i low = _mm256_sub_epi8(bytes.low, start);
  const __m256i high = _mm256_sub_epi8(bytes.high, start);
  return mask_of_signs({_mm256_cmpeq_epi8(_mm256_min_epu8(low, most), low),
                        _mm256_cmpeq_epi8(_mm256_min_epu8(high, most), high)});
}

__attribute__((target("avx2"))) void classify_avx2(const char* bytes, std::size_t blocks,
                                                   ModelMasks* masks) {
  for (std::size_t block = 0; block < blocks; ++block, bytes += kModelBlock) {
    Wide64 in{};
    std::memcpy(&in.low, bytes, sizeof in.low);
    std::memcpy(&in.high, bytes + sizeof in.low, sizeof in.high);
    const __m256i case_bit = _mm256_set1_epi8(0x20);
    const Wide64 lowered{_mm256_or_si256(in.low, case_bit), _mm256_or_si256(in.high, case_bit)};
    ModelMasks& out = masks[block];
    out.wide = mask_of_signs(in);
    out.letter = mask_range(lowered, 'a', 25) | out.wide;
    out.upper = mask_range(in, 'A', 25);
    out.digit = mask_range(in, '0', 9);
    out.space = mask_range(in, 0, ' ');
    out.apostrophe = mask_equal(in, '\'');
    out.hyphen = mask_equal(in, '-');
    out.period = mask_equal(in, '.');
    out.separator = out.period | mask_equal(in, ',') | mask_equal(in, ':');
    out.pronoun = mask_equal(in, 'I');
    out.underscore = mask_equal(in, '_');
  }
}

#endif

}  // namespace

bool has_avx2() {
#ifdef EXPUNGE_MODEL_AVX2
  return __builtin_cpu_supports("avx2") != 0;
#else
  return false;
#endif
}

ClassifyBytes byte_classifier(ModelPath path) {
#ifdef EXPUNGE_MODEL_AVX2
  if (path == ModelPath::kAvx2 || (path == ModelPath::kBest && has_avx2())) return &classify_avx2;
#endif
  (void)path;
  return &classify_portable;
}

}  // namespace expunge
