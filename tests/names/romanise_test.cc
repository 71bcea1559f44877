#include "names/romanise.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

TEST(Romanise, ANameAndItsTransliterationsHaveTheSameConsonants) {
  // Yulia, Zhanna, Khrushcheva, Shchukin, Tsvetkova, Chernykh.
  EXPECT_EQ(consonants_of("\xD0\x96\xD0\xB0\xD0\xBD\xD0\xBD\xD0\xB0"), consonants_of("Zhanna"));
  EXPECT_EQ(consonants_of("\xD0\xA9\xD1\x83\xD0\xBA\xD0\xB8\xD0\xBD"), consonants_of("Shchukin"));
  EXPECT_EQ(consonants_of("\xD0\xA9\xD1\x83\xD0\xBA\xD0\xB8\xD0\xBD"), consonants_of("Schukin"));
  EXPECT_EQ(consonants_of("\xD0\xA6\xD0\xB2\xD0\xB5\xD1\x82\xD0\xBA\xD0\xBE\xD0\xB2"),
            consonants_of("Tsvetkov"));
  EXPECT_EQ(consonants_of("\xD0\xA7\xD0\xB5\xD1\x80\xD0\xBD\xD1\x8B\xD1\x85"),
            consonants_of("Chernykh"));
  EXPECT_NE(consonants_of("Tsvetkov"), consonants_of("Chernykh"));
}

TEST(Romanise, WhatHasLessThanTwoConsonantsSaysNothing) {
  EXPECT_EQ(consonants_of("Ann"), "");
  EXPECT_EQ(consonants_of("\xD0\xAE\xD0\xBB\xD1\x8F"), "");  // Yulya
  EXPECT_EQ(consonants_of(""), "");
}

}  // namespace
}  // namespace expunge
