#include "record/format.h"

#include "record/record_helpers.h"
#include "record/walk.h"

namespace expunge {
namespace {

ProfileSet profiles() {
  ProfileSet set;
  const std::pair<const char*, const char*> files[] = {
      {"generic", "name: generic\nabout: any\ncontainers: [jsonl, array, json]\nfields: []\n"},
      {"csv", "name: csv\nabout: any\ncontainers: [csv, tsv]\nfields: []\n"},
      {"text", "name: text\nabout: any\ncontainers: [text]\nfields: []\n"},
      {"chat",
       "name: chat\nabout: chats\ncontainers: [jsonl]\npriority: 5\nwhen:\n  keys: [/bot_id, "
       "/conversation/0/message]\n  not_keys: [/model]\nfields:\n  - at: "
       "/conversation/*/message\n    role: human\n"},
      {"table",
       "name: table\nabout: tables\ncontainers: [csv]\nwhen:\n  columns: [name, said]\nfields:\n "
       " - at: /said\n    role: human\n"},
      {"lines",
       "name: lines\nabout: logs\ncontainers: [blocks]\nwhen:\n  text: '^\\[\\d\\d:\\d\\d\\] "
       "'\nfields:\n  - at: /**\n    role: human\n"},
  };
  for (const auto& [name, yaml] : files) {
    auto added = set.add_yaml(yaml, std::string(name) + ".yaml");
    EXPECT_TRUE(added) << added.error().to_string();
  }
  return set;
}

struct DetectRow {
  const char* name;
  const char* file;
  std::string bytes;
  Container container;
  const char* profile;
};

void PrintTo(const DetectRow& row, std::ostream* out) { *out << row.name; }

class Detect : public testing::TestWithParam<DetectRow> {};

TEST_P(Detect, TellsContainerAndProfile) {
  const DetectRow& row = GetParam();
  const ProfileSet set = profiles();
  auto source = Source::from_memory(row.file, row.bytes);
  const auto format = detect_format(*source, set, {});
  ASSERT_TRUE(format) << format.error().to_string();
  EXPECT_EQ(to_string(format->container), to_string(row.container));
  ASSERT_NE(format->profile, nullptr);
  EXPECT_EQ(format->profile->name, row.profile);
  EXPECT_FALSE(format->why.empty());
}

const std::string kChat = R"({"bot_id":"b","conversation":[{"message":"m"}]})";

INSTANTIATE_TEST_SUITE_P(
    Rows, Detect,
    testing::Values(
        DetectRow{"lines", "a.jsonl", kChat + "\n" + kChat + "\n", Container::kJsonLines, "chat"},
        DetectRow{"mark", "a.jsonl", "\xEF\xBB\xBF" + kChat, Container::kJsonLines, "chat"},
        DetectRow{"array_named_lines", "a.jsonl", "[\n" + kChat + ",\n" + kChat + "]\n",
                  Container::kJsonArray, "chat"},
        DetectRow{"one_line_array", "a.jsonl", "[" + kChat + "]", Container::kJsonArray, "chat"},
        DetectRow{"lines_named_json", "a.json", kChat + "\n" + kChat, Container::kJsonLines,
                  "chat"},
        DetectRow{"arrays_a_line", "a.ndjson", "[1,\"a\"]\n[2,\"b\"]\n", Container::kJsonLines,
                  "generic"},
        DetectRow{"pretty", "a.json", "{\n  \"a\": 1\n}\n", Container::kJsonDocuments, "generic"},
        DetectRow{"pretty_named_lines", "a.jsonl", "{\n  \"a\": [\n{}\n]}\n{\n\"b\":2}\n",
                  Container::kJsonDocuments, "generic"},
        DetectRow{"one_document", "a.json", kChat, Container::kJsonDocuments, "chat"},
        DetectRow{"broken_first_line", "a.jsonl", "{\"a\":\n" + kChat + "\n" + kChat + "\n",
                  Container::kJsonLines, "chat"},
        DetectRow{"empty_lines", "a.jsonl", "", Container::kJsonLines, "generic"},
        DetectRow{"empty_json", "a.json", " ", Container::kJsonDocuments, "generic"},
        DetectRow{"broken_json", "a.json", "hello", Container::kJsonDocuments, "generic"},
        DetectRow{"not_keys", "a.jsonl",
                  R"({"model":1,"bot_id":"b","conversation":[{"message":"m"}]})",
                  Container::kJsonLines, "generic"},
        DetectRow{"cut_off_array", "a.json",
                  "[" + kChat + ",\n{\"bot_id\":\"" + std::string(2000000, 'x') + "\"}]",
                  Container::kJsonArray, "generic"},
        DetectRow{
            "one_huge_document", "a.json",
            R"({"bot_id":"b","conversation":[{"message":")" + std::string(2000000, 'x') + "\"}]}",
            Container::kJsonDocuments, "chat"},
        DetectRow{"stdin_json", "-", kChat + "\n", Container::kJsonDocuments, "chat"},
        DetectRow{"stdin_text", "-", "write to me\n", Container::kTextLines, "text"},
        DetectRow{"stdin_clock", "-", "[call me] hi\n", Container::kTextLines, "text"},
        DetectRow{"stdin_placeholder", "-", "{{user}}: hi\n", Container::kTextLines, "text"},
        DetectRow{"stdin_broken_json", "-", "{\"a\": oops\n", Container::kJsonDocuments, "generic"},
        DetectRow{"text_profile", "x.log", "[10:00] a\n[10:01] b\nc\n", Container::kTextBlocks,
                  "lines"},
        DetectRow{"text_link", "x.md", "[a](b)\n", Container::kTextLines, "text"},
        DetectRow{"csv", "a.csv", "x;y\n1;2\n", Container::kCsv, "csv"},
        DetectRow{"csv_columns", "a.csv", "\"name\",said,z\n1,2\n", Container::kCsv, "table"},
        DetectRow{"stdin_csv", "-", "name,said\na,b\n", Container::kCsv, "table"},
        DetectRow{"tsv", "a.tsv", "x\ty\n", Container::kTsv, "csv"},
        DetectRow{"gz_name", "a.jsonl.gz", kChat + "\n", Container::kJsonLines, "chat"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(DetectFormat, ReadsTheHeader) {
  const ProfileSet set = profiles();
  auto source = Source::from_memory("a.csv", "\"na\"\"me\";b\nx;y\n");
  const auto format = detect_format(*source, set, {});
  ASSERT_TRUE(format);
  EXPECT_EQ(format->delimiter, ';');
  EXPECT_EQ(format->columns, (std::vector<std::string>{"na\"me", "b"}));
}

TEST(DetectFormat, RefusesWhatItCannotRead) {
  const ProfileSet set = profiles();
  const std::pair<std::string, const char*> rows[] = {
      {"PAR1....", "x: Parquet is not supported yet; convert the file to JSON Lines first"},
      {std::string("\xFF\xFEh\0", 4),
       "x: the text is UTF-16; convert it to UTF-8 first (iconv -f UTF-16 -t UTF-8)"},
      {std::string("a\0b", 3),
       "x: the input is binary (it holds NUL bytes); give text, JSON or CSV"},
  };
  for (const auto& [bytes, message] : rows) {
    auto source = Source::from_memory("x", bytes);
    const auto format = detect_format(*source, set, {});
    ASSERT_FALSE(format);
    EXPECT_EQ(format.error().to_string(), message);
  }
}

TEST(DetectFormat, TakesWhatIsAskedFor) {
  const ProfileSet set = profiles();
  auto source = Source::from_memory("a.jsonl", kChat + "\n");
  auto format = detect_format(*source, set, {"generic", "text"});
  ASSERT_TRUE(format);
  EXPECT_EQ(format->profile->name, "generic");
  EXPECT_EQ(format->container, Container::kTextLines);
  EXPECT_EQ(detect_format(*source, set, {"chatt", ""}).error().message,
            "no profile 'chatt' (did you mean 'chat'?); `expunge profiles list` shows all");
  EXPECT_EQ(detect_format(*source, set, {"", "jsnl"}).error().message,
            "no format 'jsnl' (did you mean 'jsonl'?); there are jsonl, array, json, csv, tsv, "
            "text, blocks");
}

// Through detection, cutting and the walk: what must not parse never comes out without an issue.
TEST(JsonTestSuite, WholeFilesAreAcceptedAndRefusedAsNamed) {
  const auto folder = test::shared_data("json-torture/test_parsing");
  if (!folder) GTEST_SKIP() << "no shared data";
  const ProfileSet set = profiles();
  for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
    const std::string name = entry.path().filename().string();
    const std::string bytes = test::file_bytes(entry.path());
    auto source = Source::from_memory(name, bytes);
    const auto format = detect_format(*source, set, {});
    std::size_t issues = 0;
    if (format) {
      const test::Cut result = test::cut(bytes, *format);
      EXPECT_TRUE(result.together == bytes) << name;
      auto walker = Walker::create(*format);
      RecordFields fields;
      for (const auto& each : result.units) {
        issues += walker->walk(each.unit, each.raw, fields) ? 1 : 0;
      }
    }
    if (name.starts_with("y_")) {
      EXPECT_TRUE(format && issues == 0) << name;
    }
    if (name.starts_with("n_")) {
      EXPECT_TRUE(!format || issues > 0) << name;
    }
  }
}

}  // namespace
}  // namespace expunge
