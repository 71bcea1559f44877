// The writers behind make_report(), one file each, and what they share.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "report/report.h"

namespace expunge {

std::unique_ptr<ReportWriter> make_json_lines_report(ReportWriter::Write write);
std::unique_ptr<ReportWriter> make_json_report(ReportWriter::Write write);
std::unique_ptr<ReportWriter> make_csv_report(ReportWriter::Write write);
std::unique_ptr<ReportWriter> make_sarif_report(ReportLevel level, ReportWriter::Write write);
std::unique_ptr<ReportWriter> make_github_report(ReportLevel level, ReportWriter::Write write);
std::unique_ptr<ReportWriter> make_junit_report(ReportWriter::Write write);
std::unique_ptr<ReportWriter> make_markdown_report(ReportWriter::Write write);

// "error", "warning" or "note": accepted findings, and those that the policy keeps, are notes.
std::string_view level_of(const ReportedFinding& finding, ReportLevel level);

// "EMAIL_ADDRESS in record 3 at /conversation/4/message, characters 12 to 29 (human, owner self;
// rule contact/email, score 0.93)"
std::string in_words(const ReportedFinding& finding);
// "record 3", "envelope"
std::string record_name(std::int64_t record);
// "new", "accepted"; empty for kFound.
std::string_view to_string(FindingState state);
// "3 new findings", "2 findings": what a summary counts.
std::string counted_in_words(const ReportSummary& summary);

}  // namespace expunge
