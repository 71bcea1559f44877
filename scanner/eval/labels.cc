#include "eval/labels.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/entity_family.h"

namespace expunge {
namespace {

using Json = nlohmann::json;
using Pair = std::pair<std::string_view, std::string_view>;

// Names that annotators use, and ours.
constexpr std::array kClasses = std::to_array<Pair>({
    {"ADDRESS", "STREET_ADDRESS"},
    {"DATE_TIME", "DATE"},
    {"DOMAIN", "URL"},
    {"EMAIL", "EMAIL_ADDRESS"},
    {"GPE", "LOCATION"},
    {"IBAN", "IBAN_CODE"},
    {"ID_OTHER", kOtherLabel},
    {"IP", "IP_ADDRESS"},
    {"LOC", "LOCATION"},
    {"MAC", "MAC_ADDRESS"},
    {"ORG", "ORGANIZATION"},
    {"PER", "PERSON"},
    {"PHONE", "PHONE_NUMBER"},
    {"PH_MOBILE_NUMBER", "PHONE_NUMBER"},
    {"SSN", "US_SSN"},
    {"TITLE", kOtherLabel},
    {"TR_PHONE_NUMBER", "PHONE_NUMBER"},
    {"USERNAME", "HANDLE"},
});

std::string_view lookup(const auto& table, std::string_view name) {
  const auto at =
      std::find_if(table.begin(), table.end(), [&](const Pair& p) { return p.first == name; });
  return at == table.end() ? std::string_view() : at->second;
}

// What all sets say of a label that no two contradict.
Json agreed(const Json& sets) {
  Json merged = Json::object();
  std::set<std::string> disputed;
  for (const Json& set : sets) {
    if (!set.is_object()) continue;
    for (const auto& [label, name] : set.items()) {
      if (label == "*") continue;
      const auto [at, is_new] = merged.emplace(label, name);
      if (!is_new && *at != name) disputed.insert(label);
    }
  }
  for (const std::string& label : disputed) merged.erase(label);
  return merged;
}

Json set_for(const Json& file, std::string_view stem) {
  const bool flat =
      std::none_of(file.begin(), file.end(), [](const Json& value) { return value.is_object(); });
  if (flat) return file;
  std::string best;
  for (const auto& [name, set] : file.items()) {
    const bool fits = stem == name || stem.starts_with(name + "-");
    if (fits && name.size() > best.size()) best = name;
  }
  return best.empty() ? agreed(file) : file.at(best);
}

}  // namespace

std::string entity_of_class(std::string_view name) {
  const std::string_view ours = lookup(kClasses, name);
  return std::string(ours.empty() ? name : ours);
}

std::string_view family_of(std::string_view entity) {
  if (entity == "DATE_OF_BIRTH") return "DATE";
  const std::string_view family = entity_family(entity);
  return family == entity ? std::string_view() : family;
}

Result<LabelMap> LabelMap::read(const std::string& path, std::string_view stem) {
  std::ifstream in(path);
  const Json file = Json::parse(in, nullptr, false);
  if (!file.is_object()) {
    return Error{ErrorCode::kFormat, "is no label map; write {\"LABEL\": \"ENTITY\", ...}", path};
  }
  LabelMap map;
  const Json classes = set_for(file, stem);
  for (const auto& [label, name] : classes.items()) {
    if (!name.is_string()) {
      return Error{ErrorCode::kFormat, "label '" + label + "' needs the name of an entity", path};
    }
    if (label == "*") {
      map.otherwise_ = name;
    } else {
      map.classes_[label] = name;
    }
  }
  return map;
}

std::string LabelMap::entity_of(std::string_view label) const {
  if (const auto at = classes_.find(label); at != classes_.end()) {
    return entity_of_class(at->second);
  }
  if (otherwise_.empty()) return entity_of_class(label);
  // "All others are numbers of identity" is said of postal codes too, which are known better here.
  const std::string wide = entity_of_class(otherwise_);
  const std::string_view family = wide == kOtherLabel ? std::string_view() : family_of(label);
  return family.empty() ? wide : std::string(family);
}

std::string EntityNames::of(std::string_view entity) const {
  if (is_gold(entity)) return std::string(entity);
  const std::string_view family = family_of(entity);
  return std::string(!family.empty() && is_gold(family) ? family : entity);
}

}  // namespace expunge
