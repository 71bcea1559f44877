// The texts of a conversation laid out as one block for the engine, and the way back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "match/engine.h"
#include "text/view.h"

namespace expunge {

// Reused between conversations: memory grows to the largest one and stays.
class Layout {
 public:
  // Lays out every turn and those views that differ from it, and finds the turn that each answers.
  void build(const Conversation& conversation, bool folded, bool spoken);

  const Block& block() const { return block_; }
  // The last turn of another speaker before `turn`, or -1.
  std::int32_t turn_before(std::uint32_t turn) const { return before_[turn]; }
  std::string_view text_of(std::uint32_t piece) const;
  // The span of the turn's text that a span of a piece stands for.
  TextSpan to_turn(std::uint32_t piece, ViewSpan span) const;

 private:
  static constexpr std::uint32_t kNoView = 0xFFFFFFFF;
  void append(std::string_view text, std::uint32_t turn, ViewKind kind, std::uint32_t view);
  View& spare_view();
  void link_turns(const Conversation& conversation);

  Block block_;
  std::string bytes_;
  std::vector<std::int32_t> before_;        // by turn
  std::vector<std::uint32_t> plain_piece_;  // by turn
  std::vector<std::uint32_t> view_of_;      // by piece
  std::vector<View> views_;                 // the first used_views_ are in use
  std::size_t used_views_ = 0;
};

}  // namespace expunge
