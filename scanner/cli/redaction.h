// What commands that write a clean copy share: redact and optout sweep.
#pragma once

#include "cli/console.h"
#include "cli/flags.h"
#include "expunge/result.h"
#include "expunge/run.h"

namespace expunge {

// Inputs, output, audit log and quarantine as the command line says.
Result<RunRequest> redaction_request(const Arguments& arguments);

// Runs the request, says what was done, and with --verify scans what was written.  Gives the exit
// status.
int carry_out(const Arguments& arguments, RunRequest& request, Messages& messages);

}  // namespace expunge
