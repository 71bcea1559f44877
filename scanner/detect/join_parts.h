// Values said bit by bit: "602", "then 555", "and 0139".
#pragma once

#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/judge.h"

namespace expunge {

// Of the hits of rules with `join`, keeps those that are together a value of the rule's kind, each
// as a hit of its own with a score that counts, and removes the others.  Parts are of one speaker
// and follow each other: in one turn with few words between, or in neighbouring turns of that
// speaker, the later one where its turn begins.
void join_parts(const Conversation& conversation, PhoneRegions regions, std::vector<Hit>& hits);

}  // namespace expunge
