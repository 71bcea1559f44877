// The JSON Schemas of rules/schema/ and the loaders agree: what ships fits, and of the invalid
// files a schema refuses all those whose mistake it can see.
// valijson uses std::regex, about which g++ 12 under -fsanitize raises a false alarm.
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <vector>

#include "rulebook/embedded.h"
#include "rulebook/yaml_tree.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Plain scalars as YAML 1.2's core schema reads them.
json to_json(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::kNull:
      return nullptr;
    case YamlNode::Kind::kList: {
      json list = json::array();
      for (const YamlNode& item : node.items) list.push_back(to_json(item));
      return list;
    }
    case YamlNode::Kind::kMap: {
      json map = json::object();
      for (std::size_t i = 0; i < node.keys.size(); ++i) {
        map[node.keys[i].scalar] = to_json(node.items[i]);
      }
      return map;
    }
    case YamlNode::Kind::kScalar:
      break;
  }
  if (!node.quoted) {
    const json value = json::parse(node.scalar, nullptr, false);
    if (value.is_number() || value.is_boolean()) return value;
  }
  return node.scalar;
}

// Empty if the YAML fits the schema, else what is wrong.
std::string schema_fault(const std::string& schema_name, std::string_view yaml) {
  const json document =
      json::parse(embedded_file("schema/" + schema_name + ".schema.json"), nullptr, false);
  if (document.is_discarded()) return "the schema is no JSON";
  valijson::Schema schema;
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema);
  const Result<std::vector<YamlNode>> nodes = parse_yaml(yaml, schema_name);
  if (!nodes) return nodes.error().to_string();
  for (const YamlNode& node : *nodes) {
    const json value = to_json(node);
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(value), &results)) {
      continue;
    }
    std::string fault;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
      for (const std::string& part : error.context) fault += part;
      fault += ": " + error.description + "\n";
    }
    return fault;
  }
  return {};
}

std::string schema_of(std::string_view path) {
  if (path.starts_with("profiles/")) return "profile";
  return path.starts_with("policies/") ? "policy" : "rule";
}

TEST(Schema, EveryShippedFileFits) {
  std::size_t files = 0;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.ends_with(".yaml")) continue;
    ++files;
    EXPECT_EQ(schema_fault(schema_of(file.path), file.bytes), "") << file.path;
  }
  EXPECT_GE(files, 4U);
}

// Mistakes that are beyond a schema: RE2's syntax, marks, other files, several documents.
bool is_beyond_schema(const std::string& name) {
  constexpr std::array<std::string_view, 25> kBeyond = {
      "rule-bad-regex",        "rule-bad-class",      "rule-lookahead",        "rule-lookbehind",
      "rule-backreference",    "rule-stacked-repeat", "rule-text-start",       "rule-text-end",
      "rule-any-byte",         "rule-ungreedy-flag",  "rule-two-values",       "rule-empty-match",
      "rule-veto-regex",       "rule-previous-regex", "rule-duplicate-id",     "rule-nested-marks",
      "rule-marked-non-match", "rule-empty-file",     "profile-when-text",     "profile-two",
      "rule-allow-regex",      "rule-groups-absent",  "rule-groups-and-value", "rule-number-shape",
      "rule-number-check"};
  return std::find(kBeyond.begin(), kBeyond.end(), name) != kBeyond.end();
}

TEST(Schema, RefusesWhatTheLoadersRefuse) {
  for (const fs::directory_entry& entry :
       fs::directory_iterator(fs::path(EXPUNGE_SOURCE_DIR) / "tests/rulebook/invalid")) {
    if (entry.path().extension() != ".yaml") continue;
    const std::string name = entry.path().stem().string();
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string yaml{std::istreambuf_iterator<char>(in), {}};
    const std::string fault = schema_fault(name.substr(0, name.find('-')), yaml);
    EXPECT_EQ(fault.empty(), is_beyond_schema(name)) << name << ": " << fault;
  }
}

}  // namespace
}  // namespace expunge
