// A pattern's cheap relative: matches wherever the pattern does, and in some more places.
//
// RE2 takes .1 to 4 ms to compile a pattern of a rule (classes by property 25), and of a hundred
// patterns that a run of a few megabytes asks, three quarters never match.  This one is read in
// microseconds and says no in most of these places, so that RE2 is asked, and compiles, in the
// others.  It knows ASCII and takes all other characters for one; groups may come more often than
// they should.  What it cannot say cheaply it says yes to.
#pragma once

#include <array>
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

  // The first place in [first, last] where a match may begin that ends at `end` at most, behind
  // `last` if there is none: RE2 finds none before.  The whole text is the context, for \b ^ $.
  // `effort` grows by the steps it took.
  std::size_t find(std::string_view text, std::size_t first, std::size_t last, std::size_t end,
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
  // As small as it can be: a search comes seldom, and finds nothing of the pattern in the first
  // cache.
  struct Step {
    Op op = Op::kMatched;
    bool keeps = false;     // of a repeated set: what follows never begins with one of it
    std::uint16_t set = 0;  // the number of it, or of a fork
    std::uint16_t min = 1;
    std::uint16_t max = 1;
    std::uint16_t target = 0;  // of a set with a count: a text
    std::uint16_t count = 0;   // of branches; sets that a text stands for
    std::uint16_t next = 0;    // the step behind, jumps left out
    FollowSet first = {};      // what may stand there inside of a text; all, too, if it is nothing
  };
  // What may stand first of what the program matches from a step on, inside of a text.
  struct First {
    FollowSet bytes;
    bool empty = false;     // it may match nothing
    bool at_begin = false;  // at the begin of a text it may match more
    bool is_known = false;

    static First anything() { return {FollowSet::all(), true, true}; }
    void join(const First& other) {
      bytes |= other.bytes;
      empty = empty || other.empty;
      at_begin = at_begin || other.at_begin;
    }
  };
  // So many characters in a row, of ASCII, and letters in any case where case is ignored.  A set
  // at which it begins is compared with all of them at once.
  struct Text {
    static constexpr std::size_t kMost = sizeof(std::uint64_t);
    std::uint64_t bytes = 0;
    std::uint64_t mask = 0;
    bool beyond = false;     // characters beyond ASCII may stand there, too
    std::uint16_t next = 0;  // the step behind
  };
  // Which of `count` branches may begin at a place: rows of bits, by the cell of FollowSet of the
  // byte there, then at the end and at the begin of a text; then as many rows by the next byte.
  struct Fork {
    std::uint32_t begin = 0;   // in fork_rows_
    std::uint16_t stride = 0;  // bytes of a row, of which few branches take less than a word
    std::uint16_t words = 0;   // of 64 bits
  };
  static constexpr std::size_t kAtEnd = FollowSet::kCells;
  static constexpr std::size_t kAtBegin = kAtEnd + 1;
  static constexpr std::size_t kRows = kAtBegin + 1;
  class Search;
  First first_of(std::size_t step, int depth) const;
  First second_of(std::size_t step) const;
  void make_fork(Step& step);
  static unsigned only_character(const std::bitset<128>& ascii);
  void make_texts();
  std::uint16_t behind_jumps(std::size_t step) const;
  void drop_jumps();
  // Once all steps are there.
  void index();

  std::vector<Step> steps_;
  std::vector<std::uint16_t> branches_;  // their first steps
  std::vector<Fork> forks_;
  std::vector<std::uint8_t> fork_rows_;
  std::vector<Set> sets_;
  std::vector<Text> texts_;
  std::uint16_t entry_ = 0;  // the first step
  // While the steps are put in order: of each set; of each step, as far as they are known.
  std::vector<FollowSet> firsts_;
  std::vector<First> begins_;
};

}  // namespace expunge
