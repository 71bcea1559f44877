#include "detect/thing_names.h"

#include <algorithm>

#include "names/letters.h"
#include "names/word_starts.h"

namespace expunge {

bool ThingNames::holds(const Conversation& conversation, std::string_view name) {
  if (!known_) {
    known_ = true;
    names_.clear();
    for (const Turn& turn : conversation.turns) {
      if (!turn.is_key && turn.text.find(" it ") != std::string_view::npos) add(turn.text);
    }
    std::ranges::sort(names_);
  }
  return std::ranges::binary_search(names_, name);
}

void ThingNames::add(std::string_view text) {
  buffer_.clear();
  append_lower(text, buffer_);
  for (const std::string_view cue : {"call it ", "called it ", "calling it ", "calls it ",
                                     "name it ", "named it ", "naming it ", "names it "}) {
    for (std::size_t at = buffer_.find(cue); at != std::string::npos;
         at = buffer_.find(cue, at + 1)) {
      const std::size_t begin = at + cue.size();
      // "call it anna-lena": both.
      for (std::size_t end = end_of_run(buffer_, begin); end > begin;) {
        names_.emplace_back(buffer_, begin, end - begin);
        if (end == buffer_.size() || (buffer_[end] != '-' && buffer_[end] != '\'')) break;
        const std::size_t next = end_of_run(buffer_, end + 1);
        end = next > end + 1 ? next : begin;
      }
    }
  }
}

}  // namespace expunge
