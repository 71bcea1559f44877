// expunge bench --stages | --check
#include <fmt/format.h>

#include "cli/bench_data.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/metered_run.h"
#include "cli/run_command.h"

namespace expunge {
namespace {

constexpr std::size_t kRulesShown = 25;

std::string stage_table(const MeteredRun& run) {
  const double megabytes = static_cast<double>(run.bytes) / 1e6;
  std::string out = fmt::format("{:<12}  {:>8}  {:>6}\n", "stage", "ms/MB", "share");
  for (std::size_t i = 0; i < kWorkStages; ++i) {
    const auto stage = static_cast<WorkStage>((i + 1) % kWorkStages);  // "other" last
    const double seconds = std::chrono::duration<double>(run.meter.spent(stage)).count();
    out += fmt::format("{:<12}  {:>8.3f}  {:>5.1f}%\n", to_string(stage), 1e3 * seconds / megabytes,
                       100 * seconds / run.seconds);
  }
  return out + fmt::format("{:<12}  {:>8.3f}  100.0%\n", "all", 1e3 * run.seconds / megabytes);
}

std::string unreadable_line(std::uint64_t records) {
  if (records == 0) return {};
  return fmt::format("{} could not be read and {} not searched; `expunge scan` says why\n",
                     plural(records, "record"), records == 1 ? "was" : "were");
}

// What the engines gave, batch by batch.
struct Given {
  std::string out;
  std::string audit;
  std::uint64_t findings = 0;
  std::uint64_t unreadable = 0;
  double seconds = 0;
};

Result<Given> give(const Setup& setup, const std::string& bytes) {
  Given given;
  const Meter::Clock::time_point begin = Meter::Clock::now();
  Result<void> done =
      redact_in_memory(setup, bytes, nullptr, [&](const Batch& batch, const BatchResult& result) {
        result.out.for_each(batch.bytes, BatchOutput::kNothingLeftOut,
                            [&](std::string_view piece) { given.out += piece; });
        given.audit += result.audit;
        given.findings += result.counts.findings;
        given.unreadable += result.counts.quarantined;
      });
  if (!done) return done.error();
  given.seconds = std::chrono::duration<double>(Meter::Clock::now() - begin).count();
  return given;
}

std::string difference(std::string_view what, std::string_view fast, std::string_view reference) {
  if (fast == reference) return {};
  std::size_t at = 0;
  while (at < std::min(fast.size(), reference.size()) && fast[at] == reference[at]) ++at;
  const auto line =
      1 + std::count(fast.begin(), fast.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return fmt::format("{} differ from line {}, byte {} on\n", what, line, at);
}

}  // namespace

int bench_stages(const Arguments& arguments) {
  const Result<std::string> bytes = bench_data(arguments);
  if (!bytes) return report_error(bytes.error());
  const auto setup = set_up(options_of(arguments));
  if (!setup) return report_error(setup.error());
  const Result<MeteredRun> run =
      run_metered(**setup, *bytes, std::max<std::uint64_t>(1, arguments.runs));
  if (!run) return report_error(run.error());
  Output output;
  output.write(
      fmt::format("{} in memory, one thread, names {}, {}; the clock takes some time itself\n\n",
                  human_bytes(bytes->size()), arguments.names,
                  plural(std::max<std::uint64_t>(1, arguments.runs), "run")));
  output.write(stage_table(*run));
  const std::vector<RuleCost> costs = rule_costs(*run);
  output.write("\n" + rule_cost_table(**setup, costs, kRulesShown));
  if (costs.size() > kRulesShown) {
    output.write(fmt::format("{} more\n", plural(costs.size() - kRulesShown, "rule")));
  }
  output.write(unreadable_line(run->unreadable / std::max<std::uint64_t>(1, arguments.runs)));
  return finish(output, kExitDone);
}

int bench_check(const Arguments& arguments) {
  const Result<std::string> bytes = bench_data(arguments);
  if (!bytes) return report_error(bytes.error());
  Options options = options_of(arguments);
  options.engine = "fast";
  const auto fast_setup = set_up(options);
  if (!fast_setup) return report_error(fast_setup.error());
  options.engine = "reference";
  const auto slow_setup = set_up(options);
  if (!slow_setup) return report_error(slow_setup.error());
  Setup same_key = **slow_setup;
  same_key.key = (*fast_setup)->key;
  // Once for the answer, once more for the time: patterns compile when they are first needed.
  Result<Given> fast = give(**fast_setup, *bytes);
  if (fast) fast = give(**fast_setup, *bytes);
  if (!fast) return report_error(fast.error());
  const Result<Given> slow = give(same_key, *bytes);
  if (!slow) return report_error(slow.error());
  const double megabytes = static_cast<double>(bytes->size()) / 1e6;
  Output output;
  output.write(fmt::format("{}: fast {:.1f} MB/s, reference {:.2f} MB/s, {:.0f} times slower\n",
                           human_bytes(bytes->size()), megabytes / fast->seconds,
                           megabytes / slow->seconds, slow->seconds / fast->seconds));
  std::string differ = difference("outputs", fast->out, slow->out);
  differ += difference("audit lines", fast->audit, slow->audit);
  if (!differ.empty()) {
    output.write(differ);
    return finish(output, kExitFindings);
  }
  output.write(fmt::format("the same output and audit lines, byte for byte: {}\n",
                           plural(fast->findings, "finding")));
  output.write(unreadable_line(fast->unreadable));
  return finish(output, kExitDone);
}

}  // namespace expunge
