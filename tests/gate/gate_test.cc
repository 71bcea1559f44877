// The gate over whole files: what must raise nothing, and what must.
#include "gate/gate.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "gate_fixture.h"

namespace expunge {
namespace {

constexpr std::size_t kRecords = 300;

class GateProperties : public GateTest, public testing::WithParamInterface<unsigned> {};

// Records in another order, in other files of another kind, written anew, with clean ones between.
TEST_P(GateProperties, MovingAndWritingAnewRaisesNothing) {
  std::mt19937 random(GetParam());
  std::vector<Json> all = records(kRecords);
  write("before/a.jsonl", lines({all.begin(), all.begin() + 200}));
  write("before/sub/b.jsonl", lines({all.begin() + 200, all.end()}));
  write("before/same.jsonl", lines(records(20)));
  write("now/same.jsonl", lines(records(20)));
  std::shuffle(all.begin(), all.end(), random);
  const bool anew = random() % 2 == 0;
  std::vector<std::string> shards(1 + random() % 4);
  for (const Json& one : all) {
    std::string& shard = shards[random() % shards.size()];
    shard += (anew ? written_anew(one, random) : one.dump()) + "\n";
    if (random() % 20 == 0)
      shard += R"({"bot_id":"x","bot_name":"y","conversation":[]})"
               "\n";
  }
  for (std::size_t i = 0; i < shards.size(); ++i) {
    if (random() % 3 == 0) {  // as one array
      std::string array = "[";
      for (const char c : shards[i]) array += c == '\n' ? std::string(",\n ") : std::string(1, c);
      if (array.size() > 1) array.resize(array.size() - 3);
      write("now/part-" + std::to_string(i) + ".json", array + "]");
    } else {
      write("now/part-" + std::to_string(i) + ".jsonl", shards[i]);
    }
  }
  const GateOutcome outcome = compare();
  EXPECT_TRUE(outcome.passed);
  EXPECT_EQ(outcome.counts.refused, 0U);
  EXPECT_EQ(outcome.counts.unchanged_files, 1U);
  EXPECT_LE(outcome.counts.new_records, 40U) << "those that were put between";
}

// All of that, and so many new values: as many are refused, at their places.
TEST_P(GateProperties, WhatIsNewIsFoundAmongWhatMoved) {
  std::mt19937 random(GetParam());
  std::vector<Json> all = records(kRecords);
  write("before/a.jsonl", lines(all));
  std::shuffle(all.begin(), all.end(), random);
  std::vector<std::size_t> planted;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (random() % 30 != 0) continue;
    planted.push_back(i);
    all[i]["conversation"].push_back(
        {{"message", "new: fresh" + std::to_string(i) + "@mailquill.net"}, {"is_human", true}});
  }
  std::string text;
  for (const Json& one : all) text += written_anew(one, random) + "\n";
  write("now/b.jsonl", text);
  const GateOutcome outcome = compare();
  EXPECT_EQ(outcome.passed, planted.empty());
  ASSERT_EQ(outcome.findings.size(), planted.size());
  for (std::size_t i = 0; i < planted.size(); ++i) {
    EXPECT_EQ(outcome.findings[i].record, static_cast<std::int64_t>(planted[i]));
    EXPECT_EQ(outcome.findings[i].begin.line, planted[i] + 1);
    EXPECT_EQ(outcome.findings[i].entity, "EMAIL_ADDRESS");
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, GateProperties, testing::Range(1U, 13U));

TEST_F(GateTest, ACopyElsewhereIsNew) {
  std::vector<Json> all = records(10);
  write("before/a.jsonl", lines(all));
  all[1]["conversation"].push_back(all[2]["conversation"][1]);  // the message of another record
  write("now/a.jsonl", lines(all));
  EXPECT_EQ(compare().counts.refused, 1U);
}

TEST_F(GateTest, ACopyOfARecordIsNew) {
  std::vector<Json> all = records(10);
  write("before/a.jsonl", lines(all));
  write("before/other.jsonl", lines(records(2)));
  write("now/other.jsonl", lines(records(2)));
  write("now/a.jsonl", lines(all));
  write("now/b.jsonl", all[2].dump() + "\n");
  const GateOutcome outcome = compare();
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_TRUE(outcome.findings[0].input.ends_with("b.jsonl")) << "the old file's own is known";
}

TEST_F(GateTest, AnEditedRecordRaisesOnlyWhatIsNew) {
  std::vector<Json> all = records(10);
  write("before/a.jsonl", lines(all));
  all[0]["label"] = "a corrected label";
  all[6]["conversation"].insert(all[6]["conversation"].begin(),
                                Json{{"message", "one turn before"}, {"is_human", false}});
  write("now/a.jsonl", lines(all));
  const GateOutcome outcome = compare();
  EXPECT_TRUE(outcome.passed);
  EXPECT_EQ(outcome.counts.new_records, 2U);
  EXPECT_EQ(outcome.counts.known, 5U);
}

TEST_F(GateTest, ARemovedColumnOfACsvRaisesNothing) {
  write("before/a.csv", "id,text\n1,mail ann@quillmail.net\n2,nothing\n");
  write("now/a.csv", "text\r\n\"mail ann@quillmail.net\"\r\nnothing\r\nring 020 7946 0123\r\n");
  const GateOutcome outcome = compare();
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].entity, "PHONE_NUMBER");
  EXPECT_EQ(outcome.findings[0].begin.line, 4U);
}

TEST_F(GateTest, ANumberThatItsKeyTellsIsPartOfTheRecord) {
  write("before/a.jsonl",
        "{\"phone\": null, \"likes\": 1}\n{\"phone\": 2079460018, \"likes\": 4}\n");
  write("now/a.jsonl",
        "{\"phone\": 4155550127, \"likes\": 2}\n{\"phone\": 2079460018, \"likes\": 5}\n");
  const GateOutcome outcome = compare();
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].record, 0);
  EXPECT_EQ(outcome.counts.new_records, 1U) << "likes tell of nobody";
}

TEST_F(GateTest, WhatThePolicyKeepsIsNotRefused) {
  write("before/a.txt", "hello\n");
  write("now/a.txt", "hello\nmail ann@quillmail.net\n");
  GateRequest asked = request();
  asked.options.policy = "audit-only";
  const GateOutcome outcome = compare(asked);
  EXPECT_TRUE(outcome.passed);
  EXPECT_EQ(outcome.counts.kept, 1U);
  EXPECT_FALSE(compare().passed);
}

TEST_F(GateTest, NewRecordsThatCannotBeReadAreCounted) {
  write("before/a.jsonl", "{\"a\": \"b\"}\n{\"broken\": \n");
  write("now/a.jsonl", "{\"a\": \"b\"}\n{\"broken\": \n{\"worse\": \n");
  GateRequest asked = request();
  std::vector<std::int64_t> told;
  asked.on_issue = [&](const ReportedIssue& issue) { told.push_back(issue.record); };
  const GateOutcome outcome = compare(asked);
  EXPECT_EQ(outcome.counts.unreadable, 1U);
  EXPECT_EQ(told, std::vector<std::int64_t>{2}) << "the old one was there before";
}

// Refused unread, such a record has no bytes that could be compared.
TEST_F(GateTest, ARecordTooLargeToReadIsNeverUnchanged) {
  const std::string huge = "{\"a\": \"" + std::string(5000, 'x') + "\"}\n";
  write("before/a.jsonl", huge + "{\"b\": \"c\"}\n");
  write("now/a.jsonl", huge + "{\"b\": \"d\"}\n");
  GateRequest asked = request();
  asked.options.max_record_bytes = 1000;
  asked.options.batch_bytes = 1000;
  EXPECT_EQ(compare(asked).counts.unreadable, 1U);
}

TEST_F(GateTest, BudgetsDecideOnWhatTheyCount) {
  const std::string policy =
      write("policy.yaml",
            "name: ours\nabout: Ours\nrules:\n  - {entities: [LOCATION], action: keep}\nbudgets:\n"
            "  - {entities: [EMAIL_ADDRESS], max: 2}\n"
            "  - {entities: [PHONE_NUMBER], of: all, max: 1}\n");
  write("before/a.txt", "ring 020 7946 0123\n");
  write("now/a.txt",
        "ring 020 7946 0123\nmail a.quill@quillmail.net\nmail b.quill@quillmail.net\n");
  GateRequest asked = request();
  asked.options.policy = policy;
  const GateOutcome two = compare(asked);
  EXPECT_TRUE(two.passed) << two.checks[0].detail << ", " << two.checks[1].detail;
  EXPECT_EQ(two.counts.within_budget, 2U);
  EXPECT_EQ(two.checks[1].detail, "1 of at most 1") << "unchanged records are counted";
  write("now/a.txt", read("now/a.txt") + "mail c.quill@quillmail.net\n");
  const GateOutcome three = compare(asked);
  EXPECT_FALSE(three.passed);
  EXPECT_EQ(three.counts.refused, 3U);
  write("now/a.txt", "ring 020 7946 0123\nring 020 7946 0124\n");
  const GateOutcome all = compare(asked);
  EXPECT_FALSE(all.passed);
  EXPECT_FALSE(all.checks[1].passed);
}

TEST_F(GateTest, BudgetsPerThousandMessages) {
  const std::string policy =
      write("policy.yaml", "name: ours\nabout: Ours\nbudgets:\n  - {per_1000: 250}\n");
  write("before/a.jsonl", "");
  std::vector<Json> some = {record(1), record(7), record(4)};  // 4 turns, one of them a mail
  write("now/a.jsonl", lines(some));
  GateRequest asked = request();
  asked.options.policy = policy;
  const GateOutcome outcome = compare(asked);
  EXPECT_EQ(outcome.checks.at(0).detail, "250.00 of at most 250 per 1,000 messages (1 in 4)");
  EXPECT_TRUE(outcome.passed);
}

class GateBaseline : public GateTest {
 protected:
  GateRequest with_baseline() {
    GateRequest asked = request();
    asked.baseline = (folder_ / "baseline.json").string();
    return asked;
  }
  GateRequest update(const std::string& until = "") {
    GateRequest asked = with_baseline();
    asked.accept = Acceptance{"a public contact", "a maintainer", until, false, false, {}};
    return asked;
  }
  // Without a version before: the baseline is the memory.
  GateOutcome alone(GateRequest asked) {
    asked.has_base = false;
    for (DataFile& file : files_in("now")) {
      asked.files.pairs.push_back({std::nullopt, std::move(file)});
    }
    return judged(asked);
  }
};

TEST_F(GateBaseline, AcceptsWhatItWasToldAndNothingElse) {
  std::vector<Json> all = records(40);
  write("now/a.jsonl", lines(all));
  const GateOutcome first = alone(update());
  EXPECT_TRUE(first.passed);
  EXPECT_GT(first.counts.added_entries, 20U);
  EXPECT_TRUE(alone(with_baseline()).passed);
  const std::string text = read("baseline.json");
  EXPECT_EQ(text.find("quillmail"), std::string::npos);
  EXPECT_EQ(text.find("7946"), std::string::npos);

  std::mt19937 random(3);
  std::shuffle(all.begin(), all.end(), random);
  std::string anew;
  for (const Json& one : all) anew += written_anew(one, random) + "\n";
  write("now/a.jsonl", anew);
  EXPECT_TRUE(alone(with_baseline()).passed) << "moved and written anew";

  write("now/b.jsonl", all[0].dump() + "\n" + all[1].dump() + "\n" + all[2].dump() + "\n");
  EXPECT_FALSE(alone(with_baseline()).passed) << "copies elsewhere";
}

TEST_F(GateBaseline, ATextMayHoldAValueTwice) {
  write("now/a.txt", "mail ann@quillmail.net, again: ann@quillmail.net\n");
  EXPECT_EQ(alone(update()).counts.added_entries, 2U);
  EXPECT_TRUE(alone(with_baseline()).passed);
}

TEST_F(GateBaseline, EverywhereIsEverywhere) {
  write("now/a.txt", "mail ann@quillmail.net\n");
  GateRequest asked = update();
  asked.accept->everywhere = true;
  alone(asked);
  write("now/b.jsonl", "{\"x\": \"ANN@quillmail.net\"}\n");
  EXPECT_TRUE(alone(with_baseline()).passed);
  write("now/c.txt", "mail ben@quillmail.net\n");
  EXPECT_EQ(alone(with_baseline()).counts.refused, 1U);
}

TEST_F(GateBaseline, SaysWhatExpiredAndWhatVanished) {
  write("now/a.txt", "mail ann@quillmail.net\n");
  write("now/b.txt", "mail ben@quillmail.net\n");
  alone(update("2026-10-01"));
  ::setenv("SOURCE_DATE_EPOCH", "1792000000", 1);  // 2026-10-14
  write("now/b.txt", "nothing\n");
  const GateOutcome outcome = alone(with_baseline());
  EXPECT_FALSE(outcome.passed);
  ASSERT_EQ(outcome.expired.size(), 1U);
  ASSERT_EQ(outcome.vanished.size(), 1U);
  EXPECT_EQ(outcome.expired[0].until, "2026-10-01");
  alone(update());
  const GateOutcome renewed = alone(with_baseline());
  EXPECT_TRUE(renewed.passed);
  EXPECT_TRUE(renewed.expired.empty());
  EXPECT_TRUE(renewed.vanished.empty());
}

TEST_F(GateBaseline, WithAVersionBefore_VanishedIsWhatWasSeenToGo) {
  write("now/a.txt", "mail ann@quillmail.net\nmail ben@quillmail.net\nmail cy@quillmail.net\n");
  alone(update());
  write("before/a.txt", read("now/a.txt"));
  write("now/a.txt", "mail ann@quillmail.net\nmail cy@quillmail.net\nhello\n");
  const GateOutcome outcome = compare(with_baseline());
  EXPECT_TRUE(outcome.passed);
  EXPECT_EQ(outcome.vanished.size(), 1U) << "Ben's; the others' records were not even read";
}

TEST_F(GateBaseline, OnlyLabelledValuesAreAccepted) {
  write("now/a.txt", "mail ann@quillmail.net\nmail ben@quillmail.net\n");
  const GateOutcome seen = alone(request());
  ASSERT_EQ(seen.findings.size(), 2U);
  GateRequest asked = update();
  asked.accept->values = std::set<std::string>{seen.findings[1].key.value};
  const GateOutcome outcome = alone(asked);
  EXPECT_FALSE(outcome.passed);
  EXPECT_EQ(outcome.counts.added_entries, 1U);
  EXPECT_EQ(outcome.counts.refused, 1U);
}

TEST_F(GateBaseline, NeedsAKeyThatStays) {
  write("now/a.txt", "mail ann@quillmail.net\n");
  ::unsetenv("EXPUNGE_KEY");
  GateRequest asked = update();
  asked.has_base = false;
  const auto outcome = judge(asked);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::kKey);
}

TEST_F(GateBaseline, AnEditedOneIsRefusedUntilItIsResealed) {
  write("now/a.txt", "mail ann@quillmail.net\n");
  alone(update());
  std::string text = read("baseline.json");
  text.replace(text.find("a public contact"), 16, "another reason!!");
  write("baseline.json", text);
  GateRequest asked = with_baseline();
  asked.has_base = false;
  EXPECT_EQ(judge(asked).error().code, ErrorCode::kFormat);
  GateRequest reseal = update();
  reseal.accept->reseal = true;
  EXPECT_TRUE(alone(reseal).passed);
  EXPECT_TRUE(alone(with_baseline()).passed);
  EXPECT_NE(read("baseline.json").find("another reason!!"), std::string::npos);
}

// The same, whatever the number of threads and the size of batches.
TEST_F(GateTest, TheSameForAnyNumberOfJobs) {
  std::vector<Json> all = records(60);
  write("before/a.jsonl", lines(all));
  all.push_back(record(100));
  all.push_back(record(102));
  std::reverse(all.begin(), all.end());
  write("now/a.jsonl", lines(all));
  std::vector<std::string> seen;
  for (const unsigned jobs : {1U, 2U, 5U}) {
    for (const std::size_t batch : {std::size_t{300}, std::size_t{1} << 20}) {
      GateRequest asked = request();
      asked.options.jobs = jobs;
      asked.options.batch_bytes = batch;
      std::string all_lines;
      for (const GateFinding& finding : compare(asked).findings) all_lines += finding.line + "\n";
      seen.push_back(all_lines);
    }
  }
  for (const std::string& one : seen) EXPECT_EQ(one, seen.front());
  EXPECT_NE(seen.front(), "");
}

TEST(MaskedShape, HidesLettersAndDigitsOfEveryScript) {
  EXPECT_EQ(masked_shape("jo.x+1@b-c.net"), "**.*+*@*-*.***");
  EXPECT_EQ(masked_shape("\xE5\xB1\xB1\xE7\x94\xB0 \xD9\xA3\n!"), "** * !");
  EXPECT_EQ(masked_shape(std::string(60, 'a')), std::string(48, '*') + "...");
  EXPECT_EQ(masked_shape(""), "");
}

}  // namespace
}  // namespace expunge
