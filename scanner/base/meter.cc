#include "base/meter.h"

namespace expunge {

std::string_view to_string(WorkStage stage) {
  switch (stage) {
    case WorkStage::kOther:
      return "other";
    case WorkStage::kWalk:
      return "walk";
    case WorkStage::kDecode:
      return "decode";
    case WorkStage::kViews:
      return "views";
    case WorkStage::kChoose:
      return "choose";
    case WorkStage::kDecide:
      return "decide";
    case WorkStage::kNumbers:
      return "numbers";
    case WorkStage::kJudge:
      return "judge";
    case WorkStage::kNames:
      return "names";
    case WorkStage::kModel:
      return "model";
    case WorkStage::kRemember:
      return "remember";
    case WorkStage::kReplace:
      return "replace";
    case WorkStage::kAgain:
      return "look again";
  }
  return {};
}

void Meter::count(Clock::time_point now) {
  spent_[static_cast<std::size_t>(current_)] += now - since_;
  since_ = now;
}

WorkStage Meter::enter(WorkStage stage) {
  const WorkStage before = current_;
  if (before == WorkStage::kAgain) return before;
  count(Clock::now());
  current_ = stage;
  return before;
}

void Meter::leave_to(WorkStage before) {
  if (before == current_) return;  // within kAgain
  count(Clock::now());
  current_ = before;
}

}  // namespace expunge
