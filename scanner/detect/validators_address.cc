// Addresses that begin with the number, as English writes them: "118 Saltmarsh Road".  The pattern
// proposes a number, words and the type of a street; the words are judged here.
#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/strings.h"
#include "detect/address_tail.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

// Words that stand between a number and "way", "street", "drive" in running text.
constexpr std::string_view kNotStreetWords[] = {
    "a",          "all",        "am",       "an",       "and",       "are",     "at",
    "away",       "be",         "blocks",   "block",    "bucks",     "but",     "by",
    "can",        "cars",       "cents",    "cm",       "day",       "days",    "different",
    "dollars",    "down",       "euros",    "every",    "feet",      "for",     "from",
    "ft",         "get",        "go",       "going",    "had",       "has",     "have",
    "he",         "hour",       "hours",    "houses",   "how",       "i",       "if",
    "in",         "into",       "is",       "it",       "its",       "just",    "kids",
    "kilometers", "km",         "lane",     "least",    "left",      "level",   "levels",
    "like",       "m",          "main",     "men",      "meters",    "metres",  "mile",
    "miles",      "min",        "mins",     "minute",   "minutes",   "mm",      "month",
    "months",     "more",       "my",       "no",       "not",       "of",      "off",
    "on",         "one",        "only",     "or",       "our",       "out",     "over",
    "people",     "percent",    "players",  "pm",       "points",    "pounds",  "seconds",
    "she",        "shops",      "side",     "so",       "steps",     "that",    "their",
    "them",       "then",       "there",    "they",     "this",      "through", "times",
    "to",         "took",       "toward",   "towards",  "turns",     "two",     "up",
    "us",         "very",       "was",      "way",      "ways",      "we",      "week",
    "weeks",      "were",       "when",     "which",    "who",       "with",    "women",
    "yards",      "year",       "leagues",  "past",     "beyond",    "years",   "you",
    "your",       "your",       "million",  "billion",  "thousand",  "hundred", "per",
    "than",       "lanes",      "across",   "along",    "around",    "about",   "dogs",
    "chance",     "chances",    "people's", "guys",     "girls",     "boys",    "bikes",
    "trips",      "hrs",        "bed",      "bit",      "bits",      "bedroom", "bedrooms",
    "beds",       "bath",       "baths",    "bathroom", "bathrooms", "star",    "stars",
    "de",         "por",        "cento",    "procent",  "anos",      "dias",    "em",
    "o",          "e",          "que",      "di",       "die",       "der",     "-",
    "both",       "directions", "btw",      "crosses",  "av",        "depois",  "pessoas",
    "persoane",   "ani",        "jaar",     "jahre",    "ans",       "jours"};

// Streets of fiction, seats of government, samples.
constexpr std::string_view kPublicStreets[] = {"10 downing street",
                                               "11 downing street",
                                               "1600 pennsylvania ave",
                                               "221b baker st",
                                               "221 baker street",
                                               "12 grimmauld place",
                                               "4 privet drive",
                                               "742 evergreen terrace",
                                               "124 conch street",
                                               "1313 mockingbird lane",
                                               "42 wallaby way",
                                               "123 main st",
                                               "123 fake st",
                                               "123 any street",
                                               "123 elm st",
                                               "1 infinite loop",
                                               "177a bleecker street",
                                               "1 apple park way",
                                               "123 anywhere st",
                                               "31 spooner street",
                                               "1234 main st",
                                               "123 maple st",
                                               "123 oak st",
                                               "456 elm st",
                                               "123 example st",
                                               "123 your street",
                                               "456 oak ave",
                                               "13 wall street"};

}  // namespace

bool is_public_street_address(std::string_view value) {
  const std::string lower = ascii_lower(value);
  return std::ranges::any_of(kPublicStreets,
                             [&](std::string_view street) { return lower.starts_with(street); });
}

namespace {

// "2 baths 3225 harbor street": the number next to the street is the house's.
void skip_to_house_number(ValueContext& context) {
  static const RE2 later_number("(?s).*[^0-9 ,] ([0-9]{2,6}) [^ ]");
  const std::string_view value = value_of(context);
  re2::StringPiece number;
  re2::StringPiece rest(value.data(), value.size());
  if (RE2::PartialMatch(rest, later_number, &number)) {
    context.begin = static_cast<std::size_t>(number.data() - context.text.data());
  }
}

// Not inside a longer number, a decimal, a time or a price.  "5/22 Banksia Parade": the unit of an
// Australian house is taken in.
bool begins_house_number(ValueContext& context) {
  const char before = byte_before(context);
  if (is_ascii_alnum(before) || before == '_' || before == '$') return false;
  const char second = context.begin > 1 ? context.text[context.begin - 2] : '\n';
  if (before == '.') return is_ascii_letter(second);
  if (!is_ascii_digit(second)) return true;
  if (before == '-' || before == ':' || before == ',') return false;
  if (before != '/') return true;
  std::size_t unit = context.begin - 1;
  while (unit > 0 && is_ascii_digit(context.text[unit - 1])) --unit;
  const std::string_view ahead = context.text.substr(0, unit);
  if (context.begin - unit > 5 || (!ahead.empty() && ahead.back() != ' ' && ahead.back() != '\n')) {
    return false;
  }
  context.begin = unit;
  return true;
}

bool is_whole_type(std::string_view word) {
  for (std::string_view type : {"street", "st", "st.", "avenue", "ave", "ave."}) {
    if (word == type) return true;
  }
  return false;
}

bool is_spanish_type(std::string_view word) {
  return word == "avenida" || word == "calle" || word == "camino" || word == "paseo" ||
         word == "via" || word == "carretera";
}

}  // namespace

// The pattern proposes number, words, street type; here the words must be a name, not a sentence.
Verdict validate_street_address(ValueContext& context) {
  skip_to_house_number(context);
  if (!begins_house_number(context)) return Verdict::kNo;
  if (is_public_street_address(value_of(context))) return Verdict::kNo;
  const std::string lower = ascii_lower(value_of(context));
  // The words without the number and the street type.
  std::vector<std::string_view> words;
  const std::string_view head = std::string_view(lower).substr(0, lower.find_first_of("\n\r"));
  for (std::string_view word : split(head, ' ')) {
    if (word.empty() || is_ascii_digit(word[0])) continue;
    words.push_back(word);
  }
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const std::string_view word = words[i].substr(0, words[i].find_last_not_of(",.") + 1);
    const bool main_street = word == "main" && i + 2 == words.size() && lower.size() > 3 &&
                             std::all_of(lower.begin(), lower.begin() + 3, is_ascii_digit);
    if (main_street) continue;
    // "899 O Street": a street of Washington is called by its letter, in capitals.
    const bool lettered = i == 0 && word.size() == 1 &&
                          value_of(context).find(std::string{' ', ascii_upper_of(word[0]), ' '}) !=
                              std::string_view::npos;
    if (lettered && words.size() > 1 && is_whole_type(words[1])) continue;
    // "2208 Avenida de la Playa"
    if (word == "de" && i > 0 && is_spanish_type(words[i - 1])) continue;
    if (std::ranges::find(kNotStreetWords, word) != std::end(kNotStreetWords)) return Verdict::kNo;
  }
  // "12, frau dr": the comma parts another sentence from the number.
  if (lower.find(',') != std::string::npos && lower.find(',') < 7 &&
      words.back().starts_with("dr")) {
    return Verdict::kNo;
  }
  const Verdict verdict = take_address_tail(context);
  take_address_head(context);
  return verdict;
}

// A street that its town and code tell; a unit or the name of the house may stand before it.
Verdict validate_street_post_town(ValueContext& context) {
  take_address_head(context);
  return Verdict::kNoOpinion;
}

}  // namespace expunge
