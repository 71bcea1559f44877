#include "match/hyperscan_database.h"

#include <algorithm>
#include <optional>

#include "base/blob_io.h"
#include "match/chooser_pattern.h"

namespace expunge {
namespace {

struct Written {
  std::string full;
  std::string loose;  // without assertions
};

const std::string& text_for(const Written& pattern, ChooserLevel level) {
  return level == ChooserLevel::kLoose ? pattern.loose : pattern.full;
}

// One attempt with the levels as they are.  On failure `culprit` is the pattern at fault, if
// Hyperscan knows.
HsDatabase try_compile(const std::vector<Written>& patterns,
                       const std::vector<ChooserLevel>& levels,
                       const std::vector<std::uint32_t>& members, ChooserTarget target,
                       std::optional<std::uint32_t>& culprit) {
  std::vector<HsPattern> chosen;
  chosen.reserve(members.size());
  for (const std::uint32_t member : members) {
    chosen.push_back({&text_for(patterns[member], levels[member]),
                      levels[member] != ChooserLevel::kCompiled, member});
  }
  std::optional<std::size_t> at;
  HsDatabase database = compile_patterns(chosen, target, at);
  culprit.reset();
  if (at) culprit = members[*at];
  return database;
}

ChooserLevel next_level(ChooserLevel level) {
  return static_cast<ChooserLevel>(static_cast<int>(level) + 1);
}

// Moves a pattern to the first level at which it compiles alone.  True if its level changed.
bool settle_alone(const std::vector<Written>& patterns, std::vector<ChooserLevel>& levels,
                  std::uint32_t member, ChooserTarget target) {
  const ChooserLevel before = levels[member];
  std::optional<std::uint32_t> ignored;
  while (levels[member] != ChooserLevel::kAlways &&
         !try_compile(patterns, levels, {member}, target, ignored)) {
    levels[member] = next_level(levels[member]);
  }
  return levels[member] != before;
}

std::vector<std::uint32_t> members_of(const std::vector<ChooserLevel>& levels) {
  std::vector<std::uint32_t> members;
  for (std::uint32_t i = 0; i < levels.size(); ++i) {
    const ChooserLevel level = levels[i];
    if (level < ChooserLevel::kAlways) members.push_back(i);
  }
  return members;
}

// Compiles all patterns together, moving those that Hyperscan refuses to looser levels.
HsDatabase compile_with_levels(const std::vector<Written>& patterns,
                               std::vector<ChooserLevel>& levels, ChooserTarget target) {
  while (true) {
    const std::vector<std::uint32_t> members = members_of(levels);
    if (members.empty()) return nullptr;
    std::optional<std::uint32_t> culprit;
    HsDatabase database = try_compile(patterns, levels, members, target, culprit);
    if (database) return database;
    if (culprit) {
      levels[*culprit] = next_level(levels[*culprit]);
      continue;
    }
    bool changed = false;
    for (const std::uint32_t member : members) {
      changed |= settle_alone(patterns, levels, member, target);
    }
    // Each compiles, all together do not: leave out the longest.
    if (!changed) {
      const auto longest =
          std::max_element(members.begin(), members.end(), [&](std::uint32_t a, std::uint32_t b) {
            return patterns[a].full.size() < patterns[b].full.size();
          });
      levels[*longest] = ChooserLevel::kAlways;
    }
  }
}

}  // namespace

std::shared_ptr<const HyperscanDatabase> HyperscanDatabase::compile(
    std::span<const std::string> patterns, const std::vector<bool>& elsewhere,
    ChooserTarget target) {
  auto made = std::make_shared<HyperscanDatabase>();
  PatternParser parser;
  std::vector<Written> written(patterns.size());
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    made->levels_.push_back(ChooserLevel::kElsewhere);
    if (elsewhere[i]) continue;
    const std::optional<PatternNode> tree = parser.parse(patterns[i]);
    made->levels_.back() = tree ? ChooserLevel::kCompiled : ChooserLevel::kAlways;
    if (!tree) continue;
    written[i].full = chooser_pattern(*tree, Assertions::kKeep);
    written[i].loose = chooser_pattern(*tree, Assertions::kDrop);
  }
  made->database_ = compile_with_levels(written, made->levels_, target);
  return made;
}

std::string HyperscanDatabase::to_bytes() const {
  std::string out;
  put_u32(levels_.size(), out);
  for (const ChooserLevel level : levels_) out.push_back(static_cast<char>(level));
  return out + serialised(database_);
}

std::shared_ptr<const HyperscanDatabase> HyperscanDatabase::from_bytes(std::string_view bytes) {
  auto made = std::make_shared<HyperscanDatabase>();
  BlobReader reader(bytes);
  const std::optional<std::uint32_t> count = reader.u32();
  const std::optional<std::string_view> levels = count ? reader.take(*count) : std::nullopt;
  if (!levels) return nullptr;
  for (const char level : *levels) made->levels_.push_back(static_cast<ChooserLevel>(level));
  if (members_of(made->levels_).empty()) return made;
  made->database_ = deserialised(bytes.substr(4 + *count));
  if (!made->database_) return nullptr;
  return made;
}

}  // namespace expunge
