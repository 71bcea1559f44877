#include "detect/lazy_pattern.h"

#include <re2/re2.h>

#include <mutex>
#include <utility>

#include "match/loose_test.h"

namespace expunge {

struct LazyPattern::State {
  LooseTest loose;
  std::int64_t max_memory;
  std::once_flag once;
  std::unique_ptr<const RE2> compiled;
};

LazyPattern::LazyPattern(std::string pattern, std::int64_t max_memory)
    : state_(new State{LooseTest(std::move(pattern)), max_memory, {}, {}}) {}
LazyPattern::~LazyPattern() = default;

bool LazyPattern::may_match(std::string_view text) const { return state_->loose.may_match(text); }
bool LazyPattern::may_begin(std::string_view text) const { return state_->loose.may_begin(text); }

bool LazyPattern::matches(std::string_view text) const {
  return may_match(text) && RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), **this);
}

const RE2& LazyPattern::operator*() const {
  std::call_once(state_->once, [&] {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(state_->max_memory);
    state_->compiled = std::make_unique<const RE2>(state_->loose.pattern(), options);
  });
  return *state_->compiled;
}

}  // namespace expunge
