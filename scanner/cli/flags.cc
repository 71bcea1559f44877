#include "cli/flags.h"

#include <algorithm>

namespace expunge {
namespace {

using enum CommandId;

const std::vector<CommandId>& every_command() {
  static const std::vector<CommandId> all = [] {
    std::vector<CommandId> ids;
    for (const Command& entry : commands()) ids.push_back(entry.id);
    return ids;
  }();
  return all;
}

std::vector<Flag> io_flags() {
  return {
      {"output",
       'o',
       "OUT",
       Completes::kFile,
       {},
       {kRedact, kRestore},
       "Where the result goes; standard output if left out",
       "With several inputs, or a folder, OUT is a folder that gets the same layout. It "
       "appears whole or not at all, and is compressed if its name ends in .gz or .zst. Writing "
       "onto an input is refused.",
       "",
       &Arguments::output},
      {"output",
       'o',
       "DIR",
       Completes::kFile,
       {},
       {kRulesImport},
       "Folder for the rules, a file each; left out: only say what would be taken over",
       "Files that are there already are not overwritten.",
       "",
       &Arguments::output},
      {"audit",
       0,
       "LOG",
       Completes::kFile,
       {},
       {kRedact, kScan, kVerify},
       "The audit log: what was found where, and what was done",
       "JSON Lines, chained and sealed; never holds the text that was found. See `expunge verify`.",
       "",
       &Arguments::audit},
      {"quarantine",
       0,
       "FILE",
       Completes::kFile,
       {},
       {kRedact, kScan},
       "Where records go that could not be read; default OUT.quarantine.jsonl",
       "Such records never reach the output. The file holds them as they were, with the reason.",
       "",
       &Arguments::quarantine},
      {"verify",
       0,
       "",
       Completes::kNothing,
       {},
       {kRedact},
       "Scan what was written once more, and fail if anything is left",
       "",
       "",
       &Arguments::verify},
      {"original",
       0,
       "IN",
       Completes::kFile,
       {},
       {kVerify},
       "The input of the run: compare every byte outside the edits with it",
       "",
       "",
       &Arguments::original},
      {"key-file",
       0,
       "FILE",
       Completes::kFile,
       {},
       {kRedact, kScan, kVerify, kRestore},
       "Key of fingerprints, hashes, surrogates and the seal; default $EXPUNGE_KEY",
       "Any file of at least 16 bytes. Without one the run makes up a fresh key and forgets it: "
       "nobody can then join fingerprints, check the seal or decrypt.",
       "",
       &Arguments::key_file},
  };
}

std::vector<Flag> data_flags() {
  return {
      {"profile",
       'p',
       "NAME|FILE",
       Completes::kProfiles,
       {},
       {kRedact, kScan, kVerify, kRestore, kExplain, kEval},
       "What the data looks like; default: told from the first records",
       "A name of `expunge profiles list`, or a YAML file of your own.",
       "",
       &Arguments::profile},
      {"input-format",
       0,
       "FORMAT",
       Completes::kChoices,
       {"jsonl", "array", "json", "csv", "tsv", "text", "blocks"},
       {kRedact, kScan, kRestore, kExplain},
       "How the file is cut into records; default: told from the data",
       "",
       "",
       &Arguments::input_format},
  };
}

std::vector<Flag> finding_flags() {
  return {
      {"policy",
       0,
       "NAME|FILE",
       Completes::kPolicies,
       {},
       {kRedact, kScan, kVerify, kExplain, kEval, kBench},
       "What happens to which finding: default, strict, audit-only, pippa or a YAML file",
       "",
       "",
       &Arguments::policy},
      {"rules",
       'r',
       "DIR|FILE",
       Completes::kFile,
       {},
       {kRedact, kScan, kVerify, kExplain, kEval, kRulesList, kRulesShow, kRulesCheck, kBench},
       "Rules added to the built-in ones (repeatable)",
       "A rule with the id of a built-in rule replaces it. `expunge rules check` tests them first. "
       "Rule files of gitleaks (.toml) and Presidio (.yaml) are read as they are.",
       "",
       &Arguments::rules},
      {"only",
       0,
       "ENTITY,...",
       Completes::kEntities,
       {},
       {kRedact, kScan, kExplain, kEval},
       "Look for these entities and no others",
       "",
       "",
       &Arguments::only},
      {"except",
       0,
       "ENTITY,...",
       Completes::kEntities,
       {},
       {kRedact, kScan, kExplain, kEval},
       "Do not look for these entities",
       "",
       "",
       &Arguments::except},
      {"all-urls",
       0,
       "",
       Completes::kNothing,
       {},
       {kRedact, kScan, kExplain, kEval},
       "Find every link, not only those that lead to a person",
       "Ordinary links are owned by the public, which the default policy keeps.",
       "",
       &Arguments::all_urls},
      {"names",
       0,
       "HOW",
       Completes::kChoices,
       {"off", "rules", "model"},
       {kRedact, kScan, kExplain, kEval, kBench},
       "How personal names are found",
       "",
       "model",
       &Arguments::names},
      {"min-score",
       0,
       "N",
       Completes::kNothing,
       {},
       {kRedact, kScan, kExplain, kEval},
       "Lowest score of a finding, 0 to 1; default: the policy's",
       "",
       "",
       &Arguments::min_score},
      {"engine",
       0,
       "ENGINE",
       Completes::kChoices,
       {"fast", "reference"},
       {kRedact, kScan, kExplain, kEval, kBench},
       "The fast engine, or the slow one that it is held to",
       "Both give the same findings.",
       "fast",
       &Arguments::engine},
      {"jobs",
       'j',
       "N",
       Completes::kNothing,
       {},
       {kRedact, kScan, kVerify, kEval, kBench},
       "Worker threads; default: one a core (bench: 1)",
       "The output is the same for any number.",
       "",
       &Arguments::jobs},
  };
}

std::vector<Flag> display_flags() {
  return {
      {"format",
       'f',
       "FORMAT",
       Completes::kChoices,
       {"text", "jsonl", "csv", "sarif", "github", "junit", "markdown"},
       {kScan},
       "Text to read, the audit log's finding lines, or a report for another program",
       "sarif: SARIF 2.1.0; github: annotations of a pull request; junit: XML for test reports; "
       "markdown: a summary. None of them holds the text that was found.",
       "text",
       &Arguments::format},
      {"format",
       'f',
       "FORMAT",
       Completes::kChoices,
       {"text", "json"},
       {kRulesList, kExplain, kEval},
       "A table to read, or JSON",
       "",
       "text",
       &Arguments::format},
      {"show-text",
       0,
       "",
       Completes::kNothing,
       {},
       {kScan},
       "Print the personal data itself: nothing else ever does",
       "Works with --format text. Mind terminals that keep what they show, and shared logs.",
       "",
       &Arguments::show_text},
      {"limit",
       'n',
       "N",
       Completes::kNothing,
       {},
       {kScan},
       "Print at most N findings; the summary still counts all",
       "",
       "",
       &Arguments::limit},
      {"progress",
       0,
       "WHEN",
       Completes::kChoices,
       {"auto", "always", "never"},
       {kRedact, kScan},
       "Show how far the run has come on standard error",
       "auto: only if standard error is a terminal.",
       "auto",
       &Arguments::progress},
      {"quiet",
       'q',
       "",
       Completes::kNothing,
       {},
       {kRedact, kScan, kVerify, kRestore},
       "Print errors and what was asked for, no notices and no summary",
       "",
       "",
       &Arguments::quiet},
  };
}

std::vector<Flag> explain_flags() {
  return {
      {"record",
       0,
       "N",
       Completes::kNothing,
       {},
       {kExplain},
       "Which record of INPUT, counted from 0",
       "As in findings and audit logs.",
       "",
       &Arguments::record},
      {"pointer",
       0,
       "P",
       Completes::kNothing,
       {},
       {kExplain},
       "Only the field at this JSON Pointer",
       "The whole record is looked at all the same: what one turn reveals counts in the others.",
       "",
       &Arguments::pointer},
      {"text",
       0,
       "TEXT",
       Completes::kNothing,
       {},
       {kExplain},
       "A text instead of a record, as if a human said it",
       "",
       "",
       &Arguments::text},
      {"why",
       0,
       "STRETCH",
       Completes::kNothing,
       {},
       {kExplain},
       "What became of these words, or of BEGIN-END (characters of the field)",
       "Says which candidates touch them, what they would be alone, and with --only which rules of "
       "the entity did not match.",
       "",
       &Arguments::why},
      {"show-text",
       0,
       "",
       Completes::kNothing,
       {},
       {kExplain},
       "Print the values themselves too",
       "Mind terminals that keep what they show, and shared logs.",
       "",
       &Arguments::show_text},
  };
}

std::vector<Flag> eval_flags() {
  return {
      {"output",
       'o',
       "FILE",
       Completes::kFile,
       {},
       {kEval},
       "Where the figures go; standard output if left out",
       "",
       "",
       &Arguments::output},
      {"labels",
       0,
       "FILE",
       Completes::kFile,
       {},
       {kEval},
       "What the gold's labels mean; default: LABELMAP.json beside it, if there is one",
       "JSON: {\"SET\": {\"LABEL\": \"ENTITY\", \"*\": \"OTHER\"}} or {\"LABEL\": \"ENTITY\"}. "
       "`none`: labels are names of entities.",
       "",
       &Arguments::labels},
      {"by",
       0,
       "HOW",
       Completes::kChoices,
       {"entity", "language", "role", "tag", "set", "label", "rule"},
       {kEval},
       "One table each (repeatable)",
       "JSON always holds all of them.",
       "entity",
       &Arguments::by},
      {"errors",
       0,
       "",
       Completes::kNothing,
       {},
       {kEval},
       "List every value missed or cut, and every false finding, with its text",
       "This shows text of the gold, the personal data in it too.",
       "",
       &Arguments::errors},
      {"compare",
       0,
       "BEFORE",
       Completes::kFile,
       {},
       {kEval},
       "What changed since BEFORE, an evaluation in JSON: figures, and case by case",
       "Shows text of the gold as --errors does.",
       "",
       &Arguments::compare},
      {"fail-under",
       0,
       "LIMITS",
       Completes::kFile,
       {},
       {kEval},
       "Exit with 1 if a figure is worse than its limit (repeatable)",
       "NAME=VALUE,... (all.f1=0.9,PERSON.strict_recall=0.8,whole=0.85,traps.fiction=0.05) or a "
       "JSON "
       "file of such.",
       "",
       &Arguments::fail_under},
      {"no-hints",
       0,
       "",
       Completes::kNothing,
       {},
       {kEval},
       "Texts: do not tell the scanner the region and language that a row states",
       "",
       "",
       &Arguments::no_hints},
  };
}

std::vector<Flag> bench_flags() {
  return {
      {"records",
       0,
       "N",
       Completes::kNothing,
       {},
       {kBench},
       "Records to make up, about 12 kB each",
       "",
       "2000",
       &Arguments::records},
      {"density",
       0,
       "HOW",
       Completes::kChoices,
       {"few", "many"},
       {kBench},
       "A finding every 100 kB (few) or every 3.5 kB (many)",
       "",
       "few",
       &Arguments::density},
      {"runs",
       0,
       "N",
       Completes::kNothing,
       {},
       {kBench},
       "Runs of each row; the median counts",
       "",
       "3",
       &Arguments::runs},
      {"write",
       0,
       "FILE",
       Completes::kFile,
       {},
       {kBench},
       "Write the made-up data to FILE instead of measuring",
       "",
       "",
       &Arguments::write},
      {"megabytes",
       0,
       "N",
       Completes::kNothing,
       {},
       {kBench},
       "With --write: how much, in place of --records",
       "",
       "",
       &Arguments::megabytes},
  };
}

std::vector<Flag> help_flags() {
  return {
      {"",
       'h',
       "",
       Completes::kNothing,
       {},
       every_command(),
       "Short help",
       "",
       "",
       &Arguments::short_help},
      {"help",
       0,
       "",
       Completes::kNothing,
       {},
       every_command(),
       "Help with examples",
       "",
       "",
       &Arguments::long_help},
  };
}

std::vector<Flag> all_flags() {
  std::vector<Flag> all;
  for (auto group : {io_flags, data_flags, finding_flags, display_flags, explain_flags, eval_flags,
                     bench_flags, help_flags}) {
    for (Flag& flag : group()) all.push_back(std::move(flag));
  }
  return all;
}

}  // namespace

std::span<const Flag> flags() {
  static const std::vector<Flag> table = all_flags();
  return table;
}

const Command& command(CommandId id) {
  const std::span<const Command> all = commands();
  return *std::find_if(all.begin(), all.end(),
                       [&](const Command& entry) { return entry.id == id; });
}

bool belongs(const Flag& flag, CommandId id) {
  return std::find(flag.commands.begin(), flag.commands.end(), id) != flag.commands.end();
}

std::vector<const Flag*> flags_of(CommandId id) {
  std::vector<const Flag*> own;
  for (const Flag& flag : flags()) {
    if (belongs(flag, id)) own.push_back(&flag);
  }
  return own;
}

std::string signature(const Flag& flag) {
  std::string text;
  if (flag.letter != 0) text += {'-', flag.letter};
  if (!flag.name.empty()) {
    if (!text.empty()) text += ", ";
    text.append("--").append(flag.name);
  }
  if (!flag.argument.empty()) text.append(" ").append(flag.argument);
  return text;
}

}  // namespace expunge
