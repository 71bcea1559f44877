#include "names/initials.h"

#include <gtest/gtest.h>

#include <string>

namespace expunge {
namespace {

// The name with its initials, where `name` stands.
std::string with_initials(const std::string& text, const std::string& name) {
  const std::size_t at = text.find(name);
  const std::size_t begin = initials_before(text, at);
  return text.substr(begin, initials_behind(text, at + name.size()) - begin);
}

TEST(Initials, StandBeforeAName) {
  EXPECT_EQ(with_initials("from J. Brandt", "Brandt"), "J. Brandt");
  EXPECT_EQ(with_initials("from J. R. Brandt", "Brandt"), "J. R. Brandt");
  EXPECT_EQ(with_initials("from J.R. Brandt", "Brandt"), "J.R. Brandt");
  EXPECT_EQ(with_initials("\xD0\x98. \xD0\x9B. Brandt", "Brandt"), "\xD0\x98. \xD0\x9B. Brandt");
}

TEST(Initials, StandBehindAName) {
  EXPECT_EQ(with_initials("Brandt M.", "Brandt"), "Brandt M.");
  EXPECT_EQ(with_initials("Brandt M. K., called", "Brandt"), "Brandt M. K.");
  EXPECT_EQ(with_initials("Brandt M.K. called", "Brandt"), "Brandt M.K.");
}

TEST(Initials, OtherLettersAreNone) {
  EXPECT_EQ(with_initials("Vitamin B Brandt", "Brandt"), "Brandt");
  EXPECT_EQ(with_initials("P.S. Brandt called", "Brandt"), "Brandt");
  EXPECT_EQ(with_initials("it ended. Brandt", "Brandt"), "Brandt");
  EXPECT_EQ(with_initials("Brandt I. said", "Brandt"), "Brandt");
  EXPECT_EQ(with_initials("Brandt B2. Brandt", "Brandt"), "Brandt");
  EXPECT_EQ(with_initials("Brandt", "Brandt"), "Brandt");
}

}  // namespace
}  // namespace expunge
