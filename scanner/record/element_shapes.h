// Elements of an array that are written alike, as the messages of a conversation are: what stands
// between their texts is compared with what stood there in one before, and nodes, fields and roles
// are those of that one, moved.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "expunge/span.h"
#include "record/pointer_match.h"
#include "record/string_stops.h"
#include "record/walk.h"

namespace expunge {

// What a walk keeps of a node besides its name, if the profile looks around.
struct NodeValue {
  RawSpan text;           // interior of a string, or a scalar as written
  std::uint32_t end = 0;  // behind its last descendant
  bool scalar = false;    // a string, number, true, false or null
  PointerMatcher::Word word = PointerMatcher::kNoWord;  // its key, if a pointer names it
};

// A field whose role depends on what stands elsewhere in the record, and the rule that says so.
using PendingField = std::pair<std::size_t, std::int32_t>;

// What a walk has found in a record.
struct WalkedRecord {
  std::string_view bytes;
  RecordFields& fields;
  std::vector<NodeValue>& values;  // one a node, or none
  std::vector<PendingField>& pending;
};

// An object that was walked as an element of an array.
struct WalkedElement {
  PointerMatcher::State state = PointerMatcher::kNowhere;
  RawSpan bytes;      // from '{' to behind '}'
  RawSpan array_key;  // the key of the array it stands in
  std::size_t node = 0;
  std::size_t end_node = 0;
  std::size_t field = 0;
  std::size_t end_field = 0;
};

// The shapes met so far, by the state of the element.  Reused: all records of a source have theirs
// alike.  One thread.
class ElementShapes {
 public:
  // Whether an element of that state should be learned when it was walked.
  bool wants(PointerMatcher::State state) const;
  // `is_fixed(field)`: the field's text is part of the shape, for roles of others follow from it.
  // `pending`: what is still to be settled of the element's fields; all others are as they will be.
  template <class IsFixed>
  void learn(const WalkedRecord& record, const WalkedElement& element, IsFixed&& is_fixed) {
    std::vector<RawSpan> texts;
    for (std::size_t i = element.field; i < element.end_field; ++i) {
      const Field& field = record.fields.fields[i];
      const bool is_text = !field.is_key && field.encoding == Encoding::kJson;
      if (is_text && !is_fixed(field)) texts.push_back(field.raw);
    }
    add_shape(record, element, texts);
  }

  // Whether an element of a known shape begins at `at`; then its end, else 0.
  std::size_t find(PointerMatcher::State state, std::string_view bytes, std::size_t at,
                   const StringStops& stops);
  // For the element that was found just now: fields and nodes together, and adding them.
  std::size_t entries() const { return found_->nodes.size() + 1 + found_->fields.size(); }
  void add_found(const WalkedRecord& record, std::uint32_t parent, std::int32_t index,
                 RawSpan array_key);

  // REQUIRED when states mean something else from here on.
  void clear() { by_state_.clear(); }

 private:
  static constexpr std::size_t kMostShapes = 4;  // of a state
  static constexpr std::size_t kMostTexts = 8;   // of a shape
  // A fixed part, a text, a fixed part, ...: where they begin and end in the record.
  static constexpr std::size_t kParts = 2 * kMostTexts + 2;
  // Behind them.
  static constexpr std::size_t kKeyBegin = kParts;
  static constexpr std::size_t kKeyEnd = kParts + 1;
  static constexpr std::size_t kNothing = kParts + 2;  // 0

  // A byte of an element, as one of another element of its shape has it.
  struct Place {
    std::uint32_t bound = kNothing;
    std::uint32_t offset = 0;
  };
  struct SpanAt {
    Place begin;
    Place end;
  };
  // Of an element of a shape; nodes are counted from the element's.
  struct NodeAt {
    RecordFields::Node node;
    SpanAt key;
  };
  struct ValueAt {
    NodeValue value;
    SpanAt text;
  };
  struct FieldAt {
    Field field;
    SpanAt raw;
    SpanAt key;
    SpanAt speaker;
    std::uint32_t text = kMostTexts;  // which text it is; kMostTexts: none, its bytes are fixed
  };
  struct Shape {
    std::string fixed;  // all fixed parts
    std::array<std::uint32_t, kMostTexts + 1> fixed_size{};
    std::size_t texts = 0;        // between them
    std::vector<NodeAt> nodes;    // without the element's own
    std::vector<ValueAt> values;  // with the element's own
    std::vector<FieldAt> fields;
    std::vector<PendingField> pending;               // counted from the element's first field
    std::array<std::uint8_t, kMostShapes> shared{};  // first fixed parts that another has, too
  };
  struct Set {
    std::vector<Shape> shapes;
    std::array<std::uint8_t, kMostShapes> next{};  // what came behind each when it was met last
    std::uint8_t last = 0;
    std::uint8_t renewed = 0;
    std::uint32_t misses = 0;
  };
  class Learner;

  void add_shape(const WalkedRecord& record, const WalkedElement& element,
                 const std::vector<RawSpan>& texts);
  // Goes on at fixed part `part`; the fixed part that differs, or kWhole.
  std::size_t compare(const Shape& shape, std::size_t part, std::string_view bytes,
                      const StringStops& stops);
  bool end_text(std::size_t text, std::string_view bytes, const StringStops& stops);
  void note_miss(Set& set);
  RawSpan span(const SpanAt& at) const {
    return {bounds_[at.begin.bound] + at.begin.offset, bounds_[at.end.bound] + at.end.offset};
  }

  std::vector<Set> by_state_;
  const Shape* found_ = nullptr;
  std::array<std::size_t, kParts + 3> bounds_{};
  std::uint32_t escaped_ = 0;  // which texts are, a bit each
};

}  // namespace expunge
