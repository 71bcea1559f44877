// Generalising: the same value, told less exactly.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace expunge {

// DATE, DATE_TIME: the year.  DATE_OF_BIRTH: the decade ("1990s").  AGE: ten years ("30s").
// POSTAL_CODE: its first two or three characters and "*".  IP_ADDRESS: its first two groups.
// GEO_COORDINATES: one decimal.  All else, and values that cannot be read: [ENTITY].
// Generalising the result again gives the result.
std::string generalise_value(std::string_view entity, std::string_view value);

// A point in time, to its day, in the form it has: ISO 8601 (the time set to 00:00:00) or an epoch
// of seconds, milli-, micro- or nanoseconds (midnight UTC).  Nothing for other forms.
std::optional<std::string> generalise_timestamp(std::string_view text);

}  // namespace expunge
