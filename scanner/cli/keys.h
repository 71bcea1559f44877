// Single keys from a terminal, or characters from a pipe.
#pragma once

#include <termios.h>

#include <optional>

namespace expunge {

// While it lives, a terminal on standard input gives keys as they are pressed, unechoed, Ctrl-C
// among them: else a signal would leave the terminal so.
class Keys {
 public:
  Keys();
  ~Keys();
  Keys(const Keys&) = delete;
  Keys& operator=(const Keys&) = delete;

  // White space is passed over; nothing at the end, and for Ctrl-C and Ctrl-D.
  std::optional<char> next();
  bool on_terminal() const { return saved_.has_value(); }

 private:
  std::optional<termios> saved_;
};

}  // namespace expunge
