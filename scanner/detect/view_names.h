// Names that only a view shows: "M e l i s a", letters of other alphabets that look alike, letters
// with signs between them that nobody sees.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/layout.h"
#include "expunge/span.h"
#include "names/finder.h"

namespace expunge {

struct ViewName {
  std::uint32_t turn = 0;
  TextSpan span;
  NameEvidence evidence = NameEvidence::kSingle;
};

// Looks through the views of what people wrote.  Texts without a view, nearly all, cost nothing.
// Working memory of one thread.
class ViewNames {
 public:
  // Replaces `out`.
  void find(const Conversation& conversation, const Layout& layout, const NameLists& lists,
            NameFinder& finder, std::vector<ViewName>& out);

 private:
  std::vector<FoundName> found_;
  std::string text_;
};

}  // namespace expunge
