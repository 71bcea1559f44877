#include "base/key_words.h"

#include <gtest/gtest.h>

#include <string>

namespace expunge {
namespace {

std::string words_of(std::string_view key) {
  std::string words;
  for_each_key_word(key, [&](std::string_view word) {
    words += words.empty() ? "" : " ";
    words += word;
    return false;
  });
  return words;
}

TEST(KeyWords, AreFoundHoweverTheyAreJoined) {
  EXPECT_EQ(words_of("authorFirstName2"), "author first name 2");
  EXPECT_EQ(words_of("author_first-name 2"), "author first name 2");
  EXPECT_EQ(words_of("IPAddress"), "ip address");
  EXPECT_EQ(words_of("PHONE"), "phone");
  EXPECT_EQ(words_of("user.homePhone"), "user home phone");
  EXPECT_EQ(words_of("direcci\xC3\xB3nDeCasa"), "direcci\xC3\xB3n de casa");
  EXPECT_EQ(words_of("a1B2"), "a 1 b 2");
  EXPECT_EQ(words_of(""), "");
  EXPECT_EQ(words_of("__"), "");
}

TEST(KeyWords, StopWhereAsked) {
  int seen = 0;
  EXPECT_TRUE(for_each_key_word("one two three", [&](std::string_view word) {
    ++seen;
    return word == "two";
  }));
  EXPECT_EQ(seen, 2);
}

}  // namespace
}  // namespace expunge
