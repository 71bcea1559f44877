#include "match/loose_pattern.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>
#include <vector>

#include "base/utf8.h"

namespace expunge {
namespace {

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

TEST(LoosePattern, IsNoneWithoutProperties) {
  EXPECT_FALSE(loose_pattern("(?i)[a-z]+@[^ \\x{80}-\\x{10FFFF}]"));
  EXPECT_FALSE(loose_pattern("\\\\p{L}"));  // a backslash
}

TEST(LoosePattern, IsNoneWhereTheWiderClassIsNotKnown) {
  EXPECT_FALSE(loose_pattern("\\p{Greek}"));
  EXPECT_FALSE(loose_pattern("[^\\p{M}]"));
  EXPECT_FALSE(loose_pattern("[\\P{L}]"));
  EXPECT_FALSE(loose_pattern("\\Q\\p{L}\\E"));
}

// What the atom matches, the loose one does.
TEST(LoosePattern, HoldsEveryCharacterOfTheClass) {
  const std::vector<std::string> atoms = {
      "\\p{L}",           "\\pL",   "\\P{L}",    "\\p{^L}",        "[\\p{L}0-9']", "[^\\p{L}]",
      "[^\\p{L}\\p{N}_]", "\\p{N}", "[\\p{Lu}]", "[^\\p{Lu}\\]-]", "\\p{Ll}+?",    "\\p{M}",
      "[\\p{Lo}x]"};
  for (const std::string& atom : atoms) {
    for (const char* flags : {"", "(?i)"}) {
      const std::string pattern = flags + atom;
      const auto loose = loose_pattern(pattern);
      ASSERT_TRUE(loose) << pattern;
      const RE2 exact(pattern, quiet());
      const RE2 wide(*loose, quiet());
      ASSERT_TRUE(exact.ok() && wide.ok()) << pattern << " " << *loose;
      for (char32_t c = 0; c < 0x3000; ++c) {
        std::string character;
        append_utf8(c, character);
        if (RE2::FullMatch(character, exact)) {
          EXPECT_TRUE(RE2::FullMatch(character, wide)) << pattern << " " << std::uint32_t{c};
        }
      }
    }
  }
}

TEST(LoosePattern, KeepsWhatIsASCIIApart) {
  const auto loose = loose_pattern("(?i)a[\\p{L}']{1,3} b");
  ASSERT_TRUE(loose);
  EXPECT_TRUE(RE2::FullMatch("a\xC3\xA9x b", *loose));
  EXPECT_FALSE(RE2::FullMatch("a7 b", *loose));
}

}  // namespace
}  // namespace expunge
