// How far a judgement is, told to whoever watches, a few times a second.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

namespace expunge {

struct GateProgress {
  std::string_view step;    // "comparing", "searching", ...
  std::size_t file = 0;     // of `files`, from 1
  std::size_t files = 0;    // that the step is about
  std::uint64_t bytes = 0;  // read by the step so far, decompressed
  std::uint64_t findings = 0;
  double seconds = 0;  // since the step began
};

// One thread.
class ProgressTeller {
 public:
  explicit ProgressTeller(std::function<void(const GateProgress&)> tell) : tell_(std::move(tell)) {}

  void begin(std::string_view step, std::size_t files) {
    now_ = {step, 0, files, 0, now_.findings, 0};
    begun_ = Clock::now();
  }
  void next_file() { ++now_.file; }
  void found() { ++now_.findings; }
  void read(std::uint64_t bytes) {
    now_.bytes += bytes;
    if (!tell_) return;
    const auto time = Clock::now();
    if (time - told_ < kInterval) return;
    told_ = time;
    now_.seconds = std::chrono::duration<double>(time - begun_).count();
    tell_(now_);
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr auto kInterval = std::chrono::milliseconds(150);

  std::function<void(const GateProgress&)> tell_;
  GateProgress now_;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point told_;
};

}  // namespace expunge
