#include "detect/play_cues.h"

#include <gtest/gtest.h>

#include <string>

namespace expunge {
namespace {

const PlayCues& cues() {
  static const PlayCues kCues;
  return kCues;
}

// The name that the texts of these tests hold.
TextSpan name_in(std::string_view text) {
  constexpr std::string_view kName = "Oriel";
  const std::size_t at = text.find(kName);
  EXPECT_NE(at, std::string_view::npos) << text;
  return {at, at + kName.size()};
}

TEST(PlayCues, WhoIsPlayed) {
  for (const std::string_view text : {
           "Sir Oriel bows",
           "Oriel, the masked thief",
           "Oriel, wandering monk",
           "Oriel, at your service",
           "Oriel, queen of the reefs",
           "Oriel of Thornwood",
           "Oriel the Damp",
           "Oriel, level 3 mage",
           "ich bin Prinzessin Oriel",
           "Oriel, la bruja del norte",
           "je suis Oriel, reine des brumes",
           "Oriel from the northern clan",
           "*Oriel steps in* hello",
           "\"Oriel waits\" she said",
       }) {
    EXPECT_TRUE(PlayedText(cues(), text).is_part_of_play(name_in(text))) << text;
  }
  for (const std::string_view text : {"ask Oriel", "Oriel, from accounting", "thanks Oriel!"}) {
    EXPECT_FALSE(PlayedText(cues(), text).is_part_of_play(name_in(text))) << text;
  }
}

TEST(PlayCues, WhoIsACharacter) {
  for (const std::string_view text : {
           "my character: Oriel",
           "Kim plays Oriel",
           "act as captain Oriel",
           "your name is Oriel",
           "your sidekick is called Oriel",
           "you are a grumpy old wizard named Oriel",
       }) {
    EXPECT_TRUE(cues().names_character(text, name_in(text))) << text;
  }
  EXPECT_FALSE(cues().names_character("you are Oriel's assistant", {8, 13}));
  EXPECT_FALSE(cues().names_character("my sister Oriel", {10, 15}));
}

TEST(PlayCues, WhoAsksForACharacter) {
  for (const std::string_view text :
       {"Create your hero. NAME / CLASS / STR", "So: what is your character's name?",
        "Tell me about your elven hero!", "Wie hei\xC3\x9Ft dein Charakter?",
        "\xD0\xA1\xD0\xBE\xD0\xB7\xD0\xB4\xD0\xB0\xD0\xB9 "
        "\xD1\x81\xD0\xB2\xD0\xBE\xD0\xB5\xD0\xB3\xD0\xBE "
        "\xD0\xB3\xD0\xB5\xD1\x80\xD0\xBE\xD1\x8F"}) {
    EXPECT_TRUE(cues().asks_for_character(text)) << text;
  }
  for (const std::string_view text : {"What is your name, hero?", "Create your account",
                                      "You are my hero", "your hero is here"}) {
    EXPECT_FALSE(cues().asks_for_character(text)) << text;
  }
}

TEST(PlayCues, WhatIsReal) {
  for (const std::string_view text : {
           "im oriel irl, Oriel",
           "my real name is Oriel",
           "*nods* (Oriel here)",
           "brb Oriel is here",
       }) {
    EXPECT_TRUE(PlayedText(cues(), text).is_reality(name_in(text))) << text;
  }
  EXPECT_FALSE(PlayedText(cues(), "brb. *Oriel nods*").is_reality({6, 11}));
  EXPECT_TRUE(cues().is_real_name_of_another("her real name is Oriel", {17, 22}));
  EXPECT_FALSE(cues().is_real_name_of_another("my real name is Oriel", {16, 21}));
  EXPECT_TRUE(cues().has_office("I'm Detective Oriel", {14, 19}));
}

TEST(PlayCues, WhomTheProgramIsToldToBe) {
  Conversation conversation;
  conversation.turns.resize(1);
  conversation.turns[0].role = Role::kHuman;
  conversation.turns[0].text = "Act as Dr. Oriel Marsh, who knows ships.";
  std::string told;
  cues().told(conversation, [&](std::string_view name) { told += name; });
  EXPECT_EQ(told, "Oriel Marsh");
}

}  // namespace
}  // namespace expunge
