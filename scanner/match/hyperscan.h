// What both users of Hyperscan share.  Internal to match/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// hs.h stays out of headers: these are its hs_database_t and hs_scratch_t.
struct hs_database;
struct hs_scratch;

namespace expunge {

// What to compile for: a database runs only on processors with what it was made for.
enum class ChooserTarget : std::uint8_t {
  kHost,      // this machine
  kBaseline,  // any processor Hyperscan runs on
  kAvx2,
};

struct FreeHyperscan {
  void operator()(hs_database* database) const noexcept;
  void operator()(hs_scratch* scratch) const noexcept;
};
using HsDatabase = std::unique_ptr<hs_database, FreeHyperscan>;
using HsScratch = std::unique_ptr<hs_scratch, FreeHyperscan>;

// Null if Hyperscan refuses.  Literal i is reported as i; ASCII case is ignored.
HsDatabase compile_literals(std::span<const std::string> literals, ChooserTarget target);

struct HsPattern {
  const std::string* text = nullptr;
  bool approximate = false;  // Hyperscan may match more
  unsigned id = 0;           // what a match is reported as
};
// Null if Hyperscan refuses; then `culprit` is the index of the pattern at fault, if it knows.
HsDatabase compile_patterns(std::span<const HsPattern> patterns, ChooserTarget target,
                            std::optional<std::size_t>& culprit);

// Empty for null.
std::string serialised(const HsDatabase& database);
// Null if the bytes are for another version or another processor, or are none.
HsDatabase deserialised(std::string_view bytes);

// Null on failure; a caller that finds null knows nothing and chooses everything.
HsScratch make_scratch(const HsDatabase& database);

}  // namespace expunge
