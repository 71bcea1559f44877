#include "detect/script_echo.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "detect/other_script.h"
#include "names/letters.h"
#include "names/sound.h"

namespace expunge {
namespace {

constexpr std::size_t kShortestSound = 3;
constexpr std::size_t kReach = 4096;    // bytes of either text
constexpr std::size_t kMostWords = 64;  // of the human's

struct Said {
  std::string sound;
  TextSpan span;
  bool listed = false;
};

bool is_latin_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '7' || c == '3' || c == '9' ||
         c == '5';
}

bool is_other_word(NameFlags flags) {
  return (flags & (kWord | kFunctionWord | kForeignWord | kCueFlags)) != 0;
}

// Words of ASCII letters, and digits that stand for such, with their sounds.
std::vector<Said> words_of(std::string_view text, const NameLists& lists) {
  std::vector<Said> out;
  for (std::size_t at = 0; at < text.size() && out.size() < kMostWords;) {
    if (!is_latin_part(text[at]) || is_letter(code_point_before(text, at))) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    bool letters = false;
    for (; at < text.size() && is_latin_part(text[at]); ++at) letters |= text[at] > '9';
    if (!letters || is_letter(code_point_at(text, at))) continue;
    const NameFlags flags = lists.flags(lower(text.substr(begin, at - begin)));
    if (is_other_word(flags)) continue;
    std::string sound = sound_of(text.substr(begin, at - begin));
    if (sound.size() < kShortestSound) continue;
    out.push_back({std::move(sound), {begin, at}, (flags & kFirstName) != 0});
  }
  std::ranges::stable_sort(out, {}, &Said::sound);
  return out;
}

}  // namespace

void find_script_echoes(const Conversation& conversation, std::uint32_t bot_turn,
                        std::uint32_t turn, const NameLists& lists, std::vector<EchoedName>& out) {
  if (!conversation.turns[bot_turn].has_wide) return;
  if (!may_hold_other_script(conversation.text_of(bot_turn))) return;
  const std::string_view human = conversation.turns[turn].text;
  const std::string_view bot = conversation.turns[bot_turn].text;
  const std::vector<Said> said = words_of(human.substr(0, character_start(human, kReach)), lists);
  if (said.empty()) return;
  const std::string_view text = bot.substr(0, character_start(bot, kReach));
  for_each_word_with_sound(text, [&](TextSpan span) {
    const std::string_view word = text.substr(span.begin, span.size());
    const std::string sound = sound_of(word);
    auto same = std::ranges::lower_bound(said, sound, {}, &Said::sound);
    if (same == said.end() || same->sound != sound) return;
    const NameFlags flags = lists.flags(word);
    if (is_other_word(flags)) return;
    for (; same != said.end() && same->sound == sound; ++same) {
      if (same->listed || (flags & kFirstName) != 0) out.push_back({turn, same->span, false});
    }
  });
}

}  // namespace expunge
