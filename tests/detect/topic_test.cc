// What was talked about some turns ago, and what people paste: over whole conversations.
#include "detect/detect_fixture.h"

namespace expunge {
namespace {

using Lines = std::vector<std::string>;

class Topics : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto rules = std::make_shared<RuleSet>();
    for (const char* file : {"/rules/contact/handle_shaped.yaml", "/rules/secret/shaped.yaml"}) {
      const auto done = rules->add_path(std::string(EXPUNGE_SOURCE_DIR) + file);
      ASSERT_TRUE(done.has_value()) << done.error().to_string();
    }
    engines_ = std::make_unique<BothEngines>(rules);
  }
  static void TearDownTestSuite() { engines_.reset(); }
  static Lines found(const Talk& talk) { return engines_->detect(talk); }
  static std::unique_ptr<BothEngines> engines_;
};
std::unique_ptr<BothEngines> Topics::engines_;

TEST_F(Topics, AreRememberedForSomeTurns) {
  EXPECT_EQ(found(Talk()
                      .human("my minecraft realm is down")
                      .bot("Is the list on?")
                      .human("yes, i am heron_overlord there")),
            Lines{"2 HANDLE unknown 'heron_overlord'"});
  EXPECT_EQ(found(Talk()
                      .human("my minecraft realm is down")
                      .bot("a")
                      .human("b")
                      .bot("c")
                      .human("d")
                      .bot("e")
                      .human("yes, i am heron_overlord there")),
            Lines{});
}

TEST_F(Topics, OfLongMessagesSayLittle) {
  const std::string story(700, 'x');
  EXPECT_EQ(found(Talk().human("minecraft " + story).bot("ok").human("i am heron_overlord there")),
            Lines{});
  EXPECT_EQ(found(Talk().human("minecraft?").bot("ok").human("heron_overlord " + story)), Lines{});
}

TEST_F(Topics, OfPastedRowsAreTheirColumns) {
  EXPECT_EQ(found(Talk().human("fix\nname;geb;plz\nO;1990-02-28;48991")),
            (Lines{"0 DATE_OF_BIRTH unknown '1990-02-28'", "0 POSTAL_CODE unknown '48991'"}));
}

}  // namespace
}  // namespace expunge
