// Layout, numbers little-endian: "expunge blob 1\n", u32 patterns, u32 databases; a SHA-256 for
// each pattern; for each database: u32 target, u32 size, a level byte for each pattern, the bytes.

#include "match/pattern_blob.h"

#include <cstring>
#include <optional>
#include <utility>

// Defined by the object that cmake/ExpungeEmbed.cmake makes of the blob; absent from programs that
// do not link it.
extern "C" {
[[gnu::weak]] extern const char expunge_patterns_blob_bytes[];
[[gnu::weak]] extern const char expunge_patterns_blob_bytes_end[];
}

namespace expunge {
namespace {

constexpr std::string_view kMagic = "expunge blob 1\n";
// Changes when the rewriting of patterns or their flags change: old databases then hold something
// else than what would be compiled now.
constexpr std::string_view kRewriting = "chooser patterns 6\n";

#if defined(__x86_64__)
// Best first.
constexpr ChooserTarget kTargets[] = {ChooserTarget::kAvx2, ChooserTarget::kBaseline};
#else
constexpr ChooserTarget kTargets[] = {ChooserTarget::kHost};
#endif

void put_u32(std::size_t value, std::string& out) {
  for (int shift = 0; shift < 32; shift += 8) out.push_back(static_cast<char>(value >> shift));
}

// Takes bytes from the front; reading past the end yields nothing from then on.
class BlobReader {
 public:
  explicit BlobReader(std::string_view bytes) : rest_(bytes) {}
  std::optional<std::string_view> take(std::size_t size) {
    if (size > rest_.size()) return std::nullopt;
    const std::string_view part = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return part;
  }
  std::optional<std::size_t> u32() {
    const std::optional<std::string_view> part = take(4);
    if (!part) return std::nullopt;
    std::size_t value = 0;
    for (int i = 3; i >= 0; --i) {
      value = value << 8 | static_cast<unsigned char>((*part)[static_cast<std::size_t>(i)]);
    }
    return value;
  }

 private:
  std::string_view rest_;
};

// The next database of the blob, or null if it does not run here.  False at a malformed blob.
bool read_database(BlobReader& reader, std::size_t patterns,
                   std::shared_ptr<const HyperscanDatabase>& database) {
  const std::optional<std::size_t> target = reader.u32();
  const std::optional<std::size_t> size = reader.u32();
  const std::optional<std::string_view> level_bytes = reader.take(patterns);
  if (!target || !size || !level_bytes) return false;
  const std::optional<std::string_view> bytes = reader.take(*size);
  if (!bytes) return false;
  std::vector<ChooserLevel> levels;
  for (const char level : *level_bytes) levels.push_back(static_cast<ChooserLevel>(level));
  database = HyperscanDatabase::from_bytes(*bytes, levels);
  return true;
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

std::string make_pattern_blob(const RuleSet& rules) {
  std::vector<std::string> patterns;
  for (const Rule& rule : rules.rules()) {
    if (rule.number.empty()) patterns.push_back(choosing_pattern(rule));
  }
  std::string blob(kMagic);
  put_u32(patterns.size(), blob);
  put_u32(std::size(kTargets), blob);
  for (const std::string& pattern : patterns) {
    const Digest digest = pattern_digest(pattern);
    blob.append(digest.begin(), digest.end());
  }
  for (const ChooserTarget target : kTargets) {
    const auto database = HyperscanDatabase::compile(patterns, target);
    const std::string bytes = database->to_bytes();
    put_u32(static_cast<std::size_t>(target), blob);
    put_u32(bytes.size(), blob);
    for (const ChooserLevel level : database->levels()) blob.push_back(static_cast<char>(level));
    blob += bytes;
  }
  return blob;
}

std::unique_ptr<PatternBlob> open_pattern_blob(std::string_view bytes) {
  BlobReader reader(bytes);
  if (reader.take(kMagic.size()) != kMagic) return nullptr;
  const std::optional<std::size_t> patterns = reader.u32();
  const std::optional<std::size_t> databases = reader.u32();
  if (!patterns || !databases) return nullptr;
  auto blob = std::make_unique<PatternBlob>();
  for (std::size_t i = 0; i < *patterns; ++i) {
    const std::optional<std::string_view> digest = reader.take(sizeof(Digest));
    if (!digest) return nullptr;
    std::memcpy(blob->patterns.emplace_back().data(), digest->data(), digest->size());
  }
  for (std::size_t i = 0; i < *databases; ++i) {
    if (!read_database(reader, *patterns, blob->database)) return nullptr;
    if (blob->database) return blob;
  }
  return nullptr;
}

std::string_view linked_pattern_blob() {
  if (expunge_patterns_blob_bytes == nullptr) return {};
  return {expunge_patterns_blob_bytes,
          static_cast<std::size_t>(expunge_patterns_blob_bytes_end - expunge_patterns_blob_bytes)};
}

}  // namespace expunge
