// Names found in part, or beside others in a list, made whole.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/hit_index.h"
#include "names/name_lists.h"

namespace expunge {

// "my uncle Torvald Rakkestad", of which only the family name was known: takes in the word before a
// name, if it has a capital, no list has it as a word, and it begins no sentence.  "Rosaleen,
// Bronagh and Devika": adds the name that begins a list of found ones.  Looks at the words beside
// hits only. Working memory of one thread.
class FullerNames {
 public:
  // Of the PERSON hits in what people write.
  void complete(const Conversation& conversation, const NameLists& lists, std::vector<Hit>& hits);

 private:
  struct Before {
    std::size_t begin = 0;
    NameFlags flags = 0;
    bool found = false;
  };
  // The capitalised word that ends at `end`, if no list has it as a word.
  Before name_before(std::string_view text, std::size_t end, const NameLists& lists);
  bool may_extend(std::string_view text, const Hit& hit, const NameLists& lists,
                  std::size_t& begin);
  bool begins_list(std::string_view text, const Hit& hit, const NameLists& lists, TextSpan& span);

  std::string buffer_;
  HitIndex standing_;  // the hits before any is added
  std::vector<Hit> added_;
};

}  // namespace expunge
