// The audit log: JSON Lines that show what was done, leak nothing, and show when they were changed.
//
//   line 1   {"type":"run", ...}       version, digests of rules, profile, policy; inputs with size
//            and SHA-256; options; key id
//   then     {"type":"finding", ...}   one a finding, in input order; {"type":"quarantine",...} and
//            {"type":"drop",...} where a record did not reach the output
//   last     {"type":"totals", ...,"seal":"...","digest":"...","chain":"..."}
//
// Every line ends in "chain": the SHA-256 (hex) of the line before it without its line feed, 64
// zeros in the first.  The last line's "seal" is HMAC-SHA-256, under the run key's subkey "seal",
// of the totals and of that chain, and so of the whole log; its "digest" is the SHA-256 of totals,
// seal and chain, so that a change of the last line shows without the key too: see seal_input() in
// audit.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "expunge/finding.h"
#include "expunge/result.h"

namespace expunge {

// All that a finding line says; views live for the call.
struct FindingLine {
  std::string_view input;    // name of the source; written only when a run has several
  std::int64_t record = 0;   // -1: the header or envelope of the file
  std::string_view pointer;  // never holds matched text
  bool is_key = false;       // written only when true
  Role role = Role::kMetadata;
  Owner owner = Owner::kUnknown;
  CodeSpan span;  // code points of the decoded text
  RawSpan raw;    // bytes in the record
  std::string_view entity;
  std::string_view rule;
  double score = 0;  // written with at most two decimals
  std::string_view action;
  std::optional<std::string_view> replacement;  // null for keep, drop_record
  std::string_view fingerprint;                 // hex
  const std::vector<std::string>* evidence = nullptr;
};

// Appends the line as a JSON object without "chain" and without line feed, keys in the order of
// DESIGN section 5.
void append_finding(const FindingLine& line, std::string& out);

// HMAC of entity and normalised value, hex, 32 digits (128 bits): see docs/security.md.
class Fingerprinter {
 public:
  explicit Fingerprinter(const Key& key) : hmac_(key.derive("fingerprint")) {}
  std::string operator()(std::string_view entity, std::string_view normalised);

 private:
  Hmac hmac_;
};

// Chains and seals lines.  Gives bytes; the caller writes them.
class AuditChain {
 public:
  explicit AuditChain(const Key& key);
  ~AuditChain();
  // `object` is a JSON object without "chain": appends it with its chain and a line feed to `out`.
  void append(std::string_view object, std::string& out);
  // The last line: `totals` is a JSON object without "chain" and "seal".
  void finish(std::string_view totals, std::string& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// What a check of an audit log found wrong: a line number (from 1) and why.
struct AuditFault {
  std::uint64_t line = 0;
  std::string what;
};

// Reads a log line by line, checks chain and, with a key, the seal.  Calls nobody back: gives one
// parsed line at a time.
class AuditReader {
 public:
  static Result<std::unique_ptr<AuditReader>> open(const std::string& path, const Key* key);
  virtual ~AuditReader() = default;
  // Next line's JSON text (valid until the next call), or nothing at the end.
  virtual Result<std::optional<std::string_view>> next() = 0;
  // After the end: faults in file order; empty = chain whole, log complete, seal right (or not
  // checked: no key).
  virtual const std::vector<AuditFault>& faults() const = 0;
  virtual bool seal_checked() const = 0;
};

}  // namespace expunge
