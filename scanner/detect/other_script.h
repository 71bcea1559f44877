// Names that a conversation writes in two scripts: "this is Ghizlane", and the bot answers in
// Arabic letters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "detect/hit.h"
#include "expunge/span.h"
#include "names/letters.h"
#include "names/name_lists.h"
#include "names/sound.h"
#include "text/byte_masks.h"

namespace expunge {

// False for most texts that hold no letter of a script other than Latin that has_sound() knows.
bool may_hold_other_script(const MaskedText& text);

// Calls `use(span)` for each word of such a script.
template <class Use>
void for_each_word_with_sound(std::string_view text, Use use) {
  const auto joins = [](char32_t c) { return is_letter(c) || c == 0x200C || c == 0x200D; };
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    std::size_t next = at;
    if (!has_sound(next_code_point(text, next))) {
      at = next;
      continue;
    }
    const std::size_t begin = at;
    for (at = next; at < text.size(); at = next) {
      next = at;
      if (!joins(next_code_point(text, next))) break;
    }
    use(TextSpan{begin, at});
  }
}

// Working memory of one thread.
class OtherScriptNames {
 public:
  void clear() { names_.clear(); }
  // A word of a name; short ones, which sound like too many words, are passed over.
  void add(std::string_view name, const Hit& hit);
  // After the last add(), before the first search().
  void prepare();
  bool empty() const { return names_.empty(); }
  // Appends a hit for each word of another script in the turn's text that sounds like one.  Texts
  // without other scripts cost a look at their bytes.
  void search(const MaskedText& text, std::uint32_t turn, const NameLists& lists,
              std::vector<Hit>& hits) const;

 private:
  struct Name {
    std::string sound;
    bool latin = false;  // the script it is known in
    Hit origin;
  };
  std::vector<Name> names_;  // sorted by sound
  bool latin_ = false;       // some are known in Latin letters
  bool other_ = false;       // some in others
};

}  // namespace expunge
