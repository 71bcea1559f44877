#include "match/loose_test.h"

#include <algorithm>
#include <utility>

namespace expunge {
namespace {

// RE2 compiles a byte of a pattern in some .7 microseconds, in which so many steps are taken: these
// may be spent.  A no earns what RE2 would have taken to say it; so a relative that says no often
// is asked all the time, and the pattern perhaps never compiled.
constexpr std::int64_t kEffortPerByte = 500;
constexpr std::int64_t kSparedByNo = 150;
constexpr std::int64_t kEffortOfAsking = 10;

std::int64_t credit_of(const std::string& pattern) {
  return kEffortPerByte * static_cast<std::int64_t>(pattern.size());
}

}  // namespace

LooseTest::LooseTest(std::string pattern)
    : pattern_(std::move(pattern)), credit_(credit_of(pattern_)) {}

std::size_t LooseTest::ask(std::string_view text, std::size_t first, std::size_t last,
                           std::size_t end) const {
  std::call_once(once_, [this] { loose_ = LoosePattern::parse(pattern_); });
  if (!loose_) {
    is_over_.store(true, std::memory_order_relaxed);
    return first;
  }
  std::size_t effort = 0;
  const std::size_t found = loose_->find(text, first, last, end, effort);
  std::int64_t credit = credit_.load(std::memory_order_relaxed);
  credit -= kEffortOfAsking + static_cast<std::int64_t>(effort);
  if (found > last) credit = std::min(credit + kSparedByNo, credit_of(pattern_));
  credit_.store(credit, std::memory_order_relaxed);
  if (credit < 0) is_over_.store(true, std::memory_order_relaxed);
  return found;
}

}  // namespace expunge
