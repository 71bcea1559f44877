#include "gate/content.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "base/digest.h"

namespace expunge {
namespace {

std::string_view bytes_of(const Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

bool is_said(const Turn& turn) {
  return !turn.is_key && (turn.role == Role::kHuman || turn.role == Role::kBot);
}

}  // namespace

bool RecordTaker::take(const Unit& unit, std::string_view raw) {
  raw_ = raw;
  if (unit.issue || walker_->walk(unit, raw, reading_.fields)) return false;
  reading_.take_apart(raw, splitter_);
  return true;
}

ContentId RecordTaker::content() const {
  std::vector<Digest> parts;
  Sha256 hash;
  for (std::uint32_t i = 0; i < reading_.fields.fields.size(); ++i) {
    const Field& field = reading_.fields.fields[i];
    const std::string pointer = reading_.fields.pointer(field, raw_);
    hash.update(field.is_key ? "key " : "value ");
    hash.update(std::to_string(pointer.size()));  // so that pointer and text do not run together
    hash.update(" ");
    hash.update(pointer);
    hash.update(reading_.text_of(i));
    parts.push_back(hash.finish());
  }
  std::sort(parts.begin(), parts.end());
  for (const Digest& part : parts) hash.update(bytes_of(part));
  const Digest whole = hash.finish();
  ContentId id;
  std::memcpy(id.data(), whole.data(), id.size());
  return id;
}

std::uint64_t RecordTaker::messages() const {
  const std::vector<Turn>& turns = reading_.conversation.turns;
  const auto said = std::count_if(turns.begin(), turns.end(), is_said);
  if (said > 0) return static_cast<std::uint64_t>(said);
  return static_cast<std::uint64_t>(
      std::count_if(turns.begin(), turns.end(), [](const Turn& turn) { return !turn.is_key; }));
}

std::string_view RecordTaker::text_around(RawSpan raw) const {
  const std::vector<Field>& fields = reading_.fields.fields;
  for (std::uint32_t i = 0; i < fields.size(); ++i) {
    if (fields[i].raw.begin <= raw.begin && raw.end <= fields[i].raw.end) {
      return reading_.text_of(i);
    }
  }
  return {};
}

}  // namespace expunge
