// The manual page: the tables of flags.h as troff (man macros).
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "expunge/version.h"

namespace expunge {
namespace {

// Backslashes and dashes mean themselves; a dot or quote at the start of a line is no request.
std::string troff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (out.empty() && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string flag_entry(const Flag& flag) {
  std::string out = fmt::format(".TP\n\\fB{}\\fR\n{}", troff(signature(flag)), troff(flag.help));
  out += ".\n";
  if (!flag.long_help.empty()) out += troff(flag.long_help) + "\n";
  if (flag.completes == Completes::kChoices) {
    out += troff(fmt::format("One of: {}.", fmt::join(flag.choices, ", "))) + "\n";
  }
  if (!flag.fallback.empty()) out += troff(fmt::format("Default: {}.", flag.fallback)) + "\n";
  return out;
}

std::string command_section(const Command& entry) {
  std::string out = fmt::format(".SS \"expunge {}{}{}\"\n", troff(entry.name),
                                entry.words.empty() ? "" : " ", troff(entry.words));
  out += troff(fmt::format("{}.", entry.about)) + "\n" + troff(entry.text) + "\n";
  if (!entry.words.empty()) {
    out += fmt::format(".TP\n\\fI{}\\fR\n{}\n", troff(entry.words), troff(entry.words_help));
  }
  for (const Flag* flag : flags_of(entry.id)) {
    if (flag->name != "help" && !flag->name.empty()) out += flag_entry(*flag);
  }
  for (const Example& example : entry.examples) {
    out += fmt::format(".PP\n{}:\n.PP\n.nf\n.RS 4\n{}\n.RE\n.fi\n", troff(example.what),
                       troff(example.line));
  }
  out += ".PP\nExit status:\n";
  for (const ExitCode& exit : entry.exits) {
    out += fmt::format(".TP\n{}\n{}\n", exit.code, troff(exit.when));
  }
  return out;
}

std::string man_page() {
  std::string out = fmt::format(".TH EXPUNGE 1 \"\" \"expunge {}\" \"User Commands\"\n", kVersion);
  out +=
      ".SH NAME\nexpunge \\- find personal data in conversation datasets and remove it\n"
      ".SH SYNOPSIS\n\\fBexpunge\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIINPUT\\fR...]\n"
      ".SH DESCRIPTION\n"
      "Reads conversation datasets (JSON Lines, JSON, CSV, TSV, text; also compressed), finds\n"
      "personal data by rules, and writes the same bytes without it, with an audit log of what\n"
      "was done that never quotes what was found.\n"
      ".SH COMMANDS\n";
  for (const Command& entry : commands()) out += command_section(entry);
  out +=
      ".SH ENVIRONMENT\n.TP\n\\fBEXPUNGE_KEY\\fR\nThe key, if there is no "
      "\\fB\\-\\-key\\-file\\fR: "
      "at least 16 characters.\n";
  return out;
}

}  // namespace

int print_man_page(const Arguments&) {
  Output output;
  output.write(man_page());
  return finish(output, kExitDone);
}

}  // namespace expunge
