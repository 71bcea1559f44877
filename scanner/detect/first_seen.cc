#include "detect/first_seen.h"

#include <algorithm>

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

void FirstSeen::search(const Conversation& conversation, bool is_play) {
  keeps_places_ = is_play;
  const auto less = [](const Word& a, const Word& b) { return a.lowered < b.lowered; };
  const auto same = [](const Word& a, const Word& b) { return a.lowered == b.lowered; };
  std::sort(words_.begin(), words_.end(), less);
  words_.erase(std::unique(words_.begin(), words_.end(), same), words_.end());
  starts_.fill(false);
  for (const Word& word : words_) {
    if (word.lowered.size() >= 2) starts_[start_slot(word.lowered.data())] = true;
  }
  for (std::uint32_t i = 0; i < conversation.turns.size() && !words_.empty(); ++i) {
    const Turn& turn = conversation.turns[i];
    const bool bot = is_bot_side(turn.role) || (is_play && turn.role == Role::kSystem);
    if (!turn.is_key) search_text(conversation.text_of(i), i, bot);
  }
}

void FirstSeen::search_text(const MaskedText& masked, std::uint32_t turn, bool bot) {
  const std::string_view text = masked.text();
  const auto begins_like_one = [&](std::size_t slot) { return starts_[slot]; };
  for_each_run(masked, begins_like_one, [&](std::size_t at) {
    while (at < text.size() && is_word_byte(text[at])) {
      std::size_t next = at;
      if (!is_letter(next_code_point(text, next))) {
        at = next;
        continue;
      }
      if (begins_plainly(text, at) && !begins_like_one(start_slot(text.data() + at))) {
        return end_of_run(text, at);
      }
      at = note_word(text, at, turn, bot);
    }
    return at;
  });
}

std::size_t FirstSeen::note_word(std::string_view text, std::size_t at, std::uint32_t turn,
                                 bool bot) {
  const NameWord word = read_name_word(text, at);
  if (bot && word.shape == WordShape::kLower) return word.end;
  buffer_.clear();
  append_lower(text.substr(word.begin, word.size()), buffer_);
  const Word* const found = find(buffer_);
  if (found == nullptr) return word.end;
  Word& mine = words_[static_cast<std::size_t>(found - words_.data())];
  std::uint32_t& first = bot ? mine.bot : mine.human;
  first = std::min(first, turn);
  if (keeps_places_ && mine.places.size() < kMostPlaces) {
    mine.places.push_back(
        {turn, static_cast<std::uint32_t>(word.begin), static_cast<std::uint32_t>(word.end)});
  }
  return word.end;
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
