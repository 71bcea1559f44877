#include "detect/relations.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "names/letters.h"

namespace expunge {
namespace {

// "my ", "unsere ": of who writes.
bool holds_own(std::string_view text) {
  static constexpr std::array<std::string_view, 20> kOwn = {"my ",
                                                            "our ",
                                                            "mi ",
                                                            "mein",
                                                            "unser",
                                                            "mon ",
                                                            "ma ",
                                                            "meu ",
                                                            "minha ",
                                                            "mio ",
                                                            "mia ",
                                                            "mijn ",
                                                            "m\xC3\xB3j ",
                                                            "moj",
                                                            "min ",
                                                            "mitt ",
                                                            "\xD0\xBC\xD0\xBE",
                                                            "mis ",
                                                            "nuestr",
                                                            "anak saya"};
  const std::string near = lower(text);
  return std::any_of(kOwn.begin(), kOwn.end(), [&](std::string_view own) {
    for (std::size_t at = near.find(own); at != std::string::npos; at = near.find(own, at + 1)) {
      if (at == 0 || !is_letter(code_point_before(near, at))) return true;
    }
    return false;
  });
}

}  // namespace

namespace {

// "your ", "deine ": of whom one speaks to.
bool is_yours(std::string_view word) {
  static constexpr std::array<std::string_view, 48> kYours = {"dein",
                                                              "deine",
                                                              "deinem",
                                                              "deinen",
                                                              "deiner",
                                                              "din",
                                                              "dina",
                                                              "dine",
                                                              "dit",
                                                              "ditt",
                                                              "eure",
                                                              "eurem",
                                                              "euren",
                                                              "eurer",
                                                              "jouw",
                                                              "t\xC4\x83u",
                                                              "ta",
                                                              "tes",
                                                              "teu",
                                                              "teus",
                                                              "thy",
                                                              "ton",
                                                              "tu",
                                                              "tua",
                                                              "tuas",
                                                              "tue",
                                                              "tuo",
                                                              "tuoi",
                                                              "tus",
                                                              "twoi",
                                                              "twoja",
                                                              "twoj\xC4\x85",
                                                              "twoje",
                                                              "twojego",
                                                              "twojej",
                                                              "tw\xC3\xB3j",
                                                              "ur",
                                                              "vostra",
                                                              "vostro",
                                                              "votre",
                                                              "vuestra",
                                                              "vuestro",
                                                              "your",
                                                              "\xD0\xB2\xD0\xB0\xD1\x88",
                                                              "\xD0\xB2\xD0\xB0\xD1\x88\xD0\xB0",
                                                              "\xD1\x82\xD0\xB2\xD0\xBE\xD0\xB9",
                                                              "\xD1\x82\xD0\xB2\xD0\xBE\xD1\x8E",
                                                              "\xD1\x82\xD0\xB2\xD0\xBE\xD1\x8F"};
  return std::ranges::find(kYours, word) != kYours.end();
}

// "I'm ", "bin ich die ": somebody speaks of themselves.
bool gives_own(std::string_view before) {
  static constexpr std::array<std::string_view, 14> kSelf = {
      "am", "i", "i'm", "ich", "ik", "im", "jag", "je", "jeg", "me", "sono", "sou", "soy", "yo"};
  const std::string lowered = lower(before);
  for (std::size_t at = 0; at < lowered.size();) {
    const std::size_t end = std::min(lowered.find_first_of(" ,.!?\n", at), lowered.size());
    if (std::ranges::find(kSelf, std::string_view(lowered).substr(at, end - at)) != kSelf.end()) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

// Who made the program, or who writes to it: no part of a play.
bool is_outside_play(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kOutside = {
      "author",     "coder", "creador", "creator", "creators", "dev",        "developer",
      "developers", "fan",   "mail",    "maker",   "makers",   "programmer", "writer"};
  return std::ranges::find(kOutside, word) != kOutside.end();
}

}  // namespace

bool is_your_relation(std::string_view text, TextSpan span) {
  constexpr std::size_t kReach = 40;
  constexpr int kMostBetween = 2;
  const std::size_t from = character_start(text, span.begin > kReach ? span.begin - kReach : 0);
  std::string before = lower(text.substr(from, span.begin - from));
  bool outside = false;
  for (int between = 0; between <= kMostBetween && before.ends_with(' '); ++between) {
    before.pop_back();
    const std::size_t start = before.find_last_of(" \n\"*(.,!?");
    const std::string_view word =
        std::string_view(before).substr(start == std::string::npos ? 0 : start + 1);
    if (is_yours(word)) {
      return between > 0 && !outside && !gives_own(std::string_view(before).substr(0, start + 1));
    }
    outside = outside || is_outside_play(word);
    if (word.empty() || start == std::string::npos) break;
    before.resize(start + 1);
  }
  // "Remigio, your gardener"; not "I'm Fenja, your new flatmate".
  std::string_view behind = text.substr(span.end);
  if (!behind.starts_with(", ") || gives_own(text.substr(from, span.begin - from))) return false;
  behind.remove_prefix(2);
  const std::size_t end = behind.find(' ');
  if (end == std::string_view::npos || !is_yours(lower(behind.substr(0, end)))) return false;
  behind.remove_prefix(end + 1);
  const std::size_t word_end = std::min(behind.find_first_of(" .,!?\n"), behind.size());
  return word_end > 0 && !is_outside_play(lower(behind.substr(0, word_end)));
}

bool is_own_relation(std::string_view text, TextSpan span) {
  constexpr std::size_t kReach = 40;
  const std::size_t from = character_start(text, span.begin > kReach ? span.begin - kReach : 0);
  return holds_own(text.substr(from, span.begin - from));
}

bool is_own_relation_behind(std::string_view text, const Hit& hit) {
  constexpr std::size_t kReach = 24;
  if (hit.rule_id != "names/kin") return false;
  const std::size_t to = character_start(text, std::min(text.size(), hit.span.end + kReach));
  const std::string_view behind = text.substr(hit.span.end, to - hit.span.end);
  return holds_own(behind.substr(0, behind.find_first_of(".!?\n")));
}

}  // namespace expunge
