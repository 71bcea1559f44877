#include "detect/phrases.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace expunge {
namespace {

int find(const PhraseSet& phrases, std::string_view text) {
  std::string buffer;
  return phrases.find(text, 0, text.size(), buffer);
}

TEST(PhraseSet, FindsTheFirstOfTheList) {
  const PhraseSet phrases(
      {"phone", "cell", "", "call me", "cell phone", "\xE7\x94\xB5\xE8\xAF\x9D"});
  EXPECT_EQ(find(phrases, "my cell phone"), 0);
  EXPECT_EQ(find(phrases, "my CELL is off, Call me"), 1);
  EXPECT_EQ(find(phrases, "call me maybe"), 3);
  EXPECT_EQ(find(phrases, "microphone, cello, recall me"), -1);
  EXPECT_EQ(find(phrases, "microphone phone"), 0);
  EXPECT_EQ(find(phrases, "\xE6\x88\x91\xE7\x94\xB5\xE8\xAF\x9D\xE6\x98\xAF"), 5);
  EXPECT_EQ(find(phrases, ""), -1);
  EXPECT_EQ(find(PhraseSet(), "phone"), -1);
}

TEST(PhraseSet, WhatStandsAroundTheRangeCounts) {
  const PhraseSet phrases({"cell"});
  std::string buffer;
  EXPECT_EQ(phrases.find("a cello", 2, 6, buffer), -1);
  EXPECT_EQ(phrases.find("a cell!", 2, 6, buffer), 0);
}

TEST(PhraseSet, ReachIsCountedInLetters) {
  // "nomer", two bytes a letter, and ten letters between; then signs of Han, which say more.
  const PhraseSet phrases({"\xD0\xBD\xD0\xBE\xD0\xBC\xD0\xB5\xD1\x80", "\xE7\x94\xB5\xE8\xAF\x9D"});
  std::string buffer;
  std::string text = "\xD0\xBD\xD0\xBE\xD0\xBC\xD0\xB5\xD1\x80 ";
  for (int i = 0; i < 10; ++i) text += "\xD0\xB0";
  EXPECT_EQ(phrases.find_near(text, text.size(), text.size(), 16, buffer, 0), 0);
  EXPECT_EQ(phrases.find_near(text, text.size(), text.size(), 14, buffer, 0), -1);
  text = "\xE7\x94\xB5\xE8\xAF\x9D\xE7\x94\xB5";
  EXPECT_EQ(phrases.find_near(text, text.size(), text.size(), 9, buffer, 0), 1);
  EXPECT_EQ(phrases.find_near(text, text.size(), text.size(), 6, buffer, 0), -1);
}

// As a look for one word after the other would find it.
TEST(PhraseSet, AgreesWithOneWordAfterTheOther) {
  std::mt19937 random(7);
  const auto text_of = [&](std::size_t most) {
    std::string text;
    for (std::size_t size = random() % most; text.size() < size;) {
      text += random() % 8 == 0 ? "\xC3\xA9" : std::string(1, "ab 1"[random() % 4]);
    }
    return text;
  };
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::string> words;
    for (int i = 0; i < 4; ++i) words.push_back(text_of(4));
    const std::string text = text_of(round % 10 == 0 ? 200 : 20);
    int expected = -1;
    for (int i = 3; i >= 0; --i) {
      if (find(PhraseSet({words[static_cast<std::size_t>(i)]}), text) == 0) expected = i;
    }
    EXPECT_EQ(find(PhraseSet(words), text), expected) << text;
  }
}

}  // namespace
}  // namespace expunge
