#include "names/word_starts.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

namespace expunge {
namespace {

using Places = std::vector<std::pair<std::size_t, std::size_t>>;  // begin and size

bool is_run_byte(char c) {
  return is_ascii_alpha(c) || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Keeps what it is asked about.
template <bool kAlsoLower>
struct Asked {
  static constexpr bool kLower = kAlsoLower;
  static constexpr std::size_t kFewestLetters = 2;
  bool is_dull(const char* word, std::size_t size, std::size_t at) const {
    if (size <= 8) {
      const char behind = at + size < text.size() ? text[at + size] : '\0';
      EXPECT_EQ(std::string_view(word, size), text.substr(at, size));
      EXPECT_EQ(word[size], behind);
    }
    capitals.emplace_back(at, size);
    return size % 2 == 0;
  }
  bool may_be_lower(const char* word, std::size_t size) const {
    small.emplace_back(size, static_cast<std::size_t>(static_cast<unsigned char>(word[0])));
    return size % 2 == 1;
  }
  std::string_view text;
  mutable Places capitals, small;
};

std::string random_text(std::mt19937& random) {
  constexpr std::string_view kBytes = "aaabcABC12_  .-'\n";
  std::string text(random() % 300, ' ');
  for (char& c : text) c = kBytes[random() % kBytes.size()];
  return text;
}

TEST(WordStarts, CapitalsAndLongSmallWordsAreAskedFor) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random);
    const auto is_word = [&](std::size_t at) { return is_run_byte(text[at]); };
    std::vector<std::size_t> expected;
    Places capitals;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (!is_ascii_alpha(text[at]) || (at > 0 && is_word(at - 1))) continue;
      std::size_t letters = at;
      while (letters < text.size() && is_ascii_alpha(text[letters])) ++letters;
      std::size_t run = at;
      while (run < text.size() && is_word(run)) ++run;
      if (text[at] <= 'Z') {
        const std::size_t size = letters - at;
        const bool space = letters == text.size() || text[letters] <= ' ';
        const bool last = at % kMaskBytes == kMaskBytes - 1;  // what is behind is not seen
        if (size == 1 && space && !last) continue;
        capitals.emplace_back(at, size);
        if (size % 2 == 1) expected.push_back(at);
      } else if (run - at >= kShortestWord && (run - at) % 2 == 1) {
        expected.push_back(at);
      }
    }
    std::vector<std::size_t> found;
    const Asked<true> words{text, {}, {}};
    for_each_word_start(std::string_view(text), words, [&](std::size_t at) {
      found.push_back(at);
      return at + 1;
    });
    EXPECT_EQ(found, expected) << text;
    EXPECT_EQ(words.capitals, capitals) << text;
  }
}

TEST(WordStarts, UseTellsWhereTheSearchGoesOn) {
  const std::string text = "Ann Bea Cid Dov";
  std::vector<std::size_t> found;
  const Asked<false> words{text, {}, {}};
  for_each_word_start(std::string_view(text), words, [&](std::size_t at) {
    found.push_back(at);
    return at + 5;
  });
  EXPECT_EQ(found, (std::vector<std::size_t>{0, 8}));
}

TEST(WordStarts, RunsBeginAsAskedAndLettersAloneOnlyIfAsked) {
  const std::string text = "ann a be it's 3 days ann";
  const auto runs = [&](bool singles) {
    std::vector<std::size_t> found;
    const auto wanted = [](std::size_t slot) { return slot == start_slot("An"); };
    for_each_run(std::string_view(text), wanted, singles, [&](std::size_t at) {
      found.push_back(at);
      return at + 1;
    });
    return found;
  };
  EXPECT_EQ(runs(true), (std::vector<std::size_t>{0, 4, 12, 14, 21}));
  EXPECT_EQ(runs(false), (std::vector<std::size_t>{0, 14, 21}));
}

}  // namespace
}  // namespace expunge
