// Plays that the system's text tells of.
#include "detect/prompted_play.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "detect/detect_fixture.h"

namespace expunge {
namespace {

bool is_play_of(const Talk& talk) { return is_prompted_play(talk.conversation()); }

TEST(PromptedPlay, ASystemThatSpeaksOfAPlayBeginsOne) {
  EXPECT_TRUE(is_play_of(Talk()
                             .add(Role::kSystem, "You are Elowen.\n{{char}}: Hm.")
                             .human("hi")
                             .bot("Welcome, traveller.")));
  EXPECT_TRUE(is_play_of(
      Talk().add(Role::kSystem, "Let's roleplay: you run an inn.").human("hi").bot("Welcome.")));
}

TEST(PromptedPlay, ABotThatActsBehindASystemPlays) {
  const std::string system = "You are Nonna Carlotta, from a village by the sea.";
  EXPECT_TRUE(
      is_play_of(Talk().add(Role::kSystem, system).human("ciao").bot("*stirs the pot* Sit, sit.")));
  EXPECT_TRUE(is_play_of(Talk()
                             .add(Role::kSystem, system)
                             .human("ciao")
                             .bot("Ah! *waves a spoon*")
                             .human("hungry")
                             .bot("Always. *fills a plate*")));
}

TEST(PromptedPlay, HelpersAreNone) {
  const std::string system = "You are a helpful assistant for customers of a garden shop.";
  EXPECT_FALSE(is_play_of(Talk()
                              .add(Role::kSystem, system)
                              .human("what should i read")
                              .bot("Try *The Secret Garden* and **Rebecca**.\n* one\n* two")
                              .human("more")
                              .bot("Then *The Overstory*.")));
  EXPECT_FALSE(is_play_of(Talk().human("hi").bot("*waves* hello there *smiles*")));
}

TEST(PromptedPlay, SaysWhoThePersonaIs) {
  EXPECT_EQ(prompted_persona("You are Frau Dorn, my landlady. Be strict."), "Frau Dorn");
  EXPECT_EQ(prompted_persona("Please act as Captain Cardigan.\nKnit."), "Captain Cardigan");
  EXPECT_EQ(prompted_persona("Du bist Ritter Kunibert (alt)."), "Ritter Kunibert ");
  EXPECT_EQ(prompted_persona("Answer in one sentence."), "");
}

// Whom the system tells of is the play's; what the human says beside it is real.
TEST(PromptedPlay, ItsPeopleAreFiction) {
  auto rules = RuleSet::builtin();
  ASSERT_TRUE(rules);
  BothEngines engines(std::make_shared<const RuleSet>(std::move(*rules)));
  const std::vector<std::string> lines = engines.detect(
      Talk()
          .add(Role::kSystem, "You are Elowen the Apothecary. Her rival is Bramwell.")
          .bot("*sniffs a jar* Bramwell sent you?")
          .human("did bramwell sell you this? my sister Priya got sick")
          .bot("*gasps* Tell Priya to rest. Bramwell is a fraud."));
  EXPECT_TRUE(std::ranges::any_of(lines, [](const auto& l) { return l.ends_with("'Priya'"); }));
  EXPECT_FALSE(std::ranges::any_of(lines, [](const auto& l) { return l.ends_with("ramwell'"); }));
}

}  // namespace
}  // namespace expunge
