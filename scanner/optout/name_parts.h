// Names whose words stand in several places of a record: cells of a row ("first_name",
// "last_name"), members of an object, turns of one speaker.
//
// A part is a text that is nothing but a few words.  Parts in their order are looked up as the same
// words side by side would be, so that no digest is needed that contiguous names do not have.
// Which parts are neighbours, and so may be one name, docs/optout.md says.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "detect/finder.h"
#include "detect/layout.h"
#include "optout/filler_words.h"
#include "optout/needle_index.h"
#include "optout/part_place.h"
#include "optout/words.h"

namespace expunge {

// A part of a name that other parts complete.
struct PartHit {
  const Needle* needle;
  std::uint32_t piece;
  ViewSpan span;
};

// Of one section of a registry.  Working memory of one thread; work is in proportion to the texts.
class NameParts {
 public:
  NameParts(const NeedleIndex& index, NeedleHasher& hasher);

  // REQUIRES: both outlive the calls that follow.
  void begin_record(const FinderRecord& record, const Layout& layout);
  // Takes note of a piece of the layout whose words are few.  REQUIRES: pieces come in order.
  void note(std::uint32_t piece, std::span<const HashedWord> words);
  // Appends the parts of all names that are put together from what was noted.
  void find(std::vector<PartHit>& out);

  static constexpr std::size_t kMostNotedWords = 10;

 private:
  static constexpr std::size_t kMostParts = 4;      // two given names, two surnames
  static constexpr std::uint32_t kReach = 8;        // values
  static constexpr std::size_t kLongestPart = 128;  // bytes

  struct Part {
    std::uint32_t turn;
    std::uint32_t piece;
    ViewSpan span;
    std::uint32_t first_word;  // in hashes_
    std::uint32_t words;
  };
  // Parts on their way to a name, in the order of its words.
  struct Row {
    std::vector<const Part*> parts;
    std::uint64_t hash = 0;
    std::size_t words = 0;
  };
  enum class Kind : std::uint8_t { kSaid, kField };

  void add_part(std::vector<Part>& to, std::uint32_t piece, std::span<const HashedWord> words);
  void add_readings(std::vector<Part>& to, std::uint32_t piece, std::span<const HashedWord> words);
  bool is_value(const Turn& turn) const;
  bool fills_its_field(std::uint32_t turn) const;

  void count_values();
  void link_said();
  void extend(Kind kind, Row& row, std::vector<PartHit>& out);
  std::span<const Part> next_parts(Kind kind, const Row& row) const;
  bool append(const Part& part, Row& row) const;
  void look_up(Kind kind, const Row& row, std::vector<PartHit>& out);
  std::string spelling_of(const Row& row) const;

  bool are_neighbours(const Row& row);
  bool is_said_by_keys(const Row& row);
  bool is_side_by_side(const Row& row);
  bool belongs_to_another(const Part& part, const Row& row);
  bool shares_its_array(std::uint32_t turn);
  bool is_unspaced_name(const Row& row) const;
  const PartPlace& place_of(std::uint32_t turn);

  const NeedleIndex& index_;
  NeedleHasher& hasher_;
  FillerWords fillers_;
  const FinderRecord* record_ = nullptr;
  const Layout* layout_ = nullptr;
  std::vector<std::uint64_t> hashes_;
  std::vector<Part> said_;                // in order of turns
  std::vector<Part> fields_;              // likewise
  std::vector<std::uint32_t> values_;     // turns that are values
  std::vector<std::uint32_t> ordinal_;    // by turn: how many values stand before
  std::vector<std::uint32_t> next_said_;  // by turn: the next of the same speaker, or none
  std::vector<std::uint32_t> speech_;
  std::map<std::uint32_t, PartPlace> places_;  // by turn, as far as asked for
};

}  // namespace expunge
