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

  // Forgets numbers and surrogates of the record before.
  void begin_record();
  // REQUIRES: `action.op` is neither kKeep nor kDropRecord.
  std::string replace(const Action& action, const ReplacedValue& value);

  // A whole field of a role that the policy treats: redact, hash, generalise (timestamps to days,
  // identifiers to hashes), replace, mask.
  std::string replace_field(const Action& action, Role role, std::string_view text);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Undoes kEncrypt: every [ENTITY:enc:...] of `text` is opened with the key.
Result<std::string> decrypt_marks(const Key& key, std::string_view text);

}  // namespace expunge
