// A birth date told once is found wherever the record writes it again.
#include "detect/detect_fixture.h"

namespace expunge {
namespace {

using Lines = std::vector<std::string>;

class RepeatedDates : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto rules = std::make_shared<RuleSet>();
    for (const char* file :
         {"/rules/date/date_of_birth.yaml", "/rules/date/date_of_birth_part.yaml"}) {
      const auto done = rules->add_path(std::string(EXPUNGE_SOURCE_DIR) + file);
      ASSERT_TRUE(done.has_value()) << done.error().to_string();
    }
    engines_ = std::make_unique<BothEngines>(rules);
  }
  static void TearDownTestSuite() { engines_.reset(); }
  // What the bot's turn behind the human's is found to hold.
  static Lines said_again(const std::string& told, const std::string& again) {
    Lines lines = engines_->detect(Talk().human("my birthday is " + told).bot(again));
    std::erase_if(lines, [](const std::string& line) { return !line.starts_with('1'); });
    return lines;
  }
  static std::unique_ptr<BothEngines> engines_;
};
std::unique_ptr<BothEngines> RepeatedDates::engines_;

struct Case {
  const char* name;
  const char* told;
  const char* again;
  const char* found;  // "": nothing
};

TEST_F(RepeatedDates, AreFoundInOtherForms) {
  const Case cases[] = {
      {"in words", "12/8/1938", "So 12 August 1938, noted.", "12 August 1938"},
      {"the other order", "12/8/1938", "December 8, 1938 it is", "December 8, 1938"},
      {"ISO", "5 november 1979", "stored as 1979-11-05.", "1979-11-05"},
      {"spelled", "5.11.1979", "The fifth of November, 1979. A sign.", "fifth of November, 1979"},
      {"a short year", "5.11.1979", "5 Nov 79?", "5 Nov 79"},
      {"without the year", "1979-11-05", "see you on november 5th then", "november 5th"},
      {"told without a year", "november 5th", "5.11.1979 is it?", "5.11.1979"},
      {"another year", "5.11.1979", "on 5 November 2021 it rained", ""},
      {"another day", "5.11.1979", "on 6 November 1979 it rained", ""},
      {"an ISO date is read in one order", "1979-11-05", "11 May 1979", ""},
      {"figures alone", "5.11.1979", "version 5.11 is out, 5/11 done", ""},
  };
  for (const Case& one : cases) {
    const std::string found = one.found;
    EXPECT_EQ(said_again(one.told, one.again),
              found.empty() ? Lines{} : Lines{"1 DATE_OF_BIRTH unknown '" + found + "'"})
        << one.name;
  }
}

TEST_F(RepeatedDates, AreKnownFromTheirParts) {
  EXPECT_EQ(engines_->detect(Talk()
                                 .human("hello")
                                 .bot("Date of birth? Day first, please.")
                                 .human("the 17th")
                                 .bot("MONTH.")
                                 .human("december, bro")
                                 .bot("YEAR.")
                                 .human("98")
                                 .bot("So: 17/12/1998.")),
            (Lines{"2 DATE_OF_BIRTH unknown '17th'", "4 DATE_OF_BIRTH unknown 'december'",
                   "6 DATE_OF_BIRTH unknown '98'", "7 DATE_OF_BIRTH unknown '17/12/1998'"}));
}

}  // namespace
}  // namespace expunge
