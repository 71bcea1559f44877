#include "record/json_walk.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "record/record_helpers.h"

namespace expunge {
namespace {

struct Row {
  const char* name;
  std::string json;
  const char* message;  // nullptr: accepted
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

class JsonGrammar : public testing::TestWithParam<Row> {};

TEST_P(JsonGrammar, SaysWhatIsWrongAndWhere) {
  const JsonError error = check_json(GetParam().json);
  if (GetParam().message == nullptr) {
    EXPECT_TRUE(error.ok()) << to_string(error, GetParam().json.size());
  } else {
    ASSERT_FALSE(error.ok());
    EXPECT_EQ(to_string(error, GetParam().json.size()), GetParam().message);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Rows, JsonGrammar,
    testing::Values(
        Row{"empty", "", "the record ends early: expected a value at byte 0"},
        Row{"space", " \n ", "the record ends early: expected a value at byte 3"},
        Row{"object", R"( {"a" : [1, 2 ,{}], "b":null } )", nullptr},
        Row{"huge_number", "1e400", nullptr}, Row{"big_integer", "[9223372036854775808]", nullptr},
        Row{"negative_zero", "-0.0E+0", nullptr}, Row{"lone_surrogate", R"("\ud83d")", nullptr},
        Row{"duplicate_keys", R"({"a":1,"a":2})", nullptr},
        Row{"leading_zero", "01", "expected the end of the record at byte 1"},
        Row{"minus", "[-]", "expected a digit at byte 2"},
        Row{"point", "1.", "the record ends early: expected a digit at byte 2"},
        Row{"exponent", "1e+x", "expected a digit at byte 3"},
        Row{"trailing", "{} x", "expected the end of the record at byte 3"},
        Row{"trailing_comma", "[1,]", "expected a value at byte 3"},
        Row{"trailing_member", R"({"a":1,})", "expected a key in quotes at byte 7"},
        Row{"no_colon", R"({"a" 1})", "expected ':' at byte 5"},
        Row{"no_comma", R"({"a":1 "b":2})", "expected ',' or '}' at byte 7"},
        Row{"wrong_close", "[1}", "expected ',' or ']' at byte 2"},
        Row{"control", "\"a\tb\"", "control character in a string at byte 2"},
        Row{"del_is_no_control", "\"\x7f\"", nullptr},
        Row{"escape", R"("\x")", "unknown escape in a string at byte 2"},
        Row{"hex", R"("\u12g4")", "expected four hexadecimal digits at byte 5"},
        Row{"open_string", R"(["abc)", "the record ends early: expected '\"' at byte 5"},
        Row{"literal", "nul", "the record ends early: expected a value at byte 3"},
        Row{"literal_case", "True", "expected a value at byte 0"},
        Row{"literal_long", "truefalse", "expected the end of the record at byte 4"},
        Row{"byte_order_mark", "\xEF\xBB\xBF{}", "expected a value at byte 0"},
        Row{"depth_1024", std::string(1024, '[') + std::string(1024, ']'), nullptr},
        Row{"depth_1025", std::string(1025, '[') + std::string(1025, ']'),
            "nested deeper than 1024 levels at byte 1024"}),
    [](const auto& row) { return std::string(row.param.name); });

// The SIMD loop, its tail and every place within 16 bytes.
TEST(FindStringStop, AgreesWithTheDefinition) {
  for (std::size_t size = 0; size < 40; ++size) {
    for (std::size_t place = 0; place <= size; ++place) {
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(size, 'a');
        if (place < size) text[place] = static_cast<char>(byte);
        const bool stops = byte == '"' || byte == '\\' || byte < 0x20;
        const char* const end = text.data() + size;
        ASSERT_EQ(find_string_stop(text.data(), end) - text.data(),
                  static_cast<std::ptrdiff_t>(stops ? place : size))
            << size << " " << place << " " << byte;
      }
    }
  }
}

TEST(DecodeJsonString, KnowsEveryEscape) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"", ""},
      {"plain", "plain"},
      {R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t"},
      {R"(\u0040x\u00e9\u20AC)", "@x\xC3\xA9\xE2\x82\xAC"},
      {R"(\ud83d\ude00!)", "\xF0\x9F\x98\x80!"},
      {R"(\ud83d)", "\xEF\xBF\xBD"},
      {R"(\ude00\ud83d)", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {R"(\ud83dx)", "\xEF\xBF\xBDx"},
      {R"(\ud83d\u0041)", "\xEF\xBF\xBD\x41"},
  };
  std::string out = "left over";
  for (const auto& [raw, text] : rows) {
    decode_json_string(raw, out);
    EXPECT_EQ(out, text) << raw;
  }
}

// A random text over JSON's own alphabet is accepted exactly when nlohmann accepts it.
TEST(CheckJson, AgreesWithAnotherReaderOnRandomTexts) {
  constexpr std::string_view kPieces[] = {
      "{",    "}", "[",  "]",    ",",  ":", "\"a\"",   "\"\"", "1",      "-0", "1.5E-3",
      "true", " ", "\n", "null", "\"", "0", "\\u00e9", "-",    "\"k\":", "[]", "{}"};
  test::Random random(7);
  std::size_t accepted = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string text;
    const std::size_t count = 1 + random.below(7);
    for (std::size_t i = 0; i < count; ++i) text += kPieces[random.below(std::size(kPieces))];
    const bool expected = nlohmann::json::accept(text);
    accepted += expected ? 1 : 0;
    ASSERT_EQ(check_json(text).ok(), expected) << text;
  }
  EXPECT_GT(accepted, 1000U);
}

TEST(JsonExtent, EndsWhereTheValueEnds_InAnyPieces) {
  const std::pair<std::string, std::size_t> rows[] = {
      {R"({"a":[1,"}]\""]}, 2)", 16},
      {"[[],[]]]", 7},
      {R"("x\"y" )", 6},
      {R"("\\" )", 4},
      {"123,4", 3},
      {"true]", 4},
      {"[\"\\\\\\\"\"]x", 8},
      {R"([{"a":1]],)", 9},
  };
  for (const auto& [text, end] : rows) {
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
      JsonExtent extent;
      extent.start(text.front());
      std::size_t found = JsonExtent::kOpen;
      for (std::size_t at = 0; at < text.size() && found == JsonExtent::kOpen; at += piece) {
        found = extent.scan(std::string_view(text).substr(0, at + piece), at);
      }
      EXPECT_EQ(found, end) << text << " in pieces of " << piece;
    }
  }
}

TEST(FirstInvalidUtf8, NamesTheByte) {
  EXPECT_EQ(first_invalid_utf8("ab\xC3\xA9"), 4U);
  EXPECT_EQ(first_invalid_utf8("ab\xC3"), 2U);
  EXPECT_EQ(first_invalid_utf8("\xEF\xBF\xBD\xED\xA0\x80"), 3U);
}

TEST(JsonTestSuite, AcceptsAndRefusesAsNamed) {
  const auto folder = test::shared_data("json-torture/test_parsing");
  if (!folder) GTEST_SKIP() << "no shared data";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
    const std::string name = entry.path().filename().string();
    const std::string bytes = test::file_bytes(entry.path());
    const bool accepted = is_valid_utf8(bytes) && check_json(bytes).ok();
    if (name.starts_with("y_")) {
      EXPECT_TRUE(accepted) << name;
    }
    if (name.starts_with("n_")) {
      EXPECT_FALSE(accepted) << name;
    }
    ++files;
  }
  EXPECT_EQ(files, 318U);
}

}  // namespace
}  // namespace expunge
