#include "optout/record_ids.h"

#include <algorithm>

#include "base/strings.h"

namespace expunge {

IdKeys id_keys(std::string_view text) {
  IdKeys keys;
  for (std::string_view pointer : split(text, ',')) {
    pointer = trim(pointer);
    pointer.remove_prefix(std::min(pointer.size(), pointer.rfind('/') + 1));
    if (!pointer.empty()) keys.emplace_back(pointer);
  }
  std::ranges::sort(keys);
  return keys;
}

IdKeys id_keys_of(const Profile* profile) {
  std::string all;
  if (profile == nullptr) return {};
  for (const std::string& pointer : profile->record_id) all.append(pointer).append(",");
  return id_keys(all);
}

namespace {

// Cells of tables have no key of their own: their pointer names the column.
bool is_value_of(const FinderRecord& record, const Turn& turn, const std::string& key) {
  if (turn.is_key || trim(turn.text).empty()) return false;
  if (!turn.key.empty()) return turn.key == key;
  const std::string pointer = record.pointer(turn.field);
  return std::string_view(pointer).substr(pointer.rfind('/') + 1) == key;
}

void append_part(const std::string& key, std::string_view value, std::string& spelling) {
  spelling.append(key).push_back('\0');
  spelling.append(trim(value)).push_back('\0');
}

}  // namespace

std::optional<RecordId> record_id(const FinderRecord& record, const IdKeys& keys) {
  const std::vector<Turn>& turns = record.conversation.turns;
  RecordId id;
  for (const std::string& key : keys) {
    const auto at = std::ranges::find_if(
        turns, [&](const Turn& turn) { return is_value_of(record, turn, key); });
    if (at == turns.end()) return std::nullopt;
    if (id.spelling.empty()) id.turn = static_cast<std::uint32_t>(at - turns.begin());
    append_part(key, at->text, id.spelling);
  }
  if (id.spelling.empty()) return std::nullopt;
  return id;
}

std::vector<RecordId> held_ids(const FinderRecord& record, const IdKeys& keys) {
  std::vector<RecordId> ids;
  if (keys.size() != 1) {
    if (std::optional<RecordId> id = record_id(record, keys)) ids.push_back(std::move(*id));
    return ids;
  }
  for (std::uint32_t i = 0; i < record.conversation.turns.size(); ++i) {
    const Turn& turn = record.conversation.turns[i];
    if (!is_value_of(record, turn, keys.front())) continue;
    append_part(keys.front(), turn.text, ids.emplace_back(RecordId{{}, i}).spelling);
  }
  return ids;
}

bool RecordIds::add(const IdKeys& keys, const std::string& spelling,
                    const std::set<std::uint32_t>& subjects) {
  keys_.insert(keys);
  std::set<std::uint32_t>& known = subjects_[spelling];
  const std::size_t before = known.size();
  known.insert(subjects.begin(), subjects.end());
  return known.size() > before;
}

const std::set<std::uint32_t>* RecordIds::find(const std::string& spelling) const {
  const auto at = subjects_.find(spelling);
  return at == subjects_.end() ? nullptr : &at->second;
}

void RecordIdCollector::add(const IdKeys& keys, const std::string& spelling,
                            const std::set<std::uint32_t>& subjects) {
  const std::lock_guard lock(mutex_);
  learned_ = into_.add(keys, spelling, subjects) || learned_;
}

}  // namespace expunge
