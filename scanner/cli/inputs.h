// From what the user names (files, folders, -) to the files of a run.
#pragma once

#include <string>
#include <vector>

#include "expunge/result.h"

namespace expunge {

struct Inputs {
  std::vector<std::string> files;  // sorted within each folder; "-" is standard input
  bool has_folder = false;         // one of the named things was a folder
  std::string root;                // the folder that all files are below; empty for "-" alone
};

// No words mean standard input, unless that is a terminal: then nobody would know what the program
// waits for.  Folders are searched for files that could be data by their names.
Result<Inputs> find_inputs(const std::vector<std::string>& words);

}  // namespace expunge
