#include "redact/surrogate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "redact/characters.h"
#include "redact/surrogate_dates.h"
#include "redact/surrogate_names.h"

namespace expunge {
namespace {

struct EntityKind {
  std::string_view entity;
  SurrogateKind kind;
};
constexpr EntityKind kKinds[] = {
    {"AGE", SurrogateKind::kNone},
    {"DATE", SurrogateKind::kNone},
    {"DATE_OF_BIRTH", SurrogateKind::kBirthDate},
    {"DATE_TIME", SurrogateKind::kNone},
    {"EMAIL_ADDRESS", SurrogateKind::kEmail},
    {"FAMILY", SurrogateKind::kNone},
    {"GEO_COORDINATES", SurrogateKind::kGeo},
    {"HANDLE", SurrogateKind::kHandle},
    {"IP_ADDRESS", SurrogateKind::kIp},
    {"LOCATION", SurrogateKind::kNone},
    {"MAC_ADDRESS", SurrogateKind::kMac},
    {"MEDICAL", SurrogateKind::kNone},
    {"NRP", SurrogateKind::kNone},
    {"OCCUPATION", SurrogateKind::kNone},
    {"ORGANIZATION", SurrogateKind::kNone},
    {"PERSON", SurrogateKind::kPerson},
    {"SECRET", SurrogateKind::kSecret},
    {"STREET_ADDRESS", SurrogateKind::kStreet},
    {"URL", SurrogateKind::kUrl},
};
static_assert(std::ranges::is_sorted(kKinds, {}, &EntityKind::entity));

// RFC 4648 base32 in small letters: 0 and 1 are out, so nothing reads as a number.
constexpr std::string_view kCharacters = "abcdefghijklmnopqrstuvwxyz234567";

std::string random_characters(SurrogateChoices& choices, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += kCharacters[choices.below(kCharacters.size())];
  return out;
}

std::string syllables(SurrogateChoices& choices, int count) {
  constexpr std::string_view kConsonants = "bdfgklmnprstvz";
  constexpr std::string_view kVowels = "aeiou";
  std::string out;
  for (int i = 0; i < count; ++i) {
    out += kConsonants[choices.below(kConsonants.size())];
    out += kVowels[choices.below(kVowels.size())];
  }
  return out;
}

std::string email_surrogate(SurrogateChoices& choices) {
  constexpr std::array<std::string_view, 3> kHosts = {"example.com", "example.org", "example.net"};
  std::string out = "expunged." + syllables(choices, 3) + syllables(choices, 2);
  return out + "@" + std::string(kHosts[choices.below(kHosts.size())]);
}

std::string url_surrogate(std::string_view value, SurrogateChoices& choices) {
  const std::string lower = ascii_lower(value.substr(0, 8));
  std::string out;
  if (lower.starts_with("https://")) out = "https://";
  if (lower.starts_with("http://")) out = "http://";
  return out + "example.org/expunged-" + random_characters(choices, 8);
}

std::string ip_surrogate(std::string_view value, SurrogateChoices& choices) {
  const bool v6 =
      value.find(':') != std::string_view::npos && std::count(value.begin(), value.end(), ':') >= 2;
  if (v6) {
    std::string out = "2001:db8:";
    for (int i = 0; i < 3; ++i) out += fmt::format(":{:x}", 1 + choices.below(0xFFFF));
    return out;
  }
  constexpr std::array<std::string_view, 3> kNets = {"192.0.2.", "198.51.100.", "203.0.113."};
  const std::string_view net = kNets[choices.below(kNets.size())];
  return fmt::format("{}{}", net, choices.below(256));
}

std::string mac_surrogate(std::string_view value, SurrogateChoices& choices) {
  const bool capital =
      std::any_of(value.begin(), value.end(), [](char c) { return c >= 'A' && c <= 'F'; });
  const std::uint32_t last = choices.below(256);
  const std::string digits =
      capital ? fmt::format("00005E0053{:02X}", last) : fmt::format("00005e0053{:02x}", last);
  // The separators of the original, where it has twelve digits as a MAC should.
  std::string out;
  std::size_t used = 0;
  for (const char c : value) {
    const bool hex = is_ascii_digit(static_cast<unsigned char>(c)) || (c >= 'a' && c <= 'f') ||
                     (c >= 'A' && c <= 'F');
    if (!hex) {
      out += c;
    } else if (used < digits.size()) {
      out += digits[used++];
    }
  }
  return used == digits.size() && is_ascii(out) ? out : digits;
}

std::string handle_surrogate(std::string_view value, SurrogateChoices& choices) {
  std::string out;
  if (value.starts_with('@')) out = "@";
  if (value.starts_with("u/") || value.starts_with("/u/"))
    out = value.substr(0, value.find('u') + 2);
  return out + "expunged_" + random_characters(choices, 8);
}

// ISO/IEC 7812-1 annex B.  REQUIRES: digits only.
bool passes_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int digit = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

// Digits of any script and letters, one place each; other characters stay.
std::string number_surrogate(std::string_view value, SurrogateChoices& choices) {
  std::vector<char32_t> shape;
  std::size_t places = 0;
  bool only_digits = true;
  for (std::size_t at = 0; at < value.size();) {
    const char32_t c = next_code_point(value, at);
    shape.push_back(c);
    if (!is_maskable(c)) continue;
    ++places;
    only_digits = only_digits && digit_value(c).has_value();
  }
  // Spelled numbers ("five five five") and values of nothing but signs have no usable shape.
  const bool has_digit = std::any_of(shape.begin(), shape.end(),
                                     [](char32_t c) { return digit_value(c).has_value(); });
  if (!has_digit) return number_surrogate("0000000000", choices);

  const std::size_t reserved = places <= 10 ? std::min<std::size_t>(places, 4) : places - 6;
  // Chosen from the end, so that "+1 206 555 0198" and "206.555.0198" end alike.
  std::string chosen;
  std::size_t place = places;
  for (std::size_t i = shape.size(); i-- > 0;) {
    if (!is_maskable(shape[i])) continue;
    --place;
    const bool digit = digit_value(shape[i]).has_value();
    const std::uint32_t choice = choices.below(10);
    const bool small = !digit && !is_capital(shape[i]);
    char replacement = digit ? '0' : (small ? 'x' : 'X');
    if (place >= reserved) {
      replacement = digit ? static_cast<char>('0' + choice) : (small ? 'q' : 'Q');
    }
    chosen += replacement;
  }
  std::reverse(chosen.begin(), chosen.end());
  if (only_digits && places > reserved && passes_luhn(chosen)) {
    chosen.back() = chosen.back() == '9' ? '0' : static_cast<char>(chosen.back() + 1);
  }
  std::string out;
  place = 0;
  for (const char32_t c : shape) {
    if (is_maskable(c)) {
      out += chosen[place++];
    } else {
      append_utf8(c, out);
    }
  }
  return out;
}

std::string street_surrogate(std::string_view value, SurrogateChoices& choices) {
  const auto& names = invented_names(Script::kLatin);
  std::string street;
  for (int i = 0; i < 2; ++i) {
    if (!names.empty()) {
      street += with_case_of("Aa", names[choices.below(static_cast<std::uint32_t>(names.size()))]);
      street += ' ';
    }
  }
  street += "Street";
  // The number in front or behind, as the original has it.
  std::size_t at = 0;
  const bool behind = !value.empty() && is_letter_character(next_code_point(value, at));
  return behind ? street + " 0" : "0 " + street;
}

std::string geo_surrogate(std::string_view value, SurrogateChoices& choices) {
  const std::string fraction = fmt::format("{:03}{:03}", choices.below(1000), choices.below(1000));
  const std::uint32_t longitude = 181 + choices.below(18);
  const std::string latitude = fmt::format("{}.{}", 91 + choices.below(8), fraction);
  const bool one_number = value.find_first_of(", ;/") == std::string_view::npos;
  if (one_number) return latitude;
  return fmt::format("{}, {}.{:04}", latitude, longitude, choices.below(10000));
}

}  // namespace

std::uint32_t SurrogateChoices::below(std::uint32_t limit) {
  if (at_ + 4 > digest_.size()) {
    digest_ = sha256({reinterpret_cast<const char*>(digest_.data()), digest_.size()});
    at_ = 0;
  }
  std::uint32_t number = 0;
  for (int i = 0; i < 4; ++i) number = number << 8 | digest_[at_++];
  // 32 bits into at most 2^16 choices: the bias is below 2^-16.
  return static_cast<std::uint32_t>((static_cast<std::uint64_t>(number) * limit) >> 32);
}

SurrogateKind surrogate_kind(std::string_view entity) {
  const auto* found = std::ranges::lower_bound(kKinds, entity, {}, &EntityKind::entity);
  // Identity numbers are many and rule packs add more: what is not listed is a number.
  if (found == std::end(kKinds) || found->entity != entity) return SurrogateKind::kNumber;
  return found->kind;
}

std::string make_surrogate(SurrogateKind kind, std::string_view value, const Digest& digest) {
  SurrogateChoices choices(digest);
  switch (kind) {
    case SurrogateKind::kEmail:
      return email_surrogate(choices);
    case SurrogateKind::kUrl:
      return url_surrogate(value, choices);
    case SurrogateKind::kIp:
      return ip_surrogate(value, choices);
    case SurrogateKind::kMac:
      return mac_surrogate(value, choices);
    case SurrogateKind::kHandle:
      return handle_surrogate(value, choices);
    case SurrogateKind::kSecret:
      return "REDACTED" + random_characters(choices, 12);
    case SurrogateKind::kBirthDate:
      return birth_date_surrogate(value, choices);
    case SurrogateKind::kStreet:
      return street_surrogate(value, choices);
    case SurrogateKind::kGeo:
      return geo_surrogate(value, choices);
    case SurrogateKind::kNumber:
      return number_surrogate(value, choices);
    case SurrogateKind::kNone:
    case SurrogateKind::kPerson:
      break;
  }
  return {};
}

}  // namespace expunge
