// From the words of a command line to Arguments.  CLI11 cuts them up; the flag table says what they
// mean.
#pragma once

#include <span>
#include <string>

#include "cli/flags.h"
#include "expunge/result.h"

namespace expunge {

// What a command line asks for before any flag is looked at.
struct Invocation {
  enum class Kind : std::uint8_t { kCommand, kHelp, kShortHelp, kGroupHelp, kVersion };
  Kind kind = Kind::kCommand;
  CommandId command = CommandId::kRedact;
  std::string group;      // for kGroupHelp: "rules"
  std::size_t words = 0;  // how many words the command's name took
};

// `words` without the program's name.
Result<Invocation> find_command(std::span<const std::string> words);

// The words behind the command's name.  A request for help wins over every fault.
Result<Arguments> parse_arguments(CommandId id, std::span<const std::string> words);

}  // namespace expunge
