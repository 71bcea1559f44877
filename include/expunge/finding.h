// A Finding: personal data that was found, told by where it is and why, never by what it says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/span.h"

namespace expunge {

// Who speaks in a field, or what the field is.
enum class Role : std::uint8_t {
  kHuman,        // the person who chats
  kBot,          // the model or the character
  kPersona,      // definition, greeting or description of the bot
  kPersonaName,  // the bot's name
  kSystem,       // system prompt
  kMetadata,     // any other text; also every string that no profile names
  kIdentifier,   // opaque ids and hashes: only what cannot be mistaken is a finding
  kTimestamp,    // points in time, likewise
  kLabel,        // closed vocabularies (model names, languages, flags), likewise
};

// Whose data it is.  The policy decides by it.
enum class Owner : std::uint8_t {
  kSelf,     // the human of this conversation
  kOther,    // another private person
  kPersona,  // fiction of this record: the bot's character, a part the human plays
  kPublic,   // a public figure or a fictional character known at large
  kUnknown,
};

// "human", "persona_name", ... as written in profiles, policies and audit logs.
std::string_view to_string(Role role);
std::string_view to_string(Owner owner);
std::optional<Role> role_from_string(std::string_view name);
std::optional<Owner> owner_from_string(std::string_view name);

// Accepted findings of one field are sorted by start and disjoint.
//
// `entity` and `rule` point into the rule set that produced the finding and live as long as it.
// `evidence` names the validators, context words of the rule and memory steps that counted
// ("validator:email", "context:mail", "memory:disclosed"); it never quotes the scanned text.
struct Finding {
  std::uint32_t field = 0;  // index of the field in its record; 0 when a single text was scanned
  TextSpan span;            // bytes in the field's decoded text
  std::string_view entity;  // "EMAIL_ADDRESS"
  std::string_view rule;    // "contact/email"
  double score = 0;         // 0 to 1
  Owner owner = Owner::kUnknown;
  std::vector<std::string> evidence;
};

}  // namespace expunge
