#include "names/worlds.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

using Words = std::vector<std::string>;

Words active(Words words) {
  static const NameLists lists =
      NameLists::load("mike\ta\nwill\ta\nmax\ta\nlucas\ta\n", "", "", "", "");
  static const Worlds worlds = Worlds::load(
      "# comment\nmordane, quillix, mike\nmike, will, max, lucas\n\nzorbin , quillix\n");
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
  EXPECT_EQ(active({"lucas", "max", "mike", "will"}), (Words{"lucas", "max", "mike", "will"}));
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
