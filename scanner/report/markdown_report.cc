// Markdown (GitHub's tables) for a step summary or a comment: the verdict, the counts, the places.
//
// Findings come before the counts that the page begins with, so their rows are held, and no more
// than a page can show: GitHub cuts a step summary at 1 MiB.
#include <fmt/format.h>

#include "base/strings.h"
#include "report/writers.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxRows = 500;

class MarkdownReport final : public ReportWriter {
 public:
  explicit MarkdownReport(Write write) : write_(std::move(write)) {}

  void input(std::string_view) override {}

  void add(const ReportedFinding& finding) override {
    if (finding.state == FindingState::kAccepted) {
      ++accepted_;
      return;
    }
    if (++rows_ > kMaxRows) return;
    table_ += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", escape_markdown(finding.input),
                          finding.begin.line, escape_markdown(finding.pointer),
                          escape_markdown(finding.entity), escape_markdown(to_string(finding.role)),
                          to_string(finding.owner),
                          escape_markdown(finding.shape.empty() ? finding.rule : finding.shape));
    has_shapes_ = has_shapes_ || !finding.shape.empty();
  }

  void issue(const ReportedIssue& issue) override {
    if (++issues_ > kMaxRows) return;
    issue_list_ += fmt::format("- {}, {}: {}\n", escape_markdown(issue.input),
                               record_name(issue.record), escape_markdown(issue.message));
  }

  void finish(const ReportSummary& summary) override {
    write_(head(summary));
    write_(entity_table(summary));
    if (!summary.checks.empty()) write_(check_table(summary));
    if (rows_ > 0) {
      write_(
          fmt::format("\n| file | line | place | entity | role | owner | {} |\n"
                      "|---|---|---|---|---|---|---|\n",
                      has_shapes_ ? "shape" : "rule"));
      write_(table_);
      if (rows_ > kMaxRows) write_(fmt::format("\n... and {} more.\n", rows_ - kMaxRows));
    }
    if (accepted_ > 0) write_(fmt::format("\nThe baseline accepts {} more.\n", accepted_));
    if (issues_ > 0) write_("\nCould not be read:\n\n" + issue_list_);
  }

 private:
  static std::string head(const ReportSummary& summary) {
    std::string out = "## expunge";
    if (summary.passed) out += *summary.passed ? ": passed" : ": refused";
    return out + fmt::format("\n\n{} in {} records.\n", counted_in_words(summary), summary.records);
  }

  static std::string entity_table(const ReportSummary& summary) {
    if (summary.by_entity.empty()) return "";
    std::string out = "\n| entity | findings |\n|---|---:|\n";
    for (const auto& [entity, count] : summary.by_entity) {
      out += fmt::format("| {} | {} |\n", escape_markdown(entity), count);
    }
    return out;
  }

  static std::string check_table(const ReportSummary& summary) {
    std::string out = "\n| check | | |\n|---|---|---|\n";
    for (const ReportedCheck& check : summary.checks) {
      out += fmt::format("| {} | {} | {} |\n", escape_markdown(check.name),
                         check.passed ? "ok" : "**failed**", escape_markdown(check.detail));
    }
    return out;
  }

  Write write_;
  std::string table_;
  std::string issue_list_;
  std::uint64_t rows_ = 0;
  std::uint64_t issues_ = 0;
  std::uint64_t accepted_ = 0;
  bool has_shapes_ = false;
};

}  // namespace

std::unique_ptr<ReportWriter> make_markdown_report(ReportWriter::Write write) {
  return std::make_unique<MarkdownReport>(std::move(write));
}

}  // namespace expunge
