// A name that no list has shows when the other side takes it up: "ottilie is late", "Ottilie's
// late?".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/far_echo.h"
#include "detect/personas.h"
#include "detect/turn_memo.h"
#include "names/name_lists.h"

namespace expunge {

// Finds words that a bot's turn uses as somebody's name - called, owning, acting - and that stand
// in the human turn before it; those that it calls somebody by, or "tell"s, in any turn before it
// (far_echo.h).  Working memory of one thread.
class EchoFinder {
 public:
  // Forgets everything: another conversation follows.
  void begin() {
    found_.begin();
    far_.forget();
  }
  // Replaces `out`.  Of turns that `is_same` tells to stand as they stood in the call before, since
  // begin(), nothing is searched anew.
  template <class IsSame>
  void find(const Conversation& conversation, const NameLists& lists, IsSame is_same,
            std::vector<EchoedName>& out) {
    out.clear();
    far_.begin();
    play_ = is_play(conversation);
    std::uint32_t human = 0;
    bool said = false;
    for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
      const Turn& turn = conversation.turns[i];
      if (turn.is_key) continue;
      if (turn.role == Role::kHuman) {
        human = i;
        said = true;
      } else if (turn.role == Role::kBot && said) {
        const auto search = [&](std::vector<EchoedName>& found) {
          find_in(conversation, i, human, lists, found);
        };
        const std::vector<EchoedName>& found = found_.of(i, is_same(i) && is_same(human), search);
        for (const EchoedName& name : found) {
          name.turn == i ? far_.add(name) : out.push_back(name);
        }
      }
    }
    far_.find(conversation, is_same, out);
  }

 private:
  // Names in the human's `turn` that `bot_turn` takes up; and where `bot_turn` itself calls
  // somebody by a name that is not there.
  void find_in(const Conversation& conversation, std::uint32_t bot_turn, std::uint32_t turn,
               const NameLists& lists, std::vector<EchoedName>& out);
  std::size_t find_in_human(bool listed) const;
  TurnMemo<EchoedName> found_;  // by the bot's turn
  FarEchoes far_;
  bool play_ = false;
  std::string word_, human_lower_;
};

}  // namespace expunge
