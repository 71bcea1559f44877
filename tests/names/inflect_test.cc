#include "names/inflect.h"

#include <gtest/gtest.h>

namespace expunge {
namespace {

TEST(Inflect, CaseEndingsLeadToListedNames) {
  // Adelina, Gleb; Tomek, Niilo, Wiebke.
  const NameLists lists = NameLists::load(
      "\xD0\xB0\xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB8\xD0\xBD\xD0\xB0\tb\n"
      "\xD0\xB3\xD0\xBB\xD0\xB5\xD0\xB1\tb\ntomek\tb\nniilo\tb\nwiebke\tb\nhope\tb\n",
      "", "hope\n", "", "");
  std::string buffer;
  const auto is = [&](std::string_view word) { return is_inflected_given(word, lists, buffer); };
  EXPECT_TRUE(is("\xD0\xB0\xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB8\xD0\xBD\xD0\xBE\xD0\xB9"));  // -oj
  EXPECT_TRUE(is("\xD0\xB3\xD0\xBB\xD0\xB5\xD0\xB1\xD1\x83"));                          // -u
  EXPECT_TRUE(is("tomekowi"));
  EXPECT_TRUE(is("niilolla"));
  EXPECT_TRUE(is("wiebkes"));
  EXPECT_FALSE(is("hopes")) << "a word is no name";
  EXPECT_FALSE(is("tomfoolery"));
  EXPECT_FALSE(is("s"));
  EXPECT_FALSE(is(""));
}

}  // namespace
}  // namespace expunge
