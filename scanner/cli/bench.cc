#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <utility>

#include "cli/bench_data.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/run_command.h"
#include "cli/signals.h"
#include "record/sink_file.h"
#include "record/yardstick.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kPadding = 64;  // what the yardstick may read behind the data

// A folder in memory if there is one, removed with all that is in it.
class ScratchFolder {
 public:
  static Result<ScratchFolder> create() {
    const char* const configured = std::getenv("TMPDIR");
    std::string last = "/tmp";
    for (const std::string& parent :
         {std::string("/dev/shm"), std::string(configured == nullptr ? "/tmp" : configured)}) {
      std::string path = parent + "/expunge-bench-XXXXXX";
      if (::mkdtemp(path.data()) != nullptr) return ScratchFolder(std::move(path));
      last = parent;
    }
    return Error{ErrorCode::kIo, "no folder for temporary files; set TMPDIR to one", last};
  }
  ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  std::string file(std::string_view name) const { return fmt::format("{}/{}", path_, name); }

 private:
  explicit ScratchFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

Result<void> write_file(const std::string& path, std::string_view bytes) {
  auto sink = SinkFile::create(path, Compression::kNone);
  if (!sink) return sink.error();
  if (Result<void> written = (*sink)->write(bytes); !written) return written;
  return (*sink)->commit();
}

int write_corpus(const Arguments& arguments) {
  auto sink = SinkFile::create(arguments.write, Compression::kNone);
  if (!sink) return report_error(sink.error());
  const Result<std::uint64_t> written =
      make_up(arguments, [&](std::string_view bytes) { return (*sink)->write(bytes); });
  if (!written) return report_error(written.error());
  if (Result<void> done = (*sink)->commit(); !done) return report_error(done.error());
  if (arguments.write != "-") {
    Messages().line(fmt::format("expunge: wrote {} ({})", arguments.write, human_bytes(*written)));
  }
  return kExitDone;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

double seconds_of(const std::function<void()>& work) {
  const Clock::time_point begin = Clock::now();
  work();
  return std::max(1e-9, std::chrono::duration<double>(Clock::now() - begin).count());
}

struct Measured {
  std::vector<double> copy, yardstick, redact;  // seconds
  YardstickCount counted;
  RunSummary summary;
};

Result<Measured> measure(const Arguments& arguments, const std::string& bytes) {
  Result<ScratchFolder> scratch = ScratchFolder::create();
  if (!scratch) return std::move(scratch).error();
  RunRequest request;
  request.inputs = {scratch->file("in.jsonl")};
  request.output = scratch->file("out.jsonl");
  request.options = options_of(arguments);
  request.options.jobs = std::max(1U, request.options.jobs);
  request.stop = &interrupted();
  if (Result<void> written = write_file(request.inputs.front(), bytes); !written) {
    return written.error();
  }
  Measured measured;
  std::string copy(bytes.size(), '\0');
  for (std::uint64_t i = 0; i < std::max<std::uint64_t>(1, arguments.runs); ++i) {
    measured.copy.push_back(
        seconds_of([&] { std::memcpy(copy.data(), bytes.data(), bytes.size()); }));
    measured.yardstick.push_back(seconds_of([&] { measured.counted = walk_and_unescape(bytes); }));
    Result<RunSummary> summary = run(request);
    if (!summary) return std::move(summary).error();
    measured.redact.push_back(std::max(1e-9, summary->seconds));
    measured.summary = std::move(*summary);
  }
  return measured;
}

std::string row(std::string_view name, double megabytes, double seconds, double yardstick,
                std::uint64_t records, const std::string& findings) {
  return fmt::format(
      "{:<10}  {:>9.1f}  {:>12.3f}  {:>11}  {:>9}\n", name, megabytes / seconds,
      yardstick / seconds,
      records == 0 ? std::string("-")
                   : grouped(static_cast<std::uint64_t>(static_cast<double>(records) / seconds)),
      findings);
}

std::string report(const Arguments& arguments, const std::string& bytes, const Measured& measured) {
  const double megabytes = static_cast<double>(bytes.size()) / 1e6;
  const double yardstick = median(measured.yardstick);
  const std::uint64_t records = measured.summary.records;
  std::string out = fmt::format(
      "{}: {}, {}, {} of text\n",
      arguments.words.empty() ? "made up, " + arguments.shape : arguments.words.front(),
      human_bytes(bytes.size()), plural(records, "record"), human_bytes(measured.counted.bytes));
  out += fmt::format("{}, engine {}, names {}, median of {}\n\n",
                     plural(std::max<std::uint64_t>(1, arguments.jobs), "job"), arguments.engine,
                     arguments.names, plural(measured.redact.size(), "run"));
  out += fmt::format("{:<10}  {:>9}  {:>12}  {:>11}  {:>9}\n", "", "MB/s", "of yardstick",
                     "records/s", "findings");
  out += row("memcpy", megabytes, median(measured.copy), yardstick, 0, "-");
  out += row("simdjson", megabytes, yardstick, yardstick, measured.counted.records, "-");
  out += row("redact", megabytes, median(measured.redact), yardstick, records,
             grouped(measured.summary.findings));
  if (measured.counted.refused > 0) {
    out += fmt::format("\nsimdjson refused {}: its figure is too high\n",
                       plural(measured.counted.refused, "record"));
  }
  return out;
}

}  // namespace

int bench_speed(const Arguments& arguments) {
  if (!arguments.write.empty()) return write_corpus(arguments);
  if (arguments.megabytes > 0) {
    return report_error(
        {ErrorCode::kUsage, "goes with --write FILE; use --records to measure", "--megabytes"});
  }
  if (arguments.check) return bench_check(arguments);
  if (arguments.stages) return bench_stages(arguments);
  Result<std::string> made = bench_data(arguments);
  if (!made) return report_error(made.error());
  std::string bytes = std::move(*made);
  bytes.reserve(bytes.size() + kPadding);
  const Result<Measured> measured = measure(arguments, bytes);
  if (!measured) return report_error(measured.error());
  Output output;
  output.write(report(arguments, bytes, *measured));
  return finish(output, kExitDone);
}

}  // namespace expunge
