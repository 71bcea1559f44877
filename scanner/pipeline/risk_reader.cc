#include "pipeline/risk_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/strings.h"
#include "base/utf8.h"
#include "detect/played.h"

namespace expunge {
namespace {

// Roles of fields that say something of a record without being its texts.
bool is_beside_texts(Role role) {
  return role == Role::kMetadata || role == Role::kLabel || role == Role::kIdentifier;
}

// A turn that findings stand in, one behind the other.
struct ReadTurn {
  explicit ReadTurn(const Turn& the_turn)
      : turn(&the_turn),
        marks(turn->text),
        // The turn is a part of its field's text.
        code_points({turn->text.data() - turn->offset, turn->offset + turn->text.size()}) {}

  const Turn* turn;
  PlayMarks marks;
  CodePointCounter code_points;
};

bool holds(const Turn& turn, const Finding& finding) {
  return turn.field == finding.field && turn.offset <= finding.span.begin &&
         finding.span.end <= turn.offset + turn.text.size();
}

// Makes `read` that of the finding; false if no turn holds it.
bool read_turn_of(const Conversation& conversation, const Finding& finding,
                  std::optional<ReadTurn>& read) {
  if (read && holds(*read->turn, finding)) return true;
  const auto at = std::ranges::find_if(conversation.turns,
                                       [&](const Turn& turn) { return holds(turn, finding); });
  if (at == conversation.turns.end()) return false;
  read.emplace(*at);
  return true;
}

// The turn's text with its findings, but for quasi-identifiers, as [ENTITY].
std::string without_findings(const Turn& turn, const std::vector<Finding>& findings) {
  std::string out;
  std::size_t done = 0;
  for (const Finding& finding : findings) {
    const bool inside = finding.field == turn.field && turn.offset + done <= finding.span.begin &&
                        finding.span.end <= turn.offset + turn.text.size();
    if (!inside || finding.rule.starts_with(kQuasiRules)) continue;
    const std::size_t begin = finding.span.begin - turn.offset;
    out += turn.text.substr(done, begin - done);
    out += fmt::format("[{}]", finding.entity);
    done = finding.span.end - turn.offset;
  }
  out += turn.text.substr(done);
  return out;
}

}  // namespace

bool RiskReader::counts(const Finding& finding, Role role) const {
  if (finding.owner == Owner::kSelf) return true;
  // A rule that does not know whose an address is: the human's, if the human gives it.
  return finding.owner == Owner::kUnknown && role == Role::kHuman &&
         !finding.rule.starts_with(kQuasiRules);
}

void RiskReader::read(const Conversation& conversation, const std::vector<Finding>& findings,
                      const RecordFields& fields) {
  risk_.clear();
  places_.clear();
  std::optional<ReadTurn> read;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    const std::optional<RiskKind> kind = setup_.risk->find(finding.rule, finding.entity);
    if (!kind) continue;
    if (!read_turn_of(conversation, finding, read) || !counts(finding, read->turn->role)) continue;
    const Turn& turn = *read->turn;
    const Role role = fields.fields[finding.field].role;
    const Action& action = setup_.policy.decide(finding.entity, finding.owner, role, finding.score);
    if (action.op != Operator::kKeep) continue;
    const TextSpan span{finding.span.begin - turn.offset, finding.span.end - turn.offset};
    if (read->marks.in_action(span) || read->marks.in_quoted_speech(span)) continue;
    const std::string_view value = turn.text.substr(span.begin, span.size());
    risk_.disclosures.push_back({i, *kind, setup_.risk->bits_of(*kind, value)});
    const std::size_t begin = read->code_points.at(finding.span.begin);
    places_.push_back({finding.field, {begin, read->code_points.at(finding.span.end)}});
  }
  risk_.bits = total_bits(risk_.disclosures);
}

bool RiskReader::is_over_limit(const Finding& finding) const {
  if (!setup_.policy.risk || risk_.bits <= setup_.policy.risk->above) return false;
  if (finding.rule.starts_with(kQuasiRules)) return finding.owner == Owner::kSelf;
  return setup_.risk->find(finding.rule, finding.entity).has_value();
}

bool RiskReader::append_line(std::string_view input, std::int64_t record, const Pointer& pointer,
                             std::string& out) const {
  if (risk_.empty()) return false;
  out += R"({"type":"risk")";
  if (!input.empty()) {
    out += ",\"input\":";
    append_json_string(input, out);
  }
  out += fmt::format(",\"record\":{},\"bits\":{:.1f},\"people\":{}", record, risk_.bits,
                     people_that_fit(risk_.bits));
  if (setup_.policy.risk) {
    out += fmt::format(",\"over_limit\":{}", risk_.bits > setup_.policy.risk->above);
  }
  out += ",\"told\":[";
  for (std::size_t i = 0; i < risk_.disclosures.size(); ++i) {
    const Disclosure& told = risk_.disclosures[i];
    out += fmt::format("{}{{\"kind\":", i == 0 ? "" : ",");
    append_json_string(told.kind.name, out);
    out += fmt::format(",\"bits\":{:.1f},\"pointer\":", told.bits);
    append_json_string(pointer(places_[i].field), out);
    out += fmt::format(",\"start\":{},\"end\":{}}}", places_[i].span.begin, places_[i].span.end);
  }
  out += "]}";
  return true;
}

void RiskReader::add_groups(const Conversation& conversation, const std::vector<Finding>& findings,
                            std::int64_t record, const Pointer& pointer,
                            std::vector<GroupRow>& out) const {
  if (profile_ == nullptr || (profile_->groups.empty() && profile_->links.empty())) return;
  std::vector<std::string> values(profile_->groups.size());
  std::vector<std::string> links(profile_->links.size());
  for (const Turn& turn : conversation.turns) {
    if (turn.is_key || !is_beside_texts(turn.role)) continue;
    const std::string at = pointer(turn.field);
    const auto put = [&](const std::vector<std::string>& names, std::vector<std::string>& to) {
      const auto name = std::find(names.begin(), names.end(), at);
      if (name != names.end())
        to[static_cast<std::size_t>(name - names.begin())] = without_findings(turn, findings);
    };
    put(profile_->groups, values);
    put(profile_->links, links);
  }
  out.push_back({record, 0, std::move(values)});
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (!links[i].empty()) out.push_back({record, i + 1, {std::move(links[i])}});
  }
}

}  // namespace expunge
