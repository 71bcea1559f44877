#include "cli/risk_report.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/utf8.h"
#include "cli/console.h"

namespace expunge {
namespace {

using Json = nlohmann::ordered_json;

std::string kinds_of(const Json& risk) {
  std::vector<std::string> kinds;
  for (const Json& told : risk["told"]) {
    const std::string kind = told["kind"];
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
  }
  return fmt::format("{}", fmt::join(kinds, " "));
}

std::string places_of(const Json& risk) {
  std::string out;
  for (const Json& told : risk["told"]) {
    out += fmt::format("          {}:{}-{}  {}  {:.1f}\n",
                       printable(told["pointer"].get<std::string>()),
                       told["start"].get<std::uint64_t>(), told["end"].get<std::uint64_t>(),
                       told["kind"].get<std::string>(), told["bits"].get<double>());
  }
  return out;
}

std::string values_text(const GroupSummary& summary, const GroupSummary::Group& group) {
  std::string out;
  for (std::size_t i = 0; i < group.values.size(); ++i) {
    const std::string& value = group.values[i];
    out += fmt::format("  {}={}", summary.pointers[i].substr(1),
                       value.empty() ? "-" : printable(value));
  }
  return out;
}

std::string group_text(const GroupSummary& summary) {
  const std::string names = printable(fmt::format("{}", fmt::join(summary.pointers, " ")));
  if (summary.is_link) {
    return fmt::format("\n{}: {} with it, {}; {} once, the most frequent {} times\n", names,
                       plural(summary.records, "record"), plural(summary.groups, "value"),
                       grouped(summary.alone), grouped(summary.largest));
  }
  std::string out =
      fmt::format("\n{}: {} in {}, k = {}; {} alone\n", names, plural(summary.records, "record"),
                  plural(summary.groups, "group"), summary.smallest_size, grouped(summary.alone));
  if (summary.beyond > 0) {
    out +=
        fmt::format("  {} of further groups are not counted\n", plural(summary.beyond, "record"));
  }
  for (const GroupSummary::Group& group : summary.smallest) {
    out += fmt::format("  {}{}  (first: record {})\n", plural(group.records, "record"),
                       values_text(summary, group), group.first);
  }
  return out;
}

Json group_object(const GroupSummary& summary) {
  Json out = {{"type", summary.is_link ? "link" : "groups"},
              {"pointers", summary.pointers},
              {"records", summary.records},
              {"groups", summary.groups},
              {"k", summary.smallest_size},
              {"alone", summary.alone},
              {"largest", summary.largest},
              {"not_counted", summary.beyond}};
  if (summary.is_link) return out;
  Json smallest = Json::array();
  for (const GroupSummary::Group& group : summary.smallest) {
    smallest.push_back({{"values", group.values},
                        {"records", group.records},
                        {"input", as_utf8(group.input)},
                        {"first_record", group.first}});
  }
  out["smallest"] = std::move(smallest);
  return out;
}

}  // namespace

bool RiskRanking::ranks_before(const Entry& a, const Entry& b) {
  return a.bits != b.bits ? a.bits > b.bits : a.order < b.order;
}

void RiskRanking::add(const RunRequest::Risk& risk) {
  Entry entry{risk.bits, added_++, std::string(risk.input), risk.record, std::string(risk.line)};
  if (entries_.size() == limit_) {
    if (!ranks_before(entry, entries_.front())) return;
    std::pop_heap(entries_.begin(), entries_.end(), ranks_before);
    entries_.pop_back();
  }
  entries_.push_back(std::move(entry));
  std::push_heap(entries_.begin(), entries_.end(), ranks_before);
}

std::string RiskRanking::text() const {
  if (entries_.empty()) return "No record tells anything that --risk looks for.\n";
  std::vector<Entry> order = entries_;
  std::sort(order.begin(), order.end(), ranks_before);
  const bool one_input = std::all_of(order.begin(), order.end(), [&](const Entry& entry) {
    return entry.input == order.front().input;
  });
  std::string out = fmt::format(
      "Records that tell something of their human: {}; those that tell most:\n\n", grouped(added_));
  std::size_t rank = 0;
  for (const Entry& entry : order) {
    const Json risk = Json::parse(entry.line);
    out += fmt::format("{:>4}  {}record {}  {} bits, fits about {} people: {}\n", ++rank,
                       one_input ? std::string() : printable(entry.input) + " ", entry.record,
                       risk["bits"].dump(), grouped(risk["people"].get<std::uint64_t>()),
                       kinds_of(risk));
    out += places_of(risk);
  }
  return out;
}

std::string groups_text(const std::vector<GroupSummary>& groups) {
  std::string out;
  for (const GroupSummary& summary : groups) out += group_text(summary);
  return out;
}

std::string groups_lines(const std::vector<GroupSummary>& groups) {
  std::string out;
  for (const GroupSummary& summary : groups) out += group_object(summary).dump() + "\n";
  return out;
}

}  // namespace expunge
