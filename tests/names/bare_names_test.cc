#include "names/bare_names.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

const NameLists& lists() {
  static const NameLists kLists = NameLists::load("hunter\tc\ngrace\tc\n", "", "hunter\ngrace\n",
                                                  "the\nat\nto\n", "", "got\tp\nmy\tl\n");
  return kLists;
}

bool bare(std::string_view text, std::string_view name) {
  const std::size_t at = text.find(name);
  return stands_bare(text, at, at + name.size(), lists());
}

TEST(BareNames, AThingThatOneCanCountHasAnArticle) {
  EXPECT_TRUE(bare("so hunter was at the party", "hunter"));
  EXPECT_TRUE(bare("we went with hunter.", "hunter"));
  EXPECT_TRUE(bare("i hate when hunter does that", "hunter"));
  EXPECT_FALSE(bare("so the hunter was at the party", "hunter"));
  EXPECT_FALSE(bare("my hunter was at the party", "hunter"));
  EXPECT_FALSE(bare("we went with hunter boots", "hunter"));
}

TEST(BareNames, WhatHasNoArticleNeedsPeopleBesideIt) {
  EXPECT_TRUE(bare("grace texted me", "grace"));
  EXPECT_TRUE(bare("and then grace told him", "grace"));
  EXPECT_TRUE(bare("me and grace went home", "grace"));
  EXPECT_TRUE(bare("grace and i are done", "grace"));
  EXPECT_FALSE(bare("grace is a gift", "grace"));
  EXPECT_FALSE(bare("with grace and style", "grace"));
  EXPECT_FALSE(bare("her grace said so", "grace"));
}

TEST(BareNames, WhoDoesSomethingToSomebody) {
  EXPECT_TRUE(bare("grace drowned my phone", "grace"));
  EXPECT_TRUE(bare("and then grace kissed him", "grace"));
  EXPECT_FALSE(bare("grace needed time", "grace"));
  EXPECT_FALSE(bare("by grace saved us all", "grace"));
}

TEST(BareNames, CapitalsBesideItAreRead) {
  EXPECT_TRUE(bare("hunter AND i are done", "hunter"));
  EXPECT_FALSE(bare("the hunter AND", "hunter"));
}

TEST(BareNames, ShortOnesThatManyBear) {
  EXPECT_TRUE(is_short_english("tim"));
  EXPECT_FALSE(is_short_english("dan")) << "\"and\" in Malay";
}

TEST(BareNames, PlacesInTheBible) {
  EXPECT_TRUE(is_chapter_and_verse("john 3:16", 4));
  EXPECT_FALSE(is_chapter_and_verse("john 3 16", 4));
  EXPECT_FALSE(is_chapter_and_verse("john at 3:16", 4));
  EXPECT_FALSE(is_chapter_and_verse("john 3:", 4));
}

}  // namespace
}  // namespace expunge
