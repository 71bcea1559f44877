#include "optout/sweep_log.h"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "base/digest.h"
#include "optout/sweep.h"
#include "report/audit.h"

namespace expunge {
namespace {

using Json = nlohmann::json;

constexpr std::string_view kFormEvidence = "form:";

std::uint64_t count_at(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_number_unsigned() ? at->get<std::uint64_t>() : 0;
}

std::string text_at(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

bool flag_at(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_boolean() && at->get<bool>();
}

std::vector<SweptFile> files_at(const Json& object, const char* key) {
  std::vector<SweptFile> files;
  const auto at = object.find(key);
  if (at == object.end() || !at->is_array()) return files;
  for (const Json& file : *at) {
    if (!file.is_object()) continue;
    files.push_back({text_at(file, "name"), count_at(file, "size"), text_at(file, "sha256")});
  }
  return files;
}

// Lines come record by record; what became of a finding is known when its record ends.
class Tally {
 public:
  explicit Tally(std::map<std::string, SubjectTally>& subjects) : subjects_(subjects) {}

  void finding(const Json& line) {
    begin_record(line);
    Found found;
    found.action = text_at(line, "action");
    found.turn = text_at(line, "entity") == "TURN";
    const auto list = line.find("evidence");
    for (const Json& evidence : list == line.end() ? Json::array() : *list) {
      if (!evidence.is_string()) continue;
      const std::string word = evidence.get<std::string>();
      if (word.starts_with(kSubjectEvidence)) {
        found.subjects.push_back(word.substr(kSubjectEvidence.size()));
      } else if (word.starts_with(kFormEvidence)) {
        found.form = word.substr(kFormEvidence.size());
      }
    }
    found_.push_back(std::move(found));
  }

  void drop(const Json& line) {
    begin_record(line);
    dropped_ = true;
  }

  void end_record() {
    std::set<std::string> asked;  // by whom the record was dropped
    for (const Found& found : found_) {
      for (const std::string& id : found.subjects) {
        SubjectTally& tally = subjects_[id];
        ++tally.found;
        ++tally.forms[found.form];
        if (dropped_) {
          ++tally.gone_with_record;
          if (found.action == "drop_record") asked.insert(id);
        } else if (found.action == "keep") {
          ++tally.left_as_asked;
        } else if (found.turn) {
          ++tally.turns_removed;
        } else {
          ++tally.replaced;
        }
      }
    }
    for (const std::string& id : asked) ++subjects_[id].records_dropped;
    found_.clear();
    dropped_ = false;
  }

 private:
  struct Found {
    std::vector<std::string> subjects;
    std::string form;
    std::string action;
    bool turn = false;
  };

  void begin_record(const Json& line) {
    const auto number = line.find("record");
    const bool known = number != line.end() && number->is_number_integer();
    std::pair<std::string, std::int64_t> record{
        text_at(line, "input"), known ? number->get<std::int64_t>() : std::int64_t{-1}};
    if (record == record_) return;
    end_record();
    record_ = std::move(record);
  }

  std::map<std::string, SubjectTally>& subjects_;
  std::pair<std::string, std::int64_t> record_{"", -2};
  std::vector<Found> found_;
  bool dropped_ = false;
};

}  // namespace

Result<SweepLog> read_sweep_log(const std::string& path) {
  auto reader = AuditReader::open(path, nullptr);
  if (!reader) return std::move(reader).error();
  SweepLog log;
  Sha256 digest;
  Tally tally(log.subjects);
  bool is_sweep = false;
  for (;;) {
    const Result<std::optional<std::string_view>> line = (*reader)->next();
    if (!line) return line.error();
    if (!*line) break;
    digest.update(**line);
    digest.update("\n");
    const Json json = Json::parse(**line, nullptr, false);
    if (!json.is_object()) continue;
    const std::string type = text_at(json, "type");
    if (log.lines++ == 0) {
      const auto optout = json.find("optout");
      is_sweep = type == "run" && optout != json.end() && optout->is_object();
      if (!is_sweep) break;
      log.version = text_at(json, "version");
      log.started = text_at(json, "started");
      log.key_id = text_at(json, "key_id");
      log.key_kept = flag_at(json, "key_kept");
      log.registry_digest = text_at(*optout, "registry");
      log.registry_sealed = flag_at(*optout, "sealed");
      log.inputs = files_at(json, "inputs");
    } else if (type == "finding") {
      tally.finding(json);
    } else if (type == "drop") {
      tally.drop(json);
    } else if (type == "totals") {
      log.records = count_at(json, "records");
      log.dropped = count_at(json, "dropped");
      log.quarantined = count_at(json, "quarantined");
      log.outputs = files_at(json, "outputs");
    }
  }
  if (!is_sweep) {
    return Error{ErrorCode::kFormat, "is no log of an opt-out sweep; give what --audit wrote",
                 path};
  }
  tally.end_record();
  log.sha256 = to_hex(digest.finish());
  return log;
}

}  // namespace expunge
