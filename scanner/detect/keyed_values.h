// Values that their key tells: {"password": "...", "dob": "1987-04-12", "zip": "94110"}, and cells
// under such a header.  In a chat a cue has to stand in the text; in a record the key is the cue
// and the whole text the value.
#pragma once

#include <optional>
#include <string_view>

namespace expunge {

struct KeyedValue {
  std::string_view entity;
  std::string_view rule_id;  // "keys/password"
};

// What `text` is, by its key ("user_password", "dateOfBirth", "Postal code"): nothing if the key
// says nothing of the kind, or if the text does not look like it.  `text` is trimmed.
std::optional<KeyedValue> keyed_value(std::string_view key, std::string_view text);

}  // namespace expunge
