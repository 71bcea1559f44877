#include "risk/groups.h"

#include <algorithm>
#include <utility>

namespace expunge {

GroupCounter::GroupCounter(std::vector<std::string> pointers, bool is_link)
    : seen_(pointers.size(), false) {
  summary_.pointers = std::move(pointers);
  summary_.is_link = is_link;
}

void GroupCounter::add(const std::vector<std::string>& values, std::string_view input,
                       std::int64_t record) {
  ++summary_.records;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i].empty()) seen_[i] = true;
  }
  auto at = groups_.find(values);
  if (at == groups_.end()) {
    if (groups_.size() == kMostGroups) {
      ++summary_.beyond;
      return;
    }
    at = groups_.emplace(values, Group{0, std::string(input), record}).first;
  }
  ++at->second.records;
}

GroupSummary GroupCounter::finish() const {
  GroupSummary out = summary_;
  out.groups = groups_.size();
  using Entry = std::pair<const std::vector<std::string>, Group>;
  std::vector<const Entry*> order;
  for (const Entry& entry : groups_) {
    order.push_back(&entry);
    if (entry.second.records == 1) ++out.alone;
    out.largest = std::max(out.largest, entry.second.records);
  }
  std::stable_sort(order.begin(), order.end(), [](const Entry* a, const Entry* b) {
    return a->second.records < b->second.records;
  });
  if (!order.empty()) out.smallest_size = order.front()->second.records;
  if (order.size() > kShown) order.resize(kShown);
  for (const Entry* entry : order) {
    const Group& group = entry->second;
    out.smallest.push_back({entry->first, group.records, group.input, group.first});
  }
  for (std::size_t i = seen_.size(); i-- > 0;) {
    if (seen_[i]) continue;
    out.pointers.erase(out.pointers.begin() + static_cast<std::ptrdiff_t>(i));
    for (GroupSummary::Group& group : out.smallest) {
      group.values.erase(group.values.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
  return out;
}

void GroupTable::open(const std::string& profile, const std::vector<std::string>& groups,
                      const std::vector<std::string>& links) {
  const auto [at, fresh] = profiles_.try_emplace(profile);
  if (!fresh) return;
  at->second.emplace_back(groups);
  for (const std::string& link : links) {
    at->second.emplace_back(std::vector<std::string>{link}, true);
  }
}

void GroupTable::add(const std::string& profile, std::size_t set,
                     const std::vector<std::string>& values, std::string_view input,
                     std::int64_t record) {
  profiles_.at(profile).at(set).add(values, input, record);
}

std::vector<GroupSummary> GroupTable::finish() const {
  std::vector<GroupSummary> out;
  for (const auto& [profile, counters] : profiles_) {
    for (const GroupCounter& counter : counters) {
      GroupSummary summary = counter.finish();
      if (!summary.pointers.empty()) out.push_back(std::move(summary));
    }
  }
  return out;
}

}  // namespace expunge
