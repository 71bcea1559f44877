#include "detect/digit_places.h"

#include <bit>
#include <utility>

#include "text/byte_masks.h"

namespace expunge {
namespace {

constexpr std::size_t kNearEnd = 48;  // bytes
// Digits in two blocks in a row, of a number; two are of a part of one.
constexpr int kMany = 7;

}  // namespace

bool DigitPlaces::find(const Conversation& conversation, const Layout& layout) {
  const Block& block = layout.block();
  places_.assign(conversation.turns.size(), 0);
  std::uint8_t all = 0;
  ByteMasks own;
  for (const Piece& piece : block.pieces) {
    const Turn& turn = conversation.turns[piece.text];
    if ((turn.role != Role::kHuman && turn.role != Role::kBot) || turn.is_key) continue;
    if (!turn.has_digits && piece.view == ViewKind::kPlain) continue;
    std::uint8_t place = 0;
    std::uint64_t before = 0;
    const MaskedText text = text_of(block, piece);
    for (std::size_t base = 0; base < text.text().size(); base += kMaskBytes) {
      const std::uint64_t digits = text.masks(base, own).digit;
      const std::uint64_t left = std::exchange(before, digits);
      if (digits == 0) continue;
      if (left == 0 && (digits & (digits - 1)) == 0) continue;  // less than two
      const int count = std::popcount(digits) + std::popcount(left);
      const std::size_t from = base + static_cast<std::size_t>(std::countr_zero(digits));
      const std::size_t to = base + kMaskBytes - static_cast<std::size_t>(std::countl_zero(digits));
      if (from < kNearEnd) place |= kDigitsAtStart;
      if (to + kNearEnd > text.text().size()) place |= kDigitsAtEnd;
      if (count >= kMany) place |= kManyDigits;
    }
    places_[piece.text] |= place;
    all |= place;
  }
  constexpr std::uint8_t kBothEnds = kDigitsAtStart | kDigitsAtEnd;
  return (all & kManyDigits) != 0 || (all & kBothEnds) == kBothEnds;
}

}  // namespace expunge
