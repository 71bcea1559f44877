#include "detect/nearby_regions.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/strings.h"
#include "base/utf8.h"
#include "names/letters.h"
#include "rulebook/embedded.h"
#include "rulebook/word_kinds.h"

namespace expunge {
namespace {

const WordKinds& language_words() {
  static const WordKinds words(embedded_file("lists/language-words.txt"));
  return words;
}

// Letters that few languages have, by ranges of code points, in their order.  Of a script that
// several write, the letters of one alone come as ranges of their own.
struct Letters {
  char32_t first;
  char32_t last;
  std::string_view regions;
};

constexpr std::array kLetters = std::to_array<Letters>({
    {0x00A1, 0x00A1, "ES MX AR CO CL PE"},  // inverted exclamation mark
    {0x00BF, 0x00BF, "ES MX AR CO CL PE"},
    {0x00DF, 0x00DF, "DE AT"},
    {0x00E3, 0x00E3, "BR PT"},
    {0x00E5, 0x00E5, "SE NO DK"},
    {0x00E6, 0x00E6, "DK NO"},
    {0x00F0, 0x00F0, "IS"},
    {0x00F1, 0x00F1, "ES MX AR CO CL PE"},
    {0x00F5, 0x00F5, "BR PT EE"},
    {0x00F8, 0x00F8, "DK NO"},
    {0x00FE, 0x00FE, "IS"},
    {0x0101, 0x0101, "LV"},
    {0x0103, 0x0103, "RO VN"},
    {0x0105, 0x0107, "PL"},
    {0x0111, 0x0111, "VN HR RS BA"},
    {0x0113, 0x0113, "LV"},
    {0x0117, 0x0117, "LT"},
    {0x0119, 0x0119, "PL LT"},
    {0x011B, 0x011B, "CZ"},
    {0x011F, 0x011F, "TR"},
    {0x0123, 0x0123, "LV"},
    {0x0127, 0x0127, "MT"},
    {0x012B, 0x012B, "LV"},
    {0x012F, 0x012F, "LT"},
    {0x0131, 0x0131, "TR"},
    {0x0137, 0x0137, "LV"},
    {0x013C, 0x013C, "LV"},
    {0x013E, 0x013E, "SK"},
    {0x0142, 0x0142, "PL"},
    {0x0146, 0x0146, "LV"},
    {0x0151, 0x0151, "HU"},
    {0x0159, 0x0159, "CZ"},
    {0x015F, 0x015F, "TR RO"},
    {0x016F, 0x016F, "CZ"},
    {0x016B, 0x016B, "LV LT"},
    {0x0171, 0x0171, "HU"},
    {0x0173, 0x0173, "LT"},
    {0x0199, 0x0199, "NG NE"},
    {0x01A1, 0x01B0, "VN"},
    {0x0219, 0x021B, "RO MD"},
    {0x0253, 0x0257, "NG NE"},
    {0x0259, 0x0259, "AZ"},
    {0x02BB, 0x02BB, "UZ"},
    {0x0370, 0x03FF, "GR CY"},
    {0x0456, 0x0457, "UA"},
    {0x0453, 0x0455, "MK"},
    {0x0458, 0x045B, "RS BA"},
    {0x045C, 0x045C, "MK"},
    {0x045E, 0x045E, "BY"},
    {0x0491, 0x0491, "UA"},
    {0x0492, 0x04AE, "KZ"},
    {0x04AF, 0x04AF, "MN KZ KG"},
    {0x04B0, 0x04E8, "KZ"},
    {0x04E9, 0x04E9, "MN KZ KG"},
    {0x0430, 0x044F, "RU BG UA KZ BY"},
    {0x0531, 0x058F, "AM"},
    {0x05D0, 0x05EA, "IL"},
    {0x0679, 0x0679, "PK"},
    {0x067E, 0x067E, "IR PK"},
    {0x06A9, 0x06AF, "IR PK"},
    {0x06CC, 0x06CC, "IR PK"},
    {0x06D2, 0x06D2, "PK"},
    {0x0620, 0x06FF, "EG SA AE MA DZ JO IQ"},
    {0x0900, 0x097F, "IN NP"},
    {0x0980, 0x09FF, "BD IN"},
    {0x0A00, 0x0B7F, "IN"},
    {0x0B80, 0x0BFF, "IN LK"},
    {0x0C00, 0x0D7F, "IN"},
    {0x0D80, 0x0DFF, "LK"},
    {0x0E00, 0x0E7F, "TH"},
    {0x0E80, 0x0EFF, "LA"},
    {0x1000, 0x109F, "MM"},
    {0x10D0, 0x10FF, "GE"},
    {0x1100, 0x11FF, "KR"},
    {0x1200, 0x137F, "ET"},
    {0x1780, 0x17FF, "KH"},
    {0x1E63, 0x1E63, "NG"},
    {0x1EA0, 0x1EF9, "VN"},
    {0x3040, 0x30FF, "JP"},
    {0x4E00, 0x9FFF, "CN TW HK JP"},
    {0xAC00, 0xD7A3, "KR"},
});

std::string_view regions_of_letter(char32_t c) {
  if (c < kLetters.front().first) return {};
  for (const Letters& letters : kLetters) {
    if (c >= letters.first && c <= letters.last) return letters.regions;
  }
  return {};
}

// What speaks for a region, and how much.
struct Votes {
  std::string_view region;
  int count;
};

void vote(std::string_view regions, std::vector<Votes>& votes) {
  int weight = 4;  // the first of them is likeliest
  for (std::string_view region : split(regions, ' ')) {
    const auto known = std::ranges::find(votes, region, &Votes::region);
    if (known == votes.end()) {
      votes.push_back({region, weight});
    } else {
      known->count += weight;
    }
    weight = std::max(1, weight - 1);
  }
}

}  // namespace

std::vector<std::string> regions_of_language(std::string_view text) {
  const std::string lowered = lower(text);
  const std::string_view words = lowered;
  std::vector<Votes> votes;
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t begin = at;
    std::string_view letters;  // of the word, the regions of its last telling letter
    while (at < words.size()) {
      std::size_t next = at;
      const char32_t c = next_code_point(words, next);
      if (!is_letter(c) && c != '\'') break;
      if (c >= 0x80) {
        const std::string_view regions = regions_of_letter(c);
        if (!regions.empty() && (letters.empty() || regions.size() < letters.size())) {
          letters = regions;
        }
      }
      at = next;
    }
    if (at == begin) {
      std::size_t next = at;
      const char32_t c = next_code_point(words, next);
      if (c >= 0x80) letters = regions_of_letter(c);
      at = next;
    } else if (const WordKinds::Row* row = language_words().find(words.substr(begin, at - begin))) {
      vote(row->kind, votes);
    }
    if (!letters.empty()) vote(letters, votes);
  }
  std::ranges::stable_sort(votes, std::ranges::greater{}, &Votes::count);
  std::vector<std::string> regions;
  for (const Votes& region : votes) {
    if (regions.size() == kMostNearbyRegions) break;
    regions.emplace_back(region.region);
  }
  return regions;
}

}  // namespace expunge
