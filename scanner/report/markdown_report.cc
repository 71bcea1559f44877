// Markdown (GitHub's tables) for a step summary or a comment: the verdict, the counts, the places.
//
// Findings come before the counts that the page begins with, so their rows are held, and no more
// than a page can show: GitHub cuts a step summary at 1 MiB.
#include <fmt/format.h>

#include "base/utf8.h"
#include "report/writers.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxRows = 500;

// A cell's text: nothing in it may end the cell, begin markup or mention somebody.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : as_utf8(text)) {
    if (static_cast<unsigned char>(c) < 0x20) {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_{}[]<>()#+!|~@&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

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
    table_ += fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", cell(finding.input),
                          finding.begin.line, cell(finding.pointer), cell(finding.entity),
                          cell(to_string(finding.role)), to_string(finding.owner),
                          cell(finding.shape.empty() ? finding.rule : finding.shape));
    has_shapes_ = has_shapes_ || !finding.shape.empty();
  }

  void issue(const ReportedIssue& issue) override {
    if (++issues_ > kMaxRows) return;
    issue_list_ += fmt::format("- {}, {}: {}\n", cell(issue.input), record_name(issue.record),
                               cell(issue.message));
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
      out += fmt::format("| {} | {} |\n", cell(entity), count);
    }
    return out;
  }

  static std::string check_table(const ReportSummary& summary) {
    std::string out = "\n| check | | |\n|---|---|---|\n";
    for (const ReportedCheck& check : summary.checks) {
      out += fmt::format("| {} | {} | {} |\n", cell(check.name), check.passed ? "ok" : "**failed**",
                         cell(check.detail));
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
