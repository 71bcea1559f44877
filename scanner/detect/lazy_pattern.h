// Patterns that most records never need.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace expunge {

// An RE2 pattern, compiled when first used; compiling one of many words costs as much as a search
// of a megabyte.  Shared by threads.
class LazyPattern {
 public:
  static constexpr std::int64_t kMemory = std::int64_t{8} << 20;  // RE2's own bound
  explicit LazyPattern(std::string pattern, std::int64_t max_memory = kMemory);
  ~LazyPattern();
  LazyPattern(const LazyPattern&) = delete;
  LazyPattern& operator=(const LazyPattern&) = delete;

  // Asked first, these keep most patterns from being compiled: false only if nothing matches
  // anywhere in the text, or right at its begin.
  bool may_match(std::string_view text) const;
  bool may_begin(std::string_view text) const;
  // True if something matches anywhere.
  bool matches(std::string_view text) const;

  const re2::RE2& operator*() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace expunge
