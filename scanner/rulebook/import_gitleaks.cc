// gitleaks rules as rules of ours.
//
//   regex, secretGroup       pattern, groups (none named: the first group that is not empty)
//   keywords                 keywords; gitleaks seeks them in the file, we in the record
//   entropy                  entropy
//   allowlists               allow, the file's lists in every rule
//   description, tags        about
//   path, commits            nothing: a text of a record has neither
//
// Nothing that narrows a rule is made up for: without its path a rule finds more, not less.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "rulebook/gitleaks_config.h"
#include "rulebook/go_pattern.h"
#include "rulebook/import.h"
#include "rulebook/rule_loader.h"
#include "rulebook/yaml_reader.h"

namespace expunge {
namespace {

constexpr char kFamily[] = "gitleaks";
// gitleaks knows no scores.  Our own rules for a service lie above; of gitleaks' the general ones
// give way to the others, as there.
constexpr double kScore = 0.8;
constexpr double kGenericScore = 0.7;

class Importer {
 public:
  Importer(const GitleaksConfig& config, RuleImport& out) : config_(config), out_(out) {}

  void run() {
    for (const GitleaksAllowlist& list : config_.allowlists) add_allow(list, "", for_all_);
    for (const auto& [id, rule] : config_.rules) add(rule);
    if (config_.rules.empty() && !for_all_.empty()) {
      note(ImportNote::Kind::kChanged, out_.file, config_.allowlists.front().line, "",
           "it holds no rule; its allowlists have no effect on the rules of other files");
    }
  }

 private:
  void note(ImportNote::Kind kind, const std::string& file, int line, const std::string& rule,
            std::string why) {
    out_.notes.push_back(
        {kind, file, line, rule.empty() ? "the file" : "rule " + rule, std::move(why)});
  }
  // `rule`: its id, empty for a list of the whole file.
  void add_allow(const GitleaksAllowlist& list, const std::string& rule,
                 std::vector<RuleAllow>& out) {
    const bool by_place = !list.paths.empty() || !list.commits.empty();
    const bool by_text = !list.regexes.empty() || !list.stopwords.empty();
    if (by_place) {
      const char* what = list.paths.empty() ? "commits" : "paths";
      note(ImportNote::Kind::kChanged, list.file, list.line, rule,
           list.all ? fmt::format("an allowlist that also asks for {} allows nothing: a text of a "
                                  "record has none",
                                  what)
                    : fmt::format("{} of an allowlist have no effect: a text of a record has none",
                                  what));
    }
    if (!by_text || (list.all && by_place)) return;
    RuleAllow allow;
    allow.about = list.about;
    allow.all = list.all;
    allow.target = list.target;
    for (const std::string& regex : list.regexes) allow.patterns.push_back(re2_from_go(regex));
    for (const std::string& word : list.stopwords) {
      if (!word.empty()) allow.words.push_back(ascii_lower(word));
    }
    out.push_back(std::move(allow));
  }

  // Why there can be no such rule, or empty.
  static std::string left_out(const GitleaksRule& rule, const std::string& pattern) {
    if (rule.regex.empty() && !rule.path.empty()) {
      return "it knows files by their path alone; a text of a record has no path";
    }
    if (rule.regex.empty()) {
      return "it changes a rule of the list inside gitleaks, which is not part of expunge";
    }
    if (rule.skip_report) return "skipReport: it only serves as a condition of others";
    return pattern_fault(pattern);
  }

  void add(const GitleaksRule& from) {
    const std::string pattern = re2_from_go(from.regex);
    const std::string reason = left_out(from, pattern);
    if (!reason.empty()) {
      note(ImportNote::Kind::kLeftOut, from.file, from.line, from.id, reason);
      return;
    }
    if (!from.path.empty()) {
      note(ImportNote::Kind::kChanged, from.file, from.line, from.id,
           "path is not looked at: the rule runs on every text");
    }
    if (!from.required.empty()) {
      note(ImportNote::Kind::kChanged, from.file, from.line, from.id,
           fmt::format("required ({}) is not looked at: the rule counts alone",
                       fmt::join(from.required, ", ")));
    }
    Rule rule;
    rule.id = imported_id(kFamily, from.id);
    rule.entity = "SECRET";
    rule.about = about(from);
    rule.pattern = pattern;
    rule.groups = groups(from, pattern);
    for (const std::string& keyword : from.keywords) {
      if (!keyword.empty()) rule.keywords.push_back(keyword);
    }
    const bool generic = ascii_lower(from.id).find("generic") != std::string::npos;
    rule.score = generic ? kGenericScore : kScore;
    rule.entropy = from.entropy;
    for (const GitleaksAllowlist& list : from.allowlists) add_allow(list, from.id, rule.allow);
    rule.allow.insert(rule.allow.end(), for_all_.begin(), for_all_.end());
    rule.imported = "gitleaks rule " + from.id;
    rule.file = from.file;
    rule.line = from.line;
    out_.rules.push_back(std::move(rule));
  }

  static std::string about(const GitleaksRule& from) {
    std::string text(trim(from.description));
    if (text.empty()) text = "gitleaks rule " + from.id;
    if (!from.tags.empty()) text += fmt::format(" (tags: {})", fmt::join(from.tags, ", "));
    return text;
  }

  static std::vector<int> groups(const GitleaksRule& from, const std::string& pattern) {
    if (from.secret_group > 0) return {from.secret_group};
    std::vector<int> all;
    for (int group = 1; group <= regex_groups(pattern); ++group) all.push_back(group);
    return all;
  }

  const GitleaksConfig& config_;
  RuleImport& out_;
  std::vector<RuleAllow> for_all_;
};

}  // namespace

Result<RuleImport> import_gitleaks(std::string_view toml, const std::string& path) {
  Result<GitleaksConfig> config = read_gitleaks_config(toml, path);
  if (!config) return std::move(config).error();
  RuleImport import;
  import.file = path;
  import.format = "gitleaks";
  import.notes = std::move(config->notes);
  Importer(*config, import).run();
  return import;
}

}  // namespace expunge
