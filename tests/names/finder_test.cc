#include "names/finder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace expunge {
namespace {

constexpr std::string_view kFirst =
    "dana\ta\npriya\ta\njan\ta\ntobias\tb\norla\tb\nspring\tc\nmira\tb\nbernard\tb\nbimpe\td\n";
constexpr std::string_view kLast = "okafor\ta\nferrer\ta\ncastellan\tb\n";
constexpr std::string_view kWords = "kitchen\nspring\nrights\nteam\n";
constexpr std::string_view kFunctions = "the\ni\nand\nwe\nmom\nsister\n";
constexpr std::string_view kCues =
    "sister\tk\ndrummer\tr\nhermana\tk\nmom\tk\nfrau\tt\nmy\tlm\nmi\tl\nis\tl\ntell\tv\nname\tn\nau"
    "thor\tc\nji\t"
    "h\nmira\tx\n";

std::vector<std::string> found(const std::string& text, bool human = true) {
  static const NameLists lists = NameLists::load(kFirst, kLast, kWords, kFunctions, "", kCues);
  NameFinder finder;
  std::vector<FoundName> names;
  finder.find(text, human, lists, names);
  std::vector<std::string> out;
  for (const FoundName& name : names) out.push_back(text.substr(name.begin, name.end - name.begin));
  return out;
}

using Names = std::vector<std::string>;

TEST(NameFinder, APersonsTextInCapitalsIsReadAsInSmallLetters) {
  EXPECT_EQ(found("WELL I TOLD PRIYA AND MY SISTER DANA THE REST"), (Names{"PRIYA", "DANA"}));
  EXPECT_EQ(found("THE KITCHEN TEAM AND SPRING RIGHTS"), Names{});
  EXPECT_EQ(found("WELL I TOLD PRIYA AND THE REST", false), Names{});
}

TEST(NameFinder, WordsBesideANameShowIt) {
  EXPECT_EQ(found("so my sister Zelda left", false), Names{"Zelda"});
  EXPECT_EQ(found("es mi hermana Zelda", false), Names{"Zelda"});
  EXPECT_EQ(found("Frau Brandt rief an", false), Names{"Brandt"});
  EXPECT_EQ(found("so Zelda, my sister, left", false), Names{"Zelda"});
  EXPECT_EQ(found("so tell Priya this", false), Names{"Priya"});
  EXPECT_EQ(found("ask Mehrotra ji now", false), Names{"Mehrotra"});
  EXPECT_EQ(found("so the name is Zelda", false), Names{"Zelda"});
}

TEST(NameFinder, RelationsAndWordsAreNoNames) {
  EXPECT_EQ(found("so my sister Kitchen left"), Names{});
  EXPECT_EQ(found("we saw Mom and the Team"), Names{});
  EXPECT_EQ(found("Zelda, the sister of spring"), Names{});
}

TEST(NameFinder, AFunctionWordIsNoNameWhereverItStands) {
  const NameLists lists = NameLists::load("can\tc\nmy\ta\nvan\ta\nursula\ta\n", "yilmaz\ta\n",
                                          "can\n", "can\nmy\nvan\n", "", "sister\tk\nfrau\tt\n");
  const auto names_in = [&](const std::string& text) {
    NameFinder finder;
    std::vector<FoundName> names;
    finder.find(text, true, lists, names);
    std::vector<std::string> out;
    for (const FoundName& name : names) {
      out.push_back(text.substr(name.begin, name.end - name.begin));
    }
    return out;
  };
  EXPECT_EQ(names_in("so my sister Can left. Can Yilmaz"), Names{});
  EXPECT_EQ(names_in("so my sister My left. My Yilmaz"), Names{});
  EXPECT_EQ(names_in("so Ursula left. Can Ursula come?"), (Names{"Ursula", "Ursula"}));
  EXPECT_EQ(names_in("von Frau Van Yilmaz"), Names{"Van Yilmaz"});
  EXPECT_EQ(names_in("I. A. B\n"), Names{});
}

TEST(NameFinder, FirstAndLastNameStandAlone) {
  EXPECT_EQ(found("so Priya Okafor came", false), Names{"Priya Okafor"});
  EXPECT_EQ(found("so Zelda Ferrer came", false), Names{"Zelda Ferrer"});
  EXPECT_EQ(found("the author Priya Okafor came", false), Names{});
  EXPECT_EQ(found("x\n\"Castellan, Orla\",12", false), Names{"Castellan, Orla"});
}

TEST(NameFinder, ASingleNameCountsInWhatAPersonWrote) {
  EXPECT_EQ(found("then Dana left"), Names{"Dana"});
  EXPECT_EQ(found("then Dana left", false), Names{});
  EXPECT_EQ(found("Dana Rights here"), Names{"Dana"});
  EXPECT_EQ(found("at Trader Dana there"), Names{});
  EXPECT_EQ(found("eat Tobias & Dana there"), Names{});
}

TEST(NameFinder, AMessageMayBeginWithALowerCaseName) {
  EXPECT_EQ(found("priya, 34"), Names{"priya"});
  EXPECT_EQ(found("dana and tobias. they came"), (Names{"dana", "tobias"}));
  EXPECT_EQ(found("priya went there"), Names{"priya"});
  EXPECT_EQ(found("priya, 34", false), Names{});
}

TEST(NameFinder, AWordMayBeARelativesName) {
  EXPECT_EQ(found("so my sister spring and i left"), Names{"spring"});
  EXPECT_EQ(found("ask spring ji about it"), Names{"spring"});
  EXPECT_EQ(found("i like my spring rolls"), Names{});
}

TEST(NameFinder, LowerCaseNamesInAnyLanguage) {
  EXPECT_EQ(found("att priya redan fick det"), Names{"priya"});
  EXPECT_EQ(found("ay mira eso"), Names{}) << "a word of another language";
  EXPECT_EQ(found("att orla redan fick det"), Names{}) << "short, and few are called so";
  EXPECT_EQ(found("es mi hermana mira"), Names{"mira"});
  EXPECT_EQ(found("so i told bimpe the rest"), Names{"bimpe"});
  EXPECT_EQ(found("ay que bimpe tan grande, no lo se"), Names{}) << "it may be a word of any";
  EXPECT_EQ(found("ay que dice Bimpe, no lo se"), Names{"Bimpe"});
  EXPECT_EQ(found("es mi hermana bimpe"), Names{"bimpe"});
  EXPECT_EQ(found("t\xE1\xBB\xA9"
                  "c l\xC3\xA0 priya"),
            Names{})
      << "Vietnamese names are words";
}

TEST(NameFinder, CellsAndRegisters) {
  EXPECT_EQ(found("('Priya', 'Zelwinga', 7)"), (Names{"Priya", "Zelwinga"}));
  EXPECT_EQ(found("('Priya', 'Zelwinga x')"), Names{"Priya"});
  EXPECT_EQ(found("Pt: ZELWINGA, Orla left", false), Names{"ZELWINGA, Orla"});
  EXPECT_EQ(found("KITCHEN, Orla left", false), Names{});
}

TEST(NameFinder, SecondGivenNamesOfARegister) {
  EXPECT_EQ(found("x\n\"Castellan, Orla Dana\",12", false), Names{"Castellan, Orla Dana"});
  EXPECT_EQ(found("Pt: ZELWINGA, Orla T. left", false), Names{"ZELWINGA, Orla T."});
  EXPECT_EQ(found("so PMDB, Orla came", false), Names{}) << "a party";
}

TEST(NameFinder, ARoleNeedsSomebodyWhoseItIs) {
  EXPECT_EQ(found("so my drummer Zelda left", false), Names{"Zelda"});
  EXPECT_EQ(found("so my new jazz drummer Zelda left", false), Names{"Zelda"});
  EXPECT_EQ(found("so the drummer Zelda left", false), Names{});
}

TEST(NameFinder, WhatANumberIsCalledIsNobody) {
  EXPECT_EQ(found("dari Priya, NIK 3173051212900004"), Names{"Priya"});
  EXPECT_EQ(found("dari Priya, DANA 12.345"), Names{"Priya"});
  EXPECT_EQ(found("dari Priya, DANA."), (Names{"Priya", "DANA"}));
}

TEST(NameFinder, MonthsOfDatesAreNobody) {
  for (const std::string text :
       {"on 7 Jan, it opens", "until 12th Jan there", "on Jan-21-2015 then", "so Jan. 30th then"}) {
    EXPECT_EQ(found(text), Names{}) << text;
  }
  EXPECT_EQ(found("so then Jan left"), Names{"Jan"});
}

TEST(NameFinder, WhoSpeaksSaysSo) {
  EXPECT_EQ(found("hey guys, priya here"), Names{"priya"});
  EXPECT_EQ(found("hallo! priya speaking."), Names{"priya"});
}

TEST(NameFinder, APlaceIsNobody) {
  EXPECT_EQ(found("and then Spring came by"), Names{"Spring"});
  EXPECT_EQ(found("now i live in Spring again"), Names{});
  EXPECT_EQ(found("now i live in Dana again"), Names{});
  EXPECT_EQ(found("now i confide in Dana again"), Names{"Dana"}) << "no word, no dwelling";
}

TEST(NameFinder, SaintsAreDogsAndTowns) {
  EXPECT_EQ(found("so a St. Bernard came"), Names{});
  EXPECT_EQ(found("so then Bernard came"), Names{"Bernard"});
}

TEST(NameFinder, PartsOfTokensAreLeft) {
  EXPECT_EQ(found("see @Dana or a/Dana or Dana_1 or Dana@x or x.Dana"), Names{});
  EXPECT_EQ(found("Dana's house"), Names{"Dana"});
}

TEST(NameFinder, TwoWordsMakeANameOnlyIfTheSecondIsNoCommonOne) {
  EXPECT_EQ(found("and then Dana Whitlock came"), Names{"Dana Whitlock"});
  EXPECT_EQ(found("Can I see you? Can You? Do The"), Names{});
  EXPECT_EQ(found("and then Dana I. Whitlock came"), Names{"Dana I. Whitlock"});
}

TEST(NameFinder, EmptyAndOddTexts) {
  EXPECT_EQ(found(""), Names{});
  EXPECT_EQ(found("D"), Names{});
  EXPECT_EQ(found("\xC3\x89"), Names{});
  EXPECT_EQ(found("\xE2\x80\x94"
                  "Dana\xE2\x80\x94"),
            Names{"Dana"});
}

}  // namespace
}  // namespace expunge
