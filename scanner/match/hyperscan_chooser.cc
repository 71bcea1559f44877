// Why a hit is enough: Hyperscan reports every offset at which its pattern matches up to.  For a
// match of RE2 in a piece, its looser pattern matches somewhere inside that match (see
// chooser_pattern.h; ^ and $ match at line feeds, which stand between the pieces), so some hit ends
// behind the piece's begin and not behind its end.  Matches across pieces make hits as well: those
// cost time, not truth.

#include "match/hyperscan_chooser.h"

#include <hs.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace expunge {
namespace {

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
      if (rules_[i] == kNoRule) continue;
      if (levels[i] == ChooserLevel::kAlways) always_.push_back(rules_[i]);
    }
  }

  std::unique_ptr<State> make_state() const override {
    auto state = std::make_unique<HyperscanState>();
    state->scratch = make_scratch(database_->database());
    state->last_piece.resize(rules_.size());
    return state;
  }

  void choose(const Block& block, State& base, Choice& choice) const override {
    for (std::size_t piece = 0; piece < block.pieces.size(); ++piece) {
      for (const std::uint32_t rule : always_) choice.add(piece, rule);
    }
    const HsDatabase& database = database_->database();
    if (block.pieces.empty() || !database) return;
    auto& state = static_cast<HyperscanState&>(base);
    std::fill(state.last_piece.begin(), state.last_piece.end(), kNoPiece);
    Hits hits{&block.pieces, &rules_, state.last_piece.data(), &choice, 0};
    const bool scanned =
        state.scratch != nullptr && block.bytes.size() <= std::numeric_limits<unsigned>::max() &&
        hs_scan(database.get(), block.bytes.data(), static_cast<unsigned>(block.bytes.size()), 0,
                state.scratch.get(), note_hit, &hits) == HS_SUCCESS;
    // Without a full scan nothing is known: then every rule is chosen.
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
