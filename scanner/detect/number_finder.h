// Finds what rules with `number` describe.  Two hundred shapes of digits would be two hundred
// patterns that each see every number; here one pass looks for digits, and the length of the first
// group says which shapes can begin there at all.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/engine.h"
#include "rulebook/rule.h"

namespace expunge {

// Immutable; the rules must outlive it.
class NumberShapes {
 public:
  NumberShapes() = default;
  NumberShapes(const RuleSet& rules, const std::vector<bool>& enabled);
  bool empty() const { return forms_.empty(); }

  // Appends a candidate for each form that fits somewhere in a piece and whose checks hold, with
  // the pieces ascending.  The first form of a rule wins a place.
  void find(const Block& block, std::vector<Candidate>& out) const;

 private:
  struct Form {
    std::uint32_t rule = 0;
    const NumberForm* form = nullptr;
  };
  static constexpr std::size_t kLongestGroup = 24;
  // By whether a letter stands first, and the length of the first run of letters and digits.
  using Index = std::array<std::array<std::vector<std::uint16_t>, kLongestGroup + 1>, 2>;

  // What every form of an entry of the index asks for, so that "at 7, it took 20 minutes" is passed
  // over without a look at any.
  struct Need {
    std::size_t digits = SIZE_MAX;  // so many at least
    std::size_t reach = 0;          // within so many bytes at most
  };
  // One bit a byte: the digits of the 64 bytes from some place on.
  using Digits = std::uint64_t;

  void add_to_index(std::uint16_t number);
  void find_at(std::string_view text, std::uint32_t piece, std::size_t begin, Digits digits,
               std::vector<Candidate>& out) const;
  void find_in(std::string_view text, std::uint32_t piece, std::vector<Candidate>& out) const;
  bool runs_on(std::uint32_t rule, ViewKind view) const;

  const RuleSet* rules_ = nullptr;
  std::vector<Form> forms_;
  Index index_;
  std::array<std::array<Need, kLongestGroup + 1>, 2> needs_;  // by the same
};

}  // namespace expunge
