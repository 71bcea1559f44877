// What can be said of a record that was written anew without a walk of the whole.
#pragma once

#include <span>
#include <string_view>

#include "record/walk.h"

namespace expunge {

// True if the JSON value `written` is `record` with other strings where the fields `rewritten`
// (ascending) stand, each a whole and valid one, and is otherwise the same byte for byte.  Then it
// has the shape of `record`, for what a string holds decides nothing of what stands around it.
// REQUIRES: `fields` were filled by a walk over `record`.
bool differs_in_strings(std::string_view record, const RecordFields& fields,
                        std::string_view written, std::span<const Rewritten> rewritten);

}  // namespace expunge
