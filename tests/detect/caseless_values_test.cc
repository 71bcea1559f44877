#include "detect/caseless_values.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace expunge {
namespace {

using Values = std::vector<std::string>;

Values parts(std::string_view name) {
  Values out;
  caseless_parts(name, [&](std::string part) { out.push_back(std::move(part)); });
  return out;
}

// What is found of `name` in `text`, "" if it is a piece of another word.
std::string settled(const std::string& text, const std::string& name) {
  const std::size_t begin = text.find(name);
  std::size_t end = begin + name.size();
  return settle_caseless_value(text, begin, end) ? text.substr(begin, end - begin) : "";
}

TEST(CaselessValues, PartsStandForAName) {
  EXPECT_EQ(parts("藤井 美子"), (Values{"藤井", "美子", "藤井美子"}));
  EXPECT_EQ(parts("リー・チェン"), (Values{"リー", "チェン"}));
  EXPECT_EQ(parts("صفاء شلبي"), (Values{"صفاء", "شلبي"}));
  EXPECT_EQ(parts("藤井美子"), Values{});
  EXPECT_EQ(parts(""), Values{});
}

TEST(CaselessValues, TamilStemsLeadToCases) {
  Values stems;
  add_caseless_stems("செல்வம்", [&](std::string stem) { stems.push_back(std::move(stem)); });
  EXPECT_EQ(stems, (Values{"செல்வம", "செல்வத்த"}));
}

TEST(CaselessValues, CaseEndingsOfIndiaBelongToTheName) {
  EXPECT_EQ(settled("রাতুলের বোন", "রাতুল"), "রাতুলের");
  EXPECT_EQ(settled("செல்வத்திடம் "
                    "கேள்",
                    "செல்வத்த"),
            "செல்வத்திடம்");
  EXPECT_EQ(settled("অরাতুল", "রাতুল"), "");
}

TEST(CaselessValues, PrepositionsStayOutside) {
  EXPECT_EQ(settled("אמרתי לרותי", "רותי"), "רותי");
  EXPECT_EQ(settled("תרותי", "רותי"), "");
  EXPECT_EQ(settled("وصفاء قالت", "صفاء"), "صفاء");
}

TEST(CaselessValues, KatakanaIsTakenWhole) {
  EXPECT_EQ(settled("今後はリンが", "リン"), "リン");
  EXPECT_EQ(settled("リンゴが", "リン"), "");
}

}  // namespace
}  // namespace expunge
