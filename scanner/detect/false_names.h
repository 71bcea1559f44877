// Names that their own sentence says to be nobody's: "on calls i am kevin, my real name is Raghu",
// "not yuki", "anyone named Rosalind", "sabine is my friend's oc".
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/lazy_pattern.h"

namespace expunge {

// Immutable; shared by threads.
class FalseNames {
 public:
  FalseNames();

  // Makes `persona` of the owner of such names among the PERSON `hits`, wherever they stand;
  // `is_reality` tells which the human speaks of outside of the play.  Returns the words of these
  // names, sorted.
  std::vector<std::string> demote(const Conversation& conversation, bool is_play,
                                  const std::function<bool(const Hit&)>& is_reality,
                                  std::vector<Hit>& hits) const;

 private:
  std::size_t stated_real(std::string_view text) const;
  bool is_said_false(const Conversation& conversation, const Hit& hit, bool is_play) const;
  void demote_first_names(const Conversation& conversation,
                          const std::function<bool(const Hit&)>& is_reality, std::vector<Hit>& hits,
                          std::vector<std::string>& words) const;

  LazyPattern real_name_, other_name_, given_before_, nobody_, cast_, character_behind_,
      character_before_;
};

}  // namespace expunge
