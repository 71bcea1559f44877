// Marks of what is played in a text: *actions* and "quoted speech".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expunge/span.h"

namespace expunge {

// Inside *...*: an odd number of asterisk runs before, at least one after.
bool in_action(std::string_view text, TextSpan span);
// Inside "...", with something said or done outside of it, as speech is written in a play: it opens
// a line, or stands beside an *action*.  Who quotes within a sentence tells what somebody said.
bool in_quoted_speech(std::string_view text, TextSpan span);
// An *action* stands somewhere.
bool holds_action(std::string_view text);
// Appends the capitalised words that begin *actions*, in lower case: "*Amelia waves*".
void append_actors(std::string_view text, std::vector<std::string>& out);

}  // namespace expunge
