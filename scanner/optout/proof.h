// The proof of a sweep: what was looked for, found and done, and that nothing is left.
//
// A JSON document that names subjects by their ids alone.  Its `digest` is the SHA-256 of the
// document without `digest`, `seal` and `signature`, written without white space, members in their
// order; `seal` is an HMAC of the same bytes under the run's key, `signature` an Ed25519 signature
// of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "expunge/result.h"
#include "optout/needle.h"
#include "optout/sweep_log.h"

namespace expunge {

struct ProofSubject {
  std::string id;
  OptOutAction action = OptOutAction::kRedact;
  SubjectTally tally;
};

// A check as `expunge verify` does it.
struct ProofCheck {
  std::string name;
  std::string state;  // "ok", "failed", "not done"
  std::string detail;
};

// An output, scanned once more with the same registry.
struct ProofRescan {
  std::string output;
  std::uint64_t records = 0;
  std::uint64_t texts = 0;
  std::uint64_t left = 0;      // findings that something should have been done about
  std::uint64_t reported = 0;  // findings left as their action asks
};

struct Proof {
  std::string made;  // UTC
  SweepLog log;
  std::uint64_t registry_subjects = 0;
  std::vector<ProofSubject> subjects;  // all of the registry, or those asked for
  std::vector<ProofCheck> checks;
  std::vector<ProofRescan> rescans;
  bool proven = false;
};

// With the key the proof is sealed, with a key file signed.
Result<std::string> proof_to_json(const Proof& proof, const Key* key,
                                  const std::string& signing_key_file);

struct ProofEvidence {
  const SweepLog& log;          // the log that lies beside it
  const Key* key = nullptr;     // to check the seal
  std::string public_key;       // base64url; empty: any signature will do
  std::string registry_digest;  // empty: not compared
};
// Every check of a proof that can be done; none quotes more than names of files.  An error: it is
// no proof.
Result<std::vector<ProofCheck>> check_proof(std::string_view bytes, const ProofEvidence& evidence);

// The proof for people.
std::string proof_to_markdown(const Proof& proof);
std::string proof_to_html(const Proof& proof);

}  // namespace expunge
