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
  static constexpr std::size_t kCountedDigits = 10;
  // What may stand behind the first run of letters and digits: a bit for each pair of a sign and
  // what follows it (detect/number_beginnings.h).
  struct Beginning {
    std::uint16_t form = 0;
    std::uint32_t behind = 0;
  };
  struct Beginnings {
    std::vector<Beginning> forms;
    std::uint32_t behind = 0;  // of any of them
  };
  // Forms that begin with a run of letters and digits of some length.
  struct Entry {
    // By how many digits stand within `reach` bytes, the last for more: "at 7, it took 20 minutes"
    // is passed over without a look at forms that hold more.
    std::array<Beginnings, kCountedDigits + 1> by_digits;
    std::size_t reach = 0;  // no form takes more bytes
  };
  // By whether a letter stands first, and the length of the run.
  using Index = std::array<std::array<Entry, kLongestGroup + 1>, 2>;
  // One bit a byte: the digits of the 64 bytes from some place on.
  using Digits = std::uint64_t;

  void add_to_index(std::uint16_t number);
  void find_at(std::string_view text, std::uint32_t piece, std::size_t begin, Digits digits,
               std::vector<Candidate>& out) const;
  void fit_forms(std::string_view text, std::uint32_t piece, std::size_t begin,
                 const Beginnings& beginnings, std::uint32_t behind,
                 std::vector<Candidate>& out) const;
  void find_in(const MaskedText& text, std::uint32_t piece, std::vector<Candidate>& out) const;
  bool runs_on(std::uint32_t rule, const Piece& piece) const;

  const RuleSet* rules_ = nullptr;
  std::vector<Form> forms_;
  Index index_;
  std::array<bool, kRoleCount> some_apply_{};  // by role: whether any of the rules applies to it
};

}  // namespace expunge
