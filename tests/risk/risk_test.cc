#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "risk/groups.h"
#include "risk/kinds.h"
#include "risk/record_risk.h"

namespace expunge {
namespace {

constexpr std::string_view kKinds =
    "age\tbirth\t6\tAGE\n"
    "birth_date\tbirth\t15\tDATE_OF_BIRTH\n"
    "city\tplace\t13\tLOCATION\n"
    "nationality\tplace\t6\t\n"
    "job\t\t7\tOCCUPATION\n";
constexpr std::string_view kValues =
    "city\toslo\t13.2\n"
    "nationality\ticelandic\t14.4\n";

RiskKinds kinds() { return RiskKinds::load(kKinds, kValues); }

Disclosure told(const RiskKinds& of, std::string_view rule, std::string_view value) {
  const RiskKind kind = of.find(rule, "").value();
  return {0, kind, of.bits_of(kind, value)};
}

TEST(RiskKinds, RulesTellTheKindByTheirName) {
  const RiskKinds of = kinds();
  EXPECT_EQ(of.find("quasi/age", "AGE")->name, "age");
  EXPECT_EQ(of.find("quasi/age_world", "AGE")->name, "age");
  EXPECT_EQ(of.find("quasi/birth_date", "DATE_OF_BIRTH")->name, "birth_date");
}

TEST(RiskKinds, OfOtherRulesTheEntityDecides) {
  const RiskKinds of = kinds();
  EXPECT_EQ(of.find("date/date_of_birth", "DATE_OF_BIRTH")->name, "birth_date");
  EXPECT_FALSE(of.find("contact/email", "EMAIL_ADDRESS"));
}

TEST(RiskKinds, KindsOfAUsersOwnCountToo) {
  const RiskKinds of = kinds();
  const auto hobby = of.find("quasi/hobby_de", "HOBBY");
  ASSERT_TRUE(hobby);
  EXPECT_EQ(hobby->name, "hobby");
  EXPECT_EQ(of.bits_of(*hobby, "curling"), 5);
}

TEST(RiskKinds, RareValuesSayMore) {
  const RiskKinds of = kinds();
  const auto nationality = of.find("quasi/nationality", "NRP");
  EXPECT_EQ(of.bits_of(*nationality, "Icelandic"), 14.4);
  EXPECT_EQ(of.bits_of(*nationality, "Ruritanian"), 6);
}

TEST(RecordRisk, AddsUpKinds) {
  const RiskKinds of = kinds();
  EXPECT_DOUBLE_EQ(total_bits({told(of, "quasi/age", "24"), told(of, "quasi/job", "nurse")}), 13);
  EXPECT_EQ(total_bits({}), 0);
}

TEST(RecordRisk, WhatSaysTheSameCountsOnce) {
  const RiskKinds of = kinds();
  EXPECT_DOUBLE_EQ(total_bits({told(of, "quasi/age", "24"), told(of, "quasi/age", "24"),
                               told(of, "quasi/birth_date", "3 May 2000")}),
                   15);
  EXPECT_DOUBLE_EQ(
      total_bits({told(of, "quasi/city", "Oslo"), told(of, "quasi/nationality", "Icelandic")}),
      14.4);
}

TEST(RecordRisk, PeopleThatFitAreAtLeastOneAndRounded) {
  EXPECT_EQ(people_that_fit(0), 8'100'000'000U);
  EXPECT_EQ(people_that_fit(20), 7'700U);
  EXPECT_EQ(people_that_fit(30), 8U);
  EXPECT_EQ(people_that_fit(200), 1U);
}

TEST(GroupCounter, CountsRecordsOfTheSameValues) {
  GroupCounter counter({"/country", "/state", "/language"});
  counter.add({"NO", "", "nn"}, "a.jsonl", 0);
  counter.add({"DE", "", "de"}, "a.jsonl", 1);
  counter.add({"DE", "", "de"}, "a.jsonl", 2);
  const GroupSummary summary = counter.finish();
  EXPECT_EQ(summary.pointers, (std::vector<std::string>{"/country", "/language"}));
  EXPECT_EQ(summary.records, 3U);
  EXPECT_EQ(summary.groups, 2U);
  EXPECT_EQ(summary.smallest_size, 1U);
  EXPECT_EQ(summary.alone, 1U);
  EXPECT_EQ(summary.largest, 2U);
  ASSERT_EQ(summary.smallest.size(), 2U);
  EXPECT_EQ(summary.smallest[0].values, (std::vector<std::string>{"NO", "nn"}));
  EXPECT_EQ(summary.smallest[0].first, 0);
  EXPECT_EQ(summary.smallest[1].records, 2U);
}

TEST(GroupCounter, ShowsTheSmallestFew) {
  GroupCounter counter({"/language"});
  for (int i = 0; i < 100; ++i) counter.add({std::to_string(i)}, "a", i);
  EXPECT_EQ(counter.finish().smallest.size(), GroupCounter::kShown);
  EXPECT_EQ(counter.finish().groups, 100U);
}

TEST(GroupTable, SaysNothingOfFieldsThatNoRecordHas) {
  GroupTable table;
  table.open("wild", {"/country"}, {"/hashed_ip", "/user"});
  table.open("wild", {"/country"}, {"/hashed_ip", "/user"});
  table.add("wild", 0, {""}, "a", 0);
  table.add("wild", 1, {"f00"}, "a", 0);
  table.add("wild", 1, {"f00"}, "a", 1);
  const std::vector<GroupSummary> summaries = table.finish();
  ASSERT_EQ(summaries.size(), 1U);
  EXPECT_TRUE(summaries[0].is_link);
  EXPECT_EQ(summaries[0].largest, 2U);
}

}  // namespace
}  // namespace expunge
