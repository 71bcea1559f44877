// Layout, numbers little-endian: "expunge blob 4\n", u32 parts; for each part u32 size and bytes:
// u32 patterns, u32 targets; a SHA-256 for each pattern; a byte for each pattern, 1 if it is chosen
// by its run; for each target: u32 target, u32 size and bytes of the sequences' database, the same
// of Hyperscan's.

#include "match/pattern_blob.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <utility>

#include "base/blob_io.h"
#include "match/long_runs.h"
#include "match/run_chooser.h"

// Defined by the object that cmake/ExpungeEmbed.cmake makes of the blob; absent from programs that
// do not link it.
extern "C" {
[[gnu::weak]] extern const char expunge_patterns_blob_bytes[];
[[gnu::weak]] extern const char expunge_patterns_blob_bytes_end[];
}

namespace expunge {
namespace {

constexpr std::string_view kMagic = "expunge blob 4\n";
// Changes when the rewriting of patterns or their flags change: old databases then hold something
// else than what would be compiled now.
constexpr std::string_view kRewriting = "chooser patterns 7\n";

// Of a pattern that another chooser could take as well, in a megabyte of chat: a core costs some 20
// nanoseconds, a pattern in Hyperscan up to 3 milliseconds a megabyte.
constexpr double kMaxCores = 50000;
constexpr double kMaxCoresOfRun = 2000;

#if defined(__x86_64__)
// Best first.
constexpr ChooserTarget kTargets[] = {ChooserTarget::kAvx2, ChooserTarget::kBaseline};
#else
constexpr ChooserTarget kTargets[] = {ChooserTarget::kHost};
#endif

// The next target's choosers, or null ones if they do not run here.  False at a malformed blob.
bool read_choosers(BlobReader& reader, CompiledChoosers& choosers) {
  const std::optional<std::uint32_t> target = reader.u32();
  const std::optional<std::string_view> sequences = reader.bytes();
  const std::optional<std::string_view> rest = reader.bytes();
  if (!target || !sequences || !rest) return false;
  choosers.sequences = SequenceDatabase::from_bytes(*sequences);
  choosers.rest = HyperscanDatabase::from_bytes(*rest);
  return true;
}

// What the patterns' trees tell; the same for every processor.
struct Derived {
  std::vector<std::optional<SequenceSet>> sets;
  std::vector<bool> by_run;
};

Derived derive(std::span<const std::string> patterns) {
  PatternParser parser;
  Derived derived;
  for (const std::string& pattern : patterns) {
    const std::optional<PatternNode> tree = parser.parse(pattern);
    std::optional<SequenceSet> set = tree ? find_sequences(*tree) : std::nullopt;
    const double cores = set ? SequenceDatabase::cores_per_megabyte(*set) : kMaxCores;
    const bool by_run =
        tree && cores > kMaxCoresOfRun && shortest_run(*tree) >= static_cast<int>(kLongRun);
    if (cores >= kMaxCores || by_run) set.reset();
    derived.sets.push_back(std::move(set));
    derived.by_run.push_back(by_run);
  }
  return derived;
}

CompiledChoosers compile(std::span<const std::string> patterns, const Derived& derived,
                         ChooserTarget target) {
  CompiledChoosers choosers;
  choosers.by_run = derived.by_run;
  choosers.sequences = SequenceDatabase::compile(derived.sets, target);
  if (!choosers.sequences) {
    choosers.sequences =
        SequenceDatabase::compile(std::vector<std::optional<SequenceSet>>(patterns.size()), target);
  }
  std::vector<bool> elsewhere = choosers.by_run;
  for (std::size_t i = 0; i < elsewhere.size(); ++i) {
    if (choosers.sequences->holds()[i]) elsewhere[i] = true;
  }
  choosers.rest = HyperscanDatabase::compile(patterns, elsewhere, target);
  return choosers;
}

std::string make_part(const std::vector<std::string>& patterns) {
  std::string blob;
  put_u32(patterns.size(), blob);
  put_u32(std::size(kTargets), blob);
  for (const std::string& pattern : patterns) {
    const Digest digest = pattern_digest(pattern);
    blob.append(digest.begin(), digest.end());
  }
  const Derived derived = derive(patterns);
  for (const bool by_run : derived.by_run) blob.push_back(by_run ? 1 : 0);
  for (const ChooserTarget target : kTargets) {
    const CompiledChoosers choosers = compile(patterns, derived, target);
    put_u32(static_cast<std::size_t>(target), blob);
    put_bytes(choosers.sequences->to_bytes(), blob);
    put_bytes(choosers.rest->to_bytes(), blob);
  }
  return blob;
}

std::optional<PatternBlob> open_part(std::string_view bytes,
                                     const std::function<bool(const Digest&)>& wanted) {
  BlobReader reader(bytes);
  const std::optional<std::uint32_t> patterns = reader.u32();
  const std::optional<std::uint32_t> targets = reader.u32();
  if (!patterns || !targets) return std::nullopt;
  PatternBlob blob;
  for (std::size_t i = 0; i < *patterns; ++i) {
    const std::optional<std::string_view> digest = reader.take(sizeof(Digest));
    if (!digest) return std::nullopt;
    std::memcpy(blob.patterns.emplace_back().data(), digest->data(), digest->size());
  }
  if (std::none_of(blob.patterns.begin(), blob.patterns.end(), wanted)) return std::nullopt;
  const std::optional<std::string_view> by_run = reader.take(*patterns);
  if (!by_run) return std::nullopt;
  for (const char marked : *by_run) blob.choosers.by_run.push_back(marked != 0);
  for (std::size_t i = 0; i < *targets; ++i) {
    if (!read_choosers(reader, blob.choosers)) return std::nullopt;
    if (blob.choosers.sequences && blob.choosers.rest) return blob;
  }
  return std::nullopt;
}

}  // namespace

const std::string& choosing_pattern(const Rule& rule) {
  return rule.previous.empty() ? rule.pattern : rule.previous;
}

Digest pattern_digest(std::string_view pattern) {
  Sha256 sha;
  sha.update(kRewriting);
  sha.update(pattern);
  return sha.finish();
}

CompiledChoosers compile_choosers(std::span<const std::string> patterns, ChooserTarget target) {
  return compile(patterns, derive(patterns), target);
}

std::string make_pattern_blob(const RuleSet& rules) {
  std::map<std::string, std::vector<std::string>> parts;  // patterns by folder
  for (const Rule& rule : rules.rules()) {
    if (!rule.number.empty()) continue;
    const std::string folder = rule.on_request ? rule.id.substr(0, rule.id.find('/')) : "";
    parts[folder].push_back(choosing_pattern(rule));
  }
  std::string blob(kMagic);
  put_u32(parts.size(), blob);
  for (const auto& [folder, patterns] : parts) put_bytes(make_part(patterns), blob);
  return blob;
}

std::vector<PatternBlob> open_pattern_blob(std::string_view bytes,
                                           const std::function<bool(const Digest&)>& wanted) {
  std::vector<PatternBlob> opened;
  BlobReader reader(bytes);
  if (reader.take(kMagic.size()) != kMagic) return opened;
  const std::optional<std::uint32_t> parts = reader.u32();
  for (std::uint32_t i = 0; parts && i < *parts; ++i) {
    const std::optional<std::string_view> part = reader.bytes();
    if (!part) break;
    std::optional<PatternBlob> blob = open_part(*part, wanted);
    if (blob) opened.push_back(std::move(*blob));
  }
  return opened;
}

std::string_view linked_pattern_blob() {
  if (expunge_patterns_blob_bytes == nullptr) return {};
  return {expunge_patterns_blob_bytes,
          static_cast<std::size_t>(expunge_patterns_blob_bytes_end - expunge_patterns_blob_bytes)};
}

}  // namespace expunge
