// What a telephone number looks like: its digits and groups, and what looks like one and is none.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

// The shape of a candidate: its digits, in groups, without an extension.
struct PhoneShape {
  std::string digits;
  std::vector<std::size_t> groups;
  std::string separators;  // first byte of each separator
  bool plus = false;
  bool bracket = false;
};

// Where digits and separators end: an extension, or the end.
std::size_t extension_begin(std::string_view value);
PhoneShape read_shape(std::string_view value);
bool groups_are(const PhoneShape& shape, std::initializer_list<std::size_t> groups);

bool looks_like_date(const PhoneShape& shape);
bool looks_like_other_number(const PhoneShape& shape);
bool is_nanp(const PhoneShape& shape);
bool is_french_pairs(const PhoneShape& shape, bool asked);
bool is_turkish_mobile(const PhoneShape& shape);
bool is_british_mobile(const PhoneShape& shape);
bool has_nanp_groups(const PhoneShape& shape);
bool is_counting(std::string_view digits);
bool ends_with_price(std::string_view value);

}  // namespace expunge
