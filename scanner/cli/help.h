// Help texts, made from the tables of flags.h.
#pragma once

#include <string>
#include <string_view>

#include "cli/flags.h"

namespace expunge {

std::string version_line();
// `expunge --help`; `brief` leaves out examples and surroundings.
std::string program_help(bool brief);
// `expunge rules --help`
std::string group_help(std::string_view group);
std::string command_help(const Command& entry, bool brief);
std::string usage_line(const Command& entry);

}  // namespace expunge
