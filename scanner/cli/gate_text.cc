#include "cli/gate_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "cli/console.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxEntries = 20;  // of the baseline, shown one by one

std::string row(const GateFinding& finding) {
  std::string line = fmt::format(
      "  line {:<6} {:<15}  {}  {}, {}  {}:{}-{}  {} {:.2f}\n", finding.begin.line, finding.entity,
      finding.text.empty() ? printable(finding.shape)
                           : fmt::format("<<{}>>", printable(finding.text)),
      to_string(finding.role), to_string(finding.owner), printable(finding.pointer),
      finding.span.begin, finding.span.end, finding.rule, finding.score);
  return line;
}

std::string rows(const GateOutcome& outcome, std::uint64_t limit) {
  std::string out;
  std::string_view input;
  std::uint64_t shown = 0;
  for (const GateFinding& finding : outcome.findings) {
    if (finding.state != FindingState::kNew) continue;
    if (limit != 0 && shown >= limit) break;
    ++shown;
    if (finding.input != input) {
      out += fmt::format("{}{}\n", out.empty() ? "" : "\n", printable(finding.input));
      input = finding.input;
    }
    out += row(finding);
  }
  if (shown < outcome.counts.refused) {
    out += fmt::format("  ({} shown; --limit)\n", grouped(shown));
  }
  return out.empty() ? out : out + "\n";
}

std::string entries(std::string_view what, const std::vector<BaselineEntry>& list) {
  std::string out;
  for (std::size_t i = 0; i < list.size() && i < kMaxEntries; ++i) {
    const BaselineEntry& entry = list[i];
    out += fmt::format("  {}: {} {}{}{}\n", what, entry.entity,
                       entry.everywhere            ? std::string("everywhere")
                       : entry.key.pointer.empty() ? std::string("(a line of text)")
                                                   : printable(entry.key.pointer),
                       entry.until.empty() ? "" : ", until " + entry.until,
                       entry.reason.empty() ? "" : ": " + printable(entry.reason));
  }
  if (list.size() > kMaxEntries) {
    out += fmt::format("  {}: ... and {} more\n", what, grouped(list.size() - kMaxEntries));
  }
  return out;
}

}  // namespace

std::string verdict_line(const GateOutcome& outcome) {
  std::map<std::string_view, std::uint64_t> by_entity;
  for (const GateFinding& finding : outcome.findings) {
    if (finding.state == FindingState::kNew) ++by_entity[finding.entity];
  }
  std::string line = !outcome.passed                 ? "refused"
                     : outcome.counts.unreadable > 0 ? "not all judged"
                                                     : "passed";
  line += fmt::format(": {} new finding{}", grouped(outcome.counts.refused),
                      outcome.counts.refused == 1 ? "" : "s");
  const char* separator = ": ";
  for (const auto& [entity, count] : by_entity) {
    line += fmt::format("{}{} {}", separator, entity, grouped(count));
    separator = ", ";
  }
  return line;
}

std::string gate_text(const GateOutcome& outcome, std::uint64_t limit) {
  const GateCounts& counts = outcome.counts;
  std::string out = rows(outcome, limit);
  out += verdict_line(outcome) + "\n";
  out += fmt::format("  {} read, {} new; {} unchanged\n", plural(counts.records, "record"),
                     grouped(counts.new_records), plural(counts.unchanged_files, "file"));
  if (counts.known + counts.kept > 0) {
    out +=
        fmt::format("  in new records: {} that the version before has, {} that the policy keeps\n",
                    grouped(counts.known), grouped(counts.kept));
  }
  if (counts.unreadable > 0) {
    out += fmt::format("  {} could not be read, and not be judged\n",
                       plural(counts.unreadable, "new record"));
  }
  for (const ReportedCheck& check : outcome.checks) {
    out += fmt::format("  {}: {}{}\n", check.name, check.detail, check.passed ? "" : "  EXCEEDED");
  }
  if (counts.accepted > 0) {
    out += fmt::format("  the baseline accepts {}\n", grouped(counts.accepted));
  }
  if (counts.added_entries > 0) {
    out += fmt::format("  {} added to the baseline\n", plural(counts.added_entries, "finding"));
  }
  out += entries("expired", outcome.expired);
  out += entries("vanished", outcome.vanished);
  return out;
}

}  // namespace expunge
