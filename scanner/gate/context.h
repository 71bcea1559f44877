// The words around findings, read from the data that a log speaks of.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "expunge/options.h"
#include "expunge/result.h"
#include "gate/labels.h"
#include "pipeline/record_reader.h"
#include "pipeline/setup.h"

namespace expunge {

struct FindingContext {
  std::string before;  // at most so many characters
  std::string value;
  std::string after;
};

// Reads forward; going back opens the file anew.
class ContextReader {
 public:
  // `setup` and `options` must outlive it.
  ContextReader(const Setup& setup, const Options& options) : setup_(setup), options_(options) {}

  // Nothing if the data does not hold the place: it is other data than that of the log, or the
  // finding is in a header.  An error if `path` cannot be read.
  Result<std::optional<FindingContext>> find(const std::string& path, const LoggedFinding& finding);

 private:
  Result<bool> go_to(const std::string& path, std::int64_t record);

  const Setup& setup_;
  const Options& options_;
  std::string path_;
  std::int64_t record_ = -1;
  std::unique_ptr<RecordReader> reader_;
};

}  // namespace expunge
