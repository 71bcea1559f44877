#include "names/worlds.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

using Words = std::vector<std::string>;

Words active(Words words) {
  static const NameLists lists =
      NameLists::load("mike\ta\nwill\ta\nmax\ta\nlucas\ta\nnancy\ta\nsteve\ta\n", "", "", "", "");
  static const Worlds worlds = Worlds::load(
      "# comment\nmordane, quillix, mike\nmike, will, max, lucas, nancy, steve\n\nzorbin , "
      "quillix\n");
  Words out;
  worlds.add_active(words, lists, out);
  return out;
}

TEST(Worlds, CompanyMakesACharacter) {
  EXPECT_EQ(active({"mordane", "quillix"}), (Words{"mordane", "quillix"}));
  EXPECT_EQ(active({"quillix", "zorbin"}), (Words{"quillix", "zorbin"}));
  EXPECT_EQ(active({"mordane"}), Words{});
  EXPECT_EQ(active({"mordane", "zorbin"}), Words{}) << "of two worlds";
}

TEST(Worlds, NamesThatPeopleBearNeedMoreCompany) {
  EXPECT_EQ(active({"mike", "will"}), Words{});
  EXPECT_EQ(active({"mike", "mordane"}), Words{});
  EXPECT_EQ(active({"lucas", "max", "mike", "will"}), Words{}) << "friends may be called so";
  const Words six = {"lucas", "max", "mike", "nancy", "steve", "will"};
  EXPECT_EQ(active(six), six);
}

TEST(Worlds, KnowsItsPeople) {
  const Worlds worlds = Worlds::load("mordane, quillix\n");
  EXPECT_TRUE(worlds.knows("quillix"));
  EXPECT_FALSE(worlds.knows("quill"));
  EXPECT_FALSE(worlds.knows(""));
}

TEST(Worlds, NothingIsActiveInNothing) {
  EXPECT_EQ(active({}), Words{});
  const NameLists lists = NameLists::load("", "", "", "", "");
  Words out;
  Worlds::load("").add_active({"mordane"}, lists, out);
  EXPECT_EQ(out, Words{});
}

}  // namespace
}  // namespace expunge
