// What is done with each finding of a record, and what the audit log says of it.
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "detect/validators.h"
#include "pipeline/processor.h"

namespace expunge {
namespace {

constexpr std::string_view kFieldEntity = "FIELD";
constexpr std::string_view kFieldRule = "policy/fields";

}  // namespace

// A line of the audit log for a record that does not reach the output.
void Processor::append_event(std::string_view type, std::int64_t record, const RecordIssue* issue,
                             std::string& audit) const {
  audit.append("{\"type\":\"").append(type).append("\"");
  if (!options_.input_name.empty()) {
    audit.append(",\"input\":");
    append_json_string(options_.input_name, audit);
  }
  audit.append(",\"record\":").append(std::to_string(record));
  if (issue != nullptr) {
    audit.append(",\"reason\":");
    append_json_string(issue->reason, audit);
    audit.append(",\"offset\":").append(std::to_string(issue->offset));
  }
  audit.append("}\n");
}

bool Processor::decide(std::string_view raw, std::int64_t record, BatchResult& result) {
  edits_.clear();
  edited_fields_.clear();
  text_edits_.clear();
  shown_keys_.clear();
  drop_ = false;
  // The seed keeps surrogates of one record apart from those of the next.
  replacer_.begin_record(options_.input_name + "#" + std::to_string(record));
  if (setup_.policy.fields.empty()) {
    for (std::size_t first = 0; first < findings_.size();) {
      std::size_t last = first;
      while (last < findings_.size() && findings_[last].field == findings_[first].field) ++last;
      report_field(findings_[first].field, first, last, raw, record, result);
      first = last;
    }
  } else {
    std::size_t first = 0;
    for (std::uint32_t field = 0; field < reading_.fields.fields.size(); ++field) {
      std::size_t last = first;
      while (last < findings_.size() && findings_[last].field == field) ++last;
      const Field& at = reading_.fields.fields[field];
      if (replaces_field(at.role) && !at.is_key && !at.raw.empty()) {
        replace_whole_field(field, setup_.policy.fields.at(at.role), raw, record, result);
      } else {
        report_field(field, first, last, raw, record, result);
      }
      first = last;
    }
  }
  if (!drop_) record_counts_.edits = edits_.size();
  return !drop_;
}

// A replacement must not end the cell or line it stands in.
std::string Processor::fitting(std::string replacement, Encoding encoding) const {
  if (encoding != Encoding::kPlain) {
    std::string encoded;
    encode(replacement, encoding, encoded);
    return encoded;
  }
  const bool cell = format_.container == Container::kCsv || format_.container == Container::kTsv;
  for (char& c : replacement) {
    if (c == '\n' || c == '\r' || (cell && (c == format_.delimiter || c == '"'))) c = ' ';
  }
  return replacement;
}

void Processor::report_field(std::uint32_t index, std::size_t first, std::size_t last,
                             std::string_view raw, std::int64_t record, BatchResult& result) {
  if (first == last) return;
  const Field& field = reading_.fields.fields[index];
  const std::string_view text = reading_.text_of(index);
  const OffsetMap& map = reading_.map_of(index, raw);

  struct Decision {
    const Action* action;
    std::string replacement;
    std::string normalised;
  };
  std::vector<Decision> decisions;
  std::string shown_key;
  std::size_t shown_to = 0;
  for (std::size_t i = first; i < last; ++i) {
    const Finding& finding = findings_[i];
    const std::string_view value = text.substr(finding.span.begin, finding.span.size());
    Decision decision{
        &action_for(finding, field.role), {}, normalised_value(finding.entity, value)};
    const Operator op = decision.action->op;
    if (op == Operator::kDropRecord) drop_ = true;
    const bool replaced = op != Operator::kKeep && op != Operator::kDropRecord;
    if (replaced) {
      decision.replacement =
          replacer_.replace(*decision.action, {finding.entity, value, decision.normalised, index});
      RawSpan span = map.to_raw(finding.span);
      span.begin += field.raw.begin;
      span.end += field.raw.begin;
      add_edit(index, span, fitting(decision.replacement, field.encoding));
      text_edits_.push_back({index, finding.span, decision.replacement.size()});
    }
    if (field.is_key) {
      shown_key.append(text.substr(shown_to, finding.span.begin - shown_to));
      shown_key += replaced ? decision.replacement : "[" + std::string(finding.entity) + "]";
      shown_to = finding.span.end;
    }
    decisions.push_back(std::move(decision));
  }
  if (field.is_key) {
    shown_key.append(text.substr(shown_to));
    shown_keys_.push_back({field.node, std::move(shown_key)});
  }

  const std::string pointer = reading_.fields.pointer(field, raw, shown_keys_);
  CodePointCounter code_points(text);
  for (std::size_t i = first; i < last; ++i) {
    const Finding& finding = findings_[i];
    const Decision& decision = decisions[i - first];
    const Operator op = decision.action->op;
    const std::string fingerprint = fingerprinter_(finding.entity, decision.normalised);
    FindingLine line;
    line.input = options_.input_name;
    line.record = record;
    line.pointer = pointer;
    line.is_key = field.is_key;
    line.role = field.role;
    line.owner = finding.owner;
    line.span.begin = code_points.at(finding.span.begin);
    line.span.end = code_points.at(finding.span.end);
    line.raw = map.to_raw(finding.span);
    line.raw.begin += field.raw.begin;
    line.raw.end += field.raw.begin;
    line.entity = finding.entity;
    line.rule = finding.rule;
    line.score = finding.score;
    line.action = to_string(op);
    if (op != Operator::kKeep && op != Operator::kDropRecord) {
      line.replacement = decision.replacement;
    }
    line.fingerprint = fingerprint;
    line.evidence = &finding.evidence;
    write_line(line, text.substr(finding.span.begin, finding.span.size()), result);
  }
}

void Processor::replace_whole_field(std::uint32_t index, const Action& action, std::string_view raw,
                                    std::int64_t record, BatchResult& result) {
  const Field& field = reading_.fields.fields[index];
  const std::string_view text = reading_.text_of(index);
  FindingLine line;
  std::string replacement;
  if (action.op == Operator::kDropRecord) {
    drop_ = true;
  } else {
    replacement = replacer_.replace_field(action, field.role, text);
    if (replacement == text) return;
    add_edit(index, field.raw, fitting(replacement, field.encoding));
    line.replacement = replacement;
  }
  const std::string pointer = reading_.fields.pointer(field, raw, shown_keys_);
  const std::string fingerprint = fingerprinter_(kFieldEntity, text);
  const std::vector<std::string> evidence;
  line.input = options_.input_name;
  line.record = record;
  line.pointer = pointer;
  line.role = field.role;
  line.span = {0, count_code_points(text)};
  line.raw = field.raw;
  line.entity = kFieldEntity;
  line.rule = kFieldRule;
  line.score = 1;
  line.action = to_string(action.op);
  line.fingerprint = fingerprint;
  line.evidence = &evidence;
  write_line(line, text, result);
}

// What the record tells of its human though it names nobody, and what it says beside its texts.
void Processor::report_risk(std::string_view raw, std::int64_t record, BatchResult& result) {
  if (!risk_ || record < 0) return;
  const std::size_t begin = result.audit.size();
  const auto pointer = [&](std::uint32_t field) {
    return reading_.fields.pointer(reading_.fields.fields[field], raw, shown_keys_);
  };
  if (risk_->append_line(options_.input_name, record, pointer, result.audit)) {
    result.risks.push_back({record, risk_->risk().bits, RawSpan{begin, result.audit.size()}});
    result.audit.push_back('\n');
  }
  risk_->add_groups(reading_.conversation, findings_, record, pointer, result.groups);
}

void Processor::write_line(const FindingLine& line, std::string_view text, BatchResult& result) {
  const std::size_t begin = result.audit.size();
  append_finding(line, result.audit);
  if (options_.show_findings) {
    result.shown.push_back({line.record, std::string(line.pointer), line.span, line.entity,
                            line.rule, line.action, line.score, std::string(text),
                            RawSpan{begin, result.audit.size()}, line.role, line.owner,
                            std::string(line.fingerprint),
                            RawSpan{unit_begin_ + line.raw.begin, unit_begin_ + line.raw.end}});
  }
  result.audit.push_back('\n');
  ++record_counts_.findings;
  ++record_counts_.by_entity[line.entity];
  ++record_counts_.by_action[line.action];
  if (line.action != to_string(Operator::kKeep)) ++record_counts_.acted_on;
}

}  // namespace expunge
