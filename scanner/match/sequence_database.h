// The sequences of a rule set's patterns, with the cores by which they are found.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/class_look.h"
#include "match/class_scanner.h"
#include "match/class_table.h"
#include "match/hyperscan.h"
#include "match/literal_scanner.h"
#include "match/sequences.h"
#include "match/word_table.h"

namespace expunge {

// Immutable.
class SequenceDatabase {
 public:
  // Which of a pattern's sets a sequence belongs to.
  enum class Set : std::uint8_t {
    kFirst,
    kSecond,  // looked for in all texts
    kNear,    // of a second set that is looked for where one of the first stands
  };
  // A sequence and what it belongs to, in a line of memory: comparing must not go looking for it.
  struct Entry {
    std::array<ClassTable::Number, kMaxSequenceBytes> classes = {};  // of its bytes, `size` of them
    std::uint8_t size = 0;
    Edge before = Edge::kAny;
    Edge after = Edge::kAny;
    Set set = Set::kFirst;
    std::uint32_t min_offset = 0;
    std::uint32_t max_offset = 0;
    std::uint32_t pattern = 0;
  };
  // Stands for every pattern: found where a letter stands that only Unicode folds to ASCII.
  static constexpr std::uint32_t kEveryPattern = 0xFFFFFFFF;
  // A core's place in a sequence.
  struct Cored {
    // Up to eight bytes of the sequence, for a look before the whole is compared: those that can be
    // one character only, with bit 5 set, from byte `glance_at` of the sequence on.
    std::uint64_t glance_mask = 0;
    std::uint64_t glance_bytes = 0;
    std::uint32_t entry = 0;  // or kEveryPattern
    std::uint8_t shift = 0;   // from the sequence's begin to the core's begin; of literals, its end
    std::uint8_t glance_at = 0;
    // A bit for each Role in whose texts it counts, and kAnyRole: set by who knows the rules.
    std::uint16_t roles = 0xFFFF;
    ClassLook classes = {};  // what is asked of the bytes around the core's begin; of literals, end
  };
  // Of Cored::roles: of texts without a role.
  static constexpr unsigned kAnyRole = 15;
  // A sequence of kNear, and the byte of it by which it is found, or two.
  struct Near {
    std::uint32_t entry = 0;
    std::uint8_t at = 0;  // where they stand in it
    bool is_pair = false;
    std::array<std::uint8_t, 2> bytes = {};  // bit 5 set
  };
  // Lists of them, one behind the other.
  class Lists {
   public:
    explicit Lists(std::span<const std::vector<Cored>> lists = {});
    std::size_t size() const { return ends_.size(); }
    // Those that keep(cored) is true of, which may change them.
    template <class Keep>
    Lists filtered(Keep keep) const {
      Lists kept;
      kept.members_.reserve(members_.size());
      kept.ends_.reserve(ends_.size());
      for (std::size_t list = 0; list < size(); ++list) {
        for (Cored cored : (*this)[list]) {
          if (keep(cored)) kept.members_.push_back(cored);
        }
        kept.ends_.push_back(static_cast<std::uint32_t>(kept.members_.size()));
      }
      return kept;
    }
    std::span<const Cored> operator[](std::size_t list) const {
      const std::size_t begin = list == 0 ? 0 : ends_[list - 1];
      return std::span(members_).subspan(begin, ends_[list] - begin);
    }

   private:
    std::vector<Cored> members_;
    std::vector<std::uint32_t> ends_;
  };

  // How often the cores of a pattern's sequences stand in a megabyte of chat: what looking for them
  // costs.
  static double cores_per_megabyte(const SequenceSet& set);
  // `sets[i]` belongs to pattern i; one that is absent is left out.  Null if Hyperscan refuses the
  // literals, or there are too many classes.
  static std::shared_ptr<const SequenceDatabase> compile(
      std::span<const std::optional<SequenceSet>> sets, ChooserTarget target);
  // Null if the bytes are for another version or another processor.
  static std::shared_ptr<const SequenceDatabase> from_bytes(std::string_view bytes);
  std::string to_bytes() const;

  // By pattern: whether it is in the database, and how wide its matches are at most.
  const std::vector<bool>& holds() const { return holds_; }
  const std::vector<std::uint32_t>& max_widths() const { return max_widths_; }
  // By pattern: whether it has a second set that is looked for in all texts.
  const std::vector<bool>& has_second() const { return has_second_; }
  // By pattern: whether some of these are looked for by windows().
  const std::vector<bool>& has_second_windows() const { return has_second_windows_; }

  // Of the pattern; empty if it has none, or if these are looked for in all texts.
  std::span<const Near> near(std::size_t pattern) const { return near_[pattern]; }

  const std::vector<Entry>& entries() const { return entries_; }
  const ClassTable& classes() const { return classes_; }
  // By key of words(), literal of literals(), bucket of windows().
  const Lists& by_word() const { return by_word_; }
  const Lists& by_literal() const { return by_literal_; }
  const Lists& by_bucket() const { return by_bucket_; }
  const WordTable& words() const { return words_; }
  const LiteralScanner* literals() const { return literals_.get(); }  // null: none
  const ClassTables* windows() const { return has_windows_ ? &windows_ : nullptr; }

 private:
  // What is looked for, in the forms that are searched.  REQUIRES: entries and classes.
  void set_cores(std::vector<std::vector<Cored>> by_word,
                 std::vector<std::vector<Cored>> by_literal,
                 std::vector<std::vector<Cored>> by_bucket);

  static bool is_found_near(const SequenceSet& set);
  static std::optional<Near> rarest_bytes(const Sequence& sequence);
  // Nothing if there are more classes than numbers.
  std::optional<Entry> stored(const Sequence& sequence);
  Sequence sequence_of(const Entry& entry) const;
  // So many bytes of the sequence from the core's place on are looked at before.
  void set_glance(Cored& cored, std::size_t known) const;
  void set_class_look(Cored& cored) const;
  FollowSet behind(const WordKey& key, std::span<const Cored> members) const;
  static WordKey key_of(std::string_view literal, const Sequence& sequence, std::size_t first);

  ClassTable classes_;
  std::vector<Entry> entries_;
  std::vector<bool> holds_;
  std::vector<std::uint32_t> max_widths_;
  std::vector<bool> has_second_;
  std::vector<bool> has_second_windows_;
  std::vector<std::vector<Near>> near_;  // by pattern
  std::vector<WordKey> keys_;
  Lists by_word_;
  Lists by_literal_;
  Lists by_bucket_;
  WordTable words_;
  std::shared_ptr<const LiteralScanner> literals_;
  ClassTables windows_;
  bool has_windows_ = false;
};

}  // namespace expunge
