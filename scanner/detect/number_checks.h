// Check digits, dates and ranges inside a number, as its rule states them (rulebook/number_form.h).
#pragma once

#include <span>
#include <string_view>

#include "rulebook/number_form.h"

namespace expunge {

// `compact`: letters and digits only, upper case.  True if all checks hold.
bool passes_checks(std::span<const NumberCheck> checks, std::string_view compact);

// All characters the same, or digits counting up from 0 or 1: nobody's number.  REQUIRES: not
// empty.
bool is_dull_number(std::string_view compact);

}  // namespace expunge
