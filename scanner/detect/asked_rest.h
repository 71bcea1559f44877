// Whether somebody who is given a value in parts asks for the rest of it.
#pragma once

#include <string_view>

namespace expunge {

// "And the rest?", "Aage?", "Faltan numeros": lists/rest-words.txt, as whole words near an end of
// what is said.
bool asks_for_rest(std::string_view said);

// "last three are the number of my bus, 370": says itself, at the start, that the end follows.
bool says_last_digits(std::string_view message);

}  // namespace expunge
