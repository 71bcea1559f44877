// Completions for bash, zsh and fish, made from the tables of flags.h.
#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "rulebook/policy.h"
#include "rulebook/profile.h"
#include "rulebook/rule.h"

namespace expunge {
namespace {

// Names that only the rulebook knows.
struct KnownNames {
  std::vector<std::string> entities, profiles, policies, rules;
};

Result<KnownNames> known_names() {
  KnownNames names;
  const Result<RuleSet> rules = RuleSet::builtin();
  if (!rules) return rules.error();
  const Result<ProfileSet> profiles = ProfileSet::builtin();
  if (!profiles) return profiles.error();
  const Result<PolicySet> policies = PolicySet::builtin();
  if (!policies) return policies.error();
  names.entities = rules->entities();
  for (const Rule& rule : rules->rules()) names.rules.push_back(rule.id);
  for (const Profile& profile : profiles->profiles()) names.profiles.push_back(profile.name);
  for (const Policy& policy : policies->policies()) names.policies.push_back(policy.name);
  return names;
}

std::string joined(const KnownNames& names, Completes what,
                   const std::vector<std::string_view>& choices) {
  switch (what) {
    case Completes::kChoices:
      return fmt::format("{}", fmt::join(choices, " "));
    case Completes::kEntities:
      return fmt::format("{}", fmt::join(names.entities, " "));
    case Completes::kProfiles:
      return fmt::format("{}", fmt::join(names.profiles, " "));
    case Completes::kPolicies:
      return fmt::format("{}", fmt::join(names.policies, " "));
    case Completes::kRules:
      return fmt::format("{}", fmt::join(names.rules, " "));
    case Completes::kFile:
    case Completes::kNothing:
      break;
  }
  return {};
}

// A name of the rulebook may also be given as a file.
bool takes_files(Completes what) {
  return what == Completes::kFile || what == Completes::kProfiles || what == Completes::kPolicies;
}

// First words, each once; with the second words of a group.
std::vector<std::pair<std::string_view, std::vector<std::string_view>>> command_tree() {
  std::vector<std::pair<std::string_view, std::vector<std::string_view>>> tree;
  for (const Command& entry : commands()) {
    const std::vector<std::string_view> words = split(entry.name, ' ');
    if (tree.empty() || tree.back().first != words[0]) tree.push_back({words[0], {}});
    if (words.size() == 2) tree.back().second.push_back(words[1]);
  }
  return tree;
}

std::string first_words() {
  std::string out;
  for (const auto& [word, seconds] : command_tree()) out.append(word).append(" ");
  return out + "--help --version";
}

std::vector<std::string> spellings(const Flag& flag) {
  std::vector<std::string> out;
  if (!flag.name.empty()) out.push_back(fmt::format("--{}", flag.name));
  if (flag.letter != 0) out.push_back(fmt::format("-{}", flag.letter));
  return out;
}

std::string bash_reply(const KnownNames& names, Completes what,
                       const std::vector<std::string_view>& choices) {
  if (what == Completes::kEntities) {
    return fmt::format("_expunge_list \"{}\"", joined(names, what, choices));
  }
  const std::string words = joined(names, what, choices);
  std::string out;
  if (!words.empty()) out = fmt::format("COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))", words);
  if (takes_files(what)) {
    out += fmt::format("{}compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- \"$cur\"))",
                       out.empty() ? "" : "; ");
  }
  return out.empty() ? std::string(":") : out;
}

std::string bash_cases(const Command& entry, const KnownNames& names) {
  std::string out;
  std::string all;
  for (const Flag* flag : flags_of(entry.id)) {
    for (const std::string& spelled : spellings(*flag)) {
      all += spelled + " ";
      if (flag->argument.empty()) continue;
      out += fmt::format("    \"{}:{}\") {}; return;;\n", entry.name, spelled,
                         bash_reply(names, flag->completes, flag->choices));
    }
  }
  all.pop_back();
  out += fmt::format("    \"{}:\"*)\n", entry.name);
  out += fmt::format(
      "      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W \"{}\" -- \"$cur\"))\n", all);
  out += fmt::format("      else {}; fi;;\n", bash_reply(names, entry.completes, entry.choices));
  return out;
}

std::string bash_script(const KnownNames& names) {
  std::string out =
      "# bash completion for expunge; load it with: source <(expunge completions bash)\n"
      "_expunge_list() {  # the last of several values between commas\n"
      "  local before=\n"
      "  [[ $cur == *,* ]] && before=\"${cur%,*},\"\n"
      "  COMPREPLY=($(compgen -P \"$before\" -W \"$1\" -- \"${cur##*,}\"))\n"
      "}\n\n"
      "_expunge() {\n"
      "  local cur=\"${COMP_WORDS[COMP_CWORD]}\" prev=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
      "  local key=\"${COMP_WORDS[1]}\"\n"
      "  COMPREPLY=()\n";
  out += fmt::format(
      "  if ((COMP_CWORD == 1)); then COMPREPLY=($(compgen -W \"{}\" -- \"$cur\")); return; fi\n",
      first_words());
  out += "  case \"$key\" in\n";
  for (const auto& [word, seconds] : command_tree()) {
    if (seconds.empty()) continue;
    out += fmt::format(
        "    {})\n      if ((COMP_CWORD == 2)); then COMPREPLY=($(compgen -W \"{} --help\" -- "
        "\"$cur\")); return; fi\n      key+=\" ${{COMP_WORDS[2]}}\";;\n",
        word, fmt::join(seconds, " "));
  }
  out += "  esac\n  case \"$key:$prev\" in\n";
  for (const Command& entry : commands()) out += bash_cases(entry, names);
  return out + "  esac\n}\n\ncomplete -F _expunge expunge\n";
}

// Inside '...' of a zsh _arguments specification.
std::string zsh_quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string zsh_action(const KnownNames& names, Completes what,
                       const std::vector<std::string_view>& choices) {
  if (what == Completes::kFile) return "_files";
  const std::string words = joined(names, what, choices);
  if (words.empty()) return " ";
  if (what == Completes::kEntities) return fmt::format("_values -s , entity {}", words);
  if (takes_files(what)) return fmt::format("{{compadd {}; _files}}", words);
  return fmt::format("({})", words);
}

std::string zsh_flag(const Flag& flag, const KnownNames& names) {
  std::string help = fmt::format("[{}]", zsh_quoted(flag.help));
  if (!flag.argument.empty()) {
    help += fmt::format(":{}:{}", zsh_quoted(flag.argument),
                        zsh_action(names, flag.completes, flag.choices));
  }
  const bool list = std::holds_alternative<std::vector<std::string> Arguments::*>(flag.slot);
  const std::vector<std::string> spelled = spellings(flag);
  if (spelled.size() == 2) {
    return fmt::format("'{}'{{{},{}}}'{}'",
                       list ? "*" : fmt::format("({} {})", spelled[0], spelled[1]), spelled[0],
                       spelled[1], help);
  }
  return fmt::format("'{}{}{}'", list ? "*" : "", spelled[0], help);
}

std::string zsh_script(const KnownNames& names) {
  std::string out = "#compdef expunge\n# zsh completion for expunge\n\n_expunge() {\n";
  out += "  local key=${words[2]} skip=2\n";
  out += fmt::format("  if ((CURRENT == 2)); then compadd -- {}; return; fi\n", first_words());
  out += "  case $key in\n";
  for (const auto& [word, seconds] : command_tree()) {
    if (seconds.empty()) continue;
    out += fmt::format(
        "    {})\n      if ((CURRENT == 3)); then compadd -- {} --help; return; fi\n"
        "      key+=\" ${{words[3]}}\"; skip=3;;\n",
        word, fmt::join(seconds, " "));
  }
  out += "  esac\n  shift $((skip - 1)) words\n  ((CURRENT -= skip - 1))\n  case $key in\n";
  for (const Command& entry : commands()) {
    out += fmt::format("    '{}')\n      _arguments -s", entry.name);
    for (const Flag* flag : flags_of(entry.id)) out += " \\\n        " + zsh_flag(*flag, names);
    if (entry.max_words > 0) {
      out += fmt::format(" \\\n        '*:{}:{}'", zsh_quoted(entry.words),
                         zsh_action(names, entry.completes, entry.choices));
    }
    out += ";;\n";
  }
  return out + "  esac\n}\n\n_expunge \"$@\"\n";
}

std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish_condition(const Command& entry) {
  std::string out;
  for (const std::string_view word : split(entry.name, ' ')) {
    out += fmt::format("{}__fish_seen_subcommand_from {}", out.empty() ? "" : "; and ", word);
  }
  return out;
}

std::string fish_flag(const Flag& flag, const std::string& condition, const KnownNames& names) {
  std::string out = fmt::format("complete -c expunge -n '{}'", condition);
  if (!flag.name.empty()) out += fmt::format(" -l {}", flag.name);
  if (flag.letter != 0) out += fmt::format(" -s {}", flag.letter);
  if (!flag.argument.empty()) out += takes_files(flag.completes) ? " -r -F" : " -x";
  const std::string words = joined(names, flag.completes, flag.choices);
  if (flag.completes == Completes::kEntities) {
    out += fmt::format(" -a '(__fish_append , {})'", words);
  } else if (!words.empty()) {
    out += fmt::format(" -a '{}'", words);
  }
  return out + fmt::format(" -d {}\n", fish_quoted(flag.help));
}

std::string fish_script(const KnownNames& names) {
  std::string out = "# fish completion for expunge\ncomplete -c expunge -f\n";
  out +=
      "complete -c expunge -n __fish_use_subcommand -l help -d 'Help with examples'\n"
      "complete -c expunge -n __fish_use_subcommand -l version -d 'Version'\n";
  for (const auto& [word, seconds] : command_tree()) {
    out += fmt::format("complete -c expunge -n __fish_use_subcommand -a {}\n", word);
    if (seconds.empty()) continue;
    const std::string all = fmt::format("{}", fmt::join(seconds, " "));
    out += fmt::format(
        "complete -c expunge -n '__fish_seen_subcommand_from {}; and not "
        "__fish_seen_subcommand_from {}' -a '{}'\n",
        word, all, all);
  }
  for (const Command& entry : commands()) {
    const std::string condition = fish_condition(entry);
    for (const Flag* flag : flags_of(entry.id)) out += fish_flag(*flag, condition, names);
    if (entry.max_words == 0) continue;
    const std::string words = joined(names, entry.completes, entry.choices);
    if (takes_files(entry.completes)) {
      out += fmt::format("complete -c expunge -n '{}' -F\n", condition);
    }
    if (!words.empty()) {
      out += fmt::format("complete -c expunge -n '{}' -a '{}'\n", condition, words);
    }
  }
  return out;
}

}  // namespace

int print_completions(const Arguments& arguments) {
  const Result<KnownNames> names = known_names();
  if (!names) return report_error(names.error());
  const std::string& shell = arguments.words.front();
  Output output;
  if (shell == "bash") output.write(bash_script(*names));
  if (shell == "zsh") output.write(zsh_script(*names));
  if (shell == "fish") output.write(fish_script(*names));
  return finish(output, kExitDone);
}

}  // namespace expunge
