#include "detect/lazy_pattern.h"

#include <re2/re2.h>

#include <mutex>
#include <utility>

namespace expunge {

struct LazyPattern::State {
  std::string pattern;
  std::once_flag once;
  std::unique_ptr<const RE2> compiled;
};

LazyPattern::LazyPattern(std::string pattern) : state_(std::make_unique<State>()) {
  state_->pattern = std::move(pattern);
}
LazyPattern::~LazyPattern() = default;

const RE2& LazyPattern::operator*() const {
  std::call_once(state_->once,
                 [&] { state_->compiled = std::make_unique<const RE2>(state_->pattern); });
  return *state_->compiled;
}

}  // namespace expunge
