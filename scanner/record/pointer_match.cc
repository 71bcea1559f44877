#include "record/pointer_match.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "record/json_walk.h"

namespace expunge {
namespace {

constexpr std::size_t kSlots = std::size_t{1} << 12;
constexpr std::size_t kMaxUsedSlots = kSlots / 2;
constexpr std::size_t kMaxProbes = 16;  // bounds what keys made to collide can cost
constexpr std::size_t kMaxRememberedKey = 64;
constexpr std::size_t kMaxStates = 4096;

std::string unescape_pointer_token(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1')) {
      text.push_back(token[++i] == '0' ? '~' : '/');
    } else {
      text.push_back(token[i]);
    }
  }
  return text;
}

PointerToken make_token(std::string_view token) {
  if (token == "**") return {PointerToken::Kind::kAnyNumber, {}};
  if (token == "*") return {PointerToken::Kind::kAnyOne, {}};
  const auto kind = token.find('*') == std::string_view::npos ? PointerToken::Kind::kLiteral
                                                              : PointerToken::Kind::kGlob;
  return {kind, unescape_pointer_token(token)};
}

bool token_matches(const PointerToken& token, std::string_view text) {
  switch (token.kind) {
    case PointerToken::Kind::kLiteral:
      return token.text == text;
    case PointerToken::Kind::kGlob:
      return glob_matches(token.text, text);
    default:
      return true;
  }
}

// An identifier of letters, digits and _ without a run of five digits: no rule finds anything in
// it.
bool is_plain_identifier(std::string_view key) {
  if (key.empty() || key.size() > 41) return false;
  int digits = 0;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    if (!letter && !(digit && i > 0)) return false;
    digits = digit ? digits + 1 : 0;
    if (digits >= 5) return false;
  }
  return true;
}

// Whether the token could match one index of an array and not another: only where all that it
// spells out are digits.
bool tells_indices_apart(const PointerToken& token) {
  bool spells = false;
  for (const char c : token.text) {
    if (token.kind == PointerToken::Kind::kGlob && c == '*') continue;
    if (c < '0' || c > '9') return false;
    spells = true;
  }
  return spells;
}

std::uint64_t hash_key(std::uint32_t state, std::string_view key) {
  constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = (state + 1) * kMultiplier ^ key.size();
  std::size_t at = 0;
  for (; at + 8 <= key.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, key.data() + at, 8);
    hash = (hash ^ word) * kMultiplier;
    hash ^= hash >> 29;
  }
  std::uint64_t rest = 0;
  if (at < key.size()) std::memcpy(&rest, key.data() + at, key.size() - at);
  hash = (hash ^ rest) * kMultiplier;
  return hash ^ (hash >> 32);
}

}  // namespace

std::vector<PointerToken> parse_pointer_pattern(std::string_view pattern) {
  std::vector<PointerToken> tokens;
  std::size_t at = pattern.starts_with('/') ? 1 : 0;
  if (pattern.empty()) return tokens;
  for (;;) {
    const std::size_t slash = pattern.find('/', at);
    tokens.push_back(make_token(pattern.substr(at, slash - at)));
    if (slash == std::string_view::npos) return tokens;
    at = slash + 1;
  }
}

bool glob_matches(std::string_view glob, std::string_view text) {
  // Greedy with one point to return to: linear in practice, at worst |glob| x |text|.
  std::size_t g = 0, t = 0, star = std::string_view::npos, star_text = 0;
  while (t < text.size()) {
    if (g < glob.size() && glob[g] == '*') {
      star = g++;
      star_text = t;
    } else if (g < glob.size() && glob[g] == text[t]) {
      ++g;
      ++t;
    } else if (star != std::string_view::npos) {
      g = star + 1;
      t = ++star_text;
    } else {
      return false;
    }
  }
  while (g < glob.size() && glob[g] == '*') ++g;
  return g == glob.size();
}

PointerMatcher::PointerMatcher(const std::vector<std::string>& patterns,
                               std::vector<std::string> words)
    : words_(std::move(words)) {
  for (const std::string& pattern : patterns) {
    patterns_.push_back(parse_pointer_pattern(pattern));
    for (const PointerToken& token : patterns_.back()) {
      if (token.kind == PointerToken::Kind::kLiteral) literals_.insert(token.text);
    }
  }
  reset();
}

void PointerMatcher::reset() {
  states_.clear();
  places_.clear();
  by_items_.clear();
  slots_.assign(kSlots, Slot{});
  used_slots_ = 0;
  keys_.clear();
  intern({});  // kNowhere
  Items items;
  for (std::uint32_t p = 0; p < patterns_.size(); ++p) add_closed(p, 0, items);
  start_ = intern(std::move(items));
}

bool PointerMatcher::settle() {
  const bool full = states_.size() > kMaxStates || used_slots_ >= kMaxUsedSlots;
  if (full) reset();
  return full;
}

void PointerMatcher::add_closed(std::uint32_t pattern, std::uint32_t position, Items& items) const {
  items.push_back({pattern, position});
  const auto& tokens = patterns_[pattern];
  while (position < tokens.size() && tokens[position].kind == PointerToken::Kind::kAnyNumber) {
    items.push_back({pattern, ++position});
  }
}

PointerMatcher::State PointerMatcher::intern(Items items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  const auto known = by_items_.find(items);
  if (known != by_items_.end()) return known->second;
  StateData data;
  for (const Item& item : items) {
    const auto& tokens = patterns_[item.pattern];
    if (item.position == tokens.size()) {
      data.accepted.push_back(item.pattern);
    } else {
      data.counts_elements |= tells_indices_apart(tokens[item.position]);
    }
  }
  data.items = items;
  Place& place = places_.emplace_back();
  if (!data.accepted.empty()) place.first = static_cast<std::int32_t>(data.accepted.front());
  states_.push_back(std::move(data));
  const auto state = static_cast<State>(states_.size() - 1);
  by_items_.emplace(std::move(items), state);
  return state;
}

PointerMatcher::State PointerMatcher::step(State from, std::string_view token) {
  Items next;
  for (const Item& item : states_[from].items) {
    const auto& tokens = patterns_[item.pattern];
    if (item.position == tokens.size()) continue;
    const PointerToken& expected = tokens[item.position];
    if (expected.kind == PointerToken::Kind::kAnyNumber) {
      add_closed(item.pattern, item.position, next);
    } else if (token_matches(expected, token)) {
      add_closed(item.pattern, item.position + 1, next);
    }
  }
  return intern(std::move(next));
}

PointerMatcher::Member PointerMatcher::compute(State from, std::string_view raw_key) {
  std::string_view key = raw_key;
  if (raw_key.find('\\') != std::string_view::npos) {
    decode_json_string(raw_key, decoded_);
    key = decoded_;
  }
  Member member;
  member.state = step(from, key);
  member.plain_key = is_plain_identifier(key) || literals_.find(key) != literals_.end();
  member.is_language = key == "language";
  member.is_country = key == "country";
  const auto word = std::find(words_.begin(), words_.end(), key);
  if (word != words_.end()) member.word = static_cast<Word>(word - words_.begin() + 1);
  return member;
}

PointerMatcher::Member PointerMatcher::look_up(State from, std::string_view raw_key) {
  if (raw_key.size() > kMaxRememberedKey) return compute(from, raw_key);
  const auto met = [&](std::uint64_t slot) {
    slots_[places_[from].last_slot].next = static_cast<std::uint32_t>(slot);
    places_[from].last_slot = static_cast<std::uint32_t>(slot);
    return slots_[slot].member;
  };
  const std::uint64_t hash = hash_key(from, raw_key);
  for (std::size_t probe = 0; probe < kMaxProbes; ++probe) {
    const std::uint64_t at = (hash + probe) & (kSlots - 1);
    Slot& slot = slots_[at];
    if (slot.from == kUnknown) {
      const Member member = compute(from, raw_key);
      if (used_slots_ >= kMaxUsedSlots) return member;
      ++used_slots_;
      slot = {hash, from, static_cast<std::uint32_t>(keys_.size()),
              static_cast<std::uint32_t>(raw_key.size()), member};
      keys_.append(raw_key);
      return met(at);
    }
    if (slot.hash == hash && is_of(slot, from, raw_key)) return met(at);
  }
  return compute(from, raw_key);
}

PointerMatcher::State PointerMatcher::find_element(State from, std::uint64_t index) {
  if (states_[from].counts_elements) return step(from, std::to_string(index));
  const State to = step(from, "0");
  places_[from].any_element = to;
  return to;
}

}  // namespace expunge
