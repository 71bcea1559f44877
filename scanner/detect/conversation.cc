#include "detect/conversation.h"

namespace expunge {

void Conversation::make_masks() {
  std::size_t all = 0;
  std::size_t missing = 0;
  for (const Turn& turn : turns) {
    const std::size_t count = masks_of(turn.text.size());
    all += count;
    if (turn.masks == nullptr) missing += count;
  }
  if (all > masks_of(kMostMasked)) return;
  if (masks.size() < missing) masks.resize(missing);
  ByteMasks* next = masks.data();
  for (Turn& turn : turns) {
    if (turn.masks != nullptr) continue;
    expunge::make_masks(turn.text, next);
    turn.masks = next;
    next += masks_of(turn.text.size());
    std::uint64_t digits = 0;
    std::uint64_t wide = 0;
    for (const ByteMasks* at = turn.masks; at != next; ++at) {
      digits |= at->digit;
      wide |= at->wide;
    }
    turn.has_digits = digits != 0;
    turn.has_wide = wide != 0;
  }
}

}  // namespace expunge
