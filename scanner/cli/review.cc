// expunge review
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/keys.h"
#include "cli/run_command.h"
#include "gate/context.h"
#include "gate/labels.h"
#include "gate/scan_pass.h"
#include "pipeline/setup.h"
#include "record/sink_file.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHelp =
    "  t  true: it is personal data        T  and so is this value everywhere in the log\n"
    "  f  false: it is not                 F  likewise\n"
    "  l  later\n"
    "  b  back to the one before\n"
    "  q  leave; answers are kept, the next review goes on here\n";

// Labels are appended one by one, so that nothing is lost whatever ends the review.  The file is
// made with the first one.
class LabelFile {
 public:
  explicit LabelFile(std::string path) : path_(std::move(path)) {}

  Result<void> append(const LoggedFinding& finding, ReviewVerdict verdict) {
    if (!stream_.is_open()) open();
    stream_ << label_line(finding, verdict) << std::flush;
    if (!stream_) {
      return Error{ErrorCode::kIo, "cannot be written; give --labels FILE, or make room", path_};
    }
    return {};
  }

 private:
  void open() {
    const bool cut = ends_within_line();
    stream_.open(path_, std::ios::binary | std::ios::app);
    if (cut) stream_ << '\n';  // what was cut off stays a line of its own, which is passed over
  }

  bool ends_within_line() const {
    std::ifstream before(path_, std::ios::binary | std::ios::ate);
    if (!before || before.tellg() <= 0) return false;
    before.seekg(-1, std::ios::end);
    return before.get() != '\n';
  }

  std::string path_;
  std::ofstream stream_;
};

class Review {
 public:
  Review(const Arguments& arguments, FindingLog log, Labels labels, LabelFile file,
         std::shared_ptr<const Setup> setup, Options options)
      : arguments_(arguments),
        log_(std::move(log)),
        labels_(std::move(labels)),
        file_(std::move(file)),
        setup_(std::move(setup)),
        options_(std::move(options)),
        contexts_(*setup_, options_) {}

  Result<void> walk() {
    std::vector<std::size_t> shown;  // what was walked past, for "back"
    std::size_t at = 0;
    while (at < log_.findings.size()) {
      if (is_labelled(at) && at != back_to_) {
        ++at;
        continue;
      }
      if (Result<void> told = show(at); !told) return told;
      const std::optional<char> key = keys_.next();
      output_.write(key ? fmt::format("{}\n", *key) : std::string("\n"));
      if (!key || *key == 'q') break;
      back_to_.reset();
      switch (*key) {
        case 't':
        case 'T':
        case 'f':
        case 'F':
          if (Result<void> done = answer(at, *key); !done) return done;
          [[fallthrough]];
        case 'l':
          shown.push_back(at++);
          break;
        case 'b':
          at = shown.empty() ? at - std::min<std::size_t>(at, 1) : shown.back();
          back_to_ = at;
          if (!shown.empty()) shown.pop_back();
          break;
        default:
          output_.write(kHelp);
      }
      if (output_.closed()) break;
    }
    output_.write(summary());
    return output_.flush();
  }

 private:
  bool is_labelled(std::size_t index) const {
    return labels_.contains(log_.findings[index].place());
  }

  Result<void> answer(std::size_t index, char key) {
    const ReviewVerdict verdict =
        key == 't' || key == 'T' ? ReviewVerdict::kTrue : ReviewVerdict::kFalse;
    const LoggedFinding& asked = log_.findings[index];
    if (Result<void> done = label(asked, verdict); !done) return done;
    if (key == 't' || key == 'f') return {};
    for (const LoggedFinding& other : log_.findings) {
      if (other.fingerprint != asked.fingerprint || labels_.contains(other.place())) continue;
      if (Result<void> done = label(other, verdict); !done) return done;
    }
    return {};
  }

  Result<void> label(const LoggedFinding& finding, ReviewVerdict verdict) {
    labels_[finding.place()] = verdict;
    ++answers_;
    return file_.append(finding, verdict);
  }

  Result<void> show(std::size_t index) {
    const LoggedFinding& finding = log_.findings[index];
    const std::string input = finding.input.empty() ? log_.input : finding.input;
    output_.write(fmt::format("\n[{}/{}] {}  {} {:.2f}  {}, owner {}\n  {}record {}  {}:{}-{}\n",
                              index + 1, log_.findings.size(), finding.entity, finding.rule,
                              finding.score, finding.role, finding.owner,
                              input.empty() ? "" : printable(input) + "  ", finding.record,
                              printable(finding.pointer), finding.span.begin, finding.span.end));
    const Result<std::optional<FindingContext>> context = context_of(finding, input);
    if (!context) return context.error();
    if (*context) {
      output_.write(fmt::format("  {}<<{}>>{}\n", shown((**context).before),
                                shown((**context).value), shown((**context).after)));
    }
    output_.write("true, false, later, back, quit (t f l b q, ? helps): ");
    return output_.flush();
  }

  std::string shown(const std::string& text) const {
    return printable(arguments_.show_text ? text : masked(text));
  }

  // Where the data is: --data FILE, --data FOLDER with the input below, or the input as the log
  // names it.  Without it there is no context.
  Result<std::optional<FindingContext>> context_of(const LoggedFinding& finding,
                                                   const std::string& input) {
    fs::path path = arguments_.data;
    std::error_code ignored;
    if (path.empty()) {
      path = input;
      if (path.empty() || !fs::exists(path, ignored)) return std::optional<FindingContext>();
    } else if (fs::is_directory(path, ignored)) {
      if (input.empty()) {
        return Error{ErrorCode::kUsage, "the log does not name its one input; give the file itself",
                     "--data"};
      }
      path /= input;
    }
    return contexts_.find(path.string(), finding);
  }

  std::string summary() const {
    std::uint64_t right = 0;
    std::uint64_t wrong = 0;
    for (const LoggedFinding& finding : log_.findings) {
      const auto label = labels_.find(finding.place());
      if (label == labels_.end()) continue;
      ++(label->second == ReviewVerdict::kTrue ? right : wrong);
    }
    return fmt::format("\n{}; of {} {} true, {} false, {} open\n", plural(answers_, "answer"),
                       plural(log_.findings.size(), "finding"), right, wrong,
                       log_.findings.size() - right - wrong);
  }

  const Arguments& arguments_;
  FindingLog log_;
  Labels labels_;
  LabelFile file_;
  std::shared_ptr<const Setup> setup_;
  Options options_;
  ContextReader contexts_;
  Keys keys_;
  Output output_;
  std::optional<std::size_t> back_to_;
  std::uint64_t answers_ = 0;
};

std::string precision_of(const RulePrecision& row) {
  const std::uint64_t all = row.right + row.wrong;
  if (all == 0) return "-";
  return fmt::format("{:.1f} %", 100 * static_cast<double>(row.right) / static_cast<double>(all));
}

std::string stats_text(const std::vector<RulePrecision>& rows) {
  std::string out = fmt::format("{:<28} {:<20} {:>6} {:>6} {:>6}  {}\n", "rule", "entity", "true",
                                "false", "open", "precision");
  RulePrecision all{"all", "", 0, 0, 0};
  const auto add = [&](const RulePrecision& row) {
    out += fmt::format("{:<28} {:<20} {:>6} {:>6} {:>6}  {}\n", row.rule, row.entity, row.right,
                       row.wrong, row.open, precision_of(row));
  };
  for (const RulePrecision& row : rows) {
    add(row);
    all.right += row.right;
    all.wrong += row.wrong;
    all.open += row.open;
  }
  add(all);
  return out;
}

std::string stats_json(const std::vector<RulePrecision>& rows) {
  nlohmann::ordered_json out = nlohmann::ordered_json::array();
  for (const RulePrecision& row : rows) {
    nlohmann::ordered_json one = {{"rule", row.rule},  {"entity", row.entity},
                                  {"true", row.right}, {"false", row.wrong},
                                  {"open", row.open},  {"precision", nullptr}};
    const auto labelled = static_cast<double>(row.right + row.wrong);
    if (labelled > 0) one["precision"] = static_cast<double>(row.right) / labelled;
    out.push_back(std::move(one));
  }
  return out.dump(1) + "\n";
}

Result<void> write_gold(const std::string& path, const FindingLog& log, const Labels& labels) {
  const bool several = std::any_of(
      log.findings.begin(), log.findings.end(),
      [&](const LoggedFinding& one) { return one.input != log.findings.front().input; });
  if (several) {
    return Error{ErrorCode::kUsage, "gold belongs to one file, and the log speaks of several",
                 "--gold"};
  }
  auto sink = SinkFile::create(path, Compression::kNone);
  if (!sink) return std::move(sink).error();
  Result<void> done = (*sink)->write(gold_of(log.findings, labels));
  return done ? (*sink)->commit() : done;
}

// Findings of other entities are not asked about.
void leave_out_unasked(const Arguments& arguments, FindingLog& log) {
  const auto holds = [](const std::vector<std::string>& list, const std::string& entity) {
    return std::find(list.begin(), list.end(), entity) != list.end();
  };
  std::erase_if(log.findings, [&](const LoggedFinding& finding) {
    return (!arguments.only.empty() && !holds(arguments.only, finding.entity)) ||
           holds(arguments.except, finding.entity);
  });
}

int print(const std::string& text) {
  Output output;
  output.write(text);
  return finish(output, kExitDone);
}

}  // namespace

int review_findings(const Arguments& arguments) {
  const std::string& path = arguments.words.front();
  Result<FindingLog> log = read_finding_log(path);
  if (!log) return report_error(log.error());
  const std::string labels_path =
      arguments.labels.empty() ? path + ".labels.jsonl" : arguments.labels;
  Result<Labels> labels = read_labels(labels_path);
  if (!labels) return report_error(labels.error());
  if (!arguments.gold.empty()) {
    const Result<void> done = write_gold(arguments.gold, *log, *labels);
    return done ? kExitDone : report_error(done.error());
  }
  leave_out_unasked(arguments, *log);
  if (arguments.stats) {
    const auto rows = precision_by_rule(log->findings, *labels);
    return print(arguments.format == "json" ? stats_json(rows) : stats_text(rows));
  }
  Options options = options_of(arguments);
  options.names = "off";  // nothing is searched: records are only read
  auto setup = set_up(options);
  if (!setup) return report_error(setup.error());
  const Result<void> done = Review(arguments, std::move(*log), std::move(*labels),
                                   LabelFile(labels_path), std::move(*setup), options)
                                .walk();
  return done ? kExitDone : report_error(done.error());
}

}  // namespace expunge
