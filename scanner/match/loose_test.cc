#include "match/loose_test.h"

namespace expunge {
namespace {

// RE2 compiles a byte of a pattern in some .7 microseconds, in which so many steps are taken.
constexpr std::size_t kEffortPerByte = 500;

}  // namespace

bool LooseTest::ask(std::string_view text, std::size_t first, std::size_t last,
                    std::size_t end) const {
  std::call_once(once_, [this] { loose_ = LoosePattern::parse(pattern_); });
  if (!loose_) {
    give_up();
    return true;
  }
  std::size_t effort = 0;
  const bool found = loose_->may_match(text, first, last, end, effort);
  if (effort_.fetch_add(effort, std::memory_order_relaxed) > kEffortPerByte * pattern_.size()) {
    give_up();
  }
  return found;
}

}  // namespace expunge
