// What a record says, however it is written: its strings with their pointers.
//
// Order of keys, white space, escapes, quoting, the kind of file (lines, one array, CSV) and the
// spelling of numbers do not count: nothing is found in them.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

#include "pipeline/processor.h"
#include "record/batch.h"
#include "record/format.h"
#include "record/walk.h"

namespace expunge {

// SHA-256, cut to 128 bits: of a contributor's own making, so it must withstand collisions by
// design.  Not keyed: never leaves the process.
using ContentId = std::array<std::uint8_t, 16>;

// Takes records of one format apart.  One per thread.
class RecordTaker {
 public:
  // `format` must outlive it.
  explicit RecordTaker(const Format& format)
      : walker_(Walker::create(format, {.numbers = Numbers::kTold})), reading_(format.profile) {}

  // False: it cannot be read.  `raw` are the unit's bytes, and must stay where they are.
  bool take(const Unit& unit, std::string_view raw);

  // Of the record in hand.
  ContentId content() const;
  // Texts that somebody says; of a record in which nobody is known to speak, all its texts.
  std::uint64_t messages() const;
  // Whether `holds` is true of one of its texts.
  template <class Predicate>
  bool any_text(Predicate&& holds) const {
    for (std::uint32_t i = 0; i < reading_.fields.fields.size(); ++i) {
      if (holds(reading_.text_of(i))) return true;
    }
    return false;
  }
  // The text that holds these bytes of the record; empty if none does.
  std::string_view text_around(RawSpan raw) const;

 private:
  std::unique_ptr<Walker> walker_;
  TurnSplitter splitter_;
  Reading reading_;
  std::string_view raw_;
};

}  // namespace expunge
