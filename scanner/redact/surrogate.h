// Surrogates: made-up values of the same shape that no rule finds again.
//
// Why none is found again is settled here, by construction, for each kind of value; detect/ keeps
// the other half of each contract (its validators and vetoes refuse these ranges):
//
//   EMAIL_ADDRESS  expunged.* at example.com, .org or .net         RFC 2606 section 3
//   URL            http(s)://example.org/...                       RFC 2606 section 3
//   IP_ADDRESS     192.0.2/24, 198.51.100/24, 203.0.113/24         RFC 5737
//                  2001:db8::/32                                   RFC 3849
//   MAC_ADDRESS    00-00-5E-00-53-xx                               RFC 7042 section 2.1.2
//   PERSON         every word from rules/lists/surrogate-names.txt, or a lone initial
//   HANDLE         expunged_ and eight characters
//   SECRET         REDACTED and twelve characters
//   DATE_OF_BIRTH  a year of 18xx: nobody who was born then chats
//   STREET_ADDRESS house number 0 and an invented name
//   GEO_COORDINATES  a latitude beyond 90 degrees
//   numbers        (PHONE_NUMBER, CREDIT_CARD, IBAN_CODE, BANK_ACCOUNT, CRYPTO, US_SSN and every
//                  other identity number, VEHICLE_ID, POSTAL_CODE): all but the last six letters
//                  and digits, and never fewer than four, are 0 or X; letters behind them are Q.
//                  Phone numbers do not begin 0000 (libphonenumber knows one exception, nine
//                  digits in TJ, which the validator must refuse; the long international prefixes,
//                  000 and 0011, are followed by no country code 0), no card issuer has 0000
//                  (ISO/IEC 7812), no area 000 was ever issued by the SSA, XX is no country (ISO
//                  3166-1 leaves it to users), Q stands in no VIN (ISO 3779), and the last digit is
//                  moved where the Luhn sum would come out right.
//
// Entities without a scheme (AGE, LOCATION, ...) have no surrogate: the caller writes a mark.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/digest.h"

namespace expunge {

// Choices without end from one digest: the same digest, the same choices.
class SurrogateChoices {
 public:
  explicit SurrogateChoices(const Digest& digest) : digest_(digest) {}
  // 0 to `limit` - 1.  REQUIRES: 0 < limit <= 65536.
  std::uint32_t below(std::uint32_t limit);

 private:
  Digest digest_;
  std::size_t at_ = 0;
};

// How an entity's surrogates are made.
enum class SurrogateKind : std::uint8_t {
  kNone,
  kEmail,
  kUrl,
  kIp,
  kMac,
  kPerson,
  kHandle,
  kSecret,
  kBirthDate,
  kStreet,
  kGeo,
  kNumber,
};
SurrogateKind surrogate_kind(std::string_view entity);

// A surrogate in the shape of `value`.  Equal digests give equal surrogates for equal shapes.
// REQUIRES: `kind` is neither kNone nor kPerson.
std::string make_surrogate(SurrogateKind kind, std::string_view value, const Digest& digest);

}  // namespace expunge
