#include "names/beside.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

const NameLists& lists() {
  static const NameLists kLists =
      NameLists::load("", "", "", "", "",
                      "my\tl\nis\tl\nsister\tk\nfrau\tt\ntell\tw\nto\tv\nim\ts\nam\ts\nsays\tp\nnum"
                      "ber\to\nji\th\nnovel\tc\nstreet\te\n");
  return kLists;
}

BesideCue before(std::string_view text) {
  Beside beside(lists());
  return beside.before(text, text.find("Zelda"));
}

BesideCue after(std::string_view text) {
  Beside beside(lists());
  const std::size_t end = text.find("Zelda") + 5;
  return beside.after(text, end, text.substr(end).starts_with("'s"));
}

TEST(Beside, WordsBeforeTell) {
  EXPECT_EQ(before("my sister Zelda").evidence, NameEvidence::kKin);
  EXPECT_EQ(before("my sister is my Zelda").evidence, NameEvidence::kKin);
  EXPECT_EQ(before("Frau Zelda").evidence, NameEvidence::kTitle);
  EXPECT_TRUE(before("tell Zelda").certain);
  EXPECT_FALSE(before("to Zelda").certain);
  EXPECT_EQ(before("im Zelda").evidence, NameEvidence::kSelf);
  EXPECT_EQ(before("i am Zelda").evidence, NameEvidence::kSelf);
}

TEST(Beside, OtherWordsBeforeDoNot) {
  EXPECT_FALSE(before("Zelda").found);
  EXPECT_FALSE(before("the Zelda").found);
  EXPECT_FALSE(before("they am Zelda").found);
  EXPECT_FALSE(before("my sister. Zelda").found);
  EXPECT_FALSE(before("my sister went to see a Zelda").found);
}

TEST(Beside, WordsBehindTell) {
  EXPECT_EQ(after("Zelda says").evidence, NameEvidence::kSubject);
  EXPECT_EQ(after("Zelda's number").evidence, NameEvidence::kOwns);
  EXPECT_EQ(after("Zelda ji").evidence, NameEvidence::kTitle);
  EXPECT_EQ(after("Zelda, my sister").evidence, NameEvidence::kKin);
  EXPECT_EQ(after("Zelda is my sister").evidence, NameEvidence::kKin);
  EXPECT_FALSE(after("Zelda my sister").found);
  EXPECT_FALSE(after("Zelda, sister").found) << "a list";
  EXPECT_FALSE(after("Zelda's hat").found);
  EXPECT_FALSE(after("Zelda").found);
}

TEST(Beside, CultureNearby) {
  Beside beside(lists());
  const std::string_view text = "the novel Zelda and a lot of words between it and Zelda";
  EXPECT_TRUE(beside.is_of_the_world(text, 10, 15));
  EXPECT_FALSE(beside.is_of_the_world(text, 50, 55));
}

TEST(Beside, EponymsStandRightBehind) {
  Beside beside(lists());
  EXPECT_TRUE(beside.is_of_the_world("Zelda Street", 0, 5));
  EXPECT_FALSE(beside.is_of_the_world("Zelda, 7 Gannet Street", 0, 5));
}

TEST(Beside, LanguagesShowByTheirCommonestWords) {
  EXPECT_TRUE(looks_english("what is it"));
  EXPECT_TRUE(looks_english("he is at home"));
  EXPECT_FALSE(looks_english("to ja Kacper"));
  EXPECT_FALSE(looks_english(""));
  EXPECT_TRUE(looks_germanic("das Rad"));
  EXPECT_FALSE(looks_germanic("the bike"));
}

TEST(Beside, OneWordSaidOftenIsNoLanguage) {
  EXPECT_FALSE(looks_english("in piazza, in casa e in chiesa"));
  EXPECT_FALSE(looks_english("her sabah"));
  EXPECT_TRUE(
      looks_english("is it in"
                    " for me"));
}

TEST(Beside, PartsOfTokens) {
  EXPECT_TRUE(is_part_of_token("a@Zelda", 2, 7));
  EXPECT_TRUE(is_part_of_token("Zelda_1", 0, 5));
  EXPECT_FALSE(is_part_of_token("(Zelda)", 1, 6));
}

TEST(Beside, RelativesTakeAWordInLowerCaseForAName) {
  static const NameLists kLists =
      NameLists::load("", "", "", "", "", "my\tl\nuncle\tk\ndoctor\tk\nfriends\tk\n");
  const auto follows = [](std::string_view text, std::string_view name) {
    return Beside(kLists).follows_relative(text, text.find(name));
  };
  EXPECT_TRUE(follows("my uncle grant bought it", "grant"));
  EXPECT_FALSE(follows("my uncle rose early", "rose")) << "past tense";
  EXPECT_FALSE(follows("my doctor bill", "bill"));
  EXPECT_FALSE(follows("and my friends hope so", "hope"));
  EXPECT_FALSE(follows("my grant", "grant"));
}

TEST(Beside, ASlashSignsInSwedish) {
  const auto part = [](std::string_view text) {
    const std::size_t at = text.find("Zelda");
    return is_part_of_token(text, at, at + 5);
  };
  EXPECT_FALSE(part("ses snart /Zelda"));
  EXPECT_TRUE(part("cd /Zelda/src"));
  EXPECT_TRUE(part("a/Zelda"));
}

}  // namespace
}  // namespace expunge
