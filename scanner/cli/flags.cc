#include "cli/flags.h"

#include <algorithm>
#include <utility>

#include "cli/flag_groups.h"

namespace expunge {

const std::vector<CommandId>& every_command() {
  static const std::vector<CommandId> all = [] {
    std::vector<CommandId> ids;
    for (const Command& entry : commands()) ids.push_back(entry.id);
    return ids;
  }();
  return all;
}

namespace {

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
                     gate_flags, optout_flags, bench_flags, help_flags}) {
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