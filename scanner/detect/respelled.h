// Values of letters and digits that a record has shown once, wherever it writes them in other
// groups or plainly.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/hit_index.h"
#include "detect/view_reading.h"

namespace expunge {

// "KX-J57" told, "KXJ57" written; "k e t t l e dash nine" told, "kettle-9" written.  Numbers of
// digits alone are for Repeats.  Working memory of one thread.
class Respelled {
 public:
  // Appends a hit for each place.
  void find(const Conversation& conversation, const ViewReadings& readings, std::vector<Hit>& hits);

 private:
  struct Known {
    std::string key;          // its letters and digits, in small letters
    std::size_t first_digit;  // place in the key
    Hit origin;
  };
  void learn(const Conversation& conversation, const ViewReadings& readings,
             const std::vector<Hit>& hits);
  void add(std::string key, const Hit& origin);
  void search(std::string_view text, std::uint32_t turn, std::vector<Hit>& hits);

  std::vector<Known> known_;
  std::array<std::vector<std::uint32_t>, 10> by_digit_;  // places in known_, by their first digit
  HitIndex standing_;                                    // the hits before the search
};

}  // namespace expunge
