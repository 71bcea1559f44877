#include "pipeline/verify.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "base/signature.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/optout_registry.h"
#include "cli/run_command.h"
#include "cli/signals.h"
#include "optout/proof.h"

namespace expunge {
namespace {

class Verifying {
 public:
  explicit Verifying(const Arguments& arguments) : arguments_(arguments) {}

  Result<bool> carry_out(Output& output) {
    VerifyRequest request;
    request.output = arguments_.words.front();
    request.audit = arguments_.audit;
    request.original = arguments_.original;
    request.options = options_of(arguments_);
    request.options.policy = arguments_.policy;
    request.stop = &interrupted();
    std::string registry_digest;
    if (!arguments_.registry.empty()) {
      Result<GivenSweep> sweep = given_sweep(arguments_);
      if (!sweep) return std::move(sweep).error();
      registry_digest = sweep->options.registry_digest;
      request.finder = make_sweep(sweep->index, sweep->options);
    }
    const Result<bool> good = verify(request, [&](const Check& check) {
      print(check.name, check.state == CheckState::kFailed ? "FAILED" : to_string(check.state),
            check.detail, output);
    });
    if (!good || arguments_.proof.empty()) return good;
    const Result<bool> proven = check_proof_file(registry_digest, output);
    if (!proven) return proven;
    return *good && *proven;
  }

 private:
  void print(std::string_view name, std::string_view state, const std::string& detail,
             Output& output) const {
    if (arguments_.quiet && state != "FAILED") return;
    output.write(fmt::format("{:<7} {:<8}  {}\n", name, state, printable(detail)));
  }

  Result<bool> check_proof_file(const std::string& registry_digest, Output& output) const {
    std::ifstream file(arguments_.proof, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open()) {
      return Error{ErrorCode::kNotFound, "no such file; check the name", arguments_.proof};
    }
    const Result<SweepLog> log = read_sweep_log(arguments_.audit);
    if (!log) return log.error();
    bool fresh = false;
    const Result<Key> key = given_key(arguments_, &fresh);
    if (!key) return key.error();
    ProofEvidence evidence{*log, fresh ? nullptr : &*key, {}, registry_digest};
    if (!arguments_.public_key.empty()) {
      Result<std::string> signer = public_key_of(arguments_.public_key);
      if (!signer) return std::move(signer).error();
      evidence.public_key = std::move(*signer);
    }
    const Result<std::vector<ProofCheck>> checks = check_proof(bytes, evidence);
    if (!checks) return Error{checks.error().code, checks.error().message, arguments_.proof};
    bool good = true;
    for (const ProofCheck& check : *checks) {
      const bool failed = check.state == "failed";
      good = good && !failed;
      print(check.name, failed ? "FAILED" : check.state, check.detail, output);
    }
    return good;
  }

  const Arguments& arguments_;
};

}  // namespace

int verify_files(const Arguments& arguments) {
  if (arguments.audit.empty()) {
    return report_error(
        {ErrorCode::kUsage, "needs the audit log of the run; give --audit LOG", "expunge verify"});
  }
  Output output;
  const Result<bool> good = Verifying(arguments).carry_out(output);
  if (!good) {
    (void)output.flush();
    return report_error(good.error());
  }
  return finish(output, *good ? kExitDone : kExitFindings);
}

}  // namespace expunge
