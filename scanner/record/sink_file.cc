// Bytes go through an optional compressor and SHA-256 to a descriptor: the temporary file beside
// the target, or the target itself where it is standard output or a device.
#include "record/sink_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <random>
#include <system_error>
#include <utility>

#include "record/compress.h"

namespace expunge {
namespace {

// What a signal handler may read: fixed size, no locks.  A slot is free, being written, or holds a
// name.
class OpenTemporaries {
 public:
  // Index of the slot, or -1 if the table is full or the name too long.
  int add(const std::string& path) noexcept {
    if (path.size() >= kNameBytes) return -1;
    for (std::size_t i = 0; i < kSlotCount; ++i) {
      int expected = kFree;
      if (!slots_[i].state.compare_exchange_strong(expected, kBusy)) continue;
      std::memcpy(slots_[i].name.data(), path.c_str(), path.size() + 1);
      slots_[i].state.store(kNamed);
      return static_cast<int>(i);
    }
    return -1;
  }
  void remove(int slot) noexcept { slots_[static_cast<std::size_t>(slot)].state.store(kFree); }
  void unlink_all() noexcept {
    for (Slot& slot : slots_) {
      if (slot.state.load() == kNamed) ::unlink(slot.name.data());
    }
  }

 private:
  static constexpr std::size_t kSlotCount = 64;
  static constexpr std::size_t kNameBytes = 4096;
  static constexpr int kFree = 0, kBusy = 1, kNamed = 2;
  struct Slot {
    std::atomic<int> state{kFree};
    std::array<char, kNameBytes> name{};
  };
  std::array<Slot, kSlotCount> slots_;
};

// The one state of the process in this room: a signal handler has no other way to it.
constinit OpenTemporaries open_temporaries;

Error sink_error(const std::string& where, std::string_view doing, int code) {
  std::string message =
      "cannot " + std::string(doing) + ": " + std::generic_category().message(code);
  switch (code) {
    case ENOSPC:
    case EDQUOT:
      message += "; the disk or the quota is full: free some space or write to another disk";
      break;
    case EPIPE:
      message += "; whoever read the output has closed it";
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      message += "; choose a folder that you may write to";
      break;
    case ENOENT:
    case ENOTDIR:
      message += "; make the folder first or check the path";
      break;
    case EFBIG:
      message += "; the file system or a limit does not allow files of this size";
      break;
    default:
      break;
  }
  return {ErrorCode::kIo, std::move(message), where};
}

std::string random_suffix(std::random_device& device) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::uniform_int_distribution<std::size_t> pick(0, kLetters.size() - 1);
  std::string suffix(6, 'x');
  for (char& c : suffix) c = kLetters[pick(device)];
  return suffix;
}

// What the sink writes to.
struct SinkTarget {
  int descriptor = -1;
  int slot = -1;          // of the table of temporaries; -1 = written in place
  std::string temporary;  // empty = written in place
  std::string folder;
  std::string path;  // links resolved
};

class DescriptorSink final : public SinkFile {
 public:
  DescriptorSink(SinkTarget target, std::string where, std::unique_ptr<Compressor> compressor)
      : target_(std::move(target)), where_(std::move(where)), compressor_(std::move(compressor)) {}

  ~DescriptorSink() override {
    if (target_.temporary.empty()) {
      if (target_.descriptor > STDERR_FILENO) ::close(target_.descriptor);
      return;
    }
    if (target_.descriptor >= 0) ::close(target_.descriptor);
    if (!committed_) ::unlink(target_.temporary.c_str());
    if (target_.slot >= 0) open_temporaries.remove(target_.slot);
  }
  DescriptorSink(const DescriptorSink&) = delete;
  DescriptorSink& operator=(const DescriptorSink&) = delete;

  Result<void> write(std::string_view bytes) override {
    if (compressor_ == nullptr) return store(bytes);
    packed_.clear();
    if (!compressor_->write(bytes, packed_)) return compressor_failed();
    return store(packed_);
  }

  Result<void> commit() override {
    if (compressor_ != nullptr) {
      packed_.clear();
      if (!compressor_->finish(packed_)) return compressor_failed();
      if (auto stored = store(packed_); !stored) return stored;
    }
    digest_ = hash_.finish();
    if (target_.temporary.empty()) return {};
    if (::fsync(target_.descriptor) != 0) return failed("write to disk");
    const int descriptor = std::exchange(target_.descriptor, -1);
    if (::close(descriptor) != 0) return failed("close");
    if (::rename(target_.temporary.c_str(), target_.path.c_str()) != 0) return failed("rename");
    committed_ = true;
    open_temporaries.remove(std::exchange(target_.slot, -1));
    return sync_folder();
  }

  Digest stored_digest() override { return digest_; }
  void leave_undigested() override { digested_ = false; }
  std::uint64_t stored_size() const override { return size_; }

 private:
  Result<void> store(std::string_view bytes) {
    if (digested_) hash_.update(bytes);
    size_ += bytes.size();
    while (!bytes.empty()) {
      const ssize_t count = ::write(target_.descriptor, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return failed("write");
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return {};
  }

  // The rename itself must survive a power cut.  Some file systems cannot sync a folder (EINVAL).
  Result<void> sync_folder() {
    const int folder = ::open(target_.folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return {};  // a folder that may be written but not read
    const int code = ::fsync(folder) == 0 ? 0 : errno;
    ::close(folder);
    if (code != 0 && code != EINVAL) return sink_error(where_, "write the folder to disk", code);
    return {};
  }

  Result<void> failed(std::string_view doing) const { return sink_error(where_, doing, errno); }
  Result<void> compressor_failed() const {
    return Error{ErrorCode::kInternal, "the compression library failed", where_};
  }

  SinkTarget target_;
  std::string where_;
  std::unique_ptr<Compressor> compressor_;
  std::string packed_;
  Sha256 hash_;
  Digest digest_{};
  bool digested_ = true;
  std::uint64_t size_ = 0;
  bool committed_ = false;
};

// Sets folder and path; follows a link so that what it names is replaced, not the link.
void locate(const std::string& path, SinkTarget& target) {
  std::error_code ignored;
  std::filesystem::path place(path);
  if (std::filesystem::is_symlink(place, ignored)) {
    const auto real = std::filesystem::weakly_canonical(place, ignored);
    if (!ignored) place = real;
  }
  target.path = place.string();
  target.folder = place.has_parent_path() ? place.parent_path().string() : ".";
}

Result<void> open_temporary(const std::string& path, mode_t mode, bool keep_mode,
                            SinkTarget& target) {
  constexpr std::size_t kLongestName = 255;
  constexpr std::string_view kMark = ".expunge-";
  std::string name = std::filesystem::path(target.path).filename().string();
  name.resize(std::min(name.size(), kLongestName - kMark.size() - 1 - 6));
  std::random_device device;
  for (int attempt = 0; attempt < 100; ++attempt) {
    target.temporary = target.folder + "/." + name + std::string(kMark) + random_suffix(device);
    target.descriptor = ::open(target.temporary.c_str(),
                               O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (target.descriptor >= 0 || errno != EEXIST) break;
  }
  if (target.descriptor < 0) return sink_error(path, "write here", errno);
  target.slot = open_temporaries.add(target.temporary);
  if (target.slot < 0 || (keep_mode && ::fchmod(target.descriptor, mode) != 0)) {
    const Error error = target.slot < 0 ? Error{ErrorCode::kInternal,
                                                "too many files are being written at once", path}
                                        : sink_error(path, "set permissions", errno);
    ::unlink(target.temporary.c_str());
    ::close(target.descriptor);
    if (target.slot >= 0) open_temporaries.remove(target.slot);
    return error;
  }
  return {};
}

Result<void> open_target(const std::string& path, SinkTarget& target) {
  if (path == "-") {
    target.descriptor = STDOUT_FILENO;
    return {};
  }
  locate(path, target);
  struct stat status {};
  const bool exists = ::stat(target.path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) {
    return Error{ErrorCode::kUsage, "is a folder; name a file in it", path};
  }
  if (exists && !S_ISREG(status.st_mode)) {  // a pipe or a device cannot be replaced
    target.descriptor = ::open(target.path.c_str(), O_WRONLY | O_CLOEXEC);
    if (target.descriptor < 0) return sink_error(path, "open", errno);
    return {};
  }
  return open_temporary(path, exists ? status.st_mode & 07777 : 0666, exists, target);
}

}  // namespace

Result<std::unique_ptr<SinkFile>> SinkFile::create(const std::string& path,
                                                   Compression compression) {
  SinkTarget target;
  if (auto opened = open_target(path, target); !opened) return opened.error();
  return std::unique_ptr<SinkFile>(std::make_unique<DescriptorSink>(
      std::move(target), path == "-" ? "standard output" : path, Compressor::create(compression)));
}

void remove_open_temporaries() noexcept { open_temporaries.unlink_all(); }

}  // namespace expunge
