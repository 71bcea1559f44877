// Names over a whole conversation: who is real, who is played, and where the real ones stand.
#include "detect/detect_fixture.h"

namespace expunge {
namespace {

using Lines = std::vector<std::string>;

class NamesInConversations : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto rules = std::make_shared<RuleSet>();
    const auto done = rules->add_path(std::string(EXPUNGE_SOURCE_DIR) + "/rules/names");
    ASSERT_TRUE(done.has_value()) << done.error().to_string();
    const auto mail =
        rules->add_path(std::string(EXPUNGE_SOURCE_DIR) + "/rules/contact/email.yaml");
    ASSERT_TRUE(mail.has_value()) << mail.error().to_string();
    engines_ = std::make_unique<BothEngines>(rules);
  }
  static void TearDownTestSuite() { engines_.reset(); }
  static Lines found(const Talk& talk) { return engines_->detect(talk); }
  static std::unique_ptr<BothEngines> engines_;
};
std::unique_ptr<BothEngines> NamesInConversations::engines_;

TEST_F(NamesInConversations, ANameGivenOnceIsFoundEverywhereInAnyForm) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Professor Oakley")
                      .bot("Hello! What's your name?")
                      .human("thandiwe")
                      .bot("Lovely, Thandi!")
                      .human("no its thandiwe, t-h-a-n-d-i-w-e")
                      .bot("*hugs THANDIWE* Thandiweeee! Thandiwe's turn, says Oakley.")),
            (Lines{"2 PERSON self 'thandiwe'", "3 PERSON self 'Thandi'", "4 PERSON self 'thandiwe'",
                   "4 PERSON self 't-h-a-n-d-i-w-e'", "5 PERSON self 'THANDIWE'",
                   "5 PERSON self 'Thandiweeee'", "5 PERSON self 'Thandiwe'"}));
}

TEST_F(NamesInConversations, FirstAndLastNameCountApart) {
  EXPECT_EQ(
      found(Talk().human("my name is Leilani Kekoa").bot("Dear Ms. Kekoa, or may I say Leilani?")),
      (Lines{"0 PERSON self 'Leilani Kekoa'", "1 PERSON self 'Kekoa'", "1 PERSON self 'Leilani'"}));
}

TEST_F(NamesInConversations, ABotNamedLikeAPersonStaysFiction) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Roxanne Delgado")
                      .persona("Name: Roxanne Delgado. Her brother Mateo is a thief.")
                      .bot("I'm Roxanne. My brother Mateo says hi.")
                      .human("hi roxanne! how is Mateo?")
                      .bot("Roxanne Delgado smiles.")),
            Lines{});
}

TEST_F(NamesInConversations, PartsOfThePlayAreFiction) {
  const char* const lines[] = {
      "I'm Sir Aldric, knight of the North",
      "My name is Kael, the dragon slayer",
      "*my name is Elena, I whisper*",
      "\"My name is Elena,\" she says, bowing",
  };
  for (const char* line : lines) {
    EXPECT_EQ(found(Talk().persona_name("The Dark Forest").bot("Who goes there?").human(line)),
              Lines{})
        << line;
  }
}

TEST_F(NamesInConversations, NamesAreFoundWhole) {
  EXPECT_EQ(found(Talk().human("add my uncle Quillan Hartwell, please")),
            Lines{"0 PERSON other 'Quillan Hartwell'"});
  EXPECT_EQ(
      found(Talk().human("the bridesmaids: Zorelle, Sarah and Emily")),
      (Lines{"0 PERSON other 'Zorelle'", "0 PERSON other 'Sarah'", "0 PERSON other 'Emily'"}));
  EXPECT_EQ(found(Talk().human("Quorvel and Sarah came")),
            (Lines{"0 PERSON other 'Quorvel'", "0 PERSON other 'Sarah'"}));
  EXPECT_EQ(found(Talk().human("Monday, Sarah and Emily come")),
            (Lines{"0 PERSON other 'Sarah'", "0 PERSON other 'Emily'"}));
}

TEST_F(NamesInConversations, WhatOthersSayOfTheHumanIsNoPlay) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Old stone")
                      .human("\"maybe Tamsin should buy a clock\", they said. im tamsin")),
            (Lines{"1 PERSON self 'Tamsin'", "1 PERSON self 'tamsin'"}));
}

TEST_F(NamesInConversations, WhoAnswersAQuestionKnowsWhomTheyName) {
  const auto talk = [](std::string question, std::string answer) {
    return Talk()
        .persona_name("Old stone")
        .human("my mail is tamsin.hale@brightmail.net")
        .bot(std::move(question))
        .human(std::move(answer));
  };
  const auto last_is_imke = [](const Lines& lines) {
    return !lines.empty() && lines.back() == "3 PERSON other 'imke'";
  };
  EXPECT_TRUE(last_is_imke(found(talk("Was it Imke?", "ya imke and her twin"))));
  EXPECT_FALSE(last_is_imke(found(talk("*Imke waves* Coming?", "ya imke and her twin"))));
  EXPECT_FALSE(last_is_imke(found(talk("Was it Imke?", "*hugs imke*"))));
}

TEST_F(NamesInConversations, AFirmIsCalledLikeAPerson) {
  EXPECT_EQ(found(Talk().human("does Wendy's deliver")), Lines{});
  EXPECT_EQ(found(Talk().human("does Wendy's sister deliver")), Lines{"0 PERSON other 'Wendy'"});
}

TEST_F(NamesInConversations, WhatStoodBeforeAHiddenNameIsNone) {
  EXPECT_EQ(found(Talk().human("ma prof mme [PERSON_1] est malade")), Lines{});
  EXPECT_EQ(found(Talk().human("hier ist Tante [PERSON_1], guten Tag")), Lines{});
}

TEST_F(NamesInConversations, WhomTheBotLetsActIsPlayed) {
  const Talk talk = Talk()
                        .persona_name("Harbour school")
                        .human("I run to my friend Amelia. help!")
                        .bot("*Amelia hugs you*")
                        .human("thanks Amelia");
  EXPECT_EQ(found(talk), Lines{});
  EXPECT_EQ(found(Talk()
                      .persona_name("Harbour school")
                      .human("my friend Amelia is sick")
                      .bot("*sighs* Poor Amelia.")),
            (Lines{"1 PERSON other 'Amelia'", "2 PERSON other 'Amelia'"}));
}

TEST_F(NamesInConversations, WhomAPartSpeaksOfIsPlayed) {
  EXPECT_EQ(found(Talk().persona_name("The Inn").human(
                "I'm Lady Quorne, bounty hunter, and I'm looking for Marcus Holt")),
            Lines{});
}

TEST_F(NamesInConversations, ThoseOfAStoryCameWithItsRequest) {
  EXPECT_EQ(found(Talk()
                      .human("can you write a scene where Delphine and Tobias fight?")
                      .bot("Delphine slammed the door.")),
            Lines{});
  EXPECT_EQ(found(Talk()
                      .human("hi, tell Delphine that i am late")
                      .bot("Done.")
                      .human("now write a short story about Delphine")),
            (Lines{"0 PERSON other 'Delphine'", "2 PERSON other 'Delphine'"}));
}

TEST_F(NamesInConversations, WhomAQuestionAboutTheWorldNamesIsTheWorlds) {
  EXPECT_EQ(found(Talk()
                      .human("In the novel, why does Delphine Marchetti leave?")
                      .bot("Delphine hates the sea.")),
            Lines{});
  EXPECT_EQ(found(Talk().human("our teacher Delphine Marchetti wrote a novel")),
            (Lines{"0 PERSON other 'Delphine Marchetti'"}));
}

TEST_F(NamesInConversations, TheRealNameComesOutOfThePlay) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Nyx")
                      .human("i am Morwenna")
                      .bot("Morwenna...")
                      .human("lol my real name is dana")
                      .bot("Dana, then. Not Morwenna.")),
            (Lines{"3 PERSON self 'dana'", "4 PERSON self 'Dana'"}));
  EXPECT_EQ(found(Talk().persona_name("Nyx").human("*bows* (ooc: im Priya btw)")),
            (Lines{"1 PERSON self 'Priya'"}));
}

TEST_F(NamesInConversations, PeopleOfTheHumansLifeAreReal) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Celeste")
                      .human("its my sister Marisol's chart")
                      .bot("Marisol has three planets. Celeste sees."))
                .size(),
            2u);
  EXPECT_EQ(found(Talk().persona_name("Bartender Joe").human("my boss yelled at me all day")),
            Lines{});
}

TEST_F(NamesInConversations, NamesThatAreWordsNeedACapitalOrAUse) {
  EXPECT_EQ(found(Talk()
                      .human("my friend Joy is here, there is no joy in that. tell joy, please")
                      .bot("I hope that Joy brings joy.")),
            (Lines{"0 PERSON other 'Joy'", "0 PERSON other 'joy'", "1 PERSON other 'Joy'"}));
}

TEST_F(NamesInConversations, MakersAndModelsInPersonaFieldsAreReal) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Abuela")
                      .persona("Everybody's abuela. Bot by Marisol Ferrer, based on my real "
                               "grandma, Remedios")
                      .bot("Sit. Eat.")),
            (Lines{"1 PERSON other 'Marisol Ferrer'", "1 PERSON other 'Remedios'"}));
}

TEST_F(NamesInConversations, WithBothHumanBothAreReal) {
  EXPECT_EQ(found(Talk().both_human().human("hi, i'm Dana").bot("my name is Tobias")),
            (Lines{"0 PERSON self 'Dana'", "1 PERSON self 'Tobias'"}));
}

TEST_F(NamesInConversations, TheWorldsNamesArePublic) {
  EXPECT_EQ(found(Talk().human("who was Albert Einstein? my name is batman lol")), Lines{});
}

TEST_F(NamesInConversations, ABotsInventionIsNobody) {
  EXPECT_EQ(found(Talk()
                      .human("write me a story about a baker")
                      .bot("Elena Marchetti woke early. \"My name is Marco,\" said the boy.")),
            Lines{});
  EXPECT_EQ(found(Talk()
                      .human("a letter to my landlord mr brannigan, from Elena Marchetti")
                      .bot("Dear Mr. Brannigan,\nBest regards,\nElena Marchetti"))
                .size(),
            4u);
}

TEST_F(NamesInConversations, PlaceholdersStayAndResidueIsFound) {
  EXPECT_EQ(found(Talk().human("my name is [NAME_REDACTED]").bot("Hi {{user}}, I'm {{char}}.")),
            Lines{});
  EXPECT_EQ(found(Talk().human("[NAME_REDACTED] Whitlock is my name")),
            (Lines{"0 PERSON self 'Whitlock'"}));
}

TEST_F(NamesInConversations, CleanTalkIsClean) {
  const char* const lines[] = {
      "I'm so tired today, I'm sorry",
      "call me later, I'm from Spain",
      "will you mark the date? may I hope for grace?",
      "This is fine. Best regards to all",
      "My favourite colour is Rose and my dog is fast",
      "Happy New Year! See you on Monday Night",
      "what's the name of the song",
  };
  for (const char* line : lines) EXPECT_EQ(found(Talk().human(line)), Lines{}) << line;
}

TEST_F(NamesInConversations, FormsOfAKnownNameAreFound) {
  EXPECT_EQ(found(Talk().human("my name is Oluwaseun").bot("Seun! Oluwaseuns hat. Oluwasen?")),
            (Lines{"0 PERSON self 'Oluwaseun'", "1 PERSON self 'Seun'", "1 PERSON self 'Oluwaseun'",
                   "1 PERSON self 'Oluwasen'"}));
}

TEST_F(NamesInConversations, APersonaKeepsANameItSharesWithTheHuman) {
  EXPECT_EQ(found(Talk().persona_name("Dana").human("my name is Dana")),
            (Lines{"1 PERSON self 'Dana'"}));
}

TEST_F(NamesInConversations, ABotMadeOfAPrivatePersonIsReal) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Tom Halewick")
                      .persona("this bot is my ex Tom Halewick")
                      .bot("hey")
                      .human("tom you owe me")),
            (Lines{"0 PERSON other 'Tom Halewick'", "1 PERSON other 'Tom Halewick'",
                   "3 PERSON other 'tom'"}));
}

TEST_F(NamesInConversations, WhoIsPlayedIsPlayedInTheWholeRecord) {
  const Talk talk = Talk()
                        .persona_name("The Baron")
                        .human("*Elena bows*")
                        .bot("Rise, Elena.")
                        .human("my name is Elena Brandt and i rise");
  EXPECT_EQ(found(talk), Lines{});
}

TEST_F(NamesInConversations, AnOwnRelationIsRealInAStoryAndAPlay) {
  EXPECT_EQ(found(Talk().human("write a poem for my sister Tamsin").bot("Tamsin, a star")),
            (Lines{"0 PERSON other 'Tamsin'", "1 PERSON other 'Tamsin'"}));
  EXPECT_EQ(found(Talk()
                      .persona_name("The Baron")
                      .bot("Tamsin guards the gate.")
                      .human("haha my sister Tamsin too")),
            (Lines{"1 PERSON other 'Tamsin'", "2 PERSON other 'Tamsin'"}));
}

TEST_F(NamesInConversations, ANamePublicInOnePlaceIsSoInAll) {
  EXPECT_EQ(found(Talk().human("ask marie curie").bot("So Marie Curie said. Then Marie left.")),
            Lines{});
}

TEST_F(NamesInConversations, AnAddressTellsNames) {
  EXPECT_EQ(
      found(Talk().human("mail dana.whitlock@example.org").bot("And whitlock? And brandt?")),
      (Lines{"0 EMAIL_ADDRESS unknown 'dana.whitlock@example.org'", "1 PERSON other 'whitlock'"}));
  EXPECT_EQ(found(Talk().human("mail sales.whitlock@example.org").bot("And whitlock?")),
            (Lines{"0 EMAIL_ADDRESS unknown 'sales.whitlock@example.org'"}))
      << "no part is a given name";
}

TEST_F(NamesInConversations, MarksOnLettersMayBeMissing) {
  EXPECT_EQ(found(Talk().human("my name is Thayn\xC3\xA1").bot("hi thayna")),
            (Lines{"0 PERSON self 'Thayn\xC3\xA1'", "1 PERSON self 'thayna'"}));
  EXPECT_EQ(found(Talk().human("my name is \xC3\x89milienne").bot("hi emilienne")),
            (Lines{"0 PERSON self '\xC3\x89milienne'", "1 PERSON self 'emilienne'"}));
}

TEST_F(NamesInConversations, InitialsAndGenitives) {
  EXPECT_EQ(found(Talk().human("my name is Dana Whitlock").bot("Signed, D. Whitlock")),
            (Lines{"0 PERSON self 'Dana Whitlock'", "1 PERSON self 'D. Whitlock'"}));
  EXPECT_EQ(found(Talk()
                      .human("ich hei\xC3\x9F"
                             "e Wiebke")
                      .bot("das ist Wiebkes Rad")),
            (Lines{"0 PERSON self 'Wiebke'", "1 PERSON self 'Wiebkes'"}));
}

TEST_F(NamesInConversations, WhoAsksForFictionGetsFiction) {
  const std::string plain = "It rains, the lights flicker, and then Tobias Okafor";
  EXPECT_EQ(found(Talk().human(plain)), (Lines{"0 PERSON other 'Tobias Okafor'"}));
  EXPECT_EQ(found(Talk().human("Write a noir scene. " + plain)), Lines{});
}

TEST_F(NamesInConversations, AFieldThatIsCalledSoHoldsAName) {
  EXPECT_EQ(found(Talk().add(Role::kMetadata, "Zelwina", "family_name")),
            (Lines{"0 PERSON other 'Zelwina'"}));
  EXPECT_EQ(found(Talk().add(Role::kMetadata, "not known yet", "family_name")), Lines{});
  EXPECT_EQ(found(Talk().add(Role::kMetadata, "Zelwina", "author").bot("as zelwina wrote")),
            (Lines{"0 PERSON other 'Zelwina'", "1 PERSON other 'zelwina'"}));
}

TEST_F(NamesInConversations, AFamilyNameKeepsItsParticles) {
  EXPECT_EQ(found(Talk()
                      .human("my name is Fenna van der Heuvel")
                      .bot("Fenna van der Heuvel, or just van der Heuvel? The van stopped.")),
            (Lines{"0 PERSON self 'Fenna van der Heuvel'", "1 PERSON self 'Fenna van der Heuvel'",
                   "1 PERSON self 'van der Heuvel'"}));
}

TEST_F(NamesInConversations, NamesFoundApartAreOneName) {
  const Lines lines = found(Talk()
                                .human("my name is Okafor")
                                .human("my name is Tobi")
                                .bot("Okafor Tobi, noted. Tobi and Okafor"));
  ASSERT_EQ(lines.size(), 5U);
  EXPECT_EQ(lines[2], "2 PERSON self 'Okafor Tobi'");
}

TEST_F(NamesInConversations, CasesOfANameThatIsAWord) {
  EXPECT_EQ(
      found(Talk()
                .human("mam na imi\xC4\x99 Jagoda")
                .bot("Pozdrawiam Jagod\xC4\x99, i\xC5\x9B\xC4\x87 do Jagody, je\xC5\x9B\xC4\x87 "
                     "jagody.")),
      (Lines{"0 PERSON self 'Jagoda'", "1 PERSON self 'Jagod\xC4\x99'", "1 PERSON self 'Jagody'"}));
}

TEST_F(NamesInConversations, WhoQuotesWithinASentenceDoesNotPlay) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Inkwell")
                      .bot("The printer hums.")
                      .human("it printed \"hello Gretchen\" and that's me, my name is Gretchen")),
            (Lines{"2 PERSON self 'Gretchen'", "2 PERSON self 'Gretchen'"}));
}

TEST_F(NamesInConversations, ACharacterIsNoPersonByTheHumansWord) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Mistraven Academy")
                      .bot("Welcome!")
                      .human("my character: Juniper Hartwell, 11")
                      .human("irl my name is Dana")),
            (Lines{"3 PERSON self 'Dana'"}));
}

TEST_F(NamesInConversations, AFamilyNameGoesWithTheCharacterThatBearsIt) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Mistraven Academy")
                      .bot("Welcome!")
                      .human("my character: Juniper Hartwell, 11")
                      .bot("\"Minus fifty, Miss Hartwell.\"")
                      .human("I write to Mrs Hartwell, please")),
            Lines{});
}

TEST_F(NamesInConversations, WhoGivesTheirOwnNameWithAnOfficePlays) {
  const auto said = [](std::string text) {
    return found(Talk().persona_name("Noir City").bot("Rain.").human(std::move(text)));
  };
  EXPECT_EQ(said("I'm Detective Tamsin Cole"), Lines{});
  EXPECT_EQ(said("I'm Tamsin, a bounty hunter"), Lines{});
  EXPECT_EQ(said("Tamsin Cole, \xC3\xA0 votre service"), Lines{});
  EXPECT_EQ(said("I'm Tamsin and I am tired"), Lines{"2 PERSON self 'Tamsin'"});
}

TEST_F(NamesInConversations, AFriendMayBearThePersonasName) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Tamsin")
                      .bot("Who did you come with?")
                      .human("my bestie Tamsin, yes she has ur name")),
            Lines{"2 PERSON other 'Tamsin'"});
}

TEST_F(NamesInConversations, AWordThatTheBotSaidIsNoCharacter) {
  const Lines lines = found(Talk()
                                .persona_name("Sunny the plant")
                                .bot("You will regret it by May.")
                                .human("his new gf is called May"));
  ASSERT_FALSE(lines.empty());
  EXPECT_EQ(lines.back(), "2 PERSON other 'May'");
}

TEST_F(NamesInConversations, HerRealNameInAStoryIsFiction) {
  EXPECT_EQ(found(Talk().human("Write a noir scene. she lies, her real name is Edith Plum")),
            Lines{});
}

TEST_F(NamesInConversations, WhatAScrubLeftIsRealInAPlayToo) {
  EXPECT_EQ(found(Talk()
                      .persona_name("Innkeeper")
                      .bot("*bows* Whom may I announce?")
                      .human("*bows* [NAME_REDACTED] Whitlock")),
            (Lines{"2 PERSON self 'Whitlock'"}));
}

TEST_F(NamesInConversations, ARecordOfOneBotMessageRepeatsItsHuman) {
  EXPECT_EQ(found(Talk().bot("The bank will want Eudora's address.")),
            (Lines{"0 PERSON other 'Eudora'"}));
  EXPECT_EQ(found(Talk().human("hi").bot("The bank will want Eudora's address.")), Lines{});
}

TEST_F(NamesInConversations, WhoTheProgramIsToBeIsNobody) {
  EXPECT_EQ(found(Talk()
                      .add(Role::kSystem, "You are Dr. Tamsin Cole, a vet. Your assistant is Milo.")
                      .human("hi dr cole! say hi to Milo")
                      .bot("Milo says hi, says Tamsin Cole.")),
            Lines{});
  EXPECT_EQ(found(Talk().human("act as Tamsin Cole").bot("I am Tamsin Cole.")), Lines{});
}

TEST_F(NamesInConversations, WhoPlaysIsRealAndWhoIsPlayedIsNot) {
  EXPECT_EQ(found(Talk()
                      .human("act as a dungeon master. Dana plays Roxanne the barbarian")
                      .bot("Dana, Roxanne rolls a seven.")),
            (Lines{"0 PERSON other 'Dana'", "1 PERSON other 'Dana'"}));
}

TEST_F(NamesInConversations, ASumInWordsIsAboutNobody) {
  EXPECT_EQ(found(Talk()
                      .human("Tobias has 12 apples, Marisol has 3. How many has Tobias left?")
                      .bot("Tobias has 9.")),
            Lines{});
  EXPECT_EQ(found(Talk().human("i paid Tobias 300 and he gave me 120, how much does he owe?")),
            (Lines{"0 PERSON other 'Tobias'"}));
}

TEST_F(NamesInConversations, APoemIsForSomebodyReal) {
  const std::string poem = "write a poem for Marisol about rain";
  EXPECT_EQ(found(Talk().human(poem).bot("Marisol, it rains.")),
            (Lines{"0 PERSON other 'Marisol'", "1 PERSON other 'Marisol'"}));
  EXPECT_EQ(found(Talk().human("write a poem in which Marisol sails")), Lines{});
}

TEST_F(NamesInConversations, WhatStandsInBracketsIsRealAndNoMore) {
  EXPECT_EQ(
      found(Talk()
                .persona_name("The Last Gate")
                .bot("Who is there?")
                .human("\"I go.\" *Roxanne draws her sword* [ooc: my friend Tobias is here]")),
      (Lines{"2 PERSON other 'Tobias'"}));
}

TEST_F(NamesInConversations, APersonaIsCalledInAnyCase) {
  EXPECT_EQ(found(Talk().persona_name("Jagna").bot("Siadaj.").human("dzi\xC4\x99ki Jagno")),
            Lines{});
}

TEST_F(NamesInConversations, TheWorldsNameIsNoFriends) {
  EXPECT_EQ(found(Talk().human("my friend Swift sings").human("so does taylor swift")),
            (Lines{"0 PERSON other 'Swift'"}));
}

TEST_F(NamesInConversations, PetFormsOfAKnownName) {
  EXPECT_EQ(found(Talk().human("my name is Ishaan").bot("Hi Ishu!")),
            (Lines{"0 PERSON self 'Ishaan'", "1 PERSON self 'Ishu'"}));
  EXPECT_EQ(found(Talk().human("my son Ezra cries").human("ezzie sleeps")),
            (Lines{"0 PERSON other 'Ezra'", "1 PERSON other 'ezzie'"}));
}

}  // namespace
}  // namespace expunge
