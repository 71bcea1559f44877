// A run: for every input detect its format, carry its batches through the conveyor, write outputs;
// then the audit log.
//
// Nothing is committed before everything was read, processed and written: on any error the
// temporary files vanish with their SinkFiles.

#include "expunge/run.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>
#include <utility>

#include "base/clock.h"
#include "base/utf8.h"
#include "expunge/version.h"
#include "pipeline/conveyor.h"
#include "pipeline/processor.h"
#include "pipeline/setup.h"
#include "record/batch.h"
#include "record/places.h"
#include "record/sink_file.h"
#include "record/source.h"
#include "report/audit.h"
#include "report/quarantine.h"
#include "report/spool.h"
#include "risk/groups.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

struct Job {
  Batch batch;
  BatchResult result;
  std::uint64_t stored_read = 0;
};

Error interrupted() {
  return Error{ErrorCode::kInterrupted, "interrupted; nothing was written", ""};
}

Compression compression_by_name(std::string_view path) {
  if (path.ends_with(".gz")) return Compression::kGzip;
  if (path.ends_with(".zst")) return Compression::kZstd;
  return Compression::kNone;
}

std::string folder_of(const std::string& path) {
  return path == "-" ? std::string(".") : fs::path(path).parent_path().string();
}

class Run {
 public:
  Run(const RunRequest& request, std::shared_ptr<const Setup> setup)
      : request_(request), setup_(std::move(setup)), spool_(folder_of(audit_place())) {}

  Result<RunSummary> carry_out() {
    if (Result<void> checked = check_request(); !checked) return checked.error();
    tell_imports();
    if (!request_.audit.empty()) {
      auto audit = SinkFile::create(request_.audit, Compression::kNone);
      if (!audit) return audit.error();
      audit_ = std::move(*audit);
    }
    for (const std::string& input : request_.inputs) {
      if (Result<void> done = process_input(input); !done) return done.error();
    }
    summarise();
    if (Result<void> done = commit(); !done) return done.error();
    return std::move(summary_);
  }

 private:
  bool writes() const { return !request_.output.empty(); }
  bool to_folder() const { return request_.output_is_folder; }
  // They cost a twentieth of a fast run.
  bool wants_digests() const { return audit_ != nullptr; }

  std::string audit_place() const {
    return request_.audit.empty() ? request_.output : request_.audit;
  }

  std::string output_of(const std::string& input) const {
    if (!to_folder()) return request_.output;
    fs::path below = request_.input_root.empty() ? fs::path(input).filename()
                                                 : fs::relative(input, request_.input_root);
    return (fs::path(request_.output) / below).string();
  }

  // What is missing of other tools' rules must not stay unsaid.
  void tell_imports() const {
    if (!request_.on_notice) return;
    for (const RuleImport& import : setup_->rules->imports()) {
      const std::size_t left_out = import.count(ImportNote::Kind::kLeftOut);
      const std::size_t changed = import.count(ImportNote::Kind::kChanged);
      request_.on_notice(import.file + ": rules of " + import.format + ": " +
                         std::to_string(import.taken_over) + " taken over, " +
                         std::to_string(left_out) + " left out, " + std::to_string(changed) +
                         " changed; `expunge rules import` says why");
      for (const ImportNote& note : import.notes) {
        if (note.kind != ImportNote::Kind::kLeftOut) continue;
        request_.on_notice(import.file + ": left out: " + note.what + ": " + note.why);
      }
    }
  }

  // An output must neither be an input nor another output.
  Result<void> check_request() const {
    if (request_.inputs.empty()) {
      return Error{ErrorCode::kUsage, "no input; name a file, or - for standard input", ""};
    }
    if (compression_by_name(request_.audit) != Compression::kNone) {
      return Error{ErrorCode::kUsage,
                   "an audit log is not compressed, so that anybody can read and check it; "
                   "leave out the ending",
                   request_.audit};
    }
    if (!writes()) return {};
    if (request_.inputs.size() > 1 && !to_folder()) {
      return Error{ErrorCode::kUsage, "several inputs need a folder to write to", "--output"};
    }
    std::set<std::string> seen;
    const auto claim = [&](const std::string& path, const char* what) -> Result<void> {
      if (path.empty() || path == "-") return {};
      std::error_code ignored;
      for (const std::string& input : request_.inputs) {
        if (input != "-" && (input == path || fs::equivalent(input, path, ignored))) {
          return Error{ErrorCode::kUsage,
                       std::string(what) + " would overwrite an input; choose another path", path};
        }
      }
      if (!seen.insert(fs::path(path).lexically_normal().string()).second) {
        return Error{ErrorCode::kUsage, "two results would be written to the same file", path};
      }
      return {};
    };
    if (Result<void> ok = claim(request_.audit, "the audit log"); !ok) return ok;
    if (Result<void> ok = claim(quarantine_path(), "the quarantine file"); !ok) return ok;
    for (const std::string& input : request_.inputs) {
      if (Result<void> ok = claim(output_of(input), "the output"); !ok) return ok;
    }
    return {};
  }

  std::string quarantine_path() const {
    if (!request_.quarantine.empty()) return request_.quarantine;
    if (!writes()) return {};
    if (request_.output == "-") return "expunge.quarantine.jsonl";
    // Beside a folder, not in it: what is in there is to be published.
    fs::path beside = fs::path(request_.output).lexically_normal();
    if (!beside.has_filename()) beside = beside.parent_path();
    if (beside == "." || beside == ".." || !beside.has_filename()) {
      return (fs::path(request_.output) / "quarantine.jsonl").string();
    }
    return (to_folder() ? beside.string() : request_.output) + ".quarantine.jsonl";
  }

  Result<void> process_input(const std::string& input) {
    auto source = Source::open(input);
    if (!source) return source.error();
    if (!wants_digests()) (*source)->leave_undigested();
    Result<Format> format = detect_format(**source, *setup_->profiles, setup_->format);
    if (!format) return format.error();
    InputSummary about;
    about.name = input == "-" ? "(standard input)" : input;
    about.profile = format->profile->name;
    about.container = to_string(format->container);
    if (request_.on_notice) {
      request_.on_notice(about.name + ": profile " + about.profile + ", " + about.container +
                         (format->why.empty() ? "" : " (" + format->why + ")"));
    }

    if (request_.on_input) request_.on_input(about.name);

    std::unique_ptr<SinkFile> sink;
    if (writes()) {
      about.output = output_of(input);
      if (to_folder()) {
        std::error_code failed;
        fs::create_directories(fs::path(about.output).parent_path(), failed);
        if (failed) {
          return Error{ErrorCode::kIo, "cannot create the folder: " + failed.message(),
                       fs::path(about.output).parent_path().string()};
        }
      }
      auto created = SinkFile::create(about.output, compression_by_name(about.output));
      if (!created) return created.error();
      sink = std::move(*created);
      if (!wants_digests()) sink->leave_undigested();
    }

    if (Result<void> done = carry(**source, *format, about, sink.get()); !done) return done;

    about.stored_size = (*source)->stored_read();
    if (wants_digests()) about.sha256 = to_hex((*source)->stored_digest());
    summary_.inputs.push_back(std::move(about));
    profile_digests_.push_back(format->profile->digest);
    sinks_.push_back(std::move(sink));
    return {};
  }

  Result<void> carry(Source& source, const Format& format, const InputSummary& about,
                     SinkFile* sink) {
    const Options& options = request_.options;
    const unsigned jobs =
        options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
    const auto splitter =
        Splitter::create(source, format, {options.batch_bytes, options.max_record_bytes});
    ProcessorOptions processing;
    processing.write_output = sink != nullptr;
    processing.show_findings = static_cast<bool>(request_.on_finding);
    if (request_.inputs.size() > 1) processing.input_name = shown_name(about.name);
    std::vector<std::unique_ptr<Processor>> processors;
    for (unsigned i = 0; i < jobs; ++i) {
      processors.push_back(std::make_unique<Processor>(*setup_, format, processing));
    }

    places_ = PlaceFinder();
    groups_.open(format.profile->name, format.profile->groups, format.profile->links);
    bool kept_before = false;
    Progress progress;
    progress.stored_size = source.stored_size();
    auto shown_at = Clock::now();
    Conveyor<Job>::Steps steps;
    steps.read = [&](Job& job) -> Result<bool> {
      if (stopped()) return interrupted();
      Result<bool> more = splitter->next(job.batch);
      job.stored_read = source.stored_read();
      return more;
    };
    steps.work = [&](unsigned worker, Job& job) {
      processors[worker]->process(job.batch, job.result);
    };
    steps.weight = [](const Job& job) { return job.batch.bytes.size(); };
    steps.write = [&](Job& job) -> Result<void> {
      if (stopped()) return interrupted();
      if (Result<void> done = write(job, about, sink, kept_before); !done) return done;
      if (request_.on_progress) {
        progress.stored_read = job.stored_read;
        progress.text_read += job.batch.bytes.size();
        progress.records = counts_.records;
        progress.findings = counts_.findings;
        if (const auto now = Clock::now(); now - shown_at > std::chrono::milliseconds(150)) {
          shown_at = now;
          progress.seconds = seconds_since_start();
          request_.on_progress(progress);
        }
      }
      return {};
    };
    return Conveyor<Job>::run(jobs, steps);
  }

  Result<void> write(Job& job, const InputSummary& about, SinkFile* sink, bool& kept_before) {
    BatchResult& result = job.result;
    summary_.bytes += job.batch.bytes.size();
    if (sink != nullptr) {
      const bool is_first = result.has_kept_record && !kept_before && result.first_comma;
      kept_before = kept_before || result.has_kept_record;
      Result<void> written;
      result.out.for_each(job.batch.bytes,
                          is_first ? *result.first_comma : BatchOutput::kNothingLeftOut,
                          [&](std::string_view bytes) {
                            if (written) written = sink->write(bytes);
                          });
      if (!written) return written;
    }
    if (audit_ != nullptr) {
      if (Result<void> done = spool_.append(result.audit); !done) return done;
    }
    for (const Quarantined& record : result.quarantined) {
      if (Result<void> done = quarantine(about, record); !done) return done;
    }
    show_all(job.batch, about, result);
    show_risks(about, result);
    counts_.add(result.counts);
    return {};
  }

  Result<void> quarantine(const InputSummary& about, const Quarantined& record) {
    if (request_.on_issue) {
      request_.on_issue(about.name, record.record, record.issue.reason, record.issue.message);
    }
    const std::string path = quarantine_path();
    if (path.empty()) return {};
    if (quarantine_ == nullptr) {
      auto created = SinkFile::create(path, compression_by_name(path));
      if (!created) return created.error();
      quarantine_ = std::move(*created);
      summary_.quarantine = path;
    }
    std::string line;
    append_quarantine({about.name, record.record, record.offset, record.issue.reason,
                       record.issue.message, record.raw, record.raw.size()},
                      line);
    return quarantine_->write(line);
  }

  void show_all(const Batch& batch, const InputSummary& about, const BatchResult& result) {
    if (!request_.on_finding) return;
    places_.begin_batch(batch.offset, batch.bytes);
    for (const ShownFinding& shown : result.shown) show(about, result, shown);
    places_.end_batch();
  }

  void show_risks(const InputSummary& about, const BatchResult& result) {
    for (const GroupRow& row : result.groups) {
      groups_.add(about.profile, row.set, row.values, about.name, row.record);
    }
    if (!request_.on_risk) return;
    for (const ShownRisk& shown : result.risks) {
      const RawSpan at = shown.audit_line;
      request_.on_risk({std::string_view(result.audit).substr(at.begin, at.size()), about.name,
                        shown.record, shown.bits});
    }
  }

  void show(const InputSummary& about, const BatchResult& result, const ShownFinding& shown) {
    RunRequest::Shown out;
    out.line =
        std::string_view(result.audit).substr(shown.audit_line.begin, shown.audit_line.size());
    out.input = about.name;
    out.record = shown.record;
    out.pointer = shown.pointer;
    out.start = shown.span.begin;
    out.end = shown.span.end;
    out.entity = shown.entity;
    out.rule = shown.rule;
    out.action = shown.action;
    out.score = shown.score;
    out.text = shown.text;
    out.role = shown.role;
    out.owner = shown.owner;
    out.fingerprint = shown.fingerprint;
    out.begin_at = places_.at(shown.place.begin);
    out.end_at = places_.at(shown.place.end);
    request_.on_finding(out);
  }

  void summarise() {
    summary_.records = counts_.records;
    summary_.texts = counts_.texts;
    summary_.findings = counts_.findings;
    summary_.edits = counts_.edits;
    summary_.quarantined = counts_.quarantined;
    summary_.dropped = counts_.dropped;
    summary_.acted_on = counts_.acted_on;
    for (const auto& [name, count] : counts_.by_entity)
      summary_.by_entity[std::string(name)] = count;
    for (const auto& [name, count] : counts_.by_action)
      summary_.by_action[std::string(name)] = count;
    summary_.groups = groups_.finish();
    summary_.seconds = seconds_since_start();
  }

  // Outputs first, then quarantine, then the log that vouches for them.
  Result<void> commit() {
    if (stopped()) return interrupted();
    for (std::size_t i = 0; i < sinks_.size(); ++i) {
      if (sinks_[i] == nullptr) continue;
      if (Result<void> done = sinks_[i]->commit(); !done) return done;
      if (wants_digests()) {
        summary_.inputs[i].output_sha256 = to_hex(sinks_[i]->stored_digest());
      }
    }
    if (quarantine_ != nullptr) {
      if (Result<void> done = quarantine_->commit(); !done) return done;
    }
    if (audit_ == nullptr) return {};
    AuditChain chain(setup_->key);
    std::string line;
    chain.append(header().dump(), line);
    if (Result<void> done = audit_->write(line); !done) return done;
    Result<void> done = spool_.read([&](std::string_view object) -> Result<void> {
      line.clear();
      chain.append(object, line);
      return audit_->write(line);
    });
    if (!done) return done;
    line.clear();
    chain.finish(totals().dump(), line);
    if (Result<void> written = audit_->write(line); !written) return written;
    return audit_->commit();
  }

  Json header() const {
    const Options& options = request_.options;
    Json inputs = Json::array();
    for (std::size_t i = 0; i < summary_.inputs.size(); ++i) {
      const InputSummary& input = summary_.inputs[i];
      inputs.push_back({{"name", shown_name(input.name)},
                        {"size", input.stored_size},
                        {"sha256", input.sha256},
                        {"format", input.container},
                        {"profile", input.profile},
                        {"profile_digest", profile_digests_[i]}});
    }
    Json header = {
        {"type", "run"},
        {"tool", "expunge"},
        {"version", kVersion},
        {"started", started_},
        {"rules", {{"count", setup_->rules->rules().size()}, {"digest", setup_->rules->digest()}}},
        {"policy", {{"name", setup_->policy.name}, {"digest", setup_->policy.digest}}},
        {"key_id", setup_->key.id()},
        {"key_kept", !setup_->key_is_fresh},
        {"inputs", inputs},
        {"options",
         {{"engine", options.engine},
          {"names", options.names},
          {"min_score", setup_->model->options().min_score},
          {"only", options.only},
          {"except", options.except},
          {"with", options.with},
          {"max_record_bytes", options.max_record_bytes}}}};
    if (options.risk) header["options"]["risk"] = true;
    if (setup_->finder != nullptr) {
      header[setup_->finder->log_name()] = Json::parse(setup_->finder->log_value());
    }
    return header;
  }

  Json totals() const {
    Json outputs = Json::array();
    for (std::size_t i = 0; i < sinks_.size(); ++i) {
      if (sinks_[i] == nullptr) continue;
      outputs.push_back({{"name", shown_name(summary_.inputs[i].output)},
                         {"size", sinks_[i]->stored_size()},
                         {"sha256", summary_.inputs[i].output_sha256}});
    }
    return {{"type", "totals"},
            {"records", summary_.records},
            {"texts", summary_.texts},
            {"bytes", summary_.bytes},
            {"findings", summary_.findings},
            {"edits", summary_.edits},
            {"quarantined", summary_.quarantined},
            {"dropped", summary_.dropped},
            {"by_entity", summary_.by_entity},
            {"by_action", summary_.by_action},
            {"outputs", outputs}};
  }

  // A log travels: it names files, not the folders of whoever ran it.
  std::string shown_name(const std::string& path) const {
    if (request_.input_root.empty() && !to_folder())
      return as_utf8(fs::path(path).filename().string());
    const std::string& root =
        path.starts_with(request_.output) ? request_.output : request_.input_root;
    const fs::path below = fs::path(path).lexically_relative(root);
    return as_utf8(below.empty() ? fs::path(path).filename().string() : below.string());
  }

  bool stopped() const { return request_.stop != nullptr && request_.stop->load(); }
  double seconds_since_start() const {
    return std::chrono::duration<double>(Clock::now() - begin_).count();
  }

  const RunRequest& request_;
  std::shared_ptr<const Setup> setup_;
  LineSpool spool_;
  std::unique_ptr<SinkFile> audit_;
  std::unique_ptr<SinkFile> quarantine_;
  std::vector<std::unique_ptr<SinkFile>> sinks_;
  std::vector<std::string> profile_digests_;
  PlaceFinder places_;
  Counts counts_;
  GroupTable groups_;
  RunSummary summary_;
  Clock::time_point begin_ = Clock::now();
  std::string started_ = utc_now();
};

}  // namespace

Result<RunSummary> run(const RunRequest& request) {
  try {
    auto setup = set_up(request.options, request.finder);
    if (!setup) return setup.error();
    return Run(request, std::move(*setup)).carry_out();
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::kInternal, "out of memory; use fewer --jobs or a smaller --max-record",
                 ""};
  } catch (const std::exception& error) {
    return Error{ErrorCode::kInternal,
                 std::string("unexpected failure, please report it: ") + error.what(), ""};
  }
}

}  // namespace expunge
