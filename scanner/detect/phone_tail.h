// What stands behind a telephone number and is no part of it.
#pragma once

#include "detect/validators.h"

namespace expunge {

// "02-29637715 1" of a list that counts boxes, "00-667-489 38.99" of one with prices: the last
// group goes.
void drop_count_or_price(ValueContext& context);

}  // namespace expunge
