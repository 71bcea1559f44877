// A name that the record knows and that is a word too: which of the two stands here.
#include "detect/name_usage.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

bool is_name(std::string_view text, std::string_view word) {
  return is_used_as_name(text, read_name_word(text, text.find(word)));
}

TEST(NameUsage, WhatPeopleDoInSmallLetters) {
  EXPECT_TRUE(is_name("hope didnt say a thing", "hope"));
  EXPECT_TRUE(is_name("so faith just left", "faith"));
  EXPECT_TRUE(is_name("lol april ghosted me", "april"));
  EXPECT_FALSE(is_name("we hope that he goes", "hope"));
  EXPECT_FALSE(is_name("my faith just left me", "faith"));
  EXPECT_FALSE(is_name("in april it rained", "april"));
}

TEST(NameUsage, WhomOneSpeaksOf) {
  EXPECT_TRUE(is_name("everyone loves will.", "will"));
  EXPECT_TRUE(is_name("did the deck with hope, again", "hope"));
  EXPECT_TRUE(is_name("that is grace's", "grace"));
  EXPECT_FALSE(is_name("she loves will power", "will"));
  EXPECT_FALSE(is_name("it will. you know", "will"));
  EXPECT_FALSE(is_name("since april, yes", "april"));
}

TEST(NameUsage, ACapitalInsideASentence) {
  EXPECT_TRUE(is_name("ask Hope or so", "Hope"));
  EXPECT_TRUE(is_name("Grace left.", "Grace"));
  EXPECT_FALSE(is_name("Hope you are well", "Hope"));
}

}  // namespace
}  // namespace expunge
