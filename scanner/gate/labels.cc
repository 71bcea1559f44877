#include "gate/labels.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <span>
#include <string_view>
#include <tuple>
#include <utility>

#include "report/audit.h"

namespace expunge {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

LoggedFinding finding_of(const Json& line) {
  LoggedFinding finding;
  finding.input = line.value("input", "");
  finding.record = line.at("record").get<std::int64_t>();
  finding.pointer = line.at("pointer").get<std::string>();
  finding.span = {line.at("start").get<std::size_t>(), line.at("end").get<std::size_t>()};
  finding.raw = {line.value("raw_start", std::size_t{0}), line.value("raw_end", std::size_t{0})};
  finding.role = line.value("role", "");
  finding.owner = line.value("owner", "");
  finding.entity = line.at("entity").get<std::string>();
  finding.rule = line.at("rule").get<std::string>();
  finding.score = line.value("score", 0.0);
  finding.fingerprint = line.value("fingerprint", "");
  return finding;
}

// What lines of logs are about ("issue" and "verdict": of `gate --format jsonl`).
constexpr std::string_view kLogTypes[] = {"run",    "finding", "quarantine", "drop",
                                          "totals", "issue",   "verdict"};
constexpr std::string_view kLabelTypes[] = {"label"};

// Gives the lines of a file that are JSON objects of these types; one of another type means that
// the file is not `what`.  A last line that was cut off is passed over; a file without any such
// line, which is not empty, is an error.
Result<void> each_line(const std::string& path, std::span<const std::string_view> types,
                       std::string_view what,
                       const std::function<void(std::string_view type, const Json& line)>& take) {
  const Error wrong_kind{ErrorCode::kFormat, "is no " + std::string(what), path};
  auto reader = AuditReader::open(path, nullptr);
  if (!reader) return std::move(reader).error();
  for (bool any = false;; any = true) {
    const auto text = (*reader)->next();
    if (!text) return text.error();
    if (!*text) {
      std::error_code ignored;
      const bool empty = std::filesystem::file_size(path, ignored) == 0;
      return any || empty ? Result<void>() : Result<void>(wrong_kind);
    }
    try {
      const Json line = Json::parse(**text);
      const std::string type = line.at("type").get<std::string>();
      if (std::ranges::find(types, type) == types.end()) return wrong_kind;
      take(type, line);
    } catch (const Json::exception&) {
      return wrong_kind;
    }
  }
}

struct Label {
  LoggedFinding finding;
  ReviewVerdict verdict = ReviewVerdict::kTrue;
};

Result<std::vector<Label>> read_all(const std::string& path) {
  std::vector<Label> labels;
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return labels;
  const auto take = [&](std::string_view, const Json& line) {
    const bool is_true = line.at("label").get<std::string>() == "true";
    labels.push_back({finding_of(line), is_true ? ReviewVerdict::kTrue : ReviewVerdict::kFalse});
  };
  const Result<void> done = each_line(path, kLabelTypes, "file of labels", take);
  if (!done) return done.error();
  return labels;
}

Json mark_of(const LoggedFinding& finding, const Labels& labels) {
  const auto label = labels.find(finding.place());
  Json mark = {{"pointer", finding.pointer},
               {"start", finding.span.begin},
               {"end", finding.span.end},
               {"entity", finding.entity},
               {"kind", "optional"}};
  if (label == labels.end()) return mark;
  mark["kind"] = label->second == ReviewVerdict::kTrue ? "gold" : "trap";
  if (label->second == ReviewVerdict::kFalse) mark["entity"] = "review";
  return mark;
}

}  // namespace

std::string LoggedFinding::place() const {
  return input + "\n" + std::to_string(record) + "\n" + pointer + "\n" +
         std::to_string(span.begin) + "-" + std::to_string(span.end) + "\n" + entity;
}

Result<FindingLog> read_finding_log(const std::string& path) {
  FindingLog log;
  const auto take = [&](std::string_view type, const Json& line) {
    if (type == "finding" && line.at("rule") != "policy/fields") {
      log.findings.push_back(finding_of(line));
    } else if (type == "run" && line.contains("inputs") && line["inputs"].size() == 1) {
      log.input = line["inputs"][0].value("name", "");
    }
  };
  const Result<void> done = each_line(path, kLogTypes, "log of expunge", take);
  if (!done) return done.error();
  return log;
}

Result<Labels> read_labels(const std::string& path) {
  const Result<std::vector<Label>> all = read_all(path);
  if (!all) return all.error();
  Labels labels;
  for (const Label& label : *all) labels[label.finding.place()] = label.verdict;
  return labels;
}

Result<std::set<std::string>> false_values(const std::string& path) {
  const Result<std::vector<Label>> all = read_all(path);
  if (!all) return all.error();
  std::map<std::string, Label> last;
  for (const Label& label : *all) last[label.finding.place()] = label;
  std::set<std::string> wrong;
  for (const auto& [place, label] : last) {
    if (label.verdict == ReviewVerdict::kFalse) wrong.insert(label.finding.fingerprint);
  }
  for (const auto& [place, label] : last) {
    if (label.verdict == ReviewVerdict::kTrue) wrong.erase(label.finding.fingerprint);
  }
  return wrong;
}

std::string label_line(const LoggedFinding& finding, ReviewVerdict verdict) {
  Json line = {{"type", "label"}};
  if (!finding.input.empty()) line["input"] = finding.input;
  line["record"] = finding.record;
  line["pointer"] = finding.pointer;
  line["start"] = finding.span.begin;
  line["end"] = finding.span.end;
  line["entity"] = finding.entity;
  line["rule"] = finding.rule;
  line["fingerprint"] = finding.fingerprint;
  line["label"] = verdict == ReviewVerdict::kTrue ? "true" : "false";
  return dump(line) + "\n";
}

std::vector<RulePrecision> precision_by_rule(const std::vector<LoggedFinding>& findings,
                                             const Labels& labels) {
  std::map<std::pair<std::string, std::string>, RulePrecision> by_rule;
  for (const LoggedFinding& finding : findings) {
    RulePrecision& row = by_rule[{finding.rule, finding.entity}];
    row.rule = finding.rule;
    row.entity = finding.entity;
    const auto label = labels.find(finding.place());
    if (label == labels.end()) {
      ++row.open;
    } else {
      ++(label->second == ReviewVerdict::kTrue ? row.right : row.wrong);
    }
  }
  std::vector<RulePrecision> rows;
  rows.reserve(by_rule.size());
  for (auto& [key, row] : by_rule) rows.push_back(std::move(row));
  std::stable_sort(rows.begin(), rows.end(), [](const RulePrecision& a, const RulePrecision& b) {
    return a.wrong > b.wrong;
  });
  return rows;
}

std::string gold_of(const std::vector<LoggedFinding>& findings, const Labels& labels) {
  std::map<std::int64_t, std::vector<const LoggedFinding*>> by_record;
  std::set<std::int64_t> reviewed;
  for (const LoggedFinding& finding : findings) {
    if (finding.record < 0) continue;  // headers and envelopes are no records of gold
    by_record[finding.record].push_back(&finding);
    if (labels.contains(finding.place())) reviewed.insert(finding.record);
  }
  std::string out;
  for (const auto& [record, all] : by_record) {
    if (!reviewed.contains(record)) continue;
    Json spans = Json::array();
    for (const LoggedFinding* finding : all) spans.push_back(mark_of(*finding, labels));
    out +=
        dump({{"id", "review-" + std::to_string(record)}, {"record", record}, {"spans", spans}}) +
        "\n";
  }
  return out;
}

}  // namespace expunge
