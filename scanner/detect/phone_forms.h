// The digits under which one telephone number is written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expunge/result.h"

namespace expunge {

struct PhoneForms {
  std::string international;          // country code and number, without the plus (E.164)
  std::vector<std::string> national;  // as dialled within its country, with and without the trunk
                                      // prefix; none twice
};

// `region` (ISO 3166 alpha-2) says where a number without a plus is dialled.  Errors say what is
// wrong and never quote the number.
Result<PhoneForms> phone_forms(std::string_view number, const std::string& region);

}  // namespace expunge
