// Where somebody may be who writes like this: countries by the words and letters of a text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace expunge {

// Regions (ISO 3166-1) in which the languages of `text` are spoken, those that most words and
// letters speak for first; empty for English.  At most kMostNearbyRegions.
inline constexpr std::size_t kMostNearbyRegions = 8;
std::vector<std::string> regions_of_language(std::string_view text);

}  // namespace expunge
