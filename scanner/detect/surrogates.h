// Values that the operator `surrogate` made up: never findings, so that redacting twice changes
// nothing.
//
// The other half of the contract in redact/surrogate.h.  Ranges that validators refuse anyway (RFC
// 5737 addresses, births before 1900, card numbers without a Luhn sum) are not repeated here.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace expunge {

class Surrogates {
 public:
  // `names`: the bytes of rules/lists/surrogate-names.txt, which must outlive this.
  explicit Surrogates(std::string_view names);

  // `buffer` is scratch memory of the caller.
  bool holds(std::string_view entity, std::string_view value, std::string& buffer) const;

 private:
  bool is_invented_name(std::string_view name, std::string& buffer) const;

  std::unordered_set<std::string_view> names_;  // lower case
};

}  // namespace expunge
