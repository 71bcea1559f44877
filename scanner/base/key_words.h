// The words of an object's key or a column's name, whatever way they are written together.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace expunge {

// Calls visit(word) for each word of `key`, in lower case as far as it is ASCII: "authorFirstName2"
// and "author_first-name 2" have author, first, name and 2; "IPAddress" has ip and address.  Bytes
// beyond ASCII belong to words.  Stops, and returns true, when `visit` does.
template <class Visit>
bool for_each_key_word(std::string_view key, Visit visit) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_letter = [&](char c) {
    return is_lower(c) || is_upper(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  std::string word;
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    const char before = i == 0 ? ' ' : key[i - 1];
    const bool hump =
        is_upper(c) &&
        (is_lower(before) || (is_upper(before) && i + 1 < key.size() && is_lower(key[i + 1])));
    const bool goes_on =
        !hump && ((is_letter(c) && is_letter(before)) || (is_digit(c) && is_digit(before)));
    if (!goes_on && !word.empty()) {
      if (visit(std::string_view(word))) return true;
      word.clear();
    }
    if (is_letter(c) || is_digit(c)) word += is_upper(c) ? static_cast<char>(c | 0x20) : c;
  }
  return !word.empty() && visit(std::string_view(word));
}

}  // namespace expunge
