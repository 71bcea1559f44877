// Why a hit is enough: Hyperscan reports every offset at which its pattern matches up to.  For a
// match of RE2 in a piece, its looser pattern matches somewhere inside that match (see
// chooser_pattern.h; ^ and $ match at line feeds, which stand between the pieces), so some hit ends
// behind the piece's begin and not behind its end.  Matches across pieces make hits as well: those
// cost time, not truth.

#include "match/hyperscan_chooser.h"

#include <hs.h>

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <optional>
#include <utility>

#include "match/chooser_pattern.h"

namespace expunge {
namespace {

template <auto kFree>
struct FreeWith {
  template <class T>
  void operator()(T* pointer) const noexcept {
    kFree(pointer);
  }
};
using HsDatabase = std::unique_ptr<hs_database_t, FreeWith<hs_free_database>>;
using HsScratch = std::unique_ptr<hs_scratch_t, FreeWith<hs_free_scratch>>;
using HsCompileError = std::unique_ptr<hs_compile_error_t, FreeWith<hs_free_compile_error>>;

struct Written {
  std::string full;
  std::string loose;  // without assertions
};

const std::string& text_for(const Written& pattern, ChooserLevel level) {
  return level == ChooserLevel::kLoose ? pattern.loose : pattern.full;
}

unsigned flags_for(ChooserLevel level) {
  const unsigned flags = HS_FLAG_MULTILINE;
  return level == ChooserLevel::kCompiled ? flags : flags | HS_FLAG_PREFILTER;
}

std::optional<hs_platform_info_t> platform_for(ChooserTarget target) {
  if (target == ChooserTarget::kHost) return std::nullopt;
  hs_platform_info_t platform{};
  platform.tune = HS_TUNE_FAMILY_GENERIC;
  platform.cpu_features = target == ChooserTarget::kAvx2 ? HS_CPU_FEATURES_AVX2 : 0;
  return platform;
}

// One attempt with the levels as they are.  On failure `culprit` is the pattern at fault, if
// Hyperscan knows.
HsDatabase try_compile(const std::vector<Written>& patterns,
                       const std::vector<ChooserLevel>& levels,
                       const std::vector<std::uint32_t>& members, ChooserTarget target,
                       std::optional<std::uint32_t>& culprit) {
  std::vector<const char*> texts;
  std::vector<unsigned> flags;
  std::vector<unsigned> ids;
  for (const std::uint32_t member : members) {
    texts.push_back(text_for(patterns[member], levels[member]).c_str());
    flags.push_back(flags_for(levels[member]));
    ids.push_back(member);
  }
  const std::optional<hs_platform_info_t> platform = platform_for(target);
  hs_database_t* raw = nullptr;
  hs_compile_error_t* raw_error = nullptr;
  const hs_error_t code =
      hs_compile_multi(texts.data(), flags.data(), ids.data(), static_cast<unsigned>(texts.size()),
                       HS_MODE_BLOCK, platform ? &*platform : nullptr, &raw, &raw_error);
  HsDatabase database(raw);
  const HsCompileError error(raw_error);
  if (code == HS_SUCCESS) return database;
  culprit.reset();
  if (error && error->expression >= 0 &&
      static_cast<std::size_t>(error->expression) < members.size()) {
    culprit = members[static_cast<std::size_t>(error->expression)];
  }
  return nullptr;
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
    if (levels[i] != ChooserLevel::kAlways) members.push_back(i);
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

struct HyperscanDatabase::Impl {
  HsDatabase database;  // null if it holds no pattern
  std::vector<ChooserLevel> levels;
};

HyperscanDatabase::HyperscanDatabase(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HyperscanDatabase::~HyperscanDatabase() = default;

std::shared_ptr<const HyperscanDatabase> HyperscanDatabase::compile(
    std::span<const std::string> patterns, ChooserTarget target) {
  PatternParser parser;
  std::vector<Written> written;
  auto impl = std::make_unique<Impl>();
  for (const std::string& pattern : patterns) {
    const std::optional<PatternNode> tree = parser.parse(pattern);
    impl->levels.push_back(tree ? ChooserLevel::kCompiled : ChooserLevel::kAlways);
    written.emplace_back();
    if (!tree) continue;
    written.back().full = chooser_pattern(*tree, Assertions::kKeep);
    written.back().loose = chooser_pattern(*tree, Assertions::kDrop);
  }
  impl->database = compile_with_levels(written, impl->levels, target);
  return std::make_shared<const HyperscanDatabase>(std::move(impl));
}

std::shared_ptr<const HyperscanDatabase> HyperscanDatabase::from_bytes(
    std::string_view bytes, std::span<const ChooserLevel> levels) {
  auto impl = std::make_unique<Impl>();
  impl->levels.assign(levels.begin(), levels.end());
  if (!members_of(impl->levels).empty()) {
    hs_database_t* raw = nullptr;
    const hs_error_t code = hs_deserialize_database(bytes.data(), bytes.size(), &raw);
    impl->database.reset(raw);
    if (code != HS_SUCCESS) return nullptr;
  }
  return std::make_shared<const HyperscanDatabase>(std::move(impl));
}

std::string HyperscanDatabase::to_bytes() const {
  if (!impl_->database) return {};
  char* raw = nullptr;
  std::size_t size = 0;
  if (hs_serialize_database(impl_->database.get(), &raw, &size) != HS_SUCCESS) return {};
  const std::unique_ptr<char, FreeWith<std::free>> bytes(raw);
  return {bytes.get(), size};
}

std::span<const ChooserLevel> HyperscanDatabase::levels() const { return impl_->levels; }

namespace {

constexpr std::uint32_t kNoPiece = 0xFFFFFFFF;

struct HyperscanState : Chooser::State {
  HsScratch scratch;
  std::vector<std::uint32_t> last_piece;  // by pattern: the piece of its last hit
};

struct Hits {
  const std::vector<Piece>* pieces;
  const std::vector<std::uint32_t>* rules;
  std::uint32_t* last_piece;
  Choice* choice;
  std::uint32_t current;  // piece of the last hit: hits mostly ascend
};

bool ends_in(const Piece& piece, unsigned long long end) {
  return piece.begin < end && end <= piece.end;
}

// The piece in which a match that ends at `end` would lie, or kNoPiece.
std::uint32_t find_piece(const std::vector<Piece>& pieces, std::uint32_t current,
                         unsigned long long end) {
  if (ends_in(pieces[current], end)) return current;
  if (current + 1 < pieces.size() && ends_in(pieces[current + 1], end)) return current + 1;
  const auto at = std::lower_bound(
      pieces.begin(), pieces.end(), end,
      [](const Piece& piece, unsigned long long wanted) { return piece.end < wanted; });
  if (at == pieces.end() || !ends_in(*at, end)) return kNoPiece;
  return static_cast<std::uint32_t>(at - pieces.begin());
}

// C frames above: allocates nothing, throws nothing.
extern "C" int note_hit(unsigned id, unsigned long long, unsigned long long end, unsigned,
                        void* context) noexcept {
  Hits& hits = *static_cast<Hits*>(context);
  const std::uint32_t piece = find_piece(*hits.pieces, hits.current, end);
  if (piece == kNoPiece) return 0;
  hits.current = piece;
  if (hits.last_piece[id] == piece) return 0;
  hits.last_piece[id] = piece;
  const std::uint32_t rule = (*hits.rules)[id];
  if (rule != kNoRule) hits.choice->add(piece, rule);
  return 0;
}

class HyperscanChooser : public Chooser {
 public:
  HyperscanChooser(std::shared_ptr<const HyperscanDatabase> database,
                   std::vector<std::uint32_t> rules)
      : database_(std::move(database)), rules_(std::move(rules)) {
    const std::span<const ChooserLevel> levels = database_->levels();
    for (std::size_t i = 0; i < levels.size(); ++i) {
      if (levels[i] == ChooserLevel::kAlways && rules_[i] != kNoRule) always_.push_back(rules_[i]);
    }
  }

  std::unique_ptr<State> make_state() const override {
    auto state = std::make_unique<HyperscanState>();
    if (const hs_database_t* database = database_->impl().database.get()) {
      hs_scratch_t* raw = nullptr;
      hs_alloc_scratch(database, &raw);
      state->scratch.reset(raw);
    }
    state->last_piece.resize(rules_.size());
    return state;
  }

  void choose(const Block& block, State& base, Choice& choice) const override {
    for (std::size_t piece = 0; piece < block.pieces.size(); ++piece) {
      for (const std::uint32_t rule : always_) choice.add(piece, rule);
    }
    const hs_database_t* database = database_->impl().database.get();
    if (database == nullptr || block.pieces.empty()) return;
    auto& state = static_cast<HyperscanState&>(base);
    std::fill(state.last_piece.begin(), state.last_piece.end(), kNoPiece);
    Hits hits{&block.pieces, &rules_, state.last_piece.data(), &choice, 0};
    // Without a full scan nothing is known: then every rule is chosen.
    const bool scanned =
        state.scratch != nullptr && block.bytes.size() <= std::numeric_limits<unsigned>::max() &&
        hs_scan(database, block.bytes.data(), static_cast<unsigned>(block.bytes.size()), 0,
                state.scratch.get(), note_hit, &hits) == HS_SUCCESS;
    if (!scanned) choice.add_all();
  }

 private:
  std::shared_ptr<const HyperscanDatabase> database_;
  std::vector<std::uint32_t> rules_;
  std::vector<std::uint32_t> always_;
};

}  // namespace

std::unique_ptr<Chooser> make_hyperscan_chooser(std::shared_ptr<const HyperscanDatabase> database,
                                                std::vector<std::uint32_t> rules) {
  return std::make_unique<HyperscanChooser>(std::move(database), std::move(rules));
}

}  // namespace expunge
