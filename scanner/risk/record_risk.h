// The risk of a record: how few people all fits that the human tells of themselves.
//
// Measured in bits, as if what is told were independent (Sweeney 2000; Narayanan and Shmatikov
// 2010): 33 bits tell one of all people alive.  Each kind counts once, of kinds that say the same
// (age and date of birth; nationality, city and address) the strongest.  The sum is a rank, no
// probability: what is told often depends on each other, and who reads may know more.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "risk/kinds.h"

namespace expunge {

// One thing told, and which finding tells it.
struct Disclosure {
  std::size_t finding = 0;  // index among the record's findings
  RiskKind kind;
  double bits = 0;
};

struct RecordRisk {
  std::vector<Disclosure> disclosures;  // in the order of the findings
  double bits = 0;

  bool empty() const { return disclosures.empty(); }
  void clear() {
    disclosures.clear();
    bits = 0;
  }
};

// The bits of all of it together.
double total_bits(const std::vector<Disclosure>& disclosures);

// How many people alive that fits, on average; two significant digits, at least 1.
std::uint64_t people_that_fit(double bits);

}  // namespace expunge
