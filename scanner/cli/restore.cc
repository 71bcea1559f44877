#include "pipeline/restore.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/run_command.h"
#include "cli/signals.h"

namespace expunge {

int restore_file(const Arguments& arguments) {
  RestoreRequest request;
  request.input = arguments.words.front();
  request.output = arguments.output.empty() ? "-" : arguments.output;
  request.options = options_of(arguments);
  request.stop = &interrupted();
  std::error_code ignored;
  if (std::filesystem::equivalent(request.input, request.output, ignored)) {
    return report_error({ErrorCode::kUsage, "is the input; choose another output", request.output});
  }
  const Result<std::uint64_t> restored = restore(request);
  if (!restored) return report_error(restored.error());
  if (!arguments.quiet && request.output != "-") {
    Messages().line(
        fmt::format("expunge: restored {} in {}", plural(*restored, "string"), request.output));
  }
  return kExitDone;
}

}  // namespace expunge
