// Finds the hits of a conversation that overlap a span, without a look at all of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "detect/hit.h"

namespace expunge {

// Of the hits as they were when it was built.
class HitIndex {
 public:
  void build(std::span<const Hit> hits) {
    places_.clear();
    for (const Hit& hit : hits) places_.push_back({hit.turn, hit.entity, hit.span, 0});
    std::sort(places_.begin(), places_.end(),
              [](const Place& a, const Place& b) { return key_of(a) < key_of(b); });
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const bool same = i > 0 && places_[i - 1].turn == places_[i].turn &&
                        places_[i - 1].entity == places_[i].entity;
      places_[i].reach = std::max(places_[i].span.end, same ? places_[i - 1].reach : 0);
    }
  }

  // True if a hit of any entity in that turn overlaps `span`.
  bool overlaps_any(std::uint32_t turn, TextSpan span) const {
    auto at = places_.begin();
    while (true) {
      // One entity after the other: there are few.
      at = std::partition_point(at, places_.end(),
                                [&](const Place& place) { return place.turn < turn; });
      if (at == places_.end() || at->turn != turn) return false;
      const std::string_view entity = at->entity;
      if (overlaps(turn, entity, span)) return true;
      at = std::partition_point(at, places_.end(), [&](const Place& place) {
        return place.turn == turn && place.entity == entity;
      });
    }
  }

  // True if a hit of the entity in that turn overlaps `span` and has more than `longer_than` bytes.
  bool overlaps(std::uint32_t turn, std::string_view entity, TextSpan span,
                std::size_t longer_than = 0) const {
    auto at = std::partition_point(places_.begin(), places_.end(), [&](const Place& place) {
      return key_of(place) < std::tuple(turn, entity, span.end);
    });
    while (at != places_.begin()) {
      --at;
      if (at->turn != turn || at->entity != entity || at->reach <= span.begin) return false;
      if (at->span.overlaps(span) && at->span.size() > longer_than) return true;
    }
    return false;
  }

 private:
  struct Place {
    std::uint32_t turn = 0;
    std::string_view entity;
    TextSpan span;
    std::size_t reach = 0;  // the furthest end so far of this turn and entity
  };
  static std::tuple<std::uint32_t, std::string_view, std::size_t> key_of(const Place& place) {
    return {place.turn, place.entity, place.span.begin};
  }

  std::vector<Place> places_;
};

}  // namespace expunge
