#include "quality/score.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>

#include "expunge/run.h"

namespace expunge::quality {
namespace {

using Json = nlohmann::json;

struct Mark {
  std::string pointer;
  std::size_t start = 0;
  std::size_t end = 0;
  std::string entity;
  std::string kind;
  std::string text;
  bool touches(const Mark& other) const {
    return pointer == other.pointer && start < other.end && other.start < end;
  }
};

struct Found : Mark {
  std::string rule;
};

std::size_t count_characters(const Json& value) {
  if (value.is_string()) {
    const std::string& text = value.get_ref<const std::string&>();
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
  }
  std::size_t sum = 0;
  if (value.is_structured()) {
    for (const Json& part : value) sum += count_characters(part);
  }
  return sum;
}

// Family names of labels that have several rule entities: the corpus says NATIONAL_ID for every
// national number.
std::string label_of(const std::string& entity) {
  static const std::set<std::string> kNational = {"US_SSN", "UK_NHS", "ES_NIF", "US_PASSPORT",
                                                  "US_DRIVER_LICENSE"};
  return kNational.count(entity) != 0 ? "NATIONAL_ID" : entity;
}

std::map<std::int64_t, std::vector<Found>> scan(const std::filesystem::path& data,
                                                const std::string& names) {
  std::map<std::int64_t, std::vector<Found>> found;
  RunRequest request;
  request.inputs = {data.string()};
  request.options.names = names;
  request.on_finding = [&](const RunRequest::Shown& shown) {
    if (shown.action == "keep") return;
    Found at;
    at.pointer = shown.pointer;
    at.start = shown.start;
    at.end = shown.end;
    at.entity = label_of(std::string(shown.entity));
    at.text = shown.text;
    at.rule = shown.rule;
    found[shown.record].push_back(std::move(at));
  };
  const Result<RunSummary> summary = run(request);
  if (!summary) throw std::runtime_error(summary.error().to_string());
  if (summary->quarantined != 0) throw std::runtime_error(data.string() + ": unreadable records");
  return found;
}

bool hidden(const Mark& gold, const std::vector<Found>& found) {
  for (std::size_t at = gold.start; at < gold.end; ++at) {
    const bool covered = std::any_of(found.begin(), found.end(), [&](const Found& f) {
      return f.pointer == gold.pointer && f.start <= at && at < f.end;
    });
    if (!covered) return false;
  }
  return true;
}

void score_record(const std::string& id, const std::vector<Mark>& marks,
                  const std::vector<Found>& found, Score& score, std::vector<Miss>& misses) {
  bool any = false;
  bool all_whole = true;
  for (const Mark& mark : marks) {
    if (mark.kind == "trap") {
      auto& [hit, all] = score.traps[mark.entity];
      ++all;
      const auto by =
          std::find_if(found.begin(), found.end(), [&](const Found& f) { return f.touches(mark); });
      if (by != found.end()) {
        ++hit;
        misses.push_back(
            {"trap:" + mark.entity, id, mark.pointer, by->entity, by->rule, mark.text});
      }
      continue;
    }
    if (mark.kind != "gold") continue;
    any = true;
    EntityScore& entity = score.entities[label_of(mark.entity)];
    ++entity.gold;
    ++score.values;
    bool strict = false;
    bool overlap = false;
    for (const Found& f : found) {
      if (f.entity != label_of(mark.entity) || !f.touches(mark)) continue;
      overlap = true;
      strict = strict || (f.start == mark.start && f.end == mark.end);
    }
    entity.strict += strict;
    entity.overlap += overlap;
    const bool whole = hidden(mark, found);
    score.whole += whole;
    all_whole = all_whole && whole;
    if (!whole || !overlap) {
      misses.push_back({whole     ? "entity"
                        : overlap ? "ends"
                                  : "missed",
                        id, mark.pointer, mark.entity, "", mark.text});
    }
  }
  score.conversations += any;
  score.clean += any && all_whole;
  for (const Found& f : found) {
    bool gold = false;
    bool same = false;
    bool optional = false;
    for (const Mark& mark : marks) {
      if (!f.touches(mark)) continue;
      gold = gold || mark.kind == "gold";
      same = same || (mark.kind == "gold" && label_of(mark.entity) == f.entity);
      optional = optional || mark.kind == "optional";
    }
    if (!gold && optional) continue;
    EntityScore& entity = score.entities[f.entity];
    ++entity.reported;
    entity.right += same;
    if (!gold) {
      ++score.false_positives;
      misses.push_back({"false", id, f.pointer, f.entity, f.rule, f.text});
    }
  }
}

}  // namespace

double EntityScore::f1() const {
  const double p = precision();
  const double r = recall();
  return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

EntityScore Score::all() const {
  EntityScore sum;
  for (const auto& [name, entity] : entities) {
    sum.gold += entity.gold;
    sum.strict += entity.strict;
    sum.overlap += entity.overlap;
    sum.reported += entity.reported;
    sum.right += entity.right;
  }
  return sum;
}

void score_file(const std::filesystem::path& data, const std::filesystem::path& gold,
                const std::string& names, Score& score, std::vector<Miss>& misses) {
  const std::map<std::int64_t, std::vector<Found>> found = scan(data, names);
  std::ifstream records(data);
  std::ifstream labels(gold);
  if (!records || !labels) throw std::runtime_error("cannot read " + gold.string());
  std::string line;
  while (std::getline(records, line)) score.characters += count_characters(Json::parse(line));
  while (std::getline(labels, line)) {
    if (line.empty()) continue;
    const Json label = Json::parse(line);
    std::vector<Mark> marks;
    for (const Json& span : label.at("spans")) {
      marks.push_back({span.at("pointer"), span.at("start"), span.at("end"), span.at("entity"),
                       span.at("kind"), span.at("text")});
    }
    const auto at = found.find(label.at("record"));
    static const std::vector<Found> kNone;
    score_record(label.at("id"), marks, at == found.end() ? kNone : at->second, score, misses);
  }
}

Score score_folder(const std::filesystem::path& folder, const std::string& names,
                   std::vector<Miss>& misses) {
  Score score;
  std::set<std::filesystem::path> golds;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().ends_with(".gold.jsonl")) golds.insert(entry.path());
  }
  if (golds.empty()) throw std::runtime_error(folder.string() + ": no *.gold.jsonl");
  for (const auto& gold : golds) {
    std::string name = gold.filename().string();
    name.resize(name.size() - std::string(".gold.jsonl").size());
    score_file(folder / (name + ".jsonl"), gold, names, score, misses);
  }
  return score;
}

std::string table(const Score& score) {
  std::string out =
      "entity              gold  strict  overlap  reported  precision  recall    F1\n";
  const auto row = [&](const std::string& name, const EntityScore& e) {
    char line[160];
    std::snprintf(line, sizeof line, "%-18s %5llu  %6llu  %7llu  %8llu  %9.3f  %6.3f  %.3f\n",
                  name.c_str(), static_cast<unsigned long long>(e.gold),
                  static_cast<unsigned long long>(e.strict),
                  static_cast<unsigned long long>(e.overlap),
                  static_cast<unsigned long long>(e.reported), e.precision(), e.recall(), e.f1());
    out += line;
  };
  for (const auto& [name, entity] : score.entities) row(name, entity);
  row("all", score.all());
  char line[200];
  std::snprintf(
      line, sizeof line,
      "whole %.3f   clean %.3f (%llu of %llu)   false positives per 10,000 characters %.2f\n",
      score.values ? double(score.whole) / double(score.values) : 1.0,
      score.conversations ? double(score.clean) / double(score.conversations) : 1.0,
      static_cast<unsigned long long>(score.clean),
      static_cast<unsigned long long>(score.conversations), score.false_positives_per_10k());
  out += line;
  out += "traps hit:";
  for (const auto& [kind, count] : score.traps) {
    out += " " + kind + " " + std::to_string(count.first) + "/" + std::to_string(count.second);
  }
  return out + "\n";
}

}  // namespace expunge::quality
