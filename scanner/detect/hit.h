// A candidate that was accepted, before overlaps are settled.
#pragma once

#include <cstdint>
#include <string_view>

#include "expunge/finding.h"
#include "expunge/span.h"

namespace expunge {

struct CompiledRule;

// What the rest of the record had to say about a hit.
enum class MemoryStep : std::uint8_t {
  kNone,
  kParticipant,  // the whole field is a name
  kDisclosed,    // the value was found elsewhere in the record
  kSpelled,      // likewise, letter by letter
  kNickname,     // a short form of a name found elsewhere
  kJoined,       // a part of a value; the others stand beside it or in the turns around
};

// Hit::person of what is no real person's name.
inline constexpr std::uint32_t kNoPerson = static_cast<std::uint32_t>(-1);

struct Hit {
  std::uint32_t turn = 0;
  TextSpan span;                       // bytes of the turn's text
  const CompiledRule* rule = nullptr;  // null for participants
  std::string_view entity;             // as in Finding
  std::string_view rule_id;
  std::uint32_t order = 0;           // rule index: the last tie
  std::uint32_t trace = 0;           // a DetectionObserver's number for it; nothing else reads it
  std::uint32_t person = kNoPerson;  // a number in OwnNames; what memory finds has its origin's
  double score = 0;
  Owner owner = Owner::kUnknown;
  MemoryStep memory = MemoryStep::kNone;
  bool validated = false;     // the rule's validator said yes
  std::int16_t context = -1;  // index of the rule's context word that stood nearby
};

// The hit of a value said again there, which nobody has judged anew.
inline Hit said_again(const Hit& origin, std::uint32_t turn, TextSpan span, double score) {
  Hit hit = origin;
  hit.turn = turn;
  hit.span = span;
  hit.score = score;
  hit.memory = MemoryStep::kDisclosed;
  hit.validated = false;
  hit.context = -1;
  return hit;
}

}  // namespace expunge
