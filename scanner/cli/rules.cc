// expunge rules list | show | check; import has a file of its own.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/strings.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/import_report.h"
#include "cli/run_command.h"
#include "detect/unwritten_rules.h"
#include "pipeline/rule_check.h"
#include "pipeline/setup.h"
#include "rulebook/embedded.h"
#include "rulebook/rule.h"
#include "rulebook/rule_writer.h"

namespace expunge {
namespace {

std::vector<std::string_view> views_of(const Rule& rule) {
  std::vector<std::string_view> views;
  if (rule.plain) views.emplace_back("plain");
  if (rule.folded) views.emplace_back("folded");
  if (rule.spoken) views.emplace_back("spoken");
  return views;
}

std::string rules_as_text(const RuleSet& rules) {
  std::size_t id = 2;
  std::size_t entity = 6;
  for (const Rule& rule : rules.rules()) {
    id = std::max(id, rule.id.size());
    entity = std::max(entity, rule.entity.size());
  }
  std::string out =
      fmt::format("{:<{}}  {:<{}}  SCORE  {:<19}  ABOUT\n", "ID", id, "ENTITY", entity, "VIEWS");
  for (const Rule& rule : rules.rules()) {
    out += fmt::format("{:<{}}  {:<{}}  {:<5.2f}  {:<19}  {}\n", rule.id, id, rule.entity, entity,
                       rule.score, fmt::format("{}", fmt::join(views_of(rule), ",")), rule.about);
  }
  return out;
}

std::string rules_as_json(const RuleSet& rules) {
  nlohmann::ordered_json all = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < rules.rules().size(); ++i) {
    const Rule& rule = rules.rules()[i];
    all.push_back({{"id", rule.id},
                   {"entity", rule.entity},
                   {"about", rule.about},
                   {"score", rule.score},
                   {"views", views_of(rule)},
                   {"validate", rule.validate},
                   {"join", rule.join},
                   {"certain", rule.certain},
                   {"owner", to_string(rule.owner)},
                   {"matches", rule.matches.size()},
                   {"non_matches", rule.non_matches.size()},
                   {"builtin", rules.is_builtin(i)}});
  }
  return all.dump(2) + "\n";
}

// A file may hold several rules: from the line of this one to the next.
std::string cut_out(std::string_view yaml, const Rule& rule, const RuleSet& rules) {
  int end = 0;
  for (const Rule& other : rules.rules()) {
    const bool behind = other.file == rule.file && other.line > rule.line;
    if (behind && (end == 0 || other.line < end)) end = other.line;
  }
  std::string out;
  int line = 1;
  for (const std::string_view text : split(yaml, '\n')) {
    if (line >= rule.line && (end == 0 || line < end) && text != "---") {
      out.append(text).push_back('\n');
    }
    ++line;
  }
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

Result<std::string> yaml_of(const Rule& rule, bool builtin, const RuleSet& rules) {
  if (!rule.imported.empty()) return rule_to_yaml(rule);
  constexpr std::string_view kFolder = "rules/";
  if (builtin) {
    return cut_out(embedded_file(std::string_view(rule.file).substr(kFolder.size())), rule, rules);
  }
  std::ifstream file(rule.file, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file) return Error{ErrorCode::kIo, "cannot be read again", rule.file};
  return cut_out(std::move(bytes).str(), rule, rules);
}

// As YAML comments, so that what is shown can be the start of a rule of one's own.
std::string notes_on(const Rule& rule, bool builtin) {
  std::string out =
      fmt::format("# {}: {}\n", rule.id, builtin ? std::string("built in") : "from " + rule.file);
  out += fmt::format("# finds {}, score {:.2f}, on the views {}\n", rule.entity, rule.score,
                     fmt::join(views_of(rule), ", "));
  if (rule.certain) out += "# cannot be mistaken: runs in identifiers, timestamps and labels too\n";
  if (rule.remember) out += "# what it finds is searched in the whole conversation\n";
  if (!rule.previous.empty()) out += "# counts only behind a turn that asks for it\n";
  out += builtin ? "# engine: patterns compiled at build time\n"
                 : "# engine: patterns compiled at start\n";
  return out + fmt::format("# examples: {} matches, {} non_matches\n", rule.matches.size(),
                           rule.non_matches.size());
}

std::string describe(const UnwrittenRule& rule) {
  std::string out =
      fmt::format("# {}: made by the program, in no rule file\n# finds {}", rule.id, rule.entity);
  if (rule.score > 0) out += fmt::format(", score {:.2f}", rule.score);
  out += fmt::format("\nabout: {}\n", rule.about);
  if (rule.keys.empty()) return out;
  // As a YAML list, a line as wide as the rule files are.
  constexpr std::size_t kWidth = 110;
  std::string line = "keys: [";
  for (std::size_t i = 0; i < rule.keys.size(); ++i) {
    const std::string key = std::string(rule.keys[i]) + (i + 1 < rule.keys.size() ? ", " : "]");
    if (line.size() + key.size() > kWidth) {
      out += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
      line = "  ";
    }
    line += key;
  }
  return out + line + '\n';
}

}  // namespace

int list_rules(const Arguments& arguments) {
  const Result<RuleSet> rules = load_rules(options_of(arguments));
  if (!rules) return report_error(rules.error());
  Output output;
  output.write(arguments.format == "json" ? rules_as_json(*rules) : rules_as_text(*rules));
  return finish(output, kExitDone);
}

int show_rule(const Arguments& arguments) {
  const Result<RuleSet> rules = load_rules(options_of(arguments));
  if (!rules) return report_error(rules.error());
  const std::string& id = arguments.words.front();
  const auto& all = rules->rules();
  const auto at = std::find_if(all.begin(), all.end(), [&](const Rule& r) { return r.id == id; });
  if (at == all.end()) {
    const std::vector<UnwrittenRule> unwritten = unwritten_rules();
    if (const auto made = std::ranges::find(unwritten, id, &UnwrittenRule::id);
        made != unwritten.end()) {
      Output output;
      output.write(describe(*made));
      return finish(output, kExitDone);
    }
    std::vector<std::string_view> ids;
    ids.reserve(all.size() + unwritten.size());
    for (const Rule& rule : all) ids.push_back(rule.id);
    for (const UnwrittenRule& rule : unwritten) ids.push_back(rule.id);
    return report_error(
        {ErrorCode::kNotFound,
         fmt::format("no rule '{}'{}; see 'expunge rules list'", id, did_you_mean(id, ids)), ""});
  }
  const bool builtin = rules->is_builtin(static_cast<std::size_t>(at - all.begin()));
  const Result<std::string> yaml = yaml_of(*at, builtin, *rules);
  if (!yaml) return report_error(yaml.error());
  Output output;
  output.write(notes_on(*at, builtin));
  output.write(*yaml);
  return finish(output, kExitDone);
}

int check_rule_files(const Arguments& arguments) {
  if (arguments.cost) return show_rule_costs(arguments);
  std::vector<std::string> paths = arguments.words;
  paths.insert(paths.end(), arguments.rules.begin(), arguments.rules.end());
  const Result<RuleCheck> checked = check_rules(paths);
  if (!checked) return report_error(checked.error());
  Output output;
  for (const RuleFault& fault : checked->faults) {
    output.write(fmt::format("{}:{}: {}: {}\n", fault.file, fault.line, fault.rule, fault.what));
  }
  output.write(import_report(checked->imports));
  for (const UnprovenRule& unproven : checked->unproven) {
    output.write(fmt::format("not proven  {}:{}: {}: {}\n", unproven.file, unproven.line,
                             unproven.rule, unproven.why));
  }
  std::string counted =
      fmt::format("{}, {}", plural(checked->rules, "rule"), plural(checked->examples, "example"));
  if (!checked->unproven.empty()) {
    counted += fmt::format(", {} not proven", grouped(checked->unproven.size()));
  }
  if (checked->faults.empty()) {
    output.write(fmt::format("{}: no issues\n", counted));
    return finish(output, kExitDone);
  }
  output.write(fmt::format("{}: {}\n", counted, plural(checked->faults.size(), "issue")));
  return finish(output, kExitFindings);
}

}  // namespace expunge
