#include "eval/measures.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/strings.h"

namespace expunge {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kFalsePositives = "false_positives_per_10k";
constexpr std::array<std::string_view, 13> kOfTally = {"precision",
                                                       "recall",
                                                       "f1",
                                                       "f2",
                                                       "strict_f1",
                                                       "strict_precision",
                                                       "strict_recall",
                                                       "strict_f2",
                                                       "characters_precision",
                                                       "characters_recall",
                                                       "characters_f1",
                                                       "characters_f2",
                                                       "whole"};

std::optional<double> figure(const Figures& figures, std::string_view name) {
  if (name == "precision") return figures.precision;
  if (name == "recall") return figures.recall;
  return name == "f1" ? figures.f1 : figures.f2;
}

std::optional<double> of_tally(const Tally& tally, std::string_view name) {
  if (name == "whole") return Share{tally.whole, tally.gold}.value();
  if (name.starts_with("strict_")) return figure(tally.strict(), name.substr(7));
  if (name.starts_with("characters_")) return figure(tally.characters(), name.substr(11));
  return figure(tally.overlap(), name);
}

Error no_measure(std::string_view name) {
  return {ErrorCode::kUsage,
          fmt::format("'{}' is no figure; try all.f1, PERSON.strict_recall, whole, clean, {} or "
                      "traps.WHY (docs/eval.md)",
                      name, kFalsePositives),
          "--fail-under"};
}

void add_limits(const Json& object, const std::string& lead, std::vector<Limit>& limits) {
  for (const auto& [name, value] : object.items()) {
    const std::string path = lead.empty() ? name : lead + "." + name;
    if (value.is_number()) limits.push_back({path, value.get<double>()});
    if (value.is_object()) add_limits(value, path == "entities" ? "" : path, limits);
  }
}

Result<std::vector<Limit>> limits_of_file(const std::string& path) {
  std::ifstream in(path);
  if (!in) return Error{ErrorCode::kNotFound, "cannot be read", path};
  const Json file = Json::parse(in, nullptr, false);
  if (!file.is_object()) {
    return Error{ErrorCode::kFormat, "is no JSON object of limits; see docs/eval.md", path};
  }
  std::vector<Limit> limits;
  add_limits(file, "", limits);
  return limits;
}

}  // namespace

bool lower_is_better(std::string_view name) {
  return name == kFalsePositives || name.starts_with("traps.");
}

Result<std::optional<double>> measure(const Score& score, std::string_view name) {
  if (name == "whole") return score.whole().value();
  if (name == "clean") return score.clean.value();
  if (name == "owners") return score.owners.value();
  if (name == "verdicts") return score.verdicts.value();
  if (name == kFalsePositives) return score.false_positives_per_10k();
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return no_measure(name);
  const std::string whose(name.substr(0, dot));
  const std::string_view what = name.substr(dot + 1);
  if (whose == "traps") {
    const auto trap = score.traps.find(std::string(what));
    return trap == score.traps.end() ? std::optional<double>() : trap->second.value();
  }
  if (whose == "owners") return score.owners_of(std::string(what)).value();
  if (std::find(kOfTally.begin(), kOfTally.end(), what) == kOfTally.end()) return no_measure(name);
  if (whose == "all") return of_tally(score.all, what);
  const auto entity = score.by_entity.find(whose);
  return entity == score.by_entity.end() ? std::optional<double>() : of_tally(entity->second, what);
}

std::vector<std::string> measures_of(const Score& score) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& whose) {
    for (const char* what : {".strict_f1", ".precision", ".recall", ".f1"}) {
      names.push_back(whose + what);
    }
  };
  add("all");
  for (const auto& [entity, tally] : score.by_entity) add(entity);
  for (const std::string_view name :
       {std::string_view("whole"), std::string_view("clean"), std::string_view("owners"),
        std::string_view("verdicts"), kFalsePositives}) {
    names.emplace_back(name);
  }
  for (const auto& [stated, row] : score.by_owner) {
    if (owner_from_string(stated)) names.push_back("owners." + stated);
  }
  for (const auto& [why, share] : score.traps) names.push_back("traps." + why);
  return names;
}

Result<std::vector<Limit>> read_limits(const std::string& word) {
  if (word.find('=') == std::string::npos) return limits_of_file(word);
  std::vector<Limit> limits;
  for (const std::string_view part : split(word, ',')) {
    const std::size_t equals = part.find('=');
    Limit limit;
    limit.measure = trim(part.substr(0, equals));
    const std::string_view value =
        equals == std::string_view::npos ? std::string_view() : trim(part.substr(equals + 1));
    const auto [end, fault] =
        std::from_chars(value.data(), value.data() + value.size(), limit.value);
    if (value.empty() || fault != std::errc() || end != value.data() + value.size()) {
      return Error{ErrorCode::kUsage,
                   fmt::format("'{}' is no limit; try all.f1=0.9,whole=0.8", part), "--fail-under"};
    }
    limits.push_back(std::move(limit));
  }
  return limits;
}

Result<std::vector<std::string>> check_limits(const Score& score,
                                              const std::vector<Limit>& limits) {
  std::vector<std::string> broken;
  for (const Limit& limit : limits) {
    const Result<std::optional<double>> value = measure(score, limit.measure);
    if (!value) return value.error();
    if (!value->has_value()) {
      // No finding is no false one.
      if (limit.measure.ends_with("precision") && score.all.gold > 0) continue;
      return Error{ErrorCode::kUsage,
                   fmt::format("'{}' has a limit and nothing to be measured on", limit.measure),
                   "--fail-under"};
    }
    const bool kept =
        lower_is_better(limit.measure) ? **value <= limit.value : **value >= limit.value;
    if (!kept) {
      broken.push_back(
          fmt::format("{} is {:.4f}, limit {:.4f}", limit.measure, **value, limit.value));
    }
  }
  return broken;
}

}  // namespace expunge
