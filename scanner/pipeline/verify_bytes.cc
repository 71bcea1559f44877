#include "pipeline/verify_bytes.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "record/batch.h"
#include "record/source.h"
#include "record/walk.h"
#include "report/audit.h"
#include "text/decode.h"

namespace expunge {
namespace {

using Json = nlohmann::json;

// What the log says of one place in a record, or of the record as a whole.
struct Entry {
  enum class Kind { kEdit, kKept, kLeftOut };
  Kind kind = Kind::kKept;
  std::int64_t record = 0;
  RawSpan raw;
  std::string replacement;
};

// The longest name that `logged` ends with: the log may name files with more of their folders.
std::string_view name_of_line(const std::string& logged, const std::vector<std::string>& names) {
  std::string_view best;
  for (const std::string& name : names) {
    const bool ends = logged == name || logged.ends_with("/" + name);
    if (ends && name.size() >= best.size()) best = name;
  }
  return best;
}

// The log's entries for one input, in order, one ahead.
class EntryReader {
 public:
  static Result<std::unique_ptr<EntryReader>> open(const ByteCheck& check) {
    auto reader = AuditReader::open(check.audit, nullptr);
    if (!reader) return std::move(reader).error();
    auto entries = std::unique_ptr<EntryReader>(new EntryReader(check, std::move(*reader)));
    if (Result<void> moved = entries->advance(); !moved) return moved.error();
    return entries;
  }

  const std::optional<Entry>& current() const { return current_; }

  Result<void> advance() {
    for (;;) {
      const Result<std::optional<std::string_view>> line = reader_->next();
      if (!line) return line.error();
      current_.reset();
      if (!*line) return {};
      const Json json = Json::parse(**line, nullptr, false);
      if (json.is_object()) current_ = entry_of(json);
      if (current_) return {};
    }
  }

 private:
  EntryReader(const ByteCheck& check, std::unique_ptr<AuditReader> reader)
      : check_(check), reader_(std::move(reader)) {}

  std::optional<Entry> entry_of(const Json& json) const {
    const std::string type = json.value("type", "");
    if (type != "finding" && type != "quarantine" && type != "drop") return std::nullopt;
    if (!check_.name.empty() &&
        name_of_line(json.value("input", ""), check_.names) != check_.name) {
      return std::nullopt;
    }
    Entry entry;
    entry.record = json.value("record", std::int64_t{0});
    if (type != "finding") {
      entry.kind = Entry::Kind::kLeftOut;
      return entry;
    }
    entry.raw.begin = json.value("raw_start", std::size_t{0});
    entry.raw.end = json.value("raw_end", std::size_t{0});
    const auto replacement = json.find("replacement");
    if (replacement != json.end() && replacement->is_string()) {
      entry.kind = Entry::Kind::kEdit;
      entry.replacement = replacement->get<std::string>();
    }
    return entry;
  }

  const ByteCheck& check_;
  std::unique_ptr<AuditReader> reader_;
  std::optional<Entry> current_;
};

// The output, read as it is compared.
class OutputReader {
 public:
  explicit OutputReader(Source& source) : source_(source) {}

  // True if the next bytes of the output are `expected`.
  Result<bool> next_is(std::string_view expected) {
    while (!expected.empty()) {
      if (used_ == filled_) {
        const Result<std::size_t> count = source_.read(buffer_.data(), buffer_.size());
        if (!count) return count.error();
        if (*count == 0) return false;
        filled_ = *count;
        used_ = 0;
      }
      const std::size_t size = std::min(filled_ - used_, expected.size());
      const char* const at = buffer_.data() + used_;
      const auto [mine, theirs] = std::mismatch(at, at + size, expected.data());
      offset_ += static_cast<std::uint64_t>(mine - at);
      if (mine != at + size) return false;
      used_ += size;
      expected.remove_prefix(size);
    }
    return true;
  }

  Result<bool> at_end() {
    if (used_ < filled_) return false;
    const Result<std::size_t> count = source_.read(buffer_.data(), buffer_.size());
    if (!count) return count.error();
    return *count == 0;
  }

  std::uint64_t offset() const { return offset_; }  // bytes that were equal so far

 private:
  Source& source_;
  std::string buffer_ = std::string(std::size_t{256} << 10, '\0');
  std::size_t filled_ = 0;
  std::size_t used_ = 0;
  std::uint64_t offset_ = 0;
};

std::string_view slice(std::string_view bytes, RawSpan span) {
  return bytes.substr(span.begin, span.size());
}

class Comparison {
 public:
  Comparison(const Format& format, EntryReader& entries, OutputReader& output)
      : format_(format),
        walker_(Walker::create(format, {.numbers = Numbers::kAll})),
        entries_(entries),
        output_(output) {}

  ByteVerdict verdict;

  // False if the unit is not in the output as the log says; `verdict.fault` tells why.
  Result<bool> compare(std::string_view bytes, const Unit& unit) {
    const std::string_view lead = slice(bytes, unit.lead);
    const std::string_view raw = slice(bytes, unit.raw);
    const std::string_view tail = slice(bytes, unit.tail);
    if (unit.kind == UnitKind::kBytes) return expect({lead, raw, tail}, "structure");

    const bool numbered = unit.kind == UnitKind::kRecord;
    const std::int64_t record = numbered ? static_cast<std::int64_t>(unit.number) : -1;
    const std::string place =
        numbered ? "record " + std::to_string(record) : std::string("envelope");
    if (Result<void> taken = take_entries(record, raw.size()); !taken) return taken.error();
    const bool drop_comma = unit.comma && (left_out_ || (numbered && !kept_before_));
    const std::string_view before = drop_comma ? lead.substr(0, *unit.comma) : lead;
    const std::string_view after = drop_comma ? lead.substr(*unit.comma + 1) : std::string_view();
    if (left_out_) {
      ++verdict.left_out;
      return expect({before, after, unit.instead}, place);
    }
    kept_before_ = kept_before_ || numbered;
    std::vector<std::string_view> parts = {before, after};
    if (!spell_edits(unit, raw)) {
      verdict.fault = place + ": an edit of the log fits no string of the original";
      return false;
    }
    std::size_t at = 0;
    for (const Entry& edit : edits_) {
      parts.push_back(raw.substr(at, edit.raw.begin - at));
      parts.emplace_back(edit.replacement);
      verdict.untouched -= edit.replacement.size();
      at = edit.raw.end;
    }
    parts.push_back(raw.substr(at));
    parts.push_back(tail);
    verdict.edits += edits_.size();
    return expect(parts, place);
  }

  Result<bool> finish() {
    if (entries_.current()) {
      verdict.fault = "the log tells of record " + std::to_string(entries_.current()->record) +
                      ", which is not in the original or out of order";
      return false;
    }
    const Result<bool> end = output_.at_end();
    if (!end) return end.error();
    if (!*end) {
      verdict.fault = "the output goes on after byte " + std::to_string(output_.offset()) +
                      ", where it should end";
    }
    return *end;
  }

 private:
  Result<bool> expect(const std::vector<std::string_view>& parts, const std::string& place) {
    for (const std::string_view part : parts) {
      const Result<bool> equal = output_.next_is(part);
      if (!equal) return equal.error();
      if (!*equal) {
        verdict.fault =
            place + ": differs at byte " + std::to_string(output_.offset()) + " of the output";
        return false;
      }
      verdict.untouched += part.size();
    }
    return true;
  }

  // The entries of this record.  Envelopes have no number: theirs are those that follow in
  // ascending order and lie within this one.
  Result<void> take_entries(std::int64_t record, std::size_t size) {
    edits_.clear();
    left_out_ = false;
    std::size_t reached = 0;
    while (entries_.current() && entries_.current()->record == record && !left_out_) {
      const Entry& entry = *entries_.current();
      if (record < 0 && (entry.raw.begin < reached || entry.raw.end > size)) break;
      reached = entry.raw.end;
      if (entry.kind == Entry::Kind::kLeftOut) left_out_ = true;
      if (entry.kind == Entry::Kind::kEdit) edits_.push_back(entry);
      if (Result<void> moved = entries_.advance(); !moved) return moved;
    }
    return {};
  }

  // Puts replacements into the spelling of the string they stand in; false if one stands in none.
  bool spell_edits(const Unit& unit, std::string_view raw) {
    if (edits_.empty()) return true;
    if (walker_->walk(unit, raw, fields_)) return false;
    std::sort(edits_.begin(), edits_.end(),
              [](const Entry& a, const Entry& b) { return a.raw.begin < b.raw.begin; });
    std::size_t reached = 0;
    for (Entry& edit : edits_) {
      const auto holds = [&](const Field& field) {
        return field.raw.begin <= edit.raw.begin && edit.raw.end <= field.raw.end;
      };
      const auto field = std::find_if(fields_.fields.begin(), fields_.fields.end(), holds);
      if (field == fields_.fields.end() || edit.raw.begin < reached) return false;
      reached = edit.raw.end;
      edit.replacement = spelled(edit.replacement, field->encoding);
    }
    return true;
  }

  // Where quotes are not possible, a replacement must not end the cell or line it stands in.
  std::string spelled(std::string text, Encoding encoding) const {
    if (encoding != Encoding::kPlain) {
      std::string out;
      encode(text, encoding, out);
      return out;
    }
    const bool cell = format_.container == Container::kCsv || format_.container == Container::kTsv;
    for (char& c : text) {
      if (c == '\n' || c == '\r' || (cell && (c == format_.delimiter || c == '"'))) c = ' ';
    }
    return text;
  }

  const Format& format_;
  std::unique_ptr<Walker> walker_;
  EntryReader& entries_;
  OutputReader& output_;
  RecordFields fields_;
  std::vector<Entry> edits_;
  bool left_out_ = false;
  bool kept_before_ = false;
};

}  // namespace

Result<ByteVerdict> compare_bytes(const ByteCheck& check, const ProfileSet& profiles) {
  auto original = Source::open(check.original);
  if (!original) return std::move(original).error();
  auto written = Source::open(check.output);
  if (!written) return std::move(written).error();
  const Result<Format> format = detect_format(**original, profiles, check.format);
  if (!format) return format.error();
  auto entries = EntryReader::open(check);
  if (!entries) return std::move(entries).error();
  OutputReader output(**written);
  Comparison comparison(*format, **entries, output);

  SplitOptions options;
  options.max_record_bytes = check.max_record_bytes;
  const auto splitter = Splitter::create(**original, *format, options);
  Batch batch;
  for (;;) {
    if (check.stop != nullptr && check.stop->load()) {
      return Error{ErrorCode::kInterrupted, "interrupted", ""};
    }
    const Result<bool> more = splitter->next(batch);
    if (!more) return more.error();
    if (!*more) break;
    for (const Unit& unit : batch.units) {
      const Result<bool> equal = comparison.compare(batch.bytes, unit);
      if (!equal) return equal.error();
      if (!*equal) return std::move(comparison.verdict);
    }
  }
  const Result<bool> ended = comparison.finish();
  if (!ended) return ended.error();
  return std::move(comparison.verdict);
}

}  // namespace expunge
