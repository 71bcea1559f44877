// Names without a rule's pattern: one pass over a text that stops at capitalised words and asks the
// lists and the words beside them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "names/name_lists.h"
#include "names/words.h"

namespace expunge {

// Why a span is a name; weakest first.
enum class NameEvidence : std::uint8_t {
  kSingle,     // names/single: a listed first name alone
  kLead,       // names/lead: a listed first name that begins a message: "priya, 34"
  kFull,       // names/full_name: "First Last"
  kAddressed,  // names/addressed: "tell Priya"
  kTitle,      // names/titled: "Frau Brandt", "Mehrotra ji"
  kKin,        // names/kin: "mi hermana Luz", "Luz, my sister"
};

struct FoundName {
  std::size_t begin = 0;
  std::size_t end = 0;
  NameEvidence evidence = NameEvidence::kSingle;
};

// Working memory of one thread.  Linear; looks names up for capitalised words and, beside those,
// for their neighbours only.
class NameFinder {
 public:
  // Appends the names of `text` in order.  `human`: a person wrote it, so single names count.
  // REQUIRES: valid UTF-8.
  void find(std::string_view text, bool human, const NameLists& lists, std::vector<FoundName>& out);

 private:
  // A word beside a name.
  struct Beside {
    std::size_t begin = 0;
    std::size_t end = 0;
    NameFlags flags = 0;
    bool found = false;
  };
  bool judge(std::string_view text, const NameWord& word, bool human, const NameLists& lists,
             FoundName& found);
  // "Castellan, Orla" as a cell or a line of its own.
  bool is_turned_round(std::string_view text, const NameWord& word, const NameLists& lists,
                       std::size_t& end);
  bool judge_lead(std::string_view text, const NameWord& word, const NameLists& lists,
                  FoundName& found);
  // "Kofi and Siobhan", "Kofi, Siobhan": the name after a found one.
  bool judge_next(std::string_view text, const FoundName& before, const NameLists& lists,
                  FoundName& found);
  // Appends a name and those joined to it; where the last one ends.
  std::size_t add_with_next(std::string_view text, FoundName found, const NameLists& lists,
                            std::vector<FoundName>& out);
  bool follows_cue(std::string_view text, std::size_t begin, const NameLists& lists,
                   NameEvidence& evidence);
  bool precedes_cue(std::string_view text, std::size_t end, const NameLists& lists,
                    NameEvidence& evidence);
  bool is_of_the_world(std::string_view text, std::size_t begin, std::size_t end,
                       const NameLists& lists);
  Beside word_before(std::string_view text, std::size_t begin, std::string_view gaps,
                     const NameLists& lists);
  Beside word_after(std::string_view text, std::size_t end, const NameLists& lists);

  std::string buffer_;
};

}  // namespace expunge
