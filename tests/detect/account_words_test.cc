// Words said of accounts, and tokens that are things.
#include "detect/account_words.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace expunge {
namespace {

TEST(AccountWords, SayHowAnAccountIs) {
  EXPECT_TRUE(is_account_state("Broken"));
  EXPECT_TRUE(is_account_state("zajęty"));
  EXPECT_FALSE(is_account_state("lanternmoth"));
}

TEST(AccountWords, GamesAreWrittenLikeAccounts) {
  EXPECT_TRUE(is_game_name("free_fire"));
  EXPECT_TRUE(is_game_name("Oxenfree_2"));
  EXPECT_FALSE(is_game_name("fire_lantern"));
}

TEST(AccountWords, ThingsAreUsedAndCalled) {
  const auto thing = [](std::string_view before) {
    const std::string text = std::string(before) + "lamp_moth7 ok";
    return is_said_of_thing(text, before.size());
  };
  EXPECT_TRUE(thing("have you played "));
  EXPECT_TRUE(thing("our server is called "));
  EXPECT_TRUE(thing("kennst du anno und "));
  EXPECT_FALSE(thing("i play roblox as "));
  EXPECT_FALSE(thing("we have a server. "));
  EXPECT_FALSE(thing("has a server he is "));
  EXPECT_FALSE(thing("my cat and me, "));
  EXPECT_FALSE(thing(""));
}

}  // namespace
}  // namespace expunge
