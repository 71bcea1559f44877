// SARIF 2.1.0 (OASIS standard, 2020, with errata 01): one run; section numbers are the standard's.
//
// Results are written as they come; the rules that they name follow behind them in tool.driver,
// which JSON's order of members allows.
#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/utf8.h"
#include "expunge/version.h"
#include "report/writers.h"

namespace expunge {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kHead =
    "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
    "\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"results\":[";

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

// RFC 3986: a file URI, or a reference relative to the root of the source tree (3.4.4).
Json artifact_location(std::string_view path) {
  std::string uri;
  for (const char c : path) {
    if (is_unreserved(c)) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  if (path.starts_with('/')) return {{"uri", "file://" + uri}};
  return {{"uri", uri}, {"uriBaseId", "%SRCROOT%"}};
}

Json region_of(const ReportedFinding& finding) {
  return {{"startLine", finding.begin.line},
          {"startColumn", finding.begin.column},
          {"endLine", finding.end.line},
          {"endColumn", finding.end.column},
          {"byteOffset", finding.begin.offset},
          {"byteLength", finding.end.offset - finding.begin.offset}};
}

Json location_of(const ReportedFinding& finding) {
  Json location = {
      {"physicalLocation",
       {{"artifactLocation", artifact_location(finding.input)}, {"region", region_of(finding)}}}};
  if (!finding.pointer.empty()) {
    location["logicalLocations"] = Json::array({{{"fullyQualifiedName", finding.pointer}}});
  }
  return location;
}

class SarifReport final : public ReportWriter {
 public:
  SarifReport(ReportLevel level, Write write) : level_(level), write_(std::move(write)) {}

  void input(std::string_view) override {}

  void add(const ReportedFinding& finding) override {
    write_(any_ ? std::string_view(",\n") : std::string_view(kHead));
    if (!any_) write_("\n");
    any_ = true;
    Json result = {{"ruleId", finding.rule},
                   {"ruleIndex", index_of(finding)},
                   {"level", level_of(finding, level_)},
                   {"message", {{"text", in_words(finding)}}},
                   {"locations", Json::array({location_of(finding)})},
                   // The same value has the same one wherever it stands, under the same key.
                   {"partialFingerprints", {{"expungeValue/v1", finding.fingerprint}}}};
    if (finding.state != FindingState::kFound) result["baselineState"] = "new";  // 3.27.24
    if (finding.state == FindingState::kAccepted) {
      Json suppression = {{"kind", "external"}, {"status", "accepted"}};  // 3.35
      if (!finding.reason.empty()) suppression["justification"] = as_utf8(finding.reason);
      result["suppressions"] = Json::array({suppression});
    }
    result["properties"] = {{"entity", finding.entity},        {"record", finding.record},
                            {"role", to_string(finding.role)}, {"owner", to_string(finding.owner)},
                            {"score", finding.score},          {"action", finding.action}};
    if (!finding.shape.empty()) result["properties"]["shape"] = finding.shape;
    write_(dump(result));
  }

  void issue(const ReportedIssue& issue) override {
    notifications_.push_back(
        {{"level", "warning"},
         {"message",
          {{"text",
            record_name(issue.record) + " could not be read: " + std::string(issue.message)}}},
         {"locations", Json::array({{{"physicalLocation",
                                      {{"artifactLocation", artifact_location(issue.input)}}}}})}});
  }

  void finish(const ReportSummary& summary) override {
    if (!any_) write_(kHead);
    Json invocation = {{"executionSuccessful", true}};  // 3.20.14: it ran, whatever it found
    for (const ReportedCheck& check : summary.checks) {
      notifications_.push_back(
          {{"level", check.passed ? "note" : std::string(level_word())},
           {"message", {{"text", as_utf8(check.name + ": " + check.detail)}}}});
    }
    if (!notifications_.empty()) invocation["toolExecutionNotifications"] = notifications_;
    const Json driver = {
        {"name", "expunge"}, {"semanticVersion", std::string(kVersion)}, {"rules", rules_}};
    write_("],\n\"invocations\":" + dump(Json::array({invocation})) +
           ",\n\"tool\":" + dump({{"driver", driver}}) + "}]}\n");
  }

 private:
  static std::string dump(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  std::string_view level_word() const {
    return level_ == ReportLevel::kError ? "error" : "warning";
  }

  std::size_t index_of(const ReportedFinding& finding) {
    const auto [at, is_new] = indices_.emplace(finding.rule, rules_.size());
    if (is_new) {
      rules_.push_back({{"id", finding.rule},
                        {"shortDescription", {{"text", finding.entity}}},
                        {"properties", {{"tags", Json::array({"privacy", finding.entity})}}}});
    }
    return at->second;
  }

  ReportLevel level_;
  Write write_;
  bool any_ = false;
  std::map<std::string, std::size_t, std::less<>> indices_;
  Json rules_ = Json::array();
  Json notifications_ = Json::array();
};

}  // namespace

std::unique_ptr<ReportWriter> make_sarif_report(ReportLevel level, ReportWriter::Write write) {
  return std::make_unique<SarifReport>(level, std::move(write));
}

}  // namespace expunge
