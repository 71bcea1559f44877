// Runs: derived from patterns, and seen in texts.

#include "match/run_chooser.h"

#include <gtest/gtest.h>

#include <string>

namespace expunge {
namespace {

int run_of(const std::string& pattern) {
  PatternParser parser;
  return shortest_run(*parser.parse(pattern));
}

TEST(Runs, OfPatterns) {
  EXPECT_EQ(run_of("\\b[A-Za-z0-9]{17}\\b"), 17);
  EXPECT_EQ(run_of("ab[0-9]{3}\\.x"), 5);
  EXPECT_EQ(run_of("(?:[a-f]{4} ){9}"), 4);
  EXPECT_EQ(run_of("a(?:bc)+d"), 4);
  EXPECT_EQ(run_of("(?i)[a-z]{20}"), 20);
  EXPECT_EQ(run_of("[^ ]{20}"), 0);
}

TEST(Runs, ChooseThePiecesThatHaveThem) {
  const auto chooser = make_run_chooser({2});
  const auto state = chooser->make_state();
  const std::string text = "no key here\n0123456789abcdef\n0123456789\nabcdefg";
  const Block block{text, {{0, 11}, {12, 28}, {29, 39}, {40, 47}}};
  Choice choice(3);
  choice.reset();
  chooser->choose(block, *state, choice);
  EXPECT_EQ(choice.windows(), (std::vector<Window>{{1, 2, 0, Window::kWholeText}}));
}

}  // namespace
}  // namespace expunge
