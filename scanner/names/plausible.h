// Is this span a personal name?  What the patterns of rules/names cannot say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "names/name_lists.h"

namespace expunge {

// How strongly the words around a span say that a name stands there.  Rules choose one by
// `validate: name_...`.
enum class NameCue : std::uint8_t {
  kDisclosed,   // name_disclosed: "my name is ...": any word that is no function word, any case
  kSelf,        // name_self: "I'm ...": a listed name in any case, or several capitalised words
  kOther,       // name_other: "my sister ...": capitalised, or a listed name
  kTitle,       // name_title: "Mrs ...": capitalised, or a listed surname
  kLetter,      // name_letter: greetings and signatures: like kOther, but no common word
  kAnswer,      // name_answer: the whole text is the answer to "what's your name?"
  kFull,        // name_full: "First Last" without any cue: both capitalised, the first one listed
  kSingle,      // name_single: one common first name without any cue
  kSalutation,  // name_salutation: kLetter, and the phrase ends behind it: "Dear ...,"
  kSignature,   // name_signature: kLetter, and the text ends behind it
  kSpeaking,    // name_speaking: kOther, and "here", "speaking", "from" follows
  kBefore,      // name_before: the name that ends where the span ends: "..., my sister"
};
std::optional<NameCue> name_cue_from_string(std::string_view validator);

// Finds the extent of the name at `begin` (kBefore: at `end`), sets begin and end to it and returns
// true, or returns false if no plausible name stands there.  What a pattern puts into its value may
// be as little as the first (kBefore: the last) letter: how far a name reaches is decided here
// alone. REQUIRES: valid UTF-8, begin and end at characters.
bool settle_name(NameCue cue, std::string_view text, std::size_t& begin, std::size_t& end,
                 const NameLists& lists);

// "vorstandschef", "australierin": German writes what somebody is with a capital before the name.
bool is_german_trade(std::string_view lowered);

}  // namespace expunge
