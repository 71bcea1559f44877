#include "eval/evaluation_json.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "eval/comparison.h"
#include "eval/measures.h"
#include "expunge/version.h"

namespace expunge {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kType = "expunge-eval";

Json number(std::optional<double> value) {
  if (!value) return nullptr;
  return std::round(*value * 1e6) / 1e6;
}

Json to_json(const Figures& figures) {
  return {{"precision", number(figures.precision)},
          {"recall", number(figures.recall)},
          {"f1", number(figures.f1)},
          {"f2", number(figures.f2)}};
}

Json to_json(const Tally& tally) {
  return {{"gold", tally.gold},
          {"found", tally.found},
          {"exact", tally.exact},
          {"touched", tally.touched},
          {"right", tally.right},
          {"whole", tally.whole},
          {"gold_characters", tally.gold_characters},
          {"found_characters", tally.found_characters},
          {"shared_characters", tally.shared_characters},
          {"strict", to_json(tally.strict())},
          {"overlap", to_json(tally.overlap())},
          {"characters", to_json(tally.characters())}};
}

Json to_json(const Share& share) {
  return {{"part", share.part}, {"all", share.all}, {"share", number(share.value())}};
}

Json to_json(const RuleTally& tally) {
  return {{"found", tally.found},
          {"exact", tally.exact},
          {"right", tally.right},
          {"wrong", tally.wrong}};
}

template <class Value>
Json to_json(const std::map<std::string, Value>& map) {
  Json out = Json::object();
  for (const auto& [name, value] : map) out[name] = to_json(value);
  return out;
}

Json to_json(const Fault& fault, bool show_text) {
  Json out = {{"outcome", to_string(fault.outcome)}, {"set", fault.set}, {"id", fault.id}};
  if (!fault.pointer.empty()) out["pointer"] = fault.pointer;
  out["start"] = fault.span.begin;
  out["end"] = fault.span.end;
  out["entity"] = fault.entity;
  if (!fault.found_as.empty()) out["found_as"] = fault.found_as;
  if (!fault.rule.empty()) out["rule"] = fault.rule;
  if (show_text) {
    out["text"] = fault.text;
    if (!fault.found_text.empty()) out["found_text"] = fault.found_text;
  }
  return out;
}

Json to_json(const std::vector<CaseChange>& changes, bool show_text) {
  Json out = Json::array();
  for (const CaseChange& change : changes) {
    Json one = to_json(change.fault, show_text);
    one.erase("outcome");
    one["before"] = change.before ? Json(to_string(*change.before)) : Json(nullptr);
    one["after"] = change.after ? Json(to_string(*change.after)) : Json(nullptr);
    out.push_back(std::move(one));
  }
  return out;
}

Json to_json(const Comparison& comparison, bool show_text) {
  Json measures = Json::object();
  for (const MeasureChange& change : comparison.measures) {
    measures[change.measure] = {{"before", number(change.before)}, {"after", number(change.after)}};
  }
  return {{"before", comparison.before},
          {"measures", measures},
          {"better", to_json(comparison.better, show_text)},
          {"worse", to_json(comparison.worse, show_text)},
          {"left_out", comparison.left_out}};
}

// Stated owner -> found owner -> how often.
Json owner_rows(const Score& score) {
  Json out = Json::object();
  for (const auto& [stated, row] : score.by_owner) {
    Json& counts = out[stated] = Json::object();
    for (const auto& [found, count] : row) counts[found] = count;
  }
  return out;
}

Json options_json(const EvalRequest& request) {
  const Options& options = request.options;
  return {{"names", options.names},
          {"engine", options.engine},
          {"policy", request.by_policy ? Json(options.policy) : Json(nullptr)},
          {"rules", options.rules},
          {"only", options.only},
          {"except", options.except},
          {"with", options.with},
          {"risk", options.risk},
          {"min_score", options.min_score < 0 ? Json(nullptr) : Json(options.min_score)},
          {"hints", request.hints},
          {"only_annotated", request.only_annotated}};
}

Json figures_json(const Score& score) {
  Json measures = Json::object();
  for (const std::string& name : measures_of(score)) {
    const auto value = measure(score, name);
    if (value && *value) measures[name] = number(*value);
  }
  return {{"cases", score.cases},
          {"characters", score.characters},
          {"false_positives", score.false_positives},
          {"measures", measures},
          {"all", to_json(score.all)},
          {"whole", to_json(score.whole())},
          {"clean", to_json(score.clean)},
          {"owners", to_json(score.owners)},
          {"owners_stated", owner_rows(score)},
          {"verdicts", to_json(score.verdicts)},
          {"traps", to_json(score.traps)},
          {"entities", to_json(score.by_entity)},
          {"languages", to_json(score.by_language)},
          {"roles", to_json(score.by_role)},
          {"tags", to_json(score.by_tag)},
          {"sets", to_json(score.by_set)},
          {"labels", to_json(score.by_label)},
          {"rules", to_json(score.by_rule)}};
}

Fault fault_of(const Json& json) {
  Fault fault;
  fault.outcome = outcome_from_string(json.at("outcome").get<std::string>()).value();
  fault.set = json.at("set");
  fault.id = json.at("id");
  fault.pointer = json.value("pointer", "");
  fault.span = {json.at("start").get<std::size_t>(), json.at("end").get<std::size_t>()};
  fault.entity = json.at("entity");
  fault.rule = json.value("rule", "");
  fault.found_as = json.value("found_as", "");
  fault.text = json.value("text", "");
  return fault;
}

}  // namespace

std::string to_json(const Evaluation& evaluation, const EvalRequest& request, bool show_text,
                    const Comparison* comparison) {
  Json sets = Json::array();
  for (const EvalSet& set : evaluation.sets) {
    sets.push_back({{"name", set.name},
                    {"sha256", set.sha256},
                    {"cases", set.cases},
                    {"unreadable", set.unreadable}});
  }
  Json faults = Json::array();
  for (const Fault& fault : evaluation.score.faults) faults.push_back(to_json(fault, show_text));
  Json out = {{"type", kType},
              {"version", kVersion},
              {"options", options_json(request)},
              {"sets", sets},
              {"figures", figures_json(evaluation.score)},
              {"faults", faults}};
  if (comparison != nullptr) out["compared"] = to_json(*comparison, show_text);
  return out.dump(1) + "\n";
}

Result<EarlierEvaluation> read_evaluation(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Error{ErrorCode::kNotFound, "cannot be read", path};
  EarlierEvaluation out;
  try {
    const Json file = Json::parse(in);
    if (file.at("type") != kType) throw std::invalid_argument("type");
    for (const Json& set : file.at("sets")) {
      out.sets.push_back({set.at("name"), set.at("sha256"), set.at("cases"), set.at("unreadable")});
    }
    for (const auto& [name, value] : file.at("figures").at("measures").items()) {
      out.measures[name] = value.get<double>();
    }
    for (const Json& fault : file.at("faults")) out.faults.push_back(fault_of(fault));
  } catch (const std::exception&) {
    return Error{ErrorCode::kFormat,
                 "is no evaluation; write one with `expunge eval GOLD --format json -o FILE`",
                 path};
  }
  return out;
}

}  // namespace expunge
