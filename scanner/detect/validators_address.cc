// Postal addresses: where they begin and end.  The patterns propose a street and a number, or only
// what gives one away ("Strasse 7", "calle", a number with its sign); the rest is read here, so
// that the patterns, which a chooser has to run over everything, stay small.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
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

// --- what follows a street and its number ---

// A word of a town's name: a capital, then letters; or a particle in lower case before another.
constexpr char kTownPart[] =
    "(?:(?:de|del|la|las|el|los|do|da|dos|das|di|sur|les|am|an der|im|bei|upon|of|on|the) ){0,2}"
    "(?:(?:St|Ste|Mt|Ft|Sta|Sto|Col|Co|Brgy|Urb|Kel|Kec)\\. "
    ")?[A-Z\\x{C0}-\\x{DE}\\x{11E}\\x{130}\\x{141}\\x{15A}-\\x{179}"
    "\\x{386}-\\x{3AB}\\x{410}-\\x{42F}]"
    "[a-z'\\x{DF}-\\x{17F}\\x{3AC}-\\x{3CE}\\x{430}-\\x{4FF}\\x{2019}]"
    "[A-Za-z\\x{C0}-\\x{17F}\\x{370}-\\x{3FF}\\x{400}-\\x{4FF}'\\x{2019}-]{0,24}";

std::string town() {
  const std::string part = kTownPart;
  return part + "(?: " + part + "){0,3}(?:/(?:" + part + "|[A-Z]{2}\\b))?";
}

// US, UK, Canadian, Irish, Brazilian, Russian and five-digit codes, where a town stood before.
constexpr char kCode[] =
    "(?:[0-9]{5}(?:-[0-9]{3,4})?\\b|[0-9]{6}\\b|[0-9]{4}\\b|(?i:[A-Z]{1,2}[0-9][A-Z0-9]? "
    "?[0-9][A-Z]{2}\\b|"
    "[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]\\b|[AC-FHKNPRTV-Y][0-9][0-9W] ?[0-9A-Z]{4}\\b))";

constexpr char kState[] =
    "(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|"
    "T[NX]|UT|V[AT]|W[AIVY]|NSW|VIC|QLD|TAS|ON|BC|AB|QC|MB|SK|NS|NB)\\b";

struct TailPatterns {
  RE2 unit{
      "(?i),?[ \\n]{0,2}(?:(?:-? ?(?:(?:apt|apartment|unit|suite|ste|flat|floor|fl|rm|room|appt?|"
      "apto|apartamento|piso|puerta|pta|esc|escalera|bloco|bloque|casa|int|interno|scala|lgh|whg|"
      "bajo|b\\x{E2}t|bat|b\\x{E2}timent|batiment|hall|porte|\\x{E9}tage|blok|stiege|klatka|trappa|"
      "ap|bl|sc|et|esc|cj|sala|depto|dpto|lote|lt|qd|"
      "wohnung|top|bus|hs|lok|m|kat|daire)\\b|\\x{43a}\\x{432}(?:\\x{430}\\x{440}\\x{442}\\x{438}"
      "\\x{440}\\x{430})?|"
      "\\x{43a}\\x{43e}\\x{440}\\x{43f}(?:\\x{443}\\x{441})?|"
      "\\x{441}\\x{442}\\x{440}|\\x{43f}\\x{43e}\\x{434}|\\x{44d}\\x{442})\\.?:? ?#?"
      "(?:[0-9]{1,5}[a-z]?|[a-z][0-9]{0,3}|"
      "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: [a-z])?)\\b"
      "(?: ?\"[a-z]\")?)| ?# ?(?:[a-z]?[0-9]{1,5}[a-z]?|[a-z])\\b|"
      ",? [0-9]{1,2}\\. ?(?:og|stock|etage|obergeschoss|stiege|emelet|em|piso|andar)\\b\\.?|"
      ",? [0-9]{1,2} tr\\b\\.?|,? (?:eg|dg|hinterhaus|vorderhaus|hh|vh)\\b|"
      ",? [0-9]{1,2}\\. (?:tv|th|mf|sal)\\b\\.?|,? (?:st|kl)\\. (?:tv|th|mf)\\b\\.?|"
      ",? rt\\.? ?[0-9]{1,3} ?[/,]? ?rw\\.? ?[0-9]{1,3}\\b|\\. [0-9]{1,2}/[0-9]{1,3}\\b|,? "
      "d(?:aire)?[:.] ?[0-9]{1,4}\\b|"
      "[0-9]{1,2}\\.?[\\x{BA}\\x{AA}\\x{B0}] ?(?:(?:izq|dcha|dch|dto|esq|fte)\\b\\.?|[a-d]\\b)?)"};
  // "10435 Berlin", "3544 KP Utrecht", "903 62 Umea", "53-120 Wroclaw", "C1425 CABA".
  RE2 code_and_town{
      "(?:,[ \\n]{0,2}|[ \\n]| - )(?:[A-Z]{1,2}-)?(?:[0-9]{4}-[0-9]{3}|[0-9]{2}-[0-9]{3}|"
      "[0-9]{3} [0-9]{2}|[A-Z]?[0-9]{4,5}(?: ?[A-Z]{2}\\b)?) (?:[A-Z]{3,20}\\b|" +
      town() + "(?: (?:N|S|V|K|C|SV|NV|\\x{D8}|S\\x{D8})\\b)?)"};
  RE2 lower_town_and_zip{
      "(?i),?[ \\n]{1,2}[a-z]{3,16}(?: [a-z]{3,16})?,?[ \\n](?:a[klrz]|c[aot]|d[ce]|fl|ga|hi|"
      "i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|pa|ri|s[cd]|t[nx]|ut|v[at]|w[aivy]),?"
      "[ \\n][0-9]{5}(?:-[0-9]{4})?\\b"};
  RE2 town_segment{",[ \\n]{0,2}(?:[\\x{433}\\x{43c}\\x{441}]\\. ?)?" + town()};
  // "Cankaya/Ankara": a district and its city, as Turkish addresses end.
  RE2 district_and_city{std::string("[ ,]{1,2}") + kTownPart + "/" + kTownPart};
  RE2 quebec_compass{" (?:O|Ouest|E|Est|N|Nord|S|Sud)\\.?,"};
  RE2 town_line{"\\n" + town() + ",?\\n(?:" + town() + "\\n)?" + kCode};
  RE2 town_line_with_state{"\\n" + town() + ", ?" + kState};
  RE2 town_then_code{"[ \\n]" + town() + " (?:" + kState + " )?" + kCode};
  RE2 state{std::string("(?:,[ \\n]{0,2}|[ \\n]{1,2}| - )") + kState};
  RE2 province{" - [A-Z]{2}\\b| \\([A-Z]{2}\\)"};
  RE2 code{std::string("(?:,?[ \\n]{1,2})") + kCode};
  RE2 ordinal_floor{"(?i) [0-9]{1,2}(?:st|nd|rd|th) (?:floor|fl)\\b"};
  RE2 compass{"(?i) (?:(?:north|south)(?:east|west)?|east|west|ne|nw|se|sw|n|s|e|w)\\b\\.?"};
};

const TailPatterns& tail_patterns() {
  static const TailPatterns patterns;
  return patterns;
}

// What a capital behind a comma begins when it is no town; sorted.
constexpr std::string_view kNotTowns[] = {
    "also",  "and",    "apt",    "are",    "but",  "c.f",   "call",  "can",  "cell",   "could",
    "cpf",   "did",    "dni",    "do",     "does", "dr",    "email", "frau", "he",     "her",
    "herr",  "his",    "how",    "i",      "i'm",  "if",    "is",    "it",   "just",   "let",
    "let's", "mobile", "mr",     "mrs",    "ms",   "my",    "no",    "not",  "now",    "ok",
    "or",    "our",    "phone",  "please", "pls",  "prof",  "shall", "she",  "should", "so",
    "tel",   "thank",  "thanks", "that",   "the",  "then",  "there", "they", "this",   "to",
    "was",   "we",     "were",   "what",   "when", "where", "who",   "will", "with",   "would",
    "yes",   "you",    "your"};

bool begins_like_no_town(std::string_view segment) {
  const std::size_t at = segment.find_first_not_of(", \n");
  if (at == std::string_view::npos) return true;
  std::size_t end = at;
  while (end < segment.size() && (is_value_letter(segment[end]) || segment[end] == '\'')) ++end;
  const std::string word = ascii_lower(segment.substr(at, end - at));
  return is_one_of(word, kNotTowns) || word.ends_with("nummer") || word.ends_with("number");
}

// Takes units, towns, states and codes behind the street.  With a postcode it can be nothing else,
// and what stands in it (a saint's name, eight digits) is part of it.
Verdict take_address_tail(ValueContext& context) {
  const TailPatterns& tail = tail_patterns();
  const std::string_view text = context.text;
  re2::StringPiece rest(text.data() + context.end, text.size() - context.end);
  const auto place = [&] { return text.size() - rest.size(); };
  const auto take = [&](const RE2& pattern) { return RE2::Consume(&rest, pattern); };

  if (re2::StringPiece ahead = rest; RE2::Consume(&ahead, tail.quebec_compass)) {
    rest.remove_prefix(rest.size() - ahead.size() - 1);
  }
  take(tail.compass);
  take(tail.ordinal_floor);
  for (int units = 0; units < 4 && take(tail.unit); ++units) {
  }
  int towns = 0;
  std::size_t proven = place();  // up to here a code, a state or a unit says it is an address
  std::size_t plain = proven;    // two towns at most are believed without
  std::size_t code_end = 0;
  for (int steps = 0; steps < 8; ++steps) {
    const re2::StringPiece before = rest;
    const bool coded = take(tail.code_and_town) || take(tail.lower_town_and_zip) ||
                       take(tail.town_line) || take(tail.town_then_code);
    const bool placed = coded || take(tail.town_line_with_state) || take(tail.state) ||
                        take(tail.district_and_city) || take(tail.province);
    const bool code = !placed && take(tail.code);
    if (placed || code || take(tail.unit)) {
      // "..., WA 0812-5550": a telephone number, and no state and code.
      static const RE2 telephone("(?:-[0-9]| [0-9]{3,4}[ -][0-9])");
      re2::StringPiece ahead = rest;
      if (RE2::Consume(&ahead, telephone)) break;
      proven = place();
      if (coded || code) code_end = proven;
      continue;
    }
    // Behind a postcode and its town a person's name follows as well.
    if (code_end > 0 || towns >= 4 || !take(tail.town_segment)) break;
    if (begins_like_no_town({before.data(), before.size() - rest.size()})) break;
    if (++towns <= 2) plain = place();
  }
  context.end = std::max(proven, plain);
  while (context.end > context.begin &&
         std::string_view(" ,.").find(text[context.end - 1]) != std::string_view::npos) {
    --context.end;
  }
  return code_end > 0 ? Verdict::kYes : Verdict::kNoOpinion;
}

// A unit or the name of the house before the number: "Flat 4, 118 Saltmarsh Road".
void take_address_head(ValueContext& context) {
  // The pattern may have taken the unit's number for the house's.
  static const RE2 unit_first("[0-9]{1,4}[A-Za-z]?(?:, |/)[0-9]");
  static const RE2 unit_word("(?is).*\\b((?:flat|apt|apartment|unit|suite|room)\\.? ?#?)$");
  const std::string_view value = value_of(context);
  const std::size_t near = context.begin > 12 ? context.begin - 12 : 0;
  const std::string_view word = context.text.substr(near, context.begin - near);
  re2::StringPiece unit;
  re2::StringPiece start(value.data(), value.size());
  if (RE2::Consume(&start, unit_first) &&
      RE2::FullMatch(re2::StringPiece(word.data(), word.size()), unit_word, &unit)) {
    context.begin -= unit.size();
    return;
  }
  static const RE2 head(
      "(?:(?i:flat|apt|apartment|unit|suite|room)\\.? ?#?[0-9A-Za-z]{1,4}|"
      "(?:The )?[A-Z][a-z]{2,14} (?:House|Cottage|Lodge|Farm|Hall|Mansions|Court|Barn|Villa|"
      "Forge|Mill|Vicarage|Rectory|Manor|Grange|Chapel|Stables|Bungalow))"
      "(?:,[ \\n]{1,2}|\\n)$");
  constexpr std::size_t kLongestHead = 40;
  const std::size_t from = context.begin > kLongestHead ? context.begin - kLongestHead : 0;
  const std::string_view before = context.text.substr(from, context.begin - from);
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (at > 0 && is_ascii_alnum(before[at - 1])) continue;
    const std::string_view piece = before.substr(at);
    if (RE2::FullMatch(re2::StringPiece(piece.data(), piece.size()), head)) {
      context.begin = from + at;
      return;
    }
  }
}

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

}  // namespace

namespace {

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

}  // namespace

namespace {

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

namespace {

// The number of a house and what is glued to it: 14/A, 27-3, 7/3/18, 71a, 12 bis.
std::size_t house_number_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  if (end == at || end - at > 5) return at;
  // "3a/9": the letter belongs to the house, the flat follows.
  if (end + 2 < text.size() && is_ascii_lower(text[end]) && text[end + 1] == '/' &&
      is_ascii_digit(text[end + 2])) {
    ++end;
  }
  if (text.substr(end).starts_with(" bis") &&
      (end + 4 == text.size() || !is_value_letter(text[end + 4]))) {
    end += 4;
  }
  while (end + 1 < text.size() && (text[end] == '/' || text[end] == '-') &&
         is_ascii_alnum(text[end + 1])) {
    std::size_t next = end + 1;
    while (next < text.size() && is_ascii_alnum(text[next])) ++next;
    if (next - end > 5) break;
    end = next;
  }
  if (end < text.size() && is_ascii_letter(text[end]) &&
      (end + 1 >= text.size() || !is_value_letter(text[end + 1]))) {
    ++end;
  } else if (end + 3 < text.size() && text[end] == ' ' && text[end + 1] >= 'A' &&
             text[end + 1] <= 'K' && text[end + 2] == ' ' && is_ascii_digit(text[end + 3])) {
    // A Finnish stair and door: "5 A 12".
    end += 3;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
  } else if (end + 1 < text.size() && text[end] == ' ' && (text[end + 1] | 0x20) >= 'a' &&
             (text[end + 1] | 0x20) <= 'h' &&
             (end + 2 >= text.size() || text.substr(end + 2).starts_with(" lgh") ||
              std::string_view(",.\n").find(text[end + 2]) != std::string_view::npos)) {
    end += 2;
  }
  return end;
}

// Words that open a street's name before its last word; sorted.
constexpr std::string_view kStreetOpeners[] = {"alte",
                                               "alten",
                                               "alter",
                                               "am",
                                               "an",
                                               "auf",
                                               "bei",
                                               "breite",
                                               "burgemeester",
                                               "de",
                                               "dem",
                                               "den",
                                               "der",
                                               "dr.",
                                               "gro\xC3\x9F"
                                               "e",
                                               "het",
                                               "hinter",
                                               "hohe",
                                               "im",
                                               "in",
                                               "klein",
                                               "kleine",
                                               "kurze",
                                               "lange",
                                               "neue",
                                               "nieuwe",
                                               "obere",
                                               "oude",
                                               "sankt",
                                               "st.",
                                               "stora",
                                               "unter",
                                               "untere",
                                               "van",
                                               "von",
                                               "zu",
                                               "zum",
                                               "zur"};

struct WordBefore {
  std::size_t begin = 0;
  bool capital = false;
};

// The word that ends at `end`.
WordBefore word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && (is_value_letter(text[begin - 1]) || text[begin - 1] == '.' ||
                       text[begin - 1] == '\'' || text[begin - 1] == '-')) {
    --begin;
  }
  while (begin < end && !is_value_letter(text[begin])) ++begin;
  const bool capital = begin < end && (is_ascii_upper(text[begin]) || is_beyond_ascii(text[begin]));
  return {begin, capital};
}

bool is_street_type(std::string_view word) {
  static constexpr std::string_view kTypes[] = {"str",
                                                "str.",
                                                "stra\xC3\x9F"
                                                "e",
                                                "strasse",
                                                "weg",
                                                "platz",
                                                "allee",
                                                "gasse",
                                                "laan",
                                                "straat",
                                                "plein",
                                                "sk.",
                                                "sk",
                                                "sok.",
                                                "sok",
                                                "cad.",
                                                "cad",
                                                "cd.",
                                                "mah.",
                                                "mah",
                                                "sokak",
                                                "soka\xC4\x9F\xC4\xB1",
                                                "cadde",
                                                "caddesi",
                                                "mahallesi",
                                                "bulvar\xC4\xB1",
                                                "blv.",
                                                "no",
                                                "no:",
                                                "no.",
                                                "utca",
                                                "u.",
                                                "\xC3\xBAt",
                                                "\xC3\xBAtja",
                                                "t\xC3\xA9r",
                                                "k\xC3\xB6r\xC3\xBAt",
                                                "v\xC3\xA4g",
                                                "strand",
                                                "gr\xC3\xA4nd",
                                                "torg"};
  const std::string lower = ascii_lower(word);
  return std::ranges::find(kTypes, std::string_view(lower)) != std::end(kTypes);
}

}  // namespace

namespace {

// The quarter of a Turkish town stands before the street: "Papatya Mah. ", "Papatya Mahallesi, ".
void take_quarter(ValueContext& context) {
  static const RE2 quarter(
      "(?:^|[ "
      "\\n,:])((?:[A-Z\\x{C0}-\\x{DE}\\x{11E}\\x{130}\\x{15E}][A-Za-z\\x{C0}-\\x{17F}]{2,20} "
      "){1,2}(?:Mah\\.|Mahallesi),? )$");
  const std::string_view line = line_before(context, 64);
  re2::StringPiece found;
  if (RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), quarter, &found)) {
    context.begin -= found.size();
  }
}

}  // namespace

namespace {

// A town that stands before its street: "1051 Budapest, ", and in Russian and Ukrainian with the
// sign for town or village and the region before it.
void take_town_before(ValueContext& context) {
  static const RE2 town_before(
      "(?:^|[^0-9A-Za-z\\x{C0}-\\x{17F}\\x{400}-\\x{4FF}-])("
      "(?:[A-Z]{1,2}-)?[0-9]{4,6} [A-Z\\x{C0}-\\x{DE}\\x{10C}\\x{160}][a-z\\x{DF}-\\x{17F}]{2,20}"
      "(?:[ -][A-Z\\x{C0}-\\x{DE}][a-z\\x{DF}-\\x{17F}]{2,20})?, ?|"
      "(?:[0-9]{5,6}, ?)?(?:[\\x{410}-\\x{42F}][\\x{430}-\\x{4FF}-]{3,20} "
      "(?:\\x{43E}\\x{431}\\x{43B}(?:\\.|\\x{430}\\x{441}\\x{442}\\x{44C})?|"
      "\\x{43A}\\x{440}\\x{430}\\x{439}|\\x{440}-\\x{43D}),? )?"
      "(?:\\x{433}|\\x{43C}|\\x{441}|\\x{434}|\\x{43F}\\x{43E}\\x{441}|\\x{43F}\\x{433}\\x{442}|"
      "\\x{441}\\x{43C}\\x{442})\\.? ?[\\x{404}-\\x{42F}\\x{490}][\\x{430}-\\x{4FF}'-]{2,24}"
      "(?: [\\x{404}-\\x{42F}\\x{490}][\\x{430}-\\x{4FF}'-]{2,24})?, ?)$");
  const std::string_view line = line_before(context, 120);
  re2::StringPiece found;
  if (RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), town_before, &found)) {
    context.begin -= found.size();
  }
}

}  // namespace

// The value is a house number behind the street's last word; the name is read backwards.
Verdict validate_street_number(ValueContext& context) {
  const std::string_view text = context.text;
  context.end = house_number_end(text, context.begin);
  if (context.end <= context.begin) return Verdict::kNo;
  std::size_t at = context.begin;
  bool named = false;
  for (int words = 0; words < 6; ++words) {
    std::size_t end = at;
    if (words > 0 && end > 0 && text[end - 1] == '-') {
      --end;
    } else {
      while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ':') && at - end < 2) --end;
      if (end == at && words > 0) break;
    }
    const WordBefore word = word_before(text, end);
    if (word.begin >= end) break;
    const std::string_view spelled = text.substr(word.begin, end - word.begin);
    const bool type = is_street_type(spelled);
    const bool opener = is_one_of(spelled, kStreetOpeners);
    if (named && !opener && !type) break;
    if (!word.capital && !type && !(words == 0 && spelled.size() > 5)) break;
    at = word.begin;
    // A compound ("Kastanienallee") is a whole name; a type alone wants the name before it.
    named = !type;
  }
  // "1482. Sokak": numbered streets of Turkey.
  static const RE2 ordinal_name("(?:^|[^0-9])([0-9]{1,5}\\. ?)$");
  const std::string_view ahead = text.substr(at > 8 ? at - 8 : 0, std::min<std::size_t>(at, 8));
  re2::StringPiece ordinal;
  if (!named && at != context.begin &&
      RE2::PartialMatch(re2::StringPiece(ahead.data(), ahead.size()), ordinal_name, &ordinal)) {
    at -= ordinal.size();
    named = true;
  }
  if (!named || at == context.begin) return Verdict::kNo;
  context.begin = at;
  if (is_ascii_digit(byte_before(context))) return Verdict::kNo;
  take_quarter(context);
  take_town_before(context);
  return take_address_tail(context);
}

namespace {

// Words between a street's type and a number that make a sentence of it; sorted.
constexpr std::string_view kSentenceWords[] = {
    "a",           "al",     "and",         "at",       "c",        "called",  "che",    "con",
    "con\xC3\xA9", "e",      "em",          "email",    "en",       "era",     "es",     "est",
    "esta",        "estaba", "est\xC3\xA1", "foi",      "for",      "from",    "game",   "has",
    "hay",         "i",      "in",          "is",       "it",       "las",     "longue", "mi",
    "my",          "o",      "on",          "ou",       "para",     "per",     "que",    "sin",
    "sms",         "starts", "tem",         "the",      "tiene",    "un",      "una",    "w",
    "with",        "y",      "you",         "\xC3\xA9", "\xD0\xB2", "\xD1\x81"};

// Types that English writes behind the name, French and Spanish before it; sorted.
constexpr std::string_view kSharedTypes[] = {"avenue", "boulevard", "plaza", "route"};

constexpr std::string_view kPolishTypes[] = {"al.", "os.", "ul."};

}  // namespace

// The value is a street's type that stands before the name (calle, via, rua, ul., jl.); the number
// stands behind the name, in French before the type.
Verdict validate_street_named(ValueContext& context) {
  const std::string_view text = context.text;
  if (is_value_letter(byte_before(context)) || byte_before(context) == '/') return Verdict::kNo;
  static const RE2 number_before(
      "([0-9]{1,4}(?:-[0-9]{1,4})?(?: ?(?:bis|ter|quater))?,? |"
      "(?i:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|"
      "treize|quatorze|quinze|seize|vingt)(?: (?:bis|ter))? )$");
  static const RE2 french_name(
      " (?:(?:de la|de l'|de|du|des|la|le|les|d'|l')? ?)?[A-Za-z\\x{C0}-\\x{17F}'-]{2,20}"
      "(?:[ -][A-Z\\x{C0}-\\x{DE}][A-Za-z\\x{C0}-\\x{17F}'-]{1,20}){0,3}");
  static const RE2 name_and_number(
      "^[ .]{0,2}([A-Za-z\\x{C0}-\\x{17F}\\x{400}-\\x{4FF}'\\x{2019}.-]{1,20}"
      "(?: [A-Za-z\\x{C0}-\\x{17F}\\x{400}-\\x{4FF}0-9'\\x{2019}.-]{1,20}){0,5}?)"
      ",? ?(?:n\\.?[\\x{BA}\\x{B0}] ?|(?i:num|no|nr|nro)[.:]? ?|n\\. ?|# ?|s/n|"
      "(?:\\x{434}|\\x{434}\\x{43e}\\x{43c}|\\x{431}\\x{443}\\x{434}(?:\\x{438}\\x{43d}\\x{43e}"
      "\\x{43a})?)\\.? ?)?([0-9]{1,5})(?:[^0-9]|$)");
  constexpr std::size_t kBefore = 16;
  const std::size_t from = context.begin > kBefore ? context.begin - kBefore : 0;
  const std::string_view head = text.substr(from, context.begin - from);
  re2::StringPiece number;
  re2::StringPiece rest(text.data() + context.end, text.size() - context.end);
  static constexpr std::string_view kNumberFirst[] = {
      "all\xC3\xA9"
      "e",
      "avenue",
      "bd",
      "boulevard",
      "chemin",
      "impasse",
      "jalan",
      "quai",
      "route",
      "rue"};
  if (is_one_of(value_of(context), kNumberFirst) &&
      RE2::PartialMatch(re2::StringPiece(head.data(), head.size()), number_before, &number) &&
      (number.data() == head.data() || !is_value_letter(number.data()[-1]))) {
    // Without capitals only what a postcode ends: "6 rue gustave charpentier 75017".
    static const RE2 small_name(
        "( (?:(?:de la|de l'|de|du|des) )?[a-z\\x{DF}-\\x{17F}'-]{2,20}"
        "(?: [a-z\\x{DF}-\\x{17F}'-]{2,20}){1,3}),? [0-9]{5}\\b");
    re2::StringPiece small;
    re2::StringPiece ahead = rest;
    if (RE2::Consume(&ahead, small_name, &small)) {
      rest.remove_prefix(small.size());
    } else if (!RE2::Consume(&rest, french_name)) {
      return Verdict::kNo;
    }
    context.begin = static_cast<std::size_t>(number.data() - text.data());
    context.end = text.size() - rest.size();
    if (is_public_street_address(value_of(context))) return Verdict::kNo;
    return take_address_tail(context);
  }
  // "1288 East Hillsdale Boulevard": the type stands behind the name, another rule's address.
  static const RE2 english_order("(?i)[0-9] (?:[a-z0-9'.-]{1,18} ){1,4}$");
  const std::string_view line = line_before(context, 60);
  if (RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), english_order) &&
      is_one_of(value_of(context), kSharedTypes)) {
    return Verdict::kNo;
  }
  re2::StringPiece name;
  if (!RE2::PartialMatch(rest.substr(0, 100), name_and_number, &name, &number)) {
    return Verdict::kNo;
  }
  for (std::string_view word : split(std::string_view(name.data(), name.size()), ' ')) {
    if (is_one_of(word, kSentenceWords)) return Verdict::kNo;
  }
  // "MDM9615" is one word.
  if (number.data() > name.data() && is_ascii_letter(number.data()[-1])) return Verdict::kNo;
  // English has "via" and "route" too, before what is no street.
  if ((ascii_lower(value_of(context)) == "via" || ascii_lower(value_of(context)) == "route") &&
      (!RE2::PartialMatch(name, RE2("^(?:[a-z']{1,6} ){0,2}[A-Z]")) ||
       std::ranges::any_of(std::string_view(name.data(), name.size()), is_ascii_digit))) {
    return Verdict::kNo;
  }
  context.end = house_number_end(text, static_cast<std::size_t>(number.data() - text.data()));
  static const RE2 second_number("(?i),? no[.:]? ?[0-9]{1,5}\\b");
  re2::StringPiece behind(text.data() + context.end, text.size() - context.end);
  if (RE2::Consume(&behind, second_number)) context.end = text.size() - behind.size();
  // "ul. Lipowa 17/4 w Gdyni": only behind the sign for a street, since " w " is English too.
  static const RE2 in_town(std::string(" we? (") + kTownPart + ")");
  const bool polish = is_one_of(text.substr(context.begin, 3), kPolishTypes);
  take_town_before(context);
  const Verdict verdict = take_address_tail(context);
  behind = re2::StringPiece(text.data() + context.end, text.size() - context.end);
  if (polish && RE2::Consume(&behind, in_town)) context.end = text.size() - behind.size();
  return verdict;
}

}  // namespace expunge
