#include "rulebook/word_kinds.h"

#include <algorithm>

#include "base/strings.h"
#include "rulebook/embedded.h"

namespace expunge {

WordKinds::WordKinds(std::string_view bytes) {
  for (std::string_view line : split(bytes, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) {
      rows_.push_back({line, {}});
    } else {
      rows_.push_back({line.substr(tab + 1), line.substr(0, tab)});
    }
  }
  std::ranges::stable_sort(rows_, {}, &Row::words);
  rows_.erase(std::unique(rows_.begin(), rows_.end(),
                          [](const Row& a, const Row& b) { return a.words == b.words; }),
              rows_.end());
}

const WordKinds::Row* WordKinds::find(std::string_view words) const {
  const auto at = std::ranges::lower_bound(rows_, words, {}, &Row::words);
  return at != rows_.end() && at->words == words ? &*at : nullptr;
}

const WordKinds& value_keys() {
  static const WordKinds keys(embedded_file("lists/value-keys.txt"));
  return keys;
}

}  // namespace expunge
