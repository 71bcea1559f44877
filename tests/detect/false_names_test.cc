#include "detect/false_names.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "detect/detect_fixture.h"
#include "detect/name_words.h"
#include "names/letters.h"

namespace expunge {
namespace {

// The words that are said to be nobody's; `names` are found in the human's turns, `selves` as the
// human's own.
std::vector<std::string> demoted(const Talk& talk, const std::vector<std::string>& names,
                                 const std::vector<std::string>& selves = {}, bool play = true) {
  const Conversation conversation = talk.conversation();
  std::vector<Hit> hits;
  const auto add = [&](const std::string& name, Owner owner) {
    for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
      const std::size_t at = conversation.turns[i].text.find(name);
      if (at == std::string_view::npos) continue;
      Hit hit;
      hit.turn = i;
      hit.span = {at, at + name.size()};
      hit.entity = "PERSON";
      hit.rule_id = "names/single";
      hit.owner = owner;
      hits.push_back(hit);
    }
  };
  for (const std::string& name : names) add(name, Owner::kUnknown);
  for (const std::string& name : selves) add(name, Owner::kSelf);
  FalseNames().demote(
      conversation, play, [](const Hit&) { return false; }, hits);
  std::vector<std::string> out;
  for (const Hit& hit : hits) {
    if (hit.owner == Owner::kPersona) out.push_back(lower(text_of(conversation, hit)));
  }
  sort_unique(out);
  return out;
}

using Names = std::vector<std::string>;

TEST(FalseNames, ANameGivenBeforeTheRealOne) {
  const Talk talk =
      Talk().human("my name is Kelvon").bot("sure").human("lol my real name is Wendra");
  EXPECT_EQ(demoted(talk, {}, {"Kelvon", "Wendra"}), Names{"kelvon"});
  EXPECT_EQ(demoted(talk, {}, {"Kelvon", "Wendra"}, false), Names{}) << "no play";
  EXPECT_EQ(
      demoted(Talk().human("my name is Wen").human("real name is Wendra"), {}, {"Wendra", "Wen"}),
      Names{})
      << "a short form";
}

TEST(FalseNames, TheRealOneMayBeHiddenAlready) {
  EXPECT_EQ(demoted(Talk().human("my name is Kelvon").human("my real name is [PERSON_1]"), {},
                    {"Kelvon"}),
            Names{"kelvon"});
  EXPECT_EQ(demoted(Talk().human("im Kelvon (yes thats my actual name, it fits)"), {}, {"Kelvon"}),
            Names{});
}

TEST(FalseNames, WhatTheSentenceSays) {
  EXPECT_EQ(demoted(Talk().human("im Wendra btw not yorka hehe"), {"yorka"}), Names{"yorka"});
  EXPECT_EQ(demoted(Talk().human("its on him not yorka"), {"yorka"}), Names{});
  EXPECT_EQ(demoted(Talk().human("is there anyone named Yorka here"), {"Yorka"}), Names{"yorka"});
  EXPECT_EQ(demoted(Talk().human("anyone called Yorka. u know what u did yorka"), {"Yorka"}),
            Names{});
  EXPECT_EQ(demoted(Talk().human("yorka is my friend Wendras oc"), {"yorka", "Wendra"}),
            Names{"yorka"});
  EXPECT_EQ(demoted(Talk().human("yorka is my friend from school"), {"yorka"}), Names{});
  EXPECT_EQ(demoted(Talk().human("thats my oc. yorka is half wolf"), {"yorka"}), Names{"yorka"});
  EXPECT_EQ(demoted(Talk().human("((Wendra = Yorka, a paladin called Morrik))"),
                    {"Wendra", "Yorka", "Morrik"}),
            (Names{"morrik", "yorka"}));
  EXPECT_EQ(demoted(Talk().human("Kelvon is my work name"), {}, {"Kelvon"}, false),
            Names{"kelvon"});
}

}  // namespace
}  // namespace expunge
