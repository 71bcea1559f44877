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

// What ClassLook is compared with: of the byte before `at` and those from it on.  Behind the text's
// end stands what is neither.
SequenceDatabase::ClassLook classes_at(std::string_view text, std::size_t at) {
  using Look = SequenceDatabase::ClassLook;
  static_assert(Look::kBytes == ByteBlock::kSize);
  std::array<char, Look::kBytes> copy{};
  const char* bytes = copy.data();
  if (at > 0 && text.size() - at >= Look::kBytes - 1) {
    bytes = text.data() + at - 1;
  } else {
    const std::size_t before = at > 0 ? 1 : 0;
    const std::size_t count = std::min(before + text.size() - at, Look::kBytes - 1 + before);
    std::memcpy(copy.data() + 1 - before, text.data() + at - before, count);
  }
  const ByteBlock block = ByteBlock::load(bytes);
  constexpr std::uint64_t kAll = (std::uint64_t{1} << Look::kBytes) - 1;
  const std::uint64_t digits = block.in_range('0', '9').mask();
  const std::uint64_t letters = block.lowered().in_range('a', 'z').mask();
  const std::uint64_t either = digits | letters;
  return {digits << Look::kDigits | letters << Look::kLetters | (either ^ kAll) << Look::kNeither |
          either << Look::kEither};
}

bool agree(const SequenceDatabase::ClassLook& wanted, const SequenceDatabase::ClassLook& there) {
  return (wanted.bits & ~there.bits) == 0;
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
                               note_word(search, database.by_word()[key], place);
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

  void note_word(Search& search, std::span<const Cored> members, std::uint32_t place) const {
    std::optional<SequenceDatabase::ClassLook> there;
    for (const Cored& cored : members) {
      if (!may_begin(search, cored, place)) continue;
      if (!there) there = classes_at(search.block->bytes, place);
      if (agree(cored.classes, *there)) look_at(search, cored, place);
    }
  }

  static void note_literal(void* context, std::uint32_t literal, std::uint32_t end) noexcept {
    Search& search = *static_cast<Search*>(context);
    const SequenceDatabase::ClassLook there = classes_at(search.block->bytes, end);
    for (const Cored& cored : search.chooser->database_->by_literal()[literal]) {
      if (agree(cored.classes, there) && may_begin(search, cored, end)) {
        search.chooser->look_at(search, cored, end);
      }
    }
  }

  void look_at_windows(Search& search, std::vector<ClassHit>& hits) const {
    scan_classes(*database_->windows(), search.block->bytes, hits);
    search.pieces = PieceFinder(search.block->pieces);
    search.in_windows = true;
    for (const ClassHit& hit : hits) {
      const SequenceDatabase::ClassLook there = classes_at(search.block->bytes, hit.at);
      for (std::uint32_t bits = hit.buckets; bits != 0; bits &= bits - 1) {
        const auto bucket = static_cast<std::size_t>(std::countr_zero(bits));
        for (const Cored& cored : database_->by_bucket()[bucket]) {
          if (agree(cored.classes, there) && may_begin(search, cored, hit.at)) {
            look_at(search, cored, hit.at);
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
    std::vector<Window>& windows = choice.windows();
    windows.erase(std::remove_if(windows.begin() + static_cast<std::ptrdiff_t>(first_window),
                                 windows.end(), needless),
                  windows.end());
  }

  // A core stands where the sequence would begin `cored.shift` bytes before.
  static bool may_begin(const Search& search, const Cored& cored, std::uint32_t core) {
    return cored.entry == SequenceDatabase::kEveryPattern ||
           (core >= cored.shift && may_stand(search.block->bytes, cored, core - cored.shift));
  }

  void look_at(Search& search, const Cored& cored, std::uint32_t core) const {
    cored.entry == SequenceDatabase::kEveryPattern
        ? choose_all(search, core)
        : compare(search, cored.entry, core - cored.shift);
  }

  [[gnu::noinline]] static void choose_all(Search& search, std::uint32_t at) {
    const std::uint32_t piece = search.pieces.find(at);
    if (piece != kNoPiece) search.choice->add_all(piece);
  }

  // A sequence may begin there, which few do: apart from the loops over cores, so that these stay
  // small.  What stands between pieces is as the end of a text to it.
  [[gnu::noinline]] void compare(Search& search, std::uint32_t number_of_entry,
                                 std::uint32_t begin) const {
    const SequenceDatabase::Entry& entry = database_->entries()[number_of_entry];
    const std::uint32_t rule = rules_[entry.pattern];
    if (rule == kNoRule || is_lonely(search, entry, facts_[rule], begin)) return;
    const std::uint32_t number = search.pieces.find(begin);
    if (number == kNoPiece) return;
    const Piece& piece = search.block->pieces[number];
    if (piece.role && (facts_[rule].roles >> static_cast<unsigned>(*piece.role) & 1U) == 0) return;
    if (!stands_at(entry, database_->classes(), search.block->bytes, begin)) return;
    if (begin + entry.size > piece.end) return;  // reaches into the next
    const std::string_view text =
        search.block->bytes.substr(piece.begin, std::size_t{piece.end} - piece.begin);
    const std::uint32_t at = begin - piece.begin;
    if (entry.set == SequenceDatabase::Set::kSecond) {
      search.seconds->push_back({rule, begin});
      if (facts_[rule].chunks) search.chunks->add(*facts_[rule].chunks, begin);
      return;
    }
    if (facts_[rule].as_whole) return search.choice->add(number, rule);
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
    if (!holds_digits(text, first, end, facts_[rule].digits)) return;
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
