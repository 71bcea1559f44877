#include "redact/generalise.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "redact/characters.h"
#include "redact/marks.h"
#include "redact/surrogate_dates.h"

namespace expunge {
namespace {

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

std::optional<std::string> decade_of(std::string_view value) {
  // A year alone or "1990s" counts too: the result must stay as it is.
  if (value.size() == 5 && value.back() == 's') value.remove_suffix(1);
  const std::optional<int> year = year_of(value);
  if (!year) return std::nullopt;
  return fmt::format("{}s", *year / 10 * 10);
}

std::optional<std::string> age_band(std::string_view value) {
  const auto* digit = std::find_if(value.begin(), value.end(), is_digit_char);
  int age = 0;
  const auto read = std::from_chars(digit, value.end(), age);
  if (read.ec != std::errc() || age > 150) return std::nullopt;
  return fmt::format("{}s", age / 10 * 10);
}

std::optional<std::string> postal_area(std::string_view value) {
  if (value.ends_with('*')) return std::string(value);
  const std::size_t length = count_code_points(value);
  if (length < 3) return std::nullopt;
  const std::size_t keep = length >= 5 ? 3 : 2;
  std::size_t at = 0;
  for (std::size_t i = 0; i < keep; ++i) next_code_point(value, at);
  while (at > 0 && value[at - 1] == ' ') --at;
  return std::string(value.substr(0, at)) + "*";
}

std::optional<std::string> network_of(std::string_view value) {
  const bool v6 = value.find(':') != std::string_view::npos;
  const std::vector<std::string_view> groups = split(value, v6 ? ':' : '.');
  if (groups.size() < (v6 ? 3U : 4U) || groups[0].empty() || groups[1].empty()) {
    return std::nullopt;
  }
  if (v6) return fmt::format("{}:{}:x::x", groups[0], groups[1]);
  if (!std::ranges::all_of(groups[0], is_digit_char)) return std::nullopt;
  if (!std::ranges::all_of(groups[1], is_digit_char)) return std::nullopt;
  return fmt::format("{}.{}.x.x", groups[0], groups[1]);
}

// "47.690518, -122.344771" -> "47.6, -122.3": cut, not rounded, so that doing it again is nothing.
std::optional<std::string> coarse_position(std::string_view value) {
  if (value.find_first_not_of("0123456789.,;/+- NSEWnsew") != std::string_view::npos) {
    return std::nullopt;
  }
  std::string out;
  std::size_t decimals = 0;
  bool fraction = false;
  for (const char c : value) {
    const bool digit = is_digit_char(c);
    if (!digit) {
      if (c == '.' && fraction) return std::nullopt;
      fraction = c == '.';
      decimals = 0;
    } else if (fraction && ++decimals > 1) {
      continue;
    }
    out += c;
  }
  return out;
}

std::optional<std::string> generalised(std::string_view entity, std::string_view value) {
  if (entity == "DATE" || entity == "DATE_TIME") {
    const std::optional<int> year = year_of(value);
    if (!year) return std::nullopt;
    return fmt::format("{}", *year);
  }
  if (entity == "DATE_OF_BIRTH") return decade_of(value);
  if (entity == "AGE") return age_band(value);
  if (entity == "POSTAL_CODE") return postal_area(value);
  if (entity == "IP_ADDRESS") return network_of(value);
  if (entity == "GEO_COORDINATES") return coarse_position(value);
  return std::nullopt;
}

// "2024-03-14T09:26:53.120+00:00": true when the bytes where the date and its dashes belong fit.
bool begins_with_iso_date(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  if (text.size() < kShape.size()) return false;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    if (kShape[i] == 'd' ? !is_digit_char(text[i]) : text[i] != kShape[i]) return false;
  }
  return true;
}

// The time's digits become 0; the zone, which does not tell more than the day, stays.
std::optional<std::string> iso_day(std::string_view text) {
  std::string out(text);
  if (text.size() == 10) return out;
  if (text[10] != 'T' && text[10] != 't' && text[10] != ' ') return std::nullopt;
  std::size_t at = 11;
  for (; at < out.size(); ++at) {
    if (is_digit_char(out[at])) {
      out[at] = '0';
    } else if (out[at] != ':' && out[at] != '.' && out[at] != ',') {
      break;
    }
  }
  const std::string_view zone = text.substr(at);
  if (zone.find_first_not_of("0123456789:+-Zz UTCGM") != std::string_view::npos) {
    return std::nullopt;
  }
  return out;
}

std::optional<std::string> epoch_midnight(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = text.substr(point);
  if (!std::ranges::all_of(whole, is_digit_char)) return std::nullopt;
  if (!std::ranges::all_of(fraction.substr(fraction.empty() ? 0 : 1), is_digit_char)) {
    return std::nullopt;
  }
  std::int64_t day = 86'400;
  switch (whole.size()) {
    case 9:
    case 10:
      break;
    case 12:
    case 13:
      day *= 1'000;
      break;
    case 16:
      day *= 1'000'000;
      break;
    case 19:
      day *= 1'000'000'000;
      break;
    default:
      return std::nullopt;
  }
  std::int64_t number = 0;
  if (std::from_chars(whole.data(), whole.data() + whole.size(), number).ec != std::errc()) {
    return std::nullopt;
  }
  std::string out = std::to_string(number - number % day);
  if (!fraction.empty()) out += "." + std::string(fraction.size() - 1, '0');
  return out;
}

}  // namespace

std::string generalise_value(std::string_view entity, std::string_view value) {
  return generalised(entity, value).value_or(plain_mark(entity));
}

std::optional<std::string> generalise_timestamp(std::string_view text) {
  return begins_with_iso_date(text) ? iso_day(text) : epoch_midnight(text);
}

}  // namespace expunge
