#include "cli/commands.h"
#include "cli/redaction.h"

namespace expunge {

int redact_files(const Arguments& arguments) {
  Result<RunRequest> request = redaction_request(arguments);
  if (!request) return report_error(request.error());
  Messages messages;
  return carry_out(arguments, *request, messages);
}

}  // namespace expunge
