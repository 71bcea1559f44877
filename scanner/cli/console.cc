#include "cli/console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/strings.h"

namespace expunge {
namespace {

constexpr std::size_t kOutputBuffer = 64 * 1024;

// 0 or errno.
int write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

// Nothing can be done about a standard error that does not take what is written to it.
void write_message(std::string_view text) { (void)write_all(STDERR_FILENO, text); }

}  // namespace

void Output::write(std::string_view text) {
  if (closed_ || error_ != 0) return;
  buffer_.append(text);
  if (buffer_.size() >= kOutputBuffer) (void)flush();
}

Result<void> Output::flush() {
  if (!closed_ && error_ == 0) {
    const int error = write_all(STDOUT_FILENO, buffer_);
    if (error == EPIPE) {
      closed_ = true;
    } else {
      error_ = error;
    }
  }
  buffer_.clear();
  if (error_ != 0) return Error{ErrorCode::kIo, std::strerror(error_), "standard output"};
  return {};
}

int finish(Output& output, int status) {
  if (const Result<void> flushed = output.flush(); !flushed) return report_error(flushed.error());
  return status;
}

void Messages::line(std::string_view text) {
  const std::lock_guard lock(mutex_);
  std::string all;
  if (!progress_.empty()) all += "\r\033[K";
  all.append(text).append("\n").append(progress_);
  write_message(all);
}

void Messages::progress(std::string_view text) {
  const std::lock_guard lock(mutex_);
  progress_.assign("\r").append(text).append("\033[K");
  write_message(progress_);
}

void Messages::clear_progress() {
  const std::lock_guard lock(mutex_);
  if (progress_.empty()) return;
  progress_.clear();
  write_message("\r\033[K");
}

int report_error(const Error& error) {
  write_message("expunge: error: " + error.to_string() + "\n");
  return error.code == ErrorCode::kInterrupted ? kExitInterrupted : kExitError;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool c1 = byte == 0xC2 && at + 1 < text.size() &&
                    static_cast<unsigned char>(text[at + 1]) < 0xA0;  // U+0080 to U+009F
    if (byte == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02x}", byte);
    } else if (c1) {
      out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[++at]));
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string human_bytes(std::uint64_t bytes) {
  if (bytes < 1000) return fmt::format("{} B", bytes);
  double value = static_cast<double>(bytes);
  const char* const units[] = {"B", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  while (value >= 1000 && unit + 1 < std::size(units)) {
    value /= 1000;
    ++unit;
  }
  return fmt::format("{:.1f} {}", value, units[unit]);
}

std::string plural(std::uint64_t number, std::string_view noun) {
  return fmt::format("{} {}{}", grouped(number), noun, number == 1 ? "" : "s");
}

std::string wrapped(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t column = 0;
  for (const std::string_view word : split(text, ' ')) {
    if (word.empty()) continue;
    if (column != 0 && column + 1 + word.size() > width) {
      out += '\n';
      column = 0;
    }
    if (column == 0) {
      out.append(indent, ' ');
      column = indent;
    } else {
      out += ' ';
      ++column;
    }
    out.append(word);
    column += word.size();
  }
  out += '\n';
  return out;
}

}  // namespace expunge
