// The promises of the design, each on whole runs over files.

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>
#include <vector>

#include "pipeline/run_fixture.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;

const char* const kLeak = "kestrel.vaughn@brightmail.net";

// Records without personal data and with every oddity that JSON allows.
const std::vector<std::pair<const char*, std::string>> kOddities = {
    {"crlf", "{\"message\":\"hello\"}\r\n{\"message\":\"again\"}\r\n"},
    {"lone_cr_outside_strings", "{\"message\":\r\"hello\"}\n"},
    {"lone_cr_escape", "{\"message\":\"one\\rtwo\\r\\nthree\"}\n"},
    {"escapes", "{\"m\":\"\\u0068\\u0069 \\/ \\\\ \\\" \\b\\f\\n\\t\"}\n"},
    {"surrogate_pair", "{\"m\":\"\\ud83d\\ude00\"}\n"},
    {"lone_surrogates", "{\"m\":\"\\ud83d and \\ude00\"}\n"},
    {"numbers", "{\"a\":1e400,\"b\":9223372036854775808,\"c\":-0.0e-0,\"d\":1.0E+2}\n"},
    {"duplicate_keys", "{\"a\":\"x\",\"a\":\"y\"}\n"},
    {"spaces", "  {  \"a\" :\t\"x\"  }   \n"},
    {"no_last_newline", "{\"a\":\"x\"}"},
    {"blank_lines", "\n\n{\"a\":\"x\"}\n   \n{\"a\":\"y\"}\n\n"},
    {"byte_order_mark", "\xEF\xBB\xBF{\"a\":\"x\"}\n"},
    {"array_file", "[ {\"a\":\"x\"},\n  {\"a\":\"y\"} ]\n"},
    {"empty_array", "[]\n"},
    {"nulls", "{\"a\":\"\\u0000\"}\n"},
    {"line_separators", "{\"a\":\"\xE2\x80\xA8\xE2\x80\xA9\"}\n"},
};

class Oddities : public RunTest,
                 public testing::WithParamInterface<std::pair<const char*, std::string>> {};

TEST_P(Oddities, ComeBackByteForByte) {
  const Outcome outcome = redact(GetParam().second);
  ASSERT_TRUE(outcome.ok) << outcome.error.to_string();
  EXPECT_EQ(outcome.out, GetParam().second);
  EXPECT_EQ(outcome.summary.quarantined, 0U);
}

TEST_P(Oddities, KeepTheirBytesBesideAnEdit) {
  // The same bytes, followed by a record that is edited.
  std::string bytes = GetParam().second;
  if (bytes.front() == '[' || bytes.find("[ {") == 0) return;
  if (bytes.back() != '\n') bytes += '\n';
  const std::string leaking = std::string("{\"message\":\"mail ") + kLeak + " now\"}\n";
  const Outcome outcome = redact(bytes + leaking);
  ASSERT_TRUE(outcome.ok) << outcome.error.to_string();
  EXPECT_EQ(outcome.out, bytes + "{\"message\":\"mail [EMAIL_ADDRESS_1] now\"}\n");
}

INSTANTIATE_TEST_SUITE_P(Table, Oddities, testing::ValuesIn(kOddities),
                         [](const auto& row) { return std::string(row.param.first); });

class Promises : public RunTest {
 protected:
  // A file with personal data in messages, keys, escapes and persona fields.
  static std::string sample(int records) {
    std::mt19937 random(7);
    std::string bytes;
    for (int i = 0; i < records; ++i) {
      const std::string n = std::to_string(i);
      bytes += "{\"submission_timestamp\":\"1674997395470\",\"bot_id\":\"c0ec51560d3d68907b4" + n +
               "\",\"bot_name\":\"Indigo\",\"bot_greeting\":\"Hi!\",\"bot_definitions\":null,"
               "\"bot_description\":\"made by " +
               n + "\",\"conversation\":[";
      const int turns = 1 + static_cast<int>(random() % 9);
      for (int t = 0; t < turns; ++t) {
        if (t > 0) bytes += ',';
        switch (random() % 5) {
          case 0:
            bytes += "{\"message\":\"mail me: user" + n + "\\u0040brightmail.net\",";
            break;
          case 1:
            bytes += "{\"message\":\"my ip is 51.83." + std::to_string(t) + ".46\\r\\nok\",";
            break;
          case 2:
            bytes += "{\"message\":\"*smiles* \xF0\x9F\x98\x80 nothing here\",";
            break;
          case 3:
            bytes += "{\"message\":\"my name is Thandiwe, \\u00e9t\\u00e9\",";
            break;
          default:
            bytes += "{\"message\":\"+1 415 555 0127 is my number\",";
        }
        bytes += t % 2 ? "\"is_human\":true}" : "\"is_human\":false}";
      }
      bytes += "]}\n";
    }
    return bytes;
  }

  static std::string lines_without_chain(const std::string& audit) {
    std::string lines;
    for (std::size_t at = 0; at < audit.size();) {
      const std::size_t end = audit.find('\n', at);
      const std::string line = audit.substr(at, end - at);
      lines += line.substr(0, line.rfind(",\"chain\"")) + "\n";
      at = end + 1;
    }
    return lines;
  }
};

TEST_F(Promises, SameBytesForAnyJobsAndBatches) {
  const std::string bytes = sample(300);
  Options options;
  options.jobs = 1;
  const Outcome first = redact(bytes, "in.jsonl", options);
  ASSERT_TRUE(first.ok) << first.error.to_string();
  ASSERT_GT(first.summary.edits, 100U);
  for (const unsigned jobs : {1U, 2U, 7U}) {
    for (const std::size_t batch : {std::size_t{1}, std::size_t{1024}, std::size_t{1} << 20}) {
      options.jobs = jobs;
      options.batch_bytes = batch;
      const Outcome other = redact(bytes, "in.jsonl", options);
      ASSERT_TRUE(other.ok) << other.error.to_string();
      EXPECT_EQ(other.out, first.out) << jobs << " jobs, batches of " << batch;
      EXPECT_EQ(other.audit, first.audit) << jobs << " jobs, batches of " << batch;
    }
  }
}

TEST_F(Promises, ArraysGiveTheSameForAnyBatches) {
  std::string array = "[\n";
  const std::string lines = sample(40);
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    if (at > 0) array += " ,\n";
    array += lines.substr(at, end - at);
    at = end + 1;
  }
  array += "\n]\n";
  Options options;
  const Outcome first = redact(array, "in.json", options);
  ASSERT_TRUE(first.ok) << first.error.to_string();
  EXPECT_EQ(first.summary.records, 40U);
  for (const unsigned jobs : {1U, 3U}) {
    for (const std::size_t batch : {std::size_t{1}, std::size_t{700}}) {
      options.jobs = jobs;
      options.batch_bytes = batch;
      const Outcome other = redact(array, "in.json", options);
      ASSERT_TRUE(other.ok) << other.error.to_string();
      EXPECT_EQ(other.out, first.out);
    }
  }
}

TEST_F(Promises, EnginesAgreeOnEveryByte) {
  const std::string bytes = sample(60);
  Options options;
  const Outcome fast = redact(bytes, "in.jsonl", options);
  options.engine = "reference";
  const Outcome reference = redact(bytes, "in.jsonl", options);
  ASSERT_TRUE(fast.ok && reference.ok);
  EXPECT_EQ(fast.out, reference.out);
  const auto findings = [](const std::string& audit) {
    const std::string lines = Promises::lines_without_chain(audit);
    return lines.substr(lines.find('\n'));  // the header names the engine
  };
  const std::string a = findings(fast.audit);
  const std::string b = findings(reference.audit);
  EXPECT_EQ(a.substr(0, a.rfind("\"seal\"")), b.substr(0, b.rfind("\"seal\"")));
}

TEST_F(Promises, RedactingAgainChangesNothing) {
  for (const char* policy : {"default", "strict", "pippa"}) {
    Options options;
    options.policy = policy;
    const Outcome once = redact(sample(80), "in.jsonl", options);
    ASSERT_TRUE(once.ok) << once.error.to_string();
    const Outcome twice = redact(once.out, "in.jsonl", options);
    ASSERT_TRUE(twice.ok) << twice.error.to_string();
    EXPECT_EQ(twice.out, once.out) << policy;
    EXPECT_EQ(twice.summary.acted_on, 0U) << policy;
  }
}

TEST_F(Promises, AuditLogLeaksNothing) {
  const Outcome outcome =
      redact(std::string("{\"message\":\"mail ") + kLeak + "\"}\n{\"" + kLeak +
             "\":{\"message\":\"and " + kLeak + " again\"}}\n{\"message\":\"" + kLeak + "\n");
  ASSERT_TRUE(outcome.ok) << outcome.error.to_string();
  EXPECT_EQ(outcome.summary.quarantined, 1U);
  EXPECT_EQ(outcome.out.find("kestrel"), std::string::npos);
  EXPECT_EQ(outcome.audit.find("kestrel"), std::string::npos);
  EXPECT_EQ(outcome.audit.find("brightmail"), std::string::npos);
  EXPECT_NE(outcome.audit.find("[EMAIL_ADDRESS_1]"), std::string::npos);
}

TEST_F(Promises, KeysOfObjectsAreRedactedAndHiddenInPointers) {
  const Outcome outcome =
      redact(std::string("{\"") + kLeak + "\":{\"note\":\"ip 51.83.129.46\"}}\n");
  ASSERT_TRUE(outcome.ok) << outcome.error.to_string();
  EXPECT_EQ(outcome.out, "{\"[EMAIL_ADDRESS_1]\":{\"note\":\"ip [IP_ADDRESS_1]\"}}\n");
  EXPECT_NE(outcome.audit.find("\"/[EMAIL_ADDRESS_1]/note\""), std::string::npos);
}

// A number that its key tells is searched like a text; what replaces it is a string, as a whole.
TEST_F(Promises, NumbersOfSomebodyAreRedactedAndTheRestStays) {
  const std::string bytes =
      R"({"phone": 4155550127, "n": 4155550128, "score": 1e400, "user": {"zip":94110,"pin": 4921}, "mobile": [2079460018, true]})"
      "\n";
  const Outcome outcome = redact(bytes);
  ASSERT_TRUE(outcome.ok) << outcome.error.to_string();
  EXPECT_EQ(
      outcome.out,
      R"({"phone": "[PHONE_NUMBER_1]", "n": 4155550128, "score": 1e400, "user": {"zip":"[POSTAL_CODE_1]","pin": "[SECRET_1]"}, "mobile": ["[PHONE_NUMBER_2]", true]})"
      "\n");
  const Outcome again = redact(outcome.out);
  ASSERT_TRUE(again.ok) << again.error.to_string();
  EXPECT_EQ(again.out, outcome.out);
}

TEST_F(Promises, UnreadableRecordsGoToQuarantineAndTheRunGoesOn) {
  const Outcome outcome =
      redact("{\"a\":\"one\"}\n{\"a\":\"broken\n{\"a\":\"\xFF\"}\n[1,2\n{\"a\":\"two\"}\n");
  ASSERT_TRUE(outcome.ok) << outcome.error.to_string();
  EXPECT_EQ(outcome.out, "{\"a\":\"one\"}\n{\"a\":\"two\"}\n");
  EXPECT_EQ(outcome.summary.quarantined, 3U);
  EXPECT_EQ(std::count(outcome.quarantine.begin(), outcome.quarantine.end(), '\n'), 3);
  EXPECT_EQ(outcome.summary.records, 5U);
}

TEST_F(Promises, ArraysLoseTheCommaOfAnUnreadableElement) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"[{\"a\":1}, {b:2}, {\"c\":3}]", "[{\"a\":1} , {\"c\":3}]"},
      {"[{b:2}, {\"c\":3}]", "[ {\"c\":3}]"},
      {"[{\"a\":1}, {b:2}]", "[{\"a\":1} ]"},
      {"[{b:2}]", "[]"},
  };
  for (const auto& [in, want] : cases) {
    for (const std::size_t batch : {std::size_t{1}, std::size_t{1} << 20}) {
      Options options;
      options.batch_bytes = batch;
      const Outcome outcome = redact(in, "in.json", options);
      ASSERT_TRUE(outcome.ok) << outcome.error.to_string();
      EXPECT_EQ(outcome.out, want);
      EXPECT_EQ(outcome.summary.quarantined, 1U);
    }
  }
}

TEST_F(Promises, DroppedRecordsLeaveTheOutputWhole) {
  write_file(folder_ / "drop.yaml",
             "name: drop-mail\nabout: records with an e-mail address are dropped\nmin_score: 0.5\n"
             "otherwise: keep\nrules:\n  - entities: [EMAIL_ADDRESS]\n    action: drop_record\n");
  Options options;
  options.policy = (folder_ / "drop.yaml").string();
  const Outcome outcome = redact(
      std::string("[{\"m\":\"") + kLeak + "\"},\n{\"m\":\"fine\"},\n{\"m\":\"" + kLeak + "\"}]",
      "in.json", options);
  ASSERT_TRUE(outcome.ok) << outcome.error.to_string();
  EXPECT_EQ(outcome.out, "[\n{\"m\":\"fine\"}\n]");
  EXPECT_EQ(outcome.summary.dropped, 2U);
  EXPECT_NE(outcome.audit.find("{\"type\":\"drop\",\"record\":0,"), std::string::npos);
}

TEST_F(Promises, AnInterruptedRunLeavesNothing) {
  const std::atomic<bool> stop = true;
  write_file(folder_ / "in.jsonl", sample(10));
  RunRequest request;
  request.inputs = {(folder_ / "in.jsonl").string()};
  request.output = (folder_ / "out.jsonl").string();
  request.audit = (folder_ / "audit.jsonl").string();
  request.stop = &stop;
  const Result<RunSummary> summary = run(request);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, ErrorCode::kInterrupted);
  std::vector<std::string> left;
  for (const auto& entry : fs::directory_iterator(folder_)) left.push_back(entry.path().filename());
  EXPECT_EQ(left, std::vector<std::string>{"in.jsonl"});
}

TEST_F(Promises, AnInputIsNeverOverwritten) {
  write_file(folder_ / "in.jsonl", "{}\n");
  RunRequest request;
  request.inputs = {(folder_ / "in.jsonl").string()};
  request.output = (folder_ / "." / "in.jsonl").string();
  const Result<RunSummary> summary = run(request);
  ASSERT_FALSE(summary);
  EXPECT_EQ(summary.error().code, ErrorCode::kUsage);
  EXPECT_EQ(read_file(folder_ / "in.jsonl"), "{}\n");
}

TEST_F(Promises, JsonTortureFilesComeBackOrAreQuarantined) {
  const fs::path folder = shared_data() / "data/json-torture/test_parsing";
  if (!fs::exists(folder)) GTEST_SKIP() << "no ../shared/data beside this checkout";
  int accepted = 0;
  int refused = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    const Outcome outcome = redact_file(entry.path());
    if (name[0] == 'y') {
      ASSERT_TRUE(outcome.ok) << name << ": " << outcome.error.to_string();
      EXPECT_EQ(outcome.out, read_file(entry.path())) << name;
      EXPECT_EQ(outcome.summary.quarantined, 0U) << name;
      ++accepted;
    } else if (name[0] == 'n') {
      // A file that cannot be told at all (UTF-16, binary) may be refused before the first record.
      EXPECT_TRUE(!outcome.ok || outcome.summary.quarantined > 0) << name;
      EXPECT_TRUE(outcome.ok || !outcome.error.message.empty()) << name;
      ++refused;
    }
  }
  EXPECT_GE(accepted, 90);
  EXPECT_GE(refused, 180);
}

TEST_F(Promises, RealFormatsPassUnharmed) {
  const fs::path shared = shared_data() / "data";
  if (!fs::exists(shared)) GTEST_SKIP() << "no ../shared/data beside this checkout";
  for (const char* name :
       {"formats/pippa/paper-appendix-b.jsonl",
        "formats/synthetic-persona-chat/Synthetic-Persona-Chat_valid.csv",
        "formats/fireball/raw.jsonl", "formats/sharegpt/question.jsonl",
        "formats/parlai/chatlog_2.7B.json", "formats/parlai/model1.blended_skill_talk.jsonl",
        "formats/character-cards/Skynet_v2.png.chara.json", "chat-sample/pippa.jsonl",
        "chat-sample/cai.jsonl", "chat-sample/wildchat.jsonl", "chat-sample/oasst.jsonl",
        "chat-sample/openai.jsonl", "chat-sample/sharegpt.jsonl", "chat-sample/spc.jsonl"}) {
    Options options;
    options.policy = "audit-only";
    const Outcome kept = redact_file(shared / name, options);
    ASSERT_TRUE(kept.ok) << name << ": " << kept.error.to_string();
    EXPECT_EQ(kept.summary.quarantined, 0U) << name;
    EXPECT_TRUE(kept.out == read_file(shared / name)) << name;
    const Outcome once = redact_file(shared / name);
    ASSERT_TRUE(once.ok) << name;
    const Outcome twice = redact(once.out, fs::path(name).filename());
    ASSERT_TRUE(twice.ok) << name;
    EXPECT_TRUE(twice.out == once.out)
        << name << ": a second run changed " << twice.summary.acted_on << " values";
  }
}

}  // namespace
}  // namespace expunge
