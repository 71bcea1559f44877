// Ids of records that are dropped, so that the same record goes from every shard and derived file.
//
// What tells a record from all others is one key (`conversation_hash`) or several together
// (`bot_id` and `submission_timestamp`): of the profile, or as the user says.  Keys are compared
// without the way to them, so that a column of a table and a member of an object are the same
// place.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "detect/finder.h"

namespace expunge {

// Keys that together tell a record, sorted.
using IdKeys = std::vector<std::string>;
// "/bot_id,/submission_timestamp" or "bot_id,submission_timestamp"
IdKeys id_keys(std::string_view text);
// Of the profile; empty if it names none.
IdKeys id_keys_of(const Profile* profile);

struct RecordId {
  std::string spelling;
  std::uint32_t turn = 0;  // of the first key
};
// The record's own: the first field of each key.  Nothing if the record lacks one of them.
std::optional<RecordId> record_id(const FinderRecord& record, const IdKeys& keys);
// Those it holds: of a single key, every field with it (the messages of a tree).
std::vector<RecordId> held_ids(const FinderRecord& record, const IdKeys& keys);

// Ids and the subjects for whose sake the records go.
class RecordIds {
 public:
  // True if that was news.
  bool add(const IdKeys& keys, const std::string& spelling,
           const std::set<std::uint32_t>& subjects);
  bool empty() const { return subjects_.empty(); }
  std::size_t size() const { return subjects_.size(); }
  const std::set<IdKeys>& keys() const { return keys_; }
  // Null if the record stays.
  const std::set<std::uint32_t>* find(const std::string& spelling) const;

 private:
  std::set<IdKeys> keys_;
  std::map<std::string, std::set<std::uint32_t>> subjects_;
};

// Takes ids from many threads.
class RecordIdCollector {
 public:
  explicit RecordIdCollector(RecordIds& into) : into_(into) {}
  void add(const IdKeys& keys, const std::string& spelling,
           const std::set<std::uint32_t>& subjects);
  // Whether anything came that was not known.
  bool learned() const { return learned_; }

 private:
  std::mutex mutex_;
  RecordIds& into_;
  bool learned_ = false;
};

}  // namespace expunge
