// expunge optout prove.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "base/clock.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/optout_registry.h"
#include "cli/run_command.h"
#include "cli/signals.h"
#include "cli/write_file.h"
#include "optout/proof.h"
#include "pipeline/verify.h"

namespace expunge {
namespace {

// A proof travels: it names files, not the folders of whoever ran it.
std::string without_folder(std::string text, const std::string& output) {
  const std::string folder = std::filesystem::path(output).parent_path().string();
  if (folder.empty()) return text;
  const std::string prefix = folder.ends_with('/') ? folder : folder + "/";
  for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at)) {
    text.erase(at, prefix.size());
  }
  return text;
}

class Proving {
 public:
  explicit Proving(const Arguments& arguments) : arguments_(arguments) {}

  Result<int> carry_out() {
    Result<GivenSweep> sweep = given_sweep(arguments_);
    if (!sweep) return std::move(sweep).error();
    Result<SweepLog> log = read_sweep_log(arguments_.audit);
    if (!log) return std::move(log).error();
    proof_.made = utc_now();
    proof_.log = std::move(*log);
    proof_.registry_subjects = sweep->index->subjects.size();
    if (Result<void> listed = list_subjects(sweep->index->subjects); !listed) {
      return listed.error();
    }
    check_registry(sweep->options.registry_digest);
    if (Result<void> done = check_outputs(*sweep); !done) return done.error();
    if (Result<void> done = write(); !done) return done.error();
    tell();
    return proof_.proven ? kExitDone : kExitFindings;
  }

 private:
  // All, or those of --subject.
  Result<void> list_subjects(const std::vector<SubjectRow>& rows) {
    for (const SubjectRow& row : rows) {
      const auto asked = std::ranges::find(arguments_.subject, row.id);
      if (!arguments_.subject.empty() && asked == arguments_.subject.end()) continue;
      const auto tally = proof_.log.subjects.find(row.id);
      proof_.subjects.push_back(
          {row.id, row.action,
           tally == proof_.log.subjects.end() ? SubjectTally() : tally->second});
    }
    for (const std::string& id : arguments_.subject) {
      if (std::ranges::find(rows, id, &SubjectRow::id) != rows.end()) continue;
      return Error{ErrorCode::kNotFound, "no such subject in the registry", "--subject " + id};
    }
    std::ranges::sort(proof_.subjects, {}, &ProofSubject::id);
    return {};
  }

  void add_check(std::string name, std::string_view state, std::string detail) {
    proof_.checks.push_back({std::move(name), std::string(state), std::move(detail)});
  }

  void check_registry(const std::string& digest) {
    const bool same = digest == proof_.log.registry_digest;
    const bool comparable = proof_.log.registry_sealed || proof_.log.key_kept;
    if (same) {
      add_check("registry", "ok", "the one of the sweep");
    } else if (comparable) {
      add_check("registry", "failed", "is not the one of the sweep, or the key is another");
    } else {
      add_check("registry", "not done", "the sweep had no key by which to know it again");
    }
  }

  Result<void> check_outputs(const GivenSweep& sweep) {
    VerifyRequest request;
    request.output = arguments_.words.front();
    request.audit = arguments_.audit;
    request.options = options_of(arguments_);
    request.options.policy.clear();
    request.finder = make_sweep(sweep.index, sweep.options);
    request.stop = &interrupted();
    request.on_rescan = [&](const std::string& output, const RunSummary& summary) {
      proof_.rescans.push_back({output, summary.records, summary.texts, summary.acted_on,
                                summary.findings - summary.acted_on});
    };
    const Result<bool> good = verify(request, [&](const Check& check) {
      if (check.name == "bytes") return;  // needs the original, which a proof is not made from
      add_check(check.name, to_string(check.state), without_folder(check.detail, request.output));
    });
    if (!good) return good.error();
    proof_.proven = *good && std::ranges::none_of(proof_.checks, [](const ProofCheck& check) {
      return check.state == "failed";
    });
    return {};
  }

  Result<void> write() const {
    bool fresh = false;
    const Result<Key> key = given_key(arguments_, &fresh);
    if (!key) return key.error();
    const Result<std::string> json =
        proof_to_json(proof_, fresh ? nullptr : &*key, arguments_.sign);
    if (!json) return json.error();
    const std::string output = arguments_.output.empty() ? "-" : arguments_.output;
    if (Result<void> done = write_file(output, *json); !done) return done;
    if (!arguments_.html.empty()) {
      if (Result<void> done = write_file(arguments_.html, proof_to_html(proof_)); !done)
        return done;
    }
    if (arguments_.markdown.empty()) return {};
    return write_file(arguments_.markdown, proof_to_markdown(proof_));
  }

  void tell() const {
    Messages messages;
    for (const ProofCheck& check : proof_.checks) {
      if (check.state == "ok" || (arguments_.quiet && check.state != "failed")) continue;
      messages.line(
          fmt::format("expunge: {}: {}: {}", check.name, check.state, printable(check.detail)));
    }
    if (arguments_.quiet) return;
    std::size_t found = 0;
    for (const ProofSubject& subject : proof_.subjects) found += subject.tally.found > 0 ? 1 : 0;
    messages.line(fmt::format(
        "expunge: {}: {} of {} {} found by the sweep, {}", proof_.proven ? "proven" : "NOT proven",
        grouped(found), plural(proof_.subjects.size(), "subject"), found == 1 ? "was" : "were",
        proof_.proven ? "nothing is left in the outputs"
                      : "the checks above say what does not hold"));
  }

  const Arguments& arguments_;
  Proof proof_;
};

}  // namespace

int prove_sweep(const Arguments& arguments) {
  if (arguments.audit.empty()) {
    return report_error({ErrorCode::kUsage, "needs the audit log of the sweep; give --audit LOG",
                         "expunge optout prove"});
  }
  const Result<int> status = Proving(arguments).carry_out();
  return status ? *status : report_error(status.error());
}

}  // namespace expunge
