#include "eval/evaluate.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "eval/text_scanner.h"
#include "expunge/run.h"
#include "pipeline/conveyor.h"
#include "pipeline/processor.h"
#include "pipeline/record_reader.h"
#include "pipeline/setup.h"

namespace expunge {
namespace {

// What describes a person and tells nobody who it is: either way in conversations, unless marked.
constexpr std::array<std::string_view, 8> kDescribes = {
    "AGE", "DATE", "FAMILY", "LOCATION", "MEDICAL", "NRP", "OCCUPATION", "ORGANIZATION"};
constexpr std::string_view kWholeField = "FIELD";  // of the policy, no finding of the detector

bool is_fiction(Owner owner) { return owner == Owner::kPersona || owner == Owner::kPublic; }

// Rows are handed out so many at a time.
constexpr std::size_t kRowsAJob = 64;

struct RowsJob {
  std::size_t begin = 0;
  std::vector<std::vector<Found>> found;
};

class Evaluator {
 public:
  Evaluator(const EvalRequest& request, std::shared_ptr<const Setup> setup,
            std::vector<GoldFile> files)
      : request_(request), setup_(std::move(setup)), files_(std::move(files)) {
    for (const GoldFile& file : files_) {
      for (const GoldCase& gold : file.cases) note_entities(gold);
    }
  }

  Result<Evaluation> run() {
    for (GoldFile& file : files_) {
      evaluation_.sets.push_back({file.name, file.sha256, file.cases.size(), 0});
      leave_out_unasked(file);
      const Result<void> done = file.data.empty() ? score_texts(file) : score_records(file);
      if (!done) return done.error();
    }
    return std::move(evaluation_);
  }

 private:
  void note_entities(const GoldCase& gold) {
    for (const std::string& entity : gold.annotated) names_.add_gold(entity);
    for (const Mark& mark : gold.marks) {
      if (mark.kind == MarkKind::kTrap) continue;
      names_.add_gold(mark.entity);
      if (mark.kind == MarkKind::kGold) asked_.insert(mark.entity);
    }
  }

  // The entity that a finding counts as.
  std::string counted_as(const GoldFile& file, std::string_view entity) const {
    const bool own = std::binary_search(file.own_labels.begin(), file.own_labels.end(), entity);
    return own ? file.labels.entity_of(entity) : names_.of(entity_of_class(entity));
  }

  // With --only and --except, gold values of other entities are nobody's fault.
  void leave_out_unasked(GoldFile& file) const {
    const Options& options = request_.options;
    const auto holds = [&](const std::vector<std::string>& list, const Mark& mark) {
      return std::any_of(list.begin(), list.end(), [&](const std::string& entity) {
        return entity == mark.label || counted_as(file, entity) == mark.entity;
      });
    };
    for (GoldCase& gold : file.cases) {
      for (Mark& mark : gold.marks) {
        if (mark.kind != MarkKind::kGold) continue;
        const bool asked =
            (options.only.empty() || holds(options.only, mark)) && !holds(options.except, mark);
        if (!asked) mark.kind = MarkKind::kOptional;
      }
    }
  }

  bool stopped() const { return request_.stop != nullptr && request_.stop->load(); }
  static Error interrupted() { return {ErrorCode::kInterrupted, "interrupted", ""}; }

  unsigned jobs() const {
    const unsigned asked = request_.options.jobs;
    return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
  }

  Result<void> score_texts(const GoldFile& file) {
    AskedModels models;
    if (request_.only_annotated) {
      const auto counts_as = [&](std::string_view entity) { return counted_as(file, entity); };
      if (auto made = AskedModels::create(file, *setup_, counts_as); made) {
        models = std::move(*made);
      } else {
        return std::move(made).error();
      }
    }
    std::vector<std::unique_ptr<TextScanner>> scanners;
    for (unsigned i = 0; i < jobs(); ++i) {
      scanners.push_back(std::make_unique<TextScanner>(*setup_, request_, models));
    }
    std::size_t next = 0;
    Conveyor<RowsJob>::Steps steps;
    steps.read = [&](RowsJob& job) -> Result<bool> {
      if (stopped()) return interrupted();
      job.begin = next;
      next = std::min(next + kRowsAJob, file.cases.size());
      return job.begin < next;
    };
    steps.work = [&](unsigned worker, RowsJob& job) {
      job.found.clear();
      const std::size_t end = std::min(job.begin + kRowsAJob, file.cases.size());
      for (std::size_t i = job.begin; i < end; ++i) {
        job.found.push_back(scanners[worker]->scan(file.cases[i]));
      }
    };
    steps.weight = [](const RowsJob&) { return kRowsAJob; };
    steps.write = [&](RowsJob& job) -> Result<void> {
      for (std::size_t i = 0; i < job.found.size(); ++i) {
        add_text(file, file.cases[job.begin + i], std::move(job.found[i]));
      }
      return {};
    };
    return Conveyor<RowsJob>::run(jobs(), steps);
  }

  void add_text(const GoldFile& file, const GoldCase& gold, std::vector<Found> found) {
    ScoredCase scored;
    scored.gold = &gold;
    scored.set = file.name;
    scored.characters = count_code_points(gold.text);
    scored.role_of = [&](const Mark&) { return gold.role; };
    scored.found = std::move(found);
    for (Found& one : scored.found) one.entity = counted_as(file, one.entity);
    add_case(std::move(scored), evaluation_.score);
  }

  // In conversations what only describes counts where the gold asks for it.
  bool counts(const RunRequest::Shown& shown, const Found& found) const {
    if (request_.by_policy) return shown.action != "keep";
    if (is_fiction(found.owner)) return false;
    const bool describes =
        std::find(kDescribes.begin(), kDescribes.end(), found.entity) != kDescribes.end();
    return !describes || asked_.contains(found.entity);
  }

  using FoundByRecord = std::unordered_map<std::int64_t, std::vector<Found>>;

  Result<FoundByRecord> scan_records(const GoldFile& file) {
    FoundByRecord found;
    RunRequest run_request;
    run_request.inputs = {file.data};
    run_request.options = request_.options;
    run_request.stop = request_.stop;
    run_request.on_finding = [&](const RunRequest::Shown& shown) {
      if (shown.entity == kWholeField || shown.record < 0) return;
      const auto line = nlohmann::json::parse(shown.line);
      Found one;
      one.pointer = shown.pointer;
      one.span = {shown.start, shown.end};
      one.entity = counted_as(file, shown.entity);
      one.rule = shown.rule;
      one.text = shown.text;
      one.owner = owner_from_string(line.value("owner", "unknown")).value_or(Owner::kUnknown);
      one.counts = counts(shown, one);
      found[shown.record].push_back(std::move(one));
    };
    const Result<RunSummary> summary = expunge::run(run_request);
    if (!summary) return summary.error();
    evaluation_.sets.back().unreadable = summary->quarantined;
    return found;
  }

  Result<void> score_records(const GoldFile& file) {
    Result<FoundByRecord> found = scan_records(file);
    if (!found) return std::move(found).error();
    std::unordered_map<std::int64_t, const GoldCase*> cases;
    for (const GoldCase& gold : file.cases) cases[gold.record] = &gold;
    auto reader = RecordReader::open(file.data, *setup_, request_.options);
    if (!reader) return std::move(reader).error();
    for (;;) {
      if (stopped()) return interrupted();
      const Result<bool> more = (*reader)->next();
      if (!more) return more.error();
      if (!*more) break;
      const auto number = static_cast<std::int64_t>((*reader)->number());
      const auto at = cases.find(number);
      if (at == cases.end()) continue;
      Result<void> added = add_record(file, **reader, *at->second, std::move((*found)[number]));
      if (!added) return added;
      cases.erase(at);
    }
    if (!cases.empty()) {
      return Error{ErrorCode::kFormat,
                   "has marks for a record that " + file.data + " does not hold", file.path};
    }
    return {};
  }

  Result<void> add_record(const GoldFile& file, const RecordReader& reader, const GoldCase& gold,
                          std::vector<Found> found) {
    ScoredCase scored;
    scored.gold = &gold;
    scored.set = file.name;
    scored.found = std::move(found);
    std::map<std::string, std::uint32_t> fields;  // by pointer
    const Reading& reading = reader.reading();
    const bool readable = !reader.issue().has_value();
    for (std::uint32_t i = 0; readable && i < reading.fields.fields.size(); ++i) {
      if (reading.fields.fields[i].is_key) continue;
      fields[reader.pointer(i)] = i;
      scored.characters += count_code_points(reading.text_of(i));
    }
    for (const Mark& mark : gold.marks) {
      if (!readable) break;
      const auto field = fields.find(mark.pointer);
      if (field != fields.end() &&
          mark.span.end <= count_code_points(reading.text_of(field->second))) {
        continue;
      }
      return Error{ErrorCode::kFormat,
                   "marks " + mark.pointer + ", characters " + std::to_string(mark.span.begin) +
                       " to " + std::to_string(mark.span.end) + ", which record " +
                       std::to_string(gold.record) + " does not have",
                   file.path};
    }
    const auto role_at = [&](const std::string& pointer, std::size_t place) {
      const auto field = fields.find(pointer);
      if (field == fields.end()) return Role::kMetadata;
      return role_in(reading, field->second, place);
    };
    for (Found& one : scored.found) one.role = role_at(one.pointer, one.span.begin);
    scored.role_of = [&](const Mark& mark) { return role_at(mark.pointer, mark.span.begin); };
    add_case(std::move(scored), evaluation_.score);
    return {};
  }

  // Who speaks at a place of a field: a field may hold several turns.
  static Role role_in(const Reading& reading, std::uint32_t field, std::size_t code_point) {
    const std::string_view text = reading.text_of(field);
    std::size_t byte = 0;
    for (std::size_t i = 0; i < code_point && byte < text.size(); ++i) {
      byte += utf8_length(static_cast<unsigned char>(text[byte]));
    }
    for (const Turn& turn : reading.conversation.turns) {
      if (turn.field == field && turn.offset <= byte && byte < turn.offset + turn.text.size()) {
        return turn.role;
      }
    }
    return reading.fields.fields[field].role;
  }

  const EvalRequest& request_;
  std::shared_ptr<const Setup> setup_;
  std::vector<GoldFile> files_;
  EntityNames names_;
  std::set<std::string, std::less<>> asked_;  // entities with gold values
  Evaluation evaluation_;
};

}  // namespace

Result<Evaluation> evaluate(const EvalRequest& request) {
  Result<std::vector<GoldFile>> files = read_gold(request.gold, request.labels);
  if (!files) return std::move(files).error();
  auto setup = set_up(request.options);
  if (!setup) return std::move(setup).error();
  return Evaluator(request, std::move(*setup), std::move(*files)).run();
}

}  // namespace expunge
