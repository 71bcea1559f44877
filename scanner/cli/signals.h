// Ctrl-C and its relatives.
#pragma once

#include <atomic>

namespace expunge {

// Set by SIGINT, SIGTERM and SIGHUP once catch_signals() was called.  A run that sees it ends by
// itself; one that does not within a second (it waits for standard input), or a second signal, ends
// the process with status 130 after removing its temporary files.
const std::atomic<bool>& interrupted();
void catch_signals();
// Ends the run as a signal would, for another reason (nobody reads the output any more).
void ask_to_stop();

}  // namespace expunge
