// The walk: from the raw bytes of a record to its fields, each with its pointer, role and raw span.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/encoding.h"
#include "expunge/finding.h"
#include "expunge/span.h"
#include "record/batch.h"
#include "record/format.h"
#include "rulebook/profile.h"

namespace expunge {

// One string of a record: a value, an object key, a CSV cell, a line of text.
struct Field {
  RawSpan raw;  // without quotes, bytes in the record
  Encoding encoding = Encoding::kPlain;
  Role role = Role::kMetadata;
  Participant participant = Participant::kNone;
  bool is_key = false;
  bool is_verbatim = false;          // nothing is escaped: the raw bytes are the text
  const TurnSplit* turns = nullptr;  // of the profile; null = one turn
  RawSpan key;      // nearest object key or column, raw interior (JSON-escaped); empty if none
  RawSpan speaker;  // raw interior of the speaker's name, if the profile says where it is
  std::uint32_t node = 0;  // for pointer()
};

// The fields of one record in document order.  Reused: holds only spans and numbers.
class RecordFields {
 public:
  std::vector<Field> fields;
  RawSpan language;  // raw interior of what the profile calls the record's language / country;
                     // empty if none
  RawSpan country;

  // RFC 6901 pointer of a field ("/conversation/4/message"; "/column" in a CSV; "" for a line of
  // text).  For an object key: the pointer of its member.  `key_text(node)` gives the text to show
  // for an object key instead of the key itself (a key that holds personal data must not show in a
  // log); return an empty view to keep it.
  std::string pointer(const Field& field, std::string_view record) const;
  struct KeyEdit {
    std::uint32_t node;
    std::string text;
  };
  std::string pointer(const Field& field, std::string_view record,
                      const std::vector<KeyEdit>& shown) const;

  struct Node {                // an object member or array element
    std::uint32_t parent = 0;  // index; 0 is the root
    std::int32_t index = -1;   // in an array; -1 = member
    RawSpan key;               // raw interior of the member's key
  };
  std::vector<Node> nodes;
  std::vector<std::string> const* columns = nullptr;  // CSV
  // Key spans that begin at the record's size or behind it are of this text: keys that a frame's
  // record does not hold itself.
  std::string appendix;
  void clear();
};

// A field whose text was written anew.
struct Rewritten {
  std::uint32_t field = 0;  // index into RecordFields::fields
  RawSpan raw;              // where its text stands in the written record, as Field::raw
};

// Which numbers of JSON are fields.
enum class Numbers : std::uint8_t {
  kNone,
  kTold,  // those whose key says that they are somebody's (record/told_numbers.h)
  kAll,
};

struct WalkOptions {
  Numbers numbers = Numbers::kNone;
};

// Walks records of one format.  One per thread (it memoises which keys of which objects the profile
// names).
//
// JSON is checked in full (RFC 8259, UTF-8 by RFC 3629): grammar, numbers, escapes, nothing behind
// the value; lone surrogates, duplicate keys, any number and any depth up to 1024 are accepted.
// Numbers are never converted.
class Walker {
 public:
  static std::unique_ptr<Walker> create(const Format& format, WalkOptions options = {});
  virtual ~Walker() = default;
  // Fills `out` with the fields of `unit` (its before/after are taken into account, spans are
  // relative to `raw`).  `record` is the unit's raw bytes.
  virtual std::optional<RecordIssue> walk(const Unit& unit, std::string_view record,
                                          RecordFields& out) = 0;
  // Whether a walk of `written` is sure to give the fields that one of `record` gave, the same but
  // for where they stand, because nothing differs but the texts `rewritten` (ascending).  Costs
  // what has changed and a comparison of the rest.  False: unknown, walk it.
  virtual bool finds_same(const Unit& unit, std::string_view record, const RecordFields& fields,
                          std::string_view written, std::span<const Rewritten> rewritten) const;
};

// A turn within a field's text: where it is and who speaks.
struct FieldTurn {
  TextSpan text;     // without the speaker's lead and the separator
  TextSpan speaker;  // the name in the lead; empty if none
  TextSpan lead;     // the whole lead ("User 1: "), scanned as part of nothing but kept
  Role role = Role::kMetadata;
};

// Cuts `text` into turns as the profile says; every byte that is no separator and no lead is in one
// turn.  REQUIRES: `split` was loaded from a profile.
class TurnSplitter {
 public:
  TurnSplitter();
  ~TurnSplitter();
  void split(const TurnSplit& how, std::string_view text, Role otherwise,
             std::vector<FieldTurn>& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace expunge
