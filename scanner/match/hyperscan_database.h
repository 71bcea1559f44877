// Patterns compiled by Hyperscan together, as loose as it needs them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/hyperscan.h"

namespace expunge {

// How a pattern stands in a database.  Each of the first four matches more than the one before.
enum class ChooserLevel : std::uint8_t {
  kCompiled,   // as match/chooser_pattern.h writes it
  kPrefilter,  // Hyperscan approximates it
  kLoose,      // approximated, without ^ $ \b \B
  kAlways,     // not in the database: chosen for every piece
  kElsewhere,  // not in the database: other choosers know it
};

// An index into the caller's list names each pattern.  Immutable.
class HyperscanDatabase {
 public:
  // Never fails: what Hyperscan refuses at every level becomes kAlways.  Patterns with
  // `elsewhere[i]` are left out.
  static std::shared_ptr<const HyperscanDatabase> compile(std::span<const std::string> patterns,
                                                          const std::vector<bool>& elsewhere,
                                                          ChooserTarget target);
  // Null if the bytes are for another version or another processor.
  static std::shared_ptr<const HyperscanDatabase> from_bytes(std::string_view bytes);
  std::string to_bytes() const;

  std::span<const ChooserLevel> levels() const { return levels_; }  // one a pattern
  // Null if it holds no pattern.
  const HsDatabase& database() const { return database_; }

 private:
  HsDatabase database_;
  std::vector<ChooserLevel> levels_;
};

}  // namespace expunge
