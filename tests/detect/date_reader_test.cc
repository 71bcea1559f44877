#include "detect/date_reader.h"

#include <gtest/gtest.h>

#include <string>

#include "detect/feast_days.h"
#include "detect/month_names.h"
#include "rulebook/embedded.h"
#include "rulebook/word_kinds.h"

namespace expunge {
namespace {

struct Row {
  const char* text;
  const char* date;  // "": none
  bool year;
};

class Dates : public testing::TestWithParam<Row> {};

TEST_P(Dates, AreReadToTheirEnd) {
  const std::string_view text = GetParam().text;
  const ReadDate date = find_date(text, 0, text.size());
  EXPECT_EQ(text.substr(date.place.begin, date.place.size()), GetParam().date);
  EXPECT_EQ(date.has_year, GetParam().year);
}

constexpr Row kRows[] = {
    {"17/6/1988", "17/6/1988", true},
    {"17/6-88 and", "17/6-88", true},
    {"17/6", "17/6", false},
    {"17/6/00", "17/6/00", true},
    {"19880617", "19880617", true},
    {"880617", "880617", true},
    {"17061988.", "17061988", true},
    {"99999999", "", false},
    {"17 de junio del 88, si", "17 de junio del 88", true},
    {"17 juin 88", "17 juin 88", true},
    {"17 juni 10:30", "17 juni", false},
    {"17 june 30 people", "17 june", false},
    {"17. Juni '88", "17. Juni '88", true},
    {"1988. j\xC3\xBAnius 17-", "1988. j\xC3\xBAnius 17", true},
    {"17 \xD0\xB8\xD1\x8E\xD0\xBD\xD1\x8F 88", "17 \xD0\xB8\xD1\x8E\xD0\xBD\xD1\x8F 88", true},
    {"17 horses 1988", "", false},
    {"the fifth of November, 1979", "fifth of November, 1979", true},
    {"Twenty-first of june", "Twenty-first of june", false},
    {"march thirty first 1990.", "march thirty first 1990", true},
    {"second of all", "", false},
    {"first may I ask", "first may", false},
    {"born the day after christmas 2005 so", "the day after christmas 2005", true},
    {"leap day 2020", "leap day 2020", true},
    {"Halloween '99", "Halloween '99", true},
    {"the day after Halloween", "", false},
    {"christmassy 2005", "", false},
    {"23rd of the 11th 54", "23rd of the 11th 54", true},
    {"the third of the fourth 1988", "third of the fourth 1988", true},
    {"20 third of november 1954", "20 third of november 1954", true},
    {"20 first of all", "", false},
    {"third of the fourth grade", "", false},
};
INSTANTIATE_TEST_SUITE_P(Orders, Dates, testing::ValuesIn(kRows));

TEST(Dates, SayTheSameDayInAnyForm) {
  const auto date = [](std::string_view text) { return read_date(text, 0); };
  EXPECT_TRUE(same_day(date("12/8/1938"), date("12 August 1938")));
  EXPECT_TRUE(same_day(date("12/8/1938"), date("December 8, 1938")));
  EXPECT_TRUE(same_day(date("12 aug 38"), date("1938-08-12")));
  EXPECT_TRUE(same_day(date("19380812"), date("aug 12")));
  EXPECT_FALSE(same_day(date("1938-08-12"), date("December 8, 1938")));
  EXPECT_TRUE(same_day(date("12/8/00"), date("12 aug 2000")));
  EXPECT_FALSE(same_day(date("12/8/00"), date("12 aug 1999")));
  EXPECT_FALSE(same_day(date("12 aug 38"), date("12 aug 39")));
  EXPECT_FALSE(same_day(date("12 aug 38"), date("13 aug 38")));
}

TEST(Months, AreToldByTheLongestBeginning) {
  EXPECT_EQ(month_of("MARCH"), 3);
  EXPECT_EQ(month_of("maio"), 5);
  EXPECT_EQ(month_of("\xD0\x98\xD1\x8E\xD0\xBB\xD1\x8F"), 7);
  EXPECT_EQ(month_of("xy"), 0);
  EXPECT_EQ(month_of("horses"), 0);
}

TEST(FeastDays, OfTheListAreDays) {
  const WordKinds list(embedded_file("lists/feast-days.txt"));
  EXPECT_GT(list.rows().size(), 50u);
  for (const WordKinds::Row& row : list.rows()) {
    const FeastDay feast = feast_at(row.words, 0);
    EXPECT_EQ(feast.size, row.words.size()) << row.words;
    EXPECT_TRUE(feast.month >= 1 && feast.month <= 12 && feast.day >= 1 && feast.day <= 31)
        << row.words;
  }
  EXPECT_EQ(feast_at("horses", 0).month, 0);
  EXPECT_EQ(feast_at("", 0).month, 0);
}

TEST(Months, OfTheListAreNumbered) {
  const WordKinds list(embedded_file("lists/months.txt"));
  EXPECT_GT(list.rows().size(), 300u);
  for (const WordKinds::Row& row : list.rows()) {
    const int month = month_of(row.words);
    EXPECT_TRUE(month >= 1 && month <= 12) << row.words;
  }
}

}  // namespace
}  // namespace expunge
