// Addresses whose street is not told by the number before it: "Kastanienallee 7", "calle Mayor 3".
// The patterns propose only what gives one away (a number, "Strasse", "calle"); the rest is read
// here, so that the patterns, which a chooser has to run over everything, stay small.
#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "detect/address_tail.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"

namespace expunge {
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
  // "33\xD0\xBA" and a digit: the building of a Russian house ("33k2").
  constexpr std::string_view kBuilding = "\xD0\xBA";
  if (text.substr(end).starts_with(kBuilding) && end + kBuilding.size() < text.size() &&
      is_ascii_digit(text[end + kBuilding.size()])) {
    end += kBuilding.size();
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
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
                                                "iela",
                                                "gatv\xC4\x97",
                                                "gatve",
                                                "g.",
                                                "pst",
                                                "tn",
                                                "mnt",
                                                "puiestee",
                                                "t\xC3\xA4nav",
                                                "utca",
                                                "k\xC3\xB6z",
                                                "sor",
                                                "fasor",
                                                "s\xC3\xA9t\xC3\xA1ny",
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

// "Hinter dem Zollhaus", "An der Alster": small words in a name that a capital opens.  The place
// of that, `end` if there is none.
std::size_t opener_before(std::string_view text, std::size_t end) {
  std::size_t at = end;
  for (int words = 0; words < 2; ++words) {
    std::size_t word_end = at;
    while (word_end > 0 && text[word_end - 1] == ' ' && at - word_end < 1) --word_end;
    if (word_end == at) return end;
    const WordBefore word = word_before(text, word_end);
    const std::string_view spelled = text.substr(word.begin, word_end - word.begin);
    if (spelled.empty() || !is_one_of(spelled, kStreetOpeners)) return end;
    if (word.capital) return word.begin;
    at = word.begin;
  }
  return end;
}

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
    if (!word.capital && opener && named) {
      at = opener_before(text, at);
      break;
    }
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
      "([0-9]{1,4}(?:-[0-9]{1,4})?(?:[A-Ha-h]|(?: ?(?:bis|ter|quater)))?,? |"
      "(?i:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|"
      "treize|quatorze|quinze|seize|vingt)(?: (?:bis|ter))? )$");
  static const RE2 french_name(
      " (?:(?:de la|de l'|de|du|des|la|le|les|d'|l')? ?)?[A-Za-z\\x{C0}-\\x{17F}'-]{2,20}"
      "(?:[ -][A-Z\\x{C0}-\\x{DE}][A-Za-z\\x{C0}-\\x{17F}'-]{1,20}){0,3}");
  static const RE2 name_and_number(
      "^[ .]{0,2}([A-Za-z\\x{C0}-\\x{17F}\\x{400}-\\x{4FF}'\\x{2019}\\x{201E}\\x{201C}.-]{1,20}"
      "(?: [A-Za-z\\x{C0}-\\x{17F}\\x{400}-\\x{4FF}0-9'\\x{2019}.-]{1,20}){0,5}?)"
      ",? ?(?:n\\.?[\\x{BA}\\x{B0}] ?|(?i:num|no|nr|nro)[.:]? ?|n\\. ?|# ?|s/n|"
      "(?:\\x{434}|\\x{434}\\x{43e}\\x{43c}|\\x{431}\\x{443}\\x{434}(?:\\x{438}\\x{43d}\\x{43e}"
      "\\x{43a})?)\\.? ?)?([0-9]{1,5})(?:[^0-9]|$)");
  constexpr std::size_t kBefore = 16;
  const std::size_t from = context.begin > kBefore ? context.begin - kBefore : 0;
  const std::string_view head = text.substr(from, context.begin - from);
  re2::StringPiece number;
  re2::StringPiece rest(text.data() + context.end, text.size() - context.end);
  // Types before which French writes the number; sorted.
  static constexpr std::string_view kNumberFirst[] = {
      "all\xC3\xA9"
      "e",
      "avenue",
      "bd",
      "boulevard",
      "chemin",
      "cit\xC3\xA9",
      "clos",
      "cour",
      "cours",
      "esplanade",
      "faubourg",
      "hameau",
      "impasse",
      "jalan",
      "lotissement",
      "mail",
      "mont\xC3\xA9"
      "e",
      "passage",
      "place",
      "promenade",
      "quai",
      "residence",
      "route",
      "rue",
      "ruelle",
      "r\xC3\xA9sidence",
      "sente",
      "sentier",
      "square",
      "traverse",
      "venelle",
      "villa",
      "voie"};
  // What is no street in other order, or in other languages, without a number before.
  static constexpr std::string_view kOnlyNumbered[] = {"cit\xC3\xA9",
                                                       "clos",
                                                       "cour",
                                                       "cours",
                                                       "esplanade",
                                                       "faubourg",
                                                       "hameau",
                                                       "lotissement",
                                                       "mail",
                                                       "mont\xC3\xA9"
                                                       "e",
                                                       "passage",
                                                       "place",
                                                       "promenade",
                                                       "residence",
                                                       "ruelle",
                                                       "r\xC3\xA9sidence",
                                                       "sente",
                                                       "sentier",
                                                       "square",
                                                       "traverse",
                                                       "venelle",
                                                       "villa",
                                                       "voie"};
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
    const auto first = static_cast<std::size_t>(number.data() - text.data());
    const std::size_t behind_name = text.size() - rest.size();
    // "un passage parmi", "3 cours et": words before they are streets.
    const std::string_view name = text.substr(context.end, behind_name - context.end);
    if (is_one_of(value_of(context), kOnlyNumbered) &&
        (!is_ascii_digit(text[first]) || std::ranges::none_of(name, is_ascii_upper))) {
      return Verdict::kNo;
    }
    context.begin = first;
    context.end = behind_name;
    // "Jalan Mawar 3/2": Malaysia numbers the lanes of an estate.
    if (text.substr(first, behind_name - first).find("alan ") != std::string_view::npos) {
      context.end =
          std::max(context.end, house_number_end(text, std::min(behind_name + 1, text.size())));
    }
    if (is_public_street_address(value_of(context))) return Verdict::kNo;
    return take_address_tail(context);
  }
  if (is_one_of(value_of(context), kOnlyNumbered)) return Verdict::kNo;
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
    if (word.empty() || is_ascii_upper(word[0])) continue;  // "Las Begonias"
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
  // "KM 5,6 Gg. Pandega No. 11B": an Indonesian road's kilometre, the lane, the house.
  static const RE2 second_number(
      "(?i)(?:[,.][0-9]{1,2})?(?:,? (?:gg|gang)\\.? [a-z0-9]{1,20}(?: [a-z0-9]{1,20}){0,3}?)?,? "
      "no[.:]? ?[0-9]{1,5}[a-z]?\\b");
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
