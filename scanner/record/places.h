// Lines and columns of bytes in a source that is read batch by batch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "expunge/run.h"

namespace expunge {

class PlaceFinder {
 public:
  // Batches come in order, from the first on.  `bytes` must stay where they are until end_batch(),
  // which counts what was not looked at: 0.1 ms a MiB.
  void begin_batch(std::uint64_t offset, std::string_view bytes);
  void end_batch();

  // Of byte `at` of the batch, which may be its end.  Bytes are looked at once if calls ascend.
  FilePlace at(std::size_t at);

 private:
  void go_to(std::size_t at);

  std::string_view bytes_;
  std::uint64_t offset_ = 0;
  std::size_t seen_ = 0;  // bytes of the batch that line_ and column_ count
  std::uint64_t line_ = 1;
  std::uint64_t column_ = 1;
  std::uint64_t first_line_ = 1;  // at the batch's begin
  std::uint64_t first_column_ = 1;
};

}  // namespace expunge
