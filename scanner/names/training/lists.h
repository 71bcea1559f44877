// Lists of names, places and word classes as their sources publish them (../shared/data/names).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "names/model_lexicon.h"
#include "names/training/random.h"

namespace expunge::training {

// Names to draw from, of one language.
struct NamePool {
  std::vector<std::string> first_names;  // as written, capitalised
  std::vector<std::string> surnames;
  WeightedChoice first_choice;
  WeightedChoice surname_choice;
  bool empty() const { return first_names.empty() || surnames.empty(); }
};

struct ListData {
  std::map<std::string, LexiconEntry, std::less<>> words;  // by word in lower case
  std::map<std::string, NamePool, std::less<>> pools;      // by language: "en", "de", ...
  std::vector<std::string> places;                         // capitalised, for templates
};

// Throws std::runtime_error on unreadable files.
ListData read_name_lists(const std::filesystem::path& folder);

}  // namespace expunge::training
