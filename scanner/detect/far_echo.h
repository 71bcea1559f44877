// Names that a bot calls somebody by long after the human has said them: "it was Zelwin from flat
// 4", and ten turns later "Tell Zelwin I said hi".  Also where the human wrote them so that a
// filter overlooks them: "Z3LW1N", "z e l w i n".
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/first_seen.h"
#include "expunge/span.h"

namespace expunge {

struct EchoedName {
  std::uint32_t turn = 0;  // of the human
  TextSpan span;
  // Of a bot's call: it speaks to somebody (", Zelwin!"), who may be one of the play, and not of
  // somebody ("tell Zelwin").
  bool spoken_to = false;
};

// Working memory of one thread.  A conversation in which nobody is called costs nothing, others one
// pass over the words of their texts.
class FarEchoes {
 public:
  // Which turns stand as they stood in the call before, since forget().
  using IsSame = std::function<bool(std::uint32_t turn)>;

  // Forgets everything: another conversation follows.
  void forget() { seen_.begin(); }
  void begin() { calls_.clear(); }
  // Where a bot calls somebody by name.
  void add(EchoedName call) { calls_.push_back(call); }
  // Appends the first place of each name in a human's turn, if that comes before all turns of the
  // bot that hold it.  Who is spoken to only where the human hid the name: nobody hides a part that
  // is played.
  void find(const Conversation& conversation, const IsSame& is_same, std::vector<EchoedName>& out);

 private:
  struct Hidden {
    std::string key;         // hidden_key() of what is looked for
    std::uint32_t turn = 0;  // before which it was said
  };
  void find_hidden(const Conversation& conversation, std::vector<EchoedName>& out);

  std::vector<EchoedName> calls_;
  std::vector<Hidden> hidden_;
  FirstSeen seen_;
};

}  // namespace expunge
