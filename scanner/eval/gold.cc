#include "eval/gold.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string_view>
#include <utility>

#include "base/digest.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::string_view kRecordEnding = ".gold.jsonl";
constexpr std::string_view kTextEnding = ".jsonl";
constexpr std::string_view kMapName = "LABELMAP.json";
// Presidio's own score of a value: below this it means "only with context", which not every text
// of its tests holds.
constexpr double kWeakScore = 0.3;
// A field of a text row is a tag if it has few values, all short.
constexpr std::size_t kMostTagValues = 16;
constexpr std::size_t kLongestTag = 40;

std::string string_at(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

CodeSpan span_of(const Json& mark) {
  const CodeSpan span{mark.at("start").get<std::size_t>(), mark.at("end").get<std::size_t>()};
  if (span.begin >= span.end) throw std::invalid_argument("a span is empty");
  return span;
}

std::optional<Owner> owner_of(const Json& mark) {
  const std::string name = string_at(mark, "owner");
  if (name.empty()) return std::nullopt;
  const std::optional<Owner> owner = owner_from_string(name);
  if (!owner) throw std::invalid_argument("'" + name + "' is no owner");
  return owner;
}

MarkKind kind_of(const std::string& name) {
  if (name == "gold") return MarkKind::kGold;
  if (name == "optional") return MarkKind::kOptional;
  if (name == "trap") return MarkKind::kTrap;
  throw std::invalid_argument("'" + name + "' is no kind; one of gold, optional, trap");
}

GoldCase record_case(const Json& row, const LabelMap& labels) {
  GoldCase out;
  out.id = row.at("id").get<std::string>();
  out.record = row.at("record").get<std::int64_t>();
  out.language = string_at(row, "lang");
  if (const auto tags = row.find("tags"); tags != row.end()) tags->get_to(out.tags);
  for (const Json& span : row.at("spans")) {
    Mark mark;
    mark.pointer = span.at("pointer").get<std::string>();
    mark.span = span_of(span);
    mark.label = span.at("entity").get<std::string>();
    mark.kind = kind_of(span.at("kind").get<std::string>());
    mark.entity = mark.kind == MarkKind::kTrap ? mark.label : labels.entity_of(mark.label);
    mark.text = string_at(span, "text");
    mark.owner = owner_of(span);
    out.marks.push_back(std::move(mark));
  }
  return out;
}

Role role_of_speaker(std::string_view speaker) {
  const std::string name = ascii_lower(speaker);
  const bool bot = name == "system" || name == "assistant" || name == "bot";
  return bot ? Role::kBot : Role::kHuman;
}

// Presidio states what a test asks of the score: a number, or the least and the most it may be.
// Where the least is below the limit the test holds without the value being found for certain.
bool is_weak(const Json& mark) {
  const auto score = mark.find("presidio_score");
  if (score == mark.end()) return false;
  const Json& least = score->is_array() && !score->empty() ? score->front() : *score;
  return least.is_number() && least.get<double>() < kWeakScore;
}

GoldCase text_case(const Json& row, const LabelMap& labels) {
  GoldCase out;
  out.id = row.at("id").get<std::string>();
  out.text = row.at("text").get<std::string>();
  out.language = string_at(row, "lang");
  out.region = string_at(row, "region");
  out.role = role_of_speaker(string_at(row, "speaker"));
  out.speaker = string_at(row, "author");
  out.whole_string = string_at(row, "mode") == "whole_string_validity";
  if (const auto annotated = row.find("annotated"); annotated != row.end()) {
    out.everything = false;
    for (const Json& label : *annotated) {
      out.asked.push_back(label.get<std::string>());
      out.annotated.push_back(labels.entity_of(out.asked.back()));
    }
    std::sort(out.asked.begin(), out.asked.end());
    std::sort(out.annotated.begin(), out.annotated.end());
  }
  const std::size_t size = count_code_points(out.text);
  for (const Json& span : row.at("spans")) {
    Mark mark;
    mark.span = span_of(span);
    if (mark.span.end > size) throw std::invalid_argument("a span ends behind the text");
    mark.label = span.at("label").get<std::string>();
    mark.entity = labels.entity_of(mark.label);
    mark.text = string_at(span, "text");
    mark.owner = owner_of(span);
    if (is_weak(span) || !out.looks_for(mark.entity)) mark.kind = MarkKind::kOptional;
    out.marks.push_back(std::move(mark));
  }
  return out;
}

// "form=e164": what a row says of itself, where all rows together say few things.
void add_tags(const std::vector<Json>& rows, std::vector<GoldCase>& cases) {
  static const std::set<std::string> kNoTags = {"id",   "text",   "lang", "region", "speaker",
                                                "mode", "author", "note", "desc"};
  std::map<std::string, std::set<std::string>> values;
  for (const Json& row : rows) {
    for (const auto& [key, value] : row.items()) {
      if (value.is_string() && !kNoTags.contains(key)) values[key].insert(value);
    }
  }
  std::erase_if(values, [](const auto& entry) {
    return entry.second.size() > kMostTagValues ||
           std::any_of(entry.second.begin(), entry.second.end(),
                       [](const std::string& value) { return value.size() > kLongestTag; });
  });
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const auto& [key, ignored] : values) {
      const std::string value = string_at(rows[i], key.c_str());
      if (!value.empty()) cases[i].tags.push_back(key + "=" + value);
    }
  }
}

void collect_labels(const std::vector<Json>& rows, bool records, std::vector<std::string>& out) {
  std::set<std::string> labels;
  for (const Json& row : rows) {
    if (const auto annotated = row.find("annotated"); annotated != row.end()) {
      for (const Json& label : *annotated) labels.insert(label.get<std::string>());
    }
    for (const Json& span : row.at("spans")) {
      if (records && span.at("kind") == "trap") continue;
      labels.insert(span.at(records ? "entity" : "label").get<std::string>());
    }
  }
  out.assign(labels.begin(), labels.end());
}

Result<std::vector<Json>> read_rows(const std::string& path, std::string& sha256) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::kNotFound, "cannot be read", path};
  Sha256 digest;
  std::vector<Json> rows;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    digest.update(line);
    digest.update("\n");
    if (trim(line).empty()) continue;
    Json row = Json::parse(line, nullptr, false);
    if (!row.is_object()) {
      return Error{ErrorCode::kFormat, "is no JSON object; a line of gold is one",
                   path + ":" + std::to_string(number)};
    }
    rows.push_back(std::move(row));
  }
  sha256 = to_hex(digest.finish());
  return rows;
}

std::string name_of(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  for (const std::string_view ending : {kRecordEnding, kTextEnding}) {
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  }
  return name;
}

Result<LabelMap> labels_of(const std::string& path, const std::string& labels) {
  if (labels == "none") return LabelMap();
  if (!labels.empty()) return LabelMap::read(labels, name_of(path));
  const fs::path beside = fs::path(path).parent_path() / kMapName;
  std::error_code ignored;
  if (!fs::exists(beside, ignored)) return LabelMap();
  return LabelMap::read(beside.string(), name_of(path));
}

Result<GoldFile> read_file(const std::string& path, const std::string& labels) {
  GoldFile file;
  file.path = path;
  file.name = name_of(path);
  const bool records = path.ends_with(kRecordEnding);
  if (records) {
    file.data = path.substr(0, path.size() - kRecordEnding.size()) + std::string(kTextEnding);
  }
  Result<LabelMap> map = labels_of(path, labels);
  if (!map) return std::move(map).error();
  file.labels = std::move(*map);
  Result<std::vector<Json>> rows = read_rows(path, file.sha256);
  if (!rows) return std::move(rows).error();
  std::size_t number = 0;
  try {
    for (const Json& row : *rows) {
      ++number;
      file.cases.push_back(records ? record_case(row, file.labels) : text_case(row, file.labels));
    }
    collect_labels(*rows, records, file.own_labels);
  } catch (const Json::exception&) {
    return Error{ErrorCode::kFormat,
                 records ? "a gold row needs id, record and spans (pointer, start, end, entity, "
                           "kind); see docs/eval.md"
                         : "a gold row needs id, text and spans (start, end, label); see "
                           "docs/eval.md",
                 path + ": row " + std::to_string(number)};
  } catch (const std::invalid_argument& fault) {
    return Error{ErrorCode::kFormat, fault.what(), path + ": row " + std::to_string(number)};
  }
  if (!records) add_tags(*rows, file.cases);
  return file;
}

// The gold file that a word of the command line means: X.jsonl beside X.gold.jsonl means the
// latter.
std::string gold_of(const std::string& path) {
  if (path.ends_with(kRecordEnding) || !path.ends_with(kTextEnding)) return path;
  std::string twin = path.substr(0, path.size() - kTextEnding.size()) + std::string(kRecordEnding);
  std::error_code ignored;
  return fs::exists(twin, ignored) ? twin : path;
}

Result<std::vector<std::string>> files_of(const std::string& path) {
  std::error_code failed;
  if (!fs::is_directory(path, failed)) return std::vector<std::string>{gold_of(path)};
  std::set<std::string> found;
  for (const auto& entry : fs::directory_iterator(path, failed)) {
    const std::string name = entry.path().string();
    if (name.ends_with(kTextEnding)) found.insert(gold_of(name));
  }
  // Records without marks of their own are data, not gold.
  const bool records = std::any_of(found.begin(), found.end(), [](const std::string& name) {
    return name.ends_with(kRecordEnding);
  });
  if (records) {
    std::erase_if(found, [](const std::string& name) { return !name.ends_with(kRecordEnding); });
  }
  if (found.empty()) {
    return Error{ErrorCode::kNotFound,
                 "no gold in this folder; gold is NAME.jsonl with texts and "
                 "spans, or NAME.jsonl beside NAME.gold.jsonl",
                 path};
  }
  return std::vector<std::string>(found.begin(), found.end());
}

}  // namespace

bool GoldCase::looks_for(const std::string& entity) const {
  if (entity == kOtherLabel) return false;
  return everything || std::binary_search(annotated.begin(), annotated.end(), entity);
}

Result<std::vector<GoldFile>> read_gold(const std::vector<std::string>& paths,
                                        const std::string& labels) {
  std::vector<GoldFile> files;
  std::set<std::string> seen;  // DIR/*.jsonl names the data and its gold
  for (const std::string& path : paths) {
    const Result<std::vector<std::string>> names = files_of(path);
    if (!names) return names.error();
    for (const std::string& name : *names) {
      std::error_code ignored;
      const fs::path whole = fs::weakly_canonical(name, ignored);
      if (!seen.insert(whole.empty() ? name : whole.string()).second) continue;
      Result<GoldFile> file = read_file(name, labels);
      if (!file) return std::move(file).error();
      files.push_back(std::move(*file));
    }
  }
  return files;
}

}  // namespace expunge
