// Days that people call by their name: "christmas day", "halloween" (lists/feast-days.txt).
#pragma once

#include <cstddef>
#include <string_view>

namespace expunge {

struct FeastDay {
  int month = 0;  // 0 if there is none
  int day = 0;
  std::size_t size = 0;  // bytes of its name
};

// The feast whose name stands at `at`, the longest that does, in any case and as a whole word.
FeastDay feast_at(std::string_view text, std::size_t at);

}  // namespace expunge
