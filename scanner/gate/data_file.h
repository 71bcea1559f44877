// The two versions of the data that a gate compares: files, or objects of a git repository.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "expunge/result.h"
#include "gate/git.h"
#include "record/source.h"

namespace expunge {

struct DataFile {
  std::string name;    // below the root of its side: pairs the versions
  std::string path;    // as the user knows it; of an object of git its path in the repository
  std::string object;  // of git; empty: the file at `path`
};

struct FilePair {
  std::optional<DataFile> before;  // at least one of both is there
  std::optional<DataFile> now;
};

// Where the files come from.
struct DataFiles {
  std::vector<FilePair> pairs;  // sorted by name
  std::optional<GitRepository> git;
};

Result<std::unique_ptr<Source>> open_data(const DataFile& file,
                                          const std::optional<GitRepository>& git);

// Pairs files by name.  A single file on each side is a pair whatever the two are called.
std::vector<FilePair> pair_up(std::vector<DataFile> before, std::vector<DataFile> now);

}  // namespace expunge
