// The time as logs and deadlines state it.
#pragma once

#include <string>

namespace expunge {

// "2026-11-21T16:40:37Z".  SOURCE_DATE_EPOCH fixes it, so that equal runs can give equal logs.
std::string utc_now();

}  // namespace expunge
