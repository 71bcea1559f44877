// What a view read where a hit stands that was written otherwise: "k e t t l e dash nine" is
// "kettle-9".
#pragma once

#include <string>
#include <vector>

#include "detect/hit.h"

namespace expunge {

struct ViewReading {
  Hit hit;
  std::string value;
};
using ViewReadings = std::vector<ViewReading>;

// Calls `use(reading)` for each that is still among the hits.
template <class Use>
void for_each_standing(const ViewReadings& readings, const std::vector<Hit>& hits, Use use) {
  for (const ViewReading& reading : readings) {
    for (const Hit& hit : hits) {
      if (hit.turn == reading.hit.turn && hit.entity == reading.hit.entity &&
          hit.span == reading.hit.span) {
        use(reading);
        break;
      }
    }
  }
}

}  // namespace expunge
