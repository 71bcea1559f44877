// What the detector gets to see of a record: who said what, in which order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/finding.h"
#include "rulebook/profile.h"
#include "text/byte_masks.h"

namespace expunge {

// One text of a record: a whole field, or one turn of a field that holds several.
struct Turn {
  std::string_view text;     // decoded; lives as long as the conversation
  std::uint32_t field = 0;   // index of its field in the record
  std::uint32_t offset = 0;  // where `text` begins in the field's decoded text, in bytes
  Role role = Role::kMetadata;
  std::string_view speaker;  // name or label of who speaks, if the record says; may be empty
  std::string_view key;      // nearest object key or column ("phone"); for a key itself: empty
  bool is_key = false;       // the text is an object key
  // What the text may hold; told by Conversation::make_masks.
  bool has_digits = true;            // of ASCII
  bool has_wide = true;              // bytes beyond ASCII
  const ByteMasks* masks = nullptr;  // the text's, if somebody has made them
};

// Written by programs, not by people: nothing that was said elsewhere is looked for there.
inline bool is_written_by_program(Role role) {
  return role == Role::kIdentifier || role == Role::kTimestamp || role == Role::kLabel;
}

// A name that a field of the record gives as such.
struct ParticipantName {
  std::uint32_t turn = 0;  // index of the turn whose whole text is the name
  Participant kind = Participant::kNone;
};

// Turns in the order of the record.  Reused between records: clear() keeps the capacity.
struct Conversation {
  std::vector<Turn> turns;
  std::vector<ParticipantName> participants;
  const Profile* profile = nullptr;  // for placeholders and both_human; may be null
  std::string_view language;         // as the record states it ("English", "pt-BR"); may be empty
  std::string_view country;          // likewise

  // Makes the masks, which whoever scans a text would have to make otherwise, of turns that have
  // none, if all texts together have kMostMasked bytes at most.  Once; then no turn is added.
  void make_masks();
  MaskedText text_of(std::uint32_t turn) const { return {turns[turn].text, turns[turn].masks}; }

  std::vector<ByteMasks> masks;  // made by make_masks()

  void clear() {
    turns.clear();
    participants.clear();
    language = country = {};
  }
};

// Calls use(text, turn) for what people and personas may have said.
template <class Use>
void for_each_said(const Conversation& conversation, Use use) {
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (!is_written_by_program(turn.role)) use(turn.text, i);
  }
}

}  // namespace expunge
