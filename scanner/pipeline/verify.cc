// Verification reads the log once for its chain (and once more for its seal), hashes the outputs,
// walks original and output side by side, and scans the output again.
//
// The walk rebuilds what the log says the output must be: each unit of the original, in order, with
// the logged replacements in place, without the records the log says were dropped or quarantined;
// and compares that with the output, byte for byte.  It shares no code with the processor that
// wrote the output, except for the splitter, the walker and the spelling of a replacement.

#include "pipeline/verify.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "expunge/run.h"
#include "pipeline/setup.h"
#include "pipeline/verify_bytes.h"
#include "record/format.h"
#include "record/source.h"
#include "report/audit.h"
#include "rulebook/policy.h"

namespace expunge {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string text_at(const Json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

const Json& member(const Json& object, const char* key) {
  static const Json nothing = Json::object();
  const auto at = object.find(key);
  return at == object.end() ? nothing : *at;
}

std::vector<std::string> texts_at(const Json& object, const char* key) {
  std::vector<std::string> texts;
  for (const Json& text : member(object, key)) {
    if (text.is_string()) texts.push_back(text.get<std::string>());
  }
  return texts;
}

// The log names files below the folders of the run; here they lie below `place`.
std::string find_file(const std::string& place, const std::string& name, bool alone) {
  std::error_code ignored;
  if (!fs::is_directory(place, ignored)) return alone ? place : std::string();
  fs::path below = fs::path(name).lexically_normal();
  while (!below.empty()) {
    const fs::path candidate = fs::path(place) / below.relative_path();
    if (fs::is_regular_file(candidate, ignored)) return candidate.string();
    fs::path shorter;
    for (auto at = std::next(below.begin()); at != below.end(); ++at) shorter /= *at;
    below = std::move(shorter);
  }
  return {};
}

std::string counted(std::uint64_t number, const char* noun) {
  return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
}

struct StoredFile {
  std::uint64_t size = 0;
  std::string sha256;
};

Result<StoredFile> measure_stored(const std::string& path) {
  Result<std::unique_ptr<Source>> source = Source::open(path);
  if (!source) return std::move(source).error();
  std::string buffer(std::size_t{1} << 20, '\0');
  for (;;) {
    const Result<std::size_t> count = (*source)->read(buffer.data(), buffer.size());
    if (!count) return count.error();
    if (*count == 0) break;
  }
  return StoredFile{(*source)->stored_read(), to_hex((*source)->stored_digest())};
}

class Verification {
 public:
  Verification(const VerifyRequest& request, const std::function<void(const Check&)>& tell)
      : request_(request), tell_(tell) {}

  Result<bool> carry_out() {
    if (Result<void> done = read_log(); !done) return done.error();
    if (Result<void> done = check_seal(); !done) return done.error();
    if (Result<void> done = find_files(); !done) return done.error();
    if (Result<void> done = check_digests(); !done) return done.error();
    if (Result<void> done = check_bytes(); !done) return done.error();
    if (Result<void> done = rescan(); !done) return done.error();
    return good_;
  }

 private:
  void tell(std::string name, CheckState state, std::string detail) {
    if (state == CheckState::kFailed) good_ = false;
    tell_({std::move(name), state, std::move(detail)});
  }

  Result<void> read_log() {
    auto reader = AuditReader::open(request_.audit, nullptr);
    if (!reader) return reader.error();
    std::uint64_t lines = 0;
    std::string last;
    for (;;) {
      Result<std::optional<std::string_view>> line = (*reader)->next();
      if (!line) return line.error();
      if (!*line) break;
      if (lines++ == 0) header_ = Json::parse(**line, nullptr, false);
      last.assign(**line);
    }
    totals_ = Json::parse(last, nullptr, false);
    if (!header_.is_object() || text_at(header_, "type") != "run") {
      return Error{ErrorCode::kFormat,
                   "is no audit log: its first line describes no run; give what --audit wrote",
                   request_.audit};
    }
    const std::vector<AuditFault>& faults = (*reader)->faults();
    if (faults.empty()) {
      tell("chain", CheckState::kOk, counted(lines, "line"));
    } else {
      tell("chain", CheckState::kFailed,
           "line " + std::to_string(faults.front().line) + ": " + faults.front().what);
    }
    chain_good_ = faults.empty();
    return {};
  }

  Result<void> check_seal() {
    bool fresh = false;
    Result<Key> key = load_key(request_.options.key_file, &fresh);
    if (!key) return key.error();
    if (fresh) {
      const bool kept = member(header_, "key_kept") != Json(false);
      tell("seal", CheckState::kNotDone,
           kept ? "no key; give --key-file or EXPUNGE_KEY"
                : "the run made a fresh key and did not keep it");
      return {};
    }
    if (!chain_good_) {
      tell("seal", CheckState::kFailed, "the chain it seals is broken");
      return {};
    }
    const std::string id = text_at(header_, "key_id");
    if (id != key->id()) {
      tell("seal", CheckState::kFailed,
           "the run had another key (" + id + ") than the one given (" + key->id() + ")");
      return {};
    }
    auto reader = AuditReader::open(request_.audit, &*key);
    if (!reader) return reader.error();
    for (;;) {
      Result<std::optional<std::string_view>> line = (*reader)->next();
      if (!line) return line.error();
      if (!*line) break;
    }
    const bool right = (*reader)->faults().empty() && (*reader)->seal_checked();
    tell(
        "seal", right ? CheckState::kOk : CheckState::kFailed,
        right ? "sealed under key " + id : "the log was not sealed under this key, or was changed");
    return {};
  }

  // Outputs and originals stand in the same order in the log.
  Result<void> find_files() {
    inputs_ = member(header_, "inputs");
    outputs_ = member(totals_, "outputs");
    if (!outputs_.is_array() || outputs_.empty()) {
      outputs_ = Json::array();
      tell("digest", CheckState::kFailed, "the log names no output");
      return {};
    }
    std::error_code ignored;
    if (!fs::exists(request_.output, ignored)) {
      return Error{ErrorCode::kNotFound, "no such file or folder; check the name", request_.output};
    }
    const bool alone = outputs_.size() == 1;
    if (!alone && !fs::is_directory(request_.output, ignored)) {
      return Error{ErrorCode::kUsage,
                   "the log speaks of " + std::to_string(outputs_.size()) +
                       " outputs; give the folder that holds them",
                   request_.output};
    }
    for (const Json& output : outputs_) {
      output_paths_.push_back(find_file(request_.output, text_at(output, "name"), alone));
    }
    return {};
  }

  Result<void> check_digests() {
    for (std::size_t i = 0; i < output_paths_.size(); ++i) {
      const std::string name = text_at(outputs_[i], "name");
      const std::string& path = output_paths_[i];
      if (path.empty()) {
        tell("digest", CheckState::kFailed, name + " is missing");
        continue;
      }
      const Result<StoredFile> file = measure_stored(path);
      if (!file) {
        tell("digest", CheckState::kFailed, file.error().to_string());
        continue;
      }
      const Json& size = member(outputs_[i], "size");
      if (size != Json(file->size)) {
        tell("digest", CheckState::kFailed,
             path + ": " + counted(file->size, "byte") + ", the log says " + size.dump());
      } else if (file->sha256 != text_at(outputs_[i], "sha256")) {
        tell("digest", CheckState::kFailed, path + ": SHA-256 is not the one of the log");
      } else {
        tell("digest", CheckState::kOk, path + ": " + counted(file->size, "byte"));
      }
    }
    return {};
  }

  Result<void> check_bytes() {
    if (request_.original.empty()) {
      tell("bytes", CheckState::kNotDone, "no input to compare with; give --original");
      return {};
    }
    std::error_code ignored;
    if (!fs::exists(request_.original, ignored)) {
      return Error{ErrorCode::kNotFound, "no such file or folder; check the name",
                   request_.original};
    }
    std::string chosen;
    Result<ProfileSet> profiles = load_profiles(request_.options, &chosen);
    if (!profiles) return profiles.error();
    for (std::size_t i = 0; i < output_paths_.size(); ++i) {
      if (output_paths_[i].empty() || i >= inputs_.size()) continue;
      const std::string name = text_at(inputs_[i], "name");
      const std::string path = find_file(request_.original, name, output_paths_.size() == 1);
      if (path.empty()) {
        tell("bytes", CheckState::kFailed, "the original " + name + " is missing");
        continue;
      }
      if (Result<void> done = check_file(path, i, *profiles); !done) return done;
    }
    return {};
  }

  Result<void> check_file(const std::string& original, std::size_t index,
                          const ProfileSet& profiles) {
    const Result<StoredFile> stored = measure_stored(original);
    if (!stored) return stored.error();
    if (stored->sha256 != text_at(inputs_[index], "sha256")) {
      tell("bytes", CheckState::kFailed, original + ": SHA-256 is not the one of the run's input");
      return {};
    }
    ByteCheck check;
    check.original = original;
    check.output = output_paths_[index];
    check.audit = request_.audit;
    if (inputs_.size() > 1) {
      check.name = text_at(inputs_[index], "name");
      for (const Json& input : inputs_) check.names.push_back(text_at(input, "name"));
    }
    check.format = {text_at(inputs_[index], "profile"), text_at(inputs_[index], "format")};
    const Json& limit = member(member(header_, "options"), "max_record_bytes");
    if (limit.is_number_unsigned()) check.max_record_bytes = limit.get<std::size_t>();
    check.stop = request_.stop;
    const Result<ByteVerdict> verdict = compare_bytes(check, profiles);
    if (!verdict) {
      if (verdict.error().code == ErrorCode::kInterrupted) return verdict.error();
      tell("bytes", CheckState::kFailed, verdict.error().to_string());
    } else if (!verdict->fault.empty()) {
      tell("bytes", CheckState::kFailed, original + ": " + verdict->fault);
    } else {
      tell("bytes", CheckState::kOk,
           original + ": " + counted(verdict->edits, "edit") + " in place, " +
               counted(verdict->untouched, "byte") + " untouched, " +
               counted(verdict->left_out, "record") + " left out");
    }
    return {};
  }

  // The policy must be the run's: by its digest if the log's name does not lead to it.
  Result<std::string> policy_of_run() const {
    const Json& logged = member(header_, "policy");
    const std::string name =
        request_.options.policy.empty() ? text_at(logged, "name") : request_.options.policy;
    const Result<PolicySet> policies = PolicySet::builtin();
    if (!policies) return policies.error();
    if (request_.options.policy.empty() && policies->find(name) == nullptr) {
      return Error{ErrorCode::kUsage,
                   "the run used a policy of its own ('" + name + "'); give its file", "--policy"};
    }
    const Result<Policy> policy = policies->load(name);
    if (!policy) return policy.error();
    if (policy->digest != text_at(logged, "digest")) {
      return Error{ErrorCode::kUsage,
                   "policy '" + name +
                       "' is not the one of the run (other SHA-256); give the file "
                       "that the run used",
                   "--policy"};
    }
    return name;
  }

  Result<void> rescan() {
    if (header_.contains("optout") && request_.finder == nullptr) {
      tell("rescan", CheckState::kNotDone, "the log is of an opt-out sweep; give its --registry");
      return {};
    }
    Result<std::string> policy = policy_of_run();
    if (!policy) return std::move(policy).error();
    const Json& logged = member(header_, "options");
    for (std::size_t i = 0; i < output_paths_.size(); ++i) {
      if (output_paths_[i].empty() || i >= inputs_.size()) continue;
      RunRequest again;
      again.inputs = {output_paths_[i]};
      again.options = request_.options;
      again.options.policy = *policy;
      if (again.options.profile.empty()) again.options.profile = text_at(inputs_[i], "profile");
      again.options.format = text_at(inputs_[i], "format");
      again.options.only = texts_at(logged, "only");
      again.options.except = texts_at(logged, "except");
      again.options.with = texts_at(logged, "with");
      if (!text_at(logged, "names").empty()) again.options.names = text_at(logged, "names");
      if (member(logged, "min_score").is_number()) {
        again.options.min_score = member(logged, "min_score").get<double>();
      }
      again.finder = request_.finder;
      again.stop = request_.stop;
      const Result<RunSummary> summary = run(again);
      if (!summary) return summary.error();
      if (request_.on_rescan) request_.on_rescan(text_at(outputs_[i], "name"), *summary);
      tell_rescan(output_paths_[i], *summary);
    }
    return {};
  }

  void tell_rescan(const std::string& path, const RunSummary& summary) {
    if (summary.acted_on == 0 && summary.quarantined == 0) {
      tell("rescan", CheckState::kOk,
           path + ": nothing left to do in " + counted(summary.records, "record"));
      return;
    }
    std::string detail = path + ": ";
    if (summary.acted_on > 0) {
      detail += counted(summary.acted_on, "finding") + " left that the policy acts on";
    }
    if (summary.quarantined > 0) {
      detail += (summary.acted_on > 0 ? ", " : "") + counted(summary.quarantined, "record") +
                " that cannot be read";
    }
    tell("rescan", CheckState::kFailed, std::move(detail));
  }

  const VerifyRequest& request_;
  const std::function<void(const Check&)>& tell_;
  Json header_, totals_, inputs_, outputs_;
  std::vector<std::string> output_paths_;  // empty: not there
  bool chain_good_ = false;
  bool good_ = true;
};

}  // namespace

std::string_view to_string(CheckState state) {
  switch (state) {
    case CheckState::kOk:
      return "ok";
    case CheckState::kFailed:
      return "failed";
    case CheckState::kNotDone:
      return "not done";
  }
  return "";
}

Result<bool> verify(const VerifyRequest& request, const std::function<void(const Check&)>& tell) {
  try {
    return Verification(request, tell).carry_out();
  } catch (const std::exception& fault) {
    return Error{ErrorCode::kInternal,
                 std::string("unexpected failure, please report it: ") + fault.what(), ""};
  }
}

}  // namespace expunge
