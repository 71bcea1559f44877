// Where the time of one thread goes, for who asks (`expunge bench --stages`, `rules check --cost`);
// nobody else carries one, and then a stage costs a comparison.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace expunge {

enum class WorkStage : std::uint8_t {
  kOther,     // between the others
  kWalk,      // the grammar of the record, its fields and their roles
  kDecode,    // texts out of their escapes, turns
  kViews,     // layout, words, folded and spoken views
  kChoose,    // which rules may match where
  kDecide,    // RE2
  kNumbers,   // shapes of numbers
  kJudge,     // context, validators, vetoes
  kNames,     // names by lists, cues and echoes
  kModel,     // the learned model
  kRemember,  // owners, memory, repeats, overlaps
  kReplace,   // decisions, replacements, audit lines
  kAgain,     // the second look at records with edits: writing, reading and searching them anew
};
inline constexpr std::size_t kWorkStages = 13;
std::string_view to_string(WorkStage stage);

class Meter {
 public:
  using Clock = std::chrono::steady_clock;
  struct Rule {
    std::uint64_t windows = 0;     // places in texts, or texts, that RE2 was given
    std::uint64_t candidates = 0;  // what it found there
    std::uint64_t hits = 0;        // what the judge let pass
    Clock::duration decide = {};
    Clock::duration judge = {};
  };

  // Starts the clock.  `rules`: how many there are.
  explicit Meter(std::size_t rules) : rules_(rules) {}

  // Time counts for `stage` from now on; returns the one before.  What is done within kAgain is
  // its own, whatever it is.
  WorkStage enter(WorkStage stage);
  // Ends the stage of MeterScope.
  void leave_to(WorkStage before);

  // Null within kAgain, where what was found once is found once more.
  Rule* rule(std::size_t index) { return current_ == WorkStage::kAgain ? nullptr : &rules_[index]; }
  const std::vector<Rule>& rules() const { return rules_; }
  Clock::duration spent(WorkStage stage) const { return spent_[static_cast<std::size_t>(stage)]; }

 private:
  void count(Clock::time_point now);

  WorkStage current_ = WorkStage::kOther;
  Clock::time_point since_ = Clock::now();
  std::array<Clock::duration, kWorkStages> spent_ = {};
  std::vector<Rule> rules_;
};

// A stage as long as it lives; nothing without a meter.
class MeterScope {
 public:
  MeterScope(Meter* meter, WorkStage stage)
      : meter_(meter), before_(meter == nullptr ? stage : meter->enter(stage)) {}
  MeterScope(const MeterScope&) = delete;
  MeterScope& operator=(const MeterScope&) = delete;
  ~MeterScope() {
    if (meter_ != nullptr) meter_->leave_to(before_);
  }

 private:
  Meter* meter_;
  WorkStage before_;
};

// Adds its life to a time; nothing where there is none.
class MeterLap {
 public:
  explicit MeterLap(Meter::Clock::duration* time) : time_(time) {
    if (time_ != nullptr) begin_ = Meter::Clock::now();
  }
  MeterLap(const MeterLap&) = delete;
  MeterLap& operator=(const MeterLap&) = delete;
  ~MeterLap() {
    if (time_ != nullptr) *time_ += Meter::Clock::now() - begin_;
  }

 private:
  Meter::Clock::duration* time_;
  Meter::Clock::time_point begin_;
};

}  // namespace expunge
