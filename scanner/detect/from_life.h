// Bots that are made after private people: "my big brother", "this is my grandad (1938-2022)".
#pragma once

#include <string_view>

namespace expunge {

// What describes a persona says so: whose relative it is, in the first words, and either nothing
// else or something that nobody invents.
bool is_told_from_life(std::string_view description);

}  // namespace expunge
