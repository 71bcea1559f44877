#include "cli/metered_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/signals.h"
#include "record/batch.h"
#include "record/format.h"
#include "record/source.h"

namespace expunge {

Result<void> redact_in_memory(const Setup& setup, const std::string& bytes, Meter* meter,
                              const std::function<void(const Batch&, const BatchResult&)>& take) {
  const std::unique_ptr<Source> source = Source::from_memory("(memory)", bytes);
  source->leave_undigested();
  Result<Format> format = detect_format(*source, *setup.profiles, setup.format);
  if (!format) return format.error();
  const Options defaults;
  const auto splitter =
      Splitter::create(*source, *format, {defaults.batch_bytes, defaults.max_record_bytes});
  ProcessorOptions options;
  options.meter = meter;
  Processor processor(setup, *format, options);
  Batch batch;
  BatchResult result;
  for (;;) {
    if (interrupted()) return Error{ErrorCode::kInterrupted, "interrupted", ""};
    Result<bool> more = splitter->next(batch);
    if (!more) return more.error();
    if (!*more) return {};
    processor.process(batch, result);
    take(batch, result);
  }
}

Result<MeteredRun> run_metered(const Setup& setup, const std::string& bytes, std::uint64_t rounds) {
  const auto ignore = [](const Batch&, const BatchResult&) {};
  if (Result<void> done = redact_in_memory(setup, bytes, nullptr, ignore); !done) {
    return done.error();
  }
  MeteredRun run{Meter(setup.rules->rules().size())};
  const Meter::Clock::time_point begin = Meter::Clock::now();
  for (std::uint64_t round = 0; round < rounds; ++round) {
    Result<void> done =
        redact_in_memory(setup, bytes, &run.meter, [&](const Batch&, const BatchResult& result) {
          run.findings += result.counts.findings;
          run.unreadable += result.counts.quarantined;
        });
    if (!done) return done.error();
  }
  run.seconds = std::chrono::duration<double>(Meter::Clock::now() - begin).count();
  run.bytes = rounds * bytes.size();
  return run;
}

std::vector<RuleCost> rule_costs(const MeteredRun& run) {
  const double megabytes = static_cast<double>(run.bytes) / 1e6;
  std::vector<RuleCost> costs;
  for (std::size_t rule = 0; rule < run.meter.rules().size(); ++rule) {
    const Meter::Rule& counted = run.meter.rules()[rule];
    if (counted.windows + counted.candidates + counted.hits == 0 && counted.judge.count() == 0) {
      continue;
    }
    const double seconds = std::chrono::duration<double>(counted.decide + counted.judge).count();
    costs.push_back({rule, static_cast<double>(counted.windows) / megabytes,
                     static_cast<double>(counted.candidates) / megabytes,
                     static_cast<double>(counted.hits) / megabytes, 1e3 * seconds / megabytes,
                     seconds / run.seconds});
  }
  std::stable_sort(costs.begin(), costs.end(), [](const RuleCost& a, const RuleCost& b) {
    return a.milliseconds > b.milliseconds;
  });
  return costs;
}

std::string rule_cost_table(const Setup& setup, const std::vector<RuleCost>& costs,
                            std::size_t limit) {
  std::size_t width = 4;
  const std::size_t rows = std::min(limit, costs.size());
  for (std::size_t i = 0; i < rows; ++i) {
    width = std::max(width, setup.rules->rules()[costs[i].rule].id.size());
  }
  std::string out =
      fmt::format("{:<{}}  {:<10}  {:>9}  {:>10}  {:>7}  {:>8}  {:>6}\n", "rule", width,
                  "chosen by", "places/MB", "matches/MB", "hits/MB", "ms/MB", "share");
  for (std::size_t i = 0; i < rows; ++i) {
    const RuleCost& cost = costs[i];
    out += fmt::format(
        "{:<{}}  {:<10}  {:>9.1f}  {:>10.1f}  {:>7.1f}  {:>8.4f}  {:>5.1f}%\n",
        setup.rules->rules()[cost.rule].id, width,
        to_string(
            setup.model->compiled_patterns().chosen_by(static_cast<std::uint32_t>(cost.rule))),
        cost.windows, cost.candidates, cost.hits, cost.milliseconds, 100 * cost.share);
  }
  return out;
}

}  // namespace expunge
