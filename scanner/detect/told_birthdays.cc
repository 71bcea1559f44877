#include "detect/told_birthdays.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/entity_family.h"
#include "base/utf8.h"
#include "detect/compiled_rules.h"
#include "detect/date_reader.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"
#include "names/letters.h"

namespace expunge {
namespace {

constexpr double kToldScore = 0.7;
constexpr std::uint32_t kNearTurns = 12;
constexpr std::size_t kShortMessage = 240;  // bytes: forms have other dates, too
constexpr std::size_t kMostBetween = 3;     // bytes between whose it is and the date

// Whose a date is, in small letters; sorted.
constexpr std::array<std::string_view, 78> kPeople = {
    "abuela",   "ama",     "amie",       "anne",          "aunt",      "auntie",    "baby",
    "bebe",     "bestie",  "bf",         "boyf",          "boyfriend", "bro",       "brother",
    "bruder",   "copine",  "cousin",     "crush",         "dad",       "daughter",  "esposa",
    "esposo",   "ex",      "fille",      "fils",          "fratello",  "frau",      "frere",
    "freundin", "gf",      "girlfriend", "granddaughter", "grandma",   "grandpa",   "grandson",
    "her",      "hermana", "hermano",    "hers",          "hija",      "hijo",      "him",
    "his",      "hubby",   "husband",    "kid",           "mama",      "maman",     "mann",
    "marido",   "maz",     "me",         "mia",           "mine",      "mio",       "moi",
    "mom",      "mother",  "mum",        "mutter",        "nan",       "nephew",    "niece",
    "novia",    "novio",   "papa",       "partner",       "roommate",  "schwester", "sis",
    "sister",   "son",     "sorella",    "twin",          "uncle",     "wife",      "wifey",
    "zona"};

// The word that ends at `end`.
std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && (is_value_letter(text[begin - 1]) || text[begin - 1] == '\'')) --begin;
  return text.substr(begin, end - begin);
}

// "tre is 4/9/2010", "Zuri was 29.2.2020": the place before the verb, or `end`.
std::size_t before_verb(std::string_view text, std::size_t end) {
  for (const std::string_view verb : {" is", " was", " es", " est", " ist", " \xC3\xA8", "'s"}) {
    if (end > verb.size() && text[end - 1] == ' ' && text.substr(0, end - 1).ends_with(verb)) {
      return end - 1 - verb.size();
    }
  }
  return end;
}

bool is_somebody(std::string_view word, const NameLists& lists) {
  if (word.size() < 2) return false;
  const std::string lowered = lower(word);
  if (std::ranges::binary_search(kPeople, std::string_view(lowered))) return true;
  const NameFlags flags = lists.flags(lowered);
  const bool capital = is_ascii_upper(word.front()) || is_beyond_ascii(word.front());
  if ((flags & kFirstName) != 0) return capital || (flags & kWord) == 0;
  return capital && flags == 0;
}

}  // namespace

void ToldBirthdays::search(std::string_view text, std::uint32_t turn, const Hit& origin,
                           const NameLists& lists, std::vector<Hit>& hits) {
  for (std::size_t at = 0; at < text.size();) {
    const ReadDate date = find_date(text, at, text.size());
    if (date.place.empty()) return;
    at = date.place.end;
    if (!date.has_year || date.month == 0) continue;
    std::size_t end = before_verb(text, date.place.begin);
    while (end > 0 && date.place.begin - end < kMostBetween &&
           std::string_view(" ,:-(").find(text[end - 1]) != std::string_view::npos) {
      --end;
    }
    const TextSpan place{date.place.begin, date.place.end};
    if (end == date.place.begin || !is_somebody(word_before(text, end), lists)) continue;
    if (standing_.overlaps_any(turn, place)) continue;
    hits.push_back(said_again(origin, turn, place, std::min(origin.score, kToldScore)));
  }
}

void ToldBirthdays::find(const Conversation& conversation, const NameLists& lists,
                         std::vector<Hit>& hits) {
  const auto is_birthday = [](const Hit& hit) {
    return hit.rule != nullptr && entity_family(hit.entity) == "DATE_OF_BIRTH";
  };
  const auto first = std::ranges::find_if(hits, is_birthday);
  if (first == hits.end()) return;
  const Hit origin = *first;
  std::uint32_t from = origin.turn;
  std::uint32_t to = origin.turn;
  for (const Hit& hit : hits) {
    if (!is_birthday(hit)) continue;
    from = std::min(from, hit.turn);
    to = std::max(to, hit.turn);
  }
  standing_.build(hits);
  const auto turns = static_cast<std::uint32_t>(conversation.turns.size());
  for (std::uint32_t i = from; i < std::min(turns, to + kNearTurns); ++i) {
    const Turn& turn = conversation.turns[i];
    if (turn.role != Role::kHuman || turn.text.size() > kShortMessage) continue;
    search(turn.text, i, origin, lists, hits);
  }
}

}  // namespace expunge
