// The one table of flags and the one table of commands.  Parser, help, man page and completions
// are all made from them; a flag or command exists nowhere else.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace expunge {

enum class CommandId : std::uint8_t {
  kRedact,
  kScan,
  kVerify,
  kRestore,
  kGate,
  kReview,
  kRulesList,
  kRulesShow,
  kRulesCheck,
  kRulesImport,
  kProfilesList,
  kProfilesShow,
  kProfilesDetect,
  kExplain,
  kEval,
  kOptoutSeal,
  kOptoutSweep,
  kOptoutProve,
  kBench,
  kCompletions,
  kMan,
};

// What a command line said.  Unset strings are empty; the table's defaults are filled in.
struct Arguments {
  CommandId command = CommandId::kRedact;
  std::vector<std::string> words;  // what stood without a dash: inputs, ids, names

  std::string output, audit, quarantine, original, key_file;
  std::string profile, input_format, policy;
  std::vector<std::string> rules, only, except;
  std::string names, engine, format, progress, density, shape, write;
  std::string labels, compare;
  std::string text, pointer, why;
  std::string old_key_file, proof, html, markdown, sign, public_key;
  std::vector<std::string> registry, id, subject;
  std::vector<std::string> by, fail_under;
  std::string base, git, baseline, reason, who, until, data, gold;
  std::vector<std::string> reports;
  static constexpr std::uint64_t kNoRecord = UINT64_MAX;
  std::uint64_t record = kNoRecord;
  std::uint64_t jobs = 0, limit = 0, records = 0, runs = 0, megabytes = 0;
  double min_score = -1;
  bool verify = false, all_urls = false, all_dates = false, show_text = false, quiet = false,
       errors = false, no_hints = false, only_annotated = false, update_baseline = false,
       everywhere = false, reseal = false, warn_only = false, no_cache = false, stats = false,
       force = false, risk = false, stages = false, check = false, cost = false;
  bool short_help = false, long_help = false;
};

// What completes a flag's argument or a positional.
enum class Completes : std::uint8_t {
  kNothing,
  kFile,
  kChoices,
  kEntities,
  kProfiles,
  kPolicies,
  kRules,
};

using Slot =
    std::variant<bool Arguments::*, std::string Arguments::*, std::vector<std::string> Arguments::*,
                 std::uint64_t Arguments::*, double Arguments::*>;

struct Flag {
  std::string_view name;      // without the dashes
  char letter;                // 0 = none
  std::string_view argument;  // how help calls it; empty = the flag takes none
  Completes completes;
  std::vector<std::string_view> choices;  // for kChoices: nothing else is accepted
  std::vector<CommandId> commands;
  std::string_view help;       // one line
  std::string_view long_help;  // more sentences; may be empty
  std::string_view fallback;   // value when not given; empty = none
  Slot slot;
};

struct Example {
  std::string_view what;
  std::string_view line;
};

struct ExitCode {
  int code;
  std::string_view when;
};

struct Command {
  CommandId id;
  std::string_view name;  // "redact", "rules check"
  std::string_view about;
  std::string_view words;  // usage of what stands without a dash: "[INPUT...]"
  std::string_view words_help;
  Completes completes;
  std::vector<std::string_view> choices;  // of the words, for kChoices
  std::size_t min_words;
  std::size_t max_words;  // 0 = none, SIZE_MAX = any number
  std::string_view text;  // a paragraph
  std::vector<Example> examples;
  std::vector<ExitCode> exits;
};

std::span<const Flag> flags();
std::span<const Command> commands();

const Command& command(CommandId id);
bool belongs(const Flag& flag, CommandId id);
std::vector<const Flag*> flags_of(CommandId id);
// "-o, --output OUT"
std::string signature(const Flag& flag);

}  // namespace expunge
