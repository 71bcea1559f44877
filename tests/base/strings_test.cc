#include "base/strings.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace expunge {
namespace {

TEST(Strings, TrimTakesAsciiWhiteSpaceFromBothEnds) {
  EXPECT_EQ(trim(" \t\r\n\v\fa b \n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
  EXPECT_EQ(trim(""), "");
  EXPECT_EQ(trim("\xC2\xA0x"), "\xC2\xA0x");
}

TEST(Strings, LowerLeavesAllButAsciiLetters) {
  EXPECT_EQ(ascii_lower("AZaz@[`{\xC3\x89"), "azaz@[`{\xC3\x89");
  EXPECT_TRUE(equals_ignore_ascii_case("E-Mail", "e-mAIL"));
  EXPECT_FALSE(equals_ignore_ascii_case("E-Mail", "E_Mail"));
  EXPECT_FALSE(equals_ignore_ascii_case("ab", "abc"));
}

TEST(Strings, SplitKeepsEmptyParts) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(split("a,b", ','), (Parts{"a", "b"}));
  EXPECT_EQ(split(",a,,", ','), (Parts{"", "a", "", ""}));
  EXPECT_EQ(split("", ','), (Parts{""}));
}

TEST(Strings, DidYouMeanFindsSlips) {
  constexpr std::array<std::string_view, 5> kNames = {"EMAIL_ADDRESS", "PHONE_NUMBER", "redact",
                                                      "scan", "no"};
  struct Case {
    std::string_view word;
    std::string_view expected;
  };
  for (const Case& c :
       {Case{"EMAIL_ADRESS", "EMAIL_ADDRESS"}, Case{"email_address", "EMAIL_ADDRESS"},
        Case{"PHONENUMBER", "PHONE_NUMBER"}, Case{"redcat", "redact"}, Case{"redacted", "redact"},
        Case{"sacn", "scan"}, Case{"snan", "scan"}, Case{"scan", "scan"}, Case{"x", ""},
        Case{"verify", ""}, Case{"", ""}}) {
    EXPECT_EQ(nearest(c.word, kNames), c.expected) << c.word;
  }
  EXPECT_EQ(did_you_mean("sacn", kNames), " (did you mean 'scan'?)");
  EXPECT_EQ(did_you_mean("completely else", kNames), "");
  EXPECT_EQ(did_you_mean("scan", {}), "");
}

TEST(Strings, NearestPrefersTheCloserThenTheFirst) {
  constexpr std::array<std::string_view, 3> kNames = {"masks", "marks", "mask"};
  EXPECT_EQ(nearest("maask", kNames), "mask");
  EXPECT_EQ(nearest("maks", std::array<std::string_view, 2>{"make", "mark"}), "make");
}

TEST(Strings, JsonEscapesOnlyWhatJsonDemands) {
  std::string out;
  append_json_escaped(std::string("a\"b\\c/\b\f\n\r\t\x01\x1F\x7F\xC3\xA9\0z", 18), out);
  EXPECT_EQ(out, "a\\\"b\\\\c/\\b\\f\\n\\r\\t\\u0001\\u001f\x7F\xC3\xA9\\u0000z");
  out = "x:";
  append_json_string("q\"", out);
  EXPECT_EQ(out, "x:\"q\\\"\"");
}

TEST(Strings, MarkupHoldsNothingThatEndsItsPlace) {
  EXPECT_EQ(escape_markup("a<b>&\"c'\n\t\r d"), "a&lt;b&gt;&amp;&quot;c'&#10;&#9;&#13; d");
  EXPECT_EQ(escape_markup("caf\xC3\xA9 \xEF\xBF\xBD"), "caf\xC3\xA9 \xEF\xBF\xBD");
  EXPECT_EQ(escape_markup(std::string("\x01|\0|\xEF\xBF\xBE|\xEF\xBF\xBF|\xFF", 13)),
            "?|?|?|?|\xEF\xBF\xBD")
      << "what XML has no way to say";
}

TEST(Strings, PointerTokensAreEscaped) {
  std::string out = "/";
  append_pointer_token("a/b~c~1", out);
  EXPECT_EQ(out, "/a~1b~0c~01");
}

}  // namespace
}  // namespace expunge
