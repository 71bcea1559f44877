// Finds subjects in the texts of a record.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "detect/finder.h"
#include "expunge/span.h"
#include "optout/needle.h"
#include "optout/needle_index.h"

namespace expunge {

// A form of a subject in a turn.
struct OptOutHit {
  std::uint32_t turn = 0;
  TextSpan span;  // of the turn's text
  std::uint32_t subject = 0;
  NeedleKind kind = NeedleKind::kName;
  bool part = false;  // of a name: its other words stand in other turns or fields
  friend auto operator<=>(const OptOutHit&, const OptOutHit&) = default;
};

// One per thread.
class OptOutMatcher {
 public:
  explicit OptOutMatcher(std::shared_ptr<const OptOutIndex> index);
  OptOutMatcher(OptOutMatcher&&) noexcept;
  OptOutMatcher& operator=(OptOutMatcher&&) noexcept;
  ~OptOutMatcher();

  // Replaces `out` with all hits: sorted, none twice; those of different forms may overlap.
  void find(const FinderRecord& record, std::vector<OptOutHit>& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace expunge
