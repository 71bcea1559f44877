// What the tests of record/ share.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "record/walk.h"

namespace expunge::test {

// A path below the shared data, or nothing where it is absent.
inline std::optional<std::filesystem::path> shared_data(std::string_view below) {
  const char* const named = std::getenv("EXPUNGE_SHARED");
  const std::filesystem::path root = named != nullptr
                                         ? std::filesystem::path(named)
                                         : std::filesystem::path(EXPUNGE_SOURCE_DIR) / "../shared";
  const std::filesystem::path path = root / "data" / below;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path;
}

inline std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A unit with its own bytes.
struct CutUnit {
  Unit unit;
  std::string lead, raw, tail;
};

struct Cut {
  std::vector<CutUnit> units;
  std::string together;  // lead + raw + tail of all
  std::size_t batches = 0;
  std::optional<Error> error;

  std::vector<std::string> records() const {
    std::vector<std::string> raws;
    for (const CutUnit& each : units) {
      if (each.unit.kind == UnitKind::kRecord) raws.push_back(each.raw);
    }
    return raws;
  }
  std::vector<std::string> issues() const {
    std::vector<std::string> reasons;
    for (const CutUnit& each : units) {
      if (each.unit.issue) reasons.push_back(each.unit.issue->reason);
    }
    return reasons;
  }
};

inline Cut cut(std::string bytes, const Format& format, SplitOptions options = {}) {
  auto source = Source::from_memory("memory", std::move(bytes));
  auto splitter = Splitter::create(*source, format, options);
  Cut result;
  Batch batch;
  std::uint64_t offset = 0;
  for (;;) {
    auto more = splitter->next(batch);
    if (!more) {
      result.error = more.error();
      return result;
    }
    if (!*more) return result;
    EXPECT_EQ(batch.sequence, result.batches++);
    EXPECT_EQ(batch.offset, offset);
    EXPECT_GE(batch.bytes.capacity(), batch.bytes.size() + 64);
    offset += batch.bytes.size();
    for (const Unit& unit : batch.units) {
      CutUnit each{unit, batch.bytes.substr(unit.lead.begin, unit.lead.size()),
                   batch.bytes.substr(unit.raw.begin, unit.raw.size()),
                   batch.bytes.substr(unit.tail.begin, unit.tail.size())};
      result.together += each.lead + each.raw + each.tail;
      result.units.push_back(std::move(each));
    }
  }
}

inline Format format_of(Container container, const Profile* profile = nullptr) {
  Format format;
  format.container = container;
  format.profile = profile;
  if (container == Container::kTsv) format.delimiter = '\t';
  return format;
}

inline FieldRule field_rule(std::string at, Role role) {
  FieldRule rule;
  rule.at = std::move(at);
  rule.role = role;
  return rule;
}

// A small seeded generator: tests must be repeatable everywhere.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_;
};

}  // namespace expunge::test
