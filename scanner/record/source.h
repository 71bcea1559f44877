// Sources: files, compressed files, standard input, memory.  Bytes come out decompressed.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "expunge/result.h"

namespace expunge {

enum class Compression : std::uint8_t { kNone, kGzip, kZstd };

// One reader at a time.  Errors name the file and what the system or the decompressor said.
class Source {
 public:
  // A path, or "-" for standard input.  Compression is told by the first bytes, not by the name.
  static Result<std::unique_ptr<Source>> open(const std::string& path);
  static std::unique_ptr<Source> from_memory(std::string name, std::string bytes);
  // `read` gives stored bytes as read() does, and 0 at the end: of a pipe, of another program.
  using ReadBytes = std::function<Result<std::size_t>(char* into, std::size_t size)>;
  static std::unique_ptr<Source> from_reader(std::string name, ReadBytes read);
  virtual ~Source() = default;

  // Decompressed bytes into `into`, up to `size`; 0 at the end.  A truncated or damaged stream is
  // an error.
  virtual Result<std::size_t> read(char* into, std::size_t size) = 0;
  // The first bytes (up to `size`) without taking them; shorter only if the source is.
  virtual Result<std::string_view> peek(std::size_t size) = 0;

  virtual const std::string& name() const = 0;
  virtual Compression compression() const = 0;
  // Stored size in bytes, 0 if unknown (a pipe); how many of them were read so far.
  virtual std::uint64_t stored_size() const = 0;
  virtual std::uint64_t stored_read() const = 0;
  // SHA-256 of the stored bytes.  REQUIRES: read to the end.
  virtual Digest stored_digest() = 0;
  // Nobody will ask for the digest: it is not worked out.  Call before anything is read.
  virtual void leave_undigested() = 0;
};

}  // namespace expunge
