// Every processor's instructions find the same windows as a look at each byte.

#include "match/class_scanner.h"

#include <gtest/gtest.h>
#include <hwy/highway.h>

#include <algorithm>
#include <random>
#include <string>

#include "match/long_runs.h"

namespace expunge {
namespace {

ByteSet set_of(std::string_view bytes) {
  ByteSet set;
  for (const char byte : bytes) set.set(static_cast<unsigned char>(byte));
  return set;
}

std::vector<ClassWindow> random_windows(std::mt19937& random, std::size_t count) {
  const ByteSet classes[] = {set_of("0123456789"), set_of("ABCDEFGHIJ"), set_of("@"),
                             set_of("\xC3\xE2"),   set_of(".-/"),        ByteSet().set()};
  std::vector<ClassWindow> windows(count);
  for (ClassWindow& window : windows) {
    for (ByteSet& place : window) place = classes[random() % std::size(classes)];
  }
  return windows;
}

std::string random_text(std::mt19937& random, std::size_t size) {
  constexpr std::string_view kAlphabet = "07AJ@.-/ az\xC3\xE2\x80";
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += kAlphabet[random() % kAlphabet.size()];
  return text;
}

bool stands_at(const ClassWindow& window, std::string_view text, std::size_t at) {
  for (std::size_t place = 0; place < kWindow; ++place) {
    const unsigned char byte =
        at + place < text.size() ? static_cast<unsigned char>(text[at + place]) : 0;
    if (!window[place][byte]) return false;
  }
  return true;
}

class EveryTarget : public testing::TestWithParam<std::int64_t> {
 protected:
  void SetUp() override { hwy::SetSupportedTargetsForTest(GetParam()); }
  void TearDown() override { hwy::SetSupportedTargetsForTest(0); }
};

std::string target_name(const testing::TestParamInfo<std::int64_t>& info) {
  return hwy::TargetName(info.param);
}

TEST_P(EveryTarget, FindsEveryWindowInItsBucket) {
  std::mt19937 random(7);
  std::vector<ClassHit> hits;
  for (std::size_t round = 0; round < 300; ++round) {
    const std::vector<ClassWindow> windows = random_windows(random, 1 + round % 40);
    const std::vector<std::uint8_t> buckets = share_out(windows);
    ClassTables tables;
    for (std::size_t i = 0; i < windows.size(); ++i) tables.add(windows[i], buckets[i]);
    const std::string text = random_text(random, round);
    scan_classes(tables, text, hits);
    std::vector<std::uint32_t> found(text.size());
    for (const ClassHit& hit : hits) {
      ASSERT_LT(hit.at, text.size());
      found[hit.at] = hit.buckets;
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (std::size_t i = 0; i < windows.size(); ++i) {
        if (stands_at(windows[i], text, at)) {
          EXPECT_NE(found[at] >> buckets[i] & 1, 0U) << "round " << round << " at " << at;
        }
      }
    }
  }
}

// One window alone lets nothing else through but what shares its halves of bytes.
TEST_P(EveryTarget, NamesNoMoreThanItMust) {
  ClassTables tables;
  tables.add({set_of("12"), set_of("@"), ByteSet().set(), ByteSet().set()}, 9);
  std::vector<ClassHit> hits;
  scan_classes(tables, "a1@ 2@1 1 @ @1" + std::string(200, 'x') + "1@", hits);
  ASSERT_EQ(hits.size(), 3U);
  EXPECT_EQ(hits[0].at, 1U);
  EXPECT_EQ(hits[1].at, 4U);
  EXPECT_EQ(hits[2].at, 214U);
  EXPECT_EQ(hits[2].buckets, 1U << 9);
}

TEST_P(EveryTarget, FindsLongRuns) {
  for (std::size_t before = 0; before < 130; ++before) {
    for (std::size_t length = 1; length < 40; ++length) {
      const std::string text = std::string(before, '.') + std::string(length, 'a') + ". abc";
      EXPECT_EQ(has_long_run(text), length >= kLongRun) << before << " " << length;
    }
  }
  for (std::size_t byte = 0; byte < 256; ++byte) {
    EXPECT_EQ(has_long_run(std::string(kLongRun, static_cast<char>(byte))),
              is_run_character(static_cast<std::uint8_t>(byte)))
        << byte;
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, EveryTarget,
                         testing::ValuesIn(hwy::SupportedAndGeneratedTargets()), target_name);

}  // namespace
}  // namespace expunge
