#include "names/inflect.h"

#include <algorithm>
#include <array>
#include <string>

namespace expunge {
namespace {

// What a case puts on and what it took away.  Endings by the grammars of Russian and Ukrainian,
// Polish, Czech, Finnish, German, Romanian, Hungarian, Greek, Turkish, Uzbek, Kazakh, Mongolian,
// Lithuanian.
struct Ending {
  std::string_view ending;
  std::string_view nominative;
};

constexpr std::array<Ending, 124> kEndings = {{
    {"\xD0\xBE\xD0\xB9", "\xD0\xB0"},                  // -oj: -a
    {"\xD0\xB5\xD0\xB9", "\xD1\x8F"},                  // -ej: -ja
    {"\xD0\xB5\xD0\xB9", "\xD0\xB0"},                  // -ej: -a
    {"\xD0\xB8\xD0\xB5\xD0\xB9", "\xD0\xB8\xD1\x8F"},  // -iej: -ija
    {"\xD1\x83", "\xD0\xB0"},                          // -u: -a
    {"\xD1\x83", ""},                                  // -u
    {"\xD1\x8E", "\xD1\x8F"},                          // -ju: -ja
    {"\xD1\x8E", "\xD0\xB9"},                          // -ju: -j
    {"\xD1\x8E", "\xD1\x8C"},                          // -ju: soft sign
    {"\xD1\x8B", "\xD0\xB0"},                          // -y: -a
    {"\xD0\xB8", "\xD0\xB0"},                          // -i: -a
    {"\xD0\xB8", "\xD1\x8F"},                          // -i: -ja
    {"\xD0\xB5", "\xD0\xB0"},                          // -e: -a
    {"\xD0\xB5", "\xD1\x8F"},                          // -e: -ja
    {"\xD0\xB5", ""},                                  // -e
    {"\xD0\xB0", ""},                                  // -a
    {"\xD1\x8F", "\xD0\xB9"},                          // -ja: -j
    {"\xD1\x8F", "\xD1\x8C"},                          // -ja: soft sign
    {"\xD0\xBE\xD0\xBC", ""},                          // -om
    {"\xD0\xB5\xD0\xBC", "\xD0\xB9"},                  // -em: -j
    {"\xD0\xB5\xD0\xBC", "\xD1\x8C"},                  // -em: soft sign
    {"\xD1\x96", "\xD0\xB0"},                          // Ukrainian -i: -a
    {"\xD0\xBE\xD0\xBE", "\xD0\xB0"},                  // vocative
    {"\xD0\xBE\xD1\x8E", "\xD0\xB0"},                  // -oju: -a
    {"\xD0\xBE\xD0\xB2\xD1\x96", ""},                  // -ovi
    {"a", ""},
    {"a", "ek"},
    {"owi", ""},
    {"ovi", ""},
    {"em", ""},
    {"iem", ""},
    {"om", ""},
    {"u", ""},
    {"\xC4\x99", "a"},  // Polish accusative
    {"\xC4\x85", "a"},  // Polish instrumental
    {"o", "a"},
    {"y", "a"},
    {"i", "a"},
    {"ii", "ia"},
    {"ou", "a"},
    {"ovi", "a"},  // Czech and Polish men in -a: Vojtovi, Kubie
    {"u", "a"},
    {"cie", "ta"},
    {"dzie", "da"},
    {"rze", "ra"},
    {"dze", "ga"},
    {"ce", "ka"},  // Agnieszce; Czech Lence
    {"sze", "cha"},
    {"\xC4\x9B", "a"},  // Czech dative: Jan\xC4\x9B
    {"\xC5\x99"
     "e",
     "ra"},  // Kl\xC3\xA1\xC5\x99e
    {"\xC5\x88"
     "e",
     "na"},
    {"kowi", "ek"},
    {"kiem", "ek"},
    {"lle", ""},
    {"lla", ""},
    {"ll\xC3\xA4", ""},
    {"lta", ""},
    {"lt\xC3\xA4", ""},
    {"ssa", ""},
    {"ss\xC3\xA4", ""},
    {"sta", ""},
    {"st\xC3\xA4", ""},
    {"n", ""},
    {"in", ""},
    {"s", ""},
    {"nak", ""},
    {"nek", ""},
    {"val", ""},
    {"vel", ""},
    {"ei", "a"},
    {"ei", "ea"},
    {"ului", ""},
    {"t", ""},
    {"\xCF\x82", ""},  // Greek: the nominative has it, the accusative not
    {"\xCE\xB7", "\xCE\xB7\xCF\x82"},
    {"\xCE\xBF", "\xCE\xBF\xCF\x82"},
    {"\xCE\xB1", "\xCE\xB1\xCF\x82"},
    // Greek genitive and vocative; Hungarian; Turkish and Uzbek without an apostrophe; Kazakh;
    // Mongolian; Lithuanian; Czech men in -ek.
    {"\xCE\xBF\xCF\x85", "\xCE\xBF\xCF\x82"},
    {"\xCE\xBF\xCF\x85", "\xCE\xB7\xCF\x82"},
    {"\xCE\xB5", "\xCE\xBF\xCF\x82"},
    {"\xC3\xA1val", "a"},
    {"\xC3\xA1nak", "a"},
    {"\xC3\xA1t", "a"},
    {"\xC3\xA1hoz", "a"},
    {"\xC3\xA1t\xC3\xB3l", "a"},
    {"\xC3\xA1r\xC3\xB3l", "a"},
    {"\xC3\xA9vel", "e"},
    {"\xC3\xA9nek", "e"},
    {"\xC3\xA9t", "e"},
    {"\xC3\xA9rt", ""},
    {"hoz", ""},
    {"hez", ""},
    {"t\xC3\xB3l", ""},
    {"t\xC5\x91l", ""},
    {"sal", ""},
    {"sel", ""},
    {"nin", ""},
    {"n\xC4\xB1n", ""},
    {"\xC4\xB1n", ""},
    {"yle", ""},
    {"yla", ""},
    {"ning", ""},
    {"ga", ""},
    {"\xD0\xBD\xD1\x8B\xD2\xA3", ""},
    {"\xD0\xBD\xD1\x96\xD2\xA3", ""},
    {"\xD0\xB4\xD1\x8B\xD2\xA3", ""},
    {"\xD0\xB4\xD1\x96\xD2\xA3", ""},
    {"\xD1\x82\xD1\x8B\xD2\xA3", ""},
    {"\xD2\x93\xD0\xB0", ""},
    {"\xD0\xB3\xD0\xB5", ""},
    {"\xD0\xBD\xD1\x8B", ""},
    {"\xD0\xBD\xD1\x96", ""},
    {"\xD0\xB4\xD1\x8B", ""},
    {"\xD0\xB4\xD1\x96", ""},
    {"\xD1\x8B\xD0\xBD", ""},
    {"\xD0\xB8\xD0\xB9\xD0\xBD", ""},
    {"ui", "us"},
    {"um", "us"},
    {"ui", "as"},
    {"ei", "\xC4\x97"},
    {"\xC4\x97s", "\xC4\x97"},
    {"\xC4\x99", "\xC4\x97"},
    {"kem", "ek"},
    {"kovi", "ek"},
}};

// Likewise, of names that the record has shown: too many other words end so.
constexpr std::array<Ending, 5> kEndingsOfKnown = {{
    {"ovi", "o"},
    {"u", "o"},
    {"ie", "a"},  // Polish dative and locative: Ewie, Joannie
    {"e", "a"},   // Danu\xC5\xA1e
    {"ka", "ek"},
}};

// "Marjatalle" is of Marjatta: before a closed syllable Finnish writes one of two stops (kk, pp,
// tt).
bool graded(std::string& stem) {
  const std::size_t at = stem.find_last_of("kpt");
  if (at == std::string::npos || at == 0 || at + 2 < stem.size() || at + 1 == stem.size() ||
      stem[at - 1] == stem[at]) {
    return false;
  }
  stem.insert(at, 1, stem[at]);
  return true;
}

bool is_plain_given(const std::string& name, const NameLists& lists) {
  const NameFlags flags = lists.flags(name);
  return (flags & kFirstName) != 0 && (flags & (kWord | kFunctionWord)) == 0;
}

}  // namespace

bool is_joined_given(std::string_view lowered, const NameLists& lists) {
  constexpr std::size_t kShortestSecond = 4;  // bytes
  static constexpr std::array<std::string_view, 24> kFirst = {
      "abdul", "anna", "anne",  "carlo", "franz", "gian",  "giovan", "hans",
      "jean",  "jhon", "john",  "jose",  "juan",  "karl",  "klaus",  "luis",
      "maria", "mari", "marie", "mary",  "pier",  "piero", "rosa",   "rose"};
  return std::ranges::any_of(kFirst, [&](std::string_view first) {
    if (!lowered.starts_with(first) || lowered.size() < first.size() + kShortestSecond)
      return false;
    const NameFlags second = lists.flags(lowered.substr(first.size()));
    return (second & kFirstName) != 0 && (second & (kWord | kFunctionWord)) == 0;
  });
}

bool is_inflected_given(std::string_view lowered, const NameLists& lists, std::string& buffer) {
  constexpr std::size_t kShortestStem = 3;  // bytes
  for (const Ending& ending : kEndings) {
    if (!lowered.ends_with(ending.ending)) continue;
    const std::string_view stem = lowered.substr(0, lowered.size() - ending.ending.size());
    if (stem.size() + ending.nominative.size() <= kShortestStem) continue;
    buffer.assign(stem);
    buffer.append(ending.nominative);
    if (is_plain_given(buffer, lists)) return true;
    // Of the Finnish endings, those that close a syllable and take nothing away.
    if (ending.nominative.empty() &&
        (ending.ending.starts_with("ll") || ending.ending.starts_with("ss") ||
         ending.ending == "n" || ending.ending == "lta" || ending.ending == "sta")) {
      if (graded(buffer) && is_plain_given(buffer, lists)) return true;
    }
  }
  return false;
}

namespace {

constexpr std::size_t kShortestStemOfCase = 3;  // bytes

template <class Endings>
constexpr std::size_t longest_of(const Endings& endings) {
  std::size_t longest = 0;
  for (const Ending& ending : endings) longest = std::max(longest, ending.ending.size());
  return longest;
}

// Calls `use(stem, nominative)` for what `lowered` may be a case of, until it returns true.
template <class Use>
bool any_nominative(std::string_view lowered, Use use) {
  const auto fits = [&](const Ending& ending) {
    const std::size_t stem = lowered.size() - std::min(lowered.size(), ending.ending.size());
    return stem >= kShortestStemOfCase && lowered.ends_with(ending.ending) &&
           use(lowered.substr(0, stem), ending.nominative);
  };
  return std::any_of(kEndings.begin(), kEndings.end(), fits) ||
         std::any_of(kEndingsOfKnown.begin(), kEndingsOfKnown.end(), fits);
}

}  // namespace

std::size_t shortest_stem_of_case(std::string_view lowered) {
  constexpr std::size_t kLongest = std::max(longest_of(kEndings), longest_of(kEndingsOfKnown));
  return std::max(kShortestStemOfCase, lowered.size() - std::min(lowered.size(), kLongest));
}

bool is_case_of(std::string_view lowered, std::string_view name) {
  return any_nominative(lowered, [&](std::string_view stem, std::string_view nominative) {
    return name.size() == stem.size() + nominative.size() && name.starts_with(stem) &&
           name.ends_with(nominative);
  });
}

void append_nominatives(std::string_view lowered, std::vector<std::string>& out) {
  any_nominative(lowered, [&](std::string_view stem, std::string_view nominative) {
    out.emplace_back(stem).append(nominative);
    return false;
  });
}

}  // namespace expunge
