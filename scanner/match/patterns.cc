#include "match/patterns.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "match/hyperscan_chooser.h"
#include "match/pattern_blob.h"

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
  patterns->set_views(rules, enabled);
  if (kind == EngineKind::kFast) patterns->set_choosers(rules, enabled, blob);
  return std::shared_ptr<const CompiledPatterns>(std::move(patterns));
}

void CompiledPatterns::set_views(const RuleSet& rules, const std::vector<bool>& enabled) {
  for (std::vector<std::uint64_t>& bits : views_) bits.assign((rules_ + 63) / 64, 0);
  with_previous_.assign((rules_ + 63) / 64, 0);
  for (std::size_t i = 0; i < rules_; ++i) {
    if (!enabled[i]) continue;
    const Rule& rule = rules.rules()[i];
    if (!rule.previous.empty()) with_previous_[i / 64] |= std::uint64_t{1} << (i % 64);
    const std::array<bool, kViewKinds> runs = {rule.plain, rule.folded, rule.spoken};
    for (std::size_t view = 0; view < runs.size(); ++view) {
      if (runs[view]) views_[view][i / 64] |= std::uint64_t{1} << (i % 64);
    }
  }
}

// Returns which rules the blob serves.
std::vector<bool> CompiledPatterns::add_blob_chooser(const RuleSet& rules,
                                                     const std::vector<bool>& enabled,
                                                     std::string_view bytes) {
  std::vector<bool> served(rules_, false);
  std::unique_ptr<PatternBlob> blob = open_pattern_blob(bytes);
  if (!blob) return served;
  std::multimap<Digest, std::uint32_t> wanted;
  for (std::uint32_t i = 0; i < rules_; ++i) {
    if (enabled[i]) wanted.emplace(pattern_digest(choosing_pattern(rules.rules()[i])), i);
  }
  std::vector<std::uint32_t> targets;
  for (std::size_t pattern = 0; pattern < blob->patterns.size(); ++pattern) {
    targets.push_back(kNoRule);
    // Two rules may share a pattern: each takes one of the blob's.
    const auto rule = wanted.find(blob->patterns[pattern]);
    if (rule == wanted.end()) continue;
    targets.back() = rule->second;
    served[rule->second] = true;
    if (blob->database->levels()[pattern] == ChooserLevel::kAlways) {
      always_chosen_.push_back(rule->second);
    }
    wanted.erase(rule);
  }
  from_blob_ = static_cast<std::size_t>(std::count(served.begin(), served.end(), true));
  if (from_blob_ > 0) {
    choosers_.push_back(make_hyperscan_chooser(std::move(blob->database), std::move(targets)));
  }
  return served;
}

void CompiledPatterns::set_choosers(const RuleSet& rules, const std::vector<bool>& enabled,
                                    std::string_view blob) {
  const std::vector<bool> served = add_blob_chooser(rules, enabled, blob);
  std::vector<std::string> patterns;
  std::vector<std::uint32_t> targets;
  for (std::uint32_t i = 0; i < rules_; ++i) {
    if (!enabled[i] || served[i]) continue;
    patterns.push_back(choosing_pattern(rules.rules()[i]));
    targets.push_back(i);
  }
  if (!patterns.empty()) {
    auto database = HyperscanDatabase::compile(patterns, ChooserTarget::kHost);
    for (std::size_t i = 0; i < targets.size(); ++i) {
      if (database->levels()[i] == ChooserLevel::kAlways) always_chosen_.push_back(targets[i]);
    }
    choosers_.push_back(make_hyperscan_chooser(std::move(database), std::move(targets)));
  }
  std::sort(always_chosen_.begin(), always_chosen_.end());
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
