#include "gate/baseline.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <span>
#include <unordered_map>
#include <utility>

namespace expunge {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kVersionKey = "expunge_baseline";
constexpr int kVersion = 1;
constexpr std::size_t kIdBytes = 8;
constexpr std::size_t kSealBytes = 16;

// Ids and seals under the key.
class Sealer {
 public:
  explicit Sealer(const Key& key) : hmac_(key.derive("baseline")) {}

  std::string id_of(const BaselineEntry& entry) {
    Json about = identity(entry);
    return hex(hmac_("id", about.dump()), kIdBytes);
  }

  // `object` without its seal.
  std::string seal_of(const Json& object) { return hex(hmac_("seal", object.dump()), kSealBytes); }

  static Json identity(const BaselineEntry& entry) {
    if (entry.everywhere) {
      return {{"entity", entry.entity}, {"value", entry.key.value}, {"everywhere", true}};
    }
    return {{"entity", entry.entity},
            {"pointer", entry.key.pointer},
            {"value", entry.key.value},
            {"record", entry.key.record},
            {"text", entry.key.text}};
  }

 private:
  static std::string hex(const Digest& digest, std::size_t bytes) {
    return to_hex(std::span(digest).first(bytes));
  }
  Hmac hmac_;
};

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json object_of(const BaselineEntry& entry, const std::string& id) {
  Json object = {{"id", id}};
  object.update(Sealer::identity(entry));
  if (entry.count > 1) object["count"] = entry.count;
  object["reason"] = entry.reason;
  if (!entry.who.empty()) object["who"] = entry.who;
  if (!entry.until.empty()) object["until"] = entry.until;
  return object;
}

std::string text_of(const Json& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

bool flag_of(const Json& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_boolean() && at->get<bool>();
}

BaselineEntry entry_of(const Json& object) {
  BaselineEntry entry;
  entry.entity = text_of(object, "entity");
  entry.key = {text_of(object, "value"), text_of(object, "record"), text_of(object, "text"),
               text_of(object, "pointer")};
  entry.everywhere = flag_of(object, "everywhere");
  if (const auto count = object.find("count"); count != object.end()) {
    entry.count = count->is_number_unsigned() ? count->get<std::uint64_t>() : 1;
  }
  entry.reason = text_of(object, "reason");
  entry.who = text_of(object, "who");
  entry.until = text_of(object, "until");
  return entry;
}

// Reads the list of entries and says what of it is not as it was written.
class Reader {
 public:
  explicit Reader(const Key& key) : sealer_(key) {}

  Baseline::Loaded read(const Json& list) {
    for (const Json& object : list) {
      ++number_;
      if (!object.is_object()) {
        fault("is no entry");
      } else if (flag_of(object, "end")) {
        check(object, "its end");
        ended_ = true;
      } else {
        read_entry(object);
      }
    }
    if (!ended_) loaded_.faults.emplace_back("the end is missing: entries may have been cut off");
    return std::move(loaded_);
  }

 private:
  void read_entry(const Json& object) {
    if (ended_) fault("stands behind the end");
    const std::size_t before = loaded_.faults.size();
    const std::string id = text_of(object, "id");
    check(object, "it");
    const BaselineEntry entry = entry_of(object);
    if (before == loaded_.faults.size() && id != sealer_.id_of(entry)) fault("has a wrong id");
    if (!entry.until.empty() && !is_day(entry.until)) fault("its last day is no day");
    last_ = id;
    loaded_.entries.push_back(entry);
  }

  void check(const Json& object, std::string_view what) {
    Json sealed = object;
    sealed.erase("seal");
    if (text_of(object, "seal") != sealer_.seal_of(sealed)) {
      fault("was changed or was not written by expunge");
    } else if (text_of(object, "after") != last_) {
      fault(std::string("does not follow the entry before ") + std::string(what) +
            ": entries were cut, added or moved");
    }
  }

  void fault(std::string what) {
    loaded_.faults.push_back("entry " + std::to_string(number_) + " " + std::move(what));
  }

  Sealer sealer_;
  Baseline::Loaded loaded_;
  std::size_t number_ = 0;
  std::string last_;
  bool ended_ = false;
};

// Entries by value, for those that hold everywhere.
std::unordered_map<std::string, std::size_t> by_value(const std::vector<BaselineEntry>& entries) {
  std::unordered_map<std::string, std::size_t> out;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].everywhere) out.emplace(entries[i].key.value, i);
  }
  return out;
}

}  // namespace

Result<Baseline::Loaded> Baseline::load(const std::string& path, const Key& key,
                                        bool may_be_missing) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    if (may_be_missing) return Loaded();
    return Error{ErrorCode::kNotFound, "no such baseline; --update-baseline writes one", path};
  }
  if (std::filesystem::is_directory(path, ignored)) {
    return Error{ErrorCode::kUsage, "is a folder; name a file", path};
  }
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) return Error{ErrorCode::kIo, "cannot be read", path};
  const Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded() && text.find("\n<<<<<<< ") != std::string::npos) {
    return Error{ErrorCode::kFormat,
                 "git left a conflict in it; keep the entries of both sides, then "
                 "--update-baseline --reseal",
                 path};
  }
  const auto list = document.is_object() ? document.find("accepted") : document.end();
  if (!document.is_object() || document.value(kVersionKey, 0) != kVersion ||
      list == document.end() || !list->is_array()) {
    return Error{ErrorCode::kFormat, "is no baseline of this version of expunge", path};
  }
  if (text_of(document, "key_id") != key.id()) {
    return Error{ErrorCode::kKey,
                 "was made under another key; give that one with --key-file or EXPUNGE_KEY", path};
  }
  return Reader(key).read(*list);
}

std::string Baseline::to_text(const std::vector<BaselineEntry>& entries, const Key& key) {
  Sealer sealer(key);
  std::map<std::string, BaselineEntry> by_id;
  for (const BaselineEntry& entry : entries) {
    const auto [at, is_new] = by_id.emplace(sealer.id_of(entry), entry);
    if (!is_new && !entry.everywhere) at->second.count += entry.count;
  }
  std::string out = "{\"" + std::string(kVersionKey) + "\":" + std::to_string(kVersion) +
                    ",\"key_id\":\"" + key.id() + "\",\"accepted\":[\n";
  std::string last;
  for (const auto& [id, entry] : by_id) {
    Json object = object_of(entry, id);
    object["after"] = last;
    object["seal"] = sealer.seal_of(object);
    out += dump(object) + ",\n";
    last = id;
  }
  Json end = {{"end", true}, {"after", last}};
  end["seal"] = sealer.seal_of(end);
  return out + dump(end) + "\n]}\n";
}

bool is_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t at, std::size_t size) {
    int value = 0;
    for (const char c : text.substr(at, size)) {
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  };
  const int year = number(0, 4);
  const int month = number(5, 2);
  const int day = number(8, 2);
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= kDays[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

BaselineMatch match_baseline(const std::vector<BaselineEntry>& entries,
                             const std::vector<FindingKey>& findings, std::string_view today) {
  std::vector<FindingKey> placed;
  std::vector<std::size_t> index;  // of each in `entries`
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].everywhere) continue;
    const auto count = std::min(entries[i].count, static_cast<std::uint64_t>(findings.size()));
    placed.insert(placed.end(), count, entries[i].key);
    index.insert(index.end(), count, i);
  }
  const auto at_place = match_findings(placed, findings);
  const auto everywhere = by_value(entries);
  BaselineMatch match;
  match.accepted.resize(findings.size());
  std::vector<bool> used(entries.size());
  for (std::size_t i = 0; i < findings.size(); ++i) {
    std::optional<std::size_t> entry;
    if (at_place[i]) entry = index[*at_place[i]];
    if (!entry || entries[*entry].expired_on(today)) {
      const auto at = everywhere.find(findings[i].value);
      if (at != everywhere.end() && !(entry && entries[at->second].expired_on(today))) {
        entry = at->second;
      }
    }
    if (!entry) continue;
    used[*entry] = true;
    if (!entries[*entry].expired_on(today)) match.accepted[i] = entry;
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!used[i]) match.unused.push_back(i);
    if (used[i] && entries[i].expired_on(today)) match.expired.push_back(i);
  }
  return match;
}

}  // namespace expunge
