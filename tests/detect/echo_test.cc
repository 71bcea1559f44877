#include "detect/echo.h"

#include <gtest/gtest.h>

#include "detect/detect_fixture.h"

namespace expunge {
namespace {

std::vector<std::string> echoed(Talk talk, bool play = true) {
  if (play) talk.persona_name("Quill");
  static const NameLists lists =
      NameLists::load("orla\tb\nkalina\tb\namara\tb\nwren\tc\n", "", "paris\nkitchen\nwren\n",
                      "the\n", "", "tell\tw\nsays\tp\nbrother\tk\nmy\tl\namara\tx\n");
  EchoFinder finder;
  std::vector<EchoedName> names;
  const Conversation conversation = talk.conversation();
  finder.find(
      conversation, lists, [](std::uint32_t) { return false; }, names);
  std::vector<std::string> out;
  for (const EchoedName& name : names) {
    out.push_back(
        std::to_string(name.turn) + " " +
        std::string(conversation.turns[name.turn].text.substr(name.span.begin, name.span.size())));
  }
  return out;
}

using Names = std::vector<std::string>;

TEST(Echo, WhatTheBotTakesForANameIsOne) {
  EXPECT_EQ(echoed(Talk().human("zelwina is late").bot("Oh, Zelwina!")), Names{"0 zelwina"});
  EXPECT_EQ(echoed(Talk().human("i sat by zelwina").bot("so tell Zelwina that")),
            Names{"0 zelwina"});
  EXPECT_EQ(echoed(Talk().human("hm zelwina").bot("and Zelwina's hat?")), Names{"0 zelwina"});
  EXPECT_EQ(echoed(Talk().human("hm zelwina").bot("then Zelwina must go")), Names{"0 zelwina"});
}

TEST(Echo, WordsThatAreNoNamesOnlyAreNone) {
  // "the" is a function word, "paris" a word; shouted they may be what somebody is called.
  EXPECT_EQ(echoed(Talk().human("the paris kitchen").bot("Oh, The! Oh, Paris! Tell Paris that")),
            Names{});
  EXPECT_EQ(echoed(Talk().human("it is al and bo").bot("Oh, Al! Tell Bo that")), Names{})
      << "two letters";
}

TEST(Echo, AListedNameMayBeginTheSentence) {
  EXPECT_EQ(echoed(Talk().human("pa orla wil niet").bot("Orla wil nooit")), Names{"0 orla"});
  EXPECT_EQ(echoed(Talk().human("za kalin\xC4\x85 stoi").bot("Kalina stoi")),
            Names{"0 kalin\xC4\x85"});
  EXPECT_EQ(echoed(Talk().human("pa amara vita").bot("Amara wil nooit")), Names{})
      << "a word of some language";
}

TEST(Echo, AWordThatIsAGivenNameTooNeedsACapitalInsideASentence) {
  EXPECT_EQ(echoed(Talk().human("wren is late again").bot("And how is Wren?")), Names{"0 wren"});
  EXPECT_EQ(echoed(Talk().human("wren is late again").bot("Wren was always late.")), Names{});
  EXPECT_EQ(echoed(Talk().human("look at the wren").bot("And how is Wren?")), Names{});
  EXPECT_EQ(echoed(Talk().human("see u in wren").bot("so in Wren it is")), Names{});
}

TEST(Echo, InOtherLanguagesACapitalInsideASentenceIsEnough) {
  EXPECT_EQ(echoed(Talk().human("la zelwin est venue").bot("et puis Zelwin est partie")),
            Names{"0 zelwin"});
  EXPECT_EQ(echoed(Talk().human("orla zelwin est venue").bot("et puis Zelwin est partie")),
            Names{"0 orla zelwin"})
      << "with the given name before it";
  EXPECT_EQ(echoed(Talk().human("je suis en zelwin").bot("et puis Zelwin est grande")), Names{})
      << "a place";
  EXPECT_EQ(echoed(Talk().human("der zelwin ist da").bot("hier ist der Zelwin")), Names{})
      << "German nouns";
  EXPECT_EQ(echoed(Talk().human("so zelwin was there").bot("and then Zelwin of the sea")), Names{})
      << "English";
}

TEST(Echo, TheHumanMayHaveSaidWhoItIs) {
  EXPECT_EQ(echoed(Talk().human("me n my brother zelwin").bot("And Zelwin, is he here")),
            Names{"0 zelwin"});
  EXPECT_EQ(echoed(Talk().human("me n zelwin").bot("And Zelwin, is it here")), Names{});
  EXPECT_EQ(echoed(Talk().human("me n zelwin").bot("And Zelwin, is he here")), Names{"0 zelwin"})
      << "or the bot";
}

TEST(Echo, WhoIsHeOrSheIsSomebody) {
  EXPECT_EQ(echoed(Talk().human("zelwin got the lead").bot("Did Zelwin earn it? He must have")),
            Names{"0 zelwin"});
  EXPECT_EQ(echoed(Talk().human("zelwin is open").bot("how is Zelwin these days, still dear?")),
            Names{})
      << "a shop may be meant";
  EXPECT_EQ(echoed(Talk().bot("*Zelwin nods*").human("to zelwin").bot("and Zelwin lost his hat")),
            Names{})
      << "brought by the bot";
}

TEST(Echo, BothMayWriteACapital) {
  EXPECT_EQ(echoed(Talk().human("my boss Zelwin laughed, he never does").bot("so Zelwin can")),
            Names{"0 Zelwin"});
  EXPECT_EQ(echoed(Talk().bot("*Zelwin*").human("so Zelwin got it").bot("and Zelwin, is he in?")),
            Names{});
  EXPECT_EQ(echoed(Talk().human("i live in Zelwin now").bot("so Zelwin is nice")), Names{});
}

TEST(Echo, WhoIsNamedBesideSomebodyIsSomebody) {
  EXPECT_EQ(echoed(Talk().human("orla n zelwin").bot("so Orla and Zelwin. Twins?")),
            Names{"0 zelwin"})
      << "lists know Orla";
  EXPECT_EQ(echoed(Talk().human("paris n zelwin").bot("so Paris and Zelwin. Both?")), Names{});
}

TEST(Echo, AListedNameMayBeShouted) {
  EXPECT_EQ(echoed(Talk().human("wren on salad").bot("Good. Wren! Dress the leaves.")), Names{})
      << "any word has a capital there";
  EXPECT_EQ(echoed(Talk().human("wren on salad").bot("Good. WREN! Dress the leaves.")),
            Names{"0 wren"});
  EXPECT_EQ(echoed(Talk().human("wren on salad").bot("Good. Wren on salad.")), Names{});
}

TEST(Echo, OutsideOfAPlayOnlyListedNamesAre) {
  EXPECT_EQ(echoed(Talk().human("i sat by zelwina").bot("so tell Zelwina that"), false), Names{});
  EXPECT_EQ(echoed(Talk().human("orla is late").bot("Then Orla's late."), false), Names{"0 orla"});
}

TEST(Echo, WhoIsSpokenOfLaterWasMeantBefore) {
  EXPECT_EQ(echoed(Talk()
                       .human("it was Zelwin from flat 4")
                       .bot("Oh dear.")
                       .human("so what now")
                       .bot("I would tell Zelwin that")),
            Names{"0 Zelwin"});
  EXPECT_EQ(echoed(Talk().human("i play Zelwin").bot("Hm.").human("ok").bot("Welcome, Zelwin!")),
            Names{})
      << "who is spoken to may be played";
  EXPECT_EQ(echoed(Talk()
                       .bot("Ask Zelwin.")
                       .human("it was Zelwin from flat 4")
                       .bot("Hm.")
                       .human("ok")
                       .bot("I would tell Zelwin that")),
            Names{})
      << "the bot was first";
}

TEST(Echo, HiddenNamesAreWhatTheBotReadsInThem) {
  EXPECT_EQ(echoed(Talk().human("its under Z3LW1N").bot("No, Zelwin.")), Names{"0 Z3LW1N"});
  EXPECT_EQ(echoed(Talk().human("i am z.e.l.w.i.n").bot("Ah, Zelwin! Come in.")),
            Names{"0 z.e.l.w.i.n"});
  EXPECT_EQ(echoed(Talk().human("its under Z3LW0N").bot("No, Zelwin.")), Names{});
}

TEST(Echo, WordsAreNone) {
  EXPECT_EQ(echoed(Talk().human("in paris").bot("Oh, Paris!")), Names{});
  EXPECT_EQ(echoed(Talk().human("eat zelwina").bot("Zelwina is a cake")), Names{});
  EXPECT_EQ(echoed(Talk().human("eat orla").bot("Orla is a cake")), Names{});
  EXPECT_EQ(echoed(Talk().human("hello").bot("Oh, Zelwina!")), Names{});
  EXPECT_EQ(echoed(Talk().human("Orla the orla plant").bot("and Orla's leaf?")), Names{});
  EXPECT_EQ(echoed(Talk().human("zelwinas").bot("Oh, Zelwina!")), Names{});
  EXPECT_EQ(echoed(Talk().bot("Oh, Zelwina!").human("zelwina?")), Names{}) << "the bot was first";
}

}  // namespace
}  // namespace expunge
