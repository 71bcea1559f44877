#include "detect/phrases.h"

#include <algorithm>

#include "names/letters.h"

namespace expunge {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

// Scripts without letter case (Chinese, Thai, ...) are often written without spaces: there a word
// needs no boundary.
bool joins(char32_t inside, char32_t outside) {
  return is_letter(outside) && is_letter(inside) && !is_caseless(inside);
}

bool is_whole(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0 && joins(code_point_at(text, begin), code_point_before(text, begin))) return false;
  return end >= text.size() || !joins(code_point_before(text, end), code_point_at(text, end));
}

// Signs of Han, Kana and Hangul say about as much as three letters.
std::size_t letters_of(char32_t c) {
  constexpr char32_t kFirstEastAsian = 0x2E80;
  return c < kFirstEastAsian ? 1 : 3;
}

bool is_ascii(std::string_view text) {
  unsigned char bits = 0;
  for (const char c : text) bits |= static_cast<unsigned char>(c);
  return bits < 0x80;
}

// As far before `begin`, or behind `end`, as `chars` letters reach.
std::size_t reach_before(std::string_view text, std::size_t begin, std::size_t chars) {
  const std::size_t bytes = std::min(begin, chars);
  if (is_ascii(text.substr(begin - bytes, bytes))) return begin - bytes;
  std::size_t at = begin;
  for (std::size_t letters = 0; at > 0 && letters < chars;) {
    at = character_start(text, at - 1);
    letters += letters_of(code_point_at(text, at));
  }
  return at;
}
std::size_t reach_behind(std::string_view text, std::size_t end, std::size_t chars) {
  const std::size_t bytes = std::min(text.size() - end, chars);
  if (is_ascii(text.substr(end, bytes))) return end + bytes;
  std::size_t at = end;
  for (std::size_t letters = 0; at < text.size() && letters < chars;) {
    letters += letters_of(next_code_point(text, at));
  }
  return at;
}

}  // namespace

PhraseSet::PhraseSet(const std::vector<std::string>& words) {
  if (words.empty()) return;
  constexpr std::size_t kBytes = 256;
  starts_.assign(kBytes + 1, 0);
  words_.reserve(words.size());
  for (const std::string& word : words) {
    std::string folded;
    append_lower(word, folded);
    words_.push_back(std::move(folded));
  }
  const auto first_of = [this](std::uint32_t i) {
    return static_cast<unsigned char>(words_[i].front());
  };
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    if (!words_[i].empty()) by_first_byte_.push_back(i);
  }
  std::stable_sort(by_first_byte_.begin(), by_first_byte_.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return first_of(a) < first_of(b); });
  for (const std::uint32_t i : by_first_byte_) ++starts_[first_of(i) + 1U];
  for (std::size_t byte = 1; byte < starts_.size(); ++byte) starts_[byte] += starts_[byte - 1];
}

int PhraseSet::find(std::string_view text, std::size_t begin, std::size_t end,
                    std::string& buffer) const {
  if (words_.empty() || begin >= end) return -1;
  buffer.clear();
  append_lower(text.substr(begin, end - begin), buffer);  // keeps every offset
  std::uint32_t best = kNone;
  for (std::size_t at = 0; at < buffer.size(); ++at) {
    for (const std::uint32_t i : beginning_with(static_cast<unsigned char>(buffer[at]))) {
      if (i >= best) break;
      const std::string& word = words_[i];
      if (buffer.compare(at, word.size(), word) == 0 &&
          is_whole(text, begin + at, begin + at + word.size())) {
        best = i;
      }
    }
  }
  return best == kNone ? -1 : static_cast<int>(best);
}

int PhraseSet::find_near(std::string_view text, std::size_t begin, std::size_t end,
                         std::size_t chars, std::string& buffer, std::size_t from) const {
  const std::size_t left = character_start(text, std::max(from, reach_before(text, begin, chars)));
  const std::size_t right = reach_behind(text, end, chars);
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
