// What `expunge gate` says on a terminal.
#pragma once

#include <string>

#include "gate/gate.h"

namespace expunge {

// Findings by file, then the verdict with its reasons.  `limit`: at most so many findings, 0 = all.
// The values themselves stand in it only if the findings hold them.
std::string gate_text(const GateOutcome& outcome, std::uint64_t limit);

// "refused: 3 new findings: EMAIL_ADDRESS 2, PERSON 1"; "passed: ..."; "not all judged: ..."
std::string verdict_line(const GateOutcome& outcome);

}  // namespace expunge
