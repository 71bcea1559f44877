#include "risk/kinds.h"

#include <charconv>

#include "base/strings.h"

namespace expunge {
namespace {

// A kind of a user's own, of which nothing is known: one in 32.
constexpr double kBitsOfUnlisted = 5;

double number_of(std::string_view text) {
  double number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// Calls `use` with the columns of each line.
template <class Use>
void for_each_row(std::string_view list, std::size_t columns, Use use) {
  for (const std::string_view line : split(list, '\n')) {
    const std::vector<std::string_view> row = split(line, '\t');
    if (row.size() == columns) use(row);
  }
}

}  // namespace

RiskKinds RiskKinds::load(std::string_view kinds, std::string_view values) {
  RiskKinds out;
  for_each_row(kinds, 4, [&](const std::vector<std::string_view>& row) {
    const RiskKind kind{row[0], row[1], number_of(row[2])};
    out.by_name_.emplace(kind.name, kind);
    if (!row[3].empty()) out.by_entity_.emplace(row[3], kind);
  });
  for_each_row(values, 3, [&](const std::vector<std::string_view>& row) {
    out.values_.emplace(std::string(row[0]) + '\t' + std::string(row[1]), number_of(row[2]));
  });
  return out;
}

std::optional<RiskKind> RiskKinds::find(std::string_view rule, std::string_view entity) const {
  if (!rule.starts_with(kQuasiRules)) {
    const auto known = by_entity_.find(entity);
    return known == by_entity_.end() ? std::nullopt : std::optional(known->second);
  }
  const std::string_view id = rule.substr(kQuasiRules.size());
  const std::string_view first = id.substr(0, id.find('_'));
  for (const std::string_view name : {id, first}) {
    if (const auto known = by_name_.find(name); known != by_name_.end()) return known->second;
  }
  return RiskKind{first, {}, kBitsOfUnlisted};
}

double RiskKinds::bits_of(const RiskKind& kind, std::string_view value) const {
  std::string key(kind.name);
  key += '\t';
  key += ascii_lower(value);
  const auto known = values_.find(key);
  return known == values_.end() ? kind.bits : known->second;
}

}  // namespace expunge
