#include "names/script_lists.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <utility>

#include "base/utf8.h"

namespace expunge {
namespace {

constexpr std::size_t kLongestWord = 63;  // bytes
constexpr std::size_t kHashed = 6;        // bytes of a word's ends that filters look at, at most
constexpr auto kKinds = static_cast<std::size_t>(ScriptKind::kHowMany);

// In the order of ScriptKind.
constexpr std::array<std::string_view, kKinds> kNames = {
    "zh-family",   "zh-rare",     "zh-compound", "zh-given",      "zh-not",    "zh-called",
    "zh-own",      "zh-role",     "zh-takes",    "zh-title",      "zh-says",   "zh-follow",
    "zh-nick-not", "zh-place",    "zh-culture",  "ja-family",     "ja-given",  "ja-reading",
    "ja-foreign",  "ja-honour",   "ja-is",       "ja-called",     "ja-after",  "ja-role",
    "ja-name",     "ja-not",      "ja-first",    "ja-last",       "ja-place",  "ja-particle",
    "ko-family",   "ko-common",   "ko-syllable", "ko-particle",   "ko-person", "ko-is",
    "ko-title",    "ko-role",     "ko-own",      "ko-word",       "ko-not",    "th-cue",
    "th-name",     "th-self",     "th-end",      "th-formal",     "th-word",   "th-weak",
    "th-not",      "prefix",      "ending",      "person-ending", "street",    "abd",
    "mekong-cue",  "mekong-name", "mekong-part", "mekong-end"};

std::string_view take_until(std::string_view& rest, char stop) {
  const std::size_t end = std::min(rest.find(stop), rest.size());
  const std::string_view taken = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return taken;
}

// Calls use(kind, word) for every word of the list.
template <class Use>
void for_each_word(std::string_view bytes, Use use) {
  while (!bytes.empty()) {
    std::string_view line = take_until(bytes, '\n');
    const std::string_view name = take_until(line, '\t');
    const auto kind = std::ranges::find(kNames, name);
    if (kind == kNames.end()) continue;
    while (!line.empty()) {
      const std::string_view word = take_until(line, ' ');
      if (!word.empty()) use(static_cast<std::size_t>(kind - kNames.begin()), word);
    }
  }
}

}  // namespace

std::size_t ScriptLists::bit_of(std::string_view bytes) {
  std::uint64_t key = 0;
  for (const char c : bytes) key = key << 8 | static_cast<unsigned char>(c);
  return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 54);  // of Kind::kBits
}

ScriptLists ScriptLists::load(std::string_view bytes) {
  ScriptLists lists;
  std::size_t words = 0;
  for_each_word(bytes, [&](std::size_t index, std::string_view word) {
    ++words;
    std::size_t& shortest = lists.kinds_[index].shortest;
    shortest = std::min(shortest == 0 ? kHashed : shortest, word.size());
  });
  lists.slots_.resize(std::bit_ceil(2 * words + 1));
  const std::size_t mask = lists.slots_.size() - 1;
  for_each_word(bytes, [&](std::size_t index, std::string_view word) {
    if (word.size() > kLongestWord) return;
    Kind& kind = lists.kinds_[index];
    kind.sizes |= std::uint64_t{1} << word.size();
    kind.heads.set(bit_of(word.substr(0, kind.shortest)));
    kind.tails.set(bit_of(word.substr(word.size() - kind.shortest)));
    std::size_t at = std::hash<std::string_view>{}(word)&mask;
    while (!lists.slots_[at].word.empty() && lists.slots_[at].word != word) at = (at + 1) & mask;
    lists.slots_[at].word = word;
    lists.slots_[at].flags |= ScriptFlags{1} << index;
  });
  return lists;
}

ScriptFlags ScriptLists::flags(std::string_view word) const {
  if (slots_.empty() || word.empty()) return 0;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = std::hash<std::string_view>{}(word)&mask;; at = (at + 1) & mask) {
    if (slots_[at].word.empty()) return 0;
    if (slots_[at].word == word) return slots_[at].flags;
  }
}

namespace {

// Calls is_one(size) for the sizes up to `most`, the longest first, until it is true; that size.
template <class IsOne>
std::size_t longest_of(std::uint64_t sizes, std::size_t most, IsOne is_one) {
  if (most < kLongestWord) sizes &= (std::uint64_t{2} << most) - 1;
  while (sizes != 0) {
    const auto size = static_cast<std::size_t>(std::bit_width(sizes)) - 1;
    if (is_one(size)) return size;
    sizes &= ~(std::uint64_t{1} << size);
  }
  return 0;
}

}  // namespace

std::size_t ScriptLists::begins_with(std::string_view text, ScriptKind wanted) const {
  const Kind& kind = kinds_[static_cast<std::size_t>(wanted)];
  if (kind.shortest == 0 || text.size() < kind.shortest) return 0;
  if (!kind.heads.test(bit_of(text.substr(0, kind.shortest)))) return 0;
  return longest_of(kind.sizes, text.size(), [&](std::size_t size) {
    return (size == text.size() || !continues_character(text[size])) &&
           is(text.substr(0, size), wanted);
  });
}

std::size_t ScriptLists::ends_with(std::string_view text, ScriptKind wanted) const {
  const Kind& kind = kinds_[static_cast<std::size_t>(wanted)];
  if (kind.shortest == 0 || text.size() < kind.shortest) return 0;
  if (!kind.tails.test(bit_of(text.substr(text.size() - kind.shortest)))) return 0;
  return longest_of(kind.sizes, text.size(), [&](std::size_t size) {
    const std::size_t at = text.size() - size;
    return !continues_character(text[at]) && is(text.substr(at), wanted);
  });
}

bool ScriptLists::holds(std::string_view text, ScriptKind kind) const {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!continues_character(text[at]) && begins_with(text.substr(at), kind) != 0) return true;
  }
  return false;
}

}  // namespace expunge
