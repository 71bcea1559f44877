#include "detect/feast_days.h"

#include <algorithm>
#include <array>
#include <string>

#include "detect/value_scan.h"
#include "detect/value_text.h"
#include "names/letters.h"
#include "rulebook/embedded.h"
#include "rulebook/word_kinds.h"

namespace expunge {
namespace {

constexpr std::size_t kLongestName = 32;  // bytes

const WordKinds& feasts() {
  static const WordKinds days(embedded_file("lists/feast-days.txt"));
  return days;
}

// Which bytes begin a name, in small letters: most words need no further look.
bool may_begin(char c) {
  static const std::array<bool, 256> begins = [] {
    std::array<bool, 256> bytes{};
    for (const WordKinds::Row& row : feasts().rows()) {
      bytes[static_cast<unsigned char>(row.words.front())] = true;
    }
    return bytes;
  }();
  return begins[static_cast<unsigned char>(is_ascii_upper(c) ? static_cast<char>(c | 0x20) : c)];
}

}  // namespace

FeastDay feast_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || !may_begin(text[at])) return {};
  const std::string_view piece = text.substr(at, kLongestName);
  const std::string lowered = lower(piece);
  if (lowered.size() != piece.size()) return {};
  for (std::size_t size = lowered.size(); size > 2; --size) {
    if (size < lowered.size() && is_value_letter(lowered[size])) continue;
    const WordKinds::Row* row = feasts().find(std::string_view(lowered).substr(0, size));
    if (row == nullptr) continue;
    const auto two = [&](std::size_t from) {
      return 10 * (row->kind[from] - '0') + (row->kind[from + 1] - '0');
    };
    return {two(0), two(3), size};
  }
  return {};
}

}  // namespace expunge
