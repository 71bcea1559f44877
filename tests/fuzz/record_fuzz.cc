// Splitter and walker on any bytes: units put together are the input, spans lie inside, and what
// is accepted as JSON is JSON for another reader too.
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "record/walk.h"

namespace {

using namespace expunge;

void check(bool holds) {
  if (!holds) std::abort();
}

// nlohmann::json refuses lone surrogates and numbers beyond a double, which we take.
bool other_reader_may_refuse(std::string_view record) {
  for (const std::string_view sign : {"\\ud", "\\uD", "e", "E"}) {
    if (record.find(sign) != std::string_view::npos) return true;
  }
  return record.size() > 300;  // long digit runs
}

void check_record(const Unit& unit, std::string_view record, bool json, Walker& walker,
                  RecordFields& fields) {
  if (walker.walk(unit, record, fields)) return;
  for (const Field& field : fields.fields) {
    check(field.raw.begin <= field.raw.end && field.raw.end <= record.size());
    check(field.node < fields.nodes.size());
    (void)fields.pointer(field, record);
  }
  if (json && unit.kind == UnitKind::kRecord && !other_reader_may_refuse(record)) {
    check(nlohmann::json::accept(record));
  }
}

Profile fuzz_profile() {
  Profile profile;
  profile.records = "/data";
  profile.block_start = "^#";
  FieldRule rule;
  rule.at = "/**/text";
  rule.role_from = RoleFrom{"../role", {{"u", Role::kHuman}}, Role::kBot};
  profile.fields.push_back(rule);
  return profile;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  static const Profile profile = fuzz_profile();
  Format format;
  format.container = static_cast<Container>(data[0] % 7);
  format.profile = &profile;
  if (format.container == Container::kTsv) format.delimiter = '\t';
  SplitOptions options;
  options.batch_bytes = data[1] + std::size_t{1};
  const std::string bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  const bool json = data[0] % 7 <= 2;
  // Else it would be read as compressed.
  if (bytes.starts_with("\x1f\x8b") || bytes.find("\x2a\x4d\x18") == 1 ||
      bytes.starts_with("\x28\xb5\x2f\xfd")) {
    return 0;
  }

  auto source = Source::from_memory("fuzz", bytes);
  auto splitter = Splitter::create(*source, format, options);
  auto walker = Walker::create(format);
  RecordFields fields;
  Batch batch;
  std::string together;
  for (;;) {
    auto more = splitter->next(batch);
    check(more.has_value());
    if (!*more) break;
    for (const Unit& unit : batch.units) {
      check(unit.lead.end == unit.raw.begin && unit.raw.end == unit.tail.begin);
      together.append(batch.bytes, unit.lead.begin, unit.tail.end - unit.lead.begin);
      const std::string_view record(batch.bytes.data() + unit.raw.begin, unit.raw.size());
      check_record(unit, record, json, *walker, fields);
    }
  }
  check(together == bytes);
  return 0;
}
