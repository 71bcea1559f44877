#include "detect/cue_list.h"

#include <re2/re2.h>

#include "base/strings.h"

namespace expunge {

CueList::CueList(std::string_view bytes) {
  for (std::string_view line : split(bytes, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string_view::npos) continue;
    std::vector<std::string_view>& words = words_[line.substr(0, tab)];
    for (std::string_view word : split(line.substr(tab + 1), ',')) {
      while (word.starts_with(' ')) word.remove_prefix(1);
      if (!word.empty()) words.push_back(word);
    }
  }
}

const std::vector<std::string_view>& CueList::words(std::string_view kind) const {
  static const std::vector<std::string_view> kNone;
  const auto at = words_.find(kind);
  return at == words_.end() ? kNone : at->second;
}

std::string CueList::any(std::string_view kind) const { return any_of(words(kind)); }

std::vector<std::string_view> CueList::kinds() const {
  std::vector<std::string_view> out;
  for (const auto& [kind, words] : words_) out.push_back(kind);
  return out;
}

std::string any_of(const std::vector<std::string_view>& words) {
  if (words.empty()) return R"([^\x00-\x{10FFFF}])";
  std::string out = "(?:";
  for (const std::string_view word : words) {
    if (out.size() > 3) out += '|';
    out += RE2::QuoteMeta({word.data(), word.size()});
  }
  return out + ')';
}

}  // namespace expunge
