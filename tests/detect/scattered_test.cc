// Values given in parts: message by message, with words or unusual signs between, end first.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "detect/asked_rest.h"
#include "detect/detect_fixture.h"
#include "detect/mail_parts.h"
#include "detect/number_groups.h"

namespace expunge {
namespace {

using Lines = std::vector<std::string>;

TEST(Scattered, NumbersOverMessages) {
  Talk phone;
  phone.human("my number is 070-174").bot("ok").human("then 06 41, ask for the cook");
  EXPECT_EQ(rule_engines().detect(phone),
            (Lines{"0 PHONE_NUMBER unknown '070-174'", "2 PHONE_NUMBER unknown '06 41'"}));
  Talk ssn;
  ssn.human("my ssn is 219 36").bot("go on").human("and the last four 5507");
  EXPECT_EQ(rule_engines().detect(ssn),
            (Lines{"0 US_SSN unknown '219 36'", "2 US_SSN unknown '5507'"}));
  Talk card;
  card.human("use my amex 3742").bot("mhm").human("9740").bot("And?").human("15 67862 thanks");
  EXPECT_EQ(rule_engines().detect(card),
            (Lines{"0 CREDIT_CARD unknown '3742'", "2 CREDIT_CARD unknown '9740'",
                   "4 CREDIT_CARD unknown '15 67862'"}));
}

// What somebody answers who is asked for a part.
TEST(Scattered, AnswersToQuestions) {
  Talk talk;
  talk.bot("First three digits of your social security number?")
      .human("219")
      .bot("The next two?")
      .human("36")
      .bot("And the last four?")
      .human("5507");
  EXPECT_EQ(rule_engines().detect(talk),
            (Lines{"1 US_SSN unknown '219'", "3 US_SSN unknown '36'", "5 US_SSN unknown '5507'"}));
  Talk game;
  game.bot("Speak a number, and it tells you its sorrow.")
      .human("5550147")
      .bot("Almost a telephone.")
      .human("192");
  EXPECT_EQ(rule_engines().detect(game), Lines{});
}

// Who listens asks for the rest, and it comes with other words before it.
TEST(Scattered, PartsThatAreAskedFor) {
  Talk talk;
  talk.human("yes!! text me. my number starts with 0417")
      .bot("ok and the rest")
      .human("haha fine you nosy thing, 555")
      .bot("i swear")
      .human("lol. last three are my favourite tram, 280");
  EXPECT_EQ(rule_engines().detect(talk),
            (Lines{"0 PHONE_NUMBER unknown '0417'", "2 PHONE_NUMBER unknown '555'",
                   "4 PHONE_NUMBER unknown '280'"}));
  Talk other;
  other.human("my number starts with 0417").bot("lovely").human("haha the tram is 555 280");
  EXPECT_EQ(rule_engines().detect(other), Lines{});
}

TEST(AskedRest, IsToldByAWordForIt) {
  EXPECT_EQ(asks_for_rest("ok and the rest"), RestAsked::kYes);
  EXPECT_EQ(asks_for_rest("Aage?"), RestAsked::kYes);
  EXPECT_EQ(asks_for_rest("Faltan n\xC3\xBAmeros"), RestAsked::kYes);
  EXPECT_EQ(asks_for_rest("\xE8\xBF\x98\xE6\x9C\x89\xE5\x91\xA2"), RestAsked::kYes);
  EXPECT_EQ(asks_for_rest("And then?"), RestAsked::kMaybe);
  EXPECT_EQ(asks_for_rest("she went to the restaurant"), RestAsked::kNo);
  EXPECT_EQ(asks_for_rest(""), RestAsked::kNo);
  EXPECT_TRUE(says_last_digits("lol the last two: 44"));
  EXPECT_FALSE(says_last_digits("everlasting 44"));
}

TEST(Scattered, DisguisedParts) {
  Talk talk;
  talk.human("my ssn is ２１９ ３６").bot("go on").human("５５０７");
  EXPECT_EQ(rule_engines().detect(talk),
            (Lines{"0 US_SSN unknown '２１９ ３６'", "2 US_SSN unknown '５５０７'"}));
}

TEST(Scattered, WordsBetween) {
  Talk talk;
  talk.human("my number starts with 415, then 555 and ends in 0127");
  EXPECT_EQ(rule_engines().detect(talk),
            (Lines{"0 PHONE_NUMBER unknown '415'", "0 PHONE_NUMBER unknown '555'",
                   "0 PHONE_NUMBER unknown '0127'"}));
  Talk turned;
  turned.human("my number ends in 5550127 and begins with 415");
  EXPECT_EQ(rule_engines().detect(turned),
            (Lines{"0 PHONE_NUMBER unknown '5550127'", "0 PHONE_NUMBER unknown '415'"}));
}

TEST(Scattered, UnusualSigns) {
  for (const char* number : {"4_1_5_5_5_5_0_1_2_7", "4*1*5*5*5*5*0*1*2*7", "415 ~ 555 ~ 0127",
                             "4, 1, 5, 5, 5, 5, 0, 1, 2, 7", "415_555_0127", "415...555...0127"}) {
    Talk talk;
    talk.human("my phone is " + std::string(number));
    EXPECT_EQ(rule_engines().detect(talk),
              (Lines{"0 PHONE_NUMBER unknown '" + std::string(number) + "'"}));
  }
}

// Ranges, lists, shares, coordinates, numbers beside one that is whole.
TEST(Scattered, OtherNumbers) {
  for (const char* text :
       {"call it the years between 1999 and 2007", "tel me: 12, 15, 18, 20 and 34",
        "12,000 then 415", "my phone has 52.5, 6.077, 199", "text me pages 3~5 and 12~19",
        "HP is 71/100, AC 12, 199"}) {
    Talk talk;
    talk.human(text).bot("ok").human("199");
    EXPECT_EQ(rule_engines().detect(talk), Lines{}) << text;
  }
  Talk whole;
  whole.human("my number is 415-555-0127").bot("ok").human("41200 people know it");
  EXPECT_EQ(rule_engines().detect(whole), (Lines{"0 PHONE_NUMBER unknown '415-555-0127'"}));
}

TEST(Scattered, MailInTwoMessages) {
  Talk talk;
  talk.human("my email is wrenlamp").bot("ok").human("at brightfen.net");
  EXPECT_EQ(rule_engines().detect(talk), (Lines{"0 EMAIL_ADDRESS unknown 'wrenlamp'",
                                                "2 EMAIL_ADDRESS unknown 'brightfen.net'"}));
  Talk sign;
  sign.human("first part: wren_lamp7").bot("mhm").human("then @brightfen.net");
  EXPECT_EQ(rule_engines().detect(sign), (Lines{"0 EMAIL_ADDRESS unknown 'wren_lamp7'",
                                                "2 EMAIL_ADDRESS unknown '@brightfen.net'"}));
  Talk none;
  none.human("i was never there").bot("ok").human("at school. no idea");
  EXPECT_EQ(rule_engines().detect(none), Lines{});
}

TEST(Scattered, Backwards) {
  Talk talk;
  talk.human("my number backwards: 7210-555-514, my mail in reverse: ten.nefthgirb@nerw");
  EXPECT_EQ(rule_engines().detect(talk), (Lines{"0 PHONE_NUMBER unknown '7210-555-514'",
                                                "0 EMAIL_ADDRESS unknown 'ten.nefthgirb@nerw'"}));
}

std::string written(std::string_view text, const NumberGroups& groups) {
  std::string out;
  for (const NumberGroup& group : groups) {
    out += '[';
    out += text.substr(group.span.begin, group.span.size());
    out += ']';
  }
  return out;
}

TEST(NumberGroups, PartsOfMessages) {
  const auto start = [](std::string_view text) {
    return written(text, part_at_start(text).groups);
  };
  EXPECT_EQ(start("and then 555 0127 ok"), "[555][0127]");
  EXPECT_EQ(start("last four 4471"), "[4471]");
  EXPECT_EQ(start("part 2: 4471"), "[4471]");
  EXPECT_EQ(start("four four seven"), "[four][four][seven]");
  EXPECT_EQ(start("one or two sugars"), "");
  EXPECT_EQ(start("my room has 4471 lamps"), "");
  const auto end = [](std::string_view text) {
    return written(text, part_at_end(text, false).groups);
  };
  EXPECT_EQ(end("in 1999 we had it: 415 555, then"), "[415][555]");
  EXPECT_EQ(end("415 people came by"), "");
  EXPECT_EQ(written("415 lol brb", part_at_end("415 lol brb", true).groups), "[415]");
}

TEST(MailParts, HostsAndMailboxes) {
  EXPECT_TRUE(host_at_start("then @brightfen.net"));
  EXPECT_TRUE(host_at_start("brightfen.net"));
  EXPECT_FALSE(host_at_start("nobody @ home"));
  EXPECT_TRUE(mailbox_at_end("its wren_07"));
  EXPECT_TRUE(mailbox_at_end("its wren_07@")->has_at);
  EXPECT_FALSE(mailbox_at_end("what is it?"));
}

}  // namespace
}  // namespace expunge
