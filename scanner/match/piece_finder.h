// From bytes of a block to pieces.  Internal to match/.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "match/engine.h"

namespace expunge {

// Walks the pieces of a block beside hits that mostly ascend.
class PieceFinder {
 public:
  explicit PieceFinder(const std::vector<Piece>& pieces) : pieces_(&pieces) {}
  // The piece that holds byte `at`, or kNoPiece.
  std::uint32_t find(std::uint32_t at) {
    const std::vector<Piece>& pieces = *pieces_;
    if (pieces[current_].begin <= at && at < pieces[current_].end) return current_;
    if (current_ + 1 < pieces.size() && pieces[current_ + 1].begin <= at &&
        at < pieces[current_ + 1].end) {
      return ++current_;
    }
    const auto next = std::upper_bound(
        pieces.begin(), pieces.end(), at,
        [](std::uint32_t wanted, const Piece& piece) { return wanted < piece.begin; });
    if (next == pieces.begin()) return kNoPiece;
    const auto found = static_cast<std::uint32_t>(next - pieces.begin() - 1);
    if (at >= pieces[found].end) return kNoPiece;
    return current_ = found;
  }

 private:
  const std::vector<Piece>* pieces_;
  std::uint32_t current_ = 0;
};

}  // namespace expunge
