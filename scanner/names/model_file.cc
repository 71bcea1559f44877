#include "names/model_bytes.h"
#include "names/model_tables.h"

namespace expunge {
namespace {

constexpr std::uint32_t kMinSlotBits = 8;
constexpr std::uint32_t kMaxSlotBits = 24;
constexpr std::size_t kKindBytes = kLexiconKinds * 5;
constexpr double kMillionth = 1e-6;

int signed_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::int32_t>(load_le32(bytes.data() + at));
}

Error broken(const char* what) {
  return Error{ErrorCode::kInternal, std::string("the name model is broken: ") + what, ""};
}

}  // namespace

NameModel::NameModel(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
NameModel::~NameModel() = default;

Result<std::shared_ptr<const NameModel>> NameModel::load(std::string_view bytes) {
  if (bytes.size() < kModelHeader || !bytes.starts_with(kModelMagic)) return broken("no header");
  if (load_le32(bytes.data() + 8) != kModelVersion) return broken("unknown version");
  const std::uint32_t bits = load_le32(bytes.data() + 12);
  const std::size_t words = load_le32(bytes.data() + 16);
  if (bits < kMinSlotBits || bits > kMaxSlotBits) return broken("number of weights");
  const std::size_t slots = std::size_t{1} << bits;
  if (bytes.size() !=
      kModelHeader + kKindBytes + kLexiconClusters + kLexiconBuckets + words * 4 + slots * 2) {
    return broken("size");
  }
  const std::string_view kinds = bytes.substr(kModelHeader, kKindBytes);
  const std::string_view classes = bytes.substr(kModelHeader + kKindBytes, kLexiconClusters);
  const std::string_view sizes =
      bytes.substr(kModelHeader + kKindBytes + kLexiconClusters, kLexiconBuckets);
  std::size_t listed = 0;
  for (const char size : sizes) listed += static_cast<unsigned char>(size);
  if (listed != words) return broken("lexicon");
  const std::string_view rest =
      bytes.substr(kModelHeader + kKindBytes + kLexiconClusters + kLexiconBuckets);
  auto tables = std::make_unique<Tables>(
      Tables{static_cast<std::uint32_t>(slots - 1),
             reinterpret_cast<const std::int8_t*>(rest.data() + words * 4),
             {},
             signed_at(bytes, 20) * kMillionth,
             signed_at(bytes, 24) * kMillionth,
             ModelLexicon(kinds, classes, sizes, rest.substr(0, words * 4))});
  for (std::size_t i = 0; i < (kLabels + 1) * kLabels; ++i) {
    tables->transitions[i / kLabels][i % kLabels] = signed_at(bytes, 28 + i * 4);
  }
  return std::shared_ptr<const NameModel>(new NameModel(std::move(tables)));
}

}  // namespace expunge
