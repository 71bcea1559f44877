// Words that are no secrets: marks of samples, words of a sentence, passwords of tutorials
// (rules/lists/password-words.txt).
#pragma once

#include <string_view>

namespace expunge {

// A mark of a sample or of a value that stands elsewhere is in `value`: "your", "${", "xxxx".
bool is_sample(std::string_view value);

// Follows "password is" or "password:" and is none: "required", "the".  In any case.
bool is_sentence_word(std::string_view word);

// Stands in every tutorial.  Somebody may have one of these all the same: said of a person ("my
// password is qwerty") it counts.
bool is_tutorial_password(std::string_view value);

}  // namespace expunge
