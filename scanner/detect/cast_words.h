// What a text of a play is about, by the words of rules/lists/cast-cues.txt.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "names/word_starts.h"

namespace expunge {

enum class CastTopic : std::uint8_t { kScene, kDaily, kChatter, kGenre, kCompany };
inline constexpr std::size_t kCastTopics = 5;

// How often each stands in a text; an emoji is chatter.
using CastCounts = std::array<int, kCastTopics>;
inline int count_of(const CastCounts& counts, CastTopic topic) {
  return counts[static_cast<std::size_t>(topic)];
}

// Immutable once made.
class CastWords {
 public:
  CastWords();
  // Adds what `text` holds to `counts`; a word that `seen` holds already does not count, and `seen`
  // is given those that do.
  void count(std::string_view text, CastCounts& counts,
             std::vector<std::string_view>* seen = nullptr) const;

 private:
  std::unordered_map<std::string_view, std::uint8_t> topics_;  // a bit for each topic
  // By start_slot() of those words, one bit for what five bits of the third byte may be.
  std::array<std::uint32_t, kStartSlots> begins_{};
};

// Calls use(word) for each word of ASCII letters, apostrophes and hyphens, in lower case.
template <class Use>
void for_each_plain_word(std::string_view text, Use use) {
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           c == '\'' || c == '-';
  };
  std::string word;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_part(text[at])) {
      ++at;
      continue;
    }
    word.clear();
    for (; at < text.size() && is_part(text[at]); ++at) {
      word += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] | 0x20) : text[at];
    }
    use(std::string_view(word));
  }
}

}  // namespace expunge
