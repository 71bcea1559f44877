#include "detect/coined_words.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "detect/value_text.h"

namespace expunge {

bool is_coined(std::string_view name, const NameLists* lists) {
  constexpr std::size_t kShortest = 5;
  if (lists == nullptr || name.size() < kShortest) return false;
  if (!std::ranges::all_of(name, is_ascii_letter)) return false;
  // "Fortnite": a name of something, as it is written.
  // "annoyingggg": drawn out.
  for (std::size_t i = 2; i < name.size(); ++i) {
    if (name[i] == name[i - 1] && name[i] == name[i - 2]) return false;
  }
  if (is_ascii_upper(name[0]) && std::ranges::none_of(name.substr(1), is_ascii_upper)) return false;
  std::string lower = ascii_lower(name);
  for (const std::string_view ending : {"ing", "ed", "ly", "ish", "able", "ous", "ful", "less"}) {
    if (lower.ends_with(ending)) return false;
  }
  if (lists->flags(lower) != 0) return false;
  for (const std::string_view ending : {"s", "es", "y", "er", "est", "gy", "ty", "py", "ny"}) {
    if (lower.ends_with(ending) &&
        lists->flags(std::string_view(lower).substr(0, lower.size() - ending.size())) != 0) {
      return false;
    }
  }
  return true;
}

}  // namespace expunge
