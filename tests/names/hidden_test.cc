#include "names/hidden.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace expunge {
namespace {

std::vector<std::string> hidden_in(std::string_view text) {
  std::vector<std::string> out;
  for_each_hidden_word(
      text, [&](TextSpan span) { out.emplace_back(text.substr(span.begin, span.size())); });
  return out;
}

using Words = std::vector<std::string>;

TEST(Hidden, DigitsForLettersAndLettersApart) {
  EXPECT_EQ(hidden_in("its D4N4 or z e l w i n, ok"), (Words{"D4N4", "z e l w i n"}));
  EXPECT_EQ(hidden_in("z.e.l.w.i.n. z-e-l-w"), (Words{"z.e.l.w.i.n", "z-e-l-w"}));
}

TEST(Hidden, OthersAreWordsAndNumbers) {
  EXPECT_EQ(hidden_in("I am a b c and 1234, dana98, x2, h2o"), Words{});
  EXPECT_EQ(hidden_in("4-5 6 7 8 9, a1b2c3d4e5f6a9"), Words{});
  EXPECT_EQ(hidden_in(""), Words{});
}

TEST(Hidden, KeysAreTheSameForAWordAndItsDisguise) {
  EXPECT_EQ(hidden_key("Z3LW1N"), hidden_key("Zelwin"));
  EXPECT_EQ(hidden_key("Ta11ah"), hidden_key("Tallah"));
  EXPECT_EQ(hidden_key("z e l w i n"), hidden_key("Zelwin"));
  EXPECT_NE(hidden_key("Z3LW0N"), hidden_key("Zelwin"));
  EXPECT_EQ(revealed("T411A5", 'l'), "tallas");
  EXPECT_EQ(revealed("Z.e.l.W.i.n", 'i'), "zelwin");
}

}  // namespace
}  // namespace expunge
