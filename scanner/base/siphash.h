// SipHash-2-4 (Aumasson, Bernstein 2012): a keyed hash of 64 bits, a pseudorandom function as far
// as anybody knows, at a tenth of the price of an HMAC.  For tables whose entries must tell nobody
// without the key anything; where 64 bits are too few to be sure, confirm with an HMAC.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/digest.h"

namespace expunge {

class SipHash {
 public:
  // The first 16 bytes of `key` count.
  explicit SipHash(const Digest& key) : k0_(load(key.data(), 8)), k1_(load(key.data() + 8, 8)) {}

  std::uint64_t operator()(std::string_view bytes) const {
    State s{k0_ ^ 0x736f6d6570736575ULL, k1_ ^ 0x646f72616e646f6dULL, k0_ ^ 0x6c7967656e657261ULL,
            k1_ ^ 0x7465646279746573ULL};
    const std::size_t whole = bytes.size() & ~std::size_t{7};
    for (std::size_t at = 0; at < whole; at += 8) s.take(load(bytes.data() + at, 8));
    s.take(load(bytes.data() + whole, bytes.size() - whole) |
           static_cast<std::uint64_t>(bytes.size()) << 56);
    s.v2 ^= 0xFF;
    for (int i = 0; i < 4; ++i) s.round();
    return s.v0 ^ s.v1 ^ s.v2 ^ s.v3;
  }

 private:
  struct State {
    std::uint64_t v0, v1, v2, v3;

    void round() {
      v0 += v1, v1 = std::rotl(v1, 13) ^ v0, v0 = std::rotl(v0, 32);
      v2 += v3, v3 = std::rotl(v3, 16) ^ v2;
      v0 += v3, v3 = std::rotl(v3, 21) ^ v0;
      v2 += v1, v1 = std::rotl(v1, 17) ^ v2, v2 = std::rotl(v2, 32);
    }
    void take(std::uint64_t word) {
      v3 ^= word;
      round();
      round();
      v0 ^= word;
    }
  };

  // Little-endian, as the paper has it.
  static std::uint64_t load(const void* bytes, std::size_t count) {
    std::uint64_t word = 0;
    if (count != 0) std::memcpy(&word, bytes, count);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
  }

  std::uint64_t k0_;
  std::uint64_t k1_;
};

}  // namespace expunge
