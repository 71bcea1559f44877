// expunge rules check --cost
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "cli/bench_data.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/metered_run.h"
#include "cli/run_command.h"

namespace expunge {
namespace {

constexpr std::size_t kPieces = 350;  // some four megabytes
constexpr std::size_t kRounds = 2;
constexpr std::size_t kRulesShown = 25;

std::string made_up() {
  std::string bytes;
  for (const Density density : {Density::kFew, Density::kMany}) {
    BenchData data(BenchShape::kPippa, density);
    for (std::size_t i = 0; i < kPieces / 2; ++i) data.append(bytes);
  }
  return bytes;
}

bool is_own(const Setup& setup, std::size_t rule) { return !setup.rules->is_builtin(rule); }

// Rules whose pattern says little about where it may match.
std::string without_sequences(const Setup& setup, const std::vector<RuleCost>& costs) {
  const Patterns& patterns = setup.model->compiled_patterns();
  const auto share_of = [&](std::size_t rule) {
    const auto at = std::find_if(costs.begin(), costs.end(),
                                 [&](const RuleCost& cost) { return cost.rule == rule; });
    return at == costs.end() ? 0.0 : 100 * at->share;
  };
  std::string out;
  for (std::size_t rule = 0; rule < setup.rules->rules().size(); ++rule) {
    const auto number = static_cast<std::uint32_t>(rule);
    const ChosenBy by = patterns.chosen_by(number);
    const bool runs = by != ChosenBy::kNothing;
    const std::string& id = setup.rules->rules()[rule].id;
    if (by == ChosenBy::kAlways) {
      out += fmt::format(
          "{}: RE2 runs it over every text ({:.1f}%): nothing in the pattern says "
          "where it may match, and Hyperscan refuses it\n",
          id, share_of(rule));
    } else if (by == ChosenBy::kPattern) {
      out += fmt::format(
          "{}: Hyperscan runs it over every text ({:.1f}% behind that): no short run "
          "of bytes stands in every match; a word or a digit shape would do\n",
          id, share_of(rule));
    } else if (runs && by == ChosenBy::kSequences && !patterns.max_width(number)) {
      out += fmt::format(
          "{}: a match has no greatest width ({:.1f}%): RE2 looks to the end of the "
          "text; bound its repeats ({{0,64}} for *)\n",
          id, share_of(rule));
    }
  }
  return out;
}

}  // namespace

int show_rule_costs(const Arguments& arguments) {
  Options options = options_of(arguments);
  options.rules.insert(options.rules.end(), arguments.words.begin(), arguments.words.end());
  options.names = "rules";
  const auto setup = set_up(options);
  if (!setup) return report_error(setup.error());
  const std::string bytes = made_up();
  const Result<MeteredRun> run = run_metered(**setup, bytes, kRounds);
  if (!run) return report_error(run.error());
  const std::vector<RuleCost> costs = rule_costs(*run);
  Output output;
  output.write(fmt::format("{} of made-up role play in memory: {:.3f} ms/MB with all rules\n\n",
                           human_bytes(bytes.size()),
                           1e9 * run->seconds / static_cast<double>(run->bytes)));
  const bool any_own = std::any_of(
      costs.begin(), costs.end(), [&](const RuleCost& cost) { return is_own(**setup, cost.rule); });
  if (any_own) {
    std::vector<RuleCost> own;
    std::copy_if(costs.begin(), costs.end(), std::back_inserter(own),
                 [&](const RuleCost& cost) { return is_own(**setup, cost.rule); });
    output.write("yours\n" + rule_cost_table(**setup, own, own.size()) + "\n");
  }
  output.write(rule_cost_table(**setup, costs, kRulesShown));
  const std::string slow = without_sequences(**setup, costs);
  if (!slow.empty()) output.write("\n" + slow);
  return finish(output, kExitDone);
}

}  // namespace expunge
