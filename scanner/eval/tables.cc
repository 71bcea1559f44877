#include "eval/tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace expunge {
namespace {

// Texts are shown in one line, control characters as escapes.
std::string quoted(const std::string& text) {
  std::string out;
  append_json_string(text, out);
  return out;
}

std::string cell(std::optional<double> value) {
  return value ? fmt::format("{:5.3f}", *value) : std::string("    -");
}

std::string cells(const Figures& figures) {
  return fmt::format("{} {} {} {}", cell(figures.precision), cell(figures.recall), cell(figures.f1),
                     cell(figures.f2));
}

std::string tally_row(const std::string& name, std::size_t width, const Tally& tally) {
  return fmt::format("{:<{}} {:>6} {:>6}  {}  {}  {}  {}\n", name, width, tally.gold, tally.found,
                     cells(tally.strict()), cells(tally.overlap()), cells(tally.characters()),
                     cell(Share{tally.whole, tally.gold}.value()));
}

std::size_t width_of(const auto& map, std::string_view title) {
  std::size_t width = title.size();
  for (const auto& [name, value] : map) width = std::max(width, name.size());
  return width;
}

std::string tally_table(std::string_view title, const std::map<std::string, Tally>& map,
                        const Tally* all) {
  const std::size_t width = width_of(map, title);
  constexpr std::string_view kFour = "  prec   rec    F1    F2";
  std::string out = fmt::format("{:<{}} {:>6} {:>6}  {:<23}  {:<23}  {}\n", "", width, "", "",
                                "strict", "overlap", "characters");
  out += fmt::format("{:<{}} {:>6} {:>6} {} {} {}  whole\n", title, width, "gold", "found", kFour,
                     kFour, kFour);
  for (const auto& [name, tally] : map) out += tally_row(name, width, tally);
  if (all != nullptr) out += tally_row("all", width, *all);
  return out;
}

std::string rule_table(const std::map<std::string, RuleTally>& map) {
  const std::size_t width = width_of(map, "rule");
  std::string out = fmt::format("{:<{}} {:>6} {:>6} {:>6} {:>6}   prec\n", "rule", width, "found",
                                "exact", "right", "wrong");
  for (const auto& [name, tally] : map) {
    out +=
        fmt::format("{:<{}} {:>6} {:>6} {:>6} {:>6}  {}\n", name, width, tally.found, tally.exact,
                    tally.right, tally.wrong, cell(Share{tally.right, tally.found}.value()));
  }
  return out;
}

std::string label_table(const std::map<std::string, Share>& map) {
  const std::size_t width = width_of(map, "label");
  std::string out = fmt::format("{:<{}} {:>6} {:>6}  recall\n", "label", width, "gold", "found");
  for (const auto& [name, share] : map) {
    out += fmt::format("{:<{}} {:>6} {:>6}  {}\n", name, width, share.all, share.part,
                       cell(share.value()));
  }
  return out;
}

// Rows: whose the gold says it is; columns: whose the finding says it is.
std::string owner_table(const Score& score) {
  constexpr std::array kColumns = {Owner::kSelf, Owner::kOther, Owner::kUnknown, Owner::kPersona,
                                   Owner::kPublic};
  const std::size_t width = width_of(score.by_owner, "stated owner");
  std::string out = fmt::format("{:<{}}", "stated owner", width);
  for (const Owner owner : kColumns) out += fmt::format(" {:>7}", to_string(owner));
  out += "   right\n";
  for (const auto& [stated, row] : score.by_owner) {
    out += fmt::format("{:<{}}", stated, width);
    for (const Owner owner : kColumns) {
      const auto at = row.find(std::string(to_string(owner)));
      out += fmt::format(" {:>7}", at == row.end() ? 0 : at->second);
    }
    const bool is_trap = stated.starts_with("trap ");
    out += is_trap ? "\n" : fmt::format("   {}\n", cell(score.owners_of(stated).value()));
  }
  return out;
}

std::string share_text(std::string_view name, const Share& share) {
  return fmt::format("{} {} ({} of {})", name, trim(cell(share.value())), share.part, share.all);
}

std::string summary(const Evaluation& evaluation) {
  const Score& score = evaluation.score;
  std::string out = share_text("whole", score.whole()) + "   " + share_text("clean", score.clean);
  out +=
      fmt::format("   false positives {} ({} per 10,000 characters)\n", score.false_positives,
                  score.characters == 0 ? std::string("-")
                                        : fmt::format("{:.2f}", *score.false_positives_per_10k()));
  if (score.owners.all > 0) out += share_text("owner", score.owners) + "\n";
  if (score.verdicts.all > 0) out += share_text("verdicts", score.verdicts) + "\n";
  if (!score.traps.empty()) {
    out += "traps hit:";
    for (const auto& [why, share] : score.traps) {
      out += fmt::format(" {} {}/{}", why, share.part, share.all);
    }
    out += "\n";
  }
  for (const EvalSet& set : evaluation.sets) {
    if (set.unreadable > 0)
      out += fmt::format("{}: {} records unreadable\n", set.name, set.unreadable);
  }
  return out;
}

std::string place(const Fault& fault) {
  return fmt::format("{} {} {}:{}-{}", fault.set, fault.id, fault.pointer, fault.span.begin,
                     fault.span.end);
}

std::string details(const Fault& fault) {
  std::string out = fault.entity;
  if (!fault.found_as.empty()) out += fmt::format(" ({})", fault.found_as);
  if (!fault.rule.empty()) out += "  " + fault.rule;
  if (!fault.text.empty()) out += "  " + quoted(fault.text);
  if (!fault.found_text.empty()) out += " found " + quoted(fault.found_text);
  return out;
}

std::string change_lines(std::string_view title, const std::vector<CaseChange>& changes) {
  std::string out = fmt::format("{} ({})\n", title, changes.size());
  for (const CaseChange& change : changes) {
    out += fmt::format(
        "  {:>6} -> {:<6}  {}  {}\n", change.before ? to_string(*change.before) : "-",
        change.after ? to_string(*change.after) : "-", place(change.fault), details(change.fault));
  }
  return out;
}

}  // namespace

namespace {

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

}  // namespace

std::string tables(const Evaluation& evaluation, const std::vector<std::string>& by) {
  const Score& score = evaluation.score;
  std::string out =
      fmt::format("{}, {}, {}\n\n", counted(score.cases, "case"),
                  counted(score.characters, "character"), counted(score.all.gold, "gold value"));
  for (const std::string& cut : by) {
    if (cut == "entity") out += tally_table("entity", score.by_entity, &score.all);
    if (cut == "language") out += tally_table("language", score.by_language, nullptr);
    if (cut == "role") out += tally_table("role", score.by_role, nullptr);
    if (cut == "tag") out += tally_table("tag", score.by_tag, nullptr);
    if (cut == "set") out += tally_table("set", score.by_set, &score.all);
    if (cut == "label") out += label_table(score.by_label);
    if (cut == "rule") out += rule_table(score.by_rule);
    if (cut == "owner") out += owner_table(score);
    out += "\n";
  }
  return out + summary(evaluation);
}

std::string fault_table(const std::vector<Fault>& faults) {
  std::vector<const Fault*> sorted;
  sorted.reserve(faults.size());
  for (const Fault& fault : faults) sorted.push_back(&fault);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Fault* a, const Fault* b) {
    return std::tie(a->outcome, a->entity) < std::tie(b->outcome, b->entity);
  });
  std::string out;
  for (const Fault* fault : sorted) {
    out += fmt::format("{:<7} {}  {}\n", to_string(fault->outcome), place(*fault), details(*fault));
  }
  return out;
}

std::string comparison_table(const Comparison& comparison) {
  std::string out = fmt::format("compared with {}\n", comparison.before);
  for (const MeasureChange& change : comparison.measures) {
    out +=
        fmt::format("  {:<32} {} -> {}", change.measure, cell(change.before), cell(change.after));
    if (change.before && change.after)
      out += fmt::format("  {:+.3f}", *change.after - *change.before);
    out += "\n";
  }
  out += change_lines("better", comparison.better) + change_lines("worse", comparison.worse);
  for (const std::string& set : comparison.left_out) {
    out += fmt::format("not compared case by case: {} (other gold)\n", set);
  }
  return out;
}

}  // namespace expunge
