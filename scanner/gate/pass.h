// A pass over one file: its batches through the conveyor, as pipeline/ carries them in a run.
#pragma once

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "expunge/options.h"
#include "expunge/result.h"
#include "gate/data_file.h"
#include "gate/digests.h"
#include "gate/progress.h"
#include "pipeline/conveyor.h"
#include "pipeline/setup.h"
#include "record/batch.h"
#include "record/format.h"
#include "record/source.h"

namespace expunge {

// What every pass of a judgement needs; all must outlive it.
struct PassContext {
  const Setup& setup;
  const Options& options;
  const std::optional<GitRepository>& git;
  FileDigests& digests;
  ProgressTeller& progress;
  const std::atomic<bool>* stop = nullptr;

  Result<void> check_stop() const {
    if (stop == nullptr || !stop->load()) return {};
    return Error{ErrorCode::kInterrupted, "interrupted; nothing was written", ""};
  }
  unsigned jobs() const {
    return options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  }
};

// Which units of a file a pass is about: those whose bytes begin at these offsets of the
// (decompressed) file, sorted; or all others.
class Selection {
 public:
  static Selection all() { return Selection({}).others(); }
  explicit Selection(std::vector<std::uint64_t> offsets) : offsets_(std::move(offsets)) {}
  Selection others() const {
    Selection all_but = *this;
    all_but.others_ = !others_;
    return all_but;
  }

  bool is_empty() const { return offsets_.empty() && !others_; }
  bool holds(const Batch& batch, const Unit& unit) const {
    return others_ !=
           std::binary_search(offsets_.begin(), offsets_.end(), batch.offset + unit.raw.begin);
  }
  // Nothing of the file from this offset on is selected.
  bool ends_before(std::uint64_t offset) const {
    return !others_ && (offsets_.empty() || offsets_.back() < offset);
  }
  // The batch's other units become mere bytes, which nobody looks at.
  void apply(Batch& batch) const {
    for (Unit& unit : batch.units) {
      if (!holds(batch, unit)) unit.kind = UnitKind::kBytes;
    }
  }

 private:
  std::vector<std::uint64_t> offsets_;
  bool others_ = false;
};

struct OpenData {
  std::unique_ptr<Source> source;
  Format format;
  std::unique_ptr<Splitter> splitter;
};

inline Result<OpenData> open_for_pass(const DataFile& file, const PassContext& context) {
  auto source = open_data(file, context.git);
  if (!source) return std::move(source).error();
  Result<Format> format = detect_format(**source, *context.setup.profiles, context.setup.format);
  if (!format) return std::move(format).error();
  OpenData data{std::move(*source), std::move(*format), nullptr};
  data.splitter = Splitter::create(*data.source, data.format,
                                   {context.options.batch_bytes, context.options.max_record_bytes});
  return data;
}

// `Job` has a member `Batch batch`.  `work` runs on worker threads, `write` on the caller's, in
// order.
template <class Job>
Result<void> carry(OpenData& data, const Selection& selection, const PassContext& context,
                   std::function<void(unsigned, Job&)> work,
                   std::function<Result<void>(Job&)> write) {
  typename Conveyor<Job>::Steps steps;
  steps.read = [&](Job& job) -> Result<bool> {
    if (Result<void> going_on = context.check_stop(); !going_on) return going_on.error();
    const Result<bool> more = data.splitter->next(job.batch);
    if (!more || !*more) return more;
    return !selection.ends_before(job.batch.offset);
  };
  steps.work = std::move(work);
  steps.write = [&](Job& job) -> Result<void> {
    context.progress.read(job.batch.bytes.size());
    return write(job);
  };
  steps.weight = [](const Job& job) { return job.batch.bytes.size(); };
  return Conveyor<Job>::run(context.jobs(), steps);
}

}  // namespace expunge
