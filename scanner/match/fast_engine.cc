// Choose, then decide: the choosers mark windows in pieces for a whole block; RE2 looks there.
//
// A rule with `previous` is chosen by the question, not by the answer, which may be any word: its
// windows lie in the turn before.

#include <algorithm>
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
    for (std::uint32_t rule = 0; rule < patterns_->rules(); ++rule) {
      all_rules_.push_back({0, rule, 0, Window::kWholeText});
    }
  }

  void find(const Block& block, std::vector<Candidate>& out) override {
    out.clear();
    choice_.reset();
    choose(block);
    const MeterScope stage(meter(), WorkStage::kDecide);
    std::span<const Window> rest(choice_.windows());
    for (std::uint32_t number = 0; number < block.pieces.size(); ++number) {
      const Chosen chosen{windows_of(number, rest), questions_before(block.pieces[number])};
      if (!chosen.windows.empty() || !chosen.questions.empty()) decide(block, number, chosen, out);
    }
  }

 private:
  // Of a piece, by ascending rules: its windows, and those of the turn before.
  struct Chosen {
    std::span<const Window> windows;
    std::span<const Window> questions;
  };

  void choose(const Block& block) {
    const MeterScope stage(meter(), WorkStage::kChoose);
    for (std::size_t i = 0; i < states_.size(); ++i) {
      patterns_->choosers()[i]->choose(block, *states_[i], choice_);
    }
    choice_.sort();
    questions_.clear();
    for (const Window& window : choice_.windows()) {
      if (patterns_->has_previous(window.rule)) questions_.push_back(window);
    }
  }

  // Takes them from the front of `rest`.
  std::span<const Window> windows_of(std::uint32_t piece, std::span<const Window>& rest) const {
    std::size_t count = 0;
    while (count < rest.size() && rest[count].piece == piece) ++count;
    const std::span<const Window> own = rest.first(count);
    rest = rest.subspan(count);
    return choice_.holds_all(piece) ? all_rules_ : own;
  }

  std::span<const Window> questions_before(const Piece& piece) const {
    if (piece.previous == kNoPiece) return {};
    if (choice_.holds_all(piece.previous)) return all_rules_;
    if (questions_.empty() || piece.previous < questions_.front().piece ||
        piece.previous > questions_.back().piece) {
      return {};
    }
    const auto first = std::ranges::lower_bound(questions_, piece.previous, {}, &Window::piece);
    auto end = first;
    while (end != questions_.end() && end->piece == piece.previous) ++end;
    return {first, end};
  }

  // What is done for a rule counts for it.
  template <class Work>
  void metered(std::span<const Window> windows, std::vector<Candidate>& out, Work work) const {
    Meter::Rule* const counted = meter() == nullptr ? nullptr : meter()->rule(windows.front().rule);
    if (counted == nullptr) return work();
    const std::size_t before = out.size();
    {
      const MeterLap lap(&counted->decide);
      work();
    }
    counted->windows += windows.size();
    counted->candidates += out.size() - before;
  }

  void decide(const Block& block, std::uint32_t number, Chosen chosen,
              std::vector<Candidate>& out) const {
    const Piece& piece = block.pieces[number];
    const std::vector<std::uint64_t>& allowed = patterns_->rules_on(piece);
    while (!chosen.windows.empty() || !chosen.questions.empty()) {
      const bool is_answer =
          chosen.windows.empty() || (!chosen.questions.empty() &&
                                     chosen.questions.front().rule < chosen.windows.front().rule);
      const std::span<const Window> windows =
          take_rule(is_answer ? chosen.questions : chosen.windows);
      const std::uint32_t rule = windows.front().rule;
      if ((allowed[rule / 64] >> (rule % 64) & 1) == 0) continue;
      if (is_answer != patterns_->has_previous(rule)) continue;
      metered(windows, out, [&] {
        is_answer ? answer(block, number, windows, out) : look_at(block, number, windows, out);
      });
    }
  }

  // The windows of the first rule, from the front of `rest`.
  static std::span<const Window> take_rule(std::span<const Window>& rest) {
    std::size_t count = 1;
    while (count < rest.size() && rest[count].rule == rest.front().rule) ++count;
    const std::span<const Window> windows = rest.first(count);
    rest = rest.subspan(count);
    return windows;
  }

  static bool hold_whole_text(std::span<const Window> windows) {
    return std::ranges::any_of(windows, &Window::is_whole_text);
  }

  void look_at(const Block& block, std::uint32_t number, std::span<const Window> windows,
               std::vector<Candidate>& out) const {
    const std::uint32_t rule = windows.front().rule;
    const std::string_view text = text_of(block, block.pieces[number]).text();
    const Decider& decider = patterns_->decider();
    if (!hold_whole_text(windows)) {
      decider.find_in(windows, patterns_->max_widths()[rule], text, out);
    } else if (decider.may_match(rule, text)) {
      decider.find_all(rule, text, number, out);
    }
  }

  // The answer is asked first: it begins where its text does, and most are told by a few bytes.
  void answer(const Block& block, std::uint32_t number, std::span<const Window> questions,
              std::vector<Candidate>& out) const {
    const std::uint32_t rule = questions.front().rule;
    const std::string_view text = text_of(block, block.pieces[number]).text();
    const std::string_view before = text_before(block, block.pieces[number]);
    const Decider& decider = patterns_->decider();
    if (!decider.may_match(rule, text)) return;
    const bool asked = hold_whole_text(questions)
                           ? decider.asks(rule, before)
                           : decider.asks_in(questions, patterns_->max_widths()[rule], before);
    if (asked) decider.find_all(rule, text, number, out);
  }

  std::shared_ptr<const CompiledPatterns> patterns_;
  std::vector<std::unique_ptr<Chooser::State>> states_;
  Choice choice_;
  std::vector<Window> questions_;  // of the windows those of rules with `previous`
  std::vector<Window> all_rules_;  // each in a whole text, whose number does not matter
};

}  // namespace

std::unique_ptr<Engine> make_fast_engine(std::shared_ptr<const CompiledPatterns> patterns) {
  return std::make_unique<FastEngine>(std::move(patterns));
}

}  // namespace expunge
