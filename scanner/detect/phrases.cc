#include "detect/phrases.h"

#include <algorithm>

#include "names/letters.h"

namespace expunge {
namespace {

// Scripts without letter case (Chinese, Thai, ...) are often written without spaces: there a word
// needs no boundary.
bool joins(char32_t inside, char32_t outside) {
  return is_letter(outside) && is_letter(inside) && !is_caseless(inside);
}

bool is_whole(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0 && joins(code_point_at(text, begin), code_point_before(text, begin))) return false;
  return end >= text.size() || !joins(code_point_before(text, end), code_point_at(text, end));
}

}  // namespace

PhraseSet::PhraseSet(const std::vector<std::string>& words) {
  words_.reserve(words.size());
  for (const std::string& word : words) {
    std::string folded;
    append_lower(word, folded);
    words_.push_back(std::move(folded));
  }
}

int PhraseSet::find(std::string_view text, std::size_t begin, std::size_t end,
                    std::string& buffer) const {
  if (words_.empty() || begin >= end) return -1;
  buffer.clear();
  append_lower(text.substr(begin, end - begin), buffer);  // keeps every offset
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const std::string& word = words_[i];
    if (word.empty()) continue;
    for (std::size_t at = buffer.find(word); at != std::string::npos;
         at = buffer.find(word, at + 1)) {
      if (is_whole(text, begin + at, begin + at + word.size())) return static_cast<int>(i);
    }
  }
  return -1;
}

int PhraseSet::find_near(std::string_view text, std::size_t begin, std::size_t end,
                         std::size_t chars, std::string& buffer, std::size_t from) const {
  std::size_t left = std::max(from, begin > chars ? begin - chars : 0);
  std::size_t right = std::min(text.size(), end + chars);
  left = character_start(text, left);
  right = character_start(text, right);
  const int before = find(text, left, begin, buffer);
  const int after = find(text, end, right, buffer);
  if (before < 0) return after;
  return after < 0 ? before : std::min(before, after);
}

int PhraseSet::find_in_key(std::string_view key, std::string& buffer) const {
  if (words_.empty() || key.empty()) return -1;
  std::string spaced;
  spaced.reserve(key.size() + 8);
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    const bool upper = c >= 'A' && c <= 'Z';
    const bool after_lower = i > 0 && key[i - 1] >= 'a' && key[i - 1] <= 'z';
    if (upper && after_lower) spaced += ' ';
    spaced += c == '_' || c == '-' || c == '.' ? ' ' : c;
  }
  return find(spaced, 0, spaced.size(), buffer);
}

}  // namespace expunge
