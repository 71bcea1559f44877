// A value of letters and digits told once is found wherever the record groups it otherwise.
#include "detect/detect_fixture.h"

namespace expunge {
namespace {

using Lines = std::vector<std::string>;

class Respelled : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto rules = std::make_shared<RuleSet>();
    for (const char* file : {"/rules/vehicle/plate.yaml", "/rules/identity/passport.yaml",
                             "/rules/secret/password.yaml"}) {
      const auto done = rules->add_path(std::string(EXPUNGE_SOURCE_DIR) + file);
      ASSERT_TRUE(done.has_value()) << done.error().to_string();
    }
    engines_ = std::make_unique<BothEngines>(rules);
  }
  static void TearDownTestSuite() { engines_.reset(); }
  // What the bot's turn behind the human's is found to hold.
  static Lines said_again(const std::string& told, const std::string& again) {
    Lines lines = engines_->detect(Talk().human(told).bot(again));
    std::erase_if(lines, [](const std::string& line) { return !line.starts_with('1'); });
    return lines;
  }
  static std::unique_ptr<BothEngines> engines_;
};
std::unique_ptr<BothEngines> Respelled::engines_;

struct Case {
  const char* name;
  const char* told;
  const char* again;
  const char* found;  // "": nothing
};

TEST_F(Respelled, ValuesAreFoundInOtherGroups) {
  const Case cases[] = {
      {"without the hyphen", "kennzeichen KX-J 57", "KXJ57, gelb, notiert.", "KXJ57"},
      {"a blank for it", "kennzeichen HH-QW 381", "HH QW 381, ein Foto.", "HH QW 381"},
      {"with hyphens", "plate BTX4460 ran the red", "*writes* B-T-X-4-4-6-0.", "B-T-X-4-4-6-0"},
      {"in small letters", "plate BTX4460 ran the red", "btx4460, got it", "btx4460"},
      {"small letters apart are words", "plate IN 2043 X ran", "in 2043 x boats", ""},
      {"a part of a longer one", "plate BTX4460 ran the red", "part BTX44601 and ABTX4460", ""},
      {"two signs between", "plate BTX4460 ran the red", "BTX -4460", ""},
      {"another number", "plate BTX4460 ran the red", "BTX4461", ""},
  };
  for (const Case& one : cases) {
    const std::string found = one.found;
    EXPECT_EQ(said_again(one.told, one.again),
              found.empty() ? Lines{} : Lines{"1 VEHICLE_ID unknown '" + found + "'"})
        << one.name;
  }
}

TEST_F(Respelled, WhatWasSpelledIsFoundPlainly) {
  EXPECT_EQ(said_again("the password is k e t t l e dash nine nine dash owl",
                       "I have it as kettle-99-owl."),
            Lines{"1 SECRET unknown 'kettle-99-owl'"});
}

}  // namespace
}  // namespace expunge
