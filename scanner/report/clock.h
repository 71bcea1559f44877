// The time that logs and proofs state.
#pragma once

#include <string>

namespace expunge {

// "2026-11-21T17:00:00Z"; SOURCE_DATE_EPOCH fixes it, so that equal runs can give equal logs.
std::string utc_now();

}  // namespace expunge
