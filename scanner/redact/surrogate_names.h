// Invented names by script: rules/lists/surrogate-names.txt.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "redact/characters.h"

namespace expunge {

// The invented names of a script, in small letters.  Empty only if the list is not built in.
const std::vector<std::string_view>& invented_names(Script script);
// The letters that those names begin with, each once: for initials.
const std::vector<std::string_view>& invented_initials(Script script);

// A personal name cut into words; `separators` has one entry more than `words` (before, between,
// behind).  A name that is spelled letter by letter is one word.
struct CutName {
  std::vector<std::string_view> words;
  std::vector<std::string_view> separators;
};
CutName cut_name(std::string_view name);

// `name` (small letters) written with the capitals of `like`: all, the first, or none.
std::string with_case_of(std::string_view like, std::string_view name);

}  // namespace expunge
