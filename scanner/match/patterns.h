// What Patterns::compile makes.  Internal to match/.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "match/chooser.h"
#include "match/decide.h"
#include "match/engine.h"
#include "match/pattern_blob.h"

namespace expunge {

class CompiledPatterns : public Patterns {
 public:
  static Result<std::shared_ptr<const CompiledPatterns>> compile(const RuleSet& rules,
                                                                 const std::vector<bool>& enabled,
                                                                 EngineKind kind,
                                                                 std::string_view blob);
  std::vector<std::uint32_t> always_chosen() const override { return always_chosen_; }
  ChosenBy chosen_by(std::uint32_t rule) const override { return chosen_by_[rule]; }
  std::optional<std::uint32_t> max_width(std::uint32_t rule) const override {
    if (max_widths_.empty() || max_widths_[rule] == kUnboundedWidth) return std::nullopt;
    return max_widths_[rule];
  }
  std::size_t from_blob() const override { return from_blob_; }
  const WordFilter& words() const override { return words_; }

  EngineKind kind() const { return kind_; }
  const Decider& decider() const { return *decider_; }
  std::size_t rules() const { return rules_; }
  // Bits of the enabled rules that run on a piece, by its view and role.
  const std::vector<std::uint64_t>& rules_on(const Piece& piece) const {
    const std::size_t role = piece.role ? static_cast<std::size_t>(*piece.role) : kRoleCount;
    return runs_[static_cast<std::size_t>(piece.view)][role];
  }
  bool has_previous(std::uint32_t rule) const {
    return (with_previous_[rule / 64] >> (rule % 64) & 1) != 0;
  }
  const std::vector<std::unique_ptr<Chooser>>& choosers() const { return choosers_; }
  // By rule: how many bytes a match has at most.
  const std::vector<std::uint32_t>& max_widths() const { return max_widths_; }

 private:
  void set_runs(const RuleSet& rules, const std::vector<bool>& enabled);
  void set_choosers(const RuleSet& rules, const std::vector<bool>& enabled, std::string_view blob);
  std::vector<bool> add_blob_choosers(const RuleSet& rules, const std::vector<bool>& enabled,
                                      std::string_view blob);
  // `targets[i]`: the rule of the choosers' pattern i, or kNoRule.
  void add_choosers(const RuleSet& rules, CompiledChoosers choosers,
                    const std::vector<std::uint32_t>& targets);

  EngineKind kind_ = EngineKind::kReference;
  std::size_t rules_ = 0;
  std::size_t from_blob_ = 0;
  std::unique_ptr<Decider> decider_;
  // By view and role; the last for pieces of no role.
  std::array<std::array<std::vector<std::uint64_t>, kRoleCount + 1>, kViewKinds> runs_;
  std::vector<std::uint64_t> with_previous_;
  std::vector<std::unique_ptr<Chooser>> choosers_;
  std::vector<std::uint32_t> always_chosen_;
  std::vector<ChosenBy> chosen_by_;  // by rule
  std::vector<std::uint32_t> max_widths_;
  WordFilter words_;
};

// The text of the turn before a piece, or an empty view.
std::string_view text_before(const Block& block, const Piece& piece);

std::unique_ptr<Engine> make_reference_engine(std::shared_ptr<const CompiledPatterns> patterns);
std::unique_ptr<Engine> make_fast_engine(std::shared_ptr<const CompiledPatterns> patterns);

}  // namespace expunge
