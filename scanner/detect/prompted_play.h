// Plays that no field tells of: what the system says makes the program somebody, and it acts.
#pragma once

#include <string_view>

#include "detect/conversation.h"

namespace expunge {

// A system's text stands before what is said, and it speaks of a play ("{{char}}", "roleplay") or
// the program answers with *actions*.  Records without such a text cost a look at their roles.
bool is_prompted_play(const Conversation& conversation);

// "You are Frau Dorn, my landlady. ...": what a system's text says behind "you are" or "act as";
// empty if it says no such thing near its start.
std::string_view prompted_persona(std::string_view system);

}  // namespace expunge
