// Cyrillic names as other people write them in Latin letters, each in a way of their own.
#pragma once

#include <string>
#include <string_view>

namespace expunge {

// The consonants of a Latin or Cyrillic word, those that are written in several ways alike: the
// same for a Cyrillic name and its usual transliterations.  Empty for other scripts and for words
// of less than two consonants.
std::string consonants_of(std::string_view word);

}  // namespace expunge
