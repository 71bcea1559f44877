// The steps of a judgement:
//   1. find_changes: which records are new, which are gone;
//   2. scan those (all of the new version, if a budget counts all, or if nothing is compared);
//   3. match_findings: which findings of the new records the gone records had (of those only the
//      ones that have a text in common with a finding are scanned);
//   4. the baseline accepts some of the rest; budgets let some pass; what is left is refused.
#include "gate/gate.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/clock.h"
#include "gate/budgets.h"
#include "gate/changes.h"
#include "record/sink_file.h"

namespace expunge {
namespace {

// A finding of the new version with what is known of it.
struct Judged {
  GateFinding finding;
  bool is_new = true;
};

class Judgement {
 public:
  Judgement(const GateRequest& request, std::shared_ptr<const Setup> setup)
      : request_(request),
        setup_(std::move(setup)),
        digests_(FileDigests::load(request.digests, request.digests_margin)),
        progress_(request.on_progress),
        context_{*setup_, request.options, request.files.git, digests_, progress_, request.stop} {}

  Result<GateOutcome> carry_out() {
    if (Result<void> done = read_baseline(); !done) return done.error();
    if (Result<void> done = scan(); !done) return done.error();
    tell_known();
    apply_baseline();
    apply_budgets();
    if (request_.accept) {
      accept_the_rest();
      apply_budgets();
      if (Result<void> done = write_baseline(); !done) return done.error();
    }
    return finish();
  }

 private:
  const std::vector<FilePair>& pairs() const { return request_.files.pairs; }

  bool scans_all() const {
    const std::vector<Budget>& budgets = setup_->policy.budgets;
    return !request_.has_base || std::any_of(budgets.begin(), budgets.end(), [](const Budget& one) {
      return one.of == Budget::Of::kAll;
    });
  }

  bool counts_messages() const {
    const std::vector<Budget>& budgets = setup_->policy.budgets;
    return std::any_of(budgets.begin(), budgets.end(),
                       [](const Budget& one) { return one.per_1000.has_value(); });
  }

  Result<void> read_baseline() {
    if (request_.baseline.empty()) return {};
    if (setup_->key_is_fresh) {
      return Error{ErrorCode::kKey,
                   "a baseline needs a key that stays; give --key-file FILE or set EXPUNGE_KEY",
                   request_.baseline};
    }
    auto loaded = Baseline::load(request_.baseline, setup_->key, request_.accept.has_value());
    if (!loaded) return std::move(loaded).error();
    if (!loaded->faults.empty() && !(request_.accept && request_.accept->reseal)) {
      std::string faults;
      for (const std::string& fault : loaded->faults) faults += "; " + fault;
      return Error{ErrorCode::kFormat,
                   "is not as expunge wrote it" + faults +
                       "; if the change was meant: --update-baseline --reseal",
                   request_.baseline};
    }
    entries_ = std::move(loaded->entries);
    return {};
  }

  Result<void> scan() {
    RecordChanges changes;
    if (request_.has_base) {
      Result<RecordChanges> found = find_changes(pairs(), context_);
      if (!found) return std::move(found).error();
      changes = std::move(*found);
      keep_digests();
      outcome_.counts.records = changes.records;
      outcome_.counts.unchanged_files =
          static_cast<std::uint64_t>(std::count(changes.same.begin(), changes.same.end(), true));
    }
    progress_.begin("searching", pairs().size());
    for (std::uint32_t i = 0; i < pairs().size(); ++i) {
      progress_.next_file();
      if (Result<void> done = scan_new(i, changes); !done) return done;
    }
    const std::unordered_set<std::string> texts = texts_that_count();
    if (!texts.empty()) progress_.begin("searching what is gone", pairs().size());
    for (std::uint32_t i = 0; i < pairs().size() && !texts.empty(); ++i) {
      progress_.next_file();
      if (Result<void> done = scan_old(i, changes, texts); !done) return done;
    }
    return {};
  }

  // The next run is slower without them, and no worse.
  void keep_digests() {
    const Result<void> kept = digests_.save();
    if (!kept && request_.on_notice) {
      request_.on_notice("digests of unchanged files cannot be kept: " + kept.error().to_string());
    }
  }

  // A gone record answers for findings in texts that it had, and shows that an entry of the
  // baseline has vanished.  All other gone records need no scan.
  std::unordered_set<std::string> texts_that_count() const {
    std::unordered_set<std::string> texts;
    for (const Judged& judged : judged_) {
      if (judged.is_new) texts.insert(judged.finding.key.text);
    }
    for (const BaselineEntry& entry : entries_) {
      if (!entry.everywhere) texts.insert(entry.key.text);
    }
    return texts;
  }

  Result<void> scan_new(std::uint32_t index, const RecordChanges& changes) {
    if (!pairs()[index].now) return {};
    const DataFile& file = *pairs()[index].now;
    const Selection added =
        request_.has_base ? selection_of(changes.added, index) : Selection::all();
    if (!added.is_empty()) {
      const Result<ScanCounts> counts = scan_file(file, added, true);
      if (!counts) return counts.error();
      outcome_.counts.new_records += counts->records;
      outcome_.counts.unreadable += counts->unreadable;
      if (!request_.has_base) outcome_.counts.records += counts->records;
      messages_.in_new_records += counts->messages;
      messages_.in_all += counts->messages;
    }
    if (!request_.has_base || !scans_all()) return {};
    const Result<ScanCounts> counts = scan_file(file, added.others(), false);
    if (!counts) return counts.error();
    messages_.in_all += counts->messages;
    return {};
  }

  Result<ScanCounts> scan_file(const DataFile& file, const Selection& selection, bool is_new) {
    ScanRequest request{file, selection, counts_messages(), request_.show_text, {}, {}};
    request.on_finding = [&](GateFinding finding) {
      judged_.push_back({std::move(finding), is_new});
      progress_.found();
    };
    request.on_issue = [&](std::int64_t record, const RecordIssue& issue) {
      if (is_new && request_.on_issue) {
        request_.on_issue({file.path, record, issue.reason, issue.message});
      }
    };
    return scan_records(request, context_);
  }

  Result<void> scan_old(std::uint32_t index, const RecordChanges& changes,
                        const std::unordered_set<std::string>& texts) {
    const Selection removed = selection_of(changes.removed, index);
    if (removed.is_empty()) return {};
    const DataFile& file = *pairs()[index].before;
    const Result<Selection> counting = select_by_texts(file, removed, texts, context_);
    if (!counting) return counting.error();
    if (counting->is_empty()) return {};
    ScanRequest request{file, *counting, false, false, {}, {}};
    request.on_finding = [&](GateFinding finding) { gone_.push_back(std::move(finding.key)); };
    const Result<ScanCounts> counts = scan_records(request, context_);
    if (!counts) return counts.error();
    return {};
  }

  std::vector<FindingKey> keys() const {
    std::vector<FindingKey> keys;
    for (const Judged& judged : judged_) keys.push_back(judged.finding.key);
    return keys;
  }

  // Findings of new records that gone records had.
  void tell_known() {
    std::vector<FindingKey> keys;
    std::vector<std::size_t> index;
    for (std::size_t i = 0; i < judged_.size(); ++i) {
      if (!judged_[i].is_new) continue;
      keys.push_back(judged_[i].finding.key);
      index.push_back(i);
    }
    const auto known = match_findings(gone_, keys);
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (!known[i]) continue;
      judged_[index[i]].is_new = false;
      ++outcome_.counts.known;
    }
  }

  void apply_baseline() {
    const std::string today = utc_now().substr(0, 10);
    const BaselineMatch match = match_baseline(entries_, keys(), today);
    for (std::size_t i = 0; i < judged_.size(); ++i) {
      if (!match.accepted[i]) continue;
      judged_[i].finding.state = FindingState::kAccepted;
      judged_[i].finding.reason = entries_[*match.accepted[i]].reason;
    }
    for (const std::size_t i : match.expired) outcome_.expired.push_back(entries_[i]);
    expired_ = match.expired;
    vanished_ = match.unused;
    if (!scans_all()) only_those_gone(today);
    for (const std::size_t i : vanished_) outcome_.vanished.push_back(entries_[i]);
  }

  // Where unchanged records were not looked at, an entry that accepts nothing may be theirs: only
  // what a gone record had is known to have vanished.
  void only_those_gone(std::string_view today) {
    const BaselineMatch before = match_baseline(entries_, gone_, today);
    std::set<std::size_t> had;
    for (const auto& entry : before.accepted) {
      if (entry && !entries_[*entry].everywhere) had.insert(*entry);
    }
    std::erase_if(vanished_, [&](std::size_t i) { return !had.contains(i); });
  }

  bool by_baseline(const Judged& judged) const {
    return judged.finding.state == FindingState::kAccepted && !within_.contains(&judged);
  }

  // Again after an acceptance: what budgets let pass is told anew.
  void apply_budgets() {
    for (const Judged* judged : within_) {
      const_cast<Judged*>(judged)->finding.state = FindingState::kNew;
    }
    within_.clear();
    std::vector<Judged*> left;
    std::vector<BudgetItem> items;
    for (Judged& judged : judged_) {
      if (judged.finding.state == FindingState::kAccepted) continue;
      const GateFinding& finding = judged.finding;
      left.push_back(&judged);
      items.push_back({finding.entity, finding.owner, finding.role, judged.is_new});
    }
    BudgetVerdict verdict = check_budgets(setup_->policy.budgets, items, messages_);
    outcome_.checks = std::move(verdict.checks);
    outcome_.passed = verdict.all_hold;
    refused_.clear();
    outcome_.counts.kept = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (!left[i]->is_new) continue;
      const bool counted = verdict.items[i].counted;
      if (!counted && left[i]->finding.action == "keep") {
        ++outcome_.counts.kept;
      } else if (counted && verdict.items[i].within) {
        left[i]->finding.state = FindingState::kAccepted;
        left[i]->finding.reason = "within a budget of the policy";
        within_.insert(left[i]);
      } else {
        refused_.push_back(left[i]);
      }
    }
    outcome_.passed = outcome_.passed && refused_.empty();
  }

  void accept_the_rest() {
    const Acceptance& accept = *request_.accept;
    for (Judged* judged : refused_) {
      const FindingKey& key = judged->finding.key;
      if (accept.values && !accept.values->contains(key.value)) continue;
      BaselineEntry entry;
      entry.entity = judged->finding.entity;
      entry.key = accept.everywhere ? FindingKey{key.value, "", "", ""} : key;
      entry.everywhere = accept.everywhere;
      entry.reason = accept.reason;
      entry.who = accept.who;
      entry.until = accept.until;
      added_.push_back(std::move(entry));
      judged->finding.state = FindingState::kAccepted;
      judged->finding.reason = accept.reason;
    }
    outcome_.counts.added_entries = added_.size();
  }

  // Entries that vanished go; of the expired ones those go whose findings were accepted anew.
  Result<void> write_baseline() {
    std::vector<BaselineEntry> entries = added_;
    std::set<std::size_t> gone(vanished_.begin(), vanished_.end());
    for (const std::size_t i : expired_) {
      const bool renewed = std::any_of(added_.begin(), added_.end(), [&](const auto& entry) {
        return entry.key.value == entries_[i].key.value;
      });
      if (renewed) gone.insert(i);
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!gone.contains(i)) entries.push_back(entries_[i]);
    }
    auto sink = SinkFile::create(request_.baseline, Compression::kNone);
    if (!sink) return std::move(sink).error();
    Result<void> done = (*sink)->write(Baseline::to_text(entries, setup_->key));
    return done ? (*sink)->commit() : done;
  }

  GateOutcome finish() {
    for (Judged& judged : judged_) {
      if (!judged.is_new) continue;
      const bool accepted = judged.finding.state == FindingState::kAccepted;
      if (accepted)
        ++(within_.contains(&judged) ? outcome_.counts.within_budget : outcome_.counts.accepted);
      const bool is_refused =
          std::find(refused_.begin(), refused_.end(), &judged) != refused_.end();
      if (is_refused) ++outcome_.counts.refused;
      if (accepted || is_refused) outcome_.findings.push_back(std::move(judged.finding));
    }
    outcome_.setup = setup_;
    return std::move(outcome_);
  }

  const GateRequest& request_;
  std::shared_ptr<const Setup> setup_;
  FileDigests digests_;
  ProgressTeller progress_;
  PassContext context_;
  std::vector<BaselineEntry> entries_;
  std::vector<BaselineEntry> added_;
  std::vector<std::size_t> expired_;  // of entries_
  std::vector<std::size_t> vanished_;
  std::vector<Judged> judged_;
  std::vector<FindingKey> gone_;  // findings of records that the new version does not have
  std::set<const Judged*> within_;
  std::vector<Judged*> refused_;
  BudgetMessages messages_;
  GateOutcome outcome_;
};

}  // namespace

Result<GateOutcome> judge(const GateRequest& request) {
  try {
    auto setup = set_up(request.options);
    if (!setup) return std::move(setup).error();
    return Judgement(request, std::move(*setup)).carry_out();
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::kInternal, "out of memory; use fewer --jobs", ""};
  } catch (const std::exception& error) {
    return Error{ErrorCode::kInternal,
                 std::string("unexpected failure, please report it: ") + error.what(), ""};
  }
}

}  // namespace expunge
