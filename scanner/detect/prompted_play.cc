#include "detect/prompted_play.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr std::size_t kHead = 4096;  // bytes of a text that are looked at

std::string lowered_head(std::string_view text) {
  return lower(text.substr(0, character_start(text, std::min(text.size(), kHead))));
}

bool speaks_of_play(std::string_view system) {
  static constexpr std::array<std::string_view, 10> kMarks = {
      "{{char}}",  "{{user}}",  "<start>",   "end_of_dialog", "roleplay",
      "role-play", "role play", "role-spel", "rollenspiel",   "in character"};
  const std::string text = lowered_head(system);
  return std::ranges::any_of(
      kMarks, [&](std::string_view mark) { return text.find(mark) != std::string::npos; });
}

// "*leans back*", "*She leans back*"; not "*The Great Gatsby*", "**Note**" or "* first point".
bool is_action(std::string_view text, std::size_t asterisk) {
  constexpr std::size_t kLongest = 400;  // bytes
  const std::size_t begin = asterisk + 1;
  if (!is_letter(code_point_at(text, begin)) || (asterisk > 0 && text[asterisk - 1] == '*')) {
    return false;
  }
  const std::size_t end = text.find('*', begin);
  if (end == std::string_view::npos || end > begin + kLongest) return false;
  if (end + 1 < text.size() && text[end + 1] == '*') return false;
  const std::size_t space = text.find(' ', begin);
  if (space == std::string_view::npos || space > end) {
    // Scripts without spaces, or one word: "*nods*".
    return is_lower(code_point_at(text, begin)) || is_caseless(code_point_at(text, begin));
  }
  return !is_upper(code_point_at(text, space + 1));
}

// Once at the start of a turn, or in two turns: one may be stress.
bool is_acting(const Conversation& conversation) {
  int acting = 0;
  for (const Turn& turn : conversation.turns) {
    if (turn.role != Role::kBot || turn.is_key) continue;
    const std::string_view text = turn.text.substr(0, kHead);
    for (std::size_t at = text.find('*'); at != std::string_view::npos;
         at = text.find('*', at + 1)) {
      if (!is_action(text, at)) continue;
      if (at == 0 || ++acting > 1) return true;
      break;
    }
  }
  return false;
}

}  // namespace

bool is_prompted_play(const Conversation& conversation) {
  const auto first = std::ranges::find_if(conversation.turns, [](const Turn& turn) {
    return !turn.is_key &&
           (turn.role == Role::kSystem || turn.role == Role::kHuman || turn.role == Role::kBot);
  });
  if (first == conversation.turns.end() || first->role != Role::kSystem) return false;
  return speaks_of_play(first->text) || is_acting(conversation);
}

std::string_view prompted_persona(std::string_view system) {
  constexpr std::size_t kReach = 200;   // bytes
  constexpr std::size_t kLongest = 80;  // of a name and what describes it
  static constexpr std::array<std::string_view, 12> kCues = {
      "you are ", "you're ", "act as ", "you play ", "your name is ",  "name: ",
      "du bist ", "tu es ",  "eres ",   "sei ",      "jeste\xC5\x9B ", "\xD1\x82\xD1\x8B "};
  const std::string_view head =
      system.substr(0, character_start(system, std::min(system.size(), kReach)));
  const std::string text = lower(head);
  for (const std::string_view cue : kCues) {
    const std::size_t at = text.find(cue);
    if (at == std::string::npos || (at > 0 && is_letter(code_point_before(text, at)))) continue;
    const std::string_view rest = head.substr(at + cue.size());
    const std::size_t stop = std::min(rest.find_first_of(".,;:(\n"), rest.size());
    if (stop <= kLongest) return rest.substr(0, stop);
  }
  return {};
}

}  // namespace expunge
