// The texts of a conversation laid out as one block for the engine, and the way back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "match/engine.h"
#include "text/view.h"
#include "text/word_index.h"

namespace expunge {

// Reused between conversations: memory grows to the largest one and stays.
class Layout {
 public:
  // `words`: what is asked of words, Patterns::words; outlives the layout.
  explicit Layout(const WordFilter& words) : words_(words) {}

  // Lays out every turn and those views that differ from it, and finds the turn that each answers.
  // block().words are those of all its texts.
  // With `every_rule` also rules are tried that do not apply to a text's role, for who asks why
  // they find nothing.
  void build(const Conversation& conversation, bool folded, bool spoken, bool every_rule = false);
  // The same for a conversation that differs in few turns from that which `before` lays out, whose
  // texts and views it takes; of `before` only the pieces are left.  `same` tells by turn whether
  // text, role and key are what they were.  New texts stand behind all others, whatever their turn,
  // and block() comes without words: who knows what has changed searches that alone.
  void rebuild(const Conversation& conversation, bool folded, bool spoken, Layout& before,
               std::vector<bool>& same);

  const Block& block() const { return block_; }
  // The last turn of another speaker before `turn`, or -1.
  std::int32_t turn_before(std::uint32_t turn) const { return before_[turn]; }
  // The piece of a turn's text; those of its views come next.  kNoPiece if the text is empty.
  std::uint32_t plain_piece(std::uint32_t turn) const { return plain_piece_[turn]; }
  std::string_view text_of(std::uint32_t piece) const;
  // The span of the turn's text that a span of a piece stands for.
  TextSpan to_turn(std::uint32_t piece, ViewSpan span) const;

 private:
  static constexpr std::uint32_t kNoView = 0xFFFFFFFF;
  void append(const MaskedText& text, std::uint32_t turn, ViewKind kind, std::uint32_t view);
  // Also where words begin.  Returns whether the text may have a spoken view.
  bool append_with_words(const MaskedText& text, std::uint32_t turn, ViewKind kind,
                         std::uint32_t view);
  View& spare_view();
  void clear_pieces(std::size_t turns);
  void note_kinds(const Conversation& conversation);
  void link_turns(const Conversation& conversation);
  void append_turn(const MaskedText& text, std::uint32_t turn, bool folded, bool spoken);
  // What texts and views `before` holds, and the pieces of a turn that stayed the same.
  void take_texts(Layout& before);
  void take_pieces(const Layout& before, std::uint32_t turn, const ByteMasks* masks);
  std::uint32_t piece_answered_by(std::uint32_t turn) const;
  bool is_same_kind(const Turn& turn, std::uint32_t index) const;
  bool is_same_text(const Turn& turn, std::uint32_t index) const;

  Block block_;
  std::string bytes_;
  WordIndex words_;
  // What a turn is besides its text; its key is kept, for the record it stood in is gone.
  struct Kind {
    Role role = Role::kMetadata;
    bool is_key = false;
    std::uint32_t key_end = 0;  // in keys_; it begins where that of the turn before ends
  };
  std::string_view key_of(std::uint32_t turn) const;
  std::vector<Kind> kinds_;  // by turn
  std::string keys_;
  std::vector<std::int32_t> before_;        // by turn
  std::vector<std::uint32_t> plain_piece_;  // by turn
  std::vector<std::uint32_t> view_of_;      // by piece
  std::vector<View> views_;                 // the first used_views_ are in use
  std::size_t used_views_ = 0;
  bool every_rule_ = false;
};

}  // namespace expunge
