// Deciding: the exact matches of one rule in one piece, by RE2.  The one place where "every match"
// is defined; both engines come here, so they can only differ in whom they ask.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "match/chooser.h"
#include "match/engine.h"

namespace expunge {

// RE2 patterns of a rule set.  Thread-safe.
class Decider {
 public:
  // Patterns of built-in rules were compiled when the program was built: they are compiled when
  // first needed.  All others at once, so that a bad one is told of before anything is read.
  static Result<std::unique_ptr<Decider>> create(const RuleSet& rules,
                                                 const std::vector<bool>& enabled);
  ~Decider();

  // True if rule `rule` has no `previous`, or that pattern matches in the text of the turn before
  // (empty if there is none).
  bool asks(std::uint32_t rule, std::string_view text_before) const;

  // The same for a rule with `previous`, by looking only where a match of that may begin.
  // REQUIRES: as find_in does, of that pattern in that text.
  bool asks_in(std::span<const Window> windows, std::uint32_t max_width,
               std::string_view text_before) const;

  // False only if rule `rule` has no match in `text`: asked of the pattern's cheap relative
  // (match/loose_pattern.h), while that is cheaper than RE2.
  bool may_match(std::uint32_t rule, std::string_view text) const;

  // Appends every match of rule `rule` in `text`, from left to right; RE2 alone.  The next search
  // begins at the end of the value before.  A match whose value is empty is none, nor is one
  // without the rule's `digits`.
  void find_all(std::uint32_t rule, std::string_view text, std::uint32_t piece,
                std::vector<Candidate>& out) const;

  // The same, by looking only where matches may begin.  REQUIRES: every match begins in one of
  // `windows` (ascending, of this rule and piece) and has at most `max_width` bytes.
  void find_in(std::span<const Window> windows, std::uint32_t max_width, std::string_view text,
               std::vector<Candidate>& out) const;

 private:
  struct Impl;
  explicit Decider(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace expunge
