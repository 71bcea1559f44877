#include "match/patterns.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "match/hyperscan_chooser.h"
#include "match/pattern_blob.h"
#include "match/run_chooser.h"
#include "match/sequence_chooser.h"
#include "text/word_index.h"

namespace expunge {

Result<std::shared_ptr<const CompiledPatterns>> CompiledPatterns::compile(
    const RuleSet& rules, const std::vector<bool>& wanted, EngineKind kind, std::string_view blob) {
  // Rules with `number` are no matter of the engines: detect/number_finder.h.
  std::vector<bool> enabled = wanted;
  for (std::size_t i = 0; i < enabled.size(); ++i) {
    if (!rules.rules()[i].number.empty()) enabled[i] = false;
  }
  auto patterns = std::make_shared<CompiledPatterns>();
  patterns->kind_ = kind;
  patterns->rules_ = rules.rules().size();
  Result<std::unique_ptr<Decider>> decider = Decider::create(rules, enabled);
  if (!decider) return std::move(decider).error();
  patterns->decider_ = std::move(*decider);
  patterns->set_runs(rules, enabled);
  for (const bool runs : enabled) {
    patterns->chosen_by_.push_back(runs ? ChosenBy::kAlways : ChosenBy::kNothing);
  }
  if (kind == EngineKind::kFast) patterns->set_choosers(rules, enabled, blob);
  WordIndex::ask_for_spoken(patterns->words_);
  return std::shared_ptr<const CompiledPatterns>(std::move(patterns));
}

void CompiledPatterns::set_runs(const RuleSet& rules, const std::vector<bool>& enabled) {
  const std::size_t words = (rules_ + 63) / 64;
  with_previous_.assign(words, 0);
  for (auto& by_role : runs_) by_role.fill(std::vector<std::uint64_t>(words, 0));
  for (std::size_t i = 0; i < rules_; ++i) {
    if (!enabled[i]) continue;
    const Rule& rule = rules.rules()[i];
    const std::uint64_t bit = std::uint64_t{1} << (i % 64);
    if (!rule.previous.empty()) with_previous_[i / 64] |= bit;
    const std::array<bool, kViewKinds> views = {rule.plain, rule.folded, rule.spoken};
    for (std::size_t view = 0; view < views.size(); ++view) {
      for (std::size_t role = 0; views[view] && role <= kRoleCount; ++role) {
        const bool runs = role == kRoleCount || applies_to(rule, static_cast<Role>(role));
        if (runs) runs_[view][role][i / 64] |= bit;
      }
    }
  }
}

void CompiledPatterns::add_choosers(const RuleSet& rules, CompiledChoosers choosers,
                                    const std::vector<std::uint32_t>& targets) {
  std::vector<ChosenRule> facts;
  for (std::uint32_t rule = 0; rule < rules_; ++rule) {
    // What chooses an answer is the question, whoever asks it and without the answer's digits.
    if (has_previous(rule)) {
      facts.emplace_back();
      continue;
    }
    std::uint16_t roles = 0;
    for (std::size_t role = 0; role < kRoleCount; ++role) {
      if (applies_to(rules.rules()[rule], static_cast<Role>(role))) {
        roles = static_cast<std::uint16_t>(roles | 1U << role);
      }
    }
    facts.push_back({rules.rules()[rule].digits, roles});
  }
  bool any_sequences = false;
  bool any_rest = false;
  std::vector<std::uint32_t> by_run;
  for (std::size_t pattern = 0; pattern < targets.size(); ++pattern) {
    const std::uint32_t rule = targets[pattern];
    if (rule == kNoRule) continue;
    const bool has_sequences = choosers.sequences->holds()[pattern];
    any_sequences |= has_sequences;
    any_rest |= !has_sequences && !choosers.by_run[pattern];
    if (choosers.by_run[pattern]) by_run.push_back(rule);
    if (has_sequences) max_widths_[rule] = choosers.sequences->max_widths()[pattern];
    if (choosers.rest->levels()[pattern] == ChooserLevel::kAlways) always_chosen_.push_back(rule);
    chosen_by_[rule] = has_sequences              ? ChosenBy::kSequences
                       : choosers.by_run[pattern] ? ChosenBy::kRuns
                       : choosers.rest->levels()[pattern] == ChooserLevel::kAlways
                           ? ChosenBy::kAlways
                           : ChosenBy::kPattern;
  }
  // Runs need it, too: it chooses all where a letter stands that only Unicode folds to ASCII.
  if (any_sequences || !by_run.empty()) {
    choosers.sequences->words().add_to(words_);
    choosers_.push_back(
        make_sequence_chooser(std::move(choosers.sequences), targets, std::move(facts)));
  }
  if (!by_run.empty()) choosers_.push_back(make_run_chooser(std::move(by_run)));
  if (any_rest) choosers_.push_back(make_hyperscan_chooser(std::move(choosers.rest), targets));
}

// Returns which rules the blob serves.
std::vector<bool> CompiledPatterns::add_blob_choosers(const RuleSet& rules,
                                                      const std::vector<bool>& enabled,
                                                      std::string_view bytes) {
  std::vector<bool> served(rules_, false);
  std::multimap<Digest, std::uint32_t> wanted;
  for (std::uint32_t i = 0; i < rules_; ++i) {
    if (enabled[i]) wanted.emplace(pattern_digest(choosing_pattern(rules.rules()[i])), i);
  }
  const auto is_wanted = [&](const Digest& pattern) { return wanted.contains(pattern); };
  for (PatternBlob& blob : open_pattern_blob(bytes, is_wanted)) {
    std::vector<std::uint32_t> targets;
    for (const Digest& pattern : blob.patterns) {
      targets.push_back(kNoRule);
      // Two rules may share a pattern: each takes one of the blob's.
      const auto rule = wanted.find(pattern);
      if (rule == wanted.end()) continue;
      targets.back() = rule->second;
      served[rule->second] = true;
      wanted.erase(rule);
    }
    add_choosers(rules, std::move(blob.choosers), targets);
  }
  from_blob_ = static_cast<std::size_t>(std::count(served.begin(), served.end(), true));
  return served;
}

void CompiledPatterns::set_choosers(const RuleSet& rules, const std::vector<bool>& enabled,
                                    std::string_view blob) {
  max_widths_.assign(rules_, kUnboundedWidth);
  const std::vector<bool> served = add_blob_choosers(rules, enabled, blob);
  std::vector<std::string> patterns;
  std::vector<std::uint32_t> targets;
  for (std::uint32_t i = 0; i < rules_; ++i) {
    if (!enabled[i] || served[i]) continue;
    patterns.push_back(choosing_pattern(rules.rules()[i]));
    targets.push_back(i);
  }
  if (!patterns.empty())
    add_choosers(rules, compile_choosers(patterns, ChooserTarget::kHost), targets);
  std::sort(always_chosen_.begin(), always_chosen_.end());
}

std::string_view to_string(ChosenBy by) {
  switch (by) {
    case ChosenBy::kNothing:
      return "-";
    case ChosenBy::kSequences:
      return "sequences";
    case ChosenBy::kRuns:
      return "long runs";
    case ChosenBy::kPattern:
      return "Hyperscan";
    case ChosenBy::kAlways:
      return "every text";
  }
  return {};
}

std::string_view text_before(const Block& block, const Piece& piece) {
  if (piece.previous == kNoPiece) return {};
  const Piece& before = block.pieces[piece.previous];
  return block.bytes.substr(before.begin, std::size_t{before.end} - before.begin);
}

Result<std::shared_ptr<const Patterns>> Patterns::compile(const RuleSet& rules,
                                                          const std::vector<bool>& enabled,
                                                          EngineKind kind) {
  auto compiled = CompiledPatterns::compile(rules, enabled, kind, linked_pattern_blob());
  if (!compiled) return std::move(compiled).error();
  return std::shared_ptr<const Patterns>(std::move(*compiled));
}

std::unique_ptr<Engine> Engine::create(std::shared_ptr<const Patterns> patterns) {
  auto compiled = std::static_pointer_cast<const CompiledPatterns>(std::move(patterns));
  return compiled->kind() == EngineKind::kFast ? make_fast_engine(std::move(compiled))
                                               : make_reference_engine(std::move(compiled));
}

}  // namespace expunge
