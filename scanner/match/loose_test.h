// Asks a pattern's cheap relative before the pattern is compiled.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "match/loose_pattern.h"

namespace expunge {

// Thread-safe.
class LooseTest {
 public:
  explicit LooseTest(std::string pattern);

  // See LoosePattern::find.  `first`, too, once asking has cost more than it has spared.
  std::size_t find(std::string_view text, std::size_t first, std::size_t last,
                   std::size_t end) const {
    return is_over() ? first : ask(text, first, last, end);
  }
  bool may_match(std::string_view text, std::size_t first, std::size_t last,
                 std::size_t end) const {
    return find(text, first, last, end) <= last;
  }
  // Anywhere; right at the begin.
  bool may_match(std::string_view text) const {
    return may_match(text, 0, text.size(), text.size());
  }
  bool may_begin(std::string_view text) const { return may_match(text, 0, 0, text.size()); }

  bool is_over() const { return is_over_.load(std::memory_order_relaxed); }
  const std::string& pattern() const { return pattern_; }

 private:
  std::size_t ask(std::string_view text, std::size_t first, std::size_t last,
                  std::size_t end) const;

  std::string pattern_;
  mutable std::once_flag once_;
  mutable std::optional<LoosePattern> loose_;
  mutable std::atomic<bool> is_over_ = false;
  // Steps that may still be taken.  What two threads note at the same time counts once.
  mutable std::atomic<std::int64_t> credit_;
};

}  // namespace expunge
