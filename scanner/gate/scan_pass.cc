// The scan is that of a run: the same processor over the same batches, with the units that nobody
// asked about turned into mere bytes.  Only records with findings are taken apart once more, for
// what their findings' keys are made of.
#include "gate/scan_pass.h"

#include <memory>
#include <span>
#include <utility>

#include "base/digest.h"
#include "base/utf8.h"
#include "gate/content.h"
#include "pipeline/processor.h"
#include "record/places.h"
#include "redact/characters.h"

namespace expunge {
namespace {

// Lines of the log for whole fields that the policy treats: no findings.
constexpr std::string_view kFieldRule = "policy/fields";
constexpr std::size_t kMaxShape = 48;

struct Context {
  std::string record;
  std::string text;
};

struct ScanJob {
  Batch batch;
  BatchResult result;
  std::vector<Context> contexts;  // beside result.shown
  std::uint64_t messages = 0;
};

// Digests under the key, as FindingKey has them.
class KeyedDigests {
 public:
  explicit KeyedDigests(const PassContext& context) : hmac_(context.setup.key.derive("gate")) {}
  std::string of_record(const ContentId& content) {
    return hex(hmac_("record", {reinterpret_cast<const char*>(content.data()), content.size()}));
  }
  std::string of_text(std::string_view text) { return hex(hmac_("text", text)); }

 private:
  static std::string hex(const Digest& digest) { return to_hex(std::span(digest).first(16)); }
  Hmac hmac_;
};

struct TextJob {
  Batch batch;
  std::vector<std::uint64_t> offsets;
};

// One thread's work.
class Worker {
 public:
  Worker(const PassContext& context, const Format& format, const ScanRequest& request)
      : request_(request),
        processor_(context.setup, format, options_of(request)),
        taker_(format),
        digests_(context) {}

  void work(ScanJob& job) {
    request_.selection.apply(job.batch);
    processor_.process(job.batch, job.result);
    job.contexts.assign(job.result.shown.size(), {});
    job.messages = 0;
    std::size_t next = 0;
    for (const Unit& unit : job.batch.units) {
      if (unit.kind == UnitKind::kBytes) continue;
      const std::size_t first = next;
      const std::vector<ShownFinding>& shown = job.result.shown;
      while (next < shown.size() && shown[next].place.begin < unit.raw.end) ++next;
      if (next > first || request_.count_messages) take(job, unit, first, next);
    }
  }

 private:
  static ProcessorOptions options_of(const ScanRequest& request) {
    ProcessorOptions options;
    options.write_output = false;
    options.show_findings = true;
    options.input_name = as_utf8(request.file.path);
    return options;
  }

  void take(ScanJob& job, const Unit& unit, std::size_t first, std::size_t last) {
    const std::string_view raw =
        std::string_view(job.batch.bytes).substr(unit.raw.begin, unit.raw.size());
    if (!taker_.take(unit, raw)) return;
    if (request_.count_messages) job.messages += taker_.messages();
    if (first == last) return;
    const std::string record = digests_.of_record(taker_.content());
    for (std::size_t i = first; i < last; ++i) {
      RawSpan place = job.result.shown[i].place;
      place.begin -= unit.raw.begin;
      place.end -= unit.raw.begin;
      job.contexts[i] = {record, digests_.of_text(taker_.text_around(place))};
    }
  }

  const ScanRequest& request_;
  Processor processor_;
  RecordTaker taker_;
  KeyedDigests digests_;
};

GateFinding finding_of(const ScanRequest& request, ScanJob& job, std::size_t index,
                       PlaceFinder& places) {
  ShownFinding& shown = job.result.shown[index];
  GateFinding finding;
  finding.input = request.file.path;
  finding.record = shown.record;
  finding.span = shown.span;
  finding.begin = places.at(shown.place.begin);
  finding.end = places.at(shown.place.end);
  finding.role = shown.role;
  finding.owner = shown.owner;
  finding.entity = shown.entity;
  finding.rule = shown.rule;
  finding.action = shown.action;
  finding.score = shown.score;
  finding.line = job.result.audit.substr(shown.audit_line.begin, shown.audit_line.size());
  finding.shape = masked_shape(shown.text);
  if (request.show_text) finding.text = std::move(shown.text);
  finding.key = {std::move(shown.fingerprint), std::move(job.contexts[index].record),
                 std::move(job.contexts[index].text), shown.pointer};
  finding.pointer = std::move(shown.pointer);
  return finding;
}

}  // namespace

Result<Selection> select_by_texts(const DataFile& file, const Selection& selection,
                                  const std::unordered_set<std::string>& texts,
                                  const PassContext& context) {
  Result<OpenData> data = open_for_pass(file, context);
  if (!data) return std::move(data).error();
  std::vector<std::unique_ptr<RecordTaker>> takers;
  std::vector<KeyedDigests> digests;
  for (unsigned i = 0; i < context.jobs(); ++i) {
    takers.push_back(std::make_unique<RecordTaker>(data->format));
    digests.emplace_back(context);
  }
  const auto work = [&](unsigned worker, TextJob& job) {
    job.offsets.clear();
    RecordTaker& taker = *takers[worker];
    for (const Unit& unit : job.batch.units) {
      if (unit.kind == UnitKind::kBytes || !selection.holds(job.batch, unit)) continue;
      const std::string_view raw =
          std::string_view(job.batch.bytes).substr(unit.raw.begin, unit.raw.size());
      if (!taker.take(unit, raw)) continue;
      const bool has_one = taker.any_text(
          [&](std::string_view text) { return texts.contains(digests[worker].of_text(text)); });
      if (has_one) job.offsets.push_back(job.batch.offset + unit.raw.begin);
    }
  };
  std::vector<std::uint64_t> offsets;
  const auto write = [&](TextJob& job) -> Result<void> {
    offsets.insert(offsets.end(), job.offsets.begin(), job.offsets.end());
    return {};
  };
  const Result<void> done = carry<TextJob>(*data, selection, context, work, write);
  if (!done) return done.error();
  return Selection(std::move(offsets));
}

std::string masked(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_maskable(c)) {
      out += '*';
    } else if (c < 0x20 || c == 0x7F) {
      out += ' ';
    } else {
      append_utf8(c, out);
    }
  }
  return out;
}

std::string masked_shape(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t i = 0; i < kMaxShape && end < text.size(); ++i) next_code_point(text, end);
  return masked(text.substr(0, end)) + (end < text.size() ? "..." : "");
}

Result<ScanCounts> scan_records(const ScanRequest& request, const PassContext& context) {
  ScanCounts counts;
  Result<OpenData> data = open_for_pass(request.file, context);
  if (!data) return std::move(data).error();
  std::vector<std::unique_ptr<Worker>> workers;
  for (unsigned i = 0; i < context.jobs(); ++i) {
    workers.push_back(std::make_unique<Worker>(context, data->format, request));
  }
  PlaceFinder places;
  const auto work = [&](unsigned worker, ScanJob& job) { workers[worker]->work(job); };
  const auto write = [&](ScanJob& job) -> Result<void> {
    counts.records += job.result.counts.records;
    counts.messages += job.messages;
    counts.unreadable += job.result.quarantined.size();
    for (const Quarantined& record : job.result.quarantined) {
      if (request.on_issue) request.on_issue(record.record, record.issue);
    }
    places.begin_batch(job.batch.offset, job.batch.bytes);
    for (std::size_t i = 0; i < job.result.shown.size(); ++i) {
      if (job.result.shown[i].rule == kFieldRule) continue;
      request.on_finding(finding_of(request, job, i, places));
    }
    places.end_batch();
    return {};
  };
  const Result<void> done = carry<ScanJob>(*data, request.selection, context, work, write);
  if (!done) return done.error();
  return counts;
}

}  // namespace expunge
