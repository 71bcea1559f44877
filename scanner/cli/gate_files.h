// From the words of `expunge gate` to the two versions that it compares.
#pragma once

#include <string>

#include "cli/flags.h"
#include "expunge/result.h"
#include "gate/data_file.h"

namespace expunge {

struct GateFiles {
  DataFiles files;
  bool has_base = true;
  std::string notice;  // what was compared, and what was left out; may be empty
};

Result<GateFiles> gate_files(const Arguments& arguments);

}  // namespace expunge
