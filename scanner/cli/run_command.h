// What redact, scan and verify share: options, notices, the progress line, the summary.
#pragma once

#include <string>

#include "cli/console.h"
#include "cli/flags.h"
#include "expunge/options.h"
#include "expunge/run.h"

namespace expunge {

Options options_of(const Arguments& arguments);

// What --progress and --quiet say, and whether standard error is a terminal.
bool shows_progress(const Arguments& arguments);

// Fills in the callbacks and the stop flag of a request as --quiet and --progress ask.
// `messages` must outlive the run.
void listen(const Arguments& arguments, Messages& messages, RunRequest& request);

// "3 findings: EMAIL_ADDRESS 2, PERSON 1"
std::string findings_line(const RunSummary& summary);
// One aligned line an entity, most frequent first.
std::string entity_table(const RunSummary& summary);

}  // namespace expunge
