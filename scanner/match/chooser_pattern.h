// RE2's patterns in Hyperscan's language.
//
// The two agree on structure (groups, alternatives, repeats) and differ in what characters stand
// for: shorthands, POSIX and Unicode classes, case folding, Unicode versions.  So the structure is
// rewritten token by token, and what an atom stands for is not translated at all: RE2 itself is
// asked, code point by code point, and the answer written out as ranges.  The result needs no flags
// but UTF8 and MULTILINE and matches at least where RE2's pattern does.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace expunge {

enum class Assertions : std::uint8_t {
  kKeep,
  kDrop,  // ^ $ \b \B left out: matches more, for patterns that Hyperscan refuses with them
};

// Rewrites patterns.  Remembers what RE2 said about each atom; one thread at a time.
class ChooserPatternWriter {
 public:
  // Nothing if the pattern holds something that is not understood (\C).  REQUIRES: RE2 takes it.
  std::optional<std::string> rewrite(std::string_view pattern, Assertions assertions);

 private:
  using Ranges = std::vector<std::pair<char32_t, char32_t>>;
  struct Flags {
    bool ignore_case = false;
    bool dot_all = false;
  };
  class Rewriter;

  const std::string& atom(std::string_view text, Flags flags);
  Ranges resolve(const std::string& regex, bool uniform);
  Ranges sweep(const std::string& regex);

  std::map<std::string, std::string> atoms_;  // flags and atom -> class
  std::string all_code_points_;               // made when first needed
};

}  // namespace expunge
