#include "detect/fiction_asked.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace expunge {
namespace {

const FictionAsked& asked() {
  static const FictionAsked kAsked;
  return kAsked;
}

TEST(FictionAsked, StoriesInManyLanguages) {
  for (const std::string_view text : {
           "write me a short funny script about two vets",
           "outline for a thriller novel: a spy retires",
           "in my novel the captain dies",
           "escr\xC3\xAD"
           "beme un cuento corto",
           "\xC3\xA9"
           "cris une histoire triste",
           "schreib mir eine kurze Geschichte",
           "escreve uma hist\xC3\xB3ria",
           "scrivimi una favola",
           "schrijf een verhaaltje",
           "napisz kr\xC3\xB3tkie opowiadanie",
           "skriv en saga om en bj\xC3\xB6rn",
           "k\xC4\xB1sa bir hikaye yaz",
           "\xD0\xBD\xD0\xB0\xD0\xBF\xD0\xB8\xD1\x88\xD0\xB8 "
           "\xD1\x81\xD0\xBA\xD0\xB0\xD0\xB7\xD0\xBA\xD1\x83",
           "\xE5\x86\x99\xE4\xB8\x80\xE4\xB8\xAA\xE6\x95\x85\xE4\xBA\x8B",
           "\xE7\x89\xA9\xE8\xAA\x9E\xE3\x82\x92\xE6\x9B\xB8\xE3\x81\x84\xE3\x81\xA6",
           "buatkan cerita pendek",
           "kannst du mir eine Szene schreiben",
           "puedes escribir un poema",
           "lets roleplay, you are the innkeeper",
           "give me some mock data",
           "Name: Vex\n**Backstory**: raised by crows",
           "\"You came,\" whispered Orla at the door",
           "\xC2\xAB Tu viens, \xC2\xBB demanda Solveig",
       }) {
    EXPECT_TRUE(asked().asks_for_story(text)) << text;
  }
}

TEST(FictionAsked, LettersAndTalkAreNone) {
  for (const std::string_view text : {
           "write a letter to my landlord",
           "write to the bank. the story is long",
           "she said \"hi\" and i said nothing",
           "what a story that was",
           "schreib eine Mail an meine Chefin",
           "escribe una carta al banco",
           "\xD0\xBD\xD0\xB0\xD0\xBF\xD0\xB8\xD1\x88\xD0\xB8 "
           "\xD0\xBF\xD0\xB8\xD1\x81\xD1\x8C\xD0\xBC\xD0\xBE",
           "",
       }) {
    EXPECT_FALSE(asked().asks_for_story(text)) << text;
  }
}

TEST(FictionAsked, QuestionsAboutTheWorld) {
  EXPECT_TRUE(asked().is_about_world("why does Asya leave in the novel"));
  EXPECT_TRUE(
      asked().is_about_world("qui a \xC3\xA9"
                             "crit ce livre, et le film ?"));
  EXPECT_TRUE(asked().is_about_world("5 roman \xC3\xB6ner"));
  EXPECT_FALSE(asked().is_about_world("my friend Asya wrote a novel"));
  EXPECT_FALSE(asked().is_about_world("tell Roman to call"));
  EXPECT_FALSE(asked().is_about_world("the novel" + std::string(700, ' ')));
}

TEST(FictionAsked, Sums) {
  EXPECT_TRUE(asked().is_sum("Sam is 6 feet tall, Kim 5. How tall are both?"));
  EXPECT_TRUE(asked().is_sum("Kim has half of twelve pens. How many is that?"));
  EXPECT_TRUE(asked().is_sum("Kim is taller than Sam, Sam is taller than Al. Who is last?"));
  EXPECT_FALSE(asked().is_sum("Kim has 6 pens."));
  EXPECT_FALSE(asked().is_sum("how many pens has Kim?"));
  EXPECT_FALSE(asked().is_sum("i owe Kim 6 and Sam 5, how much is it?"));
  EXPECT_FALSE(asked().is_sum("1 2 how many " + std::string(2000, 'x')));
}

TEST(FictionAsked, Dedications) {
  const auto is_for = [](std::string_view text) {
    const std::size_t at = text.find("Kim");
    return asked().is_dedicated(text, {at, at + 3});
  };
  EXPECT_TRUE(is_for("a poem for Kim"));
  EXPECT_TRUE(is_for("write a song to my sister Kim"));
  EXPECT_TRUE(is_for("ein Gedicht f\xC3\xBCr Kim"));
  EXPECT_FALSE(is_for("a poem about Kim"));
  EXPECT_FALSE(is_for("Kim"));
}

}  // namespace
}  // namespace expunge
