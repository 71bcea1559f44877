// The published schema and the loader agree on what is a registry.
// valijson uses std::regex, about which g++ 12 under -fsanitize raises a false alarm.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "optout/registry.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

using nlohmann::json;

bool fits_schema(const std::string& text) {
  const json document = json::parse(embedded_file("schema/optout.schema.json"));
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema);
  const json value = json::parse(text);
  valijson::Validator validator;
  return validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(value), nullptr);
}

std::string with(const std::string& entries) {
  return R"({"subjects":[{"id":"S-1",)" + entries + "}]}";
}

// JSON is YAML, so one text serves both.
bool loads(const std::string& text) { return read_registry(text, "r.yaml", {}).faults.empty(); }

TEST(OptOutSchema, TakesWhatTheLoaderTakes) {
  for (
      const std::string& text :
      {with(R"("names":["Dana Whitlock",{"name":"Tobi Okafor","order":"given","initials":true}])"),
       with(
           R"("action":"drop_turns","emails":["d@brightmail.net",{"address":"t@brightmail.net","tags":false,"dots":true}])"),
       with(R"("phones":["+14155550127",{"number":"4155550127","region":"US"}])"),
       with(R"("handles":["dana_w92",{"name":"danaw","service":"reddit"}])"),
       with(R"("strings":["12 Heron Quay"],"records":[{"bot_id":"bbbb1111","stamp":16748}])"),
       std::string(
           R"({"region":"GB","action":"report","subjects":[{"id":7,"phones":["020 7946 0018"]}]})")}) {
    EXPECT_TRUE(fits_schema(text)) << text;
    EXPECT_TRUE(loads(text)) << text;
  }
}

TEST(OptOutSchema, RefusesWhatTheLoaderRefuses) {
  for (const std::string& text :
       {std::string("{}"), std::string(R"({"subjects":[]})"), with(R"("name":["Dana Whitlock"])"),
        with(R"("action":"delete","strings":["12 Heron Quay"])"),
        with(R"("names":"Dana Whitlock")"),
        with(R"("names":[{"name":"Dana Whitlock","initial":true}])"),
        with(R"("names":[{"name":"Dana Whitlock","order":"last"}])"), with(R"("emails":["dana"])"),
        with(R"("emails":[{"address":"d@brightmail.net","tags":"no"}])"),
        with(R"("phones":[{"number":"4155550127","region":"usa"}])"),
        with(R"("handles":[{"service":"reddit"}])"), with(R"("strings":[["12 Heron Quay"]])"),
        with(R"("records":["bbbb1111"])"), with(R"("records":[{}])"),
        std::string(R"({"subjects":[{"id":"S 1","strings":["12 Heron Quay"]}]})"),
        std::string(R"({"subjects":[{"strings":["12 Heron Quay"]}]})"),
        std::string(R"({"subjects":[{"id":"S-1"}]})")}) {
    EXPECT_FALSE(fits_schema(text)) << text;
    EXPECT_FALSE(loads(text)) << text;
  }
}

}  // namespace
}  // namespace expunge
