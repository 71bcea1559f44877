#include "detect/conversation.h"

namespace expunge {

void Conversation::make_masks() {
  std::size_t count = 0;
  for (Turn& turn : turns) {
    turn.masks = static_cast<std::uint32_t>(count);
    count += masks_of(turn.text.size());
  }
  if (count > masks_of(kMostMasked)) return;
  if (masks.size() < count) masks.resize(count);
  for (const Turn& turn : turns) expunge::make_masks(turn.text, masks.data() + turn.masks);
  is_masked = true;
}

}  // namespace expunge
