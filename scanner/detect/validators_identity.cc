// Numbers and facts that say who somebody is: documents, vehicles, birth dates, addresses.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

#include <re2/re2.h>

#include "base/strings.h"
#include "detect/other_numbers.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

int small_number(std::string_view digits) {
  int value = 0;
  for (char c : digits.substr(0, 9)) value = value * 10 + (c - '0');
  return value;
}

bool joins_more_digits(const ValueContext& context) {
  const char before = byte_before(context);
  const char after = byte_after(context);
  if (is_ascii_alnum(before) || before == '_' || is_ascii_alnum(after) || after == '_') return true;
  const bool joint_before =
      before == '-' || before == '.' || before == '/' || (before == ',' && !context.is_cell);
  if (joint_before && context.begin > 1 && is_ascii_alnum(context.text[context.begin - 2]))
    return true;
  const bool joint_after =
      after == '-' || after == '.' || after == '/' || (after == ',' && !context.is_cell);
  return joint_after && is_ascii_digit(byte_after(context, 1));
}

}  // namespace

// SSA, "Social Security Number Randomization" (2011): no area 000, 666 or 900-999, no group 00, no
// serial 0000.  078-05-1120 and 219-09-9999 were printed in advertisements; 987-65-432x in print
// is excluded by its area.
Verdict validate_us_ssn(ValueContext& context) {
  if (joins_more_digits(context)) return Verdict::kNo;
  const std::string digits = digits_of(value_of(context));
  if (digits.size() != 9) return Verdict::kNo;
  const int area = small_number(digits.substr(0, 3));
  if (area == 0 || area == 666 || area >= 900) return Verdict::kNo;
  if (digits.substr(3, 2) == "00" || digits.substr(5) == "0000") return Verdict::kNo;
  if (digits == "078051120" || digits == "219099999" || digits == "123456789") return Verdict::kNo;
  if (digits.find_first_not_of(digits[0]) == std::string::npos) return Verdict::kNo;
  return context.has_context ? Verdict::kYes : Verdict::kNoOpinion;
}

namespace {

// How far behind its cue a number may begin: "cpf do meu pai, o seu Raimundo, 418.772.905-31".
constexpr std::size_t kDocumentReach = 28;
constexpr std::size_t kNearReach = 10;

bool is_dull(std::string_view compact) {
  return compact.find_first_not_of(compact[0]) == std::string_view::npos ||
         std::string_view("01234567890").find(compact) != std::string_view::npos;
}

bool looks_like_iso_date(std::string_view number) {
  return number.size() >= 8 && number.size() <= 10 &&
         number.find_first_of("-/.") != std::string_view::npos &&
         (number.starts_with("19") || number.starts_with("20")) && !is_ascii_digit(number[4]);
}

// Whatever an authority numbers: enough digits, not all the same, no date.
bool could_be_document(std::string_view number, std::size_t least) {
  const std::string compact = compact_upper(number);
  const auto digits = std::ranges::count_if(compact, is_ascii_digit);
  if (compact.size() < least || compact.size() > 24 || digits < 3) return false;
  if (digits * 3 < static_cast<std::ptrdiff_t>(compact.size())) return false;
  return !is_dull(compact) && !looks_like_iso_date(number);
}

Verdict take_document(ValueContext& context, std::size_t reach, std::size_t least) {
  const std::string_view text = context.text;
  const std::size_t limit = line_end_after(text, context.begin, reach);
  for (std::size_t at = context.begin; at < limit; ++at) {
    const bool inside = at > 0 && is_ascii_alnum(text[at - 1]);
    if (inside || !is_ascii_alnum(text[at])) continue;
    const Stretch number = read_number(text, at);
    if (number.empty() || !could_be_document(text.substr(number.begin, number.size()), least)) {
      continue;
    }
    const char before = number.begin > 0 ? text[number.begin - 1] : ' ';
    const char after = number.end < text.size() ? text[number.end] : ' ';
    if (before == '+' || before == '@' || before == '_' || after == '@' || after == '_') continue;
    if (before == '.' && number.begin > 1 && is_ascii_alnum(text[number.begin - 2])) continue;
    context.begin = number.begin;
    context.end = number.end;
    // "the card, claim no. RK/4417": the words between name something else.
    return follows_file_word(context) ? Verdict::kNo : Verdict::kNoOpinion;
  }
  return Verdict::kNo;
}

}  // namespace

// The value is the byte behind a cue; the number follows on the line, with words between.
Verdict validate_document_number(ValueContext& context) {
  return take_document(context, kDocumentReach, 6);
}

// Likewise behind a cue that is a common word or two letters: the number follows at once.
Verdict validate_document_near(ValueContext& context) {
  return take_document(context, kNearReach, 7);
}

// ISO 3779 and 49 CFR 565.15: seventeen characters without I, O, Q; the ninth checks the rest in
// North America and China, elsewhere it may be anything.
Verdict validate_vin(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  const std::string vin = compact_upper(value_of(context));
  if (vin.size() != 17 || vin.find_first_of("IOQ") != std::string::npos) return Verdict::kNo;
  static constexpr std::string_view kLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
  static constexpr std::string_view kValues = "12345678123457923456789";
  static constexpr int kWeights[17] = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  int sum = 0;
  std::size_t digits = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    digits += is_ascii_digit(vin[i]) ? 1 : 0;
    const int value = is_ascii_digit(vin[i]) ? vin[i] - '0' : kValues[kLetters.find(vin[i])] - '0';
    sum += value * kWeights[i];
  }
  if (digits < 5 || digits == 17) return Verdict::kNo;
  const int rest = sum % 11;
  const bool checks = vin[8] == (rest == 10 ? 'X' : static_cast<char>('0' + rest));
  if (checks) return context.has_context ? Verdict::kYes : Verdict::kNoOpinion;
  // The serial part of a real VIN ends in digits.
  const bool serial = std::all_of(vin.end() - 4, vin.end(), is_ascii_digit);
  return context.has_context && serial ? Verdict::kNoOpinion : Verdict::kNo;
}

namespace {

constexpr std::size_t kPlateReach = 16;
constexpr std::size_t kVehicleReach = 36;

// Plates of about forty countries, as they group letters and digits.
const RE2& plate_shape(bool any_case) {
  static constexpr char kShapes[] =
      "[A-Z\\x{C4}\\x{D6}\\x{DC}]{1,3}[ -][A-Z]{1,2}[ "
      "-]?[0-9]{1,4}[EH]?|[0-9]{2}-?[A-Z][A-Z0-9]?[ -]?[0-9]{3}\\.?[0-9]{2}|[A-Z]{2}[0-9]{2} "
      "?[A-Z]{3}|"
      "[A-Z]{2}[ -]?[0-9]{2,3}[ -]?[A-Z]{2}|[0-9]{4}[ -]?[A-Z]{3}|"
      "[0-9]{2} ?[A-Z]{1,3} ?[0-9]{2,5}|[A-Z]{3}[ -]?[0-9][A-Z0-9][0-9]{2}|"
      "[A-Z]{3}[ -]?[0-9]{3,4}|[A-Z]{3} ?[0-9]{2}[0-9A-Z]|[0-9][A-Z]{3} ?[0-9]{3}|"
      "[0-9][A-Z]{2}[ -]?[0-9][A-Z]{2}|[0-9][A-Z][0-9] ?[0-9]{4}|[A-Z]{2} [0-9]{2} "
      "[0-9]{3}|[0-9]{1,2}[A-Z] [A-Z]{0,2}[0-9]{2,5}(?: [A-Z]{1,2})?|[A-Z]{2,3} "
      "?[0-9][0-9A-Z]{3,4}|[A-Z]{1,2} [0-9]{1,4} "
      "[A-Z]{1,3}|"
      "[A-Z]{2}[ -]?[0-9]{1,2}[ -]?[A-Z]{1,2}[ -]?[0-9]{3,4}|"
      "[A-Z][0-9]{3} [A-Z]{3}|[A-Z]{2}\\x{B7}?[A-Z]{2}\\x{B7}?[0-9]{2}|"
      "(?:[A-Z]{1,3}|[0-9]{1,3})-(?:[A-Z]{1,3}|[0-9]{1,3})-(?:[A-Z]{1,3}|[0-9]{1,5})";
  static const RE2 upper(std::string("(") + kShapes + ")");
  static const RE2 any(std::string("(?i)(") + kShapes + ")");
  return any_case ? any : upper;
}

bool is_plate(std::string_view plate) {
  const std::string compact = compact_upper(plate);
  if (compact.size() < 5 || compact.size() > 9) return false;
  const auto digits = std::ranges::count_if(compact, is_ascii_digit);
  if (digits < 1 || digits == static_cast<std::ptrdiff_t>(compact.size())) return false;
  // "GTI 2019" is a model and its year.
  const std::size_t tail = plate.size() > 5 ? plate.size() - 5 : 0;
  return !plate.substr(tail).starts_with(" 19") && !plate.substr(tail).starts_with(" 20");
}

constexpr std::size_t kLongestPlate = 13;

// "R48 3KLM" right behind the word for a plate: letters and digits in capitals, in any order.
bool is_any_plate(std::string_view piece) {
  static const RE2 kAny("[A-Z0-9]{2,4}[ -]?[A-Z0-9]{2,5}");
  const auto letters = std::ranges::count_if(piece, [](char c) { return c >= 'A' && c <= 'Z'; });
  return letters >= 2 && std::ranges::count_if(piece, is_ascii_digit) >= 2 &&
         RE2::FullMatch(re2::StringPiece(piece.data(), piece.size()), kAny);
}

// Most words are told to be none at once.
bool may_be_plate(std::string_view text, std::size_t at, bool any_case) {
  if (!any_case && text[at] >= 'a') return false;
  const std::string_view reach = text.substr(at, kLongestPlate);
  return std::any_of(reach.begin(), reach.end(), is_ascii_digit);
}

// The longest plate that begins at `at` and ends with its word.
Stretch plate_at(std::string_view text, std::size_t at, bool any_case, bool close) {
  const std::size_t most = std::min(text.size() - at, kLongestPlate);
  for (std::size_t size = most; size >= 5; --size) {
    const std::string_view piece = text.substr(at, size);
    if (at + size < text.size() && (is_ascii_alnum(text[at + size]) || text[at + size] == '_')) {
      continue;
    }
    if (!is_plate(piece)) continue;
    if ((close && is_any_plate(piece)) ||
        RE2::FullMatch(re2::StringPiece(piece.data(), piece.size()), plate_shape(any_case))) {
      return {at, at + size};
    }
  }
  return {};
}

Verdict take_plate(ValueContext& context, std::size_t reach, bool any_case) {
  const std::string_view text = context.text;
  const std::size_t limit = line_end_after(text, context.begin, reach);
  for (std::size_t at = context.begin; at < limit; ++at) {
    if (!is_ascii_alnum(text[at])) continue;
    if (at > 0 && (is_ascii_alnum(text[at - 1]) || text[at - 1] == '_' || text[at - 1] == '-' ||
                   text[at - 1] == '$')) {
      continue;
    }
    if (!may_be_plate(text, at, any_case)) continue;
    constexpr std::size_t kClose = 5;  // bytes: " is "
    const bool close = any_case && at - context.begin <= kClose;
    const Stretch plate = plate_at(text, at, any_case, close);
    if (plate.empty()) continue;
    context.begin = plate.begin;
    context.end = plate.end;
    return Verdict::kNoOpinion;
  }
  return Verdict::kNo;
}

}  // namespace

// The value is the byte behind "plate" or the same in another language.
Verdict validate_plate(ValueContext& context) { return take_plate(context, kPlateReach, true); }

// Likewise behind a word for a vehicle, which is often followed by other things.
Verdict validate_vehicle_plate(ValueContext& context) {
  return take_plate(context, kVehicleReach, false);
}

// WGS 84 decimal degrees: two numbers in range with at least four places, which is about ten
// metres; fewer are a town, or a game's.
Verdict validate_coordinates(ValueContext& context) {
  const char before = byte_before(context);
  if (is_ascii_alnum(before) || before == '_' || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  if (before == '.' || before == ',') return Verdict::kNo;
  const std::string value(value_of(context));
  std::vector<double> numbers;
  for (std::size_t i = 0; i < value.size();) {
    if (is_ascii_digit(value[i]) ||
        (value[i] == '-' && i + 1 < value.size() && is_ascii_digit(value[i + 1]))) {
      char* end = nullptr;
      numbers.push_back(std::strtod(value.c_str() + i, &end));
      i = static_cast<std::size_t>(end - value.c_str());
    } else {
      ++i;
    }
  }
  if (numbers.size() != 2) return Verdict::kNoOpinion;  // degrees, minutes, seconds
  const double a = std::fabs(numbers[0]);
  const double b = std::fabs(numbers[1]);
  if (!((a <= 90 && b <= 180) || (a <= 180 && b <= 90))) return Verdict::kNo;
  if (a < 1 && b < 1) return Verdict::kNo;  // weights, probabilities
  return Verdict::kNoOpinion;
}

}  // namespace expunge
