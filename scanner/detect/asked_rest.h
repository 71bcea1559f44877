// Whether somebody who is given a value in parts asks for the rest of it.
#pragma once

#include <cstdint>
#include <string_view>

namespace expunge {

enum class RestAsked : std::uint8_t {
  kNo,
  kMaybe,  // "And then?": stories are asked to go on, too
  kYes,    // "And the rest?", "Aage?", "Faltan numeros"
};

// By lists/rest-words.txt, as whole words near an end of what is said.
RestAsked asks_for_rest(std::string_view said);

// "last three are the number of my bus, 370": says itself, at the start, that the end follows.
bool says_last_digits(std::string_view message);

}  // namespace expunge
