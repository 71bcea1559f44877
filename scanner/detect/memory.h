// Conversation memory: what one turn reveals is found in all others.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/owners.h"
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
  // place.  `owners` has assigned the owners of `hits`.
  void recall(const Conversation& conversation, const NameLists& lists, const Owners& owners,
              std::vector<Hit>& hits);

 private:
  struct Known {
    std::string lowered;
    Hit origin;
    bool word = false;     // also a common word
    bool surname = false;  // stands behind another part in the name it comes from
  };
  // A word of a text that is a known name.
  struct Found {
    TextSpan span;
    const Known* known = nullptr;
    MemoryStep step = MemoryStep::kNone;
    double score = 0;
  };
  void learn(const Conversation& conversation, const NameLists& lists, const Owners& owners,
             const std::vector<Hit>& hits);
  void learn_name(std::string_view name, const Hit& hit, const NameLists& lists,
                  const Owners& owners);
  static void sort_known(std::vector<Known>& known);
  void learn_caseless(std::string_view name, const Hit& hit);
  void learn_value(std::string_view value, const Hit& hit);
  void mark_starts();
  // A name that the unknown word `lowered` is a form of.
  const Known* find_longer(std::string_view lowered) const;
  const Known* find_variant(std::string_view lowered) const;
  const Known* find_name(std::string_view lowered) const;
  void search_names(const Turn& turn, const NameLists& lists);
  void search_values(const Turn& turn, std::uint32_t index, std::vector<Hit>& hits);
  void report_names(const Turn& turn, std::uint32_t index, const NameLists& lists,
                    std::vector<Hit>& hits);
  // The end of a listed surname that follows a known name: "zofia" told, "zofia kowalczyk" written.
  std::size_t extend_by_surname(std::string_view text, const Found& found, const NameLists& lists);
  void search(const Conversation& conversation, const NameLists& lists, std::vector<Hit>& hits);

  std::vector<Known> names_;               // sorted by `lowered`, none twice
  std::vector<Known> values_;              // likewise; caseless names are among them
  std::array<bool, 4096> value_starts_{};  // by hash of the first two bytes in lower case
  std::array<bool, 4096> name_starts_{};   // likewise; of shortened names too
  std::vector<Found> found_;
  std::vector<Known> learnt_;  // surnames that were found behind known names
  std::string buffer_;
};

}  // namespace expunge
