#include "text/word_index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "text/spoken_cues.h"

namespace expunge {
namespace {

bool may_speak(std::string_view text) { return WordIndex(WordIndex::spoken_only()).add(text, 0); }

std::vector<std::uint32_t> places(const WordIndex& index) {
  const WordPlaces found = index.places();
  std::vector<std::uint32_t> all;
  std::ranges::set_union(found.few, found.four, std::back_inserter(all));
  return all;
}

// What the filter passes stands at begins of words, and nothing that it was told of is missed.
TEST(WordIndex, FindsWantedWords) {
  std::mt19937 random(11);
  const std::string_view alphabet = "aZ09_ .\n\xC3\xA9\xE2\x80\x99@";
  WordFilter filter;
  for (const std::string_view beginning : {"a0", "9aZ", "ZZaZ9", "\xC3\xA9", "\x99 a"}) {
    filter.add(beginning, WordFilter::Asker::kRules);
  }
  WordIndex index(filter);
  std::size_t others = 0;
  for (std::size_t size = 0; size < 300; ++size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += alphabet[random() % alphabet.size()];
    std::vector<std::uint32_t> words;
    std::vector<std::uint32_t> wanted;
    std::string lowered;
    for (const char c : text) {
      lowered += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    for (std::size_t at = 0; at < size; ++at) {
      const auto is_word = [&](std::size_t place) {
        const auto byte = static_cast<unsigned char>(text[place]);
        return byte < 0x80 && std::isalnum(byte) != 0;
      };
      const bool begins = is_word(at) && (at == 0 || !is_word(at - 1));
      if (!begins && static_cast<unsigned char>(text[at]) < 0xC2) continue;
      words.push_back(static_cast<std::uint32_t>(at + 7));
      const std::string rest = lowered.substr(at, 4);
      if (rest.starts_with("a0") || rest.starts_with("9az") || rest == "zzaz" ||
          rest.starts_with("\xC3\xA9")) {
        wanted.push_back(words.back());
      }
    }
    index.clear();
    index.add(text, 7);
    const std::vector<std::uint32_t> found = places(index);
    EXPECT_TRUE(std::includes(words.begin(), words.end(), found.begin(), found.end()));
    EXPECT_TRUE(std::includes(found.begin(), found.end(), wanted.begin(), wanted.end()));
    others += found.size() - wanted.size();
  }
  EXPECT_LT(others, 2000U);  // of some twenty thousand
}

TEST(WordIndex, AppendsTextByText) {
  WordFilter filter;
  for (const std::string_view word : {"one", "two", "three"})
    filter.add(word, WordFilter::Asker::kRules);
  WordIndex index(filter);
  index.add("one two", 0);
  index.add("three", 8);
  EXPECT_EQ(places(index), (std::vector<std::uint32_t>{0, 4, 8}));
}

TEST(WordIndex, AsksForEachApart) {
  WordFilter filter;
  filter.add("wanted", WordFilter::Asker::kRules);
  filter.add("dot", WordFilter::Asker::kSpoken);
  WordIndex index(filter);
  EXPECT_TRUE(index.add("wanted dot", 0));
  EXPECT_FALSE(index.add(" wanted", 10));
  EXPECT_EQ(places(index), (std::vector<std::uint32_t>{0, 11}));
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
