// Patterns that most records never need.
#pragma once

#include <memory>
#include <string>

namespace re2 {
class RE2;
}

namespace expunge {

// An RE2 pattern, compiled when first used; compiling one of many words costs as much as a search
// of a megabyte.  Shared by threads.
class LazyPattern {
 public:
  explicit LazyPattern(std::string pattern);
  ~LazyPattern();
  LazyPattern(const LazyPattern&) = delete;
  LazyPattern& operator=(const LazyPattern&) = delete;

  const re2::RE2& operator*() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace expunge
