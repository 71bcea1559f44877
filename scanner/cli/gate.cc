// expunge gate
#include "gate/gate.h"

#include <fmt/format.h>

#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/gate_files.h"
#include "cli/gate_text.h"
#include "cli/run_command.h"
#include "cli/signals.h"
#include "gate/labels.h"
#include "record/sink_file.h"
#include "report/report.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxWarnings = 20;  // reports hold all

// A report to a file: --report FORMAT=FILE.
struct FileReport {
  ReportFormat format;
  std::string path;
};

Result<std::vector<FileReport>> file_reports(const Arguments& arguments) {
  std::vector<FileReport> reports;
  for (const std::string& word : arguments.reports) {
    const std::size_t equals = word.find('=');
    const auto format = report_format_from_string(word.substr(0, equals));
    if (!format || equals == std::string::npos || equals + 1 == word.size()) {
      return Error{ErrorCode::kUsage,
                   fmt::format("'{}' is no FORMAT=FILE; formats are jsonl, json, csv, sarif, "
                               "github, junit and markdown",
                               word),
                   "--report"};
    }
    reports.push_back({*format, word.substr(equals + 1)});
  }
  return reports;
}

Result<void> check_flags(const Arguments& arguments) {
  const bool says_more = !arguments.reason.empty() || !arguments.who.empty() ||
                         !arguments.until.empty() || !arguments.labels.empty() ||
                         arguments.everywhere || arguments.reseal;
  if (says_more && !arguments.update_baseline) {
    return Error{ErrorCode::kUsage,
                 "--reason, --who, --until, --everywhere, --labels and --reseal say how a baseline "
                 "is updated; add --update-baseline",
                 "expunge gate"};
  }
  if (arguments.update_baseline && arguments.baseline.empty()) {
    return Error{ErrorCode::kUsage, "which one? add --baseline FILE", "--update-baseline"};
  }
  if (!arguments.until.empty() && !is_day(arguments.until)) {
    return Error{ErrorCode::kUsage, "must be a day, as 2027-01-31", "--until"};
  }
  if (!arguments.until.empty() && arguments.until < utc_now().substr(0, 10)) {
    return Error{ErrorCode::kUsage, "is over already; give a day to come", "--until"};
  }
  if (arguments.show_text && arguments.format != "text") {
    return Error{ErrorCode::kUsage, "only --format text can show what was found", "--show-text"};
  }
  return {};
}

ReportedFinding reported(const GateFinding& from) {
  ReportedFinding finding;
  finding.input = from.input;
  finding.record = from.record;
  finding.pointer = from.pointer;
  finding.span = from.span;
  finding.begin = from.begin;
  finding.end = from.end;
  finding.role = from.role;
  finding.owner = from.owner;
  finding.entity = from.entity;
  finding.rule = from.rule;
  finding.score = from.score;
  finding.action = from.action;
  finding.fingerprint = from.key.value;
  finding.line = from.line;
  finding.shape = from.shape;
  finding.state = from.state;
  finding.reason = from.reason;
  return finding;
}

ReportSummary summary_of(const GateOutcome& outcome) {
  const GateCounts& counts = outcome.counts;
  ReportSummary summary;
  summary.records = counts.records;
  summary.findings = counts.refused;
  for (const GateFinding& finding : outcome.findings) {
    if (finding.state == FindingState::kNew) ++summary.by_entity[std::string(finding.entity)];
  }
  summary.passed = outcome.passed && counts.unreadable == 0;  // as the exit status has it
  summary.checks = outcome.checks;
  const auto tell = [&](std::string_view what, const std::vector<BaselineEntry>& entries) {
    for (const BaselineEntry& entry : entries) {
      const std::string place = entry.everywhere ? "everywhere" : entry.key.pointer;
      summary.checks.push_back(
          {fmt::format("baseline: {}", what), true, fmt::format("{} {}", entry.entity, place)});
    }
  };
  tell("expired", outcome.expired);
  tell("vanished", outcome.vanished);
  summary.more_counts = {{"new_records", counts.new_records},
                         {"unchanged_files", counts.unchanged_files},
                         {"known", counts.known},
                         {"kept", counts.kept},
                         {"accepted", counts.accepted},
                         {"within_budget", counts.within_budget}};
  return summary;
}

// Issues were told as they came, each to stand with its file.
struct Issue {
  std::string input;
  std::int64_t record = 0;
  std::string reason;
  std::string message;
};

void write_report(const GateRequest& request, const GateOutcome& outcome,
                  const std::vector<Issue>& issues, ReportWriter& writer) {
  std::size_t finding = 0;
  std::size_t issue = 0;
  for (const FilePair& pair : request.files.pairs) {
    if (!pair.now) continue;
    const std::string& path = pair.now->path;
    writer.input(path);
    for (; issue < issues.size() && issues[issue].input == path; ++issue) {
      const Issue& one = issues[issue];
      writer.issue({one.input, one.record, one.reason, one.message});
    }
    for (; finding < outcome.findings.size() && outcome.findings[finding].input == path;
         ++finding) {
      writer.add(reported(outcome.findings[finding]));
    }
  }
  writer.finish(summary_of(outcome));
}

// Below the user's cache folder (XDG Base Directory Specification); empty if there is none.
std::string digests_path() {
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && *cache == '/') return std::string(cache) + "/expunge/file-digests.jsonl";
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home != '/') return {};
  return std::string(home) + "/.cache/expunge/file-digests.jsonl";
}

// "comparing file 3 of 17  1.2 GB  530.1 MB/s"
std::string progress_line(const GateProgress& progress) {
  std::string line = fmt::format("{} file {} of {}  {}", progress.step, progress.file,
                                 progress.files, human_bytes(progress.bytes));
  if (progress.seconds > 0) {
    line +=
        fmt::format("  {:.1f} MB/s", static_cast<double>(progress.bytes) / 1e6 / progress.seconds);
  }
  if (progress.findings > 0) line += "  " + plural(progress.findings, "finding");
  return line;
}

GateRequest request_of(const Arguments& arguments) {
  GateRequest request;
  request.options = options_of(arguments);
  request.baseline = arguments.baseline;
  request.show_text = arguments.show_text;
  if (!arguments.no_cache) request.digests = digests_path();
  request.stop = &interrupted();
  if (arguments.update_baseline) {
    request.accept = Acceptance{arguments.reason,     arguments.who,    arguments.until,
                                arguments.everywhere, arguments.reseal, {}};
  }
  return request;
}

}  // namespace

int judge_files(const Arguments& arguments) {
  if (const Result<void> fits = check_flags(arguments); !fits) return report_error(fits.error());
  const Result<std::vector<FileReport>> reports = file_reports(arguments);
  if (!reports) return report_error(reports.error());
  Result<GateFiles> files = gate_files(arguments);
  if (!files) return report_error(files.error());
  GateRequest request = request_of(arguments);
  if (!arguments.labels.empty()) {
    Result<std::set<std::string>> values = false_values(arguments.labels);
    if (!values) return report_error(values.error());
    request.accept->values = std::move(*values);
  }
  Messages messages;
  if (!arguments.quiet && !files->notice.empty()) {
    messages.line(fmt::format("expunge: {}", files->notice));
  }
  request.files = std::move(files->files);
  request.has_base = files->has_base;
  if (!arguments.quiet) {
    request.on_notice = [&](std::string_view notice) {
      messages.line(fmt::format("expunge: {}", notice));
    };
  }
  if (shows_progress(arguments)) {
    request.on_progress = [&](const GateProgress& progress) {
      messages.progress(progress_line(progress));
    };
  }
  std::vector<Issue> issues;
  request.on_issue = [&](const ReportedIssue& issue) {
    issues.push_back({std::string(issue.input), issue.record, std::string(issue.reason),
                      std::string(issue.message)});
    if (issues.size() > kMaxWarnings) return;
    messages.line(fmt::format("expunge: warning: {}: record {}: {} ({}); not judged",
                              printable(issue.input), issue.record, issue.message, issue.reason));
    if (issues.size() == kMaxWarnings) messages.line("expunge: warning: ... and so on");
  };
  const Result<GateOutcome> outcome = judge(request);
  messages.clear_progress();
  if (!outcome) return report_error(outcome.error());

  const ReportLevel level = arguments.warn_only ? ReportLevel::kWarning : ReportLevel::kError;
  for (const FileReport& report : *reports) {
    auto sink = SinkFile::create(report.path, Compression::kNone);
    if (!sink) return report_error(sink.error());
    Result<void> done;
    const auto writer = make_report(report.format, level, [&](std::string_view text) {
      if (done) done = (*sink)->write(text);
    });
    write_report(request, *outcome, issues, *writer);
    if (done) done = (*sink)->commit();
    if (!done) return report_error(done.error());
  }
  Output output;
  if (const auto format = report_format_from_string(arguments.format)) {
    const auto writer =
        make_report(*format, level, [&](std::string_view text) { output.write(text); });
    write_report(request, *outcome, issues, *writer);
  } else {
    output.write(gate_text(*outcome, arguments.limit));
  }
  int status = outcome->passed || arguments.warn_only ? kExitDone : kExitFindings;
  if (outcome->counts.unreadable > 0) status = kExitQuarantined;
  return finish(output, status);
}

}  // namespace expunge
