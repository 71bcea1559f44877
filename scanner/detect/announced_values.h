// Values that no pattern proposes because something beside them says what they are: the field, its
// key, the label of a form, the begin of a line.
#pragma once

#include <vector>

#include "detect/conversation.h"
#include "detect/detector_parts.h"
#include "detect/hit.h"
#include "detect/judge.h"
#include "detect/pasted_pairs.h"
#include "detect/text_search.h"
#include "detect/turn_memo.h"

namespace expunge {

// Working memory of one thread.
class AnnouncedValues {
 public:
  // REQUIRES: all outlive this.
  AnnouncedValues(const DetectorParts& parts, const TextSearch& search, Judge& judge)
      : parts_(parts), search_(search), judge_(judge) {}

  // Another conversation follows; without it what was found in turns that stayed the same counts.
  void begin() { pairs_.begin(); }
  // Appends to `hits`.
  void add(const Conversation& conversation, std::vector<Hit>& hits);

 private:
  void add_participants(const Conversation& conversation, std::vector<Hit>& hits);
  void add_addressed(const Conversation& conversation, std::vector<Hit>& hits);
  void add_keyed(const Conversation& conversation, std::vector<Hit>& hits);
  void add_pasted(const Conversation& conversation, std::vector<Hit>& hits);
  // With the order of what no rule proposed.
  Hit hit_of(std::uint32_t turn, TextSpan span) const;

  const DetectorParts& parts_;
  const TextSearch& search_;
  Judge& judge_;
  std::vector<TextSpan> nicks_;
  TurnMemo<PastedPair> pairs_;
};

}  // namespace expunge
