// One spelling for equal values: what fingerprints, numbers and "found once, found everywhere" go
// by.
#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/entity_family.h"
#include "base/strings.h"
#include "detect/unhidden.h"
#include "detect/validators.h"
#include "names/letters.h"

namespace expunge {
namespace {

bool is_ascii_digit_char(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_word_char(char c) {
  return is_ascii_digit_char(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Lower case, runs of white space as one blank, none at the ends.
std::string folded_words(std::string_view value) {
  std::string out;
  bool blank = false;
  for (char c : lower(value)) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

// Letters and digits in upper case: "de61 5001" and "DE615001" are one account.
std::string compact(std::string_view value) {
  std::string out;
  for (char c : value) {
    if (is_ascii_word_char(c)) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  }
  return out.empty() ? folded_words(value) : out;
}

struct SpokenDigit {
  std::string_view word;
  char digit;
};
constexpr SpokenDigit kSpokenDigits[] = {
    {"zero", '0'}, {"oh", '0'},   {"o", '0'},   {"one", '1'},   {"two", '2'},   {"three", '3'},
    {"four", '4'}, {"five", '5'}, {"six", '6'}, {"seven", '7'}, {"eight", '8'}, {"nine", '9'}};

char spoken_digit(std::string_view word) {
  for (const SpokenDigit& entry : kSpokenDigits) {
    if (entry.word == word) return entry.digit;
  }
  return '\0';
}

// Digits of a number, written or spelled ("double five"); an extension stays, behind an x.
std::string digits_in_any_form(std::string_view value) {
  std::string out;
  int repeat = 1;
  for (std::size_t i = 0; i < value.size();) {
    if (is_ascii_digit_char(value[i])) {
      out += value[i++];
      continue;
    }
    std::size_t end = i;
    while (end < value.size() && is_ascii_word_char(value[end]) &&
           !is_ascii_digit_char(value[end])) {
      ++end;
    }
    if (end == i) {
      ++i;
      continue;
    }
    const std::string word = ascii_lower(value.substr(i, end - i));
    i = end;
    if (word == "double" || word == "triple") {
      repeat = word == "double" ? 2 : 3;
    } else if (const char digit = spoken_digit(word); digit != '\0') {
      out.append(static_cast<std::size_t>(repeat), digit);
      repeat = 1;
    } else if (!out.empty() && (word[0] == 'e' || word[0] == 'x')) {
      out += 'x';
    }
  }
  return out;
}

// National forms meet their international one where no region is needed to know it: +1 (NANP), the
// Russian 8 for +7, and 00 for +.
std::string phone_key(std::string_view value) {
  std::string digits = digits_in_any_form(value);
  if (const std::size_t trunk = value.find("(0)"); trunk != std::string_view::npos) {
    digits =
        digits_in_any_form(value.substr(0, trunk)) + digits_in_any_form(value.substr(trunk + 3));
  }
  if (digits.starts_with("00")) digits.erase(0, 2);
  const std::size_t dialled =
      digits.find('x') == std::string::npos ? digits.size() : digits.find('x');
  if (dialled == 11 && digits[0] == '1') digits.erase(0, 1);
  if (dialled == 11 && digits[0] == '8') digits[0] = '7';
  return digits.empty() ? folded_words(value) : digits;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

// "dana at kestrel dot net", "dana [at] kestrel (dot) net" and "dana%40kestrel.net" are one
// mailbox.
std::string email_key(std::string_view value) {
  std::string text = folded_words(value);
  static constexpr std::array<std::array<std::string_view, 2>, 12> kForms = {{
      {"mailto:", ""},
      {"%40", "@"},
      {"&#64;", "@"},
      {"(at)", "@"},
      {"[at]", "@"},
      {"{at}", "@"},
      {"(dot)", "."},
      {"[dot]", "."},
      {"{dot}", "."},
      {" at ", "@"},
      {" dot ", "."},
      {" ", ""},
  }};
  for (const auto& form : kForms) replace_all(text, form[0], form[1]);
  return text;
}

std::string handle_key(std::string_view value) {
  value = trim(value);
  if (value.starts_with("/u/")) value.remove_prefix(3);
  if (value.starts_with("u/")) value.remove_prefix(2);
  if (value.starts_with('@')) value.remove_prefix(1);
  return lower(value);
}

// Scheme and host know no case, "www." and a last slash say nothing (RFC 3986 section 6.2.2).
std::string url_key(std::string_view value) {
  value = trim(value);
  if (const std::size_t scheme = value.find("://"); scheme != std::string_view::npos) {
    value.remove_prefix(scheme + 3);
  }
  if (value.size() > 4 && equals_ignore_ascii_case(value.substr(0, 4), "www.")) {
    value.remove_prefix(4);
  }
  while (value.ends_with('/')) value.remove_suffix(1);
  const std::size_t slash = std::min(value.find('/'), value.size());
  return ascii_lower(value.substr(0, slash)) + std::string(value.substr(slash));
}

std::string ip_key(std::string_view value) {
  const std::string text(trim(value));
  in6_addr address{};
  if (inet_pton(AF_INET6, text.c_str(), &address) != 1) return ascii_lower(text);
  std::array<char, INET6_ADDRSTRLEN> shortest{};
  return inet_ntop(AF_INET6, &address, shortest.data(), shortest.size());
}

// Words of letters and digits: punctuation and line breaks differ between two spellings of a place.
std::string place_key(std::string_view value) {
  std::string text = lower(value);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x80 && !is_ascii_word_char(c)) c = ' ';
  }
  return folded_words(text);
}

using Normaliser = std::string (*)(std::string_view);

struct EntityNormaliser {
  std::string_view entity;
  Normaliser normalise;
};

std::string as_written(std::string_view value) { return std::string(trim(value)); }

constexpr EntityNormaliser kNormalisers[] = {
    {"EMAIL_ADDRESS", email_key},  {"PHONE_NUMBER", phone_key},
    {"HANDLE", handle_key},        {"URL", url_key},
    {"IP_ADDRESS", ip_key},        {"MAC_ADDRESS", compact},
    {"CREDIT_CARD", compact},      {"IBAN_CODE", compact},
    {"BANK_ACCOUNT", compact},     {"NATIONAL_ID", compact},
    {"VEHICLE_ID", compact},       {"POSTAL_CODE", compact},
    {"STREET_ADDRESS", place_key}, {"DATE_OF_BIRTH", place_key},
    {"SECRET", as_written},        {"CRYPTO", as_written}};

}  // namespace

std::string normalised_value(std::string_view entity, std::string_view value) {
  const std::string_view family = entity_family(entity);
  for (const EntityNormaliser& entry : kNormalisers) {
    if (entry.entity != family) continue;
    // Secrets are what they are to the byte, and places have words of their own.
    const bool literal = entry.normalise == as_written || entry.normalise == place_key;
    return literal ? entry.normalise(value) : entry.normalise(unhidden(value));
  }
  return folded_words(value);
}

}  // namespace expunge
