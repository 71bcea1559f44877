// What the model is trained on: which sets, how often, changed in which ways.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "names/training/corpus.h"
#include "names/training/lists.h"
#include "names/training/random.h"

namespace expunge::training {

struct TrainingSet {
  std::string name;      // file name without its extension
  std::string language;  // of its names; "" if they should stay as they are
  float weight = 1;
  unsigned swaps = 0;  // copies of each text with other names
  std::vector<Example> examples;
};

// Every set that may train what is shipped (share-alike and non-commercial ones may not), read from
// `data` (../shared/data).  Throws std::runtime_error on unreadable files.
std::vector<TrainingSet> read_training_sets(const std::filesystem::path& data);

// Texts without labels that are only counted (letter case), beside those of the training sets.
std::vector<std::string> read_plain_texts(const std::filesystem::path& data);

// All examples: the sets, their copies with other names and letter cases, and the templates of
// `templates` (text/ beside this file).
std::vector<Example> build_examples(const std::vector<TrainingSet>& sets, const ListData& lists,
                                    const std::filesystem::path& templates, Random& random);

}  // namespace expunge::training
