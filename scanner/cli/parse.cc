#include "cli/parse.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/strings.h"

namespace expunge {
namespace {

Error usage_error(std::string where, std::string message) {
  return Error{ErrorCode::kUsage, std::move(message), std::move(where)};
}

std::vector<std::string_view> first_words() {
  std::vector<std::string_view> names;
  for (const Command& entry : commands()) {
    const std::string_view word = split(entry.name, ' ').front();
    if (names.empty() || names.back() != word) names.push_back(word);
  }
  return names;
}

std::vector<std::string_view> second_words(std::string_view first) {
  std::vector<std::string_view> names;
  for (const Command& entry : commands()) {
    const std::vector<std::string_view> words = split(entry.name, ' ');
    if (words.size() == 2 && words[0] == first) names.push_back(words[1]);
  }
  return names;
}

std::string help_line(const Command& entry) {
  return fmt::format("see 'expunge {} --help'", entry.name);
}

std::string in_quotes(std::span<const std::string_view> choices) {
  return fmt::format("{}", fmt::join(choices, ", "));
}

// A flag nobody knows, or one of another command.
Error unknown_flag(const Command& entry, std::string_view word) {
  const std::string_view name = word.substr(0, word.find('='));
  std::vector<std::string> spelled;
  for (const Flag* flag : flags_of(entry.id)) {
    if (!flag->name.empty()) spelled.push_back(fmt::format("--{}", flag->name));
  }
  const std::vector<std::string_view> known(spelled.begin(), spelled.end());
  const std::string hint = did_you_mean(name, known);
  if (hint.empty()) {
    for (const Flag& flag : flags()) {
      if (name != fmt::format("--{}", flag.name)) continue;
      return usage_error(std::string(name),
                         fmt::format("no flag of 'expunge {}', but of 'expunge {}'; {}", entry.name,
                                     command(flag.commands.front()).name, help_line(entry)));
    }
  }
  return usage_error(std::string(name), fmt::format("unknown flag{}; {}", hint, help_line(entry)));
}

Result<std::uint64_t> whole_number(const std::string& text, const std::string& where) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) {
    return usage_error(where, fmt::format("'{}' is no whole number; try {} 4", text, where));
  }
  return number;
}

Result<double> fraction(const std::string& text, const std::string& where) {
  double number = -1;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size() || !(number >= 0 && number <= 1)) {
    return usage_error(where,
                       fmt::format("'{}' is no number from 0 to 1; try {} 0.6", text, where));
  }
  return number;
}

Result<void> check_choice(const Flag& flag, const std::string& value, const std::string& where) {
  if (flag.completes != Completes::kChoices) return {};
  if (std::find(flag.choices.begin(), flag.choices.end(), value) != flag.choices.end()) return {};
  return usage_error(
      where, fmt::format("'{}' is no choice{}; one of {}", value, did_you_mean(value, flag.choices),
                         in_quotes(flag.choices)));
}

// Puts the values of one flag where its slot says.  The last one counts unless it is a list.
Result<void> store(const Flag& flag, const std::vector<std::string>& values, Arguments& into) {
  const std::string where = fmt::format("--{}", flag.name);
  for (const std::string& value : values) {
    if (const Result<void> fits = check_choice(flag, value, where); !fits) return fits.error();
    if (value.empty()) return usage_error(where, fmt::format("empty; needs {}", flag.argument));
    if (const auto* text = std::get_if<std::string Arguments::*>(&flag.slot)) {
      into.*(*text) = value;
    } else if (const auto* list = std::get_if<std::vector<std::string> Arguments::*>(&flag.slot)) {
      if (flag.completes != Completes::kEntities) {
        (into.*(*list)).push_back(value);
        continue;
      }
      for (const std::string_view part : split(value, ',')) {
        if (!trim(part).empty()) (into.*(*list)).emplace_back(trim(part));
      }
    } else if (const auto* number = std::get_if<std::uint64_t Arguments::*>(&flag.slot)) {
      Result<std::uint64_t> parsed = whole_number(value, where);
      if (!parsed) return parsed.error();
      into.*(*number) = *parsed;
    } else if (const auto* real = std::get_if<double Arguments::*>(&flag.slot)) {
      Result<double> parsed = fraction(value, where);
      if (!parsed) return parsed.error();
      into.*(*real) = *parsed;
    }
  }
  return {};
}

Result<void> check_words(const Command& entry, const std::vector<std::string>& words) {
  const std::string where = fmt::format("expunge {}", entry.name);
  if (words.size() < entry.min_words) {
    return usage_error(where, fmt::format("needs {}; {}", entry.words, help_line(entry)));
  }
  if (words.size() > entry.max_words) {
    return usage_error(where, fmt::format("'{}' is one word too many; {}", words[entry.max_words],
                                          help_line(entry)));
  }
  if (entry.completes != Completes::kChoices) return {};
  for (const std::string& word : words) {
    if (std::find(entry.choices.begin(), entry.choices.end(), word) != entry.choices.end())
      continue;
    return usage_error(where,
                       fmt::format("'{}' is no choice{}; one of {}", word,
                                   did_you_mean(word, entry.choices), in_quotes(entry.choices)));
  }
  return {};
}

// What CLI11 collects for one flag.
struct Given {
  const Flag* flag = nullptr;
  std::int64_t count = 0;
  std::vector<std::string> values;
};

void declare(CLI::App& app, Given& given) {
  std::string names;
  if (given.flag->letter != 0) names += {'-', given.flag->letter};
  if (!given.flag->name.empty()) {
    names.append(names.empty() ? "--" : ",--").append(given.flag->name);
  }
  if (given.flag->argument.empty()) {
    app.add_flag(names, given.count);
  } else {
    // One value a flag: `--rules a in.jsonl` must not swallow the input.
    app.add_option(names, given.values)->allow_extra_args(false);
  }
}

Error from_cli11(const CLI::ParseError& fault, const Command& entry,
                 const std::vector<Given>& all) {
  // CLI11 begins its messages with the flag's name.
  const std::string what = fault.what();
  const std::string name = what.substr(0, what.find(':'));
  for (const Given& given : all) {
    const bool same = name == fmt::format("--{}", given.flag->name) ||
                      (given.flag->letter != 0 && name == std::string{'-', given.flag->letter});
    if (!same) continue;
    const std::string message = given.flag->argument.empty()
                                    ? std::string("takes no value")
                                    : fmt::format("needs {}", given.flag->argument);
    return usage_error(name, fmt::format("{}; {}", message, help_line(entry)));
  }
  return usage_error(fmt::format("expunge {}", entry.name),
                     fmt::format("{}; {}", what, help_line(entry)));
}

// CLI11 would read what a switch is set to as a number and speak of conversion.
std::optional<Error> switch_with_value(const Command& entry, std::span<const std::string> words) {
  for (const std::string& word : words) {
    if (word == "--") break;
    for (const Flag* flag : flags_of(entry.id)) {
      if (!flag->argument.empty() || flag->name.empty()) continue;
      if (!word.starts_with(fmt::format("--{}=", flag->name))) continue;
      return usage_error(fmt::format("--{}", flag->name),
                         fmt::format("takes no value; {}", help_line(entry)));
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Invocation> find_command(std::span<const std::string> words) {
  Invocation found;
  if (words.empty() || words[0] == "--help" || words[0] == "help" || words[0] == "-h") {
    const bool brief = !words.empty() && words[0] == "-h";
    found.kind = brief ? Invocation::Kind::kShortHelp : Invocation::Kind::kHelp;
    return found;
  }
  if (words[0] == "--version" || words[0] == "-V") {
    found.kind = Invocation::Kind::kVersion;
    return found;
  }
  const std::string& first = words[0];
  if (first.starts_with('-')) {
    const std::vector<std::string_view> known = {"--help", "--version"};
    return usage_error(first, fmt::format("unknown flag before a command{}; flags stand behind the "
                                          "command: expunge scan --jobs 4 FILE",
                                          did_you_mean(first, known)));
  }
  for (const Command& entry : commands()) {
    const std::vector<std::string_view> name = split(entry.name, ' ');
    if (name[0] != first) continue;
    if (name.size() == 2 && (words.size() < 2 || words[1] != name[1])) continue;
    found.command = entry.id;
    found.words = name.size();
    return found;
  }
  const std::vector<std::string_view> seconds = second_words(first);
  if (seconds.empty()) {
    return usage_error("", fmt::format("no command '{}'{}; see 'expunge --help'", first,
                                       did_you_mean(first, first_words())));
  }
  if (words.size() < 2 || words[1] == "--help" || words[1] == "-h") {
    found.kind = Invocation::Kind::kGroupHelp;
    found.group = first;
    return found;
  }
  return usage_error("expunge " + first,
                     fmt::format("no command '{}'{}; one of {}", words[1],
                                 did_you_mean(words[1], seconds), in_quotes(seconds)));
}

Result<Arguments> parse_arguments(CommandId id, std::span<const std::string> words) {
  const Command& entry = command(id);
  Arguments arguments;
  arguments.command = id;
  // What stands behind "--" is no flag, whatever it begins with.
  const auto end = std::find(words.begin(), words.end(), "--");
  const std::vector<std::string> plain(end == words.end() ? end : end + 1, words.end());
  words = words.first(static_cast<std::size_t>(end - words.begin()));

  if (std::optional<Error> fault = switch_with_value(entry, words)) return *std::move(fault);
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<Given> all;
  for (const Flag* flag : flags_of(id)) all.push_back({flag, 0, {}});
  for (Given& given : all) declare(app, given);
  app.add_option("words", arguments.words);

  // CLI11 takes its words from the back.
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& fault) {
    return from_cli11(fault, entry, all);
  }
  for (const Given& given : all) {
    if (const auto* flag = std::get_if<bool Arguments::*>(&given.flag->slot)) {
      arguments.*(*flag) = given.count > 0;
    }
  }
  if (arguments.short_help || arguments.long_help) return arguments;

  for (const std::string& word : app.remaining()) {
    if (word.starts_with('-')) return unknown_flag(entry, word);
    arguments.words.push_back(word);
  }
  arguments.words.insert(arguments.words.end(), plain.begin(), plain.end());
  for (Given& given : all) {
    if (given.values.empty() && !given.flag->fallback.empty()) {
      given.values.emplace_back(given.flag->fallback);
    }
    if (Result<void> stored = store(*given.flag, given.values, arguments); !stored) {
      return stored.error();
    }
  }
  if (Result<void> fits = check_words(entry, arguments.words); !fits) return fits.error();
  return arguments;
}

}  // namespace expunge
