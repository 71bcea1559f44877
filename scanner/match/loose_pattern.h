// A pattern's cheap relative: matches wherever the pattern does, and in some more places.
//
// RE2 takes .1 to 4 ms to compile a pattern of a rule (classes by property 25), and of a hundred
// patterns that a run of a few megabytes asks, three quarters never match.  This one is read in
// microseconds and says no in most of these places, so that RE2 is asked, and compiles, in the
// others.  It knows ASCII and takes all other characters for one; groups may come more often than
// they should.  What it cannot say cheaply it says yes to.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "text/word_filter.h"

namespace expunge {

// Immutable; shared by threads.
class LoosePattern {
 public:
  // Nothing if the pattern holds something that is not understood, or is very long.
  // REQUIRES: RE2 takes it.
  static std::optional<LoosePattern> parse(std::string_view pattern);

  // False only if RE2 finds no match in `text` that begins in [first, last] and ends at `end` at
  // most; the whole text is the context, for \b ^ $.  `effort` grows by the steps it took.
  bool may_match(std::string_view text, std::size_t first, std::size_t last, std::size_t end,
                 std::size_t& effort) const;

 private:
  friend class LooseParser;
  static constexpr std::uint16_t kUnbounded = std::numeric_limits<std::uint16_t>::max();

  // Characters of ASCII, and whether all others are in it, too.
  struct Set {
    std::bitset<128> ascii;
    bool beyond = false;
    friend bool operator==(const Set&, const Set&) = default;
  };
  enum class Op : std::uint8_t {
    kSet,     // `set`, `min` to `max` times
    kAny,     // one of `count` branches from `target` on
    kSplit,   // here, or at `target`
    kJump,    // at `target`
    kBegin,   // ^
    kEnd,     // $
    kEdge,    // \b
    kNoEdge,  // \B
    kMatched,
  };
  struct Step {
    Op op = Op::kMatched;
    std::uint16_t set = 0;
    std::uint16_t min = 1;
    std::uint16_t max = 1;
    std::uint32_t target = 0;
    std::uint32_t count = 0;
  };
  struct Branch {
    std::uint32_t step = 0;
    FollowSet first = FollowSet::all();  // what it may begin with
    bool empty = true;                   // it may match nothing
  };
  // What may stand first of what the program matches from a step on.
  struct First {
    FollowSet bytes;
    bool empty = false;
  };
  class Search;
  First first_of(std::size_t step, int depth) const;
  // Once all steps are there.
  void index();

  std::vector<Step> steps_;
  std::vector<Branch> branches_;
  std::vector<Set> sets_;
  std::vector<FollowSet> firsts_;  // of each set
  First first_;
};

}  // namespace expunge
