#include "record/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "record/decompress.h"

namespace expunge {
namespace {

constexpr std::size_t kStoredBuffer = std::size_t{1} << 18;
constexpr std::size_t kLeastBuffer = std::size_t{1} << 12;
// What a small source does not fill is not touched: memory costs when it is first written to.
constexpr std::size_t kPeekStep = std::size_t{1} << 16;

// Stored bytes as they are in the file, hashed on the way.
class StoredBytes {
 public:
  explicit StoredBytes(std::string memory) : memory_(std::move(memory)), size_(memory_.size()) {}
  StoredBytes(int descriptor, bool owned, std::uint64_t size)
      : descriptor_(descriptor), owned_(owned), size_(size) {}
  explicit StoredBytes(Source::ReadBytes reader) : reader_(std::move(reader)) {}
  ~StoredBytes() {
    if (owned_) ::close(descriptor_);
  }
  StoredBytes(const StoredBytes&) = delete;
  StoredBytes& operator=(const StoredBytes&) = delete;

  Result<std::size_t> read(char* into, std::size_t size, const std::string& where) {
    std::size_t got = 0;
    if (reader_) {
      const Result<std::size_t> count = reader_(into, size);
      if (!count) return count;
      got = *count;
    } else if (descriptor_ < 0) {
      got = std::min(size, memory_.size() - static_cast<std::size_t>(read_));
      std::memcpy(into, memory_.data() + read_, got);
    } else {
      ssize_t count;
      do {
        count = ::read(descriptor_, into, size);
      } while (count < 0 && errno == EINTR);
      if (count < 0) {
        return Error{ErrorCode::kIo,
                     "cannot be read: " + std::generic_category().message(errno) +
                         "; check the disk or the connection",
                     where};
      }
      got = static_cast<std::size_t>(count);
    }
    if (digested_) hash_.update({into, got});
    read_ += got;
    return got;
  }

  void leave_undigested() { digested_ = false; }
  std::uint64_t size() const { return size_; }
  std::uint64_t bytes_read() const { return read_; }
  Digest digest() {
    if (!finished_) digest_ = hash_.finish();
    finished_ = true;
    return digest_;
  }

 private:
  std::string memory_;
  Source::ReadBytes reader_;
  int descriptor_ = -1;
  bool owned_ = false;
  std::uint64_t size_ = 0;
  std::uint64_t read_ = 0;
  Sha256 hash_;
  Digest digest_{};
  bool digested_ = true;
  bool finished_ = false;
};

class StoredSource final : public Source {
 public:
  StoredSource(std::string name, std::unique_ptr<StoredBytes> stored)
      : name_(std::move(name)),
        where_(name_ == "-" ? "standard input" : name_),
        stored_(std::move(stored)) {}

  // Looks at the first stored bytes.  An error here is kept for the first read.
  void begin() {
    // One byte more: a small file is read to its end at once.
    buffer_.resize(stored_->size() == 0
                       ? kStoredBuffer
                       : std::clamp<std::size_t>(stored_->size() + 1, kLeastBuffer, kStoredBuffer));
    while (filled_ < 4 && !failed_) {
      auto got = stored_->read(buffer_.data() + filled_, buffer_.size() - filled_, where_);
      if (!got) {
        fail(got.error());
        return;
      }
      if (*got == 0) break;
      filled_ += *got;
    }
    compression_ = compression_of({buffer_.data(), filled_});
    auto decompressor = Decompressor::create(compression_, where_);
    if (!decompressor) {
      fail(decompressor.error());
      return;
    }
    decompressor_ = std::move(*decompressor);
  }

  Result<std::size_t> read(char* into, std::size_t size) override {
    if (peeked_at_ < peeked_.size()) {
      const std::size_t got = std::min(size, peeked_.size() - peeked_at_);
      std::memcpy(into, peeked_.data() + peeked_at_, got);
      peeked_at_ += got;
      if (peeked_at_ == peeked_.size()) {
        peeked_ = std::string();
        peeked_at_ = 0;
      }
      return got;
    }
    return produce(into, size);
  }

  Result<std::string_view> peek(std::size_t size) override {
    if (peeked_at_ > 0) {
      peeked_.erase(0, peeked_at_);
      peeked_at_ = 0;
    }
    if (peeked_.size() < size) peeked_.reserve(size);
    while (peeked_.size() < size) {
      const std::size_t had = peeked_.size();
      const std::size_t step = std::min(size - had, kPeekStep);
      peeked_.resize(had + step);
      auto got = produce(peeked_.data() + had, step);
      peeked_.resize(had + (got ? *got : 0));
      if (!got) return got.error();
      if (*got == 0) break;
    }
    return std::string_view(peeked_).substr(0, size);
  }

  const std::string& name() const override { return name_; }
  Compression compression() const override { return compression_; }
  std::uint64_t stored_size() const override { return stored_->size(); }
  std::uint64_t stored_read() const override { return stored_->bytes_read(); }
  Digest stored_digest() override { return stored_->digest(); }
  void leave_undigested() override { stored_->leave_undigested(); }

 private:
  Result<std::size_t> produce(char* into, std::size_t size) {
    if (failed_) return error_;
    auto got = decompressor_ == nullptr ? copy(into, size) : decompress(into, size);
    if (!got) fail(got.error());
    return got;
  }

  Result<std::size_t> copy(char* into, std::size_t size) {
    if (used_ < filled_) {
      const std::size_t got = std::min(size, filled_ - used_);
      std::memcpy(into, buffer_.data() + used_, got);
      used_ += got;
      return got;
    }
    return stored_->read(into, size, where_);
  }

  Result<std::size_t> decompress(char* into, std::size_t size) {
    if (size == 0) return std::size_t{0};
    for (;;) {
      auto step = decompressor_->step({buffer_.data() + used_, filled_ - used_}, into, size);
      if (!step) return step.error();
      used_ += step->taken;
      if (step->made > 0) return step->made;
      if (step->taken > 0) continue;
      // What is left was not enough for a step: keep it and read on.
      std::memmove(buffer_.data(), buffer_.data() + used_, filled_ - used_);
      filled_ -= used_;
      used_ = 0;
      auto got = stored_->read(buffer_.data() + filled_, buffer_.size() - filled_, where_);
      if (!got) return got.error();
      if (*got == 0) {
        auto whole = decompressor_->finish();
        if (!whole) return whole.error();
        return std::size_t{0};
      }
      filled_ += *got;
    }
  }

  void fail(Error error) {
    failed_ = true;
    error_ = std::move(error);
  }

  std::string name_;
  std::string where_;
  std::unique_ptr<StoredBytes> stored_;
  std::string buffer_;  // stored bytes [used_, filled_) not yet taken
  std::size_t used_ = 0;
  std::size_t filled_ = 0;
  std::string peeked_;
  std::size_t peeked_at_ = 0;
  Compression compression_ = Compression::kNone;
  std::unique_ptr<Decompressor> decompressor_;
  bool failed_ = false;
  Error error_;
};

Error cannot_open(const std::string& path, int code) {
  const std::string said = std::generic_category().message(code);
  if (code == ENOENT || code == ENOTDIR) {
    return {ErrorCode::kNotFound, "no such file; check the path", path};
  }
  if (code == EACCES || code == EPERM) {
    return {ErrorCode::kIo, "cannot be opened: " + said + "; you need the right to read it", path};
  }
  return {ErrorCode::kIo, "cannot be opened: " + said, path};
}

}  // namespace

Result<std::unique_ptr<Source>> Source::open(const std::string& path) {
  const bool standard_input = path == "-";
  const int descriptor = standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_open(path, errno);
  struct stat status {};
  const bool known = ::fstat(descriptor, &status) == 0;
  if (known && S_ISDIR(status.st_mode)) {
    if (!standard_input) ::close(descriptor);
    return Error{ErrorCode::kUsage, "is a folder; name the files in it", path};
  }
  const std::uint64_t size =
      known && S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
  auto source = std::make_unique<StoredSource>(
      path, std::make_unique<StoredBytes>(descriptor, !standard_input, size));
  source->begin();
  return std::unique_ptr<Source>(std::move(source));
}

std::unique_ptr<Source> Source::from_memory(std::string name, std::string bytes) {
  auto source = std::make_unique<StoredSource>(std::move(name),
                                               std::make_unique<StoredBytes>(std::move(bytes)));
  source->begin();
  return source;
}

std::unique_ptr<Source> Source::from_reader(std::string name, ReadBytes read) {
  auto source = std::make_unique<StoredSource>(std::move(name),
                                               std::make_unique<StoredBytes>(std::move(read)));
  source->begin();
  return source;
}

}  // namespace expunge
