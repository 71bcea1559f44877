#include "eval/labels.h"

#include "eval/eval_fixture.h"

namespace expunge {
namespace {

using LabelsTest = EvalTest;

constexpr const char* kMap =
    R"({"news":{"PER":"PERSON","PLACE":"LOCATION"},"news-old":{"PER":"OTHER"},)"
    R"("ids":{"SSN_US":"SSN","*":"NATIONAL_ID"},"mail":{"PLACE":"ADDRESS"}})";

TEST_F(LabelsTest, TheSetIsToldByTheNameOfTheFile) {
  const std::string path = write("map.json", kMap);
  EXPECT_EQ(LabelMap::read(path, "news")->entity_of("PER"), "PERSON");
  EXPECT_EQ(LabelMap::read(path, "news-dev")->entity_of("PER"), "PERSON");
  EXPECT_EQ(LabelMap::read(path, "news-old-dev")->entity_of("PER"), "OTHER");
  EXPECT_EQ(LabelMap::read(path, "newspaper")->entity_of("SSN_US"), "US_SSN")
      << "no set of that name: what the sets agree on";
  EXPECT_EQ(LabelMap::read(path, "newspaper")->entity_of("PLACE"), "PLACE") << "they disagree";
}

TEST_F(LabelsTest, AStarIsForTheRest) {
  const LabelMap map = *LabelMap::read(write("map.json", kMap), "ids");
  EXPECT_EQ(map.entity_of("TH_TNIN"), "NATIONAL_ID");
  EXPECT_EQ(map.entity_of("IN_VEHICLE_REGISTRATION"), "VEHICLE_ID");
}

TEST_F(LabelsTest, AFlatFileIsOneSet) {
  const LabelMap map = *LabelMap::read(write("map.json", R"({"name":"PERSON"})"), "any");
  EXPECT_EQ(map.entity_of("name"), "PERSON");
  EXPECT_EQ(map.entity_of("PHONE"), "PHONE_NUMBER");
  EXPECT_FALSE(LabelMap::read(write("bad.json", R"({"name":1})"), "any"));
  EXPECT_FALSE(LabelMap::read(write("worse.json", "["), "any"));
}

TEST(EntityNames, AFindingCountsAsWhatTheGoldSpeaksOf) {
  EntityNames wide;
  wide.add_gold("NATIONAL_ID");
  EXPECT_EQ(wide.of("US_SSN"), "NATIONAL_ID");
  EXPECT_EQ(wide.of("PERSON"), "PERSON");
  EXPECT_EQ(wide.of("IP_ADDRESS"), "IP_ADDRESS");
  EntityNames exact;
  exact.add_gold("NATIONAL_ID");
  exact.add_gold("US_SSN");
  EXPECT_EQ(exact.of("US_SSN"), "US_SSN");
  EXPECT_EQ(exact.of("DATE_OF_BIRTH"), "DATE_OF_BIRTH");
}

}  // namespace
}  // namespace expunge
