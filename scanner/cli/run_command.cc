#include "cli/run_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "cli/signals.h"

namespace expunge {
namespace {

constexpr int kBarCells = 20;

std::string clock_time(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds);
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

// "[#####---------------]  25 %  12.0 MB  8.1 MB/s  1,204 findings  0:09 left"
std::string progress_line(const Progress& progress) {
  std::string line;
  if (progress.stored_size > 0) {
    const double part = std::min(
        1.0, static_cast<double>(progress.stored_read) / static_cast<double>(progress.stored_size));
    const auto cells = static_cast<std::size_t>(part * kBarCells);
    line += fmt::format("[{}{}] {:3.0f} %  ", std::string(cells, '#'),
                        std::string(kBarCells - cells, '-'), part * 100);
  }
  line += human_bytes(progress.text_read);
  if (progress.seconds > 0) {
    line += fmt::format("  {:.1f} MB/s",
                        static_cast<double>(progress.text_read) / 1e6 / progress.seconds);
  }
  line += "  " + plural(progress.findings, "finding");
  if (progress.stored_size > progress.stored_read && progress.stored_read > 0) {
    const auto left = static_cast<double>(progress.stored_size - progress.stored_read);
    line += fmt::format("  {} left", clock_time(progress.seconds * left /
                                                static_cast<double>(progress.stored_read)));
  }
  return line;
}

std::vector<std::pair<std::string, std::uint64_t>> by_frequency(const RunSummary& summary) {
  std::vector<std::pair<std::string, std::uint64_t>> rows(summary.by_entity.begin(),
                                                          summary.by_entity.end());
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return rows;
}

}  // namespace

Options options_of(const Arguments& arguments) {
  Options options;
  if (!arguments.policy.empty()) options.policy = arguments.policy;
  if (!arguments.names.empty()) options.names = arguments.names;
  if (!arguments.engine.empty()) options.engine = arguments.engine;
  options.profile = arguments.profile;
  options.format = arguments.input_format;
  options.rules = arguments.rules;
  options.only = arguments.only;
  options.except = arguments.except;
  if (arguments.all_urls) options.with = {"contact/url_any", "contact/mention_any"};
  if (arguments.all_dates) {
    options.with.insert(options.with.end(), {"date/any", "date/any_month", "date/any_year"});
  }
  options.risk = arguments.risk;
  options.key_file = arguments.key_file;
  options.min_score = arguments.min_score;
  options.jobs = static_cast<unsigned>(std::min<std::uint64_t>(arguments.jobs, 1024));
  return options;
}

bool shows_progress(const Arguments& arguments) {
  if (arguments.progress == "always") return true;
  return arguments.progress != "never" && !arguments.quiet && ::isatty(STDERR_FILENO) == 1;
}

void listen(const Arguments& arguments, Messages& messages, RunRequest& request) {
  request.stop = &interrupted();
  request.on_issue = [&messages](std::string_view input, std::int64_t record,
                                 std::string_view reason, std::string_view message) {
    const std::string place =
        record < 0 ? std::string("envelope") : fmt::format("record {}", record);
    messages.line(fmt::format("expunge: warning: {}: {}: {} ({}); not written", input, place,
                              message, reason));
  };
  if (!arguments.quiet) {
    request.on_notice = [&messages](std::string_view notice) {
      messages.line(fmt::format("expunge: {}", notice));
    };
  }
  if (shows_progress(arguments)) {
    request.on_progress = [&messages](const Progress& progress) {
      messages.progress(progress_line(progress));
    };
  }
}

std::string findings_line(const RunSummary& summary) {
  std::string line = plural(summary.findings, "finding");
  const char* separator = ": ";
  for (const auto& [entity, count] : by_frequency(summary)) {
    line += fmt::format("{}{} {}", separator, entity, grouped(count));
    separator = ", ";
  }
  return line;
}

std::string entity_table(const RunSummary& summary) {
  std::size_t name = 0;
  std::size_t number = 0;
  const auto rows = by_frequency(summary);
  for (const auto& [entity, count] : rows) {
    name = std::max(name, entity.size());
    number = std::max(number, grouped(count).size());
  }
  std::string out;
  for (const auto& [entity, count] : rows) {
    out += fmt::format("  {:<{}}  {:>{}}\n", entity, name, grouped(count), number);
  }
  return out;
}

}  // namespace expunge
