// The byte classes that symbols stand for.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "match/symbols.h"

namespace expunge {

// Of one pattern.
class SymbolTable {
 public:
  Symbol symbol_of(const ByteSet& bytes);

  // A class of the bytes that the set's members begin with.  Nothing if one of them may be empty,
  // or begins with a mark that stands for something.
  std::optional<Symbol> first_of(const SymbolSet& set);

  // The characters they spell; the first counts, even if only its last bytes are there.
  std::uint32_t count_characters(const Symbols& symbols) const;

  // Marks at the ends become edges, those inside go.
  Sequence written(const Symbols& symbols) const;

  // In a megabyte of chat: how often it stands there, and what looking for one more costs.
  struct Price {
    double occurrences = 0;
    double looking = 0;
  };
  const Price& price_of(const Symbols& symbols) const;

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<ByteSet> classes_;
  std::vector<bool> begins_;  // by class: begins_character()
  mutable std::unordered_map<Symbols, Price> prices_;
};

}  // namespace expunge
