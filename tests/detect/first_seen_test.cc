#include "detect/first_seen.h"

#include <gtest/gtest.h>

#include <vector>

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

TEST(FirstSeen, WordsBesideWantedOnesAreNone) {
  const Talk talk = Talk().human("danae d Dan da dan-bo o'dana Danas dana2 D. Dana.");
  FirstSeen seen;
  for (const char* name : {"dana", "o'dana", "dan-bo", "d"}) seen.want(name);
  seen.search(talk.conversation(), true);
  const auto places = [&](const char* word) {
    std::vector<std::size_t> out;
    for (const FirstSeen::Place& place : seen.places_of(word)) out.push_back(place.begin);
    return out;
  };
  EXPECT_EQ(places("dana"), (std::vector<std::size_t>{35, 44}));
  EXPECT_EQ(places("o'dana"), (std::vector<std::size_t>{22}));
  EXPECT_EQ(places("dan-bo"), (std::vector<std::size_t>{15}));
  EXPECT_EQ(places("d"), (std::vector<std::size_t>{6}));
}

// What is remembered of turns that stayed the same tells what a look at all turns tells.
TEST(FirstSeen, TurnsThatStayedTheSameAreNotReadAgain) {
  const Talk before = Talk().human("dana").bot("Dana and Orla").human("Orla").bot("Dana");
  const Talk behind = Talk().human("x").bot("Dana and Orla").human("dana").bot("Dana");
  const auto is_same = [](std::uint32_t turn) { return turn % 2 == 1; };
  FirstSeen seen;
  seen.begin();
  seen.want("Dana Orla");
  seen.search(before.conversation(), true, is_same);
  EXPECT_EQ(seen.by_human("Dana"), 0U) << "nothing was found before";
  for (const char* wanted : {"Dana Orla", "Dana", "Dana Vale"}) {
    FirstSeen whole;
    whole.want(wanted);
    whole.search(behind.conversation(), true);
    seen.clear();
    seen.want(wanted);
    seen.search(behind.conversation(), true, is_same);
    for (const char* name : {"Dana", "Orla", "Vale"}) {
      EXPECT_EQ(seen.by_human(name), whole.by_human(name)) << name;
      EXPECT_EQ(seen.by_bot(name), whole.by_bot(name)) << name;
    }
    EXPECT_EQ(seen.places_of("dana").size(), whole.places_of("dana").size());
  }
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
