// Engines: which rules match which texts, and where exactly.
//
// Choose, then decide.  A Chooser makes one pass over the texts of a whole record and says which
// rules may match in which piece; RE2 then gives the exact spans for those.  The reference engine
// has no chooser: it lets RE2 run every rule over every piece.  Both must give the same candidates
// on every block; tests and fuzzers hold them to it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/meter.h"
#include "expunge/result.h"
#include "expunge/span.h"
#include "rulebook/rule.h"
#include "text/byte_masks.h"
#include "text/view.h"
#include "text/word_filter.h"
#include "text/word_index.h"

namespace expunge {

inline constexpr std::uint32_t kNoPiece = 0xFFFFFFFF;

// One text, or one view of a text, in a block.
struct Piece {
  std::uint32_t begin = 0;  // bytes in the block
  std::uint32_t end = 0;
  std::uint32_t text = 0;  // caller's number of the text it belongs to
  ViewKind view = ViewKind::kPlain;
  std::uint32_t previous = kNoPiece;  // the plain piece of the turn before, of another speaker
  std::optional<Role> role = {};      // rules that do not apply to it are not tried; none: all are
  const ByteMasks* masks = nullptr;   // of its bytes, if somebody has made them
};

// The texts of one record, one after the other with a line feed between, so that one call scans
// them all: calls are what small texts cost.  Pieces are ascending and disjoint.
struct Block {
  std::string_view bytes;  // valid UTF-8
  std::vector<Piece> pieces;
  // Where words begin that Patterns::words lets pass (text/word_index.h), if whoever laid it out
  // has looked.
  std::optional<WordPlaces> words = {};
};

inline MaskedText text_of(const Block& block, const Piece& piece) {
  return {block.bytes.substr(piece.begin, std::size_t{piece.end} - piece.begin), piece.masks};
}

// A rule that matched: the group `value`, or the whole match, in bytes of its piece.
struct Candidate {
  std::uint32_t rule = 0;   // index in the rule set
  std::uint32_t piece = 0;  // index in the block
  ViewSpan match;           // the whole match
  ViewSpan value;           // what is to be redacted; inside `match`
  friend bool operator==(const Candidate&, const Candidate&) = default;
};

enum class EngineKind : std::uint8_t { kFast, kReference };

// What says where a rule may match, the cheapest first.
enum class ChosenBy : std::uint8_t {
  kNothing,    // left out, or found by number shapes
  kSequences,  // short runs of byte classes, of which one stands in every match
  kRuns,       // long runs of letters and digits
  kPattern,    // Hyperscan runs it over every text
  kAlways,     // RE2 runs it over every text
};
std::string_view to_string(ChosenBy by);

// Compiled rules: immutable, shared by every thread.
class Patterns {
 public:
  // Slow for rules that are not built in (Hyperscan compiles them); built-in ones are loaded from
  // the binary. Fails on the first rule that an engine refuses, naming file, line and reason.
  // `enabled` (same size as the rules) leaves rules out.
  static Result<std::shared_ptr<const Patterns>> compile(const RuleSet& rules,
                                                         const std::vector<bool>& enabled,
                                                         EngineKind kind);
  virtual ~Patterns() = default;
  // Rules that no chooser could take in: RE2 runs them over every piece.
  virtual std::vector<std::uint32_t> always_chosen() const { return {}; }
  // How the engine knows where a rule may match; kNothing for one that is left out or no pattern.
  virtual ChosenBy chosen_by(std::uint32_t rule) const = 0;
  // How many bytes a match has at most, if that is known; else RE2 looks from where a match may
  // begin to the end of the text.
  virtual std::optional<std::uint32_t> max_width(std::uint32_t rule) const = 0;
  // Number of rules whose compiled form came with the program.
  virtual std::size_t from_blob() const { return 0; }
  // What an engine of these patterns wants to know of words; spoken words pass, too.
  virtual const WordFilter& words() const = 0;
};

// Working memory for matching.  One per thread.
//
// find() replaces `out` with every candidate, ordered by piece, rule, begin.  A rule's matches
// within a piece are found from left to right; the next search begins at the end of the `value`
// before (so that a shared boundary character serves both neighbours), at least one character
// further.  Texts count as lines of their own: ^ and $ match at the ends of a piece only, \b sees
// its ends.
class Engine {
 public:
  static std::unique_ptr<Engine> create(std::shared_ptr<const Patterns> patterns);
  virtual ~Engine() = default;
  virtual void find(const Block& block, std::vector<Candidate>& out) = 0;
  // Time and matches are counted there from now on, by rule too.  Null: no more.
  void set_meter(Meter* meter) { meter_ = meter; }

 protected:
  Meter* meter() const { return meter_; }

 private:
  Meter* meter_ = nullptr;
};

}  // namespace expunge
