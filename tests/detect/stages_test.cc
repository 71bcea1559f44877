// The helpers of the detector's stages, each alone.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "detect/overlaps.h"
#include "detect/phrases.h"
#include "detect/placeholders.h"
#include "detect/regions.h"

namespace expunge {
namespace {

TEST(PhraseSet, FindsWholeWordsIgnoringCase) {
  const PhraseSet words({"mail", "date of birth", "\xE7\x94\xB5\xE8\xAF\x9D"});
  std::string buffer;
  const auto find = [&](const std::string& text) {
    return words.find(text, 0, text.size(), buffer);
  };
  EXPECT_EQ(find("my MAIL is"), 0);
  EXPECT_EQ(find("my_mail: x"), 0);
  EXPECT_EQ(find("mailing list"), -1);
  EXPECT_EQ(find("Date of Birth:"), 1);
  EXPECT_EQ(find("\xE6\x88\x91\xE7\x9A\x84\xE7\x94\xB5\xE8\xAF\x9D\xE6\x98\xAF"), 2);
}

TEST(PhraseSet, RespectsTheDistance) {
  const PhraseSet words({"phone"});
  std::string buffer;
  const std::string text = "phone ........ 12345";
  EXPECT_EQ(words.find_near(text, 15, 20, 15, buffer), 0);
  EXPECT_EQ(words.find_near(text, 15, 20, 9, buffer), -1);
}

TEST(PhraseSet, ReadsKeysOfCode) {
  const PhraseSet words({"phone"});
  std::string buffer;
  EXPECT_EQ(words.find_in_key("phoneNumber", buffer), 0);
  EXPECT_EQ(words.find_in_key("home_phone", buffer), 0);
  EXPECT_EQ(words.find_in_key("microphone", buffer), -1);
}

TEST(Placeholders, KnowsEveryDialect) {
  const Placeholders placeholders;
  const std::vector<std::string> marks = {"{{user}}",
                                          "{{char}}",
                                          "{{random_user_1}}",
                                          "<USER>",
                                          "<BOT>",
                                          "[Your Name]",
                                          "[user 1's name]",
                                          "NAME_1",
                                          "[NAME_REDACTED]",
                                          "[NAME_IN_MESSAGE_REDACTED]",
                                          "[REDACTED]",
                                          "[USERNAME_REDACTED]",
                                          "<PRESIDIO_ANONYMIZED_PERSON>",
                                          "<TRUFFLEHOG_REDACTED_GITHUB>",
                                          "[EMAIL_ADDRESS_1]",
                                          "[PHONE_NUMBER:3fa9c1d2]",
                                          "[PERSON:enc:AbC_9-x]",
                                          "[PERSON_12]",
                                          "*****",
                                          "<PERSON>"};
  std::vector<TextSpan> found;
  for (const std::string& mark : marks) {
    placeholders.find("hi " + mark + "!", {}, found);
    ASSERT_EQ(found.size(), 1u) << mark;
    EXPECT_EQ(found[0], (TextSpan{3, 3 + mark.size()})) << mark;
  }
  for (const char* text :
       {"[see below]", "<b>bold</b>", "{\"a\": 1}", "*nods*", "**bold**", "a[0]"}) {
    placeholders.find(text, {}, found);
    EXPECT_TRUE(found.empty()) << text;
  }
}

TEST(Placeholders, MergesTheProfilesOwn) {
  const Placeholders placeholders;
  std::vector<TextSpan> found;
  placeholders.find("@@name@@ and {{user}}", {"@@name@@", "name"}, found);
  EXPECT_EQ(found, (std::vector<TextSpan>{{0, 8}, {13, 21}}));
}

TEST(Placeholders, ResidueIsTheLongestPiece) {
  const std::string text = "[NAME_REDACTED] Whitlock.";
  EXPECT_EQ(without_placeholders(text, {0, 25}, {{0, 15}}), (TextSpan{16, 24}));
  EXPECT_TRUE(without_placeholders(text, {0, 15}, {{0, 15}}).empty());
  EXPECT_EQ(without_placeholders(text, {16, 24}, {{0, 15}}), (TextSpan{16, 24}));
}

TEST(Regions, CountryBeforeLanguage) {
  std::vector<std::string> regions = {"GB"};
  append_regions("South Africa", "pt-BR", regions);
  EXPECT_EQ(regions, (std::vector<std::string>{"GB", "ZA", "BR", "PT"}));
  regions.clear();
  append_regions("us", "English", regions);
  EXPECT_EQ(regions.front(), "US");
  regions.clear();
  append_regions("Atlantis", "Quenya", regions);
  EXPECT_TRUE(regions.empty());
}

Hit make_hit(std::size_t begin, std::size_t end, double score, std::uint32_t order,
             std::string_view entity = "X", std::uint32_t turn = 0) {
  Hit hit;
  hit.turn = turn;
  hit.span = {begin, end};
  hit.score = score;
  hit.order = order;
  hit.entity = entity;
  return hit;
}

Turn make_turn(std::string_view text, std::uint32_t field, std::uint32_t offset) {
  Turn turn;
  turn.text = text;
  turn.field = field;
  turn.offset = offset;
  return turn;
}

struct OverlapRow {
  const char* name;
  std::vector<Hit> hits;
  std::vector<std::uint32_t> kept;  // `order` of the hits kept
};

TEST(Overlaps, HigherScoreThenLongerThenRuleOrder) {
  Conversation conversation;
  conversation.turns.push_back(make_turn("0123456789012345678901234567890123456789", 0, 0));
  const OverlapRow rows[] = {
      {"score", {make_hit(0, 9, 0.5, 0), make_hit(3, 6, 0.9, 1)}, {1}},
      {"length", {make_hit(0, 4, 0.5, 0), make_hit(2, 9, 0.5, 1)}, {1}},
      {"rule order", {make_hit(0, 4, 0.5, 7), make_hit(0, 4, 0.5, 2)}, {2}},
      {"touching both stay", {make_hit(0, 4, 0.5, 0), make_hit(4, 9, 0.5, 1)}, {0, 1}},
      {"chain", {make_hit(0, 5, 0.6, 0), make_hit(4, 9, 0.7, 1), make_hit(8, 12, 0.6, 2)}, {1}},
      {"chain with free ends",
       {make_hit(0, 5, 0.8, 0), make_hit(4, 9, 0.7, 1), make_hit(8, 12, 0.6, 2)},
       {0, 2}},
      {"longer name takes the score",
       {make_hit(0, 4, 0.9, 0, "PERSON"), make_hit(0, 13, 0.6, 1, "PERSON")},
       {1}},
  };
  for (const OverlapRow& row : rows) {
    std::vector<Hit> hits = row.hits;
    settle_overlaps(conversation, hits);
    std::vector<std::uint32_t> kept;
    for (const Hit& hit : hits) kept.push_back(hit.order);
    EXPECT_EQ(kept, row.kept) << row.name;
  }
}

TEST(Overlaps, TurnsOfOneFieldAreOneSpaceAndFieldsAreNot) {
  Conversation conversation;
  conversation.turns.push_back(make_turn("0123456789", 1, 0));
  conversation.turns.push_back(make_turn("3456789", 1, 3));
  conversation.turns.push_back(make_turn("0123456789", 0, 0));
  std::vector<Hit> hits = {make_hit(2, 6, 0.5, 0), make_hit(0, 3, 0.9, 1, "X", 1),
                           make_hit(2, 6, 0.5, 2, "X", 2)};
  settle_overlaps(conversation, hits);
  ASSERT_EQ(hits.size(), 2u);
  EXPECT_EQ(hits[0].order, 2u);
  EXPECT_EQ(hits[1].order, 1u);
}

}  // namespace
}  // namespace expunge
