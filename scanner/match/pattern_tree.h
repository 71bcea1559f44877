// RE2's patterns as trees whose leaves are sets of code points.
//
// What an atom stands for (\s, [[:alpha:]], \p{Lu}, (?i)k, ...) is not worked out here: RE2 itself
// is asked, code point by code point.  So no difference between two libraries' classes, case
// folding or Unicode versions can make a chooser blind.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace expunge {

using CodePointRanges = std::vector<std::pair<char32_t, char32_t>>;  // ascending, inclusive

struct PatternNode {
  enum class Kind : std::uint8_t { kEmpty, kSet, kAssertion, kConcat, kAlternate, kRepeat };
  static constexpr int kUnbounded = -1;

  Kind kind = Kind::kEmpty;
  CodePointRanges set;                // of kSet
  std::string assertion;              // of kAssertion: ^ $ \b \B; ^ and $ also at line feeds
  int min = 0;                        // of kRepeat
  int max = 0;                        // of kRepeat, or kUnbounded
  std::vector<PatternNode> children;  // of kConcat and kAlternate; one of kRepeat
};

// Parses patterns.  Remembers what RE2 said about each atom; one thread at a time.
class PatternParser {
 public:
  // Nothing if the pattern holds something that is not understood (\C).  The tree matches at least
  // what RE2 matches.  REQUIRES: RE2 takes the pattern.
  std::optional<PatternNode> parse(std::string_view pattern);

 private:
  class Walk;
  struct Flags {
    bool ignore_case = false;
    bool dot_all = false;
  };
  const CodePointRanges& atom(std::string_view text, Flags flags);
  CodePointRanges resolve(const std::string& regex);
  // Those of the code points of `all`, ascending.
  static CodePointRanges sweep(const std::string& regex, std::string_view all);
  const std::string& all_code_points();
  // Those that have letter case, and some more.
  const std::string& foldable();

  std::map<std::string, CodePointRanges> atoms_;  // by flags and atom
  // Made when first needed.
  std::string all_code_points_;
  std::string foldable_;
};

}  // namespace expunge
