#include "pipeline/verify.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/run_command.h"
#include "cli/signals.h"

namespace expunge {
namespace {

std::string_view state_word(CheckState state) {
  switch (state) {
    case CheckState::kOk:
      return "ok";
    case CheckState::kFailed:
      return "FAILED";
    case CheckState::kNotDone:
      return "not done";
  }
  return "";
}

}  // namespace

int verify_files(const Arguments& arguments) {
  if (arguments.audit.empty()) {
    return report_error(
        {ErrorCode::kUsage, "needs the audit log of the run; give --audit LOG", "expunge verify"});
  }
  VerifyRequest request;
  request.output = arguments.words.front();
  request.audit = arguments.audit;
  request.original = arguments.original;
  request.options = options_of(arguments);
  request.options.policy = arguments.policy;
  request.stop = &interrupted();
  Output output;
  const Result<bool> good = verify(request, [&](const Check& check) {
    if (arguments.quiet && check.state != CheckState::kFailed) return;
    output.write(fmt::format("{:<7} {:<8}  {}\n", check.name, state_word(check.state),
                             printable(check.detail)));
  });
  if (!good) {
    (void)output.flush();
    return report_error(good.error());
  }
  return finish(output, *good ? kExitDone : kExitFindings);
}

}  // namespace expunge
