#include "report/audit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace expunge {
namespace {

using Json = nlohmann::ordered_json;

Key key_of(std::string_view secret) {
  Result<Key> key = Key::from_secret(secret);
  EXPECT_TRUE(key);
  return *key;
}
Key run_key() { return key_of("the key of this run"); }

FindingLine sample_finding(const std::vector<std::string>& evidence) {
  FindingLine line;
  line.record = 3;
  line.pointer = "/conversation/4/message";
  line.role = Role::kHuman;
  line.owner = Owner::kSelf;
  line.span = {12, 29};
  line.raw = {345, 362};
  line.entity = "EMAIL_ADDRESS";
  line.rule = "contact/email";
  line.score = 0.93;
  line.action = "replace";
  line.replacement = "[EMAIL_ADDRESS_1]";
  line.fingerprint = "0f";
  line.evidence = &evidence;
  return line;
}

std::string written(const FindingLine& line) {
  std::string out = "kept";
  append_finding(line, out);
  EXPECT_EQ(out.substr(0, 4), "kept");
  return out.substr(4);
}

TEST(AppendFinding, WritesTheKeysOfTheDesignInTheirOrder) {
  const std::vector<std::string> evidence = {"validator:email", "context:mail"};
  EXPECT_EQ(written(sample_finding(evidence)),
            R"({"type":"finding","record":3,"pointer":"/conversation/4/message","role":"human",)"
            R"("owner":"self","start":12,"end":29,"raw_start":345,"raw_end":362,)"
            R"("entity":"EMAIL_ADDRESS","rule":"contact/email","score":0.93,"action":"replace",)"
            R"("replacement":"[EMAIL_ADDRESS_1]","fingerprint":"0f",)"
            R"("evidence":["validator:email","context:mail"]})");
}

TEST(AppendFinding, WritesInputAndKeyOnlyWhenThereIsSomethingToSay) {
  FindingLine line;
  line.input = "a \"b\"\n.jsonl";
  line.record = -1;
  line.pointer = "/x~1y";
  line.is_key = true;
  line.action = "keep";
  EXPECT_EQ(written(line),
            R"({"type":"finding","input":"a \"b\"\n.jsonl","record":-1,"pointer":"/x~1y",)"
            R"("key":true,"role":"metadata","owner":"unknown","start":0,"end":0,"raw_start":0,)"
            R"("raw_end":0,"entity":"","rule":"","score":0,"action":"keep","replacement":null,)"
            R"("fingerprint":"","evidence":[]})");
}

TEST(AppendFinding, ScoresHaveAtMostTwoDecimals) {
  const struct {
    double score;
    const char* text;
  } rows[] = {{0, "0"},     {1, "1"},        {0.5, "0.5"},       {0.05, "0.05"}, {0.8, "0.8"},
              {0.999, "1"}, {0.994, "0.99"}, {0.1 + 0.2, "0.3"}, {0.004, "0"}};
  for (const auto& row : rows) {
    FindingLine line;
    line.score = row.score;
    const Json json = Json::parse(written(line));
    EXPECT_EQ(json["score"].dump(), Json::parse(row.text).dump());
    EXPECT_NE(written(line).find(std::string(R"("score":)") + row.text + ","), std::string::npos);
  }
}

TEST(Fingerprinter, IsKeyedAndSeparatesEntities) {
  Fingerprinter fingerprint(run_key());
  const std::string one = fingerprint("PERSON", "dana");
  EXPECT_EQ(one.size(), 32U);
  EXPECT_EQ(one, fingerprint("PERSON", "dana"));
  EXPECT_NE(one, fingerprint("HANDLE", "dana"));
  EXPECT_NE(one, fingerprint("PERSOND", "ana"));
  EXPECT_NE(one, Fingerprinter(key_of("another key of a run"))("PERSON", "dana"));
}

// A log of five lines: run, three findings, totals.
std::vector<std::string> sample_log(const Key& key) {
  AuditChain chain(key);
  std::vector<std::string> lines(5);
  chain.append(R"({"type":"run","version":"0"})", lines[0]);
  const std::vector<std::string> evidence = {"validator:email"};
  for (int i = 0; i < 3; ++i) {
    FindingLine finding = sample_finding(evidence);
    finding.record = i;
    std::string object;
    append_finding(finding, object);
    chain.append(object, lines[1 + i]);
  }
  chain.finish(R"({"type":"totals","findings":3})", lines[4]);
  return lines;
}

struct Reading {
  std::vector<AuditFault> faults;
  std::vector<std::string> lines;
  bool seal_checked = false;
};

class AuditLog : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ =
        std::filesystem::path(testing::TempDir()) / (std::string("expunge_audit_") + info->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Reading read(const std::string& bytes, const Key* key) {
    const std::string path = folder_ / "audit.jsonl";
    std::ofstream(path, std::ios::binary) << bytes;
    Reading reading;
    auto reader = AuditReader::open(path, key);
    EXPECT_TRUE(reader);
    while (true) {
      const auto line = (*reader)->next();
      EXPECT_TRUE(line);
      if (!line || !*line) break;
      reading.lines.emplace_back(**line);
    }
    reading.faults = (*reader)->faults();
    reading.seal_checked = (*reader)->seal_checked();
    return reading;
  }
  Reading read(const std::vector<std::string>& lines, const Key* key) {
    std::string bytes;
    for (const std::string& line : lines) bytes += line;
    return read(bytes, key);
  }

  std::filesystem::path folder_;
  Key key_ = run_key();
};

TEST_F(AuditLog, AWholeLogHasNoFault) {
  const std::vector<std::string> log = sample_log(key_);
  EXPECT_NE(log[0].find(R"(,"chain":"0000000000)"), std::string::npos);
  for (const Key* key : {static_cast<const Key*>(nullptr), static_cast<const Key*>(&key_)}) {
    const Reading reading = read(log, key);
    EXPECT_TRUE(reading.faults.empty());
    EXPECT_EQ(reading.seal_checked, key != nullptr);
    ASSERT_EQ(reading.lines.size(), log.size());
    for (std::size_t i = 0; i < log.size(); ++i) EXPECT_EQ(reading.lines[i] + "\n", log[i]);
  }
}

TEST_F(AuditLog, EveryChangedByteShows) {
  const std::vector<std::string> log = sample_log(key_);
  std::string bytes;
  for (const std::string& line : log) bytes += line;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_FALSE(read(changed, nullptr).faults.empty()) << "byte " << i;
  }
}

TEST_F(AuditLog, EveryCutShows) {
  std::string bytes;
  for (const std::string& line : sample_log(key_)) bytes += line;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(read(bytes.substr(0, size), nullptr).faults.empty()) << "first " << size;
    if (size > 0) {
      EXPECT_FALSE(read(bytes.substr(size), nullptr).faults.empty()) << "from " << size;
    }
  }
}

TEST_F(AuditLog, EveryLineRemovedDoubledOrSwappedShows) {
  const std::vector<std::string> log = sample_log(key_);
  for (std::size_t i = 0; i < log.size(); ++i) {
    std::vector<std::string> changed = log;
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_FALSE(read(changed, nullptr).faults.empty()) << "without line " << i;
    changed = log;
    changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(i), log[i]);
    EXPECT_FALSE(read(changed, nullptr).faults.empty()) << "line " << i << " twice";
    for (std::size_t k = i + 1; k < log.size(); ++k) {
      changed = log;
      std::swap(changed[i], changed[k]);
      EXPECT_FALSE(read(changed, nullptr).faults.empty()) << i << " and " << k;
    }
  }
}

TEST_F(AuditLog, WhatIsAddedShowsWhereItStands) {
  const std::vector<std::string> log = sample_log(key_);
  const std::string added = "{\"type\":\"finding\",\"chain\":\"" + std::string(64, '0') + "\"}\n";
  for (std::size_t i = 0; i <= log.size(); ++i) {
    std::vector<std::string> changed = log;
    changed.insert(changed.begin() + static_cast<std::ptrdiff_t>(i), added);
    const Reading reading = read(changed, nullptr);
    ASSERT_FALSE(reading.faults.empty()) << i;
    EXPECT_EQ(reading.faults.front().line, i + 1);
  }
  for (const char* tail : {"\n", "x", "{}\n", " "}) {
    std::vector<std::string> changed = log;
    changed.emplace_back(tail);
    EXPECT_FALSE(read(changed, nullptr).faults.empty());
  }
}

TEST_F(AuditLog, AForgedLogNeedsTheKey) {
  const Key forger = key_of("the key of somebody else");
  const std::vector<std::string> forged = sample_log(forger);
  EXPECT_TRUE(read(forged, nullptr).faults.empty());
  const Reading reading = read(forged, &key_);
  ASSERT_EQ(reading.faults.size(), 1U);
  EXPECT_EQ(reading.faults[0].line, 5U);
  EXPECT_NE(reading.faults[0].what.find("seal"), std::string::npos);
}

TEST_F(AuditLog, TotalsOfAnotherLogDoNotFit) {
  std::vector<std::string> log = sample_log(key_);
  AuditChain other(key_);
  std::string first;
  std::string totals;
  other.append(R"({"type":"run","version":"0"})", first);
  other.finish(R"({"type":"totals","findings":3})", totals);
  log[4] = totals;
  EXPECT_FALSE(read(log, nullptr).faults.empty());
}

TEST_F(AuditLog, LinesThatAreNoJsonAreNotGivenOut) {
  std::vector<std::string> log = sample_log(key_);
  log[2] = "{\"type\":\"finding\",\"record\":1\n";
  const Reading reading = read(log, &key_);
  EXPECT_EQ(reading.lines.size(), 4U);
  ASSERT_FALSE(reading.faults.empty());
  EXPECT_EQ(reading.faults.front().line, 3U);
  for (const AuditFault& fault : reading.faults) {
    EXPECT_EQ(fault.what.find("record\":1"), std::string::npos);
  }
}

TEST_F(AuditLog, ALineOfEndlessLengthIsRefused) {
  std::vector<std::string> log = sample_log(key_);
  log[2] = std::string((std::size_t{16} << 20) + 9, ' ') + "\n";
  const Reading reading = read(log, nullptr);
  ASSERT_FALSE(reading.faults.empty());
  EXPECT_EQ(reading.faults.front().line, 3U);
  EXPECT_EQ(reading.lines.size(), 4U);
}

TEST_F(AuditLog, MissingFilesAndFoldersAreErrors) {
  const auto missing = AuditReader::open(folder_ / "nothing.jsonl", nullptr);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::kIo);
  const auto folder = AuditReader::open(folder_, nullptr);
  if (folder) {
    EXPECT_FALSE((*folder)->next());
  }
}

}  // namespace
}  // namespace expunge
