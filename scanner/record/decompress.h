// Gzip and Zstandard streams, member by member.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "expunge/result.h"
#include "record/source.h"

namespace expunge {

class Decompressor {
 public:
  struct Step {
    std::size_t taken = 0;  // of the stored bytes
    std::size_t made = 0;   // decompressed
  };
  // "of" is what errors name.
  static Result<std::unique_ptr<Decompressor>> create(Compression compression, std::string of);
  virtual ~Decompressor() = default;
  // Makes some progress unless `stored` is empty or `size` is 0.
  virtual Result<Step> step(std::string_view stored, char* into, std::size_t size) = 0;
  // Called when no stored byte is left and step() made nothing: an error if a member is open.
  virtual Result<void> finish() const = 0;
};

Compression compression_of(std::string_view first_bytes);

}  // namespace expunge
