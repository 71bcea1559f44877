// Choose, then decide: the choosers mark (piece, rule) pairs, or windows in them, for a whole
// block; RE2 runs for those.
//
// A rule with `previous` is chosen by the question, not by the answer, which may be any word: its
// mark stands at the turn before.

#include <algorithm>
#include <bit>
#include <span>
#include <utility>

#include "match/patterns.h"

namespace expunge {
namespace {

class FastEngine : public Engine {
 public:
  explicit FastEngine(std::shared_ptr<const CompiledPatterns> patterns)
      : patterns_(std::move(patterns)), choice_(patterns_->rules()) {
    for (const auto& chooser : patterns_->choosers()) states_.push_back(chooser->make_state());
  }

  void find(const Block& block, std::vector<Candidate>& out) override {
    out.clear();
    choice_.reset(block.pieces.size());
    choose(block);
    const MeterScope stage(meter(), WorkStage::kDecide);
    std::vector<Window>& windows = choice_.windows();
    std::span<const Window> rest(windows);
    for (std::uint32_t number = 0; number < block.pieces.size(); ++number) {
      decide(block, number, rest, out);
    }
  }

 private:
  void choose(const Block& block) {
    const MeterScope stage(meter(), WorkStage::kChoose);
    for (std::size_t i = 0; i < states_.size(); ++i) {
      patterns_->choosers()[i]->choose(block, *states_[i], choice_);
    }
    std::sort(choice_.windows().begin(), choice_.windows().end());
  }

  // What is done for a rule counts for it.
  template <class Work>
  void metered(std::uint32_t rule, std::size_t windows, std::vector<Candidate>& out,
               Work work) const {
    Meter::Rule* const counted = meter() == nullptr ? nullptr : meter()->rule(rule);
    if (counted == nullptr) return work();
    const std::size_t before = out.size();
    {
      const MeterLap lap(&counted->decide);
      work();
    }
    counted->windows += windows;
    counted->candidates += out.size() - before;
  }

  // Takes the piece's windows from the front of `rest`.
  void decide(const Block& block, std::uint32_t number, std::span<const Window>& rest,
              std::vector<Candidate>& out) const {
    const Piece& piece = block.pieces[number];
    const std::string_view text =
        block.bytes.substr(piece.begin, std::size_t{piece.end} - piece.begin);
    const std::uint64_t* chosen = choice_.row(number);
    const std::uint64_t* asked = piece.previous == kNoPiece ? nullptr : choice_.row(piece.previous);
    const std::vector<std::uint64_t>& allowed = patterns_->rules_on(piece);
    const std::vector<std::uint64_t>& answers = patterns_->rules_with_previous();
    for (std::uint32_t word = 0; word < choice_.words(); ++word) {
      const std::uint64_t open = chosen[word] & ~answers[word];
      const std::uint64_t answering = asked == nullptr ? 0 : asked[word] & answers[word];
      const std::uint64_t whole = (open | answering) & allowed[word];
      for (std::uint64_t bits = whole; bits != 0; bits &= bits - 1) {
        const std::uint32_t rule = word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
        decide_windows(number, rule, text, allowed, rest, out);
        metered(rule, 1, out, [&] {
          const Decider& decider = patterns_->decider();
          if (decider.asks(rule, text_before(block, piece)) && decider.may_match(rule, text)) {
            decider.find_all(rule, text, number, out);
          }
        });
        skip(number, rule, rest);
      }
    }
    decide_windows(number, kNoRule, text, allowed, rest, out);
  }

  // The rules before `before` that have windows in the piece.
  void decide_windows(std::uint32_t number, std::uint32_t before, std::string_view text,
                      const std::vector<std::uint64_t>& allowed, std::span<const Window>& rest,
                      std::vector<Candidate>& out) const {
    while (!rest.empty() && rest.front().piece == number && rest.front().rule < before) {
      const std::uint32_t rule = rest.front().rule;
      const std::span<const Window> all = rest;
      skip(number, rule, rest);
      if ((allowed[rule / 64] >> (rule % 64) & 1) == 0) continue;
      const std::span<const Window> own = all.first(all.size() - rest.size());
      metered(rule, own.size(), out,
              [&] { patterns_->decider().find_in(own, patterns_->max_widths()[rule], text, out); });
    }
  }

  static void skip(std::uint32_t number, std::uint32_t rule, std::span<const Window>& rest) {
    while (!rest.empty() && rest.front().piece == number && rest.front().rule == rule) {
      rest = rest.subspan(1);
    }
  }

  std::shared_ptr<const CompiledPatterns> patterns_;
  std::vector<std::unique_ptr<Chooser::State>> states_;
  Choice choice_;
};

}  // namespace

std::unique_ptr<Engine> make_fast_engine(std::shared_ptr<const CompiledPatterns> patterns) {
  return std::make_unique<FastEngine>(std::move(patterns));
}

}  // namespace expunge
