// A value is looked for where a digit stands that is its first one: backwards from there its
// letters, forwards the rest, with at most one separator between two signs.  So texts cost a look
// at their digits, and only in records that have shown such a value.
#include "detect/respelled.h"

#include <algorithm>
#include <bit>

#include "base/entity_family.h"
#include "base/strings.h"
#include "detect/compiled_rules.h"
#include "detect/value_text.h"
#include "text/byte_block.h"

namespace expunge {
namespace {

constexpr std::size_t kShortestKey = 5;
constexpr std::size_t kLongestKey = 40;
// A record that shows more is a table: its values stand there as they are.
constexpr std::size_t kMostKnown = 64;
constexpr double kRepeatedScore = 0.85;

// Of these the letters and digits are the value, however they are grouped.
bool is_grouped_family(std::string_view family) {
  return family == "VEHICLE_ID" || family == "NATIONAL_ID" || family == "BANK_ACCOUNT" ||
         family == "POSTAL_CODE" || family == "IBAN_CODE";
}

// Of these the signs between belong to the value: only what was spelled stands otherwise elsewhere.
bool is_spelled_family(std::string_view family) {
  return family == "SECRET" || family == "HANDLE" || family == "EMAIL_ADDRESS";
}

// What people say for signs, in small letters; sorted.  They are no part of a key.
constexpr std::array<std::string_view, 10> kSignWords = {
    "dash", "dot", "guion", "hyphen", "minus", "period", "punkt", "punto", "slash", "underscore"};

constexpr std::array<std::string_view, 10> kDigitWords = {"zero", "one", "two",   "three", "four",
                                                          "five", "six", "seven", "eight", "nine"};

std::string key_of(std::string_view value) {
  std::string key;
  for (const char c : value) {
    if (is_ascii_alnum(c)) key += ascii_lower_of(c);
  }
  return key;
}

// "kettle dash nine nine dash owl": words for signs and digits are read as these.
std::string key_of_said(std::string_view value) {
  if (value.find(' ') == std::string_view::npos) return key_of(value);
  std::string key;
  for (const std::string_view piece : split(value, ' ')) {
    const std::string word = key_of(piece);
    if (std::ranges::binary_search(kSignWords, std::string_view(word))) continue;
    const auto digit = std::ranges::find(kDigitWords, std::string_view(word));
    if (digit == kDigitWords.end()) {
      key += word;
    } else {
      key += static_cast<char>('0' + (digit - kDigitWords.begin()));
    }
  }
  return key;
}

bool is_word_byte(char c) {
  return is_ascii_alnum(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// The bytes of the separator that begins at `at` (a middle dot has two); 0 if there is none.
std::size_t separator_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char c = text[at];
  if (c == ' ' || c == '-' || c == '.' || c == '/' || c == '_') return 1;
  return text.substr(at).starts_with("\xC2\xB7") ? 2 : 0;
}

std::size_t separator_before(std::string_view text, std::size_t end) {
  if (end >= 2 && text.substr(end - 2).starts_with("\xC2\xB7")) return 2;
  return end >= 1 && separator_at(text, end - 1) == 1 ? 1 : 0;
}

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// Where `key` begins if it ends before `end`.
std::size_t read_back(std::string_view text, std::size_t end, std::string_view key) {
  for (std::size_t left = key.size(); left > 0; --left) {
    if (end > 0 && ascii_lower_of(text[end - 1]) != key[left - 1]) {
      end -= separator_before(text, end);
    }
    if (end == 0 || ascii_lower_of(text[end - 1]) != key[left - 1]) return kNowhere;
    --end;
  }
  return end;
}

// Where `key` ends if it begins at `at`.
std::size_t read_on(std::string_view text, std::size_t at, std::string_view key) {
  for (const char wanted : key) {
    if (at < text.size() && ascii_lower_of(text[at]) != wanted) at += separator_at(text, at);
    if (at >= text.size() || ascii_lower_of(text[at]) != wanted) return kNowhere;
    ++at;
  }
  return at;
}

// "in 2003" is no plate "IN 2003": behind a blank small letters are words.
bool may_be_words(std::string_view place) {
  return place.find(' ') != std::string_view::npos && std::ranges::any_of(place, is_ascii_lower);
}

}  // namespace

void Respelled::add(std::string key, const Hit& origin) {
  if (known_.size() >= kMostKnown) return;
  if (key.size() < kShortestKey || key.size() > kLongestKey) return;
  const std::size_t digit = key.find_first_of("0123456789");
  if (digit == std::string::npos || std::ranges::all_of(key, is_ascii_digit)) return;
  const bool known = std::ranges::any_of(known_, [&](const Known& other) {
    return other.key == key && other.origin.entity == origin.entity;
  });
  if (known) return;
  by_digit_[static_cast<std::size_t>(key[digit] - '0')].push_back(
      static_cast<std::uint32_t>(known_.size()));
  known_.push_back({std::move(key), digit, origin});
}

void Respelled::learn(const Conversation& conversation, const ViewReadings& readings,
                      const std::vector<Hit>& hits) {
  known_.clear();
  for (auto& places : by_digit_) places.clear();
  for (const Hit& hit : hits) {
    if (hit.rule == nullptr || hit.memory != MemoryStep::kNone) continue;
    if (!is_grouped_family(entity_family(hit.entity))) continue;
    add(key_of(conversation.turns[hit.turn].text.substr(hit.span.begin, hit.span.size())), hit);
  }
  for_each_standing(readings, hits, [&](const ViewReading& reading) {
    const std::string_view family = entity_family(reading.hit.entity);
    if (is_spelled_family(family) || is_grouped_family(family))
      add(key_of_said(reading.value), reading.hit);
  });
}

void Respelled::search(std::string_view text, std::uint32_t turn, std::vector<Hit>& hits) {
  MaskBuffer buffer;
  std::size_t done = 0;
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    std::uint64_t digits =
        mask_of(masked_bytes(text, base, buffer), [](ByteBlock b) { return b.in_range('0', '9'); });
    while (digits != 0) {
      const std::size_t at = base + take_lowest(digits);
      if (at < done) continue;
      for (const std::uint32_t place : by_digit_[static_cast<std::size_t>(text[at] - '0')]) {
        const Known& known = known_[place];
        const std::string_view key = known.key;
        const std::size_t begin = read_back(text, at, key.substr(0, known.first_digit));
        if (begin == kNowhere || (begin > 0 && is_word_byte(text[begin - 1]))) continue;
        const std::size_t end = read_on(text, at, key.substr(known.first_digit));
        if (end == kNowhere || (end < text.size() && is_word_byte(text[end]))) continue;
        const TextSpan span{begin, end};
        if (may_be_words(text.substr(begin, end - begin))) continue;
        done = end;
        if (standing_.overlaps(turn, known.origin.entity, span)) break;
        hits.push_back(
            said_again(known.origin, turn, span, std::min(known.origin.score, kRepeatedScore)));
        break;
      }
    }
  }
}

void Respelled::find(const Conversation& conversation, const ViewReadings& readings,
                     std::vector<Hit>& hits) {
  learn(conversation, readings, hits);
  if (known_.empty()) return;
  standing_.build(hits);
  for_each_said(conversation,
                [&](std::string_view text, std::uint32_t turn) { search(text, turn, hits); });
}

}  // namespace expunge
