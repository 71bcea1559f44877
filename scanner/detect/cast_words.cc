#include "detect/cast_words.h"

#include <algorithm>

#include "detect/cue_list.h"
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
}

void CastWords::count(std::string_view text, CastCounts& counts,
                      std::vector<std::string_view>* seen) const {
  constexpr char kEmoji = '\xF0';  // begins all characters of the planes that hold them
  counts[static_cast<std::size_t>(CastTopic::kChatter)] +=
      static_cast<int>(std::ranges::count(text, kEmoji));
  for_each_plain_word(text, [&](std::string_view word) {
    const auto at = topics_.find(word);
    if (at == topics_.end()) return;
    if (seen != nullptr) {
      if (std::ranges::find(*seen, at->first) != seen->end()) return;
      seen->push_back(at->first);
    }
    for (std::size_t i = 0; i < kCastTopics; ++i) counts[i] += at->second >> i & 1;
  });
}

}  // namespace expunge
