// The names a record has shown, and where else they stand in a text.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "detect/hit.h"
#include "names/name_lists.h"
#include "names/word_starts.h"
#include "names/words.h"
#include "text/byte_masks.h"

namespace expunge {

// A name, or one word of it, that hits have shown.
struct KnownName {
  std::string lowered;
  Hit origin;
  bool word = false;     // also a common word
  bool surname = false;  // stands behind another part in the name it comes from
};

// A place of a text where a known name stands.
struct RecalledName {
  TextSpan span;
  const KnownName* known = nullptr;
  MemoryStep step = MemoryStep::kNone;
  double score = 0;
};

// Working memory of one thread.  search() is one pass; words that begin like no known name cost a
// look at two bytes.
class KnownNames {
 public:
  void clear() { names_.clear(); }
  bool empty() const { return names_.empty(); }
  void add(KnownName name) { names_.push_back(std::move(name)); }
  // After the last add(), before the first search.  Of several with the same name the surest stays.
  void prepare();

  const KnownName* find(std::string_view lowered) const;
  // Replaces `out` with the places of `text`, in order.
  void search(const MaskedText& text, const NameLists& lists, std::vector<RecalledName>& out);

 private:
  class Search;
  // So that a record with many names costs no square of them.
  std::span<const KnownName> beginning_with(std::string_view start) const;
  // A name that the unknown word `lowered` is a short or an inflected form of.
  const KnownName* find_longer(std::string_view lowered);
  const KnownName* find_ending_with(std::string_view lowered);
  const KnownName* find_pet_form_of(std::string_view lowered) const;
  const KnownName* find_variant(std::string_view lowered, bool title) const;
  // The name that the word leaves letters out of: "Zlwin" for Zelwin.
  const KnownName* find_contracted(std::string_view lowered) const;
  // The name that the capitalised word is a grammatical case of.
  const KnownName* find_case(std::string_view lowered);
  // The same name but for the marks on its letters.
  const KnownName* find_plain(std::string_view lowered);
  // The name that the word hides, by its key (names/hidden.h).
  const KnownName* find_hidden(std::string_view key) const;

  std::vector<KnownName> names_;            // sorted by `lowered`, none twice, once prepared
  std::array<bool, kStartSlots> starts_{};  // by start_slot(); of shortened names too
  struct Plain {
    std::string name;
    std::size_t index;  // in names_
  };
  // Of names with marks on letters, and those that may be meant by one; sorted.
  std::vector<Plain> plain_;
  std::vector<Plain> keys_;            // of all but words, by hidden_key(); sorted
  std::vector<std::uint32_t> by_end_;  // all, in the order of their ends; once asked for
  std::string lowered_, other_;
  std::vector<std::string> nominatives_;
};

// Sorts, and keeps of several with the same name the surest.
void sort_known(std::vector<KnownName>& known);

}  // namespace expunge
