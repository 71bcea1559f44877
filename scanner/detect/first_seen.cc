#include "detect/first_seen.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/word_starts.h"
#include "names/words.h"

namespace expunge {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_word_byte(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// A number below 1,024 for a word of ASCII letters in either case, by its first eight and its size.
std::size_t head_of(std::string_view text, std::size_t begin, std::size_t end) {
  const std::size_t size = end - begin;
  std::uint64_t key = 0;
  if (text.size() - begin >= sizeof key) {
    std::memcpy(&key, text.data() + begin, sizeof key);
    if (size < sizeof key) key &= (std::uint64_t{1} << 8 * size) - 1;
  } else {
    std::memcpy(&key, text.data() + begin, size);
  }
  constexpr std::uint64_t kSmall = 0x2020202020202020;
  return ((key | kSmall) + size) * 0x9E3779B97F4A7C15ULL >> 54;
}

// The end of a word of ASCII letters, `at` where it may go on behind them, or be an initial.
std::size_t end_of_plain(std::string_view text, std::size_t at) {
  const std::size_t end = end_of_letters(text, at);
  if (end == text.size()) return end;
  const char c = text[end];
  return c == '\'' || c == '-' || c == '.' || static_cast<unsigned char>(c) >= 0x80 ? at : end;
}

template <class Use>
void for_each_part(std::string_view name, std::string& buffer, Use use) {
  for_each_name_word(name, [&](const NameWord& word) {
    if (word.initial) return;
    buffer.clear();
    append_lower(name.substr(word.begin, word.size()), buffer);
    if (!is_name_particle(buffer)) use(buffer);
  });
}

}  // namespace

bool is_bot_side(Role role) {
  return role == Role::kBot || role == Role::kPersona || role == Role::kPersonaName;
}

void FirstSeen::want(std::string_view name) {
  for_each_part(name, buffer_, [&](const std::string& part) {
    words_.push_back({.lowered = part, .places = {}});
  });
}

const FirstSeen::Word* FirstSeen::find(std::string_view lowered) const {
  const auto at = std::lower_bound(
      words_.begin(), words_.end(), lowered,
      [](const Word& word, std::string_view value) { return word.lowered < value; });
  return at != words_.end() && at->lowered == lowered ? &*at : nullptr;
}

void FirstSeen::begin() {
  clear();
  searched_before_ = false;
}

void FirstSeen::clear() {
  std::swap(words_, words_before_);
  std::swap(sights_, sights_before_);
  words_.clear();
  sights_.clear();
  searched_before_ = searched_;
  searched_ = false;
}

bool FirstSeen::prepare(bool is_play) {
  const auto less = [](const Word& a, const Word& b) { return a.lowered < b.lowered; };
  const auto same = [](const Word& a, const Word& b) { return a.lowered == b.lowered; };
  std::sort(words_.begin(), words_.end(), less);
  words_.erase(std::unique(words_.begin(), words_.end(), same), words_.end());
  const bool again = find_before(is_play);
  keeps_places_ = is_play;
  searched_ = true;
  searched_play_ = is_play;
  starts_.fill(false);
  heads_.fill(0);
  has_single_ = false;
  for (const Word& word : words_) {
    if (word.lowered.size() >= 2) starts_[start_slot(word.lowered.data())] = true;
    has_single_ = has_single_ || word.lowered.size() == 1;
    const std::size_t head = head_of(word.lowered, 0, word.lowered.size());
    heads_[head >> 6] |= std::uint64_t{1} << (head & 63);
  }
  return again;
}

bool FirstSeen::find_before(bool is_play) {
  if (!searched_before_ || searched_play_ != is_play || sights_before_.size() >= kMostSights) {
    return false;
  }
  word_of_before_.assign(words_before_.size(), kNever);
  next_before_ = 0;
  std::size_t before = 0;
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    while (before < words_before_.size() && words_before_[before].lowered < words_[i].lowered) {
      ++before;
    }
    if (before == words_before_.size() || words_before_[before].lowered != words_[i].lowered) {
      return false;
    }
    word_of_before_[before] = i;
  }
  return true;
}

void FirstSeen::recall_text(std::uint32_t turn, bool bot) {
  const auto turn_of = [this] { return sights_before_[next_before_].place.turn; };
  while (next_before_ < sights_before_.size() && turn_of() < turn) ++next_before_;
  for (; next_before_ < sights_before_.size() && turn_of() == turn; ++next_before_) {
    const Sight& sight = sights_before_[next_before_];
    if (word_of_before_[sight.word] == kNever) continue;
    note(word_of_before_[sight.word], sight.place, bot);
  }
}

void FirstSeen::search_text(const MaskedText& masked, std::uint32_t turn, bool bot) {
  const std::string_view text = masked.text();
  const auto begins_like_one = [&](std::size_t slot) { return starts_[slot]; };
  const auto read = [&](std::size_t at) {
    while (at < text.size() && is_word_byte(text[at])) {
      std::size_t next = at;
      if (!is_letter(next_code_point(text, next))) {
        at = next;
        continue;
      }
      if (begins_plainly(text, at) && !begins_like_one(start_slot(text.data() + at))) {
        return end_of_run(text, at);
      }
      const std::size_t end = end_of_plain(text, at);
      if (end != at) {
        const std::size_t head = head_of(text, at, end);
        if ((heads_[head >> 6] >> (head & 63) & 1U) == 0) {
          at = end;
          continue;
        }
      }
      at = note_word(text, at, turn, bot);
    }
    return at;
  };
  for_each_run(masked, begins_like_one, has_single_, read);
}

std::size_t FirstSeen::note_word(std::string_view text, std::size_t at, std::uint32_t turn,
                                 bool bot) {
  const NameWord word = read_name_word(text, at);
  if (bot && word.shape == WordShape::kLower) return word.end;
  buffer_.clear();
  append_lower(text.substr(word.begin, word.size()), buffer_);
  const Word* const found = find(buffer_);
  if (found == nullptr) return word.end;
  note(static_cast<std::uint32_t>(found - words_.data()),
       {turn, static_cast<std::uint32_t>(word.begin), static_cast<std::uint32_t>(word.end)}, bot);
  return word.end;
}

void FirstSeen::note(std::uint32_t word, const Place& place, bool bot) {
  Word& mine = words_[word];
  std::uint32_t& first = bot ? mine.bot : mine.human;
  first = std::min(first, place.turn);
  if (keeps_places_ && mine.places.size() < kMostPlaces) mine.places.push_back(place);
  if (sights_.size() < kMostSights) sights_.push_back({word, place});
}

const std::vector<FirstSeen::Place>& FirstSeen::places_of(std::string_view lowered) const {
  static const std::vector<Place> kNone;
  const Word* word = find(lowered);
  return word == nullptr ? kNone : word->places;
}

bool FirstSeen::bot_first(std::string_view name) const {
  bool any = false;
  bool all = true;
  std::string buffer;
  for_each_part(name, buffer, [&](const std::string& part) {
    const Word* word = find(part);
    any = true;
    all = all && word != nullptr && word->bot < word->human;
  });
  return any && all;
}

std::uint32_t FirstSeen::by(std::string_view name, std::uint32_t Word::*side) const {
  std::uint32_t last = 0;
  std::string buffer;
  for_each_part(name, buffer, [&](const std::string& part) {
    const Word* word = find(part);
    last = std::max(last, word == nullptr ? kNever : word->*side);
  });
  return last;
}

}  // namespace expunge
