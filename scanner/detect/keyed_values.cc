#include "detect/keyed_values.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/key_words.h"
#include "base/strings.h"
#include "names/letters.h"
#include "rulebook/word_kinds.h"

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
  kPhone,
  kNationalId,
  kTaxId,
  kPassport,
  kLicence,
  kMedicalRecord,
  kSite,
};

// By the name that rules/lists/value-keys.txt gives it.
struct NamedKind {
  std::string_view name;
  Kind kind;
  std::string_view rule_id;
  std::string_view entity;
  std::string_view about;
};

constexpr std::array kKinds = {
    NamedKind{"password", Kind::kPassword, "keys/password", "SECRET", "Passwords and pass phrases"},
    NamedKind{"token", Kind::kToken, "keys/token", "SECRET", "Keys and tokens of services"},
    NamedKind{"pin", Kind::kPin, "keys/pin", "SECRET",
              "Personal numbers of four to eight digits, and codes of doors"},
    NamedKind{"date_of_birth", Kind::kBirthDate, "keys/date_of_birth", "DATE_OF_BIRTH",
              "Days on which somebody alive may have been born"},
    NamedKind{"postal_code", Kind::kPostalCode, "keys/postal_code", "POSTAL_CODE",
              "Postcodes: four to ten letters and digits"},
    NamedKind{"bank_account", Kind::kAccount, "keys/bank_account", "BANK_ACCOUNT",
              "Accounts: six to twenty-four digits"},
    NamedKind{"plate", Kind::kPlate, "keys/plate", "VEHICLE_ID",
              "Registration plates: four to twelve letters and digits"},
    NamedKind{"handle", Kind::kHandle, "keys/handle", "HANDLE", "User names: one word"},
    NamedKind{"address", Kind::kAddress, "keys/address", "STREET_ADDRESS",
              "Addresses: words with a number"},
    NamedKind{"coordinate", Kind::kCoordinate, "keys/coordinate", "GEO_COORDINATES",
              "Degrees with three decimals or more"},
    NamedKind{"phone", Kind::kPhone, "keys/phone", "PHONE_NUMBER",
              "Telephone numbers: seven to fifteen digits and their signs"},
    NamedKind{"national_id", Kind::kNationalId, "keys/national_id", "NATIONAL_ID",
              "Numbers of identity, social security and health"},
    NamedKind{"tax_id", Kind::kTaxId, "keys/tax_id", "NATIONAL_ID", "Tax numbers"},
    NamedKind{"passport", Kind::kPassport, "keys/passport", "NATIONAL_ID",
              "Passport numbers: six to twelve letters and digits"},
    NamedKind{"licence", Kind::kLicence, "keys/licence", "NATIONAL_ID",
              "Numbers of driving licences"},
    NamedKind{"medical_record", Kind::kMedicalRecord, "keys/medical_record", "NATIONAL_ID",
              "Numbers of patients, insurances and policies"},
    NamedKind{"site", Kind::kSite, "keys/site", "URL",
              "Somebody's own pages: a host, or a link to a profile"},
};

const NamedKind& named(Kind kind) { return *std::ranges::find(kKinds, kind, &NamedKind::kind); }

// Words of a key at most.
constexpr std::size_t kMostWords = 4;
constexpr std::size_t kLongestKey = 64;  // of one that names a value, in bytes

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
    words.push_back(lower(word));
    return false;
  });
  for (std::size_t count = std::min(kMostWords, words.size()); count > 0; --count) {
    std::string last;
    for (std::size_t i = words.size() - count; i < words.size(); ++i) {
      if (!last.empty()) last += ' ';
      last += words[i];
    }
    const WordKinds::Row* row = value_keys().find(last);
    if (row == nullptr) continue;
    const auto at = std::ranges::find(kKinds, row->kind, &NamedKind::name);
    if (at == kKinds.end()) return std::nullopt;
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

// A number of a document: mostly digits, no date, no word of prose.
bool is_document(std::string_view text, const Shape& shape, std::size_t most) {
  return text.size() >= 6 && text.size() <= most && shape.digits >= 5 && shape.letters <= 8 &&
         shape.spaces <= 5 && consists_of(text, " -./") && !is_birth_date(text, shape);
}

// A host, or a link to more than a host that everybody has pages on.
bool is_site(std::string_view text, const Shape& shape) {
  if (text.size() < 5 || text.size() > 160 || shape.spaces > 0) return false;
  std::string_view rest = text;
  for (std::string_view scheme : {"https://", "http://"}) {
    if (ascii_lower(rest.substr(0, scheme.size())) == scheme) rest.remove_prefix(scheme.size());
  }
  const std::string_view host = rest.substr(0, rest.find('/'));
  const bool path = rest.size() > host.size() + 1;
  static constexpr std::array<std::string_view, 10> kEverybodys = {
      "facebook.com", "github.com", "google.com",  "instagram.com", "linkedin.com",
      "medium.com",   "tumblr.com", "twitter.com", "x.com",         "youtube.com"};
  const std::string plain = ascii_lower(host.starts_with("www.") ? host.substr(4) : host);
  const std::size_t dot = plain.rfind('.');
  return dot != plain.npos && dot > 1 && plain.size() - dot > 2 && is_letter(plain.back()) &&
         consists_of(host, ".-") && plain.find("example") == plain.npos &&
         (path || std::ranges::find(kEverybodys, plain) == kEverybodys.end());
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
    case Kind::kPhone:
      return shape.digits >= 7 && shape.digits <= 15 && shape.letters <= 3 && size <= 32 &&
             consists_of(text, " -.+()/") && !is_birth_date(text, shape);
    case Kind::kNationalId:
    case Kind::kTaxId:
    case Kind::kMedicalRecord:
    case Kind::kLicence:
      return is_document(text, shape, 24);
    case Kind::kPassport:
      return shape.letters <= 3 && shape.spaces <= 2 && is_document(text, shape, 14);
    case Kind::kSite:
      return is_site(text, shape);
    case Kind::kCoordinate: {
      const std::size_t dot = text.find('.');
      return dot != text.npos && size - dot > 3 && size <= 24 && shape.letters == 0 &&
             shape.spaces == 0 && shape.others <= 2;
    }
  }
  return false;
}

}  // namespace

std::vector<KeyedRule> keyed_rules() {
  std::vector<KeyedRule> rules;
  for (const NamedKind& kind : kKinds) {
    rules.push_back({kind.rule_id, kind.entity, kind.about, {}});
    for (const WordKinds::Row& row : value_keys().rows()) {
      if (row.kind == kind.name) rules.back().keys.push_back(row.words);
    }
  }
  return rules;
}

std::optional<KeyedValue> keyed_value(std::string_view key, std::string_view text) {
  const std::optional<Kind> kind = kind_of(key);
  if (!kind || text.empty() || is_blank(text) || !looks_like(*kind, text)) return std::nullopt;
  return KeyedValue{named(*kind).entity, named(*kind).rule_id};
}

std::optional<KeyedValue> pasted_value(std::string_view key, std::string_view text, bool in_form) {
  // All of these hold digits; most pasted values do not, and need no look at their keys.
  if (text.size() < 4 || std::ranges::count_if(text, is_digit) < 2) return std::nullopt;
  const std::optional<Kind> kind = kind_of(key);
  if (!kind) return std::nullopt;
  switch (*kind) {
    case Kind::kPostalCode:
      // "cp": "copy 12"
      if (std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; })) {
        return std::nullopt;
      }
      break;
    case Kind::kBirthDate:
    case Kind::kAccount:
    case Kind::kPlate:
    case Kind::kPhone:
    case Kind::kNationalId:
    case Kind::kTaxId:
    case Kind::kPassport:
    case Kind::kLicence:
    case Kind::kMedicalRecord:
      break;
    case Kind::kAddress:
      if (in_form) return std::nullopt;
      break;
    default:
      return std::nullopt;
  }
  // The first day that computers and forms know stands for none.
  static constexpr std::array<std::string_view, 4> kFirstDays = {"01.01.1900", "01.01.1970",
                                                                 "1900.01.01", "1970.01.01"};
  std::string day(text);
  std::ranges::replace_if(
      day, [](char c) { return c == '/' || c == '-'; }, '.');
  if (std::ranges::find(kFirstDays, day) != kFirstDays.end()) return std::nullopt;
  if (is_blank(text) || !looks_like(*kind, text)) return std::nullopt;
  return KeyedValue{named(*kind).entity, named(*kind).rule_id};
}

}  // namespace expunge
