// What both users of Hyperscan share.  Internal to match/.
#pragma once

#include <cstdint>
#include <memory>
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

// Empty for null.
std::string serialised(const HsDatabase& database);
// Null if the bytes are for another version or another processor, or are none.
HsDatabase deserialised(std::string_view bytes);

// Null on failure; a caller that finds null knows nothing and chooses everything.
HsScratch make_scratch(const HsDatabase& database);

}  // namespace expunge
