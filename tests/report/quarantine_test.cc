#include "report/quarantine.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

namespace expunge {
namespace {

QuarantineLine line_of(std::string_view raw) {
  return {"in.jsonl", 4, 1234, "json-syntax", "expected ',' at byte 2", raw, raw.size()};
}

TEST(Quarantine, KeepsValidUtf8AsItIs) {
  const std::string raw = "{\"a\":\r \"\xE2\x82\xAC\"" + std::string(1, '\0');
  std::string out;
  append_quarantine(line_of(raw), out);
  EXPECT_EQ(out, R"({"input":"in.jsonl","record":4,"offset":1234,"reason":"json-syntax",)"
                 R"("message":"expected ',' at byte 2","bytes":13,)"
                 "\"raw\":\"{\\\"a\\\":\\r \\\"\xE2\x82\xAC\\\"\\u0000\"}\n");
  EXPECT_EQ(nlohmann::json::parse(out)["raw"].get<std::string>(), raw);
}

TEST(Quarantine, OtherBytesAreBase64) {
  const struct {
    std::string_view raw;
    const char* base64;
  } rows[] = {{"\xff", "/w=="},
              {"\xff\xfe", "//4="},
              {"\xff\xfe\xfd", "//79"},
              {"ab\xff"
               "c",
               "YWL/Yw=="}};
  for (const auto& row : rows) {
    std::string out;
    append_quarantine(line_of(row.raw), out);
    const auto json = nlohmann::json::parse(out);
    EXPECT_EQ(json["raw_base64"], row.base64);
    EXPECT_FALSE(json.contains("raw"));
  }
}

TEST(Quarantine, RecordsRefusedUnreadSayTheirSize) {
  QuarantineLine line = line_of("");
  line.record = -1;
  line.bytes = 99'000'000;
  std::string out;
  append_quarantine(line, out);
  const auto json = nlohmann::json::parse(out);
  EXPECT_EQ(json["record"], -1);
  EXPECT_EQ(json["bytes"], 99'000'000);
  EXPECT_EQ(json["raw"], "");
}

}  // namespace
}  // namespace expunge
