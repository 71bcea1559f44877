#include "detect/first_seen.h"

#include <gtest/gtest.h>

#include "detect/detect_fixture.h"

namespace expunge {
namespace {

TEST(FirstSeen, EachSideHasItsOwnFirstTurn) {
  const Talk talk =
      Talk().human("hi").bot("Ask Dana Brandt").human("dana? Brandt?").bot("Dana. dana.");
  FirstSeen seen;
  seen.want("Dana Brandt");
  seen.want("Orla");
  seen.search(talk.conversation());
  EXPECT_EQ(seen.by_bot("Dana"), 1U);
  EXPECT_EQ(seen.by_human("Dana"), 2U);
  EXPECT_EQ(seen.by_human("DANA BRANDT"), 2U);
  EXPECT_EQ(seen.by_bot("Orla"), FirstSeen::kNever);
  EXPECT_EQ(seen.by_human("Dana Orla"), FirstSeen::kNever);
}

TEST(FirstSeen, ABotNamesNobodyInLowerCase) {
  const Talk talk = Talk().bot("hope is here").human("hope");
  FirstSeen seen;
  seen.want("Hope");
  seen.search(talk.conversation());
  EXPECT_EQ(seen.by_bot("Hope"), FirstSeen::kNever);
  EXPECT_EQ(seen.by_human("Hope"), 1U);
  seen.clear();
  seen.search(talk.conversation());
  EXPECT_EQ(seen.by_human("Hope"), FirstSeen::kNever) << "not wanted any more";
}

TEST(FirstSeen, TheBotIsFirstIfItSaidEveryWordFirst) {
  const Talk talk = Talk().bot("I am Reeves.").human("zelwina here").bot("Zelwina Reeves");
  FirstSeen seen;
  seen.want("Zelwina Reeves");
  seen.search(talk.conversation());
  EXPECT_TRUE(seen.bot_first("Reeves"));
  EXPECT_FALSE(seen.bot_first("Zelwina Reeves"));
  EXPECT_FALSE(seen.bot_first("Orla"));
  EXPECT_FALSE(seen.bot_first(""));
}

TEST(FirstSeen, OtherScriptsAreFoldedToo) {
  // Cyrillic "Gleb" and "gleb".
  const Talk talk = Talk().human("x \xD0\xB3\xD0\xBB\xD0\xB5\xD0\xB1 x");
  FirstSeen seen;
  seen.want("\xD0\x93\xD0\xBB\xD0\xB5\xD0\xB1");
  seen.search(talk.conversation());
  EXPECT_EQ(seen.by_human("\xD0\x93\xD0\xBB\xD0\xB5\xD0\xB1"), 0U);
}

}  // namespace
}  // namespace expunge
