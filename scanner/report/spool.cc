#include "report/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace expunge {
namespace {

constexpr std::size_t kMemoryBytes = std::size_t{4} << 20;

Error spool_error(const std::string& folder, const char* what) {
  return Error{ErrorCode::kIo,
               std::string("cannot ") + what + " a temporary file for the audit log: " +
                   std::strerror(errno) + "; free some space or put the log elsewhere",
               folder};
}

}  // namespace

Result<void> LineSpool::append(std::string_view lines) {
  memory_.append(lines);
  return memory_.size() < kMemoryBytes ? Result<void>() : spill();
}

Result<void> LineSpool::spill() {
  if (!file_) {
    std::string name = (folder_.empty() ? "." : folder_) + "/.expunge-audit-XXXXXX";
    const int descriptor = ::mkstemp(name.data());
    if (descriptor < 0) return spool_error(folder_, "create");
    ::unlink(name.c_str());  // gone with the process, however it ends
    file_.reset(::fdopen(descriptor, "w+b"));
    if (!file_) {
      ::close(descriptor);
      return spool_error(folder_, "open");
    }
  }
  if (std::fwrite(memory_.data(), 1, memory_.size(), file_.get()) != memory_.size()) {
    return spool_error(folder_, "write");
  }
  memory_.clear();
  return {};
}

Result<void> LineSpool::read(const std::function<Result<void>(std::string_view)>& take) {
  std::string pending;
  const auto take_lines = [&](std::string_view bytes) -> Result<void> {
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      if (end == std::string_view::npos) {
        pending.append(bytes);
        return {};
      }
      Result<void> taken;
      if (pending.empty()) {
        taken = take(bytes.substr(0, end));
      } else {
        pending.append(bytes.substr(0, end));
        taken = take(pending);
        pending.clear();
      }
      if (!taken) return taken;
      bytes.remove_prefix(end + 1);
    }
    return {};
  };
  if (file_) {
    if (std::fflush(file_.get()) != 0) return spool_error(folder_, "write");
    std::rewind(file_.get());
    std::vector<char> buffer(std::size_t{1} << 16);
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), file_.get())) {
      if (Result<void> taken = take_lines({buffer.data(), got}); !taken) return taken;
    }
    if (std::ferror(file_.get()) != 0) return spool_error(folder_, "read");
  }
  return take_lines(memory_);
}

}  // namespace expunge
