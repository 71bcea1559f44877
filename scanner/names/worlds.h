// Worlds of fiction: characters that are called by one name and known by the company they keep.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "names/name_lists.h"

namespace expunge {

// "Eren" alone is somebody; beside Mikasa he is of their world.  Immutable; shared
// by threads.
class Worlds {
 public:
  // A world a line, its characters in lower case, separated by commas.  `#` begins a comment line.
  // The bytes must outlive the result.
  static Worlds load(std::string_view bytes);

  // `words`: distinct, in lower case.  Appends to `out` every character among them of each world
  // that enough of them belong to: two of rare names, one and two that
  // people bear, or six of those.
  void add_active(const std::vector<std::string>& words, const NameLists& lists,
                  std::vector<std::string>& out) const;

  // Somebody of some world is called so.
  bool knows(std::string_view lowered) const;

 private:
  using Member = std::pair<std::string_view, std::uint32_t>;  // name, world
  std::vector<Member> members_;                               // sorted
};

}  // namespace expunge
