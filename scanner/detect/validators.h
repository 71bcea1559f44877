// Validators: what a pattern cannot say.  Each knows one kind of value and its source (cited at its
// definition).
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

class NameLists;

enum class Verdict : std::uint8_t {
  kYes,        // proven: the score rises to at least 0.95 (validators with weaker proof return
               // kNoOpinion)
  kNo,         // no finding
  kNoOpinion,  // the rule's own score stands
};

// What surrounds a value.  Views live for the call only.
struct ValueContext {
  std::string_view
      text;  // the text the value stands in: the plain one, or the view it was found on
  std::size_t begin = 0;  // of the value in `text`
  std::size_t end = 0;
  std::span<const std::string> regions;  // phone regions to try, best first
  std::size_t stated_regions = 0;        // how many of them the conversation itself states
  std::string_view key;                  // nearest object key or column
  std::string_view asked;                // the end of the turn that a short message answers
  bool has_context = false;              // a context word of the rule stands nearby
  bool is_spelled = false;               // the value was said in words ("four one oh")
  bool is_said = false;                  // its sign for "at" was ("dana at mail dot org")
  const NameLists* lists = nullptr;  // which words are known; null where one value is judged alone
  bool is_cell = false;              // that word is the head of its column in a table
  bool is_alone = false;  // nothing else stands in the text, and the rule says what that means
  // Set by the validator: the value is right, but everybody's or nobody's own (a documentation
  // address, a card number printed in manuals).  Reported as public, which policies keep.
  bool is_published = false;
};

// May shrink or widen the value (a trailing full stop of a URL): begin and end of `context` may be
// changed through the reference.
using Validator = Verdict (*)(ValueContext& context);

// Null when there is none of that name.
Validator find_validator(std::string_view name);
std::vector<std::string_view> validator_names();

// One spelling for equal values, by entity: digits of a phone or card, lower-cased e-mail, folded
// name.  Used for fingerprints, numbering and "found once, found everywhere".
std::string normalised_value(std::string_view entity, std::string_view value);

}  // namespace expunge
