#include "match/pattern_tree.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <string>

namespace expunge {
namespace {

CodePointRanges set_of(PatternParser& parser, const std::string& pattern) {
  const std::optional<PatternNode> tree = parser.parse(pattern);
  return tree && tree->kind == PatternNode::Kind::kSet ? tree->set : CodePointRanges{};
}

bool holds(const CodePointRanges& set, UChar32 c) {
  for (const auto& [first, last] : set) {
    if (first <= static_cast<char32_t>(c) && static_cast<char32_t>(c) <= last) return true;
  }
  return false;
}

struct AtomCase {
  std::string name;
  std::string pattern;
  CodePointRanges set;
};

class PatternAtom : public testing::TestWithParam<AtomCase> {};

TEST_P(PatternAtom, Set) {
  PatternParser parser;
  EXPECT_EQ(set_of(parser, GetParam().pattern), GetParam().set);
}

INSTANTIATE_TEST_SUITE_P(
    Tree, PatternAtom,
    testing::Values(
        AtomCase{"as_itself", "\\x{438}", {{0x438, 0x438}}},
        AtomCase{"in_any_case", "(?i)\\x{438}", {{0x418, 0x418}, {0x438, 0x438}}},
        AtomCase{"ascii_in_any_case", "(?i)\\x{6B}", {{'K', 'K'}, {'k', 'k'}, {0x212A, 0x212A}}},
        AtomCase{"folds_to_ascii", "(?i)\\x{17F}", {{'S', 'S'}, {'s', 's'}, {0x17F, 0x17F}}},
        AtomCase{"without_case", "(?i)\\x{6263}", {{0x6263, 0x6263}}},
        AtomCase{"written", "(?i)\xD0\xB8", {{0x418, 0x418}, {0x438, 0x438}}},
        AtomCase{"class",
                 "(?i)[\\x{438}k]",
                 {{'K', 'K'}, {'k', 'k'}, {0x418, 0x418}, {0x438, 0x438}, {0x212A, 0x212A}}}),
    [](const auto& tested) { return tested.param.name; });

// One character is tried against those that have letter case, not against all there are.
TEST(PatternTree, NoFoldingIsMissed) {
  PatternParser parser;
  std::string missed;
  for (UChar32 c = 0x80; c <= 0x10FFFF; ++c) {
    const UChar32 folded = u_foldCase(c, U_FOLD_CASE_DEFAULT);
    if (folded == c) continue;
    const CodePointRanges set = set_of(parser, fmt::format("(?i)\\x{{{:x}}}", c));
    if (!holds(set, c) || !holds(set, folded)) missed += fmt::format(" {:x}", c);
    const CodePointRanges back = set_of(parser, fmt::format("(?i)\\x{{{:x}}}", folded));
    if (!holds(back, c)) missed += fmt::format(" {:x}", folded);
  }
  EXPECT_EQ(missed, "");
}

}  // namespace
}  // namespace expunge
