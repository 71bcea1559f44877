#include "detect/phrases.h"

#include <algorithm>
#include <cstring>

#include "names/letters.h"
#include "names/word_starts.h"

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
    if (!words_[i].empty()) by_first_byte_.push_back({i, 0, 0});
  }
  std::ranges::stable_sort(by_first_byte_, {},
                           [&](const Entry& entry) { return first_of(entry.word); });
  for (Entry& entry : by_first_byte_) {
    const std::string& word = words_[entry.word];
    const unsigned char first = first_of(entry.word);
    wide_ = wide_ || first >= 0x80;
    signs_ = signs_ || (first < 0x80 && (first < 'a' || first > 'z'));
    ++starts_[first_of(entry.word) + 1U];
    const std::size_t size = std::min(word.size(), sizeof entry.head);
    std::memcpy(&entry.head, word.data(), size);
    std::memset(&entry.mask, 0xFF, size);
  }
  for (std::size_t byte = 1; byte < starts_.size(); ++byte) starts_[byte] += starts_[byte - 1];
}

int PhraseSet::find(std::string_view text, std::size_t begin, std::size_t end,
                    std::string& buffer) const {
  if (words_.empty() || begin >= end) return -1;
  const std::size_t size = end - begin;
  buffer.clear();
  append_lower(text.substr(begin, size), buffer);  // keeps every offset
  buffer.append(kMaskMargin, '\0');
  std::uint32_t best = kNone;
  const auto look_at = [&](std::size_t at) {
    std::uint32_t bytes;
    std::memcpy(&bytes, buffer.data() + at, sizeof bytes);
    for (const Entry& entry : beginning_with(static_cast<unsigned char>(buffer[at]))) {
      if (entry.word >= best) break;
      if (((bytes ^ entry.head) & entry.mask) != 0) continue;
      const std::string& word = words_[entry.word];
      if (size - at >= word.size() && buffer.compare(at, word.size(), word) == 0 &&
          is_whole(text, begin + at, begin + at + word.size())) {
        best = entry.word;
      }
    }
  };
  // Behind a letter no word begins with one.
  bool inside = begin > 0 && is_ascii_alpha(text[begin - 1]);
  MaskBuffer rest;
  for (std::size_t base = 0; base < size; base += kMaskBytes) {
    const char* const bytes = masked_bytes(std::string_view(buffer).substr(0, size), base, rest);
    const std::uint64_t letters = mask_of(bytes, [](ByteBlock b) { return b.in_range('a', 'z'); });
    std::uint64_t starts = letters & ~(letters << 1 | (inside ? 1U : 0U));
    if (signs_) {
      starts |= ~letters;
    } else if (wide_) {
      starts |= mask_of(bytes, [](ByteBlock b) { return b.in_range(0x80, 0xFF); });
    }
    inside = letters >> (kMaskBytes - 1) != 0;
    if (size - base < kMaskBytes) starts &= (std::uint64_t{1} << (size - base)) - 1;
    while (starts != 0) look_at(base + take_lowest(starts));
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
