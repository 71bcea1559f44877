// The detector: from the turns of a conversation to findings.  Stages and their order are
// documented in detector.cc, once.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "detect/conversation.h"
#include "expunge/finding.h"
#include "expunge/result.h"
#include "match/engine.h"
#include "rulebook/rule.h"

namespace expunge {

enum class NamesMode : std::uint8_t {
  kOff,
  kRules,  // rules and lists
  kModel,  // and the learned model
};

struct DetectorOptions {
  EngineKind engine = EngineKind::kFast;
  NamesMode names = NamesMode::kModel;
  std::vector<std::string> only;    // entities; empty = all
  std::vector<std::string> except;  // entities
  std::vector<std::string> with;    // ids of rules that run on request only
  double min_score = 0.5;
  std::vector<std::string> regions;  // phone regions of the policy, tried first
};

class NameLists;

// Compiled rules and lists: immutable, shared by every thread.
class DetectorModel {
 public:
  // Slow: once per run.  Unknown entities in `only` / `except` are an error with "did you mean".
  static Result<std::shared_ptr<const DetectorModel>> create(std::shared_ptr<const RuleSet> rules,
                                                             DetectorOptions options);
  virtual ~DetectorModel() = default;
  virtual const RuleSet& rules() const = 0;
  virtual const DetectorOptions& options() const = 0;
  virtual const NameLists& names() const = 0;
  virtual const Patterns& compiled_patterns() const = 0;
};

class DetectionObserver;

// Working memory for detection.  One per thread; movable.
class Detector {
 public:
  explicit Detector(std::shared_ptr<const DetectorModel> model);
  Detector(Detector&&) noexcept;
  Detector& operator=(Detector&&) noexcept;
  ~Detector();

  // Replaces `out` with the findings of the conversation: ordered by field then start, disjoint
  // within a field. REQUIRES: every text is valid UTF-8; all texts together under 1 GiB.
  // `observer` is told of every candidate and of every stage (observer.h).
  void detect(const Conversation& conversation, std::vector<Finding>& out,
              DetectionObserver* observer = nullptr);
  // The same for a conversation that differs in few turns from that of the last call, as a record
  // does whose findings were replaced: costs what has changed.
  void detect_again(const Conversation& conversation, std::vector<Finding>& out);
  // Time and what rules find are counted there from now on.  Null: no more.
  void set_meter(Meter* meter);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace expunge
