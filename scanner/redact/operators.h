// Operators: what stands in place of a value.  No replacement is itself a finding: tests hold every
// operator to that.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/digest.h"
#include "expunge/finding.h"
#include "expunge/result.h"
#include "rulebook/policy.h"

namespace expunge {

// One value that is to be replaced.
struct ReplacedValue {
  std::string_view entity;
  std::string_view value;       // as it stands in the text
  std::string_view normalised;  // one spelling for equal values
  std::uint32_t field = 0;
};

// Makes replacements for the values of one record after the other.  One per thread.
// Same key, same action, same record give the same replacements, whatever the thread.
class Replacer {
 public:
  explicit Replacer(const Key& key);
  Replacer(Replacer&&) noexcept;
  Replacer& operator=(Replacer&&) noexcept;
  ~Replacer();

  // Forgets numbers and surrogates of the record before.  `seed` tells the record from all others
  // of the run (input name and record number): surrogates of scope field and record depend on it.
  void begin_record(std::string_view seed);
  void begin_record() { begin_record({}); }
  //
  // Surrogates: the same value gets the same one within its scope.  In the scopes field and record
  // different values get different ones; in the scope run, where no record may know of another,
  // they do as far as the kind has room (invented names: 600, RFC 5737 addresses: 768, numbers: a
  // million, the others 2^24 and more).  A value whose entity has no scheme, or whose kind has run
  // out, gets the mark that kReplace writes. REQUIRES: `action.op` is neither kKeep nor
  // kDropRecord.
  std::string replace(const Action& action, const ReplacedValue& value);

  // A whole field of a role that the policy treats: redact, hash, generalise (timestamps to days,
  // identifiers to hashes), replace, mask.  Empty fields, and fields that are a mark already, stay.
  std::string replace_field(const Action& action, Role role, std::string_view text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Undoes kEncrypt: every [ENTITY:enc:...] of `text` is opened with the key.  An error (kKey) if one
// cannot be: the key is another one, or the mark was changed.
Result<std::string> decrypt_marks(const Key& key, std::string_view text);

}  // namespace expunge
