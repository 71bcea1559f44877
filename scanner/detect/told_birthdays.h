// Where one birth date was told, further ones are told with no word but whose they are: "Zeke,
// 9/9/07", "hubby 5.5.70".
#pragma once

#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/hit_index.h"
#include "names/name_lists.h"

namespace expunge {

// Working memory of one thread.
class ToldBirthdays {
 public:
  // Appends a hit for each date with its year right behind a name or a word for somebody, in short
  // messages of people near a birth date among `hits`.
  void find(const Conversation& conversation, const NameLists& lists, std::vector<Hit>& hits);

 private:
  void search(std::string_view text, std::uint32_t turn, const Hit& origin, const NameLists& lists,
              std::vector<Hit>& hits);

  HitIndex standing_;  // the hits before the search
};

}  // namespace expunge
