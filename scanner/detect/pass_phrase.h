// Secrets of several words: "otter lantern kettle moss", "kettle dash nine nine".
#pragma once

#include <cstddef>
#include <string_view>

namespace expunge {

class NameLists;

struct PassPhrase {
  std::size_t end = 0;  // behind the last word; 0 if the words are a sentence's
  int words = 0;
  bool spelled = false;  // one of the words is said for a sign or a number
};

// The words from `begin` to the end of their stretch.  None of them may be one that holds a
// sentence together ("is", "the", "required"); what chats put behind ("lol", "pls") is left out.
PassPhrase read_pass_phrase(std::string_view text, std::size_t begin, const NameLists* lists);

}  // namespace expunge
