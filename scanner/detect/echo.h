// A name that no list has shows when the other side takes it up: "ottilie is late", "Ottilie's
// late?".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "expunge/span.h"
#include "names/name_lists.h"

namespace expunge {

struct EchoedName {
  std::uint32_t turn = 0;  // of the human
  TextSpan span;
};

// Finds words that a bot's turn uses as somebody's name - called, owning, acting - and that stand
// in the human turn before it.  Working memory of one thread.
class EchoFinder {
 public:
  void find(const Conversation& conversation, const NameLists& lists, std::vector<EchoedName>& out);

 private:
  void find_in(std::string_view bot, std::string_view human, std::uint32_t turn,
               const NameLists& lists, std::vector<EchoedName>& out);
  std::size_t find_in_human(bool listed) const;
  std::string word_, human_lower_;
};

}  // namespace expunge
