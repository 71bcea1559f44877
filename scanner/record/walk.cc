#include "record/walk.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"
#include "record/csv.h"
#include "record/field_rules.h"
#include "record/json_walk.h"
#include "record/pointer_match.h"
#include "record/walkers.h"

namespace expunge {
namespace {

class TextWalker final : public Walker {
 public:
  explicit TextWalker(const Format& format) : rules_(format.profile) {
    // A line's pointer is "".  Authors write "/" for it too, since no line has members.
    PointerMatcher matcher(rules_.patterns);
    const std::int32_t root = matcher.first(matcher.start());
    const std::int32_t slash = matcher.first(matcher.member(matcher.start(), "").state);
    rule_ = root < 0 || (slash >= 0 && slash < root) ? slash : root;
  }

  std::optional<RecordIssue> walk(const Unit& unit, std::string_view record,
                                  RecordFields& out) override {
    out.clear();
    if (unit.issue) return unit.issue;
    if (unit.kind == UnitKind::kBytes) return std::nullopt;
    if (!is_valid_utf8(record)) return utf8_issue(record);
    out.nodes.push_back({});
    Field& field = out.fields.emplace_back();
    field.raw = {0, record.size()};
    field.is_verbatim = true;
    if (rule_ >= 0) apply_rule(rules_.rules[static_cast<std::size_t>(rule_)], field);
    return std::nullopt;
  }

 private:
  FieldRules rules_;
  std::int32_t rule_;
};

class CsvWalker final : public Walker {
 public:
  explicit CsvWalker(const Format& format)
      : columns_(format.columns), delimiter_(format.delimiter), rules_(format.profile) {
    PointerMatcher matcher(rules_.patterns);
    for (const std::string& column : columns_) {
      raw_key_.clear();
      append_json_escaped(column, raw_key_);
      keys_.push_back({all_keys_.size(), all_keys_.size() + raw_key_.size()});
      all_keys_ += raw_key_;
      rule_of_.push_back(matcher.first(matcher.member(matcher.start(), raw_key_).state));
    }
    for (const RelativePointer& pointer : rules_.pointers) {
      std::size_t column = columns_.size();
      if (pointer.up == 1 && pointer.down.size() == 1) {
        column = static_cast<std::size_t>(
            std::find(columns_.begin(), columns_.end(), pointer.down.front()) - columns_.begin());
      }
      column_of_.push_back(column);
    }
  }

  std::optional<RecordIssue> walk(const Unit& unit, std::string_view record,
                                  RecordFields& out) override {
    out.clear();
    if (unit.issue) return unit.issue;
    if (unit.kind == UnitKind::kBytes) return std::nullopt;
    if (!is_valid_utf8(record)) return utf8_issue(record);
    std::size_t bad_at = 0;
    if (!parse_csv_row(record, delimiter_, cells_, bad_at)) {
      return RecordIssue{
          "csv-quote",
          "a quoted cell does not end before the delimiter at byte " + std::to_string(bad_at),
          bad_at};
    }
    if (!columns_.empty() && cells_.size() > columns_.size()) {
      return RecordIssue{"csv-columns",
                         "the row has " + std::to_string(cells_.size()) +
                             " cells; the header names " + std::to_string(columns_.size()),
                         cells_[columns_.size()].raw.begin};
    }
    out.columns = &columns_;
    out.appendix = all_keys_;
    out.nodes.push_back({});
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      add_cell(i, unit.kind == UnitKind::kHeader, record, out);
    }
    return std::nullopt;
  }

 private:
  void add_cell(std::size_t index, bool header, std::string_view record, RecordFields& out) {
    out.nodes.push_back({0, static_cast<std::int32_t>(index), {}});
    Field& field = out.fields.emplace_back();
    field.raw = cells_[index].raw;
    field.encoding = cells_[index].quoted ? Encoding::kCsvQuoted : Encoding::kPlain;
    field.is_verbatim = !cells_[index].quoted;
    field.node = static_cast<std::uint32_t>(index + 1);
    field.is_key = header;
    if (header || index >= rule_of_.size()) return;
    field.key = {record.size() + keys_[index].begin, record.size() + keys_[index].end};
    if (rule_of_[index] >= 0) {
      const PreparedRule& rule = rules_.rules[static_cast<std::size_t>(rule_of_[index])];
      apply_rule(rule, field);
      apply_surroundings(
          rule, field,
          [&](std::size_t pointer) -> std::optional<std::string> {
            if (column_of_[pointer] >= cells_.size()) return std::nullopt;
            return csv_cell_text(record, cells_[column_of_[pointer]]);
          },
          [&](std::size_t pointer) {
            return column_of_[pointer] < cells_.size() ? cells_[column_of_[pointer]].raw
                                                       : RawSpan{};
          });
    }
    if (columns_[index] == "language") out.language = field.raw;
    if (columns_[index] == "country") out.country = field.raw;
  }

  std::vector<std::string> columns_;
  char delimiter_;
  FieldRules rules_;
  std::string all_keys_;                // the columns' names, escaped as keys of JSON are
  std::vector<RawSpan> keys_;           // by column, in all_keys_
  std::vector<std::int32_t> rule_of_;   // by column
  std::vector<std::size_t> column_of_;  // by relative pointer
  std::vector<CsvCell> cells_;
  std::string raw_key_;
};

}  // namespace

RecordIssue utf8_issue(std::string_view record) {
  const std::size_t at = first_invalid_utf8(record);
  return {"utf-8", "bytes that are no UTF-8 at byte " + std::to_string(at), at};
}

std::unique_ptr<Walker> make_csv_walker(const Format& format) {
  return std::make_unique<CsvWalker>(format);
}

std::unique_ptr<Walker> make_text_walker(const Format& format) {
  return std::make_unique<TextWalker>(format);
}

bool Walker::finds_same(const Unit&, std::string_view, const RecordFields&, std::string_view,
                        std::span<const Rewritten>) const {
  return false;
}

std::unique_ptr<Walker> Walker::create(const Format& format, WalkOptions options) {
  switch (format.container) {
    case Container::kJsonLines:
    case Container::kJsonArray:
    case Container::kJsonDocuments:
      return make_json_walker(format, options);
    case Container::kCsv:
    case Container::kTsv:
      return make_csv_walker(format);
    case Container::kTextLines:
    case Container::kTextBlocks:
      break;
  }
  return make_text_walker(format);
}

}  // namespace expunge
