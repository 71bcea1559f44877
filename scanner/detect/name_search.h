// Names that no pattern proposes: words beside them or the lists alone show them, a view of the
// text does, or the answer of the other side.
#pragma once

#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/detector_parts.h"
#include "detect/echo.h"
#include "detect/hit.h"
#include "detect/judge.h"
#include "detect/text_search.h"
#include "detect/turn_memo.h"
#include "detect/view_names.h"
#include "names/finder.h"
#include "names/script_finder.h"

namespace expunge {

// Working memory of one thread.
class NameSearch {
 public:
  // REQUIRES: all outlive this.
  NameSearch(const DetectorParts& parts, const TextSearch& search, Judge& judge)
      : parts_(parts), search_(search), judge_(judge) {}

  // Another conversation follows; without it what was found in turns that stayed the same counts.
  void begin();
  // Appends to `hits`, some of which must be there already: what they know is not found anew.
  void add(const Conversation& conversation, std::vector<Hit>& hits);

 private:
  void add_named(const Conversation& conversation, std::vector<Hit>& hits);
  bool add_named_field(std::uint32_t turn, std::string_view text, std::vector<Hit>& hits);
  void add_view_names(const Conversation& conversation, std::vector<Hit>& hits);
  void add_echoes(const Conversation& conversation, std::vector<Hit>& hits);
  Hit name_hit(std::uint32_t turn, TextSpan span, std::string_view rule_id, double score) const;

  const DetectorParts& parts_;
  const TextSearch& search_;
  Judge& judge_;
  NameFinder name_finder_;
  ScriptNameFinder script_finder_;
  ViewNames view_finder_;
  EchoFinder echo_finder_;
  TurnMemo<FoundName> names_;
  std::vector<ViewName> view_names_;
  std::vector<EchoedName> echoes_;
};

}  // namespace expunge
