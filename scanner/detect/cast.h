// Who of those that a play's human names belongs to the play.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "detect/cast_evidence.h"
#include "detect/conversation.h"
#include "detect/first_seen.h"
#include "detect/hit.h"

namespace expunge {

// Judges whom no cue told about, by all that the record shows of each.  Working memory of one
// thread.
class Cast {
 public:
  // Hits that some cue makes real beyond doubt: in brackets, beside "irl".
  using IsReality = std::function<bool(const Hit& hit)>;

  // Makes the human's PERSON hits of those who are played, and all others of the same names,
  // Owner::kPersona.  Returns the words of their names, sorted.
  std::vector<std::string> judge(const Conversation& conversation, const NameLists& lists,
                                 const FirstSeen& seen, const CastEvidence::MarksOf& marks_of,
                                 const IsReality& is_reality, std::vector<Hit>& hits);

 private:
  CastEvidence evidence_;
};

}  // namespace expunge
