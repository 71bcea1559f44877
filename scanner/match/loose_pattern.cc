#include "match/loose_pattern.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/utf8.h"
#include "match/sequence.h"
#include "text/byte_block.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxOpen = 256;       // places to come back to
constexpr std::size_t kMostEffort = 20000;  // steps of one search
constexpr std::size_t kBytesPerStep = 8;    // that are passed over
constexpr int kMaxDepth = 64;

bool in_word(char c) { return is_word_byte(static_cast<unsigned char>(c)); }

}  // namespace

LoosePattern::First LoosePattern::first_of(std::size_t at, int depth) const {
  First first;
  const First anything{FollowSet::all(), true};
  if (depth >= kMaxDepth) return anything;
  const auto join = [&](const First& other) {
    first.bytes |= other.bytes;
    first.empty = first.empty || other.empty;
  };
  const Step& step = steps_[at];
  switch (step.op) {
    case Op::kSet: {
      first.bytes = firsts_[step.set];
      if (step.min == 0) join(first_of(at + 1, depth + 1));
      return first;
    }
    case Op::kAny:
      for (std::uint32_t i = 0; i < step.count; ++i) {
        const Branch& branch = branches_[step.target + i];
        join({branch.first, branch.empty});
      }
      return first;
    case Op::kSplit:
      join(first_of(at + 1, depth + 1));
      join(first_of(step.target, depth + 1));
      return first;
    case Op::kJump:
      return first_of(step.target, depth + 1);
    case Op::kMatched:
      return anything;
    default:
      return first_of(at + 1, depth + 1);
  }
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
  for (std::size_t at = steps_.size(); at-- > 0;) {
    if (steps_[at].op != Op::kAny) continue;
    for (std::uint32_t i = 0; i < steps_[at].count; ++i) {
      Branch& branch = branches_[steps_[at].target + i];
      const First first = first_of(branch.step, 0);
      branch.first = first.bytes;
      branch.empty = first.empty;
    }
  }
  first_ = first_of(0, 0);
}

// One question, from all its places.
class LoosePattern::Search {
 public:
  Search(const LoosePattern& pattern, std::string_view text, std::size_t end)
      : pattern_(pattern), text_(text), end_(end) {}

  std::size_t effort() const { return effort_; }

  // True where a match begins, or it would take too long to find out.
  bool from(std::size_t begin) {
    open_ = 0;
    std::size_t step = 0;
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
  struct Open {
    std::uint32_t step = 0;
    std::size_t at = 0;
    std::size_t least = 0;  // of a repeated set: as far as may be given back
  };

  // Takes the step and goes on to the next; false if it does not match here.
  bool advance(std::size_t& number, std::size_t& at) {
    const Step& step = pattern_.steps_[number];
    switch (step.op) {
      case Op::kSet:
        return take_set(step, number, at);
      case Op::kAny:
        return take_branch(step, number, at);
      case Op::kSplit:
        put(step.target, at, at);
        ++number;
        return true;
      case Op::kJump:
        number = step.target;
        return true;
      case Op::kBegin:
        ++number;
        return at == 0;
      case Op::kEnd:
        ++number;
        return at == end_ || at == text_.size();
      case Op::kEdge:
      case Op::kNoEdge: {
        ++number;
        if (at == end_ && end_ < text_.size()) return true;
        const bool before = at > 0 && in_word(text_[at - 1]);
        const bool behind = at < text_.size() && in_word(text_[at]);
        return (before != behind) == (step.op == Op::kEdge);
      }
      case Op::kMatched:
        return true;
    }
    return true;
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
        while (at < end_ && continues_character(text_[at])) ++at;
      }
    }
    if (count < step.min) return false;
    if (count == step.min) least = at;
    effort_ += count / kBytesPerStep;
    if (at > least) put(static_cast<std::uint32_t>(number), at, least);
    ++number;
    return true;
  }

  bool take_branch(const Step& step, std::size_t& number, std::size_t at) {
    const std::span<const Branch> branches(&pattern_.branches_[step.target], step.count);
    std::size_t chosen = branches.size();
    for (std::size_t i = branches.size(); i-- > 0;) {
      const Branch& branch = branches[i];
      const bool may_begin =
          branch.empty || (at < end_ && branch.first.holds(static_cast<unsigned char>(text_[at])));
      if (!may_begin) continue;
      if (chosen < branches.size()) put(branches[chosen].step, at, at);
      chosen = i;
    }
    effort_ += step.count / kBytesPerStep;
    if (chosen == branches.size()) return false;
    number = branches[chosen].step;
    return true;
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
    ++step;
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

bool LoosePattern::may_match(std::string_view text, std::size_t first, std::size_t last,
                             std::size_t end, std::size_t& effort) const {
  Search search(*this, text, end);
  bool found = false;
  std::size_t at = first;
  for (; at <= last && at <= end && !found; ++at) {
    const bool may_begin =
        first_.empty || (at < end && first_.bytes.holds(static_cast<unsigned char>(text[at])));
    found = may_begin && search.from(at);
  }
  effort += search.effort() + (at - first) / kBytesPerStep;
  return found;
}

}  // namespace expunge
