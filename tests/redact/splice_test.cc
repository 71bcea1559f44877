#include "redact/splice.h"

#include <gtest/gtest.h>

#include <vector>

namespace expunge {
namespace {

std::string spliced(std::string_view raw, const std::vector<Edit>& edits) {
  std::string out = "before|";
  EXPECT_TRUE(splice(raw, edits, out));
  return out;
}

TEST(Splice, KeepsEveryByteOutsideTheEdits) {
  const std::string raw("a\r\n\0\xff{\"k\": \"v\"} \t", 16);
  EXPECT_EQ(spliced(raw, {}), "before|" + raw);
  EXPECT_EQ(spliced(raw, {{{11, 12}, "LONG"}}),
            "before|" + raw.substr(0, 11) + "LONG" + raw.substr(12));
}

TEST(Splice, EditsAtBothEndsNextToEachOtherAndEmpty) {
  EXPECT_EQ(spliced("abcdef", {{{0, 1}, "X"}, {{1, 3}, ""}, {{3, 3}, "+"}, {{5, 6}, "YZ"}}),
            "before|X+deYZ");
  EXPECT_EQ(spliced("", {{{0, 0}, "new"}}), "before|new");
  EXPECT_EQ(spliced("abc", {{{0, 3}, ""}}), "before|");
}

struct BadEdits {
  const char* name;
  std::vector<Edit> edits;
};

class SpliceRefuses : public testing::TestWithParam<BadEdits> {};

TEST_P(SpliceRefuses, AndAppendsNothing) {
  std::string out = "before|";
  EXPECT_FALSE(splice("abcdef", GetParam().edits, out));
  EXPECT_EQ(out, "before|");
}

INSTANTIATE_TEST_SUITE_P(Table, SpliceRefuses,
                         testing::Values(BadEdits{"unsorted", {{{3, 4}, "x"}, {{0, 1}, "y"}}},
                                         BadEdits{"overlapping", {{{0, 3}, "x"}, {{2, 4}, "y"}}},
                                         BadEdits{"behind_the_end", {{{4, 7}, "x"}}},
                                         BadEdits{"all_behind_the_end", {{{9, 9}, "x"}}},
                                         BadEdits{"turned_round", {{{4, 2}, "x"}}},
                                         BadEdits{"good_then_bad", {{{0, 1}, "x"}, {{5, 9}, "y"}}}),
                         [](const auto& row) { return row.param.name; });

}  // namespace
}  // namespace expunge
