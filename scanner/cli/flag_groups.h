// The flags by what they are about; flags() puts them together.
#pragma once

#include <vector>

#include "cli/flags.h"

namespace expunge {

std::vector<Flag> io_flags();
std::vector<Flag> data_flags();
std::vector<Flag> finding_flags();
std::vector<Flag> display_flags();
std::vector<Flag> explain_flags();
std::vector<Flag> eval_flags();
std::vector<Flag> gate_flags();
std::vector<Flag> optout_flags();
std::vector<Flag> bench_flags();

// Of flags that all commands have.
const std::vector<CommandId>& every_command();

}  // namespace expunge
