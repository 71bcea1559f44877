// Every format of a report, fed with findings of files and pointers that are hard to write.
// valijson uses std::regex, about which g++ 12 under -fsanitize raises a false alarm.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include "report/report.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace expunge {
namespace {

using nlohmann::json;

constexpr std::string_view kLine =
    R"({"type":"finding","record":3,"pointer":"/a\"b","entity":"EMAIL_ADDRESS"})";

ReportedFinding email() {
  ReportedFinding finding;
  finding.input = "data/caf\xC3\xA9, 100%:1.jsonl";
  finding.record = 3;
  finding.pointer = "/a|\"b<&>,\n*c*";
  finding.span = {12, 29};
  finding.begin = {100, 4, 33};
  finding.end = {117, 4, 50};
  finding.role = Role::kHuman;
  finding.owner = Owner::kSelf;
  finding.entity = "EMAIL_ADDRESS";
  finding.rule = "contact/email";
  finding.score = 0.93;
  finding.action = "replace";
  finding.fingerprint = "0123456789abcdef0123456789abcdef";
  finding.line = kLine;
  finding.state = FindingState::kNew;
  finding.shape = "****@*****.***";
  return finding;
}

ReportedFinding accepted() {
  ReportedFinding finding = email();
  finding.entity = "PHONE_NUMBER";
  finding.rule = "contact/phone";
  finding.state = FindingState::kAccepted;
  finding.reason = "the \"club's\" own line";
  return finding;
}

ReportedFinding kept() {
  ReportedFinding finding = email();
  finding.entity = "LOCATION";
  finding.rule = "names/place";
  finding.state = FindingState::kFound;
  finding.action = "keep";
  finding.shape = "";
  return finding;
}

ReportSummary judged() {
  ReportSummary summary;
  summary.records = 12;
  summary.findings = 1;
  summary.by_entity = {{"EMAIL_ADDRESS", 1}};
  summary.passed = false;
  summary.checks = {{"budget: PERSON", true, "0 of at most 2"},
                    {"budget: EMAIL_ADDRESS", false, "1 of at most 0"}};
  summary.more_counts = {{"unchanged_records", 11}};
  return summary;
}

std::string whole_report(ReportFormat format, ReportLevel level = ReportLevel::kError) {
  std::string out;
  const auto writer = make_report(format, level, [&](std::string_view text) { out += text; });
  const ReportedFinding first = email();
  writer->input(first.input);
  writer->add(first);
  writer->add(accepted());
  writer->add(kept());
  writer->issue({first.input, 7, "json-syntax", "expected ',' or '}' at byte 17"});
  writer->input("/elsewhere/clean file.csv");
  writer->finish(judged());
  return out;
}

std::string empty_report(ReportFormat format) {
  std::string out;
  make_report(format, ReportLevel::kError, [&](std::string_view text) { out += text; })->finish({});
  return out;
}

std::string schema_fault(const json& document) {
  std::ifstream in(EXPUNGE_SOURCE_DIR "/tests/report/sarif-subset.schema.json");
  const json schema_json = json::parse(in);
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(schema_json),
                                          schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results)) {
    return "";
  }
  std::string fault;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    for (const std::string& part : error.context) fault += part;
    fault += ": " + error.description + "\n";
  }
  return fault;
}

TEST(Report, EveryFormatHasAName) {
  for (const char* name : {"jsonl", "json", "csv", "sarif", "github", "junit", "markdown"}) {
    EXPECT_TRUE(report_format_from_string(name).has_value()) << name;
  }
  EXPECT_FALSE(report_format_from_string("text").has_value());
}

TEST(Sarif, FitsTheSchema) {
  EXPECT_EQ(schema_fault(json::parse(whole_report(ReportFormat::kSarif))), "");
  EXPECT_EQ(schema_fault(json::parse(empty_report(ReportFormat::kSarif))), "");
}

// The schema itself can say no: each of these is one that the standard's own schema refuses.
TEST(Sarif, TheSchemaRefusesWhatTheStandardDoes) {
  const json good = json::parse(whole_report(ReportFormat::kSarif));
  const json::json_pointer run("/runs/0");
  const json::json_pointer result = run / "results" / 0;
  const json::json_pointer place = result / "locations" / 0 / "physicalLocation";
  const json::json_pointer invocation = run / "invocations" / 0;
  const auto fault_with = [&](const json::json_pointer& where, const json& value) {
    json bad = good;
    bad[where] = value;
    return schema_fault(bad);
  };
  const auto fault_without = [&](const json::json_pointer& where) {
    json bad = good;
    EXPECT_TRUE(bad.contains(where)) << where.to_string();
    bad[where.parent_pointer()].erase(where.back());
    return schema_fault(bad);
  };
  EXPECT_NE(fault_with(json::json_pointer("/version"), "2.0.0"), "");
  EXPECT_NE(fault_without(json::json_pointer("/version")), "");
  EXPECT_NE(fault_without(run / "tool"), "");
  EXPECT_NE(fault_without(run / "tool" / "driver" / "name"), "");
  EXPECT_NE(fault_without(run / "tool" / "driver" / "rules" / 0 / "id"), "");
  EXPECT_NE(fault_with(run / "columnKind", "bytes"), "");
  EXPECT_NE(fault_with(result / "level", "fatal"), "");
  EXPECT_NE(fault_with(result / "baselineState", "old"), "");
  EXPECT_NE(fault_with(result / "unheardOf", 1), "");
  EXPECT_NE(fault_with(result / "ruleIndex", -2), "");
  EXPECT_NE(fault_with(result / "partialFingerprints", {{"expungeValue/v1", 7}}), "");
  EXPECT_NE(fault_without(result / "message"), "");
  EXPECT_NE(fault_without(result / "message" / "text"), "");
  for (const char* member : {"startLine", "startColumn", "endLine", "endColumn"}) {
    EXPECT_NE(fault_with(place / "region" / member, 0), "") << member;
  }
  EXPECT_NE(fault_with(place / "region" / "byteLength", -1), "");
  EXPECT_NE(fault_with(place / "artifactLocation" / "uri", "a b.jsonl"), "");
  EXPECT_NE(fault_without(place / "artifactLocation"), "");
  const json::json_pointer accepted = run / "results" / 1 / "suppressions" / 0;
  EXPECT_NE(fault_with(accepted / "kind", "baseline"), "");
  EXPECT_NE(fault_with(accepted / "status", "yes"), "");
  EXPECT_NE(fault_without(accepted / "kind"), "");
  EXPECT_NE(fault_without(invocation / "executionSuccessful"), "");
  EXPECT_NE(fault_with(invocation / "toolExecutionNotifications" / 0 / "level", "fatal"), "");
  EXPECT_NE(fault_without(invocation / "toolExecutionNotifications" / 0 / "message"), "");
}

TEST(Sarif, SaysWhatAndWhere) {
  const json run = json::parse(whole_report(ReportFormat::kSarif))["runs"][0];
  ASSERT_EQ(run["results"].size(), 3U);
  const json& result = run["results"][0];
  EXPECT_EQ(result["level"], "error");
  EXPECT_EQ(result["baselineState"], "new");
  const json& place = result["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "data/caf%C3%A9%2C%20100%25%3A1.jsonl");
  EXPECT_EQ(place["region"]["startLine"], 4);
  EXPECT_EQ(place["region"]["byteLength"], 17);
  EXPECT_EQ(run["results"][1]["suppressions"][0]["justification"], "the \"club's\" own line");
  EXPECT_EQ(run["results"][1]["level"], "note");
  EXPECT_EQ(run["results"][2]["level"], "note");
  EXPECT_FALSE(run["results"][2].contains("baselineState"));
  for (const json& one : run["results"]) {
    const auto index = one["ruleIndex"].get<std::size_t>();
    EXPECT_EQ(run["tool"]["driver"]["rules"][index]["id"], one["ruleId"]);
  }
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"].size(), 3U);
}

TEST(Sarif, WarnsOnly_WhenAskedTo) {
  const json run =
      json::parse(whole_report(ReportFormat::kSarif, ReportLevel::kWarning))["runs"][0];
  EXPECT_EQ(run["results"][0]["level"], "warning");
}

TEST(GitHub, EscapesWhatCommandsAreMadeOf) {
  const std::string text = whole_report(ReportFormat::kGitHub);
  EXPECT_TRUE(text.starts_with(
      "::error file=data/caf\xC3\xA9%2C 100%25%3A1.jsonl,line=4,endLine=4,col=33,endColumn=50,"
      "title=EMAIL_ADDRESS::EMAIL_ADDRESS in record 3 at /a|\"b<&>,%0A*c*, characters 12 to 29 "))
      << text;
  EXPECT_EQ(text.find("PHONE_NUMBER"), std::string::npos) << "accepted findings are no annotation";
  EXPECT_NE(text.find("::notice file="), std::string::npos) << "what a policy keeps is a notice";
  EXPECT_NE(text.find("::error title=budget%3A EMAIL_ADDRESS::1 of at most 0\n"),
            std::string::npos);
}

TEST(JUnit, CountsEachSuite) {
  const std::string text = whole_report(ReportFormat::kJUnit);
  EXPECT_NE(text.find("tests=\"3\" failures=\"1\" errors=\"1\" skipped=\"1\""), std::string::npos)
      << text;
  EXPECT_NE(text.find("/a|&quot;b&lt;&amp;&gt;,&#10;*c*"), std::string::npos) << text;
  EXPECT_NE(text.find("name=\"/elsewhere/clean file.csv\" tests=\"1\" failures=\"0\""),
            std::string::npos);
  EXPECT_NE(text.find("name=\"no personal data\""), std::string::npos);
  EXPECT_NE(text.find("<testsuite name=\"gate\" tests=\"2\" failures=\"1\""), std::string::npos);
  EXPECT_TRUE(text.ends_with("</testsuites>\n"));
}

TEST(Csv, QuotesAndDefusesCells) {
  const std::string text = whole_report(ReportFormat::kCsv);
  EXPECT_NE(text.find("\n\"data/caf\xC3\xA9, 100%:1.jsonl\",4,33,3,\"/a|\"\"b<&>,\n*c*\",12,29,"),
            std::string::npos)
      << text;
  std::string out;
  const auto writer = make_report(ReportFormat::kCsv, ReportLevel::kError,
                                  [&](std::string_view part) { out += part; });
  ReportedFinding formula = email();
  formula.input = "=SUM(A1).csv";
  writer->add(formula);
  EXPECT_NE(out.find("\n'=SUM(A1).csv,4,"), std::string::npos) << out;
  EXPECT_EQ(empty_report(ReportFormat::kCsv).find('\n') + 1,
            empty_report(ReportFormat::kCsv).size());
}

TEST(Markdown, NothingEndsACell) {
  const std::string text = whole_report(ReportFormat::kMarkdown);
  EXPECT_NE(text.find("| /a\\|\"b\\<\\&\\>, \\*c\\* |"), std::string::npos) << text;
  EXPECT_TRUE(text.starts_with("## expunge: refused\n")) << text;
  EXPECT_NE(text.find("| budget: EMAIL\\_ADDRESS | **failed** | 1 of at most 0 |"),
            std::string::npos);
  EXPECT_NE(text.find("The baseline accepts 1 more."), std::string::npos);
}

TEST(Markdown, APageHasAnEnd) {
  std::string out;
  const auto writer = make_report(ReportFormat::kMarkdown, ReportLevel::kError,
                                  [&](std::string_view part) { out += part; });
  for (int i = 0; i < 2000; ++i) writer->add(email());
  writer->finish({});
  EXPECT_NE(out.find("... and 1500 more."), std::string::npos);
  EXPECT_LT(out.size(), std::size_t{1} << 20);
}

TEST(Json, IsOneDocument) {
  const json document = json::parse(whole_report(ReportFormat::kJson));
  ASSERT_EQ(document["findings"].size(), 3U);
  EXPECT_EQ(document["findings"][0]["pointer"], "/a\"b") << "the audit log's line";
  EXPECT_EQ(document["findings"][0]["state"], "new");
  EXPECT_EQ(document["findings"][0]["line"], 4);
  EXPECT_EQ(document["findings"][1]["reason"], "the \"club's\" own line");
  EXPECT_FALSE(document["findings"][2].contains("state"));
  EXPECT_EQ(document["issues"][0]["record"], 7);
  EXPECT_EQ(document["verdict"]["passed"], false);
  EXPECT_EQ(document["verdict"]["unchanged_records"], 11);
  const json empty = json::parse(empty_report(ReportFormat::kJson));
  EXPECT_TRUE(empty["findings"].empty());
  EXPECT_EQ(empty["verdict"]["passed"], true);
}

TEST(JsonLines, AreTheAuditLogs_AndAVerdictIfThereIsOne) {
  std::istringstream lines(whole_report(ReportFormat::kJsonLines));
  std::vector<json> all;
  for (std::string line; std::getline(lines, line);) all.push_back(json::parse(line));
  ASSERT_EQ(all.size(), 4U);
  EXPECT_EQ(all[0]["state"], "new");
  EXPECT_EQ(all[2], json::parse(kLine));
  EXPECT_EQ(all[3]["type"], "verdict");
  EXPECT_EQ(empty_report(ReportFormat::kJsonLines), "");
}

// Names of files may be any bytes; what is written is UTF-8.
TEST(Report, IsUtf8_WhateverAFileIsCalled) {
  for (const char* name : {"json", "csv", "sarif", "github", "junit", "markdown"}) {
    std::string out;
    const auto writer = make_report(*report_format_from_string(name), ReportLevel::kError,
                                    [&](std::string_view part) { out += part; });
    ReportedFinding finding = email();
    finding.input = "odd\xFFname\x01.jsonl";
    writer->input(finding.input);
    writer->add(finding);
    writer->issue({finding.input, -1, "json-syntax", "no"});
    writer->finish({});
    EXPECT_EQ(out.find('\xFF'), std::string::npos) << name;
    if (std::string_view(name) != "csv" && std::string_view(name) != "github") {
      EXPECT_EQ(out.find('\x01'), std::string::npos) << name;
    }
  }
}

}  // namespace
}  // namespace expunge
