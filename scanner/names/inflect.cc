#include "names/inflect.h"

#include <array>

namespace expunge {
namespace {

// What a case puts on and what it took away.  Endings by the grammars of Russian and Ukrainian,
// Polish, Czech, Finnish, German, Romanian, Hungarian.
struct Ending {
  std::string_view ending;
  std::string_view nominative;
};

constexpr std::array<Ending, 64> kEndings = {{
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
}};

}  // namespace

bool is_inflected_given(std::string_view lowered, const NameLists& lists, std::string& buffer) {
  constexpr std::size_t kShortestStem = 3;  // bytes
  for (const Ending& ending : kEndings) {
    if (!lowered.ends_with(ending.ending)) continue;
    const std::string_view stem = lowered.substr(0, lowered.size() - ending.ending.size());
    if (stem.size() + ending.nominative.size() <= kShortestStem) continue;
    buffer.assign(stem);
    buffer.append(ending.nominative);
    const NameFlags flags = lists.flags(buffer);
    if ((flags & kFirstName) != 0 && (flags & (kWord | kFunctionWord)) == 0) return true;
  }
  return false;
}

}  // namespace expunge
