#include "cli/signals.h"

#include <unistd.h>

#include <csignal>
#include <string_view>

#include "cli/console.h"
#include "record/sink_file.h"

namespace expunge {
namespace {

// A signal handler can reach nothing but static storage.
std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void leave_now(int) {
  remove_open_temporaries();
  constexpr std::string_view kMessage = "expunge: error: interrupted; nothing was written\n";
  (void)!::write(STDERR_FILENO, kMessage.data(), kMessage.size());
  ::_exit(kExitInterrupted);
}

extern "C" void on_signal(int signal) {
  if (stop_asked.exchange(true)) leave_now(signal);
  ::alarm(1);
}

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  sigaction(signal, &action, nullptr);
}

// What the caller had us ignore (nohup, a shell's background job) stays ignored.
void handle_unless_ignored(int signal) {
  struct sigaction before {};
  sigaction(signal, nullptr, &before);
  if (before.sa_handler != SIG_IGN) handle(signal, on_signal);
}

}  // namespace

const std::atomic<bool>& interrupted() { return stop_asked; }

void ask_to_stop() { stop_asked = true; }

void catch_signals() {
  handle_unless_ignored(SIGINT);
  handle_unless_ignored(SIGTERM);
  handle_unless_ignored(SIGHUP);
  handle(SIGALRM, leave_now);
  handle(SIGPIPE, SIG_IGN);
}

}  // namespace expunge
