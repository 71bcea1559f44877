// Why a hit is enough: Hyperscan reports every offset at which its pattern matches up to.  For a
// match of RE2 in a piece, its looser pattern matches somewhere inside that match (see
// chooser_pattern.h; ^ and $ match at line feeds, which stand between the pieces), so some hit ends
// behind the piece's begin and not behind its end.  Matches across pieces make hits as well: those
// cost time, not truth.  A factor stands inside every match of its pattern, so the same holds for
// it.

#include "match/hyperscan_chooser.h"

#include <hs.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "match/chooser_pattern.h"
#include "match/factors.h"

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

// Factors that occur more often than this cost more in chosen pairs than their pattern costs in the
// scan (about 0.6 us a pair against 0.2 to 2 ms a megabyte).  The literals themselves cost next to
// nothing: two thousand of them 0.7 ms a megabyte.
constexpr double kMaxFactorsPerMegabyte = 1000;

// Messages with so many digits are rare, and shapes of digits are dear for Hyperscan.
constexpr int kManyDigits = 6;
constexpr double kFewFactorsPerMegabyte = 20;
constexpr int kLongRun = 16;

HsDatabase compile_literals(const std::map<Factor, std::vector<std::uint32_t>>& literals,
                            ChooserTarget target) {
  if (literals.empty()) return nullptr;
  std::vector<const char*> pointers;
  std::vector<std::size_t> sizes;
  std::vector<unsigned> ids;
  for (const auto& [factor, patterns] : literals) {
    ids.push_back(static_cast<unsigned>(ids.size()));
    pointers.push_back(factor.text.c_str());
    sizes.push_back(factor.text.size());
  }
  const std::vector<unsigned> flags(literals.size(), HS_FLAG_CASELESS);
  const std::optional<hs_platform_info_t> platform = platform_for(target);
  hs_database_t* raw = nullptr;
  hs_compile_error_t* raw_error = nullptr;
  hs_compile_lit_multi(pointers.data(), flags.data(), ids.data(), sizes.data(),
                       static_cast<unsigned>(literals.size()), HS_MODE_BLOCK,
                       platform ? &*platform : nullptr, &raw, &raw_error);
  const HsCompileError error(raw_error);
  return HsDatabase(raw);
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

struct HyperscanDatabase::Impl {
  HsDatabase database;  // null if it holds no pattern
  HsDatabase literals;  // null if it holds no literal
  struct Literal {
    std::uint32_t size = 0;
    bool word_start = false;
    std::vector<std::uint32_t> patterns;  // whose factor it is
  };
  std::vector<Literal> literal_table;
  std::vector<std::uint8_t> digits;  // by pattern, of kDigits
  std::vector<ChooserLevel> levels;
};

namespace {

// A byte for each pattern: the digits it needs.  u32 literals; for each u32 size, u32 word start,
// u32 count and that many u32 patterns; u32 size and bytes of the literals' database; the rest is
// the patterns' database.
void put_number(std::size_t value, std::string& out) {
  const auto number = static_cast<std::uint32_t>(value);
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::optional<std::uint32_t> take_number(std::string_view& bytes) {
  std::uint32_t number = 0;
  if (bytes.size() < sizeof number) return std::nullopt;
  std::memcpy(&number, bytes.data(), sizeof number);
  bytes.remove_prefix(sizeof number);
  return number;
}

void put_database(const HsDatabase& database, std::string& out) {
  if (!database) return;
  char* raw = nullptr;
  std::size_t size = 0;
  if (hs_serialize_database(database.get(), &raw, &size) != HS_SUCCESS) return;
  const std::unique_ptr<char, FreeWith<std::free>> bytes(raw);
  out.append(bytes.get(), size);
}

// False if the bytes are for another version or another processor.
bool take_database(std::string_view bytes, HsDatabase& database) {
  hs_database_t* raw = nullptr;
  const hs_error_t code = hs_deserialize_database(bytes.data(), bytes.size(), &raw);
  database.reset(raw);
  return code == HS_SUCCESS;
}

}  // namespace

HyperscanDatabase::HyperscanDatabase(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HyperscanDatabase::~HyperscanDatabase() = default;

std::shared_ptr<const HyperscanDatabase> HyperscanDatabase::compile(
    std::span<const std::string> patterns, ChooserTarget target) {
  PatternParser parser;
  std::vector<Written> written;
  std::map<Factor, std::vector<std::uint32_t>> literals;
  auto impl = std::make_unique<Impl>();
  for (const std::string& pattern : patterns) {
    const std::optional<PatternNode> tree = parser.parse(pattern);
    impl->levels.push_back(tree ? ChooserLevel::kCompiled : ChooserLevel::kAlways);
    written.emplace_back();
    if (!tree) continue;
    impl->digits.resize(written.size());
    const std::optional<Factors> factors = find_factors(*tree);
    const int digits = fewest_digits(*tree);
    if (digits >= kManyDigits && !(factors && factors->per_megabyte < kFewFactorsPerMegabyte)) {
      impl->levels.back() = ChooserLevel::kDigits;
      impl->digits.back() = static_cast<std::uint8_t>(digits);
      continue;
    }
    if (shortest_run(*tree) >= kLongRun &&
        !(factors && factors->per_megabyte < kFewFactorsPerMegabyte)) {
      impl->levels.back() = ChooserLevel::kRun;
      continue;
    }
    if (factors && factors->per_megabyte <= kMaxFactorsPerMegabyte) {
      impl->levels.back() = ChooserLevel::kFactors;
      for (const Factor& factor : factors->factors) {
        literals[factor].push_back(static_cast<std::uint32_t>(written.size() - 1));
      }
      continue;
    }
    written.back().full = chooser_pattern(*tree, Assertions::kKeep);
    written.back().loose = chooser_pattern(*tree, Assertions::kDrop);
  }
  impl->digits.resize(written.size());
  impl->literals = compile_literals(literals, target);
  for (auto& [factor, members] : literals) {
    impl->literal_table.push_back(
        {static_cast<std::uint32_t>(factor.text.size()), factor.word_start, std::move(members)});
  }
  if (!impl->literal_table.empty() && !impl->literals) {  // Hyperscan refused: look at every piece
    for (ChooserLevel& level : impl->levels) {
      if (level == ChooserLevel::kFactors) level = ChooserLevel::kAlways;
    }
    impl->literal_table.clear();
  }
  impl->database = compile_with_levels(written, impl->levels, target);
  return std::make_shared<const HyperscanDatabase>(std::move(impl));
}

std::shared_ptr<const HyperscanDatabase> HyperscanDatabase::from_bytes(
    std::string_view bytes, std::span<const ChooserLevel> levels) {
  auto impl = std::make_unique<Impl>();
  impl->levels.assign(levels.begin(), levels.end());
  if (bytes.size() < levels.size()) return nullptr;
  impl->digits.assign(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(levels.size()));
  bytes.remove_prefix(levels.size());
  const std::optional<std::uint32_t> literals = take_number(bytes);
  if (!literals) return nullptr;
  for (std::uint32_t i = 0; i < *literals; ++i) {
    const std::optional<std::uint32_t> size = take_number(bytes);
    const std::optional<std::uint32_t> word_start = take_number(bytes);
    const std::optional<std::uint32_t> count = take_number(bytes);
    if (!size || !word_start || !count || *count > levels.size()) return nullptr;
    Impl::Literal& literal = impl->literal_table.emplace_back();
    literal.size = *size;
    literal.word_start = *word_start != 0;
    for (std::uint32_t n = 0; n < *count; ++n) {
      const std::optional<std::uint32_t> member = take_number(bytes);
      if (!member || *member >= levels.size()) return nullptr;
      literal.patterns.push_back(*member);
    }
  }
  const std::optional<std::uint32_t> size = take_number(bytes);
  if (!size || *size > bytes.size()) return nullptr;
  if (*literals > 0 && !take_database(bytes.substr(0, *size), impl->literals)) return nullptr;
  bytes.remove_prefix(*size);
  if (!members_of(impl->levels).empty() && !take_database(bytes, impl->database)) return nullptr;
  return std::make_shared<const HyperscanDatabase>(std::move(impl));
}

std::string HyperscanDatabase::to_bytes() const {
  std::string bytes(impl_->digits.begin(), impl_->digits.end());
  put_number(impl_->literal_table.size(), bytes);
  for (const Impl::Literal& literal : impl_->literal_table) {
    put_number(literal.size, bytes);
    put_number(literal.word_start ? 1 : 0, bytes);
    put_number(literal.patterns.size(), bytes);
    for (const std::uint32_t member : literal.patterns) put_number(member, bytes);
  }
  std::string literals;
  put_database(impl_->literals, literals);
  put_number(literals.size(), bytes);
  bytes += literals;
  put_database(impl_->database, bytes);
  return bytes;
}

std::span<const ChooserLevel> HyperscanDatabase::levels() const { return impl_->levels; }

namespace {

struct HyperscanState : Chooser::State {
  HsScratch scratch;
  std::vector<std::uint32_t> last_piece;  // by pattern or literal: the piece of its last hit
};

struct Hits {
  std::string_view bytes;
  const std::vector<Piece>* pieces;
  const std::vector<std::uint32_t>* rules;
  const std::vector<HyperscanDatabase::Impl::Literal>* literals;
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

bool is_word_byte_of_block(char c) {
  return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z') || c == '_';
}

extern "C" int note_literal(unsigned id, unsigned long long, unsigned long long end, unsigned,
                            void* context) noexcept {
  Hits& hits = *static_cast<Hits*>(context);
  const HyperscanDatabase::Impl::Literal& literal = (*hits.literals)[id];
  const std::uint32_t piece = find_piece(*hits.pieces, hits.current, end);
  if (piece == kNoPiece) return 0;
  hits.current = piece;
  if (hits.last_piece[id] == piece) return 0;
  if (literal.word_start) {
    // The byte before is in the piece, or the line feed between pieces, which is no word character.
    const std::size_t begin = static_cast<std::size_t>(end) - literal.size;
    if (begin > 0 && is_word_byte_of_block(hits.bytes[begin - 1])) return 0;
  }
  hits.last_piece[id] = piece;
  for (const std::uint32_t pattern : literal.patterns) {
    const std::uint32_t rule = (*hits.rules)[pattern];
    if (rule != kNoRule) hits.choice->add(piece, rule);
  }
  return 0;
}

// Written so that the compiler makes vector code of it.
int count_digits(std::string_view text) {
  int count = 0;
  for (const char c : text) count += static_cast<unsigned char>(c - '0') < 10;
  return count;
}

bool holds_folding_letter(std::string_view text) {
  for (const std::string_view letter : kFoldingLetters) {
    if (text.find(letter) != std::string_view::npos) return true;
  }
  return false;
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
      if (levels[i] == ChooserLevel::kRun) run_.push_back(rules_[i]);
      if (levels[i] == ChooserLevel::kDigits) {
        digits_.push_back({database_->impl().digits[i], rules_[i]});
      }
    }
  }

  std::unique_ptr<State> make_state() const override {
    auto state = std::make_unique<HyperscanState>();
    const HyperscanDatabase::Impl& impl = database_->impl();
    hs_scratch_t* raw = nullptr;
    for (const HsDatabase* database : {&impl.database, &impl.literals}) {
      // On failure the scratch is gone, and choose() finds none.
      if (*database && hs_alloc_scratch(database->get(), &raw) != HS_SUCCESS) raw = nullptr;
    }
    state->scratch.reset(raw);
    state->last_piece.resize(std::max(rules_.size(), impl.literal_table.size()));
    return state;
  }

  void choose(const Block& block, State& base, Choice& choice) const override {
    for (std::size_t piece = 0; piece < block.pieces.size(); ++piece) {
      for (const std::uint32_t rule : always_) choice.add(piece, rule);
    }
    if (block.pieces.empty()) return;
    choose_by_digits(block, choice);
    choose_by_run(block, choice);
    const HyperscanDatabase::Impl& impl = database_->impl();
    auto& state = static_cast<HyperscanState&>(base);
    choose_by_folding_letter(block, choice);
    // Without a full scan nothing is known: then every rule is chosen.
    if (!scan(impl.literals, block, state, choice, note_literal) ||
        !scan(impl.database, block, state, choice, note_hit)) {
      choice.add_all();
    }
  }

 private:
  struct Digits {
    int count;
    std::uint32_t rule;
  };

  void choose_by_digits(const Block& block, Choice& choice) const {
    if (digits_.empty()) return;
    for (std::size_t number = 0; number < block.pieces.size(); ++number) {
      const Piece& piece = block.pieces[number];
      const int count =
          count_digits(block.bytes.substr(piece.begin, std::size_t{piece.end} - piece.begin));
      if (count < kManyDigits) continue;
      for (const Digits& needed : digits_) {
        if (count >= needed.count) choice.add(number, needed.rule);
      }
    }
  }

  // A folding letter may stand for a letter of any factor.
  void choose_by_folding_letter(const Block& block, Choice& choice) const {
    if (!holds_folding_letter(block.bytes)) return;
    for (std::size_t number = 0; number < block.pieces.size(); ++number) {
      const Piece& piece = block.pieces[number];
      if (holds_folding_letter(
              block.bytes.substr(piece.begin, std::size_t{piece.end} - piece.begin))) {
        choice.add_all(number);
      }
    }
  }

  void choose_by_run(const Block& block, Choice& choice) const {
    if (run_.empty()) return;
    for (std::size_t number = 0; number < block.pieces.size(); ++number) {
      const Piece& piece = block.pieces[number];
      if (!has_run(block.bytes.substr(piece.begin, std::size_t{piece.end} - piece.begin),
                   kLongRun)) {
        continue;
      }
      for (const std::uint32_t rule : run_) choice.add(number, rule);
    }
  }

  bool scan(const HsDatabase& database, const Block& block, HyperscanState& state, Choice& choice,
            match_event_handler note) const {
    if (!database) return true;
    std::fill(state.last_piece.begin(), state.last_piece.end(), kNoPiece);
    Hits hits{block.bytes,
              &block.pieces,
              &rules_,
              &database_->impl().literal_table,
              state.last_piece.data(),
              &choice,
              0};
    return state.scratch != nullptr && block.bytes.size() <= std::numeric_limits<unsigned>::max() &&
           hs_scan(database.get(), block.bytes.data(), static_cast<unsigned>(block.bytes.size()), 0,
                   state.scratch.get(), note, &hits) == HS_SUCCESS;
  }

  std::shared_ptr<const HyperscanDatabase> database_;
  std::vector<std::uint32_t> rules_;
  std::vector<std::uint32_t> always_;
  std::vector<Digits> digits_;
  std::vector<std::uint32_t> run_;
};

}  // namespace

std::unique_ptr<Chooser> make_hyperscan_chooser(std::shared_ptr<const HyperscanDatabase> database,
                                                std::vector<std::uint32_t> rules) {
  return std::make_unique<HyperscanChooser>(std::move(database), std::move(rules));
}

}  // namespace expunge
