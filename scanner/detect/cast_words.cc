#include "detect/cast_words.h"

#include <algorithm>

#include "detect/cue_list.h"
#include "names/letters.h"
#include "rulebook/embedded.h"

namespace expunge {

CastWords::CastWords() {
  static constexpr std::array<std::string_view, kCastTopics> kKinds = {"scene", "daily", "chatter",
                                                                       "genre", "company"};
  const CueList cues(embedded_file("lists/cast-cues.txt"));
  for (std::size_t i = 0; i < kCastTopics; ++i) {
    for (const std::string_view word : cues.words(kKinds[i])) {
      topics_[word] |= static_cast<std::uint8_t>(1U << i);
    }
  }
  constexpr std::uint32_t kAny = ~std::uint32_t{0};
  for (const auto& [word, topics] : topics_) {
    std::array<char, 2> first = {word.front(), word.size() > 1 ? word[1] : '\0'};
    const std::uint32_t third = word.size() > 2 ? std::uint32_t{1} << (word[2] & 31) : kAny;
    begins_[start_slot(first.data())] |= third;
    if (word.size() > 1) continue;
    for (int behind = 1; behind < 128; ++behind) {
      first[1] = static_cast<char>(behind);
      begins_[start_slot(first.data())] = kAny;
    }
  }
}

void CastWords::count(std::string_view text, CastCounts& counts,
                      std::vector<std::string_view>* seen) const {
  constexpr char kEmoji = '\xF0';  // begins all characters of the planes that hold them
  counts[static_cast<std::size_t>(CastTopic::kChatter)] +=
      static_cast<int>(std::ranges::count(text, kEmoji));
  const auto is_part = [](ByteBlock b) {
    return b.lowered().in_range('a', 'z') | b.in_range('0', '9') | b.equal_to('\'') |
           b.equal_to('-');
  };
  std::string word;
  MaskBuffer buffer;
  std::uint64_t carried = 0;
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    const char* const bytes = masked_bytes(text, base, buffer);
    const std::uint64_t parts = mask_of(bytes, is_part);
    std::uint64_t starts = parts & ~(parts << 1 | carried);
    carried = parts >> (kMaskBytes - 1);
    while (starts != 0) {
      const std::size_t bit = take_lowest(starts);
      if ((begins_[start_slot(bytes + bit)] >> (bytes[bit + 2] & 31) & 1U) == 0) continue;
      word.clear();
      append_lower(text.substr(base + bit, end_of_bytes(text, base + bit, is_part) - base - bit),
                   word);
      const auto at = topics_.find(word);
      if (at == topics_.end()) continue;
      if (seen != nullptr) {
        // Each word has its place in the table.
        if (std::ranges::find(*seen, at->first.data(), &std::string_view::data) != seen->end()) {
          continue;
        }
        seen->push_back(at->first);
      }
      for (std::size_t i = 0; i < kCastTopics; ++i) counts[i] += at->second >> i & 1;
    }
  }
}

}  // namespace expunge
