// Numbers and bytes of what is compiled when the program is built.  Little-endian.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace expunge {

inline void put_u32(std::size_t value, std::string& out) {
  for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(value >> shift));
}

inline void put_u64(std::uint64_t value, std::string& out) {
  put_u32(value & 0xFFFFFFFF, out);
  put_u32(value >> 32, out);
}

inline void put_bytes(std::string_view bytes, std::string& out) {
  put_u32(bytes.size(), out);
  out.append(bytes);
}

// Takes bytes from the front.  Reading past the end yields nothing.
class BlobReader {
 public:
  explicit BlobReader(std::string_view bytes) : rest_(bytes) {}

  std::optional<std::string_view> take(std::size_t size) {
    if (size > rest_.size()) return std::nullopt;
    const std::string_view part = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return part;
  }
  std::optional<std::uint32_t> u32() {
    const std::optional<std::string_view> part = take(4);
    if (!part) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 4; i-- > 0;) {
      value = value << 8 | static_cast<unsigned char>((*part)[i]);
    }
    return value;
  }
  std::optional<std::uint64_t> u64() {
    const std::optional<std::uint32_t> low = u32();
    const std::optional<std::uint32_t> high = u32();
    if (!low || !high) return std::nullopt;
    return std::uint64_t{*high} << 32 | *low;
  }
  std::optional<std::string_view> bytes() {
    const std::optional<std::uint32_t> size = u32();
    return size ? take(*size) : std::nullopt;
  }

 private:
  std::string_view rest_;
};

}  // namespace expunge
