// Sweeps through the pipeline, over files.
#include "optout/sweep.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "optout/sweep_fixture.h"

namespace expunge {
namespace {

const char* const kTwoRecords =
    "{\"a\": 1.0e3,  \"conversation\":[{\"message\":\"i am Dana Whitlock\",\"is_human\":true},"
    "{\"message\":\"hello\",\"is_human\":false}],\"bot_id\":\"x\",\"bot_name\":\"y\"}\n"
    "{\"a\": 2, \"conversation\":[{\"message\":\"hi\",\"is_human\":true}],\"bot_id\":\"x\","
    "\"bot_name\":\"y\"}\n";

std::string second_line(const std::string& bytes) { return bytes.substr(bytes.find('\n') + 1); }

TEST_F(SweepTest, Redact) {
  const Swept swept = sweep(kTwoRecords, person("redact"));
  EXPECT_EQ(swept.out,
            "{\"a\": 1.0e3,  \"conversation\":[{\"message\":\"i am [PERSON_1]\",\"is_human\":true},"
            "{\"message\":\"hello\",\"is_human\":false}],\"bot_id\":\"x\",\"bot_name\":\"y\"}\n" +
                second_line(kTwoRecords));
  EXPECT_NE(swept.audit.find("\"evidence\":[\"subject:S-1\",\"form:name\"]"), std::string::npos);
}

TEST_F(SweepTest, Report) {
  const Swept swept = sweep(kTwoRecords, person("report"));
  EXPECT_EQ(swept.out, kTwoRecords);
  EXPECT_EQ(swept.summary.findings, 1U);
  EXPECT_EQ(swept.summary.acted_on, 0U);
}

TEST_F(SweepTest, DropTurns) {
  const Swept swept = sweep(kTwoRecords, person("drop_turns"));
  EXPECT_EQ(swept.out,
            "{\"a\": 1.0e3,  \"conversation\":[{\"message\":\"[TURN_REMOVED]\",\"is_human\":true},"
            "{\"message\":\"hello\",\"is_human\":false}],\"bot_id\":\"x\",\"bot_name\":\"y\"}\n" +
                second_line(kTwoRecords));
}

TEST_F(SweepTest, DropRecord) {
  const Swept swept = sweep(kTwoRecords, person("drop_record"));
  EXPECT_EQ(swept.out, second_line(kTwoRecords));
  EXPECT_EQ(swept.summary.dropped, 1U);
}

// Values of one field that is no speech are replaced; the turns of that speaker go.
TEST_F(SweepTest, DropTurnsOfASpeaker) {
  const Swept swept = sweep("A: hi\nDana Whitlock: my cat is ill\nA: oh no\nDana Whitlock: yes\n\n",
                            person("drop_turns"), "chat.txt");
  EXPECT_EQ(swept.out.find("cat"), std::string::npos) << swept.out;
  EXPECT_EQ(swept.out.find("Dana"), std::string::npos) << swept.out;
  EXPECT_NE(swept.out.find("oh no"), std::string::npos) << swept.out;
}

TEST_F(SweepTest, StrongestActionWins) {
  const std::string both =
      "subjects:\n- id: S-1\n  action: report\n  phones: ['+14155550127']\n"
      "- id: S-2\n  action: redact\n  phones: ['+14155550127']\n";
  const Swept swept = sweep("{\"m\":\"415 555 0127\"}\n", both);
  EXPECT_EQ(swept.out, "{\"m\":\"[PHONE_NUMBER_1]\"}\n");
  EXPECT_NE(swept.audit.find("\"subject:S-1\",\"subject:S-2\""), std::string::npos);
}

struct FormatRow {
  const char* name;
  const char* file;
  std::string bytes;
  std::string redacted;
  std::string dropped;  // with drop_record
};

class Formats : public SweepTest, public testing::WithParamInterface<FormatRow> {};

TEST_P(Formats, AreSwept) {
  EXPECT_EQ(sweep(GetParam().bytes, person("redact"), GetParam().file).out, GetParam().redacted);
  EXPECT_EQ(sweep(GetParam().bytes, person("drop_record"), GetParam().file).out,
            GetParam().dropped);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Formats,
    testing::Values(
        FormatRow{"json_lines", "a.jsonl", "{\"m\":\"Dana Whitlock\"}\n{\"m\":\"x\"}\n",
                  "{\"m\":\"[PERSON_1]\"}\n{\"m\":\"x\"}\n", "{\"m\":\"x\"}\n"},
        FormatRow{"escapes", "a.jsonl", "{\"m\":\"Dan\\u0061\\u0020Whitlock\"}\n{\"m\":\"x\"}\n",
                  "{\"m\":\"[PERSON_1]\"}\n{\"m\":\"x\"}\n", "{\"m\":\"x\"}\n"},
        FormatRow{"keys", "a.jsonl", "{\"Dana Whitlock\":\"x\"}\n{\"m\":\"x\"}\n",
                  "{\"[PERSON_1]\":\"x\"}\n{\"m\":\"x\"}\n", "{\"m\":\"x\"}\n"},
        FormatRow{"array", "a.json", "[{\"m\":\"Dana Whitlock\"},\n {\"m\":\"x\"}]\n",
                  "[{\"m\":\"[PERSON_1]\"},\n {\"m\":\"x\"}]\n", "[\n {\"m\":\"x\"}]\n"},
        FormatRow{"csv", "a.csv", "id,m\r\n1,\"Dana \"\"Whitlock\"\r\n2,Dana Whitlock\r\n3,x\r\n",
                  "id,m\r\n1,\"Dana \"\"Whitlock\"\r\n2,[PERSON_1]\r\n3,x\r\n",
                  "id,m\r\n1,\"Dana \"\"Whitlock\"\r\n3,x\r\n"},
        // No action leaves out the header.
        FormatRow{"csv_header", "a.csv", "Dana Whitlock,m\n1,2\n", "[PERSON_1],m\n1,2\n",
                  "[PERSON_1],m\n1,2\n"},
        FormatRow{"text", "a.txt", "one\nby Dana Whitlock\nthree\n", "one\nby [PERSON_1]\nthree\n",
                  "one\nthree\n"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST_F(SweepTest, NumbersOfJson) {
  const std::string registry =
      "subjects:\n- id: S-1\n  phones: ['+14155550127']\n"
      "- id: S-2\n  action: drop_record\n  records: [{stamp: 1674812345678, bot_id: bbbb}]\n";
  const Swept swept = sweep(
      "{\"p\": 4155550127, \"q\":[1, 14155550127 ], \"r\": 4155550127.5}\n"
      "{\"stamp\":1674812345678,\"bot_id\":\"bbbb\"}\n{\"stamp\":1674812345678,\"bot_id\":\"cccc\"}"
      "\n",
      registry);
  EXPECT_EQ(swept.out,
            "{\"p\": \"[PHONE_NUMBER_1]\", \"q\":[1, \"[PHONE_NUMBER_1]\" ], \"r\": "
            "\"[PHONE_NUMBER_2]\"}\n{\"stamp\":1674812345678,\"bot_id\":\"cccc\"}\n");
  EXPECT_EQ(swept.summary.quarantined, 0U);
}

TEST_F(SweepTest, UnreadableRecordsDoNotPass) {
  const Swept swept = sweep("{\"m\":\"Dana Whitlock\"\n{\"m\":\"x\"}\n", person("report"));
  EXPECT_EQ(swept.out, "{\"m\":\"x\"}\n");
  EXPECT_EQ(swept.summary.quarantined, 1U);
}

TEST_F(SweepTest, KeysWithSubjectsDoNotShowInTheLog) {
  const Swept swept = sweep("{\"Dana Whitlock\":\"Dana Whitlock\"}\n", person("redact"));
  EXPECT_EQ(swept.out, "{\"[PERSON_1]\":\"[PERSON_1]\"}\n");
  EXPECT_EQ(swept.audit.find("Whitlock"), std::string::npos);
}

TEST_F(SweepTest, NumberOfThreadsAndSizeOfBatchesDoNotMatter) {
  std::string bytes;
  for (int i = 0; i < 2000; ++i) {
    bytes += "{\"n\":" + std::to_string(i) + ",\"m\":\"" +
             (i % 7 == 0 ? "ask Whitlock, Dana" : "ask nobody") + "\"}\n";
  }
  const Swept one = sweep(bytes, person("redact"));
  ASSERT_EQ(one.summary.edits, 286U);
  for (const unsigned jobs : {2U, 5U}) {
    for (const std::size_t batch : {std::size_t{1} << 10, std::size_t{1} << 16}) {
      const Swept other = sweep(bytes, person("redact"), "in.jsonl", jobs, batch);
      EXPECT_EQ(other.out, one.out);
      EXPECT_EQ(other.audit, one.audit);
    }
  }
}

// Ids of dropped records.

class RecordIdsTest : public SweepTest {
 protected:
  // Collects over all files until nothing new comes up; gives the files as written.
  std::vector<std::string> sweep_all(const std::vector<std::pair<std::string, std::string>>& files,
                                     const std::string& registry,
                                     const std::vector<IdKeys>& keys = {}) {
    const auto index = index_of(open_needles(registry_of(registry)));
    RunRequest request;
    for (const auto& [name, bytes] : files) {
      write_file(folder_ / name, bytes);
      request.inputs.push_back((folder_ / name).string());
    }
    auto ids = std::make_shared<RecordIds>();
    for (;;) {
      RecordIds found = *ids;
      RecordIdCollector collector(found);
      SweepOptions options;
      options.id_keys = keys;
      options.ids = ids;
      options.collector = &collector;
      request.finder = make_sweep(index, std::move(options));
      if (!run(request)) ADD_FAILURE() << "cannot read";
      if (!collector.learned()) break;
      ids = std::make_shared<RecordIds>(std::move(found));
    }
    SweepOptions options;
    options.ids = ids;
    request.finder = make_sweep(index, std::move(options));
    request.output = (folder_ / "out").string();
    request.output_is_folder = true;
    EXPECT_TRUE(run(request).has_value());
    std::vector<std::string> written;
    written.reserve(files.size());
    for (const auto& file : files) written.push_back(read_file(folder_ / "out" / file.first));
    return written;
  }
};

TEST_F(RecordIdsTest, RecordGoesFromShardsAndTables) {
  const std::string first =
      "{\"conversation_hash\":\"aa11\",\"conversation\":[{\"role\":\"user\",\"content\":\"Dana "
      "Whitlock\"}]}\n"
      "{\"conversation_hash\":\"bb22\",\"conversation\":[{\"role\":\"user\",\"content\":\"x\"}]}\n";
  const std::string second =
      "{\"conversation_hash\":\"bb22\",\"conversation\":[{\"role\":\"user\",\"content\":\"x\"}]}\n"
      "{\"conversation_hash\":\"aa11\",\"conversation\":[{\"role\":\"user\",\"content\":\"cut\"}]}"
      "\n";
  const std::string table = "conversation_hash,turns\nbb22,1\naa11,1\n";
  const std::vector<std::string> out =
      sweep_all({{"a.jsonl", first}, {"b.jsonl", second}, {"c.csv", table}}, person("drop_record"));
  EXPECT_EQ(out[0], second_line(first));
  EXPECT_EQ(out[1], second.substr(0, second.find('\n') + 1));
  EXPECT_EQ(out[2], "conversation_hash,turns\nbb22,1\n");
}

TEST_F(RecordIdsTest, SeveralKeysTogether) {
  const auto line = [](const std::string& bot, const std::string& stamp, const std::string& text) {
    return "{\"bot_id\":\"" + bot + "\",\"bot_name\":\"n\",\"submission_timestamp\":" + stamp +
           ",\"conversation\":[{\"message\":\"" + text + "\",\"is_human\":true}]}\n";
  };
  const std::vector<std::string> out =
      sweep_all({{"a.jsonl", line("b1", "167481", "Dana Whitlock") + line("b1", "167482", "x")},
                 {"b.jsonl", line("b1", "167482", "x") + line("b2", "167481", "x") +
                                 line("b1", "167481", "x")}},
                person("drop_record"));
  EXPECT_EQ(out[0], line("b1", "167482", "x"));
  EXPECT_EQ(out[1], line("b1", "167482", "x") + line("b2", "167481", "x"));
}

TEST_F(RecordIdsTest, KeysOfTheUser) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"a.jsonl",
       "{\"dialogue\":\"d1\",\"m\":\"Dana Whitlock\"}\n{\"dialogue\":\"d2\",\"m\":\"x\"}\n"},
      {"b.jsonl", "{\"dialogue\":\"d1\",\"m\":\"y\"}\n"}};
  EXPECT_EQ(sweep_all(files, person("drop_record"))[1], files[1].second) << "no key is known";
  EXPECT_EQ(sweep_all(files, person("drop_record"), {id_keys("/dialogue")})[1], "");
}

// A second id leads to a third file.
TEST_F(RecordIdsTest, IdsLeadToOthers) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"c.jsonl", "{\"k2\":\"z2\",\"m\":\"y\"}\n"},
      {"b.jsonl", "{\"k1\":\"z1\",\"k2\":\"z2\"}\n"},
      {"a.jsonl", "{\"k1\":\"z1\",\"m\":\"Dana Whitlock\"}\n"}};
  const std::vector<std::string> out =
      sweep_all(files, person("drop_record"), {id_keys("k1"), id_keys("k2")});
  EXPECT_EQ(out, (std::vector<std::string>{"", "", ""}));
}

}  // namespace
}  // namespace expunge
