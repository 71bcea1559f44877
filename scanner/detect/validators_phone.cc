// Telephone numbers: a cheap look at the shape, then libphonenumber with each region in question.
//
// Digits with separators are common in chat (scores, dates, amounts, coordinates), so a national
// number must earn its place: by a context word, by being written in the groups in which its
// region writes it, or by the region being that of the conversation.  libphonenumber costs about
// 30 us a try, so the shape test comes first.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/strings.h"
#include "detect/nearby_regions.h"
#include "detect/number_checks.h"
#include "detect/number_rows.h"
#include "detect/other_numbers.h"
#include "detect/phone_shape.h"
#include "detect/phone_tail.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"
#include "names/letters.h"
#include "phonenumbers/phonenumber.pb.h"
#include "phonenumbers/phonenumberutil.h"

namespace expunge {
namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

// Tried after the regions of the conversation, large user groups first.
constexpr const char* kDefaultRegions[] = {"US", "GB", "FR", "DE", "BR", "IN", "AU", "ES", "MX",
                                           "IT", "NL", "RU", "ZA", "PH", "ID", "PL", "TR", "TH",
                                           "JP", "KR", "UA", "SE", "AR", "VN", "NG", "CZ"};

// True if the digits of `shape` are grouped as the region writes the number itself.
bool is_grouped_like(const PhoneShape& shape, const PhoneNumber& number) {
  std::string formatted;
  PhoneNumberUtil::GetInstance()->Format(number, PhoneNumberUtil::NATIONAL, &formatted);
  return read_shape(formatted).groups == shape.groups;
}

enum class NationalForm { kInvalid, kValid, kGrouped };

NationalForm national_form(const PhoneShape& shape, const std::string& region) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  if (util.Parse(shape.digits, region, &number) != PhoneNumberUtil::NO_PARSING_ERROR ||
      !util.IsValidNumber(number)) {
    return NationalForm::kInvalid;
  }
  return is_grouped_like(shape, number) ? NationalForm::kGrouped : NationalForm::kValid;
}

// Nothing but a mobile has these digits there.
bool is_mobile(const PhoneShape& shape, const std::string& region) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  return util.Parse(shape.digits, region, &number) == PhoneNumberUtil::NO_PARSING_ERROR &&
         util.IsValidNumber(number) && util.GetNumberType(number) == PhoneNumberUtil::MOBILE;
}

// "0157 3904 4433": twelve digits in three groups behind a trunk prefix that lead to a mobile.
bool is_long_mobile(const PhoneShape& shape, const std::string& region) {
  return groups_are(shape, {4, 4, 4}) && shape.digits[0] == '0' && is_mobile(shape, region);
}

bool is_valid_international(const std::string& digits) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  if (util.Parse("+" + digits, "ZZ", &number) != PhoneNumberUtil::NO_PARSING_ERROR) return false;
  return util.IsValidNumber(number) ||
         (number.country_code() == 1 && util.IsPossibleNumber(number));
}

// Of a length that the country's numbers have, and no run of equal digits behind the first.
bool is_possible_international(const std::string& digits) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  PhoneNumber number;
  return digits.find_first_not_of(digits[1], 1) != std::string::npos &&
         util.Parse("+" + digits, "ZZ", &number) == PhoneNumberUtil::NO_PARSING_ERROR &&
         util.IsPossibleNumber(number);
}

// "+44 (0) 20 7946 0018": the trunk digit in brackets is not dialled from abroad.
std::string without_trunk_digit(std::string_view value) {
  const std::size_t trunk = value.find("(0)");
  std::string digits = digits_of(value.substr(0, trunk));
  if (trunk != std::string_view::npos) digits += digits_of(value.substr(trunk + 3));
  return digits;
}

// Amounts: "$415", "415$", "\xC2\xA3" (pound) and "\xC2\xA5" (yen) before.
bool is_amount(const ValueContext& context) {
  const std::string_view before = context.text.substr(0, context.begin);
  return byte_before(context) == '$' || byte_before(context) == '%' || byte_after(context) == '%' ||
         byte_after(context) == '$' || before.ends_with("\xC2\xA3") ||
         before.ends_with("\xC2\xA5") || before.ends_with("\xE2\x82\xAC");
}

// A number written with a plus or in groups may be glued to a word ("call415-555-0127asap").
bool is_glued(const ValueContext& context, const PhoneShape& shape) {
  const bool well_written = shape.digits.size() >= 9 && (shape.plus || shape.groups.size() >= 3);
  const bool letter_before = is_ascii_letter(byte_before(context));
  const bool letter_after = is_ascii_letter(byte_after(context));
  if (letter_before && (context.begin < 2 || !is_ascii_letter(context.text[context.begin - 2]))) {
    return false;
  }
  if (letter_after && !is_ascii_letter(byte_after(context, 1))) return false;
  const bool called = context.has_context && shape.groups.size() >= 2 && shape.digits.size() >= 9;
  return (well_written || called) && (letter_before || letter_after);
}

// What stands around says that the digits are part of something longer.
bool stands_in_other_number(const ValueContext& context, const PhoneShape& shape) {
  const char before = byte_before(context);
  const char after = byte_after(context);
  if (is_amount(context) || is_ascii_digit(before) || is_ascii_digit(after)) return true;
  // The Japanese sign for a postcode, and "&t=1711000231" of a link.
  if (context.text.substr(0, context.begin).ends_with("\xE3\x80\x92")) return true;
  if (before == '=' && context.begin > 2 && is_ascii_letter(context.text[context.begin - 2]) &&
      (context.text[context.begin - 3] == '&' || context.text[context.begin - 3] == '?')) {
    return true;
  }
  if (before == ')' && context.begin > 1 && is_ascii_digit(context.text[context.begin - 2])) {
    return true;
  }
  if (before == '_' || before == '#' || before == '@' || before == '+' || after == '_') return true;
  if ((is_ascii_letter(before) || is_ascii_letter(after)) && !is_glued(context, shape)) return true;
  const bool digit_before = context.begin > 1 && is_ascii_digit(context.text[context.begin - 2]);
  const bool number_sign = before == '.' || before == ',' || before == ':' || before == '/' ||
                           before == '-' || before == '+';
  const bool in_row = context.is_cell && (before == ',' || after == ',');
  if (number_sign && digit_before && !in_row) return true;
  if ((before == '-' || before == '.' || before == '/') && context.begin > 1 &&
      is_ascii_alnum(context.text[context.begin - 2])) {
    return true;
  }
  const bool digit_after = is_ascii_digit(byte_after(context, 1));
  return (after == '.' || (after == ',' && !in_row) || after == ':' || after == '/' ||
          after == '-') &&
         digit_after;
}

// Regions by the language of the words around, for conversations that do not say where they are.
std::vector<std::string> regions_nearby(const ValueContext& context) {
  constexpr std::size_t kAround = 160;
  const std::size_t from = context.begin > kAround ? context.begin - kAround : 0;
  const std::size_t begin = character_start(context.text, from);
  const std::string_view window = context.text.substr(begin, context.end + kAround - begin);
  return regions_of_language(window);
}

// Regions of the international numbers around: "+63 917 123 4567, or 0918 123 4567".
std::vector<std::string> regions_of_numbers(const ValueContext& context) {
  constexpr std::size_t kAround = 80;
  const std::size_t from = context.begin - std::min(context.begin, kAround);
  const std::string_view window = context.text.substr(from, context.end + kAround - from);
  std::vector<std::string> regions;
  for (std::size_t at = window.find('+'); at != std::string_view::npos;
       at = window.find('+', at + 1)) {
    const std::string digits = digits_of(window.substr(at, 24));
    if (at + 1 >= window.size() || !is_ascii_digit(window[at + 1]) || digits.size() < 9) continue;
    PhoneNumber number;
    if (PhoneNumberUtil::GetInstance()->Parse('+' + digits.substr(0, 15), "ZZ", &number) !=
        PhoneNumberUtil::NO_PARSING_ERROR) {
      continue;
    }
    std::string region;
    PhoneNumberUtil::GetInstance()->GetRegionCodeForCountryCode(number.country_code(), &region);
    if (region != "ZZ" && region != "001") regions.push_back(region);
  }
  return regions;
}

// Groups of one or two digits that no one dials, and digits counted in words: "4 8 15 16 23 42",
// "384 400 km".
bool looks_like_a_series(const ValueContext& context, const PhoneShape& shape) {
  if (shape.plus || shape.bracket || shape.digits[0] == '0') return false;
  const bool goes_on = byte_before(context) == ' ' && context.begin > 1 &&
                       is_ascii_digit(context.text[context.begin - 2]);
  if (goes_on && shape.separators.find_first_not_of(' ') == std::string::npos) return true;
  const auto& groups = shape.groups;
  if (shape.separators.find_first_not_of(' ') == std::string::npos &&
      is_regular_row(shape.digits, groups)) {
    return true;
  }
  const bool ascending = std::ranges::is_sorted(groups) && groups.front() == 1 &&
                         groups.back() > 1 && groups.size() > 3;
  if (ascending && groups[1] <= 2) return true;
  const std::string_view rest = context.text.substr(context.end);
  for (std::string_view unit : {" km", " kg", " m ", " eur", " \xE2\x82\xAC", " $", " usd", " cm",
                                " ft", " mi", " ms", " px", " kb", " mb"}) {
    if (ascii_lower(rest.substr(0, unit.size())) == unit) return true;
  }
  return groups.size() == 2 && shape.separators == "/" && groups[1] <= 4 && groups[0] <= 5;
}

// Mexico dialled 01, 044 and 045 before ten digits until 2019 (IFT), and people still write them.
std::string_view without_old_prefix(std::string_view digits, std::string_view region) {
  if (region != "MX") return digits;
  for (std::string_view prefix : {"044", "045", "01"}) {
    if (digits.size() == prefix.size() + 10 && digits.starts_with(prefix)) {
      return digits.substr(prefix.size());
    }
  }
  return digits;
}

// By the country that the conversation states.
Verdict judge_stated(const ValueContext& context, const PhoneShape& shape,
                     const std::string& digits) {
  const PhoneNumberUtil& util = *PhoneNumberUtil::GetInstance();
  const bool bare = shape.groups.size() == 1;
  const bool asked = context.has_context || context.is_alone;
  PhoneNumber number;
  if (util.Parse(std::string(without_old_prefix(digits, context.regions[0])), context.regions[0],
                 &number) != PhoneNumberUtil::NO_PARSING_ERROR) {
    return Verdict::kNo;
  }
  if (!util.IsValidNumber(number)) {
    // Numbering plans change; what could be dialled there and is called a telephone is one.
    const bool possible = shape.digits.size() >= 7 && util.IsPossibleNumber(number);
    return asked && possible ? Verdict::kNoOpinion : Verdict::kNo;
  }
  if (asked) return Verdict::kYes;
  if (bare) {
    const bool trunk = shape.digits[0] == '0' && shape.digits.size() >= 9;
    return trunk ? Verdict::kNoOpinion : Verdict::kNo;
  }
  return shape.digits.size() >= 8 && ((shape.groups.size() >= 3 && shape.digits.size() >= 9) ||
                                      is_grouped_like(shape, number) || shape.digits[0] == '0')
             ? Verdict::kNoOpinion
             : Verdict::kNo;
}

// Regions to try for a number that starts with a trunk prefix or has a local shape.
Verdict judge_national(const ValueContext& context, const PhoneShape& shape) {
  const bool bare = shape.groups.size() == 1;
  for (std::size_t i = 0; i < context.regions.size(); ++i) {
    const NationalForm form = national_form(shape, context.regions[i]);
    if (form == NationalForm::kInvalid) continue;
    if (context.has_context) return Verdict::kYes;
    if (context.is_alone && shape.digits.size() >= 9) return Verdict::kNoOpinion;
    if (!bare && form == NationalForm::kGrouped && shape.digits.size() >= 8) {
      return Verdict::kNoOpinion;
    }
  }
  for (const std::string& region : regions_nearby(context)) {
    const NationalForm form = national_form(shape, region);
    if (form == NationalForm::kInvalid) continue;
    if (context.has_context) return Verdict::kNoOpinion;
    const bool own_trunk = shape.digits[0] == '0' && shape.digits.size() >= 9;
    if (!bare && (form == NationalForm::kGrouped || own_trunk)) return Verdict::kNoOpinion;
    // "347 29 81 604": people group their mobiles as they like.
    const bool own_groups = shape.groups.size() >= 3 && shape.digits.size() >= 9;
    if (own_groups && is_mobile(shape, region)) return Verdict::kNoOpinion;
  }
  if (shape.digits[0] == '0' && shape.digits.size() >= 9) {
    for (const std::string& region : regions_of_numbers(context)) {
      if (national_form(shape, region) != NationalForm::kInvalid) return Verdict::kNoOpinion;
    }
  }
  const bool trunk =
      shape.digits[0] == '0' || (shape.digits[0] == '8' && shape.digits.size() == 11);
  const bool asked = context.has_context || (context.is_alone && trunk);
  if (!asked && (bare || !trunk || shape.digits.size() < 9)) return Verdict::kNo;
  for (const char* region : kDefaultRegions) {
    const NationalForm form = national_form(shape, region);
    // One separator says little: "0147-090224" is as well an incident.
    const bool well_grouped = shape.groups.size() >= 3 || asked || shape.digits.size() >= 11 ||
                              (shape.groups[0] <= 3 && shape.separators != "/");
    if (form == NationalForm::kGrouped && well_grouped) return Verdict::kNoOpinion;
    if (form == NationalForm::kValid && asked) return Verdict::kNoOpinion;
    if (form == NationalForm::kValid && is_long_mobile(shape, region)) return Verdict::kNoOpinion;
    // "030 23125 417": three groups behind a trunk prefix that one country could dial.
    const bool dialled = shape.digits[0] == '0' && shape.digits[1] != '0' &&
                         shape.digits.size() >= 10 && shape.digits.size() <= 11 &&
                         shape.groups.size() == 3 && shape.groups[0] >= 3;
    if (form == NationalForm::kValid && dialled) return Verdict::kNoOpinion;
  }
  // Seven or eight digits in two groups after "call me": a local number of anywhere.
  const bool local = shape.groups.size() == 2 && shape.digits.size() >= 7;
  const bool year_first = shape.digits.starts_with("19") || shape.digits.starts_with("20");
  if (local && year_first && shape.groups[0] == 4) return Verdict::kNo;  // a file number
  const bool by_trunk = shape.digits[0] == '0' && shape.groups.size() >= 3;
  const bool plausible =
      shape.digits.size() >= 9 && shape.digits.size() <= (shape.bracket || by_trunk ? 12U : 11U);
  return context.has_context && (local || plausible) ? Verdict::kNoOpinion : Verdict::kNo;
}

// Digits of a number in words that needs no word for it.
constexpr std::size_t kShortestSpelled = 7;

// Brackets around the whole number, or one that opens or closes something else.
void drop_outer_brackets(ValueContext& context) {
  const std::string_view value = value_of(context);
  const std::size_t close = value.find(')');
  if (value.starts_with('(') && (close == std::string_view::npos || close + 1 == value.size())) {
    ++context.begin;
  }
  if (value.ends_with(')') &&
      (value.find('(') == std::string_view::npos || close + 1 == value.size())) {
    if (value.find('(') == std::string_view::npos || value.starts_with('(')) --context.end;
  }
}

}  // namespace

Verdict validate_phone(ValueContext& context) {
  drop_count_or_price(context);
  drop_outer_brackets(context);
  // Nobody says so many digits but of a number; counting is no number.
  if (context.is_spelled) {
    const std::string digits = read_shape(value_of(context)).digits;
    if (is_counting(digits)) return Verdict::kNo;
    context.has_context = context.has_context || digits.size() >= kShortestSpelled;
  }
  if (follows_file_word(context)) return Verdict::kNo;
  const std::string_view value = value_of(context);
  const PhoneShape shape = read_shape(value);
  if (stands_in_other_number(context, shape)) return Verdict::kNo;
  const std::size_t count = shape.digits.size();
  if (count < 6 || count > 16) return Verdict::kNo;
  if (is_public_line(context, shape.digits)) return Verdict::kNo;
  if (shape.digits.find_first_not_of(shape.digits[0]) == std::string::npos) return Verdict::kNo;
  if (looks_like_date(shape) || looks_like_other_number(shape)) return Verdict::kNo;
  if ((!shape.plus && is_file_of_year(value)) || (!shape.plus && holds_decimal(value)))
    return Verdict::kNo;
  if (ends_with_price(value)) return Verdict::kNo;
  const bool french = is_french_pairs(shape, context.has_context);
  if (!french && looks_like_a_series(context, shape)) return Verdict::kNo;
  // Bare digits need a word, or the trunk prefix of the country that the conversation states.
  const bool bare = shape.groups.size() == 1 && !shape.plus;
  const bool asked = context.has_context || context.is_alone;
  const bool own_trunk = shape.digits[0] == '0' &&
                         (context.stated_regions > 0 || !regions_of_numbers(context).empty());
  if (bare && !asked && !own_trunk) return Verdict::kNo;
  if (bare && !context.has_context && is_dull_number(shape.digits)) return Verdict::kNo;
  if (!asked && is_counting(shape.digits)) return Verdict::kNo;
  if (shape.plus || shape.digits.starts_with("00")) {
    const std::string digits = without_trunk_digit(value.substr(0, extension_begin(value)));
    if (is_valid_international(shape.plus ? digits : digits.substr(2))) return Verdict::kYes;
    // Invented numbers in a well-written international form are private ones all the same.
    const bool plausible = shape.plus && count >= 9 && count <= 15 &&
                           (shape.groups.size() >= 3 || is_possible_international(digits));
    if (plausible || (context.has_context && count >= 8)) return Verdict::kNoOpinion;
    if (shape.plus) return Verdict::kNo;
  }
  // "44(0)20 7946 0018": with the trunk digit in brackets only a country can stand before.
  if (!shape.plus && value.find("(0)") != std::string_view::npos &&
      is_valid_international(without_trunk_digit(value.substr(0, extension_begin(value))))) {
    return Verdict::kYes;
  }
  if (context.stated_regions > 0) {
    const Verdict verdict =
        judge_stated(context, shape, without_trunk_digit(value.substr(0, extension_begin(value))));
    if (verdict != Verdict::kNo) return verdict;
  }
  if (is_nanp(shape) && (has_nanp_groups(shape) || context.has_context)) {
    if (shape.groups.size() > 2 || shape.bracket || context.has_context) return Verdict::kNoOpinion;
  }
  if (is_turkish_mobile(shape)) return Verdict::kYes;
  if (is_british_mobile(shape) && !shape.bracket && !context.is_spelled) return Verdict::kNoOpinion;
  if (french) return Verdict::kNoOpinion;
  return judge_national(context, shape);
}

// Parts put together.  Any two scores make a number of some length, so here a plan must know it.
Verdict validate_phone_parts(ValueContext& context) {
  const PhoneShape shape = read_shape(value_of(context));
  const std::size_t count = shape.digits.size();
  if (count < 9 || count > 13 || is_counting(shape.digits)) return Verdict::kNo;
  if (shape.plus) return validate_phone(context);
  if (is_nanp(shape)) return Verdict::kNoOpinion;
  const auto knows = [&shape](const std::string& region) {
    return national_form(shape, region) != NationalForm::kInvalid;
  };
  const auto stated = context.regions.first(context.stated_regions);
  if (std::ranges::any_of(stated, knows)) return Verdict::kNoOpinion;
  if (shape.digits[0] != '0' && std::ranges::none_of(context.regions, knows)) return Verdict::kNo;
  return std::ranges::any_of(context.regions, knows) || std::ranges::any_of(kDefaultRegions, knows)
             ? Verdict::kNoOpinion
             : Verdict::kNo;
}

// A bare answer to "what's your number?": anything long enough for a local number.
Verdict validate_phone_answer(ValueContext& context) {
  const std::string_view value = value_of(context);
  const PhoneShape shape = read_shape(value);
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  if (shape.digits.size() > 16 || looks_like_date(shape)) return Verdict::kNo;
  return Verdict::kNoOpinion;
}

}  // namespace expunge
