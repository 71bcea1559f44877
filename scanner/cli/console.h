// Standard output and standard error, with what can go wrong on them.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "expunge/result.h"

namespace expunge {

enum ExitStatus : int {
  kExitDone = 0,
  kExitFindings = 1,
  kExitError = 2,
  kExitQuarantined = 3,
  kExitInterrupted = 130,
};

// Standard output with a buffer.  A reader that went away (`| head`) is no error: closed() turns
// true and what follows is thrown away.  REQUIRES: SIGPIPE is ignored.
class Output {
 public:
  void write(std::string_view text);
  // Writes out what is buffered; an error for anything but a reader that went away.
  Result<void> flush();
  bool closed() const { return closed_; }

 private:
  std::string buffer_;
  bool closed_ = false;
  int error_ = 0;
};

// Prints what is buffered; `status`, or kExitError with a message if that failed.
int finish(Output& output, int status);

// Standard error.  Notices and the progress line share it without mixing.  Thread-safe.
class Messages {
 public:
  // A whole line; a progress line that stands there is taken away first and put back behind.
  void line(std::string_view text);
  // Replaces the progress line.
  void progress(std::string_view text);
  void clear_progress();

 private:
  std::mutex mutex_;
  std::string progress_;
};

// "expunge: error: WHERE: what; what to do next".  Returns the exit status that goes with it.
int report_error(const Error& error);

// `text` with control characters as visible escapes, so that data cannot steer a terminal.
std::string printable(std::string_view text);
// 1234567 -> "1,234,567"
std::string grouped(std::uint64_t number);
// 1234567 -> "1.2 MB"
std::string human_bytes(std::uint64_t bytes);
std::string plural(std::uint64_t number, std::string_view noun);
// `text` cut into lines of at most `width`, each led by `indent` spaces.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t width);

}  // namespace expunge
