#include "risk/record_risk.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace expunge {
namespace {

// People alive in 2024 (UN World Population Prospects).
constexpr double kPeople = 8.1e9;

}  // namespace

double total_bits(const std::vector<Disclosure>& disclosures) {
  std::map<std::string_view, double> strongest;
  for (const Disclosure& told : disclosures) {
    double& bits = strongest[told.kind.group.empty() ? told.kind.name : told.kind.group];
    bits = std::max(bits, told.bits);
  }
  double sum = 0;
  for (const auto& [what, bits] : strongest) sum += bits;
  return sum;
}

std::uint64_t people_that_fit(double bits) {
  const double people = kPeople / std::exp2(bits);
  if (people < 1) return 1;
  const double unit = std::max(1.0, std::pow(10, std::floor(std::log10(people)) - 1));
  return static_cast<std::uint64_t>(std::llround(people / unit) * std::llround(unit));
}

}  // namespace expunge
