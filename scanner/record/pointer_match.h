// Which pointer patterns of a profile a place in a record matches.
#pragma once

#include <cstdint>
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

  struct Member {
    State state = kNowhere;
    bool plain_key = false;  // cannot hold personal data: an identifier, or named by a pattern
    bool is_language = false;
    bool is_country = false;
  };

  explicit PointerMatcher(const std::vector<std::string>& patterns);

  State start() const { return start_; }
  // `raw_key` is the interior of the key as written.
  Member member(State from, std::string_view raw_key);
  State element(State from, std::uint64_t index);
  // The first pattern, in the order given, that ends here.
  std::int32_t first(State state) const {
    const auto& accepted = states_[state].accepted;
    return accepted.empty() ? kNoPattern : static_cast<std::int32_t>(accepted.front());
  }
  // All of them, ascending.
  const std::vector<std::uint32_t>& accepted(State state) const { return states_[state].accepted; }
  // Between records: forgets what was remembered if it has grown large (hostile keys).
  void settle();

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
    State any_element = kUnknown;
  };
  struct Slot {
    std::uint64_t hash = 0;
    State from = kUnknown;
    std::uint32_t key_begin = 0;
    std::uint32_t key_size = 0;
    Member member;
  };

  void reset();
  void add_closed(std::uint32_t pattern, std::uint32_t position, Items& items) const;
  State intern(Items items);
  State step(State from, std::string_view token);
  Member compute(State from, std::string_view raw_key);

  std::vector<std::vector<PointerToken>> patterns_;
  std::set<std::string, std::less<>> literals_;
  std::vector<StateData> states_;
  std::map<Items, State> by_items_;
  State start_ = kNowhere;
  std::vector<Slot> slots_;
  std::size_t used_slots_ = 0;
  std::string keys_;
  std::string decoded_;
};

}  // namespace expunge
