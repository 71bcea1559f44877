// Buffers that are kept from record to record.
#pragma once

#include <cstddef>
#include <string>

namespace expunge {

// Memory that one huge record took is given back once it is done.
inline void release_if_huge(std::string& buffer) {
  constexpr std::size_t kKeep = std::size_t{8} << 20;
  if (buffer.capacity() > kKeep) {
    buffer.clear();
    buffer.shrink_to_fit();
  }
}

}  // namespace expunge
