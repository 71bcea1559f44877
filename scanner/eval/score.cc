#include "eval/score.h"

#include <algorithm>
#include <array>
#include <utility>

namespace expunge {
namespace {

constexpr std::array<std::string_view, 8> kOutcomes = {"missed", "kept",  "part",  "entity",
                                                       "wider",  "exact", "false", "trap"};

std::optional<double> ratio(std::uint64_t part, std::uint64_t all) {
  if (all == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(all);
}

// F-beta; nothing to be found gives none, nothing found gives 0.
std::optional<double> f_beta(double beta, std::optional<double> precision,
                             std::optional<double> recall) {
  if (!recall) return std::nullopt;
  const double p = precision.value_or(0);
  const double below = beta * beta * p + *recall;
  return below > 0 ? (1 + beta * beta) * p * *recall / below : 0.0;
}

Figures figures(std::optional<double> precision, std::optional<double> recall) {
  return {precision, recall, f_beta(1, precision, recall), f_beta(2, precision, recall)};
}

bool touches(const Mark& mark, const Found& found) {
  return mark.pointer == found.pointer && mark.span.overlaps(found.span);
}

using Spans = std::vector<CodeSpan>;

// Sorted and disjoint.
Spans merged(Spans spans) {
  std::sort(spans.begin(), spans.end());
  Spans out;
  for (const CodeSpan& span : spans) {
    if (!out.empty() && span.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

std::uint64_t size_of(const Spans& spans) {
  std::uint64_t sum = 0;
  for (const CodeSpan& span : spans) sum += span.size();
  return sum;
}

// REQUIRES: both merged.
std::uint64_t shared(const Spans& a, const Spans& b) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const std::size_t begin = std::max(a[i].begin, b[j].begin);
    const std::size_t end = std::min(a[i].end, b[j].end);
    if (begin < end) sum += end - begin;
    (a[i].end < b[j].end ? i : j) += 1;
  }
  return sum;
}

class CaseScorer {
 public:
  CaseScorer(const ScoredCase& scored, Score& score) : case_(scored), score_(score) {}

  void run() {
    ++score_.cases;
    score_.characters += case_.characters;
    for (const Mark& mark : case_.gold->marks) {
      if (mark.kind == MarkKind::kGold) score_gold(mark);
      if (mark.kind == MarkKind::kTrap) score_trap(mark);
    }
    if (has_gold_) score_.clean.part += all_whole_ ? 1 : 0;
    if (has_gold_) ++score_.clean.all;
    for (const Found& found : case_.found) score_found(found);
    count_characters();
    hand_out();
  }

 private:
  struct Place {
    std::string entity;
    Role role;
    friend auto operator<=>(const Place&, const Place&) = default;
  };
  struct Extents {
    std::map<std::string, Spans> gold, found, excused;  // by pointer
  };

  bool in_scope(const Found& found) const {
    return found.counts && case_.gold->looks_for(found.entity);
  }

  bool is_hidden(const Mark& mark) const {
    Spans covering;
    for (const Found& found : case_.found) {
      if (found.counts && touches(mark, found)) covering.push_back(found.span);
    }
    return shared(merged(std::move(covering)), {mark.span}) == mark.span.size();
  }

  // What there is to say of a gold value: the best finding of its entity, else any that touches it.
  struct Match {
    const Found* same = nullptr;   // of its entity, counts
    const Found* kept = nullptr;   // of its entity, does not count
    const Found* other = nullptr;  // of another entity, counts
    bool exact = false;
  };

  Match match(const Mark& mark) const {
    Match best;
    for (const Found& found : case_.found) {
      if (!touches(mark, found)) continue;
      if (found.entity != mark.entity) {
        if (found.counts && best.other == nullptr) best.other = &found;
      } else if (!found.counts) {
        if (best.kept == nullptr) best.kept = &found;
      } else if (best.same == nullptr || found.span == mark.span) {
        best.same = &found;
        best.exact = found.span == mark.span;
      }
    }
    return best;
  }

  void score_gold(const Mark& mark) {
    has_gold_ = true;
    const Match best = match(mark);
    const bool whole = is_hidden(mark);
    all_whole_ = all_whole_ && whole;
    Tally& tally = tally_[{mark.entity, case_.role_of(mark)}];
    ++tally.gold;
    tally.exact += best.exact ? 1 : 0;
    tally.touched += best.same != nullptr ? 1 : 0;
    tally.whole += whole ? 1 : 0;
    Share& label = score_.by_label[mark.label];
    label.part += best.same != nullptr ? 1 : 0;
    ++label.all;
    score_owner(mark, best);
    if (best.exact) {
      score_.exact.push_back(
          fault_at(Outcome::kExact, mark.pointer, mark.span, mark.entity, mark.text));
      return;
    }
    Outcome outcome = Outcome::kMissed;
    if (best.same != nullptr) {
      outcome = whole ? Outcome::kWider : Outcome::kPart;
    } else if (whole) {
      outcome = Outcome::kEntity;
    } else if (best.kept != nullptr) {
      outcome = Outcome::kKept;
    }
    const Found* nearest = best.same != nullptr        ? best.same
                           : outcome == Outcome::kKept ? best.kept
                                                       : best.other;
    add_fault(outcome, mark, nearest);
  }

  void score_owner(const Mark& mark, const Match& best) {
    const Found* found = best.same != nullptr ? best.same : best.kept;
    if (!mark.owner || found == nullptr) return;
    ++score_.owners.all;
    score_.owners.part += found->owner == *mark.owner ? 1 : 0;
    ++score_.by_owner[std::string(to_string(*mark.owner))][std::string(to_string(found->owner))];
  }

  // Whose a name is said to be that belongs to a play or to the world.
  void note_owner_of_trap(const Mark& mark) {
    constexpr std::string_view kPerson = "PERSON";
    const auto by = std::find_if(case_.found.begin(), case_.found.end(), [&](const Found& found) {
      return found.entity == kPerson && touches(mark, found);
    });
    if ((mark.entity != "fiction" && mark.entity != "public") || by == case_.found.end()) return;
    ++score_.by_owner["trap " + mark.entity][std::string(to_string(by->owner))];
  }

  void score_trap(const Mark& mark) {
    Share& trap = score_.traps[mark.entity];
    ++trap.all;
    note_owner_of_trap(mark);
    const auto by = std::find_if(case_.found.begin(), case_.found.end(), [&](const Found& found) {
      return found.counts && touches(mark, found);
    });
    if (by == case_.found.end()) return;
    ++trap.part;
    Fault fault = fault_at(Outcome::kTrap, mark.pointer, mark.span, by->entity, mark.text);
    fault.rule = by->rule;
    fault.found_as = mark.entity;
    score_.faults.push_back(std::move(fault));
  }

  void score_found(const Found& found) {
    if (!in_scope(found)) return;
    bool gold = false;
    bool same = false;
    bool exact = false;
    bool optional = false;
    for (const Mark& mark : case_.gold->marks) {
      if (!touches(mark, found)) continue;
      optional = optional || mark.kind == MarkKind::kOptional;
      if (mark.kind != MarkKind::kGold) continue;
      gold = true;
      same = same || mark.entity == found.entity;
      exact = exact || (mark.entity == found.entity && mark.span == found.span);
    }
    if (!same && optional) return;
    Tally& tally = tally_[{found.entity, found.role}];
    RuleTally& rule = score_.by_rule[found.rule];
    ++tally.found;
    ++rule.found;
    tally.right += same ? 1 : 0;
    rule.right += same ? 1 : 0;
    rule.exact += exact ? 1 : 0;
    if (gold) return;
    ++rule.wrong;
    ++score_.false_positives;
    Fault fault = fault_at(Outcome::kFalse, found.pointer, found.span, found.entity, found.text);
    fault.rule = found.rule;
    score_.faults.push_back(std::move(fault));
  }

  // Characters are counted once an entity, whatever the number of findings over them.
  void count_characters() {
    std::map<Place, Extents> places;
    for (const Mark& mark : case_.gold->marks) {
      if (mark.kind != MarkKind::kGold) continue;
      places[{mark.entity, case_.role_of(mark)}].gold[mark.pointer].push_back(mark.span);
    }
    for (const Found& found : case_.found) {
      if (!in_scope(found)) continue;
      places[{found.entity, found.role}].found[found.pointer].push_back(found.span);
    }
    for (auto& [place, extents] : places) {
      for (auto& [pointer, spans] : extents.gold) spans = merged(std::move(spans));
      Tally& tally = tally_[place];
      for (auto& [pointer, spans] : extents.gold) tally.gold_characters += size_of(spans);
      for (auto& [pointer, spans] : extents.found) {
        const Spans found = merged(std::move(spans));
        const Spans& gold = extents.gold[pointer];
        const std::uint64_t both = shared(found, gold);
        tally.shared_characters += both;
        tally.found_characters += size_of(found) - excused(pointer, found, gold);
      }
    }
  }

  // Characters of optional marks that are not gold: neither right nor wrong.
  std::uint64_t excused(const std::string& pointer, const Spans& found, const Spans& gold) const {
    Spans optional;
    for (const Mark& mark : case_.gold->marks) {
      if (mark.kind == MarkKind::kOptional && mark.pointer == pointer) {
        optional.push_back(mark.span);
      }
    }
    optional = merged(std::move(optional));
    std::uint64_t sum = shared(found, optional);
    for (const CodeSpan& span : optional) {
      for (const CodeSpan& value : gold) {
        const Spans both = {{std::max(span.begin, value.begin), std::min(span.end, value.end)}};
        if (both[0].begin < both[0].end) sum -= shared(found, both);
      }
    }
    return sum;
  }

  Fault fault_at(Outcome outcome, const std::string& pointer, CodeSpan span,
                 const std::string& entity, const std::string& text) const {
    Fault fault;
    fault.outcome = outcome;
    fault.set = case_.set;
    fault.id = case_.gold->id;
    fault.pointer = pointer;
    fault.span = span;
    fault.entity = entity;
    fault.text = text;
    return fault;
  }

  void add_fault(Outcome outcome, const Mark& mark, const Found* nearest) {
    Fault fault = fault_at(outcome, mark.pointer, mark.span, mark.entity, mark.text);
    if (nearest != nullptr) {
      fault.rule = nearest->rule;
      if (nearest->entity != mark.entity) fault.found_as = nearest->entity;
      if (nearest->span != mark.span) fault.found_text = nearest->text;
    }
    score_.faults.push_back(std::move(fault));
  }

  void hand_out() {
    for (const auto& [place, tally] : tally_) {
      score_.all.add(tally);
      score_.by_entity[place.entity].add(tally);
      score_.by_role[std::string(to_string(place.role))].add(tally);
      score_.by_set[case_.set].add(tally);
      if (!case_.gold->language.empty()) score_.by_language[case_.gold->language].add(tally);
      for (const std::string& tag : case_.gold->tags) score_.by_tag[tag].add(tally);
    }
  }

  const ScoredCase& case_;
  Score& score_;
  std::map<Place, Tally> tally_;
  bool has_gold_ = false;
  bool all_whole_ = true;
};

// In a text that is a value or is none only a finding of all of it says that it is one.
void judge_whole_string(ScoredCase& scored, Score& score) {
  std::erase_if(scored.found,
                [&](const Found& found) { return found.span.size() < scored.characters; });
  const std::vector<Mark>& marks = scored.gold->marks;
  const bool valid = std::any_of(marks.begin(), marks.end(),
                                 [](const Mark& mark) { return mark.kind == MarkKind::kGold; });
  const bool found = std::any_of(scored.found.begin(), scored.found.end(), [&](const Found& one) {
    return one.counts && scored.gold->looks_for(one.entity);
  });
  ++score.verdicts.all;
  score.verdicts.part += valid == found ? 1 : 0;
}

}  // namespace

std::string_view to_string(Outcome outcome) { return kOutcomes[static_cast<std::size_t>(outcome)]; }

std::optional<Outcome> outcome_from_string(std::string_view name) {
  const auto at = std::find(kOutcomes.begin(), kOutcomes.end(), name);
  if (at == kOutcomes.end()) return std::nullopt;
  return static_cast<Outcome>(at - kOutcomes.begin());
}

void Tally::add(const Tally& other) {
  gold += other.gold;
  found += other.found;
  exact += other.exact;
  touched += other.touched;
  right += other.right;
  whole += other.whole;
  gold_characters += other.gold_characters;
  found_characters += other.found_characters;
  shared_characters += other.shared_characters;
}

Figures Tally::strict() const { return figures(ratio(exact, found), ratio(exact, gold)); }
Figures Tally::overlap() const { return figures(ratio(right, found), ratio(touched, gold)); }
Figures Tally::characters() const {
  return figures(ratio(shared_characters, found_characters),
                 ratio(shared_characters, gold_characters));
}

std::optional<double> Share::value() const { return ratio(part, all); }

std::optional<double> Score::false_positives_per_10k() const {
  if (characters == 0) return std::nullopt;
  return 1e4 * static_cast<double>(false_positives) / static_cast<double>(characters);
}

Share Score::owners_of(const std::string& stated) const {
  Share share;
  const auto row = by_owner.find(stated);
  if (row == by_owner.end()) return share;
  for (const auto& [found, count] : row->second) {
    share.all += count;
    share.part += found == stated ? count : 0;
  }
  return share;
}

void add_case(ScoredCase scored, Score& score) {
  if (scored.gold->whole_string) judge_whole_string(scored, score);
  CaseScorer(scored, score).run();
}

}  // namespace expunge
