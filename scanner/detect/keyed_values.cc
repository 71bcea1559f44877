#include "detect/keyed_values.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/key_words.h"
#include "base/strings.h"

namespace expunge {
namespace {

enum class Kind : std::uint8_t {
  kPassword,
  kToken,
  kPin,
  kBirthDate,
  kPostalCode,
  kAccount,
  kPlate,
  kHandle,
  kAddress,
  kCoordinate,
};

// The last words of a key.
struct KeyWords {
  std::string_view words;
  Kind kind;
};

// Sorted.
constexpr std::array kKeys = {
    KeyWords{"access key", Kind::kToken},
    KeyWords{"access token", Kind::kToken},
    KeyWords{"account no", Kind::kAccount},
    KeyWords{"account number", Kind::kAccount},
    KeyWords{"acct no", Kind::kAccount},
    KeyWords{"acct number", Kind::kAccount},
    KeyWords{"addr", Kind::kAddress},
    KeyWords{"address", Kind::kAddress},
    KeyWords{"address 1", Kind::kAddress},
    KeyWords{"address line", Kind::kAddress},
    KeyWords{"address line 1", Kind::kAddress},
    KeyWords{"adresse", Kind::kAddress},
    KeyWords{"api key", Kind::kToken},
    KeyWords{"apikey", Kind::kToken},
    KeyWords{"auth key", Kind::kToken},
    KeyWords{"auth token", Kind::kToken},
    KeyWords{"bank account", Kind::kAccount},
    KeyWords{"bearer token", Kind::kToken},
    KeyWords{"birth date", Kind::kBirthDate},
    KeyWords{"birth day", Kind::kBirthDate},
    KeyWords{"birthdate", Kind::kBirthDate},
    KeyWords{"birthday", Kind::kBirthDate},
    KeyWords{"born", Kind::kBirthDate},
    KeyWords{"born on", Kind::kBirthDate},
    KeyWords{"cep", Kind::kPostalCode},
    KeyWords{"client secret", Kind::kToken},
    KeyWords{"date of birth", Kind::kBirthDate},
    KeyWords{"direccion", Kind::kAddress},
    KeyWords{"discord", Kind::kHandle},
    KeyWords{"dob", Kind::kBirthDate},
    KeyWords{"fecha nacimiento", Kind::kBirthDate},
    KeyWords{"gamertag", Kind::kHandle},
    KeyWords{"geburtsdatum", Kind::kBirthDate},
    KeyWords{"handle", Kind::kHandle},
    KeyWords{"instagram", Kind::kHandle},
    KeyWords{"kik", Kind::kHandle},
    KeyWords{"kontonummer", Kind::kAccount},
    KeyWords{"lat", Kind::kCoordinate},
    KeyWords{"latitude", Kind::kCoordinate},
    KeyWords{"licence plate", Kind::kPlate},
    KeyWords{"license plate", Kind::kPlate},
    KeyWords{"lng", Kind::kCoordinate},
    KeyWords{"lon", Kind::kCoordinate},
    KeyWords{"longitude", Kind::kCoordinate},
    KeyWords{"number plate", Kind::kPlate},
    KeyWords{"passcode", Kind::kPin},
    KeyWords{"passphrase", Kind::kPassword},
    KeyWords{"passwd", Kind::kPassword},
    KeyWords{"password", Kind::kPassword},
    KeyWords{"pin", Kind::kPin},
    KeyWords{"pin code", Kind::kPin},
    KeyWords{"pin number", Kind::kPin},
    KeyWords{"plate number", Kind::kPlate},
    KeyWords{"plz", Kind::kPostalCode},
    KeyWords{"post code", Kind::kPostalCode},
    KeyWords{"postal code", Kind::kPostalCode},
    KeyWords{"postcode", Kind::kPostalCode},
    KeyWords{"postleitzahl", Kind::kPostalCode},
    KeyWords{"private key", Kind::kToken},
    KeyWords{"psn", Kind::kHandle},
    KeyWords{"pwd", Kind::kPassword},
    KeyWords{"refresh token", Kind::kToken},
    KeyWords{"routing number", Kind::kAccount},
    KeyWords{"screen name", Kind::kHandle},
    KeyWords{"secret", Kind::kToken},
    KeyWords{"secret key", Kind::kToken},
    KeyWords{"session token", Kind::kToken},
    KeyWords{"skype", Kind::kHandle},
    KeyWords{"snapchat", Kind::kHandle},
    KeyWords{"steam", Kind::kHandle},
    KeyWords{"street", Kind::kAddress},
    KeyWords{"street address", Kind::kAddress},
    KeyWords{"telegram", Kind::kHandle},
    KeyWords{"tiktok", Kind::kHandle},
    KeyWords{"token", Kind::kToken},
    KeyWords{"twitch", Kind::kHandle},
    KeyWords{"twitter", Kind::kHandle},
    KeyWords{"user handle", Kind::kHandle},
    KeyWords{"username", Kind::kHandle},
    KeyWords{"wechat", Kind::kHandle},
    KeyWords{"zip", Kind::kPostalCode},
    KeyWords{"zip code", Kind::kPostalCode},
    KeyWords{"zipcode", Kind::kPostalCode},
};
static_assert(std::is_sorted(kKeys.begin(), kKeys.end(), [](const KeyWords& a, const KeyWords& b) {
  return a.words < b.words;
}));
constexpr std::size_t kMostWords = 3;
constexpr std::size_t kLongestKey = 48;  // of one that names a value

KeyedValue value_of(Kind kind) {
  switch (kind) {
    case Kind::kPassword:
      return {"SECRET", "keys/password"};
    case Kind::kToken:
      return {"SECRET", "keys/token"};
    case Kind::kPin:
      return {"SECRET", "keys/pin"};
    case Kind::kBirthDate:
      return {"DATE_OF_BIRTH", "keys/date_of_birth"};
    case Kind::kPostalCode:
      return {"POSTAL_CODE", "keys/postal_code"};
    case Kind::kAccount:
      return {"BANK_ACCOUNT", "keys/bank_account"};
    case Kind::kPlate:
      return {"VEHICLE_ID", "keys/plate"};
    case Kind::kHandle:
      return {"HANDLE", "keys/handle"};
    case Kind::kAddress:
      return {"STREET_ADDRESS", "keys/address"};
    case Kind::kCoordinate:
      return {"GEO_COORDINATES", "keys/coordinate"};
  }
  return {};
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// "ip_address", "mail address": addresses of another kind, which rules of their own find.
bool is_other_address(std::string_view word) {
  static constexpr std::array<std::string_view, 14> kOthers = {
      "bitcoin", "btc", "contract", "crypto", "email", "eth",    "host",
      "ip",      "mac", "mail",     "memory", "url",   "wallet", "web"};
  return std::ranges::binary_search(kOthers, word);
}

std::optional<Kind> kind_of(std::string_view key) {
  if (key.empty() || key.size() > kLongestKey) return std::nullopt;
  std::vector<std::string> words;
  for_each_key_word(key, [&](std::string_view word) {
    words.emplace_back(word);
    return false;
  });
  for (std::size_t count = std::min(kMostWords, words.size()); count > 0; --count) {
    std::string last;
    for (std::size_t i = words.size() - count; i < words.size(); ++i) {
      if (!last.empty()) last += ' ';
      last += words[i];
    }
    const auto at = std::ranges::lower_bound(kKeys, std::string_view(last), {}, &KeyWords::words);
    if (at == kKeys.end() || at->words != last) continue;
    const bool other = at->kind == Kind::kAddress && words.size() > count &&
                       is_other_address(words[words.size() - count - 1]);
    return other ? std::nullopt : std::optional<Kind>(at->kind);
  }
  return std::nullopt;
}

// What stands where nothing is known, or where somebody took the value out.
bool is_blank(std::string_view text) {
  static constexpr std::array<std::string_view, 18> kBlanks = {
      "-",    "--",   "changed", "example", "false",    "hidden", "n/a",  "na",        "nan",
      "none", "null", "private", "removed", "redacted", "string", "true", "undefined", "unknown"};
  const auto marks = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return c == '*' || c == 'x' || c == 'X' || c == '.';
  }));
  return marks == text.size() || std::ranges::find(kBlanks, ascii_lower(text)) != kBlanks.end();
}

struct Shape {
  std::size_t digits = 0;
  std::size_t letters = 0;
  std::size_t capitals = 0;  // among them
  std::size_t spaces = 0;
  std::size_t others = 0;
};

Shape shape_of(std::string_view text) {
  Shape shape;
  for (const char c : text) {
    if (is_digit(c)) {
      ++shape.digits;
    } else if (is_letter(c)) {
      ++shape.letters;
      shape.capitals += is_upper(c) ? 1 : 0;
    } else if (c == ' ') {
      ++shape.spaces;
    } else {
      ++shape.others;
    }
  }
  return shape;
}

bool consists_of(std::string_view text, std::string_view marks) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return is_digit(c) || is_letter(c) || marks.find(c) != std::string_view::npos;
  });
}

// A day of a year in which somebody who is alive may have been born.
bool is_birth_date(std::string_view text, const Shape& shape) {
  if (text.size() > 32 || shape.digits < 5 || shape.digits > 14) return false;
  bool year = false;
  std::size_t groups = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    ++groups;
    const std::string_view group = text.substr(at, end - at);
    const bool is_year = group.size() == 4 || group.size() == 8;  // 1987, 19870412
    year |= is_year && (group.starts_with("19") || group.starts_with("200") ||
                        group.starts_with("201") || group.starts_with("202"));
    year |= group.size() == 8 && (group.substr(4, 2) == "19" || group.substr(4, 2) == "20");
    if (group.size() == 8) ++groups;
    at = end;
  }
  // "12/04/87": three groups of two.
  const bool is_short = groups == 3 && shape.digits == 6 && shape.letters == 0;
  return (year && groups >= 2) || is_short;
}

bool looks_like(Kind kind, std::string_view text) {
  const Shape shape = shape_of(text);
  const std::size_t size = text.size();
  // "SECRET", "USER_NAME": a label.
  const bool is_label = shape.capitals == shape.letters && shape.digits == 0;
  switch (kind) {
    case Kind::kPassword:
      return !is_label && size >= 4 && size <= 64 && shape.spaces <= 4 &&
             text.find('\n') == text.npos && (shape.spaces == 0 || shape.digits > 0);
    case Kind::kToken:  // words of a language are tokens, too
      return size >= 12 && size <= 4096 && shape.spaces == 0 && shape.digits > 0 &&
             shape.letters > 0;
    case Kind::kPin:
      return size >= 4 && size <= 8 && shape.digits == size;
    case Kind::kBirthDate:
      return is_birth_date(text, shape);
    case Kind::kPostalCode:
      return size >= 4 && size <= 10 && shape.digits >= 2 && shape.spaces <= 1 &&
             consists_of(text, " -");
    case Kind::kAccount:
      return shape.digits >= 6 && shape.digits <= 24 && shape.letters <= 4 &&
             consists_of(text, " -");
    case Kind::kPlate:
      return size >= 4 && size <= 12 && shape.digits > 0 && shape.letters > 0 &&
             consists_of(text, " -");
    case Kind::kHandle:
      return !is_label && size >= 3 && size <= 40 && shape.spaces == 0 && shape.letters > 0 &&
             consists_of(text, "@_.-#");
    case Kind::kAddress:
      return size >= 6 && size <= 160 && shape.digits > 0 && shape.letters >= 3 && shape.spaces > 0;
    case Kind::kCoordinate: {
      const std::size_t dot = text.find('.');
      return dot != text.npos && size - dot > 3 && size <= 24 && shape.letters == 0 &&
             shape.spaces == 0 && shape.others <= 2;
    }
  }
  return false;
}

}  // namespace

std::optional<KeyedValue> keyed_value(std::string_view key, std::string_view text) {
  const std::optional<Kind> kind = kind_of(key);
  if (!kind || text.empty() || is_blank(text) || !looks_like(*kind, text)) return std::nullopt;
  return value_of(*kind);
}

}  // namespace expunge
