// A record taken apart: its fields, their texts and the conversation they make.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "record/walk.h"
#include "text/decode.h"

namespace expunge {

// Reused: keeps its memory.
class Reading {
 public:
  explicit Reading(const Profile* profile) { conversation.profile = profile; }

  // REQUIRES: `fields` were filled by a walk over `raw`, which stays where it is.
  void take_apart(std::string_view raw, TurnSplitter& splitter);
  // Makes the conversation of `written`, which is the record `raw` that `before` has taken apart
  // with other texts in the fields `rewritten`.  Costs what has changed: the other turns are those
  // of `before`.  There are no fields then.
  // REQUIRES: Walker::finds_same said so; both records and `before` stay as they are.
  void take_over(const Reading& before, std::string_view raw, std::string_view written,
                 std::span<const Rewritten> rewritten, TurnSplitter& splitter);
  std::string_view text_of(std::uint32_t field) const { return texts_[field]; }
  // From the text of a field of `raw`, the record taken apart, to its raw bytes; until the next
  // call.
  const OffsetMap& map_of(std::uint32_t field, std::string_view raw);
  // Memory that one huge record took is given back.
  void release();

  RecordFields fields;
  Conversation conversation;

 private:
  // What makes the turns of a field.
  struct FieldTexts {
    std::string_view text;
    std::string_view key;
    std::string_view speaker;
  };
  // Room for the texts that `size` raw bytes stand for.
  char* make_room(std::size_t size);
  void add_turns(std::uint32_t index, const Field& field, const FieldTexts& texts,
                 TurnSplitter& splitter);

  std::string arena_;                    // texts that are not their raw bytes
  std::vector<std::string_view> texts_;  // by field, or by field that was written anew
  std::vector<FieldTurn> field_turns_;
  OffsetMap map_;
};

}  // namespace expunge
