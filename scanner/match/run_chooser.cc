#include "match/run_chooser.h"

#include <algorithm>
#include <utility>

#include "match/long_runs.h"
#include "match/piece_finder.h"

namespace expunge {
namespace {

// (?i) takes them for s and k.  A text with one of them is taken to hold every run.
bool is_folding_letter(char32_t c) { return c == 0x17F || c == 0x212A; }

// Of a node: the run characters that every match begins with, ends with, and holds in one piece;
// `whole` if a match is nothing else.
struct Runs {
  int before = 0;
  int after = 0;
  int longest = 0;
  bool whole = true;
};

Runs joined(const Runs& left, const Runs& right) {
  Runs both;
  both.whole = left.whole && right.whole;
  both.before = left.whole ? left.before + right.before : left.before;
  both.after = right.whole ? left.after + right.after : right.after;
  both.longest = std::max({left.longest, right.longest, left.after + right.before});
  return both;
}

Runs runs_of(const PatternNode& node) {
  using Kind = PatternNode::Kind;
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kAssertion:
      return {};
    case Kind::kSet: {
      for (const auto& [first, last] : node.set) {
        for (char32_t c = first; c <= last; ++c) {
          const bool in_run = c < 0x80 && is_run_character(static_cast<std::uint8_t>(c));
          if (!in_run && !is_folding_letter(c)) return {0, 0, 0, false};
        }
      }
      return {1, 1, 1, true};
    }
    case Kind::kConcat: {
      Runs all;
      for (const PatternNode& child : node.children) all = joined(all, runs_of(child));
      return all;
    }
    case Kind::kAlternate: {
      Runs least = runs_of(node.children.front());
      for (const PatternNode& child : node.children) {
        const Runs other = runs_of(child);
        least.before = std::min(least.before, other.before);
        least.after = std::min(least.after, other.after);
        least.longest = std::min(least.longest, other.longest);
        least.whole = least.whole && other.whole;
      }
      return least;
    }
    case Kind::kRepeat: {
      const Runs part = runs_of(node.children.front());
      Runs all;
      for (int copies = 0; copies < std::min(node.min, 64); ++copies) all = joined(all, part);
      // Further copies may follow: the match is a run only if they are.
      all.whole = part.whole;
      return all;
    }
  }
  return {0, 0, 0, false};
}

class RunChooser : public Chooser {
 public:
  explicit RunChooser(std::vector<std::uint32_t> rules) : rules_(std::move(rules)) {}

  std::unique_ptr<State> make_state() const override { return std::make_unique<State>(); }

  void choose(const Block& block, State&, Choice& choice) const override {
    for (std::size_t piece = 0; piece < block.pieces.size(); ++piece) {
      if (!has_long_run(text_of(block, block.pieces[piece]))) continue;
      for (const std::uint32_t rule : rules_) choice.add(piece, rule);
    }
  }

 private:
  std::vector<std::uint32_t> rules_;
};

}  // namespace

int shortest_run(const PatternNode& pattern) { return runs_of(pattern).longest; }

std::unique_ptr<Chooser> make_run_chooser(std::vector<std::uint32_t> rules) {
  return std::make_unique<RunChooser>(std::move(rules));
}

}  // namespace expunge
