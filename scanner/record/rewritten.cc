#include "record/rewritten.h"

#include "base/utf8.h"
#include "record/json_walk.h"

namespace expunge {
namespace {

// The bytes of both between two places; false if one ends before it begins or behind the end.
bool is_same(std::string_view record, RawSpan in_record, std::string_view written,
             RawSpan in_written) {
  if (in_record.end < in_record.begin || in_record.end > record.size() ||
      in_written.end < in_written.begin || in_written.end > written.size()) {
    return false;
  }
  return record.substr(in_record.begin, in_record.size()) ==
         written.substr(in_written.begin, in_written.size());
}

// Whether one valid string of JSON, and nothing else, stands at `interior` and its quotes.
bool is_string(std::string_view json, RawSpan interior) {
  if (interior.begin == 0 || interior.end < interior.begin || interior.end >= json.size()) {
    return false;
  }
  const std::string_view literal = json.substr(interior.begin - 1, interior.size() + 2);
  return literal.front() == '"' && literal.back() == '"' && is_valid_utf8(literal) &&
         check_json(literal).ok();
}

}  // namespace

bool differs_in_strings(std::string_view record, const RecordFields& fields,
                        std::string_view written, std::span<const Rewritten> rewritten) {
  std::size_t in_record = 0;
  std::size_t in_written = 0;
  for (const Rewritten& one : rewritten) {
    const Field& field = fields.fields[one.field];
    if (field.encoding != Encoding::kJson || !is_string(written, one.raw) ||
        !is_same(record, {in_record, field.raw.begin}, written, {in_written, one.raw.begin})) {
      return false;
    }
    in_record = field.raw.end;
    in_written = one.raw.end;
  }
  return is_same(record, {in_record, record.size()}, written, {in_written, written.size()});
}

}  // namespace expunge
