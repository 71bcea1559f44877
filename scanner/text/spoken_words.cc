#include "text/spoken_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/strings.h"

namespace expunge {
namespace {

constexpr std::uint8_t kEn = 1;
constexpr std::uint8_t kDe = 2;
constexpr std::uint8_t kFr = 4;
constexpr std::uint8_t kEs = 8;
constexpr std::uint8_t kIt = 16;
constexpr std::uint8_t kPt = 32;
constexpr std::uint8_t kNl = 64;

using enum SpokenKind;

// Sorted by text (bytes).
constexpr SpokenWord kWords[] = {
    {"acht", kDigit, "8", kDe | kNl},
    {"and", kAnd, "", kEn},
    {"apenstaartje", kSurelyAt, "", kNl},
    {"apestaartje", kSurelyAt, "", kNl},
    {"arobas", kSurelyAt, "", kFr},
    {"arobase", kSurelyAt, "", kFr},
    {"arroba", kSurelyAt, "", kEs | kPt},
    {"at", kAt, "", kEn},
    {"bindestrich", kDash, "", kDe},
    {"cero", kDigit, "0", kEs},
    {"chiocciola", kSurelyAt, "", kIt},
    {"cinco", kDigit, "5", kEs | kPt},
    {"cinq", kDigit, "5", kFr},
    {"cinque", kDigit, "5", kIt},
    {"cuatro", kDigit, "4", kEs},
    {"dash", kDash, "", kEn},
    {"deux", kDigit, "2", kFr},
    {"doble", kMultiple, "2", kEs},
    {"dois", kDigit, "2", kPt},
    {"dos", kDigit, "2", kEs},
    {"dot", kDot, "", kEn},
    {"double", kMultiple, "2", kEn | kFr},
    {"drei", kDigit, "3", kDe},
    {"drie", kDigit, "3", kNl},
    {"duas", kDigit, "2", kPt},
    {"due", kDigit, "2", kIt},
    {"een", kDigit, "1", kNl},
    {"eight", kDigit, "8", kEn},
    {"eighteen", kTeen, "18", kEn},
    {"eighty", kTens, "80", kEn},
    {"eins", kDigit, "1", kDe},
    {"eleven", kTeen, "11", kEn},
    {"fifteen", kTeen, "15", kEn},
    {"fifty", kTens, "50", kEn},
    {"five", kDigit, "5", kEn},
    {"forty", kTens, "40", kEn},
    {"four", kDigit, "4", kEn},
    {"fourteen", kTeen, "14", kEn},
    {"fuenf", kDigit, "5", kDe},
    {"funf", kDigit, "5", kDe},
    {"f\xC3\xBCnf", kDigit, "5", kDe},
    {"guion", kDash, "", kEs},
    {"gui\xC3\xB3n", kDash, "", kEs},
    {"huit", kDigit, "8", kFr},
    {"hundred", kHundred, "00", kEn},
    {"hyphen", kDash, "", kEn},
    {"klammeraffe", kSurelyAt, "", kDe},
    {"koppelteken", kDash, "", kNl},
    {"meia", kDigit, "6", kPt},
    {"minus", kDash, "", kEn | kDe},
    {"negen", kDigit, "9", kNl},
    {"neuf", kDigit, "9", kFr},
    {"neun", kDigit, "9", kDe},
    {"nine", kDigit, "9", kEn},
    {"niner", kDigit, "9", kEn},
    {"nineteen", kTeen, "19", kEn},
    {"ninety", kTens, "90", kEn},
    {"nove", kDigit, "9", kIt | kPt},
    {"nueve", kDigit, "9", kEs},
    {"nul", kDigit, "0", kNl},
    {"null", kDigit, "0", kDe},
    {"ocho", kDigit, "8", kEs},
    {"oh", kDigit, "0", kEn},
    {"oito", kDigit, "8", kPt},
    {"one", kDigit, "1", kEn},
    {"otto", kDigit, "8", kIt},
    {"plus", kPlus, "", kEn | kDe | kFr},
    {"point", kDot, "", kFr},
    {"ponto", kDot, "", kPt},
    {"punkt", kDot, "", kDe},
    {"punt", kDot, "", kNl},
    {"punto", kDot, "", kEs | kIt},
    {"quatre", kDigit, "4", kFr},
    {"quatro", kDigit, "4", kPt},
    {"quattro", kDigit, "4", kIt},
    {"sechs", kDigit, "6", kDe},
    {"sei", kDigit, "6", kIt},
    {"seis", kDigit, "6", kEs | kPt},
    {"sept", kDigit, "7", kFr},
    {"sete", kDigit, "7", kPt},
    {"sette", kDigit, "7", kIt},
    {"seven", kDigit, "7", kEn},
    {"seventeen", kTeen, "17", kEn},
    {"seventy", kTens, "70", kEn},
    {"sieben", kDigit, "7", kDe},
    {"siete", kDigit, "7", kEs},
    {"six", kDigit, "6", kEn | kFr},
    {"sixteen", kTeen, "16", kEn},
    {"sixty", kTens, "60", kEn},
    {"ten", kTeen, "10", kEn},
    {"thirteen", kTeen, "13", kEn},
    {"thirty", kTens, "30", kEn},
    {"three", kDigit, "3", kEn},
    {"tiret", kDash, "", kFr},
    {"trattino", kDash, "", kIt},
    {"tre", kDigit, "3", kIt},
    {"treble", kMultiple, "3", kEn},
    {"tres", kDigit, "3", kEs | kPt},
    {"triple", kMultiple, "3", kEn | kFr | kEs},
    {"trois", kDigit, "3", kFr},
    {"tr\xC3\xAAs", kDigit, "3", kPt},
    {"twee", kDigit, "2", kNl},
    {"twelve", kTeen, "12", kEn},
    {"twenty", kTens, "20", kEn},
    {"two", kDigit, "2", kEn},
    {"um", kDigit, "1", kPt},
    {"un", kDigit, "1", kFr},
    {"underscore", kUnderscore, "", kEn | kDe | kFr},
    {"une", kDigit, "1", kFr},
    {"uno", kDigit, "1", kEs | kIt},
    {"unterstrich", kUnderscore, "", kDe},
    {"vier", kDigit, "4", kDe | kNl},
    {"vijf", kDigit, "5", kNl},
    {"zero", kDigit, "0", kEn | kFr | kIt | kPt},
    {"zes", kDigit, "6", kNl},
    {"zeven", kDigit, "7", kNl},
    {"zwei", kDigit, "2", kDe},
    {"zwo", kDigit, "2", kDe},
    {"z\xC3\xA9ro", kDigit, "0", kFr},
    {"\xC3\xA4t", kSurelyAt, "", kDe},
    {"\xC3\xA9\xC3\xA9n", kDigit, "1", kNl},
};

constexpr bool sorted() {
  for (std::size_t i = 1; i < std::size(kWords); ++i) {
    if (!(kWords[i - 1].text < kWords[i].text)) return false;
  }
  return true;
}
static_assert(sorted());

static_assert(std::size(kWords) < 256);
static_assert(std::all_of(std::begin(kWords), std::end(kWords), [](const SpokenWord& word) {
  return word.text.size() <= kLongestSpokenWord;
}));

constexpr bool parts_all_words(std::uint64_t multiplier) {
  std::array<bool, 1U << SpokenIndex::kBits> taken{};
  for (const SpokenWord& word : kWords) {
    bool& slot = taken[spoken_slot(spoken_key(word.text), multiplier)];
    if (slot) return false;
    slot = true;
  }
  return true;
}

// The first of a sequence (the multiplier of Knuth's MMIX generator) that gives each word a slot
// of its own; searched by the compiler, so that a new word needs no new constant.
constexpr std::uint64_t find_multiplier() {
  std::uint64_t multiplier = 1;
  do {
    multiplier = multiplier * 6364136223846793005U + 1442695040888963407U;
  } while (!parts_all_words(multiplier | 1U));
  return multiplier | 1U;
}

constexpr SpokenIndex make_index() {
  SpokenIndex index{find_multiplier(), {}};
  for (std::size_t i = 0; i < std::size(kWords); ++i) {
    const std::size_t slot = spoken_slot(spoken_key(kWords[i].text), index.multiplier);
    index.entry[slot] = static_cast<std::uint8_t>(i + 1);
  }
  return index;
}

constexpr SpokenIndex kIndex = make_index();

constexpr SpokenFilter make_filter() {
  SpokenFilter filter{};
  for (const SpokenWord& word : kWords) {
    if (word.kind == kAnd) continue;
    std::uint32_t four = 0;
    for (std::size_t i = 0; i < std::min(word.text.size(), SpokenFilter::kBytes); ++i) {
      four |= std::uint32_t{static_cast<unsigned char>(word.text[i])} << (8 * i);
    }
    filter.may_be[SpokenFilter::slot(four, word.text.size())] = true;
  }
  return filter;
}

constexpr SpokenFilter kFilter = make_filter();

// Words that stand before or behind a plain "at" in prose but are no mailbox, host or top domain.
constexpr std::string_view kFunctionWords[] = {
    "a",     "all",    "am",      "an",    "and",     "any",      "are",       "arrive", "arrived",
    "be",    "been",   "but",     "came",  "can",     "come",     "day",       "each",   "email",
    "end",   "every",  "first",   "for",   "from",    "get",      "glance",    "go",     "had",
    "has",   "he",     "her",     "here",  "him",     "his",      "home",      "i",      "if",
    "is",    "it",     "its",     "last",  "laugh",   "laughed",  "least",     "left",   "live",
    "look",  "looked", "looking", "looks", "mail",    "me",       "meet",      "met",    "most",
    "my",    "night",  "no",      "noon",  "not",     "of",       "on",        "once",   "one",
    "or",    "our",    "out",     "point", "pointed", "pointing", "pointless", "reach",  "saw",
    "she",   "so",     "some",    "stare", "stared",  "staring",  "stop",      "that",   "the",
    "their", "them",   "then",    "there", "these",   "they",     "this",      "those",  "to",
    "until", "up",     "us",      "was",   "we",      "were",     "what",      "when",   "where",
    "which", "while",  "who",     "with",  "work",    "write",    "you",       "your",
};

constexpr std::size_t kLongestFunctionWord = 9;

bool equals_lower(std::string_view lower, std::string_view word) {
  if (lower.size() != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c) != lower[i]) return false;
  }
  return true;
}

}  // namespace

const SpokenFilter& spoken_filter = kFilter;

SpokenWord find_spoken_word(std::string_view word) {
  if (word.empty() || word.size() > kLongestSpokenWord) return {};
  const std::uint8_t entry = kIndex.entry[spoken_slot(spoken_key(word), kIndex.multiplier)];
  if (entry == 0) return {};
  const SpokenWord& found = kWords[entry - 1];
  return equals_lower(found.text, word) ? found : SpokenWord{};
}

bool is_function_word(std::string_view word) {
  if (word.size() > kLongestFunctionWord) return false;
  return std::any_of(std::begin(kFunctionWords), std::end(kFunctionWords),
                     [word](std::string_view f) { return equals_ignore_ascii_case(f, word); });
}

}  // namespace expunge
