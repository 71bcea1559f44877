// Packs what the lists and the training texts say about words into the model's lexicon.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "names/training/corpus.h"
#include "names/training/lists.h"

namespace expunge::training {

struct PackedLexicon {
  std::string kinds;
  std::string classes;
  std::string bucket_sizes;
  std::string words;
  std::size_t word_count = 0;
};

// Fills in how often words stand in lower case within sentences of `texts`.
void count_letter_case(const std::vector<std::string>& texts, ListData& lists);

// At most `most_words`: those that say least are left out.
PackedLexicon pack_lexicon(const ListData& lists, std::size_t most_words);

}  // namespace expunge::training
