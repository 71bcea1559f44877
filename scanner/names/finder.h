// Names without a rule's pattern: one pass over a text that stops at capitalised words, and in what
// people write at lower-case words that are listed names, and asks the lists and the words beside.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "names/beside.h"
#include "names/name_lists.h"
#include "names/words.h"
#include "text/byte_masks.h"

namespace expunge {

struct FoundName {
  std::size_t begin = 0;
  std::size_t end = 0;
  NameEvidence evidence = NameEvidence::kSingle;
};

// Working memory of one thread.  Linear; looks up capitalised words, lower-case words that pass
// NameLists::may_be_given, and the neighbours of both.
class NameFinder {
 public:
  // Appends the names of `text` in order.  `human`: a person wrote it, so single names count.
  // A person's text in capitals is read as if it were in small letters.  REQUIRES: valid UTF-8.
  void find(const MaskedText& text, bool human, const NameLists& lists,
            std::vector<FoundName>& out);

 private:
  class Pass;
  std::string buffer_;
  std::string lowered_;  // a text that is all in capitals
};

}  // namespace expunge
