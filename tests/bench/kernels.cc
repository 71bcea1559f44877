// What each part of the way of a record costs by itself, on a megabyte of made-up role play.
//
// Run with --benchmark_filter=NAME for one; figures are bytes of JSON a second.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <vector>

#include "cli/bench_data.h"
#include "cli/metered_run.h"
#include "detect/layout.h"
#include "detect/number_finder.h"
#include "names/finder.h"
#include "names/name_lists.h"
#include "pipeline/processor.h"
#include "pipeline/setup.h"
#include "record/batch.h"
#include "record/source.h"
#include "record/yardstick.h"
#include "report/audit.h"
#include "text/view.h"
#include "text/word_index.h"

namespace expunge {
namespace {

constexpr std::size_t kRecords = 80;
constexpr std::size_t kPadding = 64;

// The data taken apart, once for all kernels.
class Data {
 public:
  static const Data& get() {
    static const Data data;
    return data;
  }

  std::string bytes;
  std::shared_ptr<const Setup> setup;
  Format format;
  std::vector<Batch> batches;
  std::vector<std::string> raw;    // of each string, as it stands in the record
  std::vector<std::string> texts;  // decoded
  Block block;

 private:
  Data() {
    BenchData made(BenchShape::kPippa, Density::kFew);
    for (std::size_t i = 0; i < kRecords; ++i) made.append(bytes);
    bytes.reserve(bytes.size() + kPadding);
    Options options;
    options.names = "rules";
    setup = set_up(options).value();
    const std::unique_ptr<Source> source = Source::from_memory("(memory)", bytes);
    format = detect_format(*source, *setup->profiles, setup->format).value();
    const auto splitter =
        Splitter::create(*source, format, {options.batch_bytes, options.max_record_bytes});
    for (Batch batch; splitter->next(batch).value(); batch = Batch()) {
      batches.push_back(std::move(batch));
    }
    take_apart();
  }

  void take_apart() {
    const std::unique_ptr<Walker> walker = Walker::create(format, {});
    RecordFields fields;
    OffsetMap map;
    for (const Batch& batch : batches) {
      for (const Unit& unit : batch.units) {
        const std::string_view record =
            std::string_view(batch.bytes).substr(unit.raw.begin, unit.raw.size());
        if (unit.kind != UnitKind::kRecord || walker->walk(unit, record, fields)) continue;
        for (const Field& field : fields.fields) {
          raw.emplace_back(record.substr(field.raw.begin, field.raw.size()));
          decode(raw.back(), field.encoding, texts.emplace_back(), map);
        }
      }
    }
    for (std::uint32_t i = 0; i < texts.size(); ++i) {
      const auto begin = static_cast<std::uint32_t>(joined_.size());
      joined_ += texts[i];
      block.pieces.push_back({begin, static_cast<std::uint32_t>(joined_.size()), i});
      joined_ += '\n';
    }
    block.bytes = joined_;
  }

  std::string joined_;
};

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * Data::get().bytes.size()));
}

void yardstick(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(walk_and_unescape(Data::get().bytes));
  count_bytes(state);
}
BENCHMARK(yardstick);

void walk(benchmark::State& state) {
  const Data& data = Data::get();
  const std::unique_ptr<Walker> walker = Walker::create(data.format, {});
  RecordFields fields;
  for (auto _ : state) {
    for (const Batch& batch : data.batches) {
      for (const Unit& unit : batch.units) {
        benchmark::DoNotOptimize(walker->walk(
            unit, std::string_view(batch.bytes).substr(unit.raw.begin, unit.raw.size()), fields));
      }
    }
  }
  count_bytes(state);
}
BENCHMARK(walk);

void decode_strings(benchmark::State& state) {
  std::string out;
  OffsetMap map;
  for (auto _ : state) {
    out.clear();
    for (const std::string& raw : Data::get().raw) decode(raw, Encoding::kJson, out, map);
    benchmark::DoNotOptimize(out.data());
  }
  count_bytes(state);
}
BENCHMARK(decode_strings);

void words(benchmark::State& state) {
  const Data& data = Data::get();
  WordIndex index(data.setup->model->compiled_patterns().words());
  for (auto _ : state) {
    index.clear();
    for (const Piece& piece : data.block.pieces) {
      benchmark::DoNotOptimize(
          index.add(data.block.bytes.substr(piece.begin, piece.end - piece.begin), piece.begin));
    }
  }
  count_bytes(state);
}
BENCHMARK(words);

void folded(benchmark::State& state) {
  View view;
  for (auto _ : state) {
    for (const std::string& text : Data::get().texts) {
      benchmark::DoNotOptimize(build_folded(text, view));
    }
  }
  count_bytes(state);
}
BENCHMARK(folded);

void spoken(benchmark::State& state) {
  View view;
  for (auto _ : state) {
    for (const std::string& text : Data::get().texts) {
      benchmark::DoNotOptimize(build_spoken(text, view));
    }
  }
  count_bytes(state);
}
BENCHMARK(spoken);

void match(benchmark::State& state) {
  const Data& data = Data::get();
  const std::unique_ptr<Engine> engine = Engine::create(
      std::shared_ptr<const Patterns>(data.setup->model, &data.setup->model->compiled_patterns()));
  std::vector<Candidate> candidates;
  for (auto _ : state) {
    engine->find(data.block, candidates);
    benchmark::DoNotOptimize(candidates.data());
  }
  count_bytes(state);
}
BENCHMARK(match);

void number_shapes(benchmark::State& state) {
  const Data& data = Data::get();
  const RuleSet& rules = *data.setup->rules;
  const NumberShapes shapes(rules, std::vector<bool>(rules.rules().size(), true));
  std::vector<Candidate> candidates;
  for (auto _ : state) {
    candidates.clear();
    shapes.find(data.block, candidates);
    benchmark::DoNotOptimize(candidates.data());
  }
  count_bytes(state);
}
BENCHMARK(number_shapes);

void names(benchmark::State& state) {
  const Data& data = Data::get();
  NameFinder finder;
  std::vector<FoundName> found;
  for (auto _ : state) {
    for (const std::string& text : data.texts) {
      found.clear();
      finder.find(text, true, data.setup->model->names(), found);
    }
  }
  count_bytes(state);
}
BENCHMARK(names);

void fingerprint(benchmark::State& state) {
  Fingerprinter fingerprinter(Data::get().setup->key);
  for (auto _ : state) {
    benchmark::DoNotOptimize(fingerprinter("EMAIL_ADDRESS", "dana.whitlock@example.net"));
  }
}
BENCHMARK(fingerprint);

void redact_records(benchmark::State& state) {
  const Data& data = Data::get();
  Processor processor(*data.setup, data.format, {});
  BatchResult result;
  for (auto _ : state) {
    for (const Batch& batch : data.batches) processor.process(batch, result);
    benchmark::DoNotOptimize(&result.out);
  }
  count_bytes(state);
}
BENCHMARK(redact_records);

}  // namespace
}  // namespace expunge

BENCHMARK_MAIN();
