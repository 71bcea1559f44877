// Streams into gzip or Zstandard, for sinks.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "record/source.h"

namespace expunge {

// The same bytes give the same stream: no time, no file name in the header.
class Compressor {
 public:
  // Null for kNone, or if there is no memory.
  static std::unique_ptr<Compressor> create(Compression compression);
  virtual ~Compressor() = default;
  // Appends to `out`; false on an internal failure of the library.
  virtual bool write(std::string_view bytes, std::string& out) = 0;
  virtual bool finish(std::string& out) = 0;
};

}  // namespace expunge
