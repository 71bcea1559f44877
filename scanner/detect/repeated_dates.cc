#include "detect/repeated_dates.h"

#include <algorithm>
#include <string>

#include "base/entity_family.h"
#include "detect/compiled_rules.h"
#include "detect/month_names.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr double kRepeatedScore = 0.75;
constexpr std::string_view kPartRules = "date/date_of_birth_part/";
constexpr std::string_view kYearRule = "date/date_of_birth_year_answer";
// Years that one day may have been told with: more say no more.
constexpr std::size_t kMostYears = 8;

int key_of(int day, int month) { return month * 32 + day; }

// A day and a month in figures are too often no date: "12/8" wants its year.
bool says_enough(const ReadDate& date, std::string_view written) {
  // Also the signs for month and day of China, Japan and Korea.
  const bool in_words = std::any_of(written.begin(), written.end(), [](char c) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0xE3;
  });
  return date.month != 0 && (date.has_year || in_words);
}

}  // namespace

void RepeatedDates::add(const ReadDate& date, const Hit& hit) {
  std::vector<Known>& same = known_[key_of(date.day, date.month)];
  const bool is_known = std::any_of(same.begin(), same.end(), [&](const Known& known) {
    return known.date.year == date.year && known.date.either_order == date.either_order;
  });
  if (!is_known && same.size() < kMostYears) same.push_back({date, hit});
}

// "the 17th" ... "december" ... "98": answers to one question after the other.
void RepeatedDates::take_part(const Hit& hit, std::string_view written, ReadDate& date) {
  if (hit.rule_id.ends_with("/month")) {
    date.month = month_of(written);
    return;
  }
  const std::string digits = digits_of(written);
  if (digits.empty()) return;
  if (hit.rule_id.ends_with("/day")) {
    date.day = std::stoi(digits);
  } else {
    date.year = std::stoi(digits);
    date.has_year = true;
  }
}

void RepeatedDates::learn_date(std::string_view text, std::size_t begin, const Hit& hit) {
  ReadDate date = read_date(text, begin);
  if (date.place.end != text.size() || date.month == 0) return;
  add(date, hit);
  if (!date.either_order) return;
  std::swap(date.day, date.month);
  add(date, hit);
}

void RepeatedDates::learn(const Conversation& conversation, const ViewReadings& readings,
                          const std::vector<Hit>& hits) {
  known_.clear();
  ReadDate in_parts;
  const Hit* last_part = nullptr;
  for (const Hit& hit : hits) {
    if (hit.rule == nullptr || entity_family(hit.entity) != "DATE_OF_BIRTH") continue;
    const std::string_view text = conversation.turns[hit.turn].text;
    const std::string_view written = text.substr(hit.span.begin, hit.span.size());
    if (hit.rule_id.starts_with(kPartRules) || hit.rule_id == kYearRule) {
      take_part(hit, written, in_parts);
      last_part = &hit;
      continue;
    }
    learn_date(text.substr(0, hit.span.end), hit.span.begin, hit);
  }
  for_each_standing(readings, hits, [&](const ViewReading& reading) {
    if (entity_family(reading.hit.entity) == "DATE_OF_BIRTH") {
      learn_date(reading.value, 0, reading.hit);
    }
  });
  const bool is_whole = in_parts.day != 0 && in_parts.month != 0 && in_parts.has_year;
  if (is_whole && last_part != nullptr) add(in_parts, *last_part);
}

const RepeatedDates::Known* RepeatedDates::known(const ReadDate& date) const {
  const auto look = [&](int day, int month) -> const Known* {
    const auto same = known_.find(key_of(day, month));
    if (same == known_.end()) return nullptr;
    const auto found = std::ranges::find_if(
        same->second, [&](const Known& known) { return same_day(known.date, date); });
    return found == same->second.end() ? nullptr : &*found;
  };
  const Known* const found = look(date.day, date.month);
  return found != nullptr || !date.either_order ? found : look(date.month, date.day);
}

void RepeatedDates::search(std::string_view text, std::uint32_t turn, std::vector<Hit>& hits) {
  for (std::size_t at = 0; at < text.size();) {
    const ReadDate date = find_date(text, at, text.size());
    if (date.place.empty()) return;
    at = date.place.end;
    const std::string_view written = text.substr(date.place.begin, date.place.size());
    const Known* const same = says_enough(date, written) ? known(date) : nullptr;
    if (same == nullptr) continue;
    const TextSpan place{date.place.begin, date.place.end};
    if (standing_.overlaps(turn, same->origin.entity, place)) continue;
    const double score = std::min(same->origin.score, kRepeatedScore);
    hits.push_back(said_again(same->origin, turn, place, score));
  }
}

void RepeatedDates::find(const Conversation& conversation, const ViewReadings& readings,
                         std::vector<Hit>& hits) {
  learn(conversation, readings, hits);
  if (known_.empty()) return;
  standing_.build(hits);
  for_each_said(conversation,
                [&](std::string_view text, std::uint32_t turn) { search(text, turn, hits); });
}

}  // namespace expunge
