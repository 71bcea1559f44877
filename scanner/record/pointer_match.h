// Which pointer patterns of a profile a place in a record matches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

// One token of a pattern "/conversation/*/message".
struct PointerToken {
  enum class Kind : std::uint8_t { kLiteral, kAnyOne, kAnyNumber, kGlob };
  Kind kind = Kind::kLiteral;
  std::string text;
};

// "/a/*/b" into its tokens; ~0 and ~1 are resolved (RFC 6901).  "" is the root.
std::vector<PointerToken> parse_pointer_pattern(std::string_view pattern);
// `*` in `glob` stands for any bytes.
bool glob_matches(std::string_view glob, std::string_view text);

// The patterns as one automaton whose states are sets of (pattern, position), made when they are
// first met and remembered by state and key, so that a member costs one hash look-up.  One thread.
class PointerMatcher {
 public:
  using State = std::uint32_t;
  static constexpr std::int32_t kNoPattern = -1;
  static constexpr State kNowhere = 0;  // no pattern can match here or below
  using Word = std::uint16_t;           // 1 is the first
  static constexpr Word kNoWord = 0;

  struct Member {
    State state = kNowhere;
    bool plain_key = false;  // cannot hold personal data: an identifier, or named by a pattern
    bool is_language = false;
    bool is_country = false;
    Word word = kNoWord;  // which of the words asked for the key is
  };

  // `words`: keys that members shall be told by, besides the patterns.
  explicit PointerMatcher(const std::vector<std::string>& patterns,
                          std::vector<std::string> words = {});

  State start() const { return start_; }
  // `raw_key` is the interior of the key as written.
  Member member(State from, std::string_view raw_key) {
    // Objects of one kind have their keys in one order, mostly.
    const std::uint32_t guess = slots_[places_[from].last_slot].next;
    if (is_of(slots_[guess], from, raw_key)) {
      places_[from].last_slot = guess;
      return slots_[guess].member;
    }
    return look_up(from, raw_key);
  }
  State element(State from, std::uint64_t index) {
    const State any = places_[from].any_element;
    return any == kUnknown ? find_element(from, index) : any;
  }
  // The first pattern, in the order given, that ends here.
  std::int32_t first(State state) const { return places_[state].first; }
  // All of them, ascending.
  const std::vector<std::uint32_t>& accepted(State state) const { return states_[state].accepted; }
  // Between records: forgets what was remembered if it has grown large (hostile keys).  True if it
  // did: states are others then.
  bool settle();

 private:
  struct Item {
    std::uint32_t pattern;
    std::uint32_t position;
    friend auto operator<=>(const Item&, const Item&) = default;
  };
  using Items = std::vector<Item>;
  static constexpr State kUnknown = static_cast<State>(-1);
  struct StateData {
    Items items;
    std::vector<std::uint32_t> accepted;
    bool counts_elements = false;  // some token could tell one index from another
  };
  // What is asked of a state all the time.
  struct Place {
    std::int32_t first = kNoPattern;
    State any_element = kUnknown;  // if indices are not told apart, once one was met
    std::uint32_t last_slot = 0;   // of its member that was met last
  };
  struct Slot {
    std::uint64_t hash = 0;
    State from = kUnknown;
    std::uint32_t key_begin = 0;
    std::uint32_t key_size = 0;
    Member member;
    std::uint32_t next = 0;  // the slot of the key that came next when this one was met last
  };

  bool is_of(const Slot& slot, State from, std::string_view raw_key) const {
    return slot.from == from && slot.key_size == raw_key.size() &&
           is_same_key(keys_.data() + slot.key_begin, raw_key);
  }
  static bool is_same_key(const char* key, std::string_view raw_key);
  Member look_up(State from, std::string_view raw_key);
  State find_element(State from, std::uint64_t index);

  void reset();
  void add_closed(std::uint32_t pattern, std::uint32_t position, Items& items) const;
  State intern(Items items);
  State step(State from, std::string_view token);
  Member compute(State from, std::string_view raw_key);

  std::vector<std::vector<PointerToken>> patterns_;
  std::set<std::string, std::less<>> literals_;
  std::vector<std::string> words_;
  std::vector<StateData> states_;
  std::vector<Place> places_;  // by state
  std::map<Items, State> by_items_;
  State start_ = kNowhere;
  std::vector<Slot> slots_;
  std::size_t used_slots_ = 0;
  std::string keys_;
  std::string decoded_;
};

// Keys are short: no call for those of four to sixteen bytes.
inline bool PointerMatcher::is_same_key(const char* key, std::string_view raw_key) {
  const auto same_ends = [&]<class Bytes>(Bytes) {
    Bytes a, b, c, d;
    const std::size_t last = raw_key.size() - sizeof(Bytes);
    std::memcpy(&a, key, sizeof a);
    std::memcpy(&b, raw_key.data(), sizeof b);
    std::memcpy(&c, key + last, sizeof c);
    std::memcpy(&d, raw_key.data() + last, sizeof d);
    return ((a ^ b) | (c ^ d)) == 0;
  };
  const std::size_t size = raw_key.size();
  if (size >= 8 && size <= 16) return same_ends(std::uint64_t{});
  if (size >= 4 && size < 8) return same_ends(std::uint32_t{});
  return std::memcmp(key, raw_key.data(), size) == 0;
}

}  // namespace expunge
