// Values given bit by bit, and values that a record writes twice.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "detect/detect_fixture.h"
#include "rulebook/rule.h"

namespace expunge {
namespace {

using Lines = std::vector<std::string>;

TEST(JoinParts, NumberOverTurns) {
  Talk talk;
  talk.human("can you keep a number for me")
      .bot("Sure.")
      .human("+1 602")
      .bot("+1 602, and then?")
      .human("555")
      .bot("Next?")
      .human("0139 and that's it");
  EXPECT_EQ(rule_engines().detect(talk),
            (Lines{"2 PHONE_NUMBER unknown '+1 602'", "4 PHONE_NUMBER unknown '555'",
                   "6 PHONE_NUMBER unknown '0139'"}));
}

// A whole that its validator proves is surer than one that only a word beside it makes likely; no
// joined value is certain.
TEST(JoinParts, ScoresByWhatTheWholeIs) {
  DetectorOptions options;
  options.names = NamesMode::kOff;
  const auto model =
      DetectorModel::create(std::make_shared<const RuleSet>(*RuleSet::builtin()), options);
  ASSERT_TRUE(model);
  Detector detector(*model);
  Talk card;
  card.human("ill give my card in parts. 4716 3617").bot("Please do not.").human("1521 then 3354");
  std::vector<Finding> findings;
  detector.detect(card.conversation(), findings);
  ASSERT_EQ(findings.size(), 3u);
  for (const Finding& finding : findings) EXPECT_DOUBLE_EQ(finding.score, 0.95);
  Talk number;
  number.human("my number: +1 602").bot("Then?").human("555").bot("Next?").human("0139");
  detector.detect(number.conversation(), findings);
  ASSERT_EQ(findings.size(), 3u);
  for (const Finding& finding : findings) EXPECT_LT(finding.score, 1);
}

// Turn after turn with nobody between, or announced shortly before; guesses of a game are neither.
TEST(JoinParts, NumberWithoutAWordBeside) {
  Talk row;
  row.human("hii").bot("ooh sneaky").human("707").human("555").human("0192");
  EXPECT_EQ(rule_engines().detect(row),
            (Lines{"2 PHONE_NUMBER unknown '707'", "3 PHONE_NUMBER unknown '555'",
                   "4 PHONE_NUMBER unknown '0192'"}));
  Talk announced;
  announced.human("ill send my number in bits")
      .bot("ooh sneaky")
      .human("707")
      .bot("hm")
      .human("555-0192");
  EXPECT_EQ(rule_engines().detect(announced),
            (Lines{"2 PHONE_NUMBER unknown '707'", "4 PHONE_NUMBER unknown '555-0192'"}));
  Talk game;
  game.bot("Guess what I think of")
      .human("707")
      .bot("lower")
      .human("555")
      .bot("higher")
      .human("0692");
  EXPECT_EQ(rule_engines().detect(game), Lines{});
}

TEST(JoinParts, SocialSecurityNumberInAnswers) {
  Talk talk;
  talk.human("i lost my card")
      .bot("First three digits of your social?")
      .human("518")
      .bot("Next two?")
      .human("42")
      .bot("Last four?")
      .human("9036");
  EXPECT_EQ(rule_engines().detect(talk),
            (Lines{"2 US_SSN unknown '518'", "4 US_SSN unknown '42'", "6 US_SSN unknown '9036'"}));
}

TEST(JoinParts, CardOverTurnsAndInOne) {
  Talk talk;
  talk.human("ill give my card in parts. 4716 3617")
      .bot("Please do not.")
      .human("1521 then 3354 ok");
  EXPECT_EQ(rule_engines().detect(talk),
            (Lines{"0 CREDIT_CARD unknown '4716 3617'", "2 CREDIT_CARD unknown '1521'",
                   "2 CREDIT_CARD unknown '3354'"}));
}

TEST(JoinParts, MailboxAndHost) {
  Talk talk;
  talk.human("my mail is juniper.rook").bot("At which provider?").human("@hotmail.se");
  EXPECT_EQ(rule_engines().detect(talk), (Lines{"0 EMAIL_ADDRESS unknown 'juniper.rook'",
                                                "2 EMAIL_ADDRESS unknown '@hotmail.se'"}));
}

TEST(JoinParts, WhatMakesNoWholeStays) {
  Talk talk;
  talk.human("my number is up, 415 points")
      .bot("And then?")
      .human("she has counted them, all 555")
      .bot("What year?")
      .human("2021, 2022 or 2023")
      .bot("Your card?")
      .human("4558 and 4583 and 2700 and 3098");
  EXPECT_EQ(rule_engines().detect(talk), Lines{});
}

TEST(JoinParts, OfOneSpeakerOnly) {
  Talk talk;
  talk.human("my number starts with 415 555").bot("0127?").human("no");
  EXPECT_EQ(rule_engines().detect(talk), (Lines{"0 PHONE_NUMBER unknown '415 555'"}));
}

TEST(Repeats, TheSameNumberInAnotherSpelling) {
  Talk talk;
  talk.human("call +353 20 910 0142 for me")
      .bot("I can't.")
      .human("write it as (020) 9100142, or 0209100142; not 9100143")
      .bot("Order 12345678.");
  EXPECT_EQ(rule_engines().detect(talk), (Lines{"0 PHONE_NUMBER unknown '+353 20 910 0142'",
                                                "2 PHONE_NUMBER unknown '020) 9100142'",
                                                "2 PHONE_NUMBER unknown '0209100142'"}));
}

TEST(Repeats, BareDigitsOfASpelledNumber) {
  Talk talk;
  talk.human("its four one five, five five five, oh one two seven").bot("So 4155550127.");
  EXPECT_EQ(rule_engines().detect(talk),
            (Lines{"0 PHONE_NUMBER unknown 'four one five, five five five, oh one two seven'",
                   "1 PHONE_NUMBER unknown '4155550127'"}));
}

// On a service that takes no full stop or underscore; a word of the language is none.
TEST(Repeats, AHandleWithoutItsSigns) {
  Talk talk;
  talk.human("my insta is pomelo.pirate").bot("Nice.").human("on the other site pomelopirate");
  EXPECT_EQ(rule_engines().detect(talk),
            (Lines{"0 HANDLE unknown 'pomelo.pirate'", "2 HANDLE unknown 'pomelopirate'"}));
  Talk link;
  link.human("discord moonlit_toast#0419").bot("ok").human("steamcommunity.com/id/moonlittoast");
  EXPECT_EQ(rule_engines().detect(link),
            (Lines{"0 HANDLE unknown 'moonlit_toast#0419'",
                   "2 URL unknown 'steamcommunity.com/id/moonlittoast'"}));
  Talk word;
  word.human("my insta is note_books").bot("Nice.").human("i buy notebooks");
  EXPECT_EQ(rule_engines().detect(word), (Lines{"0 HANDLE unknown 'note_books'"}));
}

TEST(TableColumn, TheHeadIsContext) {
  Talk talk;
  talk.human("name,phone,amount\nA,2125550134,2125550135\nB,2125550136,900");
  EXPECT_EQ(rule_engines().detect(talk),
            (Lines{"0 PHONE_NUMBER unknown '2125550134'", "0 PHONE_NUMBER unknown '2125550136'"}));
  Talk markdown;
  markdown.human("| who | phone | order |\n|---|---|---|\n| A | 2125550134 | 2125550135 |");
  EXPECT_EQ(rule_engines().detect(markdown), (Lines{"0 PHONE_NUMBER unknown '2125550134'"}));
}

TEST(AnswerContext, AskedForSomethingElse) {
  Talk talk;
  talk.bot("What is your order number? I need no phone number.").human("4155550127");
  EXPECT_EQ(rule_engines().detect(talk), Lines{});
}

}  // namespace
}  // namespace expunge
