// Hyperscan as a chooser: one scan of the whole block says for every piece which rules may match.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/chooser.h"

namespace expunge {

// How a pattern stands in a database.  Each of the first four matches more than the one before.
enum class ChooserLevel : std::uint8_t {
  kCompiled,   // as match/chooser_pattern.h writes it
  kPrefilter,  // Hyperscan approximates it
  kLoose,      // approximated, without ^ $ \b \B
  kAlways,     // not in the database: chosen for every piece
  kFactors,    // by its factors, which are looked for as literals (match/factors.h)
  kDigits,     // by the number of digits in the piece
  kRun,        // by a long run of letters and digits in the piece
};

// What to compile for: a database runs only on processors with what it was made for.
enum class ChooserTarget : std::uint8_t {
  kHost,      // this machine
  kBaseline,  // any processor Hyperscan runs on
  kAvx2,
};

// Patterns compiled by Hyperscan: the factors of those that have rare ones as one set of literals,
// the others as patterns.  An index into the caller's list names each.
class HyperscanDatabase {
 public:
  struct Impl;
  // Never fails: what Hyperscan refuses at every level becomes kAlways.
  static std::shared_ptr<const HyperscanDatabase> compile(std::span<const std::string> patterns,
                                                          ChooserTarget target);
  // Null if the bytes are for another version or another processor.
  static std::shared_ptr<const HyperscanDatabase> from_bytes(std::string_view bytes,
                                                             std::span<const ChooserLevel> levels);
  // Serialised.
  std::string to_bytes() const;
  std::span<const ChooserLevel> levels() const;  // one a pattern

  explicit HyperscanDatabase(std::unique_ptr<Impl> impl);
  ~HyperscanDatabase();
  const Impl& impl() const { return *impl_; }

 private:
  std::unique_ptr<Impl> impl_;
};

// `rules[i]` is the index in the rule set of the database's pattern i, or kNoRule to ignore it.
inline constexpr std::uint32_t kNoRule = 0xFFFFFFFF;
std::unique_ptr<Chooser> make_hyperscan_chooser(std::shared_ptr<const HyperscanDatabase> database,
                                                std::vector<std::uint32_t> rules);

}  // namespace expunge
