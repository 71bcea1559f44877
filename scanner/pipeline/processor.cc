// The way of a record: walk -> decode -> turns -> findings -> decisions -> edits -> splice ->
// check.
//
// A record whose output cannot be read again is a bug; it goes to quarantine like any record that
// could not be processed, so that even a bug fails closed.

#include "pipeline/processor.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "pipeline/buffers.h"

namespace expunge {
namespace {

constexpr int kMaxRounds = 4;  // two do, almost always

std::string_view slice(std::string_view bytes, RawSpan span) {
  return bytes.substr(span.begin, span.size());
}

void keep(std::string_view input, const Unit& unit, BatchOutput& out) {
  out.keep(input, unit.lead);
  out.keep(input, unit.raw);
  out.keep(input, unit.tail);
}

}  // namespace

void Counts::add(const Counts& other) {
  records += other.records;
  texts += other.texts;
  findings += other.findings;
  edits += other.edits;
  acted_on += other.acted_on;
  quarantined += other.quarantined;
  dropped += other.dropped;
  for (const auto& [name, count] : other.by_entity) by_entity[name] += count;
  for (const auto& [name, count] : other.by_action) by_action[name] += count;
}

void BatchResult::clear() {
  out.clear();
  has_kept_record = false;
  first_comma.reset();
  audit.clear();
  quarantined.clear();
  shown.clear();
  risks.clear();
  groups.clear();
  counts = {};
}

void make_conversation(std::string_view text, Conversation& out) {
  out.clear();
  Turn turn;
  turn.text = text;
  turn.role = Role::kHuman;
  out.turns.push_back(turn);
}

Processor::Processor(const Setup& setup, const Format& format, ProcessorOptions options)
    : setup_(setup),
      format_(format),
      options_(std::move(options)),
      walker_(Walker::create(
          format, {.numbers = setup.finder != nullptr ? Numbers::kAll : Numbers::kTold})),
      detector_(setup.model),
      finder_(setup.finder == nullptr ? nullptr : setup.finder->create()),
      replacer_(setup.key),
      fingerprinter_(setup.key),
      reading_(format.profile),
      again_(format.profile) {
  detector_.set_meter(options_.meter);
  if (setup.risk != nullptr) risk_.emplace(setup, format.profile);
  mask_columns();
}

// Pointers of CSV cells name their column, and a column's name may itself be personal data.
void Processor::mask_columns() {
  shown_columns_ = format_.columns;
  Conversation header;
  header.profile = format_.profile;
  for (std::size_t i = 0; i < format_.columns.size(); ++i) {
    Turn turn;
    turn.text = format_.columns[i];
    turn.field = static_cast<std::uint32_t>(i);
    turn.is_key = true;
    header.turns.push_back(turn);
  }
  std::vector<Finding> found;
  if (finder_ != nullptr) {
    const std::function<std::string(std::uint32_t)> pointer = [](std::uint32_t) {
      return std::string();
    };
    finder_->find({header, false, pointer}, found);
  } else {
    detector_.detect(header, found);
  }
  for (auto at = found.rbegin(); at != found.rend(); ++at) {
    shown_columns_[at->field].replace(at->span.begin, at->span.size(),
                                      "[" + std::string(at->entity) + "]");
  }
}

void Processor::process(const Batch& batch, BatchResult& result) {
  result.clear();
  for (const Unit& unit : batch.units) process_unit(batch, unit, result);
  reading_.release();
  again_.release();
  release_if_huge(unwritten_);
}

void Processor::process_unit(const Batch& batch, const Unit& unit, BatchResult& result) {
  const std::string_view bytes = batch.bytes;
  const std::string_view lead = slice(bytes, unit.lead);
  const std::string_view raw = slice(bytes, unit.raw);
  const std::string_view tail = slice(bytes, unit.tail);
  if (unit.kind == UnitKind::kBytes) {
    if (options_.write_output) keep(bytes, unit, result.out);
    return;
  }
  const std::int64_t record =
      unit.kind == UnitKind::kRecord ? static_cast<std::int64_t>(unit.number) : -1;
  if (unit.kind == UnitKind::kRecord) ++result.counts.records;
  unit_begin_ = unit.raw.begin;

  // What is written in place of the unit's bytes begins there.
  std::optional<std::size_t> text_before;
  const auto begin_text = [&]() -> std::string& {
    std::string& text = result.out.text(bytes);
    if (!text_before) text_before = text.size();
    text.resize(*text_before);
    return text;
  };
  const auto leave_out = [&] {  // the lead stays, except for the comma
    if (!options_.write_output) return;
    std::string& text = begin_text();
    if (unit.comma) {
      text.append(lead.substr(0, *unit.comma)).append(lead.substr(*unit.comma + 1));
    } else {
      text.append(lead);
    }
    text.append(unit.instead);
  };
  const auto quarantine = [&](RecordIssue issue) {
    leave_out();
    ++result.counts.quarantined;
    append_event("quarantine", record, &issue, result.audit);
    result.quarantined.push_back(
        {record, batch.offset + unit.raw.begin, std::move(issue), std::string(raw)});
  };

  std::optional<RecordIssue> issue = unit.issue;
  if (!issue) {
    const MeterScope stage(options_.meter, WorkStage::kWalk);
    issue = walker_->walk(unit, raw, reading_.fields);
  }
  if (issue) return quarantine(std::move(*issue));
  if (reading_.fields.columns != nullptr) reading_.fields.columns = &shown_columns_;

  {
    const MeterScope stage(options_.meter, WorkStage::kDecode);
    reading_.take_apart(raw, turn_splitter_);
  }
  result.counts.texts += reading_.conversation.turns.size();
  const bool is_record = unit.kind == UnitKind::kRecord;
  if (finder_ != nullptr) {
    find_with_finder(reading_, raw, is_record, findings_);
  } else {
    detector_.detect(reading_.conversation, findings_);
    take_numbers_whole(reading_, findings_);
  }

  const MeterScope stage(options_.meter, WorkStage::kReplace);
  if (risk_) risk_->read(reading_.conversation, findings_, reading_.fields);
  const std::size_t audit_before = result.audit.size();
  const std::size_t shown_before = result.shown.size();
  for (int round = 0;; ++round) {
    result.audit.resize(audit_before);
    result.shown.resize(shown_before);
    record_counts_ = {};
    const bool stays = decide(raw, record, result);
    if (!stays) {
      result.counts.add(record_counts_);
      report_risk(raw, record, result);
      append_event("drop", record, nullptr, result.audit);
      ++result.counts.dropped;
      return leave_out();
    }
    if (edits_.empty()) break;
    const MeterScope again(options_.meter, WorkStage::kAgain);
    std::string& text = options_.write_output ? begin_text().append(lead) : unwritten_;
    const bool readable = rewrite(unit, raw, text, options_.write_output ? text.size() : 0);
    if (readable && !find_more(raw, is_record)) break;
    if (!readable || round == kMaxRounds) {
      result.audit.resize(audit_before);
      result.shown.resize(shown_before);
      return quarantine({"internal",
                         readable ? "its replacements are taken for findings; please report this"
                                  : "the redacted record cannot be read; please report this",
                         0});
    }
  }
  result.counts.add(record_counts_);
  report_risk(raw, record, result);
  if (!options_.write_output) return;
  const bool is_first = is_record && !result.has_kept_record;
  result.has_kept_record = result.has_kept_record || is_record;
  if (!edits_.empty()) {
    result.out.text(bytes).append(tail);
  } else if (is_first && unit.comma) {
    begin_text().append(lead).append(raw).append(tail);
  } else {
    if (text_before) begin_text();
    keep(bytes, unit, result.out);
  }
  if (is_first && unit.comma) result.first_comma = *text_before + *unit.comma;
}

void Processor::add_edit(std::uint32_t field, RawSpan span, std::string replacement) {
  edits_.push_back({span, std::move(replacement)});
  edited_fields_.push_back(field);
}

void Processor::list_rewritten() {
  rewritten_.clear();
  std::ptrdiff_t shift = 0;
  const auto shifted = [&shift](std::size_t at) {
    return static_cast<std::size_t>(static_cast<std::ptrdiff_t>(at) + shift);
  };
  for (std::size_t i = 0; i < edits_.size(); ++i) {
    const std::uint32_t field = edited_fields_[i];
    const RawSpan was = reading_.fields.fields[field].raw;
    if (rewritten_.empty() || rewritten_.back().field != field) {
      rewritten_.push_back({field, {shifted(was.begin), 0}});
    }
    shift += static_cast<std::ptrdiff_t>(edits_[i].replacement.size()) -
             static_cast<std::ptrdiff_t>(edits_[i].span.size());
    rewritten_.back().raw.end = shifted(was.end);
  }
}

bool Processor::rewrite(const Unit& unit, std::string_view raw, std::string& out,
                        std::size_t begin) {
  list_rewritten();
  out.resize(begin);
  // With the tail that comes next: a huge record must not take twice its room.
  const std::size_t last = rewritten_.back().raw.end;
  const std::size_t was = reading_.fields.fields[rewritten_.back().field].raw.end;
  out.reserve(begin + raw.size() + last - was + unit.tail.size());
  if (!splice(raw, edits_, out)) return false;
  written_ = std::string_view(out).substr(begin);
  // Finders ask for pointers, which need the fields.
  same_fields_ =
      finder_ == nullptr && walker_->finds_same(unit, raw, reading_.fields, written_, rewritten_);
  return same_fields_ || (!walker_->walk(unit, written_, again_.fields) &&
                          again_.fields.fields.size() == reading_.fields.fields.size());
}

bool Processor::find_more(std::string_view raw, bool is_record) {
  if (same_fields_) {
    again_.take_over(reading_, raw, written_, rewritten_, turn_splitter_);
  } else {
    again_.take_apart(written_, turn_splitter_);
  }
  if (finder_ != nullptr) {
    find_with_finder(again_, written_, is_record, found_again_);
  } else {
    detector_.detect_again(again_.conversation, found_again_);
    take_numbers_whole(same_fields_ ? reading_ : again_, found_again_);
  }
  bool more = false;
  std::erase_if(found_again_, [&](Finding& finding) {
    const Role role = reading_.fields.fields[finding.field].role;
    if (replaces_field(role) || keeps(finding)) return true;
    more = true;
    const std::optional<TextSpan> span = as_it_came(finding.field, finding.span);
    if (!span) return true;  // a replacement itself: told by the rounds that it takes
    finding.span = *span;
    return false;
  });
  add_found_again();
  return more;
}

// What was kept and is now replaced is decided by the later look.
void Processor::add_found_again() {
  const auto by_begin = [](const Finding& a, const Finding& b) {
    return std::pair(a.field, a.span.begin) < std::pair(b.field, b.span.begin);
  };
  std::ranges::stable_sort(found_again_, by_begin);
  const auto is_replaced = [&](const Finding& other) {
    const auto ends_before = [&](const Finding& finding) {
      return std::pair(finding.field, finding.span.end) <= std::pair(other.field, other.span.begin);
    };
    const auto at = std::ranges::partition_point(found_again_, ends_before);
    return at != found_again_.end() && at->field == other.field && at->span.overlaps(other.span);
  };
  std::erase_if(findings_,
                [&](const Finding& other) { return keeps(other) && is_replaced(other); });
  const auto old = static_cast<std::ptrdiff_t>(findings_.size());
  std::ranges::move(found_again_, std::back_inserter(findings_));
  std::inplace_merge(findings_.begin(), findings_.begin() + old, findings_.end(), by_begin);
}

// What replaces a number is a string: nothing of the number can stay beside it.
void Processor::take_numbers_whole(const Reading& reading, std::vector<Finding>& findings) {
  const auto is_number = [&](const Finding& finding) {
    return reading.fields.fields[finding.field].encoding == Encoding::kJsonNumber;
  };
  std::size_t kept = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    Finding& finding = findings[i];
    if (is_number(finding)) {
      finding.span = {0, reading.text_of(finding.field).size()};
      if (kept > 0 && findings[kept - 1].field == finding.field) {
        if (finding.score > findings[kept - 1].score) findings[kept - 1] = std::move(finding);
        continue;
      }
    }
    if (kept != i) findings[kept] = std::move(finding);
    ++kept;
  }
  findings.resize(kept);
}

void Processor::find_with_finder(const Reading& reading, std::string_view raw, bool is_record,
                                 std::vector<Finding>& out) {
  const std::function<std::string(std::uint32_t)> pointer = [&](std::uint32_t field) {
    return reading.fields.pointer(reading.fields.fields[field], raw);
  };
  finder_->find({reading.conversation, is_record, pointer}, out);
}

const Action& Processor::action_for(const Finding& finding, Role role) const {
  if (finder_ != nullptr) return finder_->action_for(finding);
  const Action& action = setup_.policy.decide(finding.entity, finding.owner, role, finding.score);
  const bool too_much = action.op == Operator::kKeep && risk_ && risk_->is_over_limit(finding);
  return too_much ? setup_.policy.risk->action : action;
}

bool Processor::keeps(const Finding& finding) const {
  const Role role = reading_.fields.fields[finding.field].role;
  return action_for(finding, role).op == Operator::kKeep;
}

bool Processor::replaces_field(Role role) const {
  const auto action = setup_.policy.fields.find(role);
  return action != setup_.policy.fields.end() && action->second.op != Operator::kKeep;
}

std::optional<TextSpan> Processor::as_it_came(std::uint32_t field, TextSpan span) const {
  std::ptrdiff_t shift = 0;
  for (const TextEdit& edit : text_edits_) {
    if (edit.field != field) continue;
    const std::size_t begin = edit.span.begin + static_cast<std::size_t>(shift);
    if (begin >= span.end) break;
    if (begin + edit.size > span.begin) return std::nullopt;
    shift += static_cast<std::ptrdiff_t>(edit.size) - static_cast<std::ptrdiff_t>(edit.span.size());
  }
  return TextSpan{span.begin - static_cast<std::size_t>(shift),
                  span.end - static_cast<std::size_t>(shift)};
}

}  // namespace expunge
