// Names of public figures, and of worlds of fiction that come together in a record.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "names/name_lists.h"
#include "names/worlds.h"

namespace expunge {

// "marie" of "marie curie": with the word before or behind, a name that the world knows.
bool is_part_of_public(std::string_view text, TextSpan span, const NameLists& lists);
// So, or as it stands.
bool is_public_name(std::string_view text, TextSpan span, const NameLists& lists);

// "messi or Eusebio", "margot robbie and ken": beside one whom the world knows, a name without a
// cue is the world's too.
bool is_in_public_company(std::string_view text, const Hit& hit, const NameLists& lists);

// "Lawrence of Arabia": called after a place, as the world's people are.
bool has_epithet(std::string_view text, TextSpan span);

// The words of public names that one record holds.
class PublicNames {
 public:
  // From the PERSON hits and `personas` (words of names).  Two characters of one world make all
  // names of that world public.
  void collect(const Conversation& conversation, const NameLists& lists, const Worlds& worlds,
               const std::vector<Hit>& hits, const std::vector<std::string>& personas);

  // All words of `name` belong to such names.
  bool holds(std::string_view name) const;

 private:
  std::vector<std::string> words_;  // sorted
};

}  // namespace expunge
