// The scorer on cases small enough to count by hand.
#include "eval/score.h"

#include <gtest/gtest.h>

#include <utility>

#include "eval/measures.h"

namespace expunge {
namespace {

Mark mark(std::size_t begin, std::size_t end, std::string entity, MarkKind kind = MarkKind::kGold) {
  Mark out;
  out.span = {begin, end};
  out.label = out.entity = std::move(entity);
  out.kind = kind;
  return out;
}

Found found(std::size_t begin, std::size_t end, std::string entity) {
  Found out;
  out.span = {begin, end};
  out.entity = std::move(entity);
  out.rule = "rule/" + out.entity;
  return out;
}

Score score_of(GoldCase gold, std::vector<Found> findings, std::size_t characters = 100) {
  gold.id = "case";
  ScoredCase scored;
  scored.gold = &gold;
  scored.set = "set";
  scored.characters = characters;
  scored.found = std::move(findings);
  scored.role_of = [](const Mark&) { return Role::kHuman; };
  Score score;
  add_case(std::move(scored), score);
  return score;
}

Score score_of(std::vector<Mark> marks, std::vector<Found> findings) {
  GoldCase gold;
  gold.marks = std::move(marks);
  return score_of(std::move(gold), std::move(findings));
}

std::vector<Outcome> outcomes(const Score& score) {
  std::vector<Outcome> out;
  for (const Fault& fault : score.faults) out.push_back(fault.outcome);
  return out;
}

TEST(Score, CountsThreeWays) {
  // Four values: exact, one character short, too wide, missed; and one false finding.
  const Score score = score_of({mark(0, 10, "PERSON"), mark(20, 30, "PERSON"),
                                mark(40, 50, "PERSON"), mark(60, 70, "PERSON")},
                               {found(0, 10, "PERSON"), found(20, 29, "PERSON"),
                                found(38, 50, "PERSON"), found(80, 85, "PERSON")});
  const Tally& all = score.all;
  EXPECT_EQ(all.gold, 4U);
  EXPECT_EQ(all.found, 4U);
  EXPECT_DOUBLE_EQ(*all.strict().precision, 0.25);
  EXPECT_DOUBLE_EQ(*all.strict().recall, 0.25);
  EXPECT_DOUBLE_EQ(*all.overlap().precision, 0.75);
  EXPECT_DOUBLE_EQ(*all.overlap().recall, 0.75);
  EXPECT_DOUBLE_EQ(*all.overlap().f1, 0.75);
  EXPECT_DOUBLE_EQ(*all.overlap().f2, 0.75);
  EXPECT_DOUBLE_EQ(*all.characters().precision, 29.0 / 36);
  EXPECT_DOUBLE_EQ(*all.characters().recall, 29.0 / 40);
  EXPECT_DOUBLE_EQ(*score.whole().value(), 0.5);
  EXPECT_EQ(score.clean.part, 0U);
  EXPECT_EQ(score.clean.all, 1U);
  EXPECT_EQ(score.false_positives, 1U);
  EXPECT_DOUBLE_EQ(*score.false_positives_per_10k(), 100.0);
  EXPECT_EQ(outcomes(score),
            (std::vector{Outcome::kPart, Outcome::kWider, Outcome::kMissed, Outcome::kFalse}));
}

TEST(Score, F2LeansToRecall) {
  Tally tally;
  tally.gold = 10;
  tally.found = 5;
  tally.exact = tally.touched = tally.right = 5;  // precision 1, recall 1/2
  EXPECT_DOUBLE_EQ(*tally.overlap().f1, 2.0 / 3);
  EXPECT_DOUBLE_EQ(*tally.overlap().f2, 5 * 0.5 / 4.5);
}

TEST(Score, NothingToMeasureIsNoFigure) {
  const Score score = score_of(std::vector<Mark>{}, {});
  EXPECT_FALSE(score.all.overlap().precision);
  EXPECT_FALSE(score.all.overlap().recall);
  EXPECT_FALSE(score.clean.value());
  const Score missed = score_of({mark(0, 5, "URL")}, {});
  EXPECT_FALSE(missed.all.overlap().precision);
  EXPECT_DOUBLE_EQ(*missed.all.overlap().f1, 0.0);
}

TEST(Score, AnotherEntityHidesAndIsNotRight) {
  const Score score = score_of({mark(0, 10, "PHONE_NUMBER")}, {found(0, 10, "US_SSN")});
  EXPECT_EQ(score.by_entity.at("PHONE_NUMBER").touched, 0U);
  EXPECT_EQ(score.by_entity.at("US_SSN").found, 1U);
  EXPECT_EQ(score.by_entity.at("US_SSN").right, 0U);
  EXPECT_EQ(score.false_positives, 0U);
  EXPECT_EQ(score.all.whole, 1U);
  EXPECT_EQ(score.clean.part, 1U);
  EXPECT_EQ(outcomes(score), std::vector{Outcome::kEntity});
}

TEST(Score, SeveralFindingsHideTogether) {
  const Score score = score_of({mark(0, 10, "STREET_ADDRESS")},
                               {found(0, 4, "STREET_ADDRESS"), found(4, 10, "POSTAL_CODE")});
  EXPECT_EQ(score.all.whole, 1U);
  EXPECT_EQ(outcomes(score), std::vector{Outcome::kWider});
}

TEST(Score, OptionalMarksExcuse) {
  const Score score = score_of({mark(0, 10, "AGE", MarkKind::kOptional)}, {found(2, 12, "PERSON")});
  EXPECT_EQ(score.all.found, 0U);
  EXPECT_EQ(score.false_positives, 0U);
  EXPECT_TRUE(score.faults.empty());
  EXPECT_EQ(score.all.found_characters, 2U);
}

TEST(Score, FindingsThatAreKeptHideNothing) {
  std::vector<Found> kept = {found(0, 10, "PERSON")};
  kept[0].counts = false;
  const Score score =
      score_of({mark(0, 10, "PERSON"), mark(0, 10, "fiction", MarkKind::kTrap)}, std::move(kept));
  EXPECT_EQ(score.all.touched, 0U);
  EXPECT_EQ(score.all.whole, 0U);
  EXPECT_EQ(score.traps.at("fiction").part, 0U);
  EXPECT_EQ(outcomes(score), std::vector{Outcome::kKept});
}

TEST(Score, TrapsAreHitByWhateverTouches) {
  const Score score =
      score_of({mark(0, 4, "number", MarkKind::kTrap), mark(8, 9, "number", MarkKind::kTrap)},
               {found(3, 7, "PHONE_NUMBER")});
  EXPECT_EQ(score.traps.at("number").part, 1U);
  EXPECT_EQ(score.traps.at("number").all, 2U);
  EXPECT_EQ(score.false_positives, 1U);
  EXPECT_EQ(outcomes(score), (std::vector{Outcome::kTrap, Outcome::kFalse}));
}

TEST(Score, OnlyWhatWasAnnotatedCanBeFalse) {
  GoldCase gold;
  gold.everything = false;
  gold.annotated = {"PERSON"};
  const Score score =
      score_of(std::move(gold), {found(0, 4, "PHONE_NUMBER"), found(5, 9, "PERSON")});
  EXPECT_EQ(score.all.found, 1U);
  EXPECT_EQ(score.false_positives, 1U);
}

TEST(Score, WholeStringsAreJudgedAsAWhole) {
  GoldCase valid;
  valid.whole_string = true;
  valid.marks = {mark(0, 10, "EMAIL_ADDRESS")};
  EXPECT_EQ(score_of(valid, {found(0, 10, "EMAIL_ADDRESS")}, 10).verdicts.part, 1U);
  const Score part = score_of(valid, {found(1, 10, "EMAIL_ADDRESS")}, 10);
  EXPECT_EQ(part.verdicts.part, 0U);
  EXPECT_EQ(part.all.found, 0U);
  EXPECT_EQ(outcomes(part), std::vector{Outcome::kMissed});

  GoldCase invalid;
  invalid.whole_string = true;
  const Score inside = score_of(invalid, {found(1, 10, "EMAIL_ADDRESS")}, 10);
  EXPECT_EQ(inside.verdicts.part, 1U) << "an invalid string may hold a valid one";
  const Score whole = score_of(invalid, {found(0, 10, "EMAIL_ADDRESS")}, 10);
  EXPECT_EQ(whole.verdicts.part, 0U);
  EXPECT_EQ(outcomes(whole), std::vector{Outcome::kFalse});
}

TEST(Score, OwnersAreCountedWhereTheGoldSaysThem) {
  std::vector<Mark> marks = {mark(0, 4, "PERSON"), mark(5, 9, "PERSON"), mark(10, 14, "PERSON")};
  marks[0].owner = Owner::kSelf;
  marks[1].owner = Owner::kOther;
  std::vector<Found> findings = {found(0, 4, "PERSON"), found(5, 9, "PERSON"),
                                 found(10, 14, "PERSON")};
  findings[0].owner = Owner::kSelf;
  findings[1].owner = Owner::kPersona;
  findings[1].counts = false;
  const Score score = score_of(std::move(marks), std::move(findings));
  EXPECT_EQ(score.owners.part, 1U);
  EXPECT_EQ(score.owners.all, 2U);
  EXPECT_EQ(score.by_owner.at("self").at("self"), 1U);
  EXPECT_EQ(score.by_owner.at("other").at("persona"), 1U);
  EXPECT_EQ(score.by_owner.size(), 2U);
  EXPECT_DOUBLE_EQ(*score.owners_of("self").value(), 1.0);
  EXPECT_DOUBLE_EQ(*score.owners_of("other").value(), 0.0);
  EXPECT_FALSE(score.owners_of("public").value());
  EXPECT_DOUBLE_EQ(**measure(score, "owners.self"), 1.0);
  EXPECT_DOUBLE_EQ(**measure(score, "owners"), 0.5);
}

TEST(Score, OwnersOfTrapsAreTold) {
  std::vector<Found> findings = {found(0, 4, "PERSON"), found(5, 9, "PERSON"),
                                 found(10, 14, "PHONE_NUMBER")};
  findings[0].owner = Owner::kPersona;
  findings[0].counts = false;
  findings[1].owner = Owner::kOther;
  const Score score =
      score_of({mark(0, 4, "fiction", MarkKind::kTrap), mark(5, 9, "public", MarkKind::kTrap),
                mark(10, 14, "number", MarkKind::kTrap), mark(20, 24, "fiction", MarkKind::kTrap)},
               std::move(findings));
  EXPECT_EQ(score.by_owner.at("trap fiction").at("persona"), 1U);
  EXPECT_EQ(score.by_owner.at("trap public").at("other"), 1U);
  EXPECT_EQ(score.by_owner.size(), 2U) << "a number belongs to nobody";
  EXPECT_EQ(score.owners.all, 0U);
}

TEST(Score, CutsAddUp) {
  GoldCase gold;
  gold.language = "pt";
  gold.tags = {"letter", "bank"};
  gold.marks = {mark(0, 4, "PERSON"), mark(5, 9, "URL")};
  const Score score = score_of(std::move(gold), {found(0, 4, "PERSON")});
  EXPECT_EQ(score.by_language.at("pt").gold, 2U);
  EXPECT_EQ(score.by_tag.at("letter").exact, 1U);
  EXPECT_EQ(score.by_tag.at("bank").gold, 2U);
  EXPECT_EQ(score.by_role.at("human").gold, 2U);
  EXPECT_EQ(score.by_rule.at("rule/PERSON").exact, 1U);
  EXPECT_EQ(score.by_label.at("URL").part, 0U);
  EXPECT_EQ(score.by_label.at("URL").all, 1U);
}

}  // namespace
}  // namespace expunge
