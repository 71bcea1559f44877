// Output files that appear whole or not at all: temporary file beside the target, fsync, rename.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "expunge/result.h"
#include "record/source.h"

namespace expunge {

class SinkFile {
 public:
  // "-" is standard output (no temporary file).  Fails before anything is written if the folder is
  // missing or not writable.
  static Result<std::unique_ptr<SinkFile>> create(const std::string& path, Compression compression);
  // Without commit() the temporary file is removed and the target left as it was.
  virtual ~SinkFile() = default;
  virtual Result<void> write(std::string_view bytes) = 0;
  virtual Result<void> commit() = 0;
  // Of the bytes as stored; after commit().
  virtual Digest stored_digest() = 0;
  // Nobody will ask for the digest: it is not worked out.  Call before anything is written.
  virtual void leave_undigested() = 0;
  virtual std::uint64_t stored_size() const = 0;
};

// Names of all temporary files that are open now, removed by the caller on a signal
// (async-signal-safe: fixed table).
void remove_open_temporaries() noexcept;

}  // namespace expunge
