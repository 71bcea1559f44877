// expunge optout sweep.
//
// Records may go because another file holds the same record: so several inputs are read until no
// more ids come up, and only then written.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/optout_registry.h"
#include "cli/redaction.h"
#include "cli/run_command.h"

namespace expunge {
namespace {

// A record may hold a second id, by which a third file knows it.  Chains longer than this are no
// ids, and nobody waits for as many readings.
constexpr int kMostReadings = 32;

Result<std::shared_ptr<const RecordIds>> ids_of_dropped(const Arguments& arguments,
                                                        const RunRequest& request,
                                                        const GivenSweep& sweep,
                                                        Messages& messages) {
  auto ids = std::make_shared<RecordIds>();
  for (int reading = 0; reading < kMostReadings; ++reading) {
    RecordIds found = *ids;
    RecordIdCollector collector(found);
    SweepOptions options = sweep.options;
    options.ids = ids;
    options.collector = &collector;
    RunRequest look;
    look.inputs = request.inputs;
    look.input_root = request.input_root;
    look.options = request.options;
    look.finder = make_sweep(sweep.index, std::move(options));
    Arguments quiet = arguments;
    quiet.quiet = true;
    listen(quiet, messages, look);
    look.on_issue = nullptr;  // told when the records are written
    const Result<RunSummary> summary = run(look);
    messages.clear_progress();
    if (!summary) return summary.error();
    if (!collector.learned()) return std::shared_ptr<const RecordIds>(std::move(ids));
    ids = std::make_shared<RecordIds>(std::move(found));
  }
  return Error{ErrorCode::kFormat,
               fmt::format("after {} readings dropped records still lead to others; nothing was "
                           "written: choose another --id",
                           kMostReadings),
               ""};
}

bool any_drops(const OptOutIndex& index) {
  for (const SubjectRow& subject : index.subjects) {
    if (subject.action == OptOutAction::kDropRecord) return true;
  }
  return false;
}

}  // namespace

int sweep_files(const Arguments& arguments) {
  Result<GivenSweep> sweep = given_sweep(arguments);
  if (!sweep) return report_error(sweep.error());
  Result<RunRequest> request = redaction_request(arguments);
  if (!request) return report_error(request.error());
  request->options.names = "off";
  Messages messages;
  const bool several = request->inputs.size() > 1 || !arguments.id.empty();
  if (several && any_drops(*sweep->index) && request->inputs.front() != "-") {
    const auto ids = ids_of_dropped(arguments, *request, *sweep, messages);
    if (!ids) return report_error(ids.error());
    sweep->options.ids = *ids;
    if (!arguments.quiet && !(*ids)->empty()) {
      messages.line(fmt::format("expunge: {} of records that go, looked for in every input",
                                plural((*ids)->size(), "id")));
    }
  }
  request->finder = make_sweep(sweep->index, sweep->options);
  return carry_out(arguments, *request, messages);
}

}  // namespace expunge
