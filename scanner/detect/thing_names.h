// Names that a conversation gives to things: "call it kevin".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"

namespace expunge {

// Working memory of one thread.  The texts are searched when somebody first asks.
class ThingNames {
 public:
  // Another conversation follows.
  void begin() { known_ = false; }
  // Anybody calls a thing so.  `name` is one word, or words joined by hyphens, in lower case.
  bool holds(const Conversation& conversation, std::string_view name);

 private:
  void add(std::string_view text);

  bool known_ = false;
  std::vector<std::string> names_;  // sorted
  std::string buffer_;
};

}  // namespace expunge
