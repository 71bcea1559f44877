#include "optout/proof.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/signature.h"

namespace expunge {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kType = "expunge-optout-proof";
constexpr int kVersion = 1;
constexpr std::string_view kSealPurpose = "optout proof";

Json files_json(const std::vector<SweptFile>& files) {
  Json out = Json::array();
  for (const SweptFile& file : files) {
    out.push_back({{"name", file.name}, {"size", file.size}, {"sha256", file.sha256}});
  }
  return out;
}

Json tally_json(const SubjectTally& tally) {
  return {{"found", tally.found},
          {"forms", tally.forms},
          {"done",
           {{"replaced", tally.replaced},
            {"turns_removed", tally.turns_removed},
            {"gone_with_record", tally.gone_with_record},
            {"left_as_asked", tally.left_as_asked}}},
          {"records_dropped", tally.records_dropped}};
}

// What a proof says by its log alone, so that it can be compared with the log again.
Json sweep_json(const SweepLog& log) {
  return {{"started", log.started},
          {"version", log.version},
          {"key_id", log.key_id},
          {"key_kept", log.key_kept},
          {"log", {{"sha256", log.sha256}, {"lines", log.lines}}},
          {"inputs", files_json(log.inputs)},
          {"outputs", files_json(log.outputs)},
          {"records",
           {{"read", log.records}, {"dropped", log.dropped}, {"quarantined", log.quarantined}}}};
}

Json body_of(const Proof& proof) {
  Json subjects = Json::array();
  for (const ProofSubject& subject : proof.subjects) {
    Json row = {{"id", subject.id}, {"action", to_string(subject.action)}};
    row.update(tally_json(subject.tally));
    subjects.push_back(std::move(row));
  }
  Json checks = Json::array();
  for (const ProofCheck& check : proof.checks) {
    checks.push_back({{"name", check.name}, {"state", check.state}, {"detail", check.detail}});
  }
  Json rescans = Json::array();
  for (const ProofRescan& rescan : proof.rescans) {
    rescans.push_back({{"output", rescan.output},
                       {"records", rescan.records},
                       {"texts", rescan.texts},
                       {"left", rescan.left},
                       {"left_as_asked", rescan.reported}});
  }
  return {{"type", kType},
          {"version", kVersion},
          {"made", proof.made},
          {"result", proof.proven ? "proven" : "not proven"},
          {"registry",
           {{"digest", proof.log.registry_digest},
            {"sealed", proof.log.registry_sealed},
            {"subjects", proof.registry_subjects}}},
          {"sweep", sweep_json(proof.log)},
          {"subjects", std::move(subjects)},
          {"checks", std::move(checks)},
          {"rescans", std::move(rescans)}};
}

std::string seal_of(const Key& key, std::string_view body) {
  return to_hex(Hmac(key.derive(kSealPurpose))(body));
}

std::string text_at(const Json& object, const char* name) {
  const auto at = object.find(name);
  return at != object.end() && at->is_string() ? at->get<std::string>() : std::string();
}

class ProofChecker {
 public:
  ProofChecker(std::string_view file, Json document, const ProofEvidence& evidence)
      : file_(file), document_(std::move(document)), body_(document_), evidence_(evidence) {
    for (const char* name : {"digest", "seal", "signature"}) body_.erase(name);
    bytes_ = body_.dump();
  }

  std::vector<ProofCheck> check() {
    result();
    digest();
    seal();
    signature();
    log();
    registry();
    return std::move(checks_);
  }

 private:
  void tell(bool ok, std::string good, std::string bad) {
    checks_.push_back({"proof", ok ? "ok" : "failed", ok ? std::move(good) : std::move(bad)});
  }
  void not_done(std::string why) { checks_.push_back({"proof", "not done", std::move(why)}); }

  void result() {
    tell(text_at(body_, "result") == "proven", "says that nothing is left",
         "says itself that something is left, or that a check failed");
  }

  void digest() {
    // Repeated members and the like, which readers take differently, are changes too.
    const bool as_written = file_ == document_.dump(2) + "\n";
    tell(as_written && text_at(document_, "digest") == to_hex(sha256(bytes_)),
         "unchanged by its digest", "was changed: its digest or its form is another");
  }

  void seal() {
    const std::string seal = text_at(document_, "seal");
    if (evidence_.key == nullptr) return not_done("seal: no key; give --key-file or EXPUNGE_KEY");
    if (seal.empty()) return not_done("seal: the proof was made without a key that was kept");
    tell(seal == seal_of(*evidence_.key, bytes_), "sealed under the key",
         "was not sealed under this key, or was changed");
  }

  void signature() {
    const auto at = document_.find("signature");
    if (at == document_.end()) {
      if (!evidence_.public_key.empty()) tell(false, "", "is not signed");
      return;
    }
    const Signature signature{text_at(*at, "public_key"), text_at(*at, "value")};
    if (!verify_ed25519(signature, bytes_)) {
      return tell(false, "", "its signature does not fit");
    }
    if (evidence_.public_key.empty()) {
      return not_done(
          "signature: fits the key in the proof, which anybody could have put there; "
          "give the signer's with --public-key");
    }
    tell(signature.public_key == evidence_.public_key, "signed by the key given",
         "is signed by another key than the one given");
  }

  void log() {
    const Json mine = sweep_json(evidence_.log);
    const auto theirs = body_.find("sweep");
    if (theirs == body_.end() || *theirs != mine) {
      return tell(false, "", "speaks of another log, or of another state of it");
    }
    tell(true, "speaks of this log", "");
    const auto subjects = body_.find("subjects");
    bool same = subjects != body_.end() && subjects->is_array();
    for (const Json& row : same ? *subjects : Json::array()) {
      const auto known = evidence_.log.subjects.find(text_at(row, "id"));
      Json said = row;
      said.erase("id");
      said.erase("action");
      same = same && said == tally_json(known == evidence_.log.subjects.end() ? SubjectTally()
                                                                              : known->second);
    }
    tell(same, "says of each subject what the log says", "says of a subject what the log does not");
  }

  void registry() {
    if (evidence_.registry_digest.empty()) return not_done("registry: none given");
    const auto at = body_.find("registry");
    tell(at != body_.end() && text_at(*at, "digest") == evidence_.registry_digest,
         "made with this registry", "was made with another registry, or under another key");
  }

  std::string_view file_;
  Json document_;
  Json body_;
  const ProofEvidence& evidence_;
  std::string bytes_;
  std::vector<ProofCheck> checks_;
};

}  // namespace

Result<std::string> proof_to_json(const Proof& proof, const Key* key,
                                  const std::string& signing_key_file) {
  Json document = body_of(proof);
  const std::string body = document.dump();
  document["digest"] = to_hex(sha256(body));
  if (key != nullptr) document["seal"] = seal_of(*key, body);
  if (!signing_key_file.empty()) {
    const Result<Signature> signature = sign_ed25519(signing_key_file, body);
    if (!signature) return signature.error();
    document["signature"] = {{"algorithm", "Ed25519"},
                             {"public_key", signature->public_key},
                             {"value", signature->value}};
  }
  return document.dump(2) + "\n";
}

Result<std::vector<ProofCheck>> check_proof(std::string_view bytes, const ProofEvidence& evidence) {
  Json document = Json::parse(bytes, nullptr, false);
  if (!document.is_object() || text_at(document, "type") != kType) {
    return Error{ErrorCode::kFormat, "is no proof of a sweep; give what `optout prove -o` wrote",
                 ""};
  }
  if (const auto version = document.find("version");
      version == document.end() || *version != kVersion) {
    return Error{ErrorCode::kFormat, "was made by a newer expunge; use that one", ""};
  }
  return ProofChecker(bytes, std::move(document), evidence).check();
}

}  // namespace expunge
