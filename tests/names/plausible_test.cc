#include "names/plausible.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace expunge {
namespace {

std::string read_list(const std::string& name) {
  std::ifstream file(std::string(EXPUNGE_SOURCE_DIR) + "/rules/lists/" + name, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

class PlausibleName : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    static const std::string first = read_list("first-names.txt");
    static const std::string last = read_list("surnames.txt");
    static const std::string words = read_list("words.txt");
    static const std::string functions = read_list("function-words.txt");
    static const std::string known = read_list("public-figures.txt");
    lists_ = NameLists::load(first, last, words, functions, known);
  }
  // The name at the start of `text`, or "" if there is none.
  static std::string settled(NameCue cue, const std::string& text) {
    std::size_t begin = 0;
    std::size_t end = text.size();
    return settle_name(cue, text, begin, end, lists_) ? text.substr(begin, end - begin) : "";
  }
  static NameLists lists_;
};
NameLists PlausibleName::lists_;

struct Row {
  const char* name;
  NameCue cue;
  const char* text;
  const char* expected;
};

TEST_F(PlausibleName, TableByCue) {
  const Row rows[] = {
      {"disclosed lower", NameCue::kDisclosed, "dana", "dana"},
      {"disclosed ends before chat", NameCue::kDisclosed, "dana lol", "dana"},
      {"disclosed ends before and", NameCue::kDisclosed, "dana and i", "dana"},
      {"disclosed unlisted", NameCue::kDisclosed, "thandolwazi", "thandolwazi"},
      {"disclosed full", NameCue::kDisclosed, "Dana Whitlock", "Dana Whitlock"},
      {"disclosed not", NameCue::kDisclosed, "not important", ""},
      {"disclosed word", NameCue::kDisclosed, "important here", ""},
      {"disclosed particle", NameCue::kDisclosed, "Friederike von Altenburg",
       "Friederike von Altenburg"},
      {"disclosed initial", NameCue::kDisclosed, "Michael R. Okafor", "Michael R. Okafor"},
      {"disclosed possessive ends it", NameCue::kDisclosed, "Dana's House", "Dana"},
      {"self listed lower", NameCue::kSelf, "dana", "dana"},
      {"self adjective", NameCue::kSelf, "tired", ""},
      {"self sorry", NameCue::kSelf, "sorry", ""},
      {"self preposition", NameCue::kSelf, "from Berlin", ""},
      {"self demonym", NameCue::kSelf, "Brazilian", ""},
      {"self nationality", NameCue::kSelf, "German", ""},
      {"self unlisted lower", NameCue::kSelf, "yelping", ""},
      {"self two capitals", NameCue::kSelf, "Priya Raman", "Priya Raman"},
      {"self shouted adjective", NameCue::kSelf, "TIRED", ""},
      {"other lower listed", NameCue::kOther, "priya said", "priya"},
      {"other word", NameCue::kOther, "yells", ""},
      {"other word-name capitalised", NameCue::kOther, "Hope", "Hope"},
      {"other word-name lower", NameCue::kOther, "hope", ""},
      {"title", NameCue::kTitle, "Mwangi today", "Mwangi"},
      {"title particle", NameCue::kTitle, "von Altenburg", "von Altenburg"},
      {"title president", NameCue::kTitle, "President", ""},
      {"genitive without apostrophe", NameCue::kOther, "Bogdans, he lost the key to my house",
       "Bogdan"},
      {"answer lower", NameCue::kAnswer, "thandiwe", "thandiwe"},
      {"answer refusal", NameCue::kAnswer, "nope", ""},
      {"answer drawn out", NameCue::kAnswer, "noooo", ""},
      {"full", NameCue::kFull, "Osvaldo Figueiredo", "Osvaldo Figueiredo"},
      {"full one word", NameCue::kFull, "Osvaldo", ""},
      {"full calendar", NameCue::kFull, "Monday Night", ""},
      {"single", NameCue::kSingle, "Michael", "Michael"},
      {"single word", NameCue::kSingle, "Hope", ""},
      {"hyphen", NameCue::kDisclosed, "Fatou Diallo-Brenner", "Fatou Diallo-Brenner"},
      {"caseless with copula", NameCue::kDisclosed,
       "\xE4\xBD\x90\xE8\x97\xA4\xE3\x81\xA7\xE3\x81\x99", "\xE4\xBD\x90\xE8\x97\xA4"},
  };
  for (const Row& row : rows) EXPECT_EQ(settled(row.cue, row.text), row.expected) << row.name;
}

TEST_F(PlausibleName, AndMayBePartOfAName) {
  EXPECT_EQ(settled(NameCue::kOther, "Nerea y Unai"), "Nerea");
  EXPECT_EQ(settled(NameCue::kFull, "Sofia Aub e Arthur Koestler"), "Sofia Aub");
  EXPECT_EQ(settled(NameCue::kFull, "Paulo Costa e Silva"), "Paulo Costa e Silva");
  EXPECT_EQ(settled(NameCue::kFull, "Klaus Iohannis la Roma"), "Klaus Iohannis");
  EXPECT_EQ(settled(NameCue::kFull, "Marta Ruiz de la Torre"), "Marta Ruiz de la Torre");
}

TEST_F(PlausibleName, WordsOfOtherLanguagesAreNamesToo) {
  EXPECT_EQ(settled(NameCue::kOther, "Di\xE1\xBB\x85m My"), "Di\xE1\xBB\x85m My");
  EXPECT_EQ(settled(NameCue::kOther, "Dana My"), "Dana");
}

TEST_F(PlausibleName, BehindATitleALowerCaseWordIsANameInEnglish) {
  EXPECT_EQ(settled(NameCue::kTitle, "zelwinger said that you will be there"), "zelwinger");
  EXPECT_EQ(settled(NameCue::kTitle, "veut que je vienne"), "");
  EXPECT_EQ(settled(NameCue::kTitle, "von Altenburg"), "von Altenburg");
}

TEST_F(PlausibleName, WhatSomebodyIsStandsBeforeTheName) {
  EXPECT_EQ(settled(NameCue::kFull, "Vorstandschef Andreas Albath"), "");
  EXPECT_EQ(settled(NameCue::kFull, "il Cardinale Joseph Ratzinger non c'era"), "");
  EXPECT_TRUE(is_german_trade("australierin"));
  EXPECT_FALSE(is_german_trade("hiltje"));
}

TEST_F(PlausibleName, ANicknameMayStandInside) {
  EXPECT_EQ(settled(NameCue::kOther, "Wilhelmina 'Billie' S\xC3\xB8rby, of Oslo"),
            "Wilhelmina 'Billie' S\xC3\xB8rby");
  EXPECT_EQ(settled(NameCue::kDisclosed, "Rebecca \"Bex\" Tarrant lol"), "Rebecca \"Bex\" Tarrant");
  EXPECT_EQ(settled(NameCue::kDisclosed, "Rebecca (Bex) Tarrant"), "Rebecca (Bex) Tarrant");
  EXPECT_EQ(settled(NameCue::kDisclosed, "Rebecca (Admin) Please wait"), "Rebecca");
  EXPECT_EQ(settled(NameCue::kDisclosed, "Rebecca (not Bex) Tarrant"), "Rebecca");
  EXPECT_EQ(settled(NameCue::kDisclosed, "Rebecca 'Bex"), "Rebecca");
}

TEST_F(PlausibleName, OneLetterOfAValueIsEnough) {
  const std::string text = "hi im Priya Raman, ok";
  std::size_t begin = 6;
  std::size_t end = 7;
  ASSERT_TRUE(settle_name(NameCue::kSelf, text, begin, end, lists_));
  EXPECT_EQ(text.substr(begin, end - begin), "Priya Raman");
}

TEST_F(PlausibleName, BeforeReadsBackwards) {
  const std::string text = "write to Priya Raman's number";
  std::size_t begin = 19;
  std::size_t end = 20;
  ASSERT_TRUE(settle_name(NameCue::kBefore, text, begin, end, lists_));
  EXPECT_EQ(text.substr(begin, end - begin), "Priya Raman");
  const std::string other = "see the companys";
  begin = 14;
  end = 15;
  EXPECT_FALSE(settle_name(NameCue::kBefore, other, begin, end, lists_));
}

TEST_F(PlausibleName, SomeCuesLookBehindTheName) {
  EXPECT_EQ(settled(NameCue::kSalutation, "Marisol, hi"), "Marisol");
  EXPECT_EQ(settled(NameCue::kSalutation, "Marisol went"), "");
  EXPECT_EQ(settled(NameCue::kSignature, "Marisol  "), "Marisol");
  EXPECT_EQ(settled(NameCue::kSignature, "Marisol went"), "");
  EXPECT_EQ(settled(NameCue::kSpeaking, "priya here"), "priya");
  EXPECT_EQ(settled(NameCue::kSpeaking, "priya hereby"), "");
}

TEST_F(PlausibleName, EveryCueHasItsValidatorName) {
  EXPECT_EQ(name_cue_from_string("name_self"), NameCue::kSelf);
  EXPECT_EQ(name_cue_from_string("name_single"), NameCue::kSingle);
  EXPECT_FALSE(name_cue_from_string("email").has_value());
}

TEST(NameLists, ReadsClassesAndMergesFlags) {
  const NameLists lists =
      NameLists::load("dana\ta\nhope\tb\n", "hope\ta\n", "hope\nlamp\n", "the\n", "dana star\n");
  EXPECT_EQ(lists.flags("dana"), kFirstName | kCommonFirstName);
  EXPECT_EQ(lists.flags("hope"), kFirstName | kSurname | kCommonSurname | kWord);
  EXPECT_EQ(lists.flags("dana star"), kPublicName);
  EXPECT_EQ(lists.flags("the"), kFunctionWord);
  EXPECT_EQ(lists.flags("dan"), 0);
  EXPECT_EQ(lists.size(), 5u);
}

TEST(NameLists, EmptyListsKnowNothing) {
  EXPECT_EQ(NameLists::load("", "", "", "", "").flags("dana"), 0);
  EXPECT_EQ(NameLists().flags("dana"), 0);
}

}  // namespace
}  // namespace expunge
