#include "gate/subprocess.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <system_error>
#include <utility>

extern char** environ;

namespace expunge {
namespace {

class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  posix_spawn_file_actions_t* get() { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// execve() takes pointers to what it does not change.
std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> out;
  out.reserve(words.size() + 1);
  for (const std::string& word : words) out.push_back(const_cast<char*>(word.c_str()));
  return out;
}

std::string_view name_of(std::string_view variable) {
  return variable.substr(0, variable.find('='));
}

std::vector<std::string> environment_with(const std::vector<std::string>& settings) {
  std::vector<std::string> out;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view name = name_of(*entry);
    const bool set = std::any_of(settings.begin(), settings.end(), [&](const std::string& setting) {
      return name_of(setting) == name;
    });
    if (!set) out.emplace_back(*entry);
  }
  for (const std::string& setting : settings) {
    if (setting.find('=') != std::string::npos) out.push_back(setting);
  }
  return out;
}

}  // namespace

Result<Subprocess> Subprocess::start(const std::vector<std::string>& words,
                                     const std::vector<std::string>& settings) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    return Error{ErrorCode::kIo, "cannot make a pipe: " + std::generic_category().message(errno),
                 words.front()};
  }
  FileActions actions;
  ::posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_adddup2(actions.get(), ends[1], STDOUT_FILENO);
  ::posix_spawn_file_actions_addopen(actions.get(), STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> arguments = pointers(words);
  arguments.push_back(nullptr);
  const std::vector<std::string> variables = environment_with(settings);
  std::vector<char*> environment = pointers(variables);
  environment.push_back(nullptr);
  pid_t process = -1;
  const int failed = ::posix_spawnp(&process, words.front().c_str(), actions.get(), nullptr,
                                    arguments.data(), environment.data());
  ::close(ends[1]);
  if (failed != 0) {
    ::close(ends[0]);
    return Error{
        ErrorCode::kNotFound,
        "cannot be started: " + std::generic_category().message(failed) + "; is it installed?",
        words.front()};
  }
  return Subprocess(process, ends[0]);
}

Subprocess::Subprocess(Subprocess&& other) noexcept
    : process_(std::exchange(other.process_, -1)), output_(std::exchange(other.output_, -1)) {}

Subprocess::~Subprocess() {
  if (process_ > 0) ::kill(process_, SIGTERM);
  wait();
}

Result<std::size_t> Subprocess::read(char* into, std::size_t size) {
  ssize_t got;
  do {
    got = ::read(output_, into, size);
  } while (got < 0 && errno == EINTR);
  if (got < 0) {
    return Error{ErrorCode::kIo, "cannot be read: " + std::generic_category().message(errno), ""};
  }
  return static_cast<std::size_t>(got);
}

int Subprocess::wait() {
  if (output_ >= 0) ::close(std::exchange(output_, -1));
  if (process_ <= 0) return -1;
  const pid_t process = std::exchange(process_, -1);
  int status = 0;
  while (::waitpid(process, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace expunge
