#include "cli/redaction.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/inputs.h"
#include "cli/run_command.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

bool wants_folder(const Arguments& arguments, const Inputs& inputs) {
  std::error_code ignored;
  return inputs.files.size() > 1 || inputs.has_folder || arguments.output.ends_with('/') ||
         fs::is_directory(arguments.output, ignored);
}

// A folder that holds inputs would be read again by the next run.
Result<void> check_folder(const Arguments& arguments, const Inputs& inputs) {
  const fs::path folder = fs::absolute(arguments.output).lexically_normal();
  for (const std::string& file : inputs.files) {
    if (file == "-") {
      return Error{ErrorCode::kUsage, "standard input needs a file to write to; OUT is a folder",
                   "--output"};
    }
    const fs::path below = fs::absolute(file).lexically_normal().lexically_relative(folder);
    if (below.empty() || *below.begin() == "..") continue;
    return Error{ErrorCode::kUsage,
                 fmt::format("the folder holds an input ({}); choose another one", file),
                 arguments.output};
  }
  return {};
}

void tell_summary(const RunSummary& summary, const RunRequest& request, Messages& messages) {
  const double rate =
      summary.seconds > 0 ? static_cast<double>(summary.bytes) / 1e6 / summary.seconds : 0;
  messages.line(fmt::format("expunge: {}, {} in {:.1f} s ({:.1f} MB/s): {}, {}",
                            plural(summary.records, "record"), human_bytes(summary.bytes),
                            summary.seconds, rate, plural(summary.findings, "finding"),
                            plural(summary.edits, "edit")));
  std::string table = entity_table(summary);
  if (!table.empty()) {
    table.pop_back();
    messages.line(table);
  }
  if (summary.dropped > 0) {
    messages.line(fmt::format("expunge: dropped {}, as the {} asks",
                              plural(summary.dropped, "record"),
                              request.finder == nullptr ? "policy" : "registry"));
  }
  if (request.output != "-") messages.line(fmt::format("expunge: wrote {}", request.output));
  if (!request.audit.empty()) messages.line(fmt::format("expunge: audit log {}", request.audit));
}

void tell_quarantine(const RunSummary& summary, Messages& messages) {
  if (summary.quarantined == 0) return;
  messages.line(
      fmt::format("expunge: warning: {} could not be read and did not reach the output; "
                  "see {}",
                  plural(summary.quarantined, "record"),
                  summary.quarantine.empty() ? "the audit log" : summary.quarantine));
}

// Scans each output as what its input was, so that nothing depends on detection.
Result<std::uint64_t> count_left(const Arguments& arguments, const RunRequest& request,
                                 const RunSummary& done, Messages& messages) {
  std::uint64_t left = 0;
  for (const InputSummary& input : done.inputs) {
    RunRequest again;
    again.inputs = {input.output};
    again.options = request.options;
    again.finder = request.finder;
    if (again.options.profile.empty()) again.options.profile = input.profile;
    again.options.format = input.container;
    Arguments quiet = arguments;
    quiet.quiet = true;
    listen(quiet, messages, again);
    const Result<RunSummary> summary = run(again);
    if (!summary) return summary.error();
    if (summary->acted_on + summary->quarantined > 0) {
      messages.line(
          fmt::format("expunge: error: {}: {} left; the output is not clean, please "
                      "report this",
                      input.output, findings_line(*summary)));
    }
    left += summary->acted_on + summary->quarantined;
  }
  return left;
}

}  // namespace

Result<RunRequest> redaction_request(const Arguments& arguments) {
  Result<Inputs> inputs = find_inputs(arguments.words);
  if (!inputs) return std::move(inputs).error();
  RunRequest request;
  request.options = options_of(arguments);
  request.output = arguments.output.empty() ? "-" : arguments.output;
  request.audit = arguments.audit;
  request.quarantine = arguments.quarantine;
  if (request.output == "-") {
    if (inputs->files.size() > 1 || inputs->has_folder) {
      return Error{ErrorCode::kUsage, "several inputs need a folder to write to; give -o OUT",
                   "--output"};
    }
    if (arguments.verify) {
      return Error{ErrorCode::kUsage, "standard output cannot be read again; give -o OUT",
                   "--verify"};
    }
  } else if (wants_folder(arguments, *inputs)) {
    if (Result<void> checked = check_folder(arguments, *inputs); !checked) return checked.error();
    request.output_is_folder = true;
    request.input_root = inputs->root;
  }
  request.inputs = std::move(inputs->files);
  return request;
}

int carry_out(const Arguments& arguments, RunRequest& request, Messages& messages) {
  listen(arguments, messages, request);
  const Result<RunSummary> summary = run(request);
  messages.clear_progress();
  if (!summary) return report_error(summary.error());
  if (!arguments.quiet) tell_summary(*summary, request, messages);
  tell_quarantine(*summary, messages);
  if (arguments.verify) {
    const Result<std::uint64_t> left = count_left(arguments, request, *summary, messages);
    messages.clear_progress();
    if (!left) return report_error(left.error());
    if (*left > 0) return kExitFindings;
    if (!arguments.quiet) messages.line("expunge: verified: a new scan finds nothing to do");
  }
  return summary->quarantined > 0 ? kExitQuarantined : kExitDone;
}

}  // namespace expunge
