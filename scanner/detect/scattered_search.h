// Looks for values given in parts (scattered.h) by all the rules for numbers.
#pragma once

#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/judge.h"
#include "detect/scattered.h"
#include "detect/text_search.h"

namespace expunge {

// Working memory of one thread.
class ScatteredSearch {
 public:
  ScatteredSearch(TextSearch::Setup search, JudgeSetup judge)
      : search_(std::move(search)), judge_(judge) {}

  // Adds a hit for each part of each value.  `layout`: of the conversation.
  void add(const Conversation& conversation, const Layout& layout, std::vector<Hit>& hits);
  // Something in the last conversation looked like parts.
  bool has_looked_closer() const { return !texts_.empty(); }

 private:
  void lay_out(const Conversation& conversation, const Layout& layout);
  // The parts of a value that was found in a gathered text; none if it stands in one part.
  static std::vector<Hit> parts_of(const Conversation& conversation, const Layout& layout,
                                   const GatheredText& text, const Hit& found);
  void settle(std::vector<Hit>& hits);

  Scattered scattered_;
  TextSearch search_;
  Judge judge_;
  std::vector<GatheredText> texts_;
  Conversation gathered_;
  std::vector<std::vector<Hit>> values_;  // by value its parts
  std::vector<std::uint32_t> text_of_;    // by turn of gathered_: the place in texts_, or kNone
};

}  // namespace expunge
