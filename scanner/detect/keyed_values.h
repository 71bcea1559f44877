// Values that their key tells: {"password": "...", "dob": "1987-04-12", "zip": "94110"}, and cells
// under such a header.  In a chat a cue has to stand in the text; in a record the key is the cue
// and the whole text the value.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace expunge {

struct KeyedValue {
  std::string_view entity;
  std::string_view rule_id;  // "keys/password"
};

// What `text` is, by its key ("user_password", "dateOfBirth", "Postal code"): nothing if the key
// says nothing of the kind, or if the text does not look like it.  `text` is trimmed.
std::optional<KeyedValue> keyed_value(std::string_view key, std::string_view text);

// The same of a pair that somebody pasted into a message, where keys are less to be relied on:
// only kinds of values whose look says something too.  `in_form`: of a line, "PLZ: 10435".
std::optional<KeyedValue> pasted_value(std::string_view key, std::string_view text, bool in_form);

// What `keyed_value` can say, for those who ask what a rule id means.
struct KeyedRule {
  std::string_view id;
  std::string_view entity;
  std::string_view about;              // what the text must look like
  std::vector<std::string_view> keys;  // last words of a key, sorted
};
std::vector<KeyedRule> keyed_rules();

}  // namespace expunge
