// expunge eval
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/run_command.h"
#include "cli/signals.h"
#include "eval/comparison.h"
#include "eval/evaluate.h"
#include "eval/evaluation_json.h"
#include "eval/measures.h"
#include "eval/tables.h"
#include "record/sink_file.h"

namespace expunge {
namespace {

EvalRequest request_of(const Arguments& arguments) {
  EvalRequest request;
  request.gold = arguments.words;
  request.labels = arguments.labels;
  request.options = options_of(arguments);
  request.by_policy = !arguments.policy.empty();
  request.hints = !arguments.no_hints;
  request.only_annotated = arguments.only_annotated;
  request.stop = &interrupted();
  return request;
}

// A name that is no figure is told before anything is scanned.
Result<std::vector<Limit>> limits_of(const Arguments& arguments) {
  std::vector<Limit> all;
  for (const std::string& word : arguments.fail_under) {
    Result<std::vector<Limit>> limits = read_limits(word);
    if (!limits) return limits;
    for (const Limit& limit : *limits) {
      const Result<std::optional<double>> known = measure(Score(), limit.measure);
      if (!known) return known.error();
    }
    all.insert(all.end(), limits->begin(), limits->end());
  }
  return all;
}

std::string text_of(const Arguments& arguments, const Evaluation& evaluation,
                    const Comparison* comparison) {
  std::string out;
  if (arguments.errors) out += fault_table(evaluation.score.faults) + "\n";
  out += tables(evaluation, arguments.by);
  if (comparison != nullptr) out += "\n" + comparison_table(*comparison);
  return out;
}

int write_result(const Arguments& arguments, const std::string& text) {
  if (arguments.output.empty() || arguments.output == "-") {
    Output output;
    output.write(text);
    return finish(output, kExitDone);
  }
  auto sink = SinkFile::create(arguments.output, Compression::kNone);
  if (!sink) return report_error(sink.error());
  if (const Result<void> done = (*sink)->write(text); !done) return report_error(done.error());
  if (const Result<void> done = (*sink)->commit(); !done) return report_error(done.error());
  return kExitDone;
}

int status_of(const Evaluation& evaluation, const std::vector<std::string>& broken) {
  Messages messages;
  for (const std::string& line : broken) {
    messages.line(fmt::format("expunge: under the limit: {}", line));
  }
  const bool unreadable = std::any_of(evaluation.sets.begin(), evaluation.sets.end(),
                                      [](const EvalSet& set) { return set.unreadable > 0; });
  if (unreadable) {
    messages.line("expunge: warning: some records could not be read; their values count as missed");
    return kExitQuarantined;
  }
  return broken.empty() ? kExitDone : kExitFindings;
}

}  // namespace

int evaluate_gold(const Arguments& arguments) {
  const Result<std::vector<Limit>> limits = limits_of(arguments);
  if (!limits) return report_error(limits.error());
  std::optional<EarlierEvaluation> before;
  if (!arguments.compare.empty()) {
    Result<EarlierEvaluation> read = read_evaluation(arguments.compare);
    if (!read) return report_error(read.error());
    before = std::move(*read);
  }
  const EvalRequest request = request_of(arguments);
  const Result<Evaluation> evaluation = evaluate(request);
  if (!evaluation) return report_error(evaluation.error());
  std::optional<Comparison> comparison;
  if (before) comparison = compare(*before, arguments.compare, *evaluation);
  const Comparison* compared = comparison ? &*comparison : nullptr;
  const std::string text = arguments.format == "json"
                               ? to_json(*evaluation, request, arguments.errors, compared)
                               : text_of(arguments, *evaluation, compared);
  if (const int status = write_result(arguments, text); status != kExitDone) return status;
  const Result<std::vector<std::string>> broken = check_limits(evaluation->score, *limits);
  if (!broken) return report_error(broken.error());
  return status_of(*evaluation, *broken);
}

}  // namespace expunge
