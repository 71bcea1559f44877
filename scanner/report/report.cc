#include "report/report.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "report/writers.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::array kFormats = {
    std::pair{"jsonl"sv, ReportFormat::kJsonLines},  std::pair{"json"sv, ReportFormat::kJson},
    std::pair{"csv"sv, ReportFormat::kCsv},          std::pair{"sarif"sv, ReportFormat::kSarif},
    std::pair{"github"sv, ReportFormat::kGitHub},    std::pair{"junit"sv, ReportFormat::kJUnit},
    std::pair{"markdown"sv, ReportFormat::kMarkdown}};

}  // namespace

std::optional<ReportFormat> report_format_from_string(std::string_view name) {
  for (const auto& [word, format] : kFormats) {
    if (word == name) return format;
  }
  return std::nullopt;
}

std::unique_ptr<ReportWriter> make_report(ReportFormat format, ReportLevel level,
                                          ReportWriter::Write write) {
  switch (format) {
    case ReportFormat::kJsonLines:
      return make_json_lines_report(std::move(write));
    case ReportFormat::kJson:
      return make_json_report(std::move(write));
    case ReportFormat::kCsv:
      return make_csv_report(std::move(write));
    case ReportFormat::kSarif:
      return make_sarif_report(level, std::move(write));
    case ReportFormat::kGitHub:
      return make_github_report(level, std::move(write));
    case ReportFormat::kJUnit:
      return make_junit_report(std::move(write));
    case ReportFormat::kMarkdown:
      break;
  }
  return make_markdown_report(std::move(write));
}

std::string_view level_of(const ReportedFinding& finding, ReportLevel level) {
  if (finding.state == FindingState::kAccepted || finding.action == "keep") return "note";
  return level == ReportLevel::kError ? "error" : "warning";
}

std::string record_name(std::int64_t record) {
  return record < 0 ? std::string("envelope") : fmt::format("record {}", record);
}

std::string in_words(const ReportedFinding& finding) {
  return fmt::format("{} in {} at {}, characters {} to {} ({}, owner {}; rule {}, score {:.2f})",
                     finding.entity, record_name(finding.record),
                     finding.pointer.empty() ? "its text"sv : finding.pointer, finding.span.begin,
                     finding.span.end, to_string(finding.role), to_string(finding.owner),
                     finding.rule, finding.score);
}

std::string_view to_string(FindingState state) {
  switch (state) {
    case FindingState::kNew:
      return "new";
    case FindingState::kAccepted:
      return "accepted";
    case FindingState::kFound:
      break;
  }
  return "";
}

std::string counted_in_words(const ReportSummary& summary) {
  return fmt::format("{} {}finding{}", summary.findings, summary.passed ? "new " : "",
                     summary.findings == 1 ? "" : "s");
}

}  // namespace expunge
