#include "gate/labels.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "gate/context.h"
#include "gate_fixture.h"
#include "pipeline/setup.h"

namespace expunge {
namespace {

class LabelsTest : public GateTest {
 protected:
  static std::string finding_line(int record, const std::string& rule, const std::string& value) {
    return R"({"type":"finding","record":)" + std::to_string(record) +
           R"(,"pointer":"/m","role":"human","owner":"self","start":2,"end":5,"raw_start":9,)"
           R"("raw_end":12,"entity":"PERSON","rule":")" +
           rule + R"(","score":0.9,"action":"replace","fingerprint":")" + value + "\"}\n";
  }

  FindingLog log(const std::string& text) {
    const Result<FindingLog> read = read_finding_log(write("log.jsonl", text));
    EXPECT_TRUE(read) << read.error().to_string();
    return *read;
  }

  Labels labels(const std::string& text) {
    const Result<Labels> read = read_labels(write("labels.jsonl", text));
    EXPECT_TRUE(read) << read.error().to_string();
    return *read;
  }
};

TEST_F(LabelsTest, ReadsTheFindingsOfEveryKindOfLog) {
  const FindingLog one = log(
      R"({"type":"run","inputs":[{"name":"chat.jsonl"}],"chain":"00"})"
      "\n" +
      finding_line(1, "a/b", "v1") + R"({"type":"finding","record":1,"pointer":"/id","start":0,)" +
      R"("end":3,"entity":"FIELD","rule":"policy/fields"})"
      "\n" +
      R"({"type":"quarantine","record":7,"reason":"json-syntax","offset":17})"
      "\n" +
      finding_line(2, "a/b", "v2") +
      R"({"type":"verdict","passed":false})"
      "\n");
  ASSERT_EQ(one.findings.size(), 2U) << "whole fields that a policy treats are no findings";
  EXPECT_EQ(one.input, "chat.jsonl");
  EXPECT_EQ(one.findings[1].record, 2);
  EXPECT_EQ(one.findings[1].raw, (RawSpan{9, 12}));
  EXPECT_TRUE(log("").findings.empty());
}

TEST_F(LabelsTest, WhatIsNoLogIsSaid) {
  for (const std::string& text :
       {std::string("hello\n"), std::string("{\"type\":\"finding\"}\n"), std::string("[1]\n"),
        std::string("{\"conversation\":[]}\n"), std::string("{\"type\":\"message\"}\n"),
        std::string("{\"type\":7}\n"), finding_line(1, "a/b", "v1") + "{\"text\":\"hi\"}\n"}) {
    const Result<FindingLog> read = read_finding_log(write("x", text));
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().message, "is no log of expunge") << text;
  }
  EXPECT_FALSE(read_finding_log((folder_ / "none").string()));
}

TEST_F(LabelsTest, TheLastAnswerCounts_AndAHalfWrittenOneDoesNot) {
  const auto findings = log(finding_line(1, "a/b", "v1") + finding_line(2, "a/b", "v2")).findings;
  const Labels read =
      labels(label_line(findings[0], ReviewVerdict::kTrue) +
             label_line(findings[1], ReviewVerdict::kTrue) +
             label_line(findings[0], ReviewVerdict::kFalse) + R"({"type":"label","rec)");
  EXPECT_EQ(read.size(), 2U);
  EXPECT_EQ(read.at(findings[0].place()), ReviewVerdict::kFalse);
  EXPECT_EQ(read.at(findings[1].place()), ReviewVerdict::kTrue);
  EXPECT_TRUE(read_labels((folder_ / "none").string())->empty());
}

TEST_F(LabelsTest, AValueIsFalse_IfNobodyCalledItTrue) {
  const auto findings = log(finding_line(1, "a/b", "v1") + finding_line(2, "a/b", "v1") +
                            finding_line(3, "a/b", "v2"))
                            .findings;
  labels(label_line(findings[0], ReviewVerdict::kFalse) +
         label_line(findings[1], ReviewVerdict::kTrue) +
         label_line(findings[2], ReviewVerdict::kFalse));
  EXPECT_EQ(*false_values((folder_ / "labels.jsonl").string()), std::set<std::string>{"v2"});
}

TEST_F(LabelsTest, PrecisionByRule) {
  const auto findings = log(finding_line(1, "good/rule", "v1") + finding_line(2, "bad/rule", "v2") +
                            finding_line(3, "bad/rule", "v3") + finding_line(4, "bad/rule", "v4"))
                            .findings;
  const auto rows = precision_by_rule(findings, {{findings[0].place(), ReviewVerdict::kTrue},
                                                 {findings[1].place(), ReviewVerdict::kFalse},
                                                 {findings[2].place(), ReviewVerdict::kTrue}});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].rule, "bad/rule");
  EXPECT_EQ(rows[0].right, 1U);
  EXPECT_EQ(rows[0].wrong, 1U);
  EXPECT_EQ(rows[0].open, 1U);
  EXPECT_EQ(rows[1].right, 1U);
}

TEST_F(LabelsTest, GoldHoldsReviewedRecordsOnly) {
  const auto findings = log(finding_line(1, "a/b", "v1") + finding_line(2, "a/b", "v2") +
                            finding_line(3, "a/b", "v3"))
                            .findings;
  std::istringstream gold(gold_of(findings, {{findings[0].place(), ReviewVerdict::kTrue},
                                             {findings[2].place(), ReviewVerdict::kFalse}}));
  std::string line;
  ASSERT_TRUE(std::getline(gold, line));
  EXPECT_EQ(nlohmann::json::parse(line)["spans"][0]["kind"], "gold");
  ASSERT_TRUE(std::getline(gold, line));
  EXPECT_EQ(nlohmann::json::parse(line)["record"], 3);
  EXPECT_EQ(nlohmann::json::parse(line)["spans"][0]["kind"], "trap");
  EXPECT_FALSE(std::getline(gold, line));
}

// Answers are appended to the file: it must not be somebody's data, nor the log itself.
TEST_F(LabelsTest, WhatHoldsNoLabelsIsSaid) {
  for (const std::string& text :
       {std::string("hello\n"), std::string("{\"type\":\"message\"}\n"),
        std::string("{\"type\":\"label\"}\n"), finding_line(1, "a/b", "v1")}) {
    const Result<Labels> read = read_labels(write("labels.jsonl", text));
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().message, "is no file of labels") << text;
  }
  EXPECT_TRUE(labels("").empty());
}

// The words around a finding come from the record and place that the log names.
TEST_F(LabelsTest, ContextIsThatOfThePlace) {
  const std::string before(100, 'b');
  const std::string path =
      write("data.jsonl", "{\"m\": \"no\"}\n{\"m\": \"" + before + " caf\\u00e9 <ann@x.example> " +
                              std::string(100, 'a') + "\"}\n{\"m\": \"short\"}\n");
  Options options;
  options.names = "off";
  const auto setup = set_up(options);
  ASSERT_TRUE(setup);
  ContextReader contexts(**setup, options);
  LoggedFinding finding;
  finding.record = 1;
  finding.span = {107, 120};
  finding.raw = {119, 132};
  for (int twice = 0; twice < 2; ++twice) {
    const auto found = contexts.find(path, finding);
    ASSERT_TRUE(found) << found.error().to_string();
    ASSERT_TRUE(*found);
    EXPECT_EQ((**found).value, "ann@x.example");
    EXPECT_EQ((**found).before, std::string(53, 'b') + " caf\xC3\xA9 <");
    EXPECT_EQ((**found).after, "> " + std::string(58, 'a'));
    LoggedFinding later = finding;  // then back again
    later.record = 2;
    EXPECT_FALSE(*contexts.find(path, later)) << "the text is too short: other data";
    later.record = 3;
    EXPECT_FALSE(*contexts.find(path, later));
    later.record = -1;
    EXPECT_FALSE(*contexts.find(path, later));
  }
  EXPECT_FALSE(contexts.find((folder_ / "none").string(), finding));
}

}  // namespace
}  // namespace expunge
