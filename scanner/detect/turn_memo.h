// What is found in each turn by itself, kept from one look at a conversation to the next.
#pragma once

#include <cstdint>
#include <vector>

namespace expunge {

// Working memory of one thread.
template <class Found>
class TurnMemo {
 public:
  // Forgets everything: another conversation follows.
  void begin() { ++conversation_; }

  // What find(out) appends for the turn, or what it appended before if the turn `is_same`.
  template <class Find>
  const std::vector<Found>& of(std::uint32_t turn, bool is_same, Find find) {
    if (turn >= slots_.size()) slots_.resize(turn + 1);
    Slot& slot = slots_[turn];
    if (is_same && slot.conversation == conversation_) return slot.found;
    slot.conversation = conversation_;
    slot.found.clear();
    find(slot.found);
    return slot.found;
  }

 private:
  struct Slot {
    std::uint64_t conversation = 0;
    std::vector<Found> found;
  };
  std::uint64_t conversation_ = 1;
  std::vector<Slot> slots_;
};

}  // namespace expunge
