#include "detect/address_tail.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "detect/address_reader.h"
#include "detect/address_words.h"
#include "detect/lazy_pattern.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"
#include "names/letters.h"

namespace expunge {
namespace {

// Towns of several words in any letters make long programs: enough for their automatons.
constexpr std::int64_t kRoomy = std::int64_t{64} << 20;

std::string town() {
  const std::string part = kTownPart;
  return part + "(?: " + part + "){0,3}(?:/(?:" + part + "|[A-Z]{2}\\b))?";
}

// US, UK, Canadian, Irish, Brazilian, Russian and five-digit codes, where a town stood before.
constexpr char kCode[] =
    "(?:[0-9]{5}(?:-[0-9]{3,4})?\\b|[0-9]{6}\\b|[0-9]{4}\\b|(?:AZ|HR|LT|LV|MD|SI) "
    "?-?[0-9]{4,5}\\b|(?i:[A-Z]{1,2}[0-9][A-Z0-9]? "
    "?[0-9][A-Z]{2}\\b|"
    "[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]\\b|[AC-FHKNPRTV-Y][0-9][0-9W] ?[0-9A-Z]{4}\\b))";

constexpr char kState[] =
    "(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|"
    "T[NX]|UT|V[AT]|W[AIVY]|NSW|VIC|QLD|TAS|ON|BC|AB|QC|MB|SK|NS|NB)\\b";

// The states that people write out; many are names too, so a code follows.
constexpr char kWholeState[] =
    "(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|"
    "Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|"
    "Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New (?:Hampshire|Jersey|"
    "Mexico|York|South Wales)|(?:North|South) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|"
    "Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|"
    "Wisconsin|Wyoming|Victoria|Queensland|Tasmania|Ontario|British Columbia|Alberta|Quebec|"
    "Manitoba|Saskatchewan|Nova Scotia|New Brunswick)\\b";

struct TailPatterns {
  LazyPattern unit{
      "(?i),?[ \\n]{0,2}(?:(?:-? ?(?:(?:apt|apartment|unit|suite|ste|flat|floor|fl|rm|room|appt?|"
      "apto|apartamento|piso|puerta|pta|esc|escalera|bloco|bloque|casa|int|interno|scala|lgh|whg|"
      "bajo|b\\x{E2}t|bat|b\\x{E2}timent|batiment|hall|porte|\\x{E9}tage|blok|stiege|klatka|trappa|"
      "ap|bl|sc|et|esc|cj|sala|depto|dpto|lote|lt|qd|rd|"
      "wohnung|top|bus|hs|lok|m|kat|daire|stan|byt|ulaz|entrada|edif|edificio|entr\\x{E9}e|r\\x{E9}"
      "sidence|"
      "\\x{3B4}\\x{3B9}\\x{3B1}\\x{3BC})\\b|\\x{435}\\x{442}|\\x{430}\\x{43F}|\\x{432}\\x{445}|\\x{"
      "43E}\\x{444}|"
      "\\x{441}\\x{442}\\x{430}\\x{43D}|\\x{43a}\\x{432}(?:\\x{430}\\x{440}\\x{442}\\x{438}"
      "\\x{440}\\x{430})?|"
      "\\x{43a}\\x{43e}\\x{440}\\x{43f}(?:\\x{443}\\x{441})?|"
      "\\x{441}\\x{442}\\x{440}|\\x{43f}\\x{43e}\\x{434}|\\x{44d}\\x{442})\\.?:? ?#?"
      "(?:[0-9]{1,5}[a-z]?|[a-z][0-9]{0,3}|"
      "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: [a-z])?)\\b"
      "(?: ?\"[a-z]\")?)| ?# ?(?:[a-z]?[0-9]{1,5}[a-z]?|[a-z])\\b|"
      ",? [0-9]{1,2}\\. ?(?:og|stock|etage|obergeschoss|stiege|emelet|em|piso|andar|patro|"
      "poschodie|kerros|krs|kat|sprat)\\b\\.?(?:,? (?:links|rechts|li|re|mitte)\\b\\.?)?|"
      ",? [0-9]{1,2}(?:er|e|\\x{E8}me|eme|\\x{3BF}\\x{3C2}|-?\\x{439})? "
      "(?:\\x{E9}tage|etage|\\x{3CC}\\x{3C1}\\x{3BF}\\x{3C6}\\x{3BF}\\x{3C2}|\\x{44D}\\x{442}\\x{"
      "430}\\x{436}|"
      "\\x{43F}\\x{43E}\\x{432}\\x{435}\\x{440}\\x{445}|\\x{435}\\x{442}\\x{430}\\x{436})(?:$|[^"
      "\\p{L}])|"
      ",? (?:links|rechts)\\b|\\. [ivx]{1,4}[/.] ?[0-9]{1,3}\\b|"
      ",? [0-9]{1,2} tr\\b\\.?|[,]? (?:eg|dg|hinterhaus|vorderhaus|hh|vh|hs|huis|boven|bis)\\b|"
      ",? pb\\b(?: ?[\"\\x{201C}]?[a-z0-9]{1,2}\\b[\"\\x{201D}]?)?|"
      ",? [0-9]{1,2}\\. (?:tv|th|mf|sal)\\b\\.?|,? (?:st|kl)\\. (?:tv|th|mf)\\b\\.?|"
      ",? rt\\.? ?[0-9]{1,3} ?[/,]? ?rw\\.? ?[0-9]{1,3}\\b|\\. [0-9]{1,2}/[0-9]{1,3}\\b|,? "
      "d(?:aire)?[:.] ?[0-9]{1,4}\\b|"
      "[0-9]{1,2}\\.?[\\x{BA}\\x{AA}\\x{B0}] ?(?:(?:izq|dcha|dch|dto|esq|fte)\\b(?:\\.? "
      "(?:frente|fte|tr\\x{E1}s|tras|dto|esq))?"
      "\\b\\.?|[a-d]\\b)?|"
      // Catalonia: "3r 2a".
      ",? [0-9]{1,2}(?:r|n|t|\\x{E8}) [0-9]{1,2}[a\\x{AA}]\\b|"
      // Brazil and Portugal: "r/c", India: the post office of a village.
      ",? r/c\\b\\.?(?: (?:esq|dto|dir|frente)\\b\\.?)?| p\\. ?o\\.)"};
  // "10435 Berlin", "3544 KP Utrecht", "903 62 Umea", "53-120 Wroclaw", "C1425 CABA".
  LazyPattern code_and_town{
      "(?:,[ \\n]{0,2}|[ \\n]| - )(?:[A-Z]{1,2}-)?(?:[0-9]{4}-[0-9]{3}|[0-9]{2}-[0-9]{3}|"
      "[0-9]{3} [0-9]{2}|[A-Z]?[0-9]{4,5}(?: ?[A-Z]{2}\\b)?) (?:[A-Z]{3,20}\\b|" +
          town() + "(?: (?:N|S|V|K|C|SV|NV|\\x{D8}|S\\x{D8})\\b)?)",
      kRoomy};
  LazyPattern lower_town_and_zip{
      "(?i),?[ \\n]{1,2}[a-z]{3,16}(?: [a-z]{3,16})?,?[ \\n](?:a[klrz]|c[aot]|d[ce]|fl|ga|hi|"
      "i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|pa|ri|s[cd]|t[nx]|ut|v[at]|w[aivy]),?"
      "[ \\n][0-9]{5}(?:-[0-9]{4})?\\b"};
  // "otterham nr9 9zz"
  LazyPattern lower_town_and_uk_code{
      "(?i),?[ \\n]{1,2}[a-z]{3,16}(?:[ -][a-z]{2,16}){0,2},?[ \\n][a-z]{1,2}[0-9][a-z0-9]? ?"
      "[0-9][abd-hjlnp-uw-z]{2}\\b"};
  LazyPattern town_segment{",[ \\n]{0,2}(?:[\\x{433}\\x{43c}\\x{441}]\\. ?)?" + town(), kRoomy};
  // "Cankaya/Ankara": a district and its city, as Turkish addresses end.
  LazyPattern district_and_city{std::string("[ ,]{1,2}") + kTownPart + "/" + kTownPart};
  LazyPattern quebec_compass{" (?:O|Ouest|E|Est|N|Nord|S|Sud)\\.?,"};
  // Iceland: codes of three digits before the towns that have one.
  LazyPattern icelandic_town{
      "(?:,[ \\n]{0,2}|\\n)[1-9][0-9]{2} (?:[A-Z\\x{C0}-\\x{DE}][a-z\\x{DF}-\\x{FE}]{1,14}"
      "(?:v\\x{ED}k|eyri|vog(?:ur|i)|fj\\x{F6}r\\x{F0}(?:ur|i)|fir\\x{F0}i|b\\x{E6}r|b\\x{E6}|nes|"
      "nesi|"
      "sta\\x{F0}ir|st\\x{F6}\\x{F0}um|eyjar|ger\\x{F0}i|foss|fossi))\\b"};
  // India and its neighbours: "Kottayam - 686575", "Dhaka-1207".
  LazyPattern town_dash_code{
      "(?:,[ \\n]{0,2}|\\n| )" + town() + "(?: ?[-\\x{2013}] ?[1-9][0-9]{5}|-[1-9][0-9]{3})\\b",
      kRoomy};
  LazyPattern town_line{"\\n" + town() + ",?\\n(?:" + town() + "\\n)?" + kCode, kRoomy};
  LazyPattern town_line_with_state{"\\n" + town() + ", ?" + kState, kRoomy};
  LazyPattern town_and_whole_state{
      "(?:,?\\n|, ?)" + town() + ",? ?(?i:" + kWholeState + "),? " + kCode, kRoomy};
  // "..., off Akobo road": the street that the house's own leaves.
  LazyPattern off_street{
      "(?i), off (?:[a-z'-]{2,16} ){1,3}(?:road|rd|street|st|avenue|ave|way|lane|close|"
      "crescent|drive|highway|expressway|junction)\\b\\.?"};
  LazyPattern town_then_code{"[ \\n]" + town() + " (?:" + kState + " )?" + kCode, kRoomy};
  LazyPattern state{std::string("(?:,[ \\n]{0,2}|[ \\n]{1,2}| - )") + kState};
  LazyPattern province{" - [A-Z]{2}\\b| \\([A-Z]{2}\\)"};
  LazyPattern bare_province{" [A-Z]{2}(?:$|[,.;\\n)])"};
  LazyPattern code{std::string("(?:,?[ \\n]{1,2})") + kCode};
  LazyPattern ordinal_floor{"(?i) [0-9]{1,2}(?:st|nd|rd|th) (?:floor|fl)\\b"};
  LazyPattern compass{
      "(?i) (?:(?:north|south)(?:east|west)?|east|west|ne|nw|se|sw|n|s|e|w)\\b\\.?"};
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

// As RE2::Consume.
bool consume(re2::StringPiece& rest, const LazyPattern& pattern) {
  return pattern.may_begin({rest.data(), rest.size()}) && RE2::Consume(&rest, *pattern);
}

// "5132 S Otter St N": but of "22B s" the letter begins a word of the sentence.
void take_compass(const LazyPattern& compass, re2::StringPiece& rest) {
  re2::StringPiece ahead = rest;
  if (!consume(ahead, compass)) return;
  const std::string_view point(rest.data() + 1, rest.size() - ahead.size() - 1);
  const bool small = point.size() == 1 && is_ascii_lower(point[0]);
  if (!ahead.empty() && is_beyond_ascii(ahead[0])) return;
  if (small && ahead.size() > 1 && ahead[0] == ' ' && is_ascii_lower(ahead[1])) return;
  rest = ahead;
}

bool begins_like_no_town(std::string_view segment) {
  const std::size_t at = segment.find_first_not_of(", \n");
  if (at == std::string_view::npos) return true;
  std::size_t end = at;
  while (end < segment.size() && (is_value_letter(segment[end]) || segment[end] == '\'')) ++end;
  const std::string word = ascii_lower(segment.substr(at, end - at));
  return is_one_of(word, kNotTowns) || is_one_of(lower(word), address_words(AddressWord::kUnit)) ||
         word.ends_with("nummer") || word.ends_with("number");
}

}  // namespace

Verdict take_address_tail(ValueContext& context) {
  const TailPatterns& tail = tail_patterns();
  const std::string_view text = context.text;
  re2::StringPiece rest(text.data() + context.end, text.size() - context.end);
  const auto place = [&] { return text.size() - rest.size(); };
  const auto take = [&](const LazyPattern& pattern) { return consume(rest, pattern); };

  if (re2::StringPiece ahead = rest; consume(ahead, tail.quebec_compass)) {
    rest.remove_prefix(rest.size() - ahead.size() - 1);
  }
  take_compass(tail.compass, rest);
  take(tail.ordinal_floor);
  for (int units = 0; units < 4 && take(tail.unit); ++units) {
  }
  take(tail.off_street);
  int towns = 0;
  std::size_t proven = place();  // up to here a code, a state or a unit says it is an address
  std::size_t plain = proven;    // two towns at most are believed without
  std::size_t code_end = 0;
  for (int steps = 0; steps < 8; ++steps) {
    const re2::StringPiece before = rest;
    const bool coded = take(tail.code_and_town) || take(tail.lower_town_and_zip) ||
                       take(tail.lower_town_and_uk_code) || take(tail.town_line) ||
                       take(tail.town_and_whole_state) || take(tail.town_dash_code) ||
                       take(tail.icelandic_town) || take(tail.town_then_code);
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
  // "40139 Bologna BO"
  if (re2::StringPiece ahead(text.data() + context.end, text.size() - context.end);
      code_end == context.end && consume(ahead, tail.bare_province)) {
    context.end += 3;
    code_end = context.end;
  }
  while (context.end > context.begin &&
         std::string_view(" ,.").find(text[context.end - 1]) != std::string_view::npos) {
    --context.end;
  }
  if (code_end == 0) context.end = read_units_behind(text, context.end);
  return code_end > 0 ? Verdict::kYes : Verdict::kNoOpinion;
}

}  // namespace expunge
