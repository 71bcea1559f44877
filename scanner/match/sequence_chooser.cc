#include "match/sequence_chooser.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>
#include <span>
#include <utility>

#include "base/utf8.h"
#include "match/digits.h"
#include "match/piece_finder.h"
#include "match/standing.h"
#include "text/byte_block.h"
#include "text/word_index.h"

namespace expunge {
namespace {

using Cored = SequenceDatabase::Cored;

// Moves `at`, the begin of a character, back by so many.  False if there are fewer; then it is 0.
bool go_back(std::string_view text, std::uint32_t count, std::uint32_t& at) {
  // Eight at once where they are ASCII.
  for (std::uint64_t bytes = 0; count >= sizeof bytes && at >= sizeof bytes;) {
    std::memcpy(&bytes, text.data() + at - sizeof bytes, sizeof bytes);
    if ((bytes & 0x8080808080808080) != 0) break;
    at -= sizeof bytes;
    count -= sizeof bytes;
  }
  for (; count > 0; --count) {
    if (at == 0) return false;
    do --at;
    while (at > 0 && continues_character(text[at]));
  }
  return true;
}

// A look at a few bytes of a sequence that would begin at `begin`.
bool may_stand(std::string_view text, const Cored& cored, std::size_t begin) {
  std::uint64_t bytes = 0;
  const std::size_t at = begin + cored.glance_at;
  if (text.size() < sizeof bytes || at > text.size() - sizeof bytes) return true;
  std::memcpy(&bytes, text.data() + at, sizeof bytes);
  constexpr std::uint64_t kFold = 0x2020202020202020;
  return ((bytes | kFold) & cored.glance_mask) == cored.glance_bytes;
}

// Where a sequence of a pattern's second set stands, in bytes of the block.
struct SecondPlace {
  std::uint32_t rule = 0;
  std::uint32_t at = 0;
  friend auto operator<=>(const SecondPlace&, const SecondPlace&) = default;
};

struct RuleFacts : ChosenRule {
  explicit RuleFacts(const ChosenRule& rule) : ChosenRule(rule) {}
  std::uint32_t max_width = kUnboundedWidth;
  bool has_second = false;
  // Its row of SecondChunks, if all sequences of its second set are known before windows are
  // looked at.
  std::optional<std::uint32_t> chunks;
};

// In which parts of a block sequences of second sets stand: 64 parts, a bit each, for each rule.
// A coarse look, before a place of a first set is taken for one.
class SecondChunks {
 public:
  void begin(std::size_t rules, std::size_t block_size) {
    parts_.assign(rules, 0);
    shift_ = std::max(static_cast<unsigned>(std::bit_width(block_size)), kBits) - kBits;
  }
  void add(std::uint32_t rule, std::size_t at) {
    parts_[rule] |= std::uint64_t{1} << (at >> shift_);
  }
  // Whether one may stand from `first` to before `end`.
  bool may_hold(std::uint32_t rule, std::size_t first, std::size_t end) const {
    const std::size_t from = first >> shift_;
    const std::size_t to = std::min<std::size_t>(kLast, end >> shift_);
    return (parts_[rule] >> from << (kLast - to + from)) != 0;
  }

 private:
  static constexpr unsigned kBits = 6;
  static constexpr std::size_t kLast = 63;
  std::vector<std::uint64_t> parts_;
  unsigned shift_ = 0;
};

struct SequenceState : Chooser::State {
  explicit SequenceState(const WordFilter& filter) : words(filter) {}

  HsScratch scratch;
  WordIndex words;  // of blocks that come without
  std::vector<ClassHit> hits;
  std::vector<SecondPlace> seconds;
  SecondChunks chunks;
};

class SequenceChooser : public Chooser {
 public:
  SequenceChooser(std::shared_ptr<const SequenceDatabase> database,
                  std::vector<std::uint32_t> rules, std::vector<ChosenRule> facts)
      : database_(std::move(database)),
        rules_(std::move(rules)),
        facts_(facts.begin(), facts.end()) {
    database_->words().add_to(filter_);
    const auto keep = [this](Cored& cored) { return counts(cored); };
    by_word_ = database_->by_word().filtered(keep);
    by_literal_ = database_->by_literal().filtered(keep);
    by_bucket_ = database_->by_bucket().filtered(keep);
    for (std::size_t pattern = 0; pattern < rules_.size(); ++pattern) {
      if (rules_[pattern] == kNoRule) continue;
      RuleFacts& rule = facts_[rules_[pattern]];
      rule.max_width = database_->max_widths()[pattern];
      rule.has_second = database_->has_second()[pattern];
      if (rule.has_second && !database_->has_second_windows()[pattern]) rule.chunks = chunked_++;
    }
  }

  std::unique_ptr<State> make_state() const override {
    auto state = std::make_unique<SequenceState>(filter_);
    if (database_->literals() != nullptr) state->scratch = database_->literals()->make_scratch();
    return state;
  }

  void choose(const Block& block, State& base, Choice& choice) const override {
    if (block.pieces.empty()) return;
    auto& state = static_cast<SequenceState&>(base);
    state.seconds.clear();
    const std::size_t first_window = choice.windows().size();
    state.chunks.begin(chunked_, block.bytes.size());
    Search search{this,           &block,        &choice, PieceFinder(block.pieces),
                  &state.seconds, &state.chunks, false};
    const SequenceDatabase& database = *database_;
    if (!block.words) {
      state.words.clear();
      state.words.add(block.bytes, 0);
    }
    database.words().look_up(block.bytes, block.words.value_or(state.words.places()),
                             [&](std::uint32_t key, std::uint32_t place) {
                               const std::uint32_t piece = search.pieces.find(place);
                               if (piece != kNoPiece) note(search, by_word_[key], place, piece);
                             });
    if (database.literals() != nullptr) {
      search.pieces = PieceFinder(block.pieces);
      // Without a full scan nothing is known: then every rule is chosen.
      if (!database.literals()->scan(block.bytes, state.scratch.get(), note_literal, &search)) {
        return choice.add_all();
      }
    }
    if (database.windows() != nullptr) look_at_windows(search, state.hits);
    drop_without_second(block, state.seconds, first_window, choice);
  }

 private:
  struct Search {
    const SequenceChooser* chooser;
    const Block* block;
    Choice* choice;
    PieceFinder pieces;
    std::vector<SecondPlace>* seconds;
    SecondChunks* chunks;
    bool in_windows;  // words and literals have been looked for
  };

  // Whether a member of a list counts for some rule; tells it in which roles.
  bool counts(Cored& cored) const {
    constexpr auto kAny = static_cast<std::uint16_t>(1U << SequenceDatabase::kAnyRole);
    if (cored.entry == SequenceDatabase::kEveryPattern) return true;
    const std::uint32_t rule = rules_[database_->entries()[cored.entry].pattern];
    if (rule == kNoRule) return false;
    cored.roles = static_cast<std::uint16_t>(facts_[rule].roles | kAny);
    return true;
  }

  static unsigned role_of(const Piece& piece) {
    return piece.role ? static_cast<unsigned>(*piece.role) : SequenceDatabase::kAnyRole;
  }

  // A core of these stands there: before `core`, if it is a literal.
  void note(Search& search, std::span<const Cored> members, std::uint32_t core,
            std::uint32_t piece) const {
    const unsigned role = role_of(search.block->pieces[piece]);
    std::optional<ClassLook> there;
    for (const Cored& cored : members) {
      if ((cored.roles >> role & 1U) == 0 || !may_begin(search, cored, core)) continue;
      if (!there) there = ClassLook::of(search.block->bytes, core);
      if (cored.classes.agrees_with(*there)) look_at(search, cored, core, piece);
    }
  }

  static void note_literal(void* context, std::uint32_t literal, std::uint32_t end) noexcept {
    Search& search = *static_cast<Search*>(context);
    const std::uint32_t piece = search.pieces.find(end - 1);
    if (piece != kNoPiece) {
      search.chooser->note(search, search.chooser->by_literal_[literal], end, piece);
    }
  }

  void look_at_windows(Search& search, std::vector<ClassHit>& hits) const {
    scan_classes(*database_->windows(), search.block->bytes, hits);
    search.pieces = PieceFinder(search.block->pieces);
    search.in_windows = true;
    for (const ClassHit& hit : hits) {
      const std::uint32_t piece = search.pieces.find(hit.at);
      if (piece == kNoPiece) continue;
      const ClassLook there = ClassLook::of(search.block->bytes, hit.at);
      const unsigned role = role_of(search.block->pieces[piece]);
      for (std::uint64_t bits = hit.buckets; bits != 0;) {
        for (const Cored& cored : by_bucket_[take_lowest(bits)]) {
          if (cored.classes.agrees_with(there) && (cored.roles >> role & 1U) != 0 &&
              may_begin(search, cored, hit.at)) {
            look_at(search, cored, hit.at, piece);
          }
        }
      }
    }
  }

  // Of rules with a second set the windows from which a match reaches none of it.
  void drop_without_second(const Block& block, std::vector<SecondPlace>& seconds,
                           std::size_t first_window, Choice& choice) const {
    std::sort(seconds.begin(), seconds.end());
    const auto needless = [&](const Window& window) {
      const RuleFacts& rule = facts_[window.rule];
      if (!rule.has_second) return false;
      const Piece& piece = block.pieces[window.piece];
      const auto next = std::lower_bound(seconds.begin(), seconds.end(),
                                         SecondPlace{window.rule, piece.begin + window.first});
      const std::size_t end =
          std::min<std::size_t>(piece.end, std::size_t{piece.begin} + window.last + rule.max_width);
      return next == seconds.end() || next->rule != window.rule || next->at >= end;
    };
    choice.drop_windows(first_window, needless);
  }

  // A core stands where the sequence would begin `cored.shift` bytes before.
  static bool may_begin(const Search& search, const Cored& cored, std::uint32_t core) {
    return cored.entry == SequenceDatabase::kEveryPattern ||
           (core >= cored.shift && may_stand(search.block->bytes, cored, core - cored.shift));
  }

  void look_at(Search& search, const Cored& cored, std::uint32_t core, std::uint32_t piece) const {
    cored.entry == SequenceDatabase::kEveryPattern
        ? search.choice->add_all(piece)
        : compare(search, cored.entry, core - cored.shift, piece);
  }

  // A sequence may begin there, its core in the piece, which few do: apart from the loops over
  // cores, so that these stay small.  What stands between pieces is as the end of a text to it.
  [[gnu::noinline]] void compare(Search& search, std::uint32_t number_of_entry, std::uint32_t begin,
                                 std::uint32_t number) const {
    const SequenceDatabase::Entry& entry = database_->entries()[number_of_entry];
    const std::uint32_t rule = rules_[entry.pattern];
    if (is_lonely(search, entry, facts_[rule], begin)) return;
    const Piece& piece = search.block->pieces[number];
    if (begin < piece.begin || begin + entry.size > piece.end) return;  // reaches into another
    if (!stands_at(entry, database_->classes(), search.block->bytes, begin)) return;
    const std::string_view text =
        search.block->bytes.substr(piece.begin, std::size_t{piece.end} - piece.begin);
    const std::uint32_t at = begin - piece.begin;
    if (entry.set == SequenceDatabase::Set::kSecond) {
      search.seconds->push_back({rule, begin});
      if (facts_[rule].chunks) search.chunks->add(*facts_[rule].chunks, begin);
      return;
    }
    std::uint32_t last = at;
    while (last > 0 && continues_character(text[last])) --last;
    if (!go_back(text, entry.min_offset, last)) return;
    std::uint32_t first = last;
    if (entry.max_offset >= at) {
      first = 0;
    } else {
      go_back(text, entry.max_offset - entry.min_offset, first);
    }
    const std::uint32_t width = database_->max_widths()[entry.pattern];
    const std::size_t end =
        std::size_t{last} + width;  // no match that begins there reaches further
    if (!holds_digits(text_of(*search.block, piece), first, end, facts_[rule].digits)) return;
    const std::span<const SequenceDatabase::Near> near = database_->near(entry.pattern);
    if (!near.empty() &&
        !stands_near(near, *database_, search.block->bytes, std::size_t{piece.begin} + first,
                     std::min<std::size_t>(piece.end, piece.begin + end), piece.end)) {
      return;
    }
    search.choice->add({number, rule, first, last});
  }

  // True if a match that holds the sequence there reaches none of its second set.
  static bool is_lonely(const Search& search, const SequenceDatabase::Entry& entry,
                        const RuleFacts& rule, std::size_t begin) {
    if (!search.in_windows || !rule.chunks) return false;
    constexpr std::size_t kLongestCharacter = 4;
    const std::size_t before = kLongestCharacter * entry.max_offset;
    return !search.chunks->may_hold(*rule.chunks, begin - std::min(begin, before),
                                    begin + std::size_t{rule.max_width});
  }

  std::shared_ptr<const SequenceDatabase> database_;
  std::vector<std::uint32_t> rules_;
  std::vector<RuleFacts> facts_;
  // What the database finds, without what no rule here wants.
  SequenceDatabase::Lists by_word_;
  SequenceDatabase::Lists by_literal_;
  SequenceDatabase::Lists by_bucket_;
  std::uint32_t chunked_ = 0;  // rules with a row of SecondChunks
  WordFilter filter_;
};

}  // namespace

std::unique_ptr<Chooser> make_sequence_chooser(std::shared_ptr<const SequenceDatabase> database,
                                               std::vector<std::uint32_t> rules,
                                               std::vector<ChosenRule> facts) {
  return std::make_unique<SequenceChooser>(std::move(database), std::move(rules), std::move(facts));
}

}  // namespace expunge
