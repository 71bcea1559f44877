#include "names/short_words.h"

#include <gtest/gtest.h>

#include <string>

namespace expunge {
namespace {

TEST(ShortWords, HoldsWhatWasListed) {
  static constexpr auto kWords = short_words("a", "an", "don't", "f\xC3\xBCr", "the", "together");
  for (const char* word : {"a", "an", "don't", "f\xC3\xBCr", "the", "together"}) {
    EXPECT_TRUE(kWords.holds(word)) << word;
  }
  using namespace std::string_view_literals;
  for (const std::string_view word : {""sv, "b"sv, "th"sv, "then"sv, "dont"sv, "togethe"sv,
                                      "togethers"sv, "The"sv, "a\0"sv, "the\0\0"sv}) {
    EXPECT_FALSE(kWords.holds(word)) << word;
  }
}

TEST(ShortWords, AreNumberedAsListed) {
  static constexpr auto kWords = short_words("his", "how", "i'm");
  EXPECT_EQ(kWords.number_of(short_key("how")), 1U);
  EXPECT_EQ(kWords.number_of(lowered_key("I'm")), 2U);
  EXPECT_EQ(kWords.number_of(short_key("who")), std::nullopt);
}

TEST(ShortWords, KeysAreTheBytesInAnyLength) {
  const std::string letters = "ABCDEFGHI";
  for (std::size_t size = 0; size <= letters.size(); ++size) {
    std::uint64_t expected = 0;
    std::uint64_t lowered = 0;
    for (std::size_t i = 0; i < size && size <= kShortWord; ++i) {
      expected |= std::uint64_t{static_cast<unsigned char>(letters[i])} << 8 * i;
      lowered |= std::uint64_t{static_cast<unsigned char>(letters[i] | 0x20)} << 8 * i;
    }
    EXPECT_EQ(short_key(std::string_view(letters).substr(0, size)), expected);
    EXPECT_EQ(lowered_key(std::string_view(letters).substr(0, size)), lowered);
  }
}

}  // namespace
}  // namespace expunge
