#include "names/model_lexicon.h"

#include "names/model_bytes.h"

namespace expunge {

ModelLexicon::ModelLexicon(std::string_view kinds, std::string_view classes,
                           std::string_view bucket_sizes, std::string_view words)
    : offsets_(kLexiconBuckets + 1), classes_(classes.data()), words_(words.data()) {
  for (std::size_t i = 0; i < kLexiconKinds; ++i) {
    const auto value = [&](std::size_t at) { return static_cast<std::uint8_t>(kinds[i * 5 + at]); };
    kinds_[i] = {value(0), value(1), value(2), value(3), value(4), 0, 0};
  }
  for (std::size_t i = 0; i < kLexiconBuckets; ++i) {
    offsets_[i + 1] = offsets_[i] + static_cast<unsigned char>(bucket_sizes[i]);
  }
}

LexiconEntry ModelLexicon::find(std::uint64_t hash) const {
  const std::uint32_t bucket = lexicon_bucket(hash);
  const std::uint32_t check = lexicon_check(hash);
  for (std::uint32_t at = offsets_[bucket]; at < offsets_[bucket + 1]; ++at) {
    const std::uint32_t word = load_le32(words_ + std::size_t{at} * 4);
    if (word >> 21 != check) continue;
    LexiconEntry entry = kinds_[word & 0x3FF];
    entry.cluster = static_cast<std::uint16_t>(word >> 10 & 0x7FF);
    if (entry.cluster >= kLexiconClusters) entry.cluster = 0;
    entry.coarse = static_cast<std::uint8_t>(classes_[entry.cluster]);
    return entry;
  }
  return {};
}

}  // namespace expunge
