#include "match/standing.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "text/byte_block.h"

namespace expunge {

bool stands_near(std::span<const SequenceDatabase::Near> wanted, const SequenceDatabase& database,
                 std::string_view block, std::size_t begin, std::size_t end, std::size_t limit) {
  const std::size_t behind = std::min(limit, end + kMaxSequenceBytes);
  for (std::size_t base = begin; base < behind; base += ByteBlock::kSize) {
    std::array<char, ByteBlock::kSize + 1> rest{};
    const char* bytes = block.data() + base;
    if (block.size() - base < rest.size()) {
      std::memcpy(rest.data(), bytes, block.size() - base);
      bytes = rest.data();
    }
    const ByteBlock here = ByteBlock::load(bytes).lowered();
    const ByteBlock next = ByteBlock::load(bytes + 1).lowered();
    for (const SequenceDatabase::Near& near : wanted) {
      std::uint64_t found = here.equal_to(near.bytes[0]).mask();
      if (near.is_pair) found &= next.equal_to(near.bytes[1]).mask();
      while (found != 0) {
        const std::size_t at = base + take_lowest(found);
        if (at < begin + near.at || at - near.at >= end) continue;
        const std::size_t first = at - near.at;
        const SequenceDatabase::Entry& entry = database.entries()[near.entry];
        if (first + entry.size <= limit && stands_at(entry, database.classes(), block, first)) {
          return true;
        }
      }
    }
  }
  return false;
}

}  // namespace expunge
