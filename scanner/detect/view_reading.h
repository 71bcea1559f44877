// What a view read where a hit stands that was written otherwise: "k e t t l e dash nine" is
// "kettle-9".
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
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
  if (readings.empty()) return;
  using Place = std::tuple<std::uint32_t, std::size_t, std::size_t, std::string_view>;
  const auto place_of = [](const Hit& hit) {
    return Place{hit.turn, hit.span.begin, hit.span.end, hit.entity};
  };
  std::vector<Place> places;  // a record may hold thousands of both
  places.reserve(hits.size());
  for (const Hit& hit : hits) places.push_back(place_of(hit));
  std::ranges::sort(places);
  for (const ViewReading& reading : readings) {
    if (std::ranges::binary_search(places, place_of(reading.hit))) use(reading);
  }
}

}  // namespace expunge
