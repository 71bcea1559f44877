#include "text/word_index.h"

#include <gtest/gtest.h>

#include <cctype>
#include <random>
#include <string>
#include <vector>

#include "text/spoken_cues.h"

namespace expunge {
namespace {

bool may_speak(std::string_view text) { return WordIndex().add(text, 0); }

TEST(WordIndex, FindsWhereWordsBegin) {
  std::mt19937 random(11);
  const std::string_view alphabet = "aZ09_ .\n\xC3\xA9\xE2\x80\x99@";
  WordIndex index;
  for (std::size_t size = 0; size < 300; ++size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += alphabet[random() % alphabet.size()];
    std::vector<std::uint32_t> expected;
    for (std::size_t at = 0; at < size; ++at) {
      const auto is_word = [&](std::size_t place) {
        const auto byte = static_cast<unsigned char>(text[place]);
        return byte < 0x80 && std::isalnum(byte) != 0;
      };
      const bool begins = is_word(at) && (at == 0 || !is_word(at - 1));
      if (begins || static_cast<unsigned char>(text[at]) >= 0xC2) {
        expected.push_back(static_cast<std::uint32_t>(at + 7));
      }
    }
    index.clear();
    index.add(text, 7);
    const std::span<const std::uint32_t> found = index.places();
    EXPECT_EQ(std::vector<std::uint32_t>(found.begin(), found.end()), expected);
  }
}

TEST(WordIndex, AppendsTextByText) {
  WordIndex index;
  index.add("one two", 0);
  index.add("three", 8);
  const std::span<const std::uint32_t> found = index.places();
  EXPECT_EQ(std::vector<std::uint32_t>(found.begin(), found.end()),
            (std::vector<std::uint32_t>{0, 4, 8}));
}

TEST(WordIndex, ProseHasNoSpokenView) {
  for (const std::string_view text :
       {"Meet me at noon, or at two. I saw three of them!", "", "It took one day and four nights.",
        "a b c, then d", "*waves at her* (smiles) [ooc: back at five]"}) {
    EXPECT_FALSE(may_speak(text)) << text;
  }
}

TEST(WordIndex, SaysWhatMaySpeak) {
  for (const std::string_view text :
       {"dana at example dot com", "dana (at) example.com", "four one five", "four, one and five",
        "two 5 seven 1 nine", "d a n a", "dana[@]example", "dana@\nexample.com",
        "cuatro uno y cinco", "vierunddreissig zwei zwei", "arroba", "x y 1 2"}) {
    EXPECT_TRUE(may_speak(text)) << text;
  }
}

// It may say yes too often, never no where the scan says yes.
TEST(WordIndex, NeverMissesWhatTheScanFinds) {
  const std::vector<std::string> words = {"at",
                                          "(at)",
                                          "[at]",
                                          "dot",
                                          "(dot)",
                                          "one",
                                          "two",
                                          "five",
                                          "o",
                                          "and",
                                          "y",
                                          "x",
                                          "7",
                                          "0123456789012345678901234567890",
                                          "dash",
                                          "slash",
                                          "plus",
                                          "under",
                                          "score",
                                          "underscore",
                                          "dana",
                                          "example",
                                          "com",
                                          "a",
                                          "b",
                                          "@",
                                          "[.]",
                                          "zwei",
                                          "arroba",
                                          "punto",
                                          "f\xC3\xBCnf",
                                          "caf\xC3\xA9",
                                          "\xE2\x80\x99",
                                          "double",
                                          "hundred",
                                          "siebenundzwanzig"};
  const std::vector<std::string> gaps = {" ", " ",  " ", " ",   "-",    ", ",
                                         ".", "\n", "",  "   ", " ... "};
  std::mt19937 random(5);
  std::size_t found = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string text;
    const std::size_t plain = random() % 90;  // so that words lie over the ends of blocks
    for (std::size_t i = 0; i < plain; ++i) text += i % 6 == 5 ? ' ' : 'q';
    const std::size_t count = 1 + random() % 9;
    for (std::size_t i = 0; i < count; ++i) {
      text += gaps[random() % gaps.size()] + words[random() % words.size()];
    }
    if (random() % 2 == 0) text += " and that was it";
    if (!find_spoken_cues(text).any()) continue;
    ++found;
    EXPECT_TRUE(may_speak(text)) << text;
  }
  EXPECT_GT(found, 1000U);
}

}  // namespace
}  // namespace expunge
