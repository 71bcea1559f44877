// What the words beside a name say about whose it is.
#include "names/own_cues.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace expunge {
namespace {

struct Marked {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// "me: <Dana>"
Marked marked(std::string text) {
  Marked out;
  out.begin = text.find('<');
  text.erase(out.begin, 1);
  out.end = text.find('>', out.begin);
  text.erase(out.end, 1);
  out.text = std::move(text);
  return out;
}

const OwnCues& cues() {
  static const std::string bytes = [] {
    std::ifstream in(EXPUNGE_SOURCE_DIR "/rules/lists/own-cues.txt", std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(in), {});
  }();
  static const OwnCues cues = OwnCues::load(bytes);
  return cues;
}

OwnWeight given(const std::string& text) {
  const Marked name = marked(text);
  return cues().given(name.text, name.begin, name.end);
}

OwnWeight called(const std::string& text) {
  const Marked name = marked(text);
  return cues().called(name.text, name.begin, name.end);
}

TEST(OwnCues, FirstPersonsGiveAName) {
  for (const char* text : {"I'm <Dana>",
                           "im <dana> btw",
                           "write a letter. me: <Dana Reyes>, flat 4",
                           "ich: <Dana>, Hofgasse 3",
                           "Ich bin die <Dana>",
                           "sorry ich bins, <dana>",
                           "ik! <Fenna>",
                           "yo: <Begonia>, DNI 1",
                           "hola, soy la <Lupita>",
                           "Eu, <Iracema Bonfim>, CPF 1",
                           "la sottoscritta <Carla Rosi>",
                           "merhaba hocam ben <Beyza>, geldim",
                           "aku <Rara>",
                           "im [NAME_REDACTED] <Reyes> btw",
                           "Mittente: <Carla Rosi>",
                           "assina <Jucilene>, mae dele",
                           "Ja, <Wanda Krupa>, PESEL 1",
                           "my name for the report <Merle Castell>",
                           "<Dana> here, what now",
                           "it says \"hello <Dana>\" and thats me",
                           "\xE6\x88\x91\xE6\x98\xAF<\xE6\xB2\x88\xE8\x8B\xA5\xE6\xBA\xAA>"}) {
    EXPECT_EQ(given(text), kSureSign) << text;
  }
  EXPECT_EQ(given("ask me. <Dana> knows"), kNoSign) << "the clause is about something else";
  EXPECT_EQ(given("who? me. <Dana>"), kWeakSign);
  EXPECT_EQ(given("see you sunday. x <Nell>"), kGoodSign);
  EXPECT_EQ(given("Dear Sir,\n\nno.\n\n<Ottie>"), kGoodSign);
}

TEST(OwnCues, OtherWordsGiveNone) {
  for (const char* text :
       {"tell me, <Dana>", "ibu saya <Ratna>", "me and <Dana>", "it's <Dana>'s line",
        "ben <Dana>'i gordum", "ja, <Kacper> kommt", "my sister <Dana>", "the axis <Dana>",
        "there is <Dana> hereby", "he is <Dana>"}) {
    EXPECT_EQ(given(text), kNoSign) << text;
  }
}

TEST(OwnCues, NamesOfOthersAreSaidToBe) {
  const auto another = [](const std::string& text) {
    const Marked name = marked(text);
    return cues().names_another(name.text, name.begin);
  };
  EXPECT_TRUE(another("her real name is <Dana>"));
  EXPECT_TRUE(another("but i call her <nelly>"));
  EXPECT_TRUE(another("mon ex. il s'appelle <Yoann>"));
  EXPECT_FALSE(another("i told her my name is <Dana>"));
  const auto said = [](const std::string& text) {
    const Marked name = marked(text);
    return cues().is_said_name(name.text, name.begin);
  };
  EXPECT_TRUE(said("ship to 4 Lane, name <Dana Reyes>"));
  EXPECT_FALSE(said("she says, first name <Dana>"));
  EXPECT_FALSE(said("the customer's name <Dana>"));
}

TEST(OwnCues, AQuestionForTheNameIsAnswered) {
  EXPECT_TRUE(cues().asks_for_name("Name and purpose, stowaway!"));
  EXPECT_TRUE(cues().asks_for_name("Wer bist du, du \xC3\x84rmster?"));
  EXPECT_FALSE(cues().asks_for_name("And what's his name?"));
  EXPECT_FALSE(cues().asks_for_name("What's the sister's name? Clouds gossip."));
  EXPECT_FALSE(cues().asks_for_name("When were you born?"));
  EXPECT_FALSE(
      cues().asks_for_name("{\"type\": \"list\", \"items\": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "
                           "11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, "
                           "26, 27, 28, 29, 30, 31, 32], \"name\": \"x\", \"key\": \"y\"}"))
      << "a long text that asks nothing";
  const auto leads = [](const std::string& text) {
    const Marked name = marked(text);
    return cues().leads(name.text, name.begin);
  };
  EXPECT_TRUE(leads("<dana>"));
  EXPECT_TRUE(leads("um, well <dana>, who asks and why would you want to know that now"));
  EXPECT_TRUE(leads("floor 14. <Dana>"));
  EXPECT_FALSE(leads("ask <dana>, she knows all of it and will tell you in time"));
}

TEST(OwnCues, SomeoneIsSpokenTo) {
  EXPECT_EQ(called("Sit down, <Dana>."), kWeakSign);
  EXPECT_EQ(called("Noted, <Dana>!"), kWeakSign);
  EXPECT_EQ(called("<Dana>, sit."), kFaintSign);
  EXPECT_EQ(called("Welcome, <Dana>!"), kFaintSign);
  EXPECT_EQ(called("<Dana>? With the ear?"), kFaintSign);
  EXPECT_EQ(called("Dear <Dana>,\n\nthank you"), kNoSign);
  EXPECT_EQ(called("my husband, <Dana>, caught a cold"), kNoSign);
  EXPECT_EQ(called("Give <Dana> a raise"), kNoSign);
  // Hae-sol-nim, ...
  EXPECT_EQ(called("<\xED\x95\xB4\xEC\x86\x94>\xEB\x8B\x98, \xEC\x8B\xA0"), kWeakSign);
}

TEST(OwnCues, LettersBeginWithTheirWriter) {
  const auto head = [](const std::string& text) {
    const Marked name = marked(text);
    return is_letterhead(name.text, name.begin, name.end);
  };
  EXPECT_TRUE(head("<Dana Reyes>\n4 Lane\nTown"));
  EXPECT_TRUE(head("**<Dana Reyes>**\n4 Lane"));
  EXPECT_FALSE(head("<Dana>,\nthank you"));
  EXPECT_FALSE(head("<Dana>"));
  EXPECT_FALSE(head("To <Dana>\n4 Lane"));
}

}  // namespace
}  // namespace expunge
