#include "gate/difference.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace expunge {
namespace {

FindingKey key(const std::string& value, const std::string& record, const std::string& text,
               const std::string& pointer) {
  return {value, record, text, pointer};
}

std::size_t count_new(const std::vector<FindingKey>& before, const std::vector<FindingKey>& now) {
  const auto known = match_findings(before, now);
  return static_cast<std::size_t>(
      std::count_if(known.begin(), known.end(), [](const auto& old) { return !old; }));
}

TEST(Difference, PositionsAreTokensOfDigitsAlone) {
  EXPECT_EQ(without_positions("/conversation/4/message"), "/conversation/*/message");
  EXPECT_EQ(without_positions("/0"), "/*");
  EXPECT_EQ(without_positions("/a1/2b/"), "/a1/2b/");
  EXPECT_EQ(without_positions(""), "");
}

TEST(Difference, TheSameFindingIsKnown) {
  const std::vector<FindingKey> old = {key("v", "r", "t", "/a")};
  EXPECT_EQ(count_new(old, old), 0U);
  EXPECT_EQ(count_new({}, old), 1U);
  EXPECT_EQ(count_new(old, {}), 0U);
}

TEST(Difference, ACopyIsNew) {
  const FindingKey one = key("v", "r", "t", "/a");
  EXPECT_EQ(count_new({one}, {one, one}), 1U) << "of the whole record";
  EXPECT_EQ(count_new({one}, {one, key("v", "r2", "t", "/a")}), 1U) << "in another record";
  EXPECT_EQ(count_new({one}, {one, key("v", "r", "t", "/b")}), 1U) << "at another place";
  EXPECT_EQ(count_new({one}, {key("v", "r2", "t2", "/a")}), 1U) << "in another text";
  EXPECT_EQ(count_new({one}, {key("v2", "r", "t", "/a")}), 1U) << "of another value";
}

TEST(Difference, AnEditedRecordKeepsWhatStandsInUnchangedTexts) {
  const std::vector<FindingKey> old = {key("mail", "r", "t1", "/c/4/m"),
                                       key("phone", "r", "t2", "/c/6/m")};
  EXPECT_EQ(count_new(old, {key("mail", "r'", "t1", "/c/5/m"), key("phone", "r'", "t2", "/c/7/m")}),
            0U)
      << "a turn was put before";
  EXPECT_EQ(count_new(old, {key("mail", "r'", "t1", "/c/4/m"), key("phone", "r'", "t2'", "/c/6/m"),
                            key("name", "r'", "t2'", "/c/6/m")}),
            2U)
      << "the message with the number was changed";
}

// One vanished finding answers for one new one, wherever it went.
TEST(Difference, AnEditedRecordMayBeCutInTwo_NotCopied) {
  const std::vector<FindingKey> old = {key("mail", "r", "t", "/m"), key("phone", "r", "u", "/m")};
  EXPECT_EQ(count_new(old, {key("mail", "a", "t", "/m"), key("phone", "b", "u", "/m")}), 0U);
  EXPECT_EQ(count_new(old, {key("mail", "a", "t", "/m"), key("mail", "b", "t", "/m")}), 1U);
}

TEST(Difference, ARecordThatIsStillThereAnswersForItself) {
  const std::vector<FindingKey> old = {key("mail", "r", "t", "/m")};
  EXPECT_EQ(count_new(old, {key("mail", "a", "t", "/m"), key("mail", "r", "t", "/m")}), 1U);
  EXPECT_EQ(match_findings(old, std::vector{key("mail", "a", "t", "/m"), old[0]})[1], 0U);
}

// Whatever the order of both sides, as many are new.
TEST(Difference, OrderDoesNotCount) {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::vector<FindingKey> old;
    std::vector<FindingKey> now;
    for (int i = 0; i < 12; ++i) {
      const auto some = [&](int n) { return std::to_string(random() % static_cast<unsigned>(n)); };
      FindingKey one = key(some(3), some(4), "", "/" + some(2));
      one.text = one.pointer + some(1);  // what stands at a place of a record is one text
      one.text += one.record.back() % 2 == 0 ? "even" : "odd";
      if (random() % 4 != 0) old.push_back(one);
      if (random() % 4 != 0) now.push_back(one);
    }
    const std::size_t fresh = count_new(old, now);
    std::shuffle(old.begin(), old.end(), random);
    std::shuffle(now.begin(), now.end(), random);
    EXPECT_EQ(count_new(old, now), fresh);
  }
}

// An old finding answers once, and only for one of the same value at the same kind of place.
TEST(Difference, PairsAreOneToOne) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::vector<FindingKey> old;
    std::vector<FindingKey> now;
    for (int i = 0; i < 30; ++i) {
      const auto some = [&](int n) { return std::to_string(random() % static_cast<unsigned>(n)); };
      (random() % 2 == 0 ? old : now).push_back(key(some(3), some(5), some(2), "/c/" + some(9)));
    }
    const auto known = match_findings(old, now);
    std::vector<int> answers(old.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (!known[i]) continue;
      EXPECT_EQ(++answers[*known[i]], 1);
      EXPECT_EQ(old[*known[i]].value, now[i].value);
      EXPECT_EQ(without_positions(old[*known[i]].pointer), without_positions(now[i].pointer));
    }
  }
}

// A field was added to each of a hundred thousand records with the same signature.
TEST(Difference, StaysLinear_WhenEverythingWasEdited) {
  std::vector<FindingKey> old;
  std::vector<FindingKey> now;
  for (int i = 0; i < 100000; ++i) {
    old.push_back(key("signature", "r" + std::to_string(i), "text", "/m"));
    now.push_back(key("signature", "n" + std::to_string(i), "text", "/m"));
  }
  EXPECT_EQ(count_new(old, now), 0U);
  now.push_back(key("signature", "one more", "text", "/m"));
  EXPECT_EQ(count_new(old, now), 1U);
}

}  // namespace
}  // namespace expunge
