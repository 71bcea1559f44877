#include "match/loose_pattern.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "base/utf8.h"
#include "match/sequence.h"
#include "text/byte_block.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxOpen = 256;       // places to come back to
constexpr std::size_t kMostEffort = 20000;  // steps of one search
constexpr std::size_t kBytesPerStep = 8;    // that are passed over
constexpr int kMaxDepth = 12;               // of a look back into a loop

bool in_word(char c) { return is_word_byte(static_cast<unsigned char>(c)); }

bool is_edge(std::string_view text, std::size_t at) {
  const bool before = at > 0 && in_word(text[at - 1]);
  const bool behind = at < text.size() && in_word(text[at]);
  return before != behind;
}

}  // namespace

// Of what stands behind, so far as it was looked at; else by a look at the steps.
LoosePattern::First LoosePattern::first_of(std::size_t at, int depth) const {
  if (at < begins_.size() && begins_[at].is_known) return begins_[at];
  First first;
  if (depth >= kMaxDepth) return First::anything();
  const Step& step = steps_[at];
  switch (step.op) {
    case Op::kSet: {
      first.bytes = firsts_[step.set];
      if (step.min == 0) first.join(first_of(at + 1, depth + 1));
      return first;
    }
    case Op::kAny:
      for (std::uint32_t i = 0; i < step.count; ++i) {
        first.join(first_of(branches_[step.target + i], depth + 1));
      }
      return first;
    case Op::kSplit:
      first.join(first_of(at + 1, depth + 1));
      first.join(first_of(step.target, depth + 1));
      return first;
    case Op::kJump:
      return first_of(step.target, depth + 1);
    case Op::kBegin:
      first.at_begin = true;
      return first;
    case Op::kMatched:
      return First::anything();
    default:
      return first_of(at + 1, depth + 1);
  }
}

// What may follow the first byte of what is matched from a step on, where that is one character.
LoosePattern::First LoosePattern::second_of(std::size_t at) const {
  const std::size_t step = behind_jumps(at);
  if (steps_[step].op != Op::kSet || steps_[step].min != 1 || steps_[step].max != 1) {
    return First::anything();
  }
  First second = first_of(step + 1, 0);
  if (sets_[steps_[step].set].beyond) second.bytes.add(0x80);  // the character goes on
  return second;
}

void LoosePattern::make_fork(Step& step) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  const std::size_t words = (step.count + 63U) / 64;
  const std::size_t stride = words > 1 ? words * kWord : std::bit_ceil((step.count + 7U) / 8);
  const Fork fork{static_cast<std::uint32_t>(fork_rows_.size()), static_cast<std::uint16_t>(stride),
                  static_cast<std::uint16_t>(words)};
  fork_rows_.resize(fork_rows_.size() + 2 * kRows * stride);
  std::uint8_t* const rows = fork_rows_.data() + fork.begin;
  const auto note = [&](std::size_t first_row, std::size_t branch, const First& may) {
    for (std::size_t row = 0; row < kRows; ++row) {
      const bool may_begin =
          may.empty || (row < FollowSet::kCells ? may.bytes.holds_cell(row) : row == kAtBegin);
      const std::size_t at = (first_row + row) * stride + branch / 8;
      rows[at] = static_cast<std::uint8_t>(rows[at] | unsigned{may_begin} << branch % 8);
    }
  };
  for (std::size_t i = 0; i < step.count; ++i) {
    note(0, i, first_of(branches_[step.target + i], 0));
    note(kRows, i, second_of(branches_[step.target + i]));
  }
  step.set = static_cast<std::uint16_t>(forks_.size());
  forks_.push_back(fork);
}

void LoosePattern::index() {
  for (const Set& set : sets_) {
    FollowSet& first = firsts_.emplace_back();
    constexpr std::bitset<128> kHalf(~std::uint64_t{0});
    for (std::size_t from : {0, 64}) {
      for (std::uint64_t left = (set.ascii >> from & kHalf).to_ullong(); left != 0;) {
        first.add(static_cast<unsigned char>(from + take_lowest(left)));
      }
    }
    if (set.beyond) first.add(0x80);
  }
  // From the last to the first: what stands inside of branches, or behind them, is known before.
  begins_.resize(steps_.size());
  for (std::size_t at = steps_.size(); at-- > 0;) {
    Step& step = steps_[at];
    if (step.op == Op::kAny) make_fork(step);
    if (step.op == Op::kSet && step.min != step.max) {
      const First behind = first_of(at + 1, 0);
      step.keeps =
          !behind.empty && !behind.at_begin && !behind.bytes.shares_with(firsts_[step.set]);
    }
    begins_[at] = first_of(at, 0);
    begins_[at].is_known = true;
    step.first = begins_[at].empty ? FollowSet::all() : begins_[at].bytes;
  }
  fork_rows_.resize(fork_rows_.size() + sizeof(std::uint64_t));  // read by words
  drop_jumps();
  make_texts();
  begins_ = {};
  firsts_ = {};
}

void LoosePattern::drop_jumps() {
  for (std::size_t at = 0; at < steps_.size(); ++at) {
    Step& step = steps_[at];
    if (step.op != Op::kMatched) step.next = behind_jumps(at + 1);
    if (step.op == Op::kSplit) step.target = behind_jumps(step.target);
  }
  for (std::uint16_t& branch : branches_) branch = behind_jumps(branch);
  entry_ = behind_jumps(0);
  std::vector<std::uint16_t> number;  // by the old one
  std::vector<Step> kept;
  for (const Step& step : steps_) {
    number.push_back(static_cast<std::uint16_t>(kept.size()));
    if (step.op != Op::kJump) kept.push_back(step);
  }
  for (Step& step : kept) {
    step.next = number[step.next];
    if (step.op == Op::kSplit) step.target = number[step.target];
  }
  for (std::uint16_t& branch : branches_) branch = number[branch];
  entry_ = number[entry_];
  steps_ = std::move(kept);
}

// REQUIRES: no jumps in a circle, which the parser makes none of: a loop holds a split.
std::uint16_t LoosePattern::behind_jumps(std::size_t step) const {
  while (steps_[step].op == Op::kJump) step = steps_[step].target;
  return static_cast<std::uint16_t>(step);
}

// The only character of a set, but for its case; 0 if it has others.
unsigned LoosePattern::only_character(const std::bitset<128>& ascii) {
  const std::size_t count = ascii.count();
  if (count == 0 || count > 2) return 0;
  unsigned first = 0;
  while (!ascii[first]) ++first;
  const bool both = (first ^ 0x20U) < ascii.size() && ascii[first ^ 0x20U];
  return count == (both ? 2 : 1) ? first : 0;
}

void LoosePattern::make_texts() {
  std::vector<unsigned> characters;
  for (const Set& set : sets_) characters.push_back(only_character(set.ascii));
  const auto only_of = [&](const Step& step) {
    return step.op == Op::kSet && step.min == 1 && step.max == 1 ? characters[step.set] : 0;
  };
  for (std::size_t at = 0; at < steps_.size();) {
    Text text;
    unsigned count = 0;
    for (; count < Text::kMost && at + count < steps_.size(); ++count) {
      const unsigned only = only_of(steps_[at + count]);
      if (only == 0) break;
      const Set& set = sets_[steps_[at + count].set];
      const std::uint64_t any_case = set.ascii[only ^ 0x20U] ? 0xDF : 0xFF;
      text.bytes |= (only & any_case) << (8 * count);
      text.mask |= any_case << (8 * count);
      text.beyond = text.beyond || set.beyond;
      if (steps_[at + count].next != at + count + 1) {  // a branch ends
        ++count;
        break;
      }
    }
    if (count > 1) {
      text.next = steps_[at + count - 1].next;
      steps_[at].count = static_cast<std::uint16_t>(count);
      steps_[at].target = static_cast<std::uint16_t>(texts_.size());
      texts_.push_back(text);
    }
    at += std::max(count, 1U);
  }
}

// One question, from all its places.
class LoosePattern::Search {
 public:
  Search(const LoosePattern& pattern, std::string_view text, std::size_t end)
      : pattern_(pattern), text_(text), end_(end) {}

  std::size_t effort() const { return effort_; }

  // What the pattern holds from a step on.
  bool may_begin(std::size_t step, std::size_t at) const {
    const FollowSet first = pattern_.steps_[step].first;
    return at == 0 || (at < end_ ? first.holds(static_cast<unsigned char>(text_[at]))
                                 : first == FollowSet::all());
  }

  // True where a match begins, or it would take too long to find out.
  bool from(std::size_t begin) {
    open_ = 0;
    std::size_t step = pattern_.entry_;
    std::size_t at = begin;
    for (;;) {
      if (++effort_ > kMostEffort) return true;
      if (advance(step, at)) {
        if (pattern_.steps_[step].op == Op::kMatched) return true;
      } else if (!come_back(step, at)) {
        return too_many_;
      }
      if (too_many_) return true;
    }
  }

 private:
  // No values at first: all of them would be written for each question.
  struct Open {
    std::uint32_t step;
    std::size_t at;
    std::size_t least;  // of a repeated set: as far as may be given back
  };

  // Takes the step and goes on to the next; false if it does not match here.  Jumps are gone.
  bool advance(std::size_t& number, std::size_t& at) {
    const Step& step = pattern_.steps_[number];
    switch (step.op) {
      case Op::kSet:
        return step.min == 1 && step.max == 1 ? take_one(step, number, at)
                                              : take_set(step, number, at);
      case Op::kAny:
        return take_branch(step, number, at);
      case Op::kSplit:
        return take_split(step, number, at);
      case Op::kJump:
      case Op::kMatched:
        return true;
      case Op::kBegin:
        number = step.next;
        return at == 0;
      case Op::kEnd:
        number = step.next;
        return at == end_ || at == text_.size();
      case Op::kEdge:
      case Op::kNoEdge:
        number = step.next;
        return (at == end_ && end_ < text_.size()) || is_edge(text_, at) == (step.op == Op::kEdge);
    }
    return true;
  }

  // One character of the set, or the text that begins with it.
  bool take_one(const Step& step, std::size_t& number, std::size_t& at) {
    if (at >= end_) return false;
    if (step.count > 0 && at + Text::kMost <= text_.size()) {
      const Text& text = pattern_.texts_[step.target];
      std::uint64_t bytes = 0;
      std::memcpy(&bytes, text_.data() + at, sizeof bytes);
      if ((bytes & text.mask) == text.bytes) {
        at += step.count;
        number = text.next;
        return at <= end_;
      }
      constexpr std::uint64_t kBeyond = 0x8080808080808080;
      if (!text.beyond || (bytes & kBeyond) == 0) return false;
    }
    const Set& set = pattern_.sets_[step.set];
    const auto byte = static_cast<unsigned char>(text_[at]);
    if (byte < 0x80 ? !set.ascii[byte] : !set.beyond) return false;
    ++at;
    if (byte >= 0x80) skip_character(at);
    number = step.next;
    return true;
  }

  void skip_character(std::size_t& at) const {
    while (at < end_ && continues_character(text_[at])) ++at;
  }

  bool take_set(const Step& step, std::size_t& number, std::size_t& at) {
    const Set& set = pattern_.sets_[step.set];
    std::size_t least = at;
    unsigned count = 0;
    for (; count < step.max || step.max == kUnbounded; ++count) {
      if (count == step.min) least = at;
      if (at >= end_) break;
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte < 0x80) {
        if (!set.ascii[byte]) break;
        ++at;
      } else {
        if (!set.beyond) break;
        ++at;
        skip_character(at);
      }
    }
    if (count < step.min) return false;
    if (count == step.min) least = at;
    effort_ += count / kBytesPerStep;
    if (at > least && !step.keeps) put(static_cast<std::uint32_t>(number), at, least);
    number = step.next;
    return true;
  }

  bool take_split(const Step& step, std::size_t& number, std::size_t at) {
    const bool other = may_begin(step.target, at);
    if (!may_begin(step.next, at)) {
      number = step.target;
      return other;
    }
    if (other) put(step.target, at, at);
    number = step.next;
    return true;
  }

  std::size_t row_at(std::size_t at) const {
    return at < end_ ? FollowSet::cell_of(static_cast<unsigned char>(text_[at])) : kAtEnd;
  }

  bool take_branch(const Step& step, std::size_t& number, std::size_t at) {
    const Fork fork = pattern_.forks_[step.set];
    const std::size_t first = at == 0 ? kAtBegin : row_at(at);
    const std::uint8_t* const rows = pattern_.fork_rows_.data() + fork.begin;
    const std::uint8_t* const may_begin = rows + first * fork.stride;
    const std::uint8_t* const may_follow = rows + (kRows + row_at(at + 1)) * fork.stride;
    const std::uint16_t* const branches = pattern_.branches_.data() + step.target;
    // The first is taken, the others are left to come back to.
    bool any = false;
    for (std::size_t word = fork.words; word-- > 0;) {
      std::uint64_t bits = 0;
      std::uint64_t other = 0;
      std::memcpy(&bits, may_begin + word * sizeof bits, sizeof bits);
      std::memcpy(&other, may_follow + word * sizeof bits, sizeof bits);
      bits &= other;
      // Behind a short row stands the next.
      if (fork.stride < sizeof bits) bits &= (std::uint64_t{1} << fork.stride * 8) - 1;
      while (bits != 0) {
        const auto highest = static_cast<std::size_t>(std::bit_width(bits)) - 1;
        bits ^= std::uint64_t{1} << highest;
        if (any) put(static_cast<std::uint32_t>(number), at, at);
        number = branches[word * 64 + highest];
        any = true;
      }
    }
    return any;
  }

  void put(std::uint32_t step, std::size_t at, std::size_t least) {
    if (open_ == open_places_.size()) {
      too_many_ = true;
      return;
    }
    open_places_[open_++] = {step, at, least};
  }

  bool come_back(std::size_t& step, std::size_t& at) {
    if (open_ == 0) return false;
    Open& open = open_places_[open_ - 1];
    step = open.step;
    if (open.at == open.least) {  // another way
      at = open.at;
      --open_;
      return true;
    }
    do {
      --open.at;
    } while (open.at > open.least && continues_character(text_[open.at]));
    at = open.at;
    step = pattern_.steps_[step].next;
    if (open.at == open.least) --open_;
    return true;
  }

  const LoosePattern& pattern_;
  std::string_view text_;
  std::size_t end_;
  std::size_t effort_ = 0;
  bool too_many_ = false;
  std::size_t open_ = 0;
  std::array<Open, kMaxOpen> open_places_;
};

std::size_t LoosePattern::find(std::string_view text, std::size_t first, std::size_t last,
                               std::size_t end, std::size_t& effort) const {
  Search search(*this, text, end);
  const Op begin = steps_[entry_].op;
  const std::size_t stop = begin == Op::kBegin ? 0 : std::min(last, end);
  std::size_t found = last + 1;
  std::size_t at = first;
  for (; at <= stop && found > last; ++at) {
    if (!search.may_begin(entry_, at) || (begin == Op::kEdge && !is_edge(text, at))) continue;
    if (search.from(at)) found = at;
  }
  effort += search.effort() + (at - first) / kBytesPerStep;
  return found;
}

}  // namespace expunge
