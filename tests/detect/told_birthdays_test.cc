// Where one birth date was told, others follow with no word but whose they are.
#include "detect/detect_fixture.h"

namespace expunge {
namespace {

using Lines = std::vector<std::string>;

class ToldBirthdays : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto rules = std::make_shared<RuleSet>();
    const auto done =
        rules->add_path(std::string(EXPUNGE_SOURCE_DIR) + "/rules/date/date_of_birth.yaml");
    ASSERT_TRUE(done.has_value()) << done.error().to_string();
    engines_ = std::make_unique<BothEngines>(rules);
  }
  static void TearDownTestSuite() { engines_.reset(); }
  // What the human's last turn is found to hold.
  static Lines told_behind(const std::string& first, const std::string& last) {
    Lines lines = engines_->detect(Talk().human(first).bot("And the other one?").human(last));
    std::erase_if(lines, [](const std::string& line) { return !line.starts_with("2 DATE"); });
    return lines;
  }
  static std::unique_ptr<BothEngines> engines_;
};
std::unique_ptr<BothEngines> ToldBirthdays::engines_;

TEST_F(ToldBirthdays, FollowANameOrAWordForSomebody) {
  const std::string mine = "my birthday is 22/11/2001";
  EXPECT_EQ(told_behind(mine, "my ex. Deshawn, march 9 2000"),
            Lines{"2 DATE_OF_BIRTH unknown 'march 9 2000'"});
  EXPECT_EQ(told_behind(mine, "hubby 5.5.70"), Lines{"2 DATE_OF_BIRTH unknown '5.5.70'"});
  EXPECT_EQ(told_behind(mine, "Zeke is 9/9/2007"), Lines{"2 DATE_OF_BIRTH unknown '9/9/2007'"});
  EXPECT_EQ(told_behind(mine, "zeke: 9/9/2007"), Lines{"2 DATE_OF_BIRTH unknown '9/9/2007'"});
}

TEST_F(ToldBirthdays, OtherDatesAreNone) {
  const std::string mine = "my birthday is 22/11/2001";
  EXPECT_EQ(told_behind(mine, "we met on march 9 2000"), Lines{});
  EXPECT_EQ(told_behind(mine, "issued 9/9/2007"), Lines{});
  EXPECT_EQ(told_behind(mine, "the exam is 9/9/2007"), Lines{});
  EXPECT_EQ(told_behind(mine, "hubby left 9/9"), Lines{});
  EXPECT_EQ(told_behind("we met on 22/11/2001", "Deshawn, march 9 2000"), Lines{});
}

}  // namespace
}  // namespace expunge
