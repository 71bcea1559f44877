#include "detect/month_names.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "names/letters.h"
#include "rulebook/embedded.h"
#include "rulebook/word_kinds.h"

namespace expunge {
namespace {

constexpr std::size_t kLongestWord = 40;  // bytes
constexpr std::size_t kShortestStem = 3;

const WordKinds& month_stems() {
  static const WordKinds stems(embedded_file("lists/months.txt"));
  return stems;
}

std::size_t longest_stem() {
  static const std::size_t longest = [] {
    std::size_t most = 0;
    for (const WordKinds::Row& row : month_stems().rows()) most = std::max(most, row.words.size());
    return most;
  }();
  return longest;
}

}  // namespace

int month_of(std::string_view word) {
  if (word.size() < kShortestStem || word.size() > kLongestWord) return 0;
  const std::string lowered = lower(word);
  for (std::size_t size = std::min(longest_stem(), lowered.size()); size >= kShortestStem; --size) {
    const WordKinds::Row* row = month_stems().find(std::string_view(lowered).substr(0, size));
    if (row == nullptr) continue;
    int month = 0;
    for (const char digit : row->kind) month = 10 * month + (digit - '0');
    return month;
  }
  return 0;
}

}  // namespace expunge
