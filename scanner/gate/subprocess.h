// Another program, started without a shell, whose standard output is read.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>
#include <vector>

#include "expunge/result.h"

namespace expunge {

class Subprocess {
 public:
  // `words`: program (looked up in PATH) and arguments.  Standard input and standard error are
  // /dev/null; `settings` change its environment: "NAME=VALUE", or "NAME" to take it out.
  static Result<Subprocess> start(const std::vector<std::string>& words,
                                  const std::vector<std::string>& settings);
  Subprocess(Subprocess&& other) noexcept;
  Subprocess& operator=(Subprocess&&) = delete;
  ~Subprocess();  // ends the program if it still runs

  // Up to `size` bytes; 0 at the end.
  Result<std::size_t> read(char* into, std::size_t size);
  // Waits for the end; the exit status, -1 if a signal ended it.
  int wait();

 private:
  Subprocess(pid_t process, int output) : process_(process), output_(output) {}
  pid_t process_ = -1;
  int output_ = -1;
};

}  // namespace expunge
