// What anybody calls a thing.
#include "detect/thing_names.h"

#include <gtest/gtest.h>

#include "detect/detect_fixture.h"

namespace expunge {
namespace {

bool holds(const Talk& talk, std::string_view name) {
  ThingNames things;
  things.begin();
  return things.holds(talk.conversation(), name);
}

TEST(ThingNames, CalledByAnybody) {
  EXPECT_TRUE(holds(Talk().human("call it Zelwina"), "zelwina"));
  EXPECT_TRUE(holds(Talk().human("a storm").bot("They named it Kevin."), "kevin"));
  EXPECT_TRUE(holds(Talk().human("we are naming it anna-lena"), "anna-lena"));
  EXPECT_TRUE(holds(Talk().human("we are naming it anna-lena"), "anna"));
}

TEST(ThingNames, NobodyElse) {
  EXPECT_FALSE(holds(Talk().human("call it zelwinaland"), "zelwina")) << "a whole word";
  EXPECT_FALSE(holds(Talk().human("call him kevin"), "kevin"));
  EXPECT_FALSE(holds(Talk().human("call it "), ""));
  EXPECT_FALSE(holds(Talk().human(""), "kevin"));
}

TEST(ThingNames, AnotherConversationFollows) {
  ThingNames things;
  const Talk storm = Talk().human("call it kevin");
  const Talk other = Talk().human("kevin is my brother");
  things.begin();
  EXPECT_TRUE(things.holds(storm.conversation(), "kevin"));
  things.begin();
  EXPECT_FALSE(things.holds(other.conversation(), "kevin"));
}

}  // namespace
}  // namespace expunge
