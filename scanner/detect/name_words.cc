#include "detect/name_words.h"

#include <algorithm>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/words.h"

namespace expunge {
void name_parts(std::string_view name, std::vector<std::string>& out) {
  for_each_name_word(name, [&](const NameWord& word) {
    if (word.initial || word.letters < 2) return;
    std::string lowered = lower(name.substr(word.begin, word.size()));
    if (is_name_particle(lowered)) return;
    const std::size_t hyphen = lowered.find('-');
    if (hyphen != std::string::npos && hyphen >= 3 && lowered.size() - hyphen > 3) {
      out.push_back(lowered.substr(0, hyphen));
      out.push_back(lowered.substr(hyphen + 1));
    }
    out.push_back(std::move(lowered));
  });
}

void sort_unique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

bool holds_all(const std::vector<std::string>& sorted, std::string_view name) {
  if (sorted.empty()) return false;
  std::vector<std::string> parts;
  name_parts(name, parts);
  return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
    return std::binary_search(sorted.begin(), sorted.end(), part);
  });
}

bool begins_with_any(const std::vector<std::string>& sorted, std::string_view name) {
  std::vector<std::string> parts;
  name_parts(name, parts);
  return !parts.empty() && std::binary_search(sorted.begin(), sorted.end(), parts.front());
}

std::optional<TextSpan> place_of_word(std::string_view text, std::string_view lowered) {
  std::optional<TextSpan> out;
  for_each_name_word(text, [&](const NameWord& word) {
    if (out || word.size() != lowered.size() || is_glued(text, word) ||
        (word.shape != WordShape::kLower && word.shape != WordShape::kTitle)) {
      return;
    }
    if (equals_lower(text.substr(word.begin, word.size()), lowered)) out = {word.begin, word.end};
  });
  return out;
}

std::string_view text_of(const Conversation& conversation, const Hit& hit) {
  return conversation.turns[hit.turn].text.substr(hit.span.begin, hit.span.size());
}

}  // namespace expunge
