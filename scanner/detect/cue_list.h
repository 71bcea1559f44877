// Lists of rules/lists whose words fill the frames of patterns.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

// A line of a list: kind, tab, words separated by commas; `#` begins a comment line.  A kind may
// have several lines.  The bytes must outlive the list.
class CueList {
 public:
  explicit CueList(std::string_view bytes);

  // The words of a kind, in the order of the list; none if it has no such kind.
  const std::vector<std::string_view>& words(std::string_view kind) const;
  // RE2 syntax for one of the words, as they stand: "(?:a|b)".  Matches nothing if there are none.
  std::string any(std::string_view kind) const;
  std::vector<std::string_view> kinds() const;

 private:
  std::map<std::string_view, std::vector<std::string_view>> words_;
};

// RE2 syntax for one of these, as they stand.
std::string any_of(const std::vector<std::string_view>& words);

}  // namespace expunge
