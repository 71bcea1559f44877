#include "cli/help.h"

#include <fmt/format.h>

#include "cli/console.h"
#include "expunge/version.h"

namespace expunge {
namespace {

constexpr std::size_t kWidth = 96;

std::string command_lines(std::string_view group) {
  std::string out;
  for (const Command& entry : commands()) {
    if (!group.empty() && !entry.name.starts_with(group)) continue;
    out += fmt::format("  {:<17} {}\n", entry.name, entry.about);
  }
  return out;
}

std::string example_lines(const std::vector<Example>& examples) {
  std::string out = "Examples:\n";
  for (const Example& example : examples) {
    out += fmt::format("  # {}\n  {}\n", example.what, example.line);
  }
  return out;
}

std::string flag_lines(const Flag& flag, bool brief) {
  // Long names line up whether there is a letter or not.
  const std::string name =
      (flag.letter == 0 ? std::string("    ") : std::string()) + signature(flag);
  if (brief) return fmt::format("  {:<28} {}\n", name, flag.help);
  std::string out = fmt::format("  {}\n", name);
  out += wrapped(flag.help, 10, kWidth);
  if (!flag.long_help.empty()) out += wrapped(flag.long_help, 10, kWidth);
  if (flag.completes == Completes::kChoices) {
    out += fmt::format("          One of: {}\n", fmt::join(flag.choices, ", "));
  }
  if (!flag.fallback.empty()) out += fmt::format("          Default: {}\n", flag.fallback);
  return out;
}

}  // namespace

std::string version_line() { return fmt::format("expunge {}\n", kVersion); }

std::string usage_line(const Command& entry) {
  return fmt::format("expunge {}{}{} [OPTION...]", entry.name, entry.words.empty() ? "" : " ",
                     entry.words);
}

std::string program_help(bool brief) {
  std::string out = "expunge finds personal data in conversation datasets and removes it.\n\n";
  out += "Usage: expunge COMMAND [OPTION...] [INPUT...]\n\nCommands:\n" + command_lines("") + "\n";
  if (brief) return out + "More: expunge --help, expunge COMMAND --help\n";
  out += example_lines({
      {"A clean copy of a dataset, and the log of what was done",
       "expunge redact pippa.jsonl -o clean.jsonl --audit audit.jsonl"},
      {"Only look", "expunge scan pippa.jsonl"},
      {"A sentence", "echo 'write to jane@example.net' | expunge redact"},
      {"Was it done right?",
       "expunge verify clean.jsonl --audit audit.jsonl --original pippa.jsonl"},
  });
  out +=
      "\nExit status:\n"
      "  0    done; scan: nothing found\n"
      "  1    scan: something found; verify, rules check: something wrong\n"
      "  2    usage or set-up error\n"
      "  3    finished, but some records could not be read: they are in quarantine\n"
      "  130  interrupted\n"
      "\nEnvironment:\n"
      "  EXPUNGE_KEY  the key, if there is no --key-file: at least 16 characters\n"
      "\nMore: expunge COMMAND --help, expunge man\n";
  return out;
}

std::string group_help(std::string_view group) {
  std::string out = fmt::format("Usage: expunge {} COMMAND [OPTION...]\n\nCommands:\n", group);
  out += command_lines(fmt::format("{} ", group)) + "\n";
  std::vector<Example> examples;
  for (const Command& entry : commands()) {
    if (entry.name.starts_with(fmt::format("{} ", group)))
      examples.push_back(entry.examples.front());
  }
  return out + example_lines(examples) + fmt::format("\nMore: expunge {} COMMAND --help\n", group);
}

std::string command_help(const Command& entry, bool brief) {
  std::string out = fmt::format("Usage: {}\n\n", usage_line(entry));
  out += wrapped(fmt::format("{}.", entry.about), 0, kWidth) + "\n";
  if (!brief) {
    out += wrapped(entry.text, 0, kWidth) + "\n";
    out += example_lines(entry.examples) + "\n";
  }
  if (!entry.words.empty()) {
    out += fmt::format("Arguments:\n  {}\n", entry.words) + wrapped(entry.words_help, 10, kWidth) +
           "\n";
  }
  out += "Options:\n";
  for (const Flag* flag : flags_of(entry.id)) out += flag_lines(*flag, brief);
  if (brief) return out;
  out += "\nExit status:\n";
  for (const ExitCode& exit : entry.exits) out += fmt::format("  {:<4} {}\n", exit.code, exit.when);
  return out;
}

}  // namespace expunge
