// Which of the names in a conversation are the human's own.
#include "detect/own_names.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

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

TEST(OwnNames, WhatOnePlaceShowsCountsForAll) {
  EXPECT_EQ(
      found(
          Talk().human("Hallo, Tamsin war da.").bot("Wer ist Tamsin?").human("ich bin die Tamsin")),
      (Lines{"0 PERSON self 'Tamsin'", "1 PERSON self 'Tamsin'", "2 PERSON self 'Tamsin'"}));
}

TEST(OwnNames, ACaseOfANameIsTheSamePerson) {
  EXPECT_EQ(found(Talk()
                      .human("ich bin die Tamsin")
                      .bot("Aha.")
                      .human("ja lol. und Tamsins duft is pommes")),
            (Lines{"0 PERSON self 'Tamsin'", "2 PERSON self 'Tamsins'"}));
}

// Each is a part of the other: whose they are must still be found out in the end.
TEST(OwnNames, TwoCasesOfOneNameEndTheSearch) {
  EXPECT_EQ(found(Talk()
                      .bot("Stelios?")
                      .human("\u03A3\u03C4\u03AD\u03BB\u03B9\u03BF\u03C2 \u03BC\u03BF\u03C5")
                      .human("\u03A3\u03C4\u03AD\u03BB\u03B9\u03BF \u03B4\u03B5\u03BE\u03B9\u03AC"))
                .size(),
            2U);
}

TEST(OwnNames, WhoIsNotTheHumanIsAnother) {
  EXPECT_EQ(found(Talk().human("Deepika to send the budget, ask Anders").bot("Noted.")),
            (Lines{"0 PERSON other 'Deepika'", "0 PERSON other 'Anders'"}));
}

TEST(OwnNames, ALetterIsSignedByWhoAskedForIt) {
  EXPECT_EQ(found(Talk()
                      .human("write to my landlord Mr Quigley, from Ngozi Haverford, about rent")
                      .bot("Dear Mr Quigley,\n\nthe rent is late.\n\nKind regards,\n"
                           "Ngozi Haverford")),
            (Lines{"0 PERSON other 'Quigley'", "0 PERSON self 'Ngozi Haverford'",
                   "1 PERSON other 'Quigley'", "1 PERSON self 'Ngozi Haverford'"}));
}

TEST(OwnNames, AnAgentIsNotTheHuman) {
  EXPECT_EQ(found(Talk()
                      .human("the parcel never came")
                      .bot("Sorry! Henrike here, let me look.")
                      .human("thanks Henrike")),
            (Lines{"1 PERSON other 'Henrike'", "2 PERSON other 'Henrike'"}));
}

TEST(OwnNames, ABareAnswerToAQuestionForTheName) {
  const auto answer = [](std::string question) {
    return found(
        Talk().persona_name("Dr. Linden").bot(std::move(question)).human("Yvette, and you?"));
  };
  EXPECT_EQ(answer("And you are? A name, please, and yours alone."),
            Lines{"2 PERSON self 'Yvette'"});
  EXPECT_EQ(answer("And your mother's name?"), Lines{"2 PERSON other 'Yvette'"});
}

TEST(OwnNames, WhomTheBotSpeaksToIsTheHuman) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Elevator")
                      .bot("ding.")
                      .human("Nkechi, floor fourteen")
                      .bot("doors opening. careful, Nkechi.")),
            (Lines{"2 PERSON self 'Nkechi'", "3 PERSON self 'Nkechi'"}));
  EXPECT_EQ(found(Talk()
                      .persona_name("Elevator")
                      .bot("ding.")
                      .human("my sister Nkechi is here too")
                      .bot("careful, Nkechi.")),
            (Lines{"2 PERSON other 'Nkechi'", "3 PERSON other 'Nkechi'"}))
      << "who is somebody's sister is not that somebody";
}

TEST(OwnNames, OfTwoPeopleEachIsAHuman) {
  EXPECT_EQ(
      found(Talk()
                .both_human()
                .human("Who is your favourite skater?")
                .bot("Rob Dryden.")
                .human("I run with my dog, Tamsin.")
                .bot("Nice to meet you, Yvette.")),
      (Lines{"1 PERSON other 'Rob Dryden'", "2 PERSON other 'Tamsin'", "3 PERSON self 'Yvette'"}));
}

TEST(OwnNames, AFamilyNameIsSharedAGivenNameIsNot) {
  EXPECT_EQ(found(Talk().human("My name is Dana Reyes. Second guest is Noor Reyes.")),
            (Lines{"0 PERSON self 'Dana Reyes'", "0 PERSON other 'Noor Reyes'"}));
  EXPECT_EQ(found(Talk().human("My name is Dana Reyes. Dana is fine.")),
            (Lines{"0 PERSON self 'Dana Reyes'", "0 PERSON self 'Dana'"}));
}

TEST(OwnNames, SomebodyElsesNameIsGivenInTheThirdPerson) {
  EXPECT_EQ(found(Talk().human("mon ex ptdr. il s'appelle Yoann")),
            Lines{"0 PERSON other 'Yoann'"});
  EXPECT_EQ(found(Talk().human("her real name is Tamsin")), Lines{"0 PERSON other 'Tamsin'"});
}

TEST(OwnNames, WithoutAHumanNobodyIsOther) {
  EXPECT_EQ(found(Talk().add(Role::kMetadata, "Best wishes, Tobias Okafor")),
            Lines{"0 PERSON unknown 'Tobias Okafor'"});
}

TEST(OwnNames, ManyNamesTakeLinearTime) {
  std::string text = "name,amount\n";
  for (int i = 0; i < 20000; ++i) {
    text += "Dana Zor";
    for (int rest = i; rest > 0; rest /= 26) text += static_cast<char>('a' + rest % 26);
    text += "ley\n";
  }
  EXPECT_FALSE(found(Talk().human(text)).empty());
}

}  // namespace
}  // namespace expunge
