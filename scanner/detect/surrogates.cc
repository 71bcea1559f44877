#include "detect/surrogates.h"

#include "base/strings.h"
#include "base/utf8.h"
#include "names/letters.h"

namespace expunge {
namespace {

bool is_alphanumeric(char c) {
  return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z');
}

// Numbers that nobody was given begin with four zeros or X, whatever stands between them.
bool begins_unassigned(std::string_view value) {
  int count = 0;
  for (const char c : value) {
    if (!is_alphanumeric(c)) continue;
    if (c != '0' && c != 'X' && c != 'x') return false;
    if (++count == 4) return true;
  }
  return false;
}

// "0 Elm Row", "Elmweg 0": the first number is a lone zero.
bool has_house_number_zero(std::string_view value) {
  const std::size_t first = value.find_first_of("0123456789");
  if (first == std::string_view::npos || value[first] != '0') return false;
  return first + 1 == value.size() || !is_alphanumeric(value[first + 1]);
}

bool is_number(std::string_view entity) {
  for (std::string_view kind : {"PERSON", "EMAIL_ADDRESS", "URL", "HANDLE", "SECRET", "IP_ADDRESS",
                                "MAC_ADDRESS", "DATE_OF_BIRTH", "STREET_ADDRESS"}) {
    if (entity == kind) return false;
  }
  return true;
}

}  // namespace

Surrogates::Surrogates(std::string_view names) {
  for (std::string_view line : split(names, '\n')) {
    line = trim(line);
    if (!line.empty() && line.front() != '#') names_.insert(line);
  }
}

bool Surrogates::is_invented_name(std::string_view name, std::string& buffer) const {
  bool any = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(name, at);
    if (!is_letter(c)) continue;
    std::size_t end = at;
    while (end < name.size()) {
      std::size_t next = end;
      if (!is_letter(next_code_point(name, next))) break;
      end = next;
    }
    at = end;
    buffer.clear();
    append_lower(name.substr(begin, end - begin), buffer);
    if (names_.contains(buffer)) {
      any = true;
    } else if (count_code_points(buffer) > 1) {
      return false;  // a word of somebody's; lone initials say nothing
    }
  }
  return any;
}

bool Surrogates::holds(std::string_view entity, std::string_view value, std::string& buffer) const {
  if (entity == "PERSON") return is_invented_name(value, buffer);
  if (entity == "EMAIL_ADDRESS" || entity == "URL" || entity == "HANDLE") {
    return ascii_lower(value).find("expunged") != std::string::npos;
  }
  if (entity == "SECRET") return value.starts_with("REDACTED");
  if (entity == "STREET_ADDRESS") return has_house_number_zero(value);
  return is_number(entity) && begins_unassigned(value);
}

}  // namespace expunge
