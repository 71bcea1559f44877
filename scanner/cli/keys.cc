#include "cli/keys.h"

#include <unistd.h>

#include <cerrno>

namespace expunge {
namespace {

constexpr char kEndOfText = 3;          // Ctrl-C
constexpr char kEndOfTransmission = 4;  // Ctrl-D

}  // namespace

Keys::Keys() {
  termios now{};
  if (::isatty(STDIN_FILENO) != 1 || ::tcgetattr(STDIN_FILENO, &now) != 0) return;
  saved_ = now;
  now.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO | ISIG);
  now.c_cc[VMIN] = 1;
  now.c_cc[VTIME] = 0;
  ::tcsetattr(STDIN_FILENO, TCSANOW, &now);
}

Keys::~Keys() {
  if (saved_) ::tcsetattr(STDIN_FILENO, TCSANOW, &*saved_);
}

std::optional<char> Keys::next() {
  for (;;) {
    char key = 0;
    const ssize_t got = ::read(STDIN_FILENO, &key, 1);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0 || key == kEndOfText || key == kEndOfTransmission) return std::nullopt;
    if (key != ' ' && key != '\n' && key != '\r' && key != '\t') return key;
  }
}

}  // namespace expunge
