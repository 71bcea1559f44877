// Asks a pattern's cheap relative before the pattern is compiled.
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "match/loose_pattern.h"

namespace expunge {

// Thread-safe.
class LooseTest {
 public:
  explicit LooseTest(std::string pattern) : pattern_(std::move(pattern)) {}

  // See LoosePattern.  True, too, once it has cost as much as compiling would.
  bool may_match(std::string_view text, std::size_t first, std::size_t last,
                 std::size_t end) const {
    if (is_over_.load(std::memory_order_relaxed)) return true;
    return ask(text, first, last, end);
  }
  // Anywhere; right at the begin.
  bool may_match(std::string_view text) const {
    return may_match(text, 0, text.size(), text.size());
  }
  bool may_begin(std::string_view text) const { return may_match(text, 0, 0, text.size()); }

  // The pattern is compiled: it is asked at once from now on.
  void give_up() const { is_over_.store(true, std::memory_order_relaxed); }
  const std::string& pattern() const { return pattern_; }

 private:
  bool ask(std::string_view text, std::size_t first, std::size_t last, std::size_t end) const;

  std::string pattern_;
  mutable std::once_flag once_;
  mutable std::optional<LoosePattern> loose_;
  mutable std::atomic<bool> is_over_ = false;
  mutable std::atomic<std::size_t> effort_ = 0;
};

}  // namespace expunge
