// Holds the lines of a log until its first line can be written.
//
// The audit log begins with the SHA-256 of its inputs, which is known only when they have been read
// to the end, and every line carries the digest of the one before.  So lines wait here, unchained:
// in memory while they are few, in an unlinked temporary file when they are many.
#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "expunge/result.h"

namespace expunge {

class LineSpool {
 public:
  // Temporary files are made in `folder` (the one of the log, where there must be room anyway).
  explicit LineSpool(std::string folder) : folder_(std::move(folder)) {}

  // `lines`: whole lines with their line feeds.
  Result<void> append(std::string_view lines);
  // Gives every line, without its line feed, in the order they came.  Stops at the first error of
  // `take`.
  Result<void> read(const std::function<Result<void>(std::string_view)>& take);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  Result<void> spill();

  std::string folder_;
  std::string memory_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace expunge
