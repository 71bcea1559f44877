// Choose, then decide: the choosers mark (piece, rule) pairs for a whole block, RE2 runs for those.
//
// A rule with `previous` is chosen by the question, not by the answer, which may be any word: its
// mark stands at the turn before.

#include <bit>
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
    for (std::size_t i = 0; i < states_.size(); ++i) {
      patterns_->choosers()[i]->choose(block, *states_[i], choice_);
    }
    for (std::uint32_t number = 0; number < block.pieces.size(); ++number) {
      decide(block, number, out);
    }
  }

 private:
  void decide(const Block& block, std::uint32_t number, std::vector<Candidate>& out) const {
    const Piece& piece = block.pieces[number];
    const std::string_view text =
        block.bytes.substr(piece.begin, std::size_t{piece.end} - piece.begin);
    const std::uint64_t* chosen = choice_.row(number);
    const std::uint64_t* asked = piece.previous == kNoPiece ? nullptr : choice_.row(piece.previous);
    const std::vector<std::uint64_t>& allowed = patterns_->rules_on(piece.view);
    const std::vector<std::uint64_t>& answers = patterns_->rules_with_previous();
    for (std::uint32_t word = 0; word < choice_.words(); ++word) {
      const std::uint64_t open = chosen[word] & ~answers[word];
      const std::uint64_t answering = asked == nullptr ? 0 : asked[word] & answers[word];
      for (std::uint64_t bits = (open | answering) & allowed[word]; bits != 0; bits &= bits - 1) {
        const std::uint32_t rule = word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
        if (patterns_->decider().asks(rule, text_before(block, piece))) {
          patterns_->decider().find_all(rule, text, number, out);
        }
      }
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
