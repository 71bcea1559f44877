// Whether a sequence stands at a place, or near one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "match/sequence.h"
#include "match/sequence_database.h"

namespace expunge {

// True if the edge has what it asks for at byte `beside`, or that is beyond the block.
inline bool fits(Edge edge, std::string_view block, std::size_t beside) {
  if (edge == Edge::kAny || beside >= block.size()) return true;  // also before the begin
  const auto byte = static_cast<unsigned char>(block[beside]);
  return edge == Edge::kLine ? byte == '\n' : !is_word_byte(byte);
}

// True if the sequence stands at `at` in the block; its edges are looked at, too.
inline bool stands_at(const SequenceDatabase::Entry& entry, const ClassTable& classes,
                      std::string_view block, std::size_t at) {
  if (entry.size > block.size() - at) return false;
  for (std::size_t i = 0; i < entry.size; ++i) {
    if (!classes.holds(entry.classes[i], static_cast<unsigned char>(block[at + i]))) return false;
  }
  return fits(entry.before, block, at - 1) && fits(entry.after, block, at + entry.size);
}

// True if one of the sequences begins at `begin` or behind it and before `end`, and ends at `limit`
// at most.  REQUIRES: begin, end and limit ascend, and lie within the block.
bool stands_near(std::span<const SequenceDatabase::Near> wanted, const SequenceDatabase& database,
                 std::string_view block, std::size_t begin, std::size_t end, std::size_t limit);

}  // namespace expunge
