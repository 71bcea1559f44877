#include "detect/cast.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detect/cast_words.h"
#include "detect/detect_fixture.h"

namespace expunge {
namespace {

using Lines = std::vector<std::string>;

Lines found(const Talk& talk) {
  static BothEngines engines = [] {
    auto rules = std::make_shared<RuleSet>();
    const auto done = rules->add_path(std::string(EXPUNGE_SOURCE_DIR) + "/rules/names");
    EXPECT_TRUE(done.has_value()) << (done ? "" : done.error().to_string());
    return BothEngines(rules);
  }();
  return engines.detect(talk);
}

TEST(CastWords, CountsTopics) {
  const CastWords words;
  CastCounts counts{};
  words.count("LOL my shift ended. The knight draws a sword \xF0\x9F\x98\x82", counts);
  EXPECT_EQ(count_of(counts, CastTopic::kChatter), 2) << "and an emoji";
  EXPECT_EQ(count_of(counts, CastTopic::kDaily), 1);
  EXPECT_EQ(count_of(counts, CastTopic::kScene), 2);
}

TEST(CastWords, EachOnceWhereAsked) {
  const CastWords words;
  CastCounts counts{};
  std::vector<std::string_view> seen;
  words.count("a kingdom, another Kingdom", counts, &seen);
  words.count("kingdom", counts, &seen);
  EXPECT_EQ(count_of(counts, CastTopic::kGenre), 1);
}

TEST(CastSigns, OddsAddUp) {
  CastSigns none;
  CastSigns played;
  played[CastSign::kHumanActs] = 1;
  played[CastSign::kScene] = 3;
  CastSigns real;
  real[CastSign::kChatter] = 3;
  real[CastSign::kContact] = 1;
  EXPECT_LT(real.odds(), none.odds());
  EXPECT_LT(none.odds(), played.odds());
}

Talk siege() {
  Talk talk;
  talk.persona_name("Captain Orsolya");
  talk.persona("captain of the guard in a besieged castle. war story, kingdom of ash");
  talk.bot("*Orsolya lowers her spyglass.* \"They have brought ladders.\"");
  return talk;
}

// Whom the human brings into the scene is of the play, though no title or quotes show it.
TEST(Cast, OfTheScene) {
  Talk talk = siege();
  talk.human("*grips the wall* then gilbert lied. he swore the army was dead");
  talk.bot("*She spits.* \"Gilbert Ashby? The smith?\" *Gilbert watches from the stair.*");
  talk.human("*draws my dagger* gilbert dies tonight");
  EXPECT_EQ(found(talk), (Lines{}));
}

// The same play, and somebody from the human's day.
TEST(Cast, OfThoseWhoPlay) {
  Talk talk = siege();
  talk.human("lol sorry wait, gilbert from work keeps texting me about my shift on sunday");
  talk.bot("*She nods.* Tell Gilbert that the wall needs him more.");
  EXPECT_EQ(found(talk), (Lines{"3 PERSON other 'gilbert'", "4 PERSON other 'Gilbert'"}));
}

// What is said in so many words counts, whatever is played around it.
TEST(Cast, SaidInSoManyWords) {
  Talk talk = siege();
  talk.human("(ooc: btw gilbert is my brother, he wants to watch)");
  talk.bot("*She waves at the wall.* \"Let him.\"");
  EXPECT_EQ(found(talk), (Lines{"3 PERSON other 'gilbert'"}));
}

}  // namespace
}  // namespace expunge
