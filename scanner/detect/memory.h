// Conversation memory: what one turn reveals is found in all others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/known_names.h"
#include "detect/other_script.h"
#include "detect/owners.h"
#include "detect/start_pairs.h"
#include "names/name_lists.h"

namespace expunge {

// Searches a conversation for the names and values its hits have shown.  One pass over the texts,
// whatever the number of values.  Working memory of one thread.
//
// Names: first and last parts apart, in any case, with a possessive, drawn out ("Danaaa"), spelled
// ("d-a-n-a"), shortened ("Thandi" for Thandiwe, "Seun" for Oluwaseun), inflected or misspelled
// ("Jagody" for Jagoda, "Mirabelle" for Mirabel); the given part of a Chinese or Korean name.  A
// name that is also a word
// ("hope") counts where it is capitalised or used as a name.
// Other values of rules with `remember`: as they stand, in any case.
class Memory {
 public:
  // Appends a hit for each place found, and removes hits of fiction that turn out to be such a
  // place.  `owners` has assigned the owners of `hits`; null if nobody looks for names.
  void recall(const Conversation& conversation, const NameLists& lists, const Owners* owners,
              std::vector<Hit>& hits);

 private:
  void learn(const Conversation& conversation, const NameLists& lists, const Owners* owners,
             const std::vector<Hit>& hits);
  void learn_name(std::string_view name, const Hit& hit, const NameLists& lists,
                  const Owners& owners);
  void learn_caseless(std::string_view name, const Hit& hit);
  void learn_address(std::string_view address, const Hit& hit, const NameLists& lists,
                     const Owners& owners);
  void learn_plate(std::string_view plate, const Hit& hit);
  void learn_value(std::string_view value, const Hit& hit, const NameLists& lists);
  void mark_values();
  void search_values(const Turn& turn, std::uint32_t index, std::vector<Hit>& hits);
  // The end of the longest value that stands at `at`, reported; `at` if there is none.
  std::size_t report_value(const Turn& turn, std::uint32_t index, std::size_t at,
                           std::vector<Hit>& hits);
  static bool joins(std::string_view text, std::size_t end, std::size_t begin);
  void report_names(const Conversation& conversation, std::uint32_t index, const NameLists& lists,
                    const Owners* owners, std::vector<Hit>& hits);
  // The end of a listed surname that follows a known name: "zofia" told, "zofia kowalczyk" written.
  std::size_t extend_by_surname(std::string_view text, const RecalledName& found,
                                const NameLists& lists);
  void search(const Conversation& conversation, const NameLists& lists, const Owners* owners,
              std::vector<Hit>& hits);

  KnownNames names_;
  OtherScriptNames other_script_;
  std::vector<KnownName> values_;  // sorted, none twice; caseless names are among them
  StartPairs value_starts_;
  std::size_t longest_value_ = 0;  // bytes
  std::vector<RecalledName> found_;
  std::vector<KnownName> learnt_;  // surnames that were found behind known names
  std::string buffer_;
};

}  // namespace expunge
