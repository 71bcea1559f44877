#include "detect/from_life.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

TEST(FromLife, WhoseRelativeItIs) {
  EXPECT_TRUE(is_told_from_life("my big brother"));
  EXPECT_TRUE(
      is_told_from_life("This is my grandad Len Harrow (1938-2022), made from his letters"));
  EXPECT_TRUE(is_told_from_life("my ex. made so i can shout at him. real guy btw"));
  EXPECT_TRUE(is_told_from_life("our chem teacher") == false) << "needs a word for a relative";
}

TEST(FromLife, OfManyToo) {
  EXPECT_TRUE(is_told_from_life("our real group chat, as a bot. dont share"));
  EXPECT_TRUE(is_told_from_life("my grandad. passed 2019. loved trains"));
  EXPECT_FALSE(is_told_from_life("your group chat with four idols"));
  EXPECT_FALSE(is_told_from_life("our band is cursed and each of us has a secret"));
}

TEST(FromLife, InventedOnesAreNot) {
  EXPECT_FALSE(is_told_from_life("your best friend's older brother"));
  EXPECT_FALSE(
      is_told_from_life("my boyfriend is a vampire who lives in an old castle by the sea"));
  EXPECT_FALSE(is_told_from_life("a wizard. my brother died"));
  EXPECT_FALSE(is_told_from_life("my brother's rival"));
  EXPECT_FALSE(is_told_from_life(""));
}

}  // namespace
}  // namespace expunge
