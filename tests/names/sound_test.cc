#include "names/sound.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

TEST(Sound, ANameSoundsAlikeInBothScripts) {
  EXPECT_EQ(sound_of("Ghizlane"), sound_of("غزلان"));
  EXPECT_EQ(sound_of("7azem"), sound_of("حازم"));
  EXPECT_EQ(sound_of("Soukaina"), sound_of("سكينة"));
  EXPECT_EQ(sound_of("Omid"), sound_of("امید"));
  EXPECT_EQ(sound_of("Maheen"), sound_of("ماہین"));
  EXPECT_EQ(sound_of("karthik"), sound_of("கார்த்திக்"));
  EXPECT_EQ(sound_of("Prakriti"), sound_of("प्रकृति"));
  EXPECT_EQ(sound_of("Sanduni"), sound_of("සඳුනි"));
  EXPECT_EQ(sound_of("Zhanna"), sound_of("Жанна"));
  EXPECT_EQ(sound_of("Sarah"), sound_of("Sara"));
}

TEST(Sound, OthersDoNot) {
  EXPECT_NE(sound_of("Omid"), sound_of("Madi"));
  EXPECT_NE(sound_of("Ghizlane"), sound_of("غزال"));
  EXPECT_EQ(sound_of("陈思远"), "");
  EXPECT_EQ(sound_of(""), "");
}

TEST(Sound, OnlyScriptsThatHaveOne) {
  EXPECT_TRUE(has_sound(0x0936));
  EXPECT_TRUE(has_sound(0x0639));
  EXPECT_FALSE(has_sound('a'));
  EXPECT_FALSE(has_sound(0x4E00));
}

}  // namespace
}  // namespace expunge
