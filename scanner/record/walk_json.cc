// JSON records: the grammar walk with roles from the profile on the way.
//
// Values that decide about others ("../is_human") may stand behind them, so they are looked up in
// the flat list of nodes when the record's end is reached.
#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"
#include "record/element_shapes.h"
#include "record/field_rules.h"
#include "record/json_walk.h"
#include "record/pointer_match.h"
#include "record/rewritten.h"
#include "record/string_stops.h"
#include "record/told_numbers.h"
#include "record/walkers.h"

namespace expunge {
namespace {

// Fields and nodes of one record: bounds the memory that a record of empty values could take.
constexpr std::size_t kMaxEntries = std::size_t{4} << 20;

class JsonCollector {
 public:
  JsonCollector(const Profile* profile, WalkOptions options)
      : rules_(profile),
        matcher_(rules_.patterns, rules_.words),
        look_around_(!rules_.pointers.empty()),
        numbers_(options.numbers) {}

  // Roles come from the profile only for a whole record.
  JsonError collect(std::string_view bytes, bool with_roles, RecordFields& out) {
    if (matcher_.settle()) shapes_.clear();
    bytes_ = bytes;
    out_ = &out;
    entries_ = 0;
    depth_ = 0;
    pending_.clear();
    values_.clear();
    learning_ = {};
    walked_.clear();
    value_ = {with_roles ? matcher_.start() : PointerMatcher::kNowhere, 0, {}};
    add_node(0, -1, {});
    stops_.find(bytes);
    const JsonError error = JsonWalk(bytes, *this, FoundStops{bytes.data(), &stops_}).run();
    if (!error.ok()) return error;
    if (!pending_.empty()) resolve();
    if (!walked_.empty()) learn_shapes();
    return error;
  }

  // Whether something elsewhere in the record may depend on a value there.
  bool tells_of_others(const RecordFields::Node& node, std::string_view record) {
    if (node.index >= 0 || rules_.any_is_decisive) return rules_.any_is_decisive;
    return rules_.decisive_keys.contains(decoded(record.substr(node.key.begin, node.key.size())));
  }

  // The visitor's part.
  bool key(RawSpan key) {
    const Frame& frame = frames_[depth_ - 1];
    const PointerMatcher::Member member = matcher_.member(frame.state, text(key));
    value_ = {member.state, add_node(frame.node, -1, key, member.word), key};
    if (!member.plain_key) add_key_field(key, frame);
    if (depth_ == 1) {
      value_.is_language = member.is_language;
      value_.is_country = member.is_country;
    }
    return has_room();
  }

  bool string(RawSpan span, bool escaped) { return add_value(span, Encoding::kJson, !escaped); }

  bool scalar(RawSpan span) {
    if (numbers_ != Numbers::kNone && is_wanted_number(span)) {
      return add_value(span, Encoding::kJsonNumber, true);
    }
    if (depth_ > 0 && !frames_[depth_ - 1].object) {
      ++frames_[depth_ - 1].next_index;  // no node: nothing refers to it
    } else if (look_around_) {
      note_value(span);
    }
    return true;
  }

  bool open(bool object) {
    begin_value();
    frames_[depth_++] = {value_.state, value_.node, 0, object, value_.key};
    return has_room();
  }

  void close(const char* behind) {
    --depth_;
    if (look_around_) {
      values_[frames_[depth_].node].end = static_cast<std::uint32_t>(out_->nodes.size());
    }
    if (depth_ == learning_.depth) end_learning(behind);
  }

  const char* element(const char* at) {
    Frame& frame = frames_[depth_ - 1];
    const auto begin = static_cast<std::size_t>(at - bytes_.data());
    const PointerMatcher::State state = matcher_.element(frame.state, frame.next_index);
    const std::size_t end = shapes_.find(state, bytes_, begin, stops_);
    if (end == 0) {
      begin_learning(state, begin);
      return nullptr;
    }
    const std::size_t entries = entries_ + shapes_.entries();
    if (entries > kMaxEntries) return nullptr;  // the walk stops where there is no room
    entries_ = entries;
    shapes_.add_found({bytes_, *out_, values_, pending_}, frame.node,
                      static_cast<std::int32_t>(frame.next_index++), frame.key);
    return bytes_.data() + end;
  }

 private:
  // StringStops as a walk asks for them.
  struct FoundStops {
    const char* begin;
    const StringStops* stops;
    const char* operator()(const char* at) const {
      return begin + stops->next(static_cast<std::size_t>(at - begin));
    }
  };

  bool add_value(RawSpan span, Encoding encoding, bool is_verbatim) {
    begin_value();
    Field& field = add_field(span, encoding);
    field.is_verbatim = is_verbatim;
    field.key = value_.key;
    field.node = value_.node;
    if (const std::int32_t rule = matcher_.first(value_.state); rule >= 0) {
      const PreparedRule& prepared = rules_.rules[static_cast<std::size_t>(rule)];
      apply_rule(prepared, field);
      if (prepared.looks_around()) pending_.emplace_back(out_->fields.size() - 1, rule);
    }
    if (value_.is_language) out_->language = span;
    if (value_.is_country) out_->country = span;
    if (look_around_) note_value(span);
    return has_room();
  }

  struct Frame {
    PointerMatcher::State state;
    std::uint32_t node;
    std::uint32_t next_index;
    bool object;
    RawSpan key;
  };
  struct Value {
    PointerMatcher::State state = PointerMatcher::kNowhere;
    std::uint32_t node = 0;
    RawSpan key;
    bool is_language = false;
    bool is_country = false;
  };
  static constexpr std::size_t kFewestDigits = 4;  // of a number that is somebody's
  static constexpr std::uint32_t kNotLooked = static_cast<std::uint32_t>(-1);
  static constexpr std::uint32_t kAbsent = static_cast<std::uint32_t>(-2);

  std::string_view text(RawSpan span) const { return bytes_.substr(span.begin, span.size()); }
  bool has_room() const { return entries_ <= kMaxEntries; }

  std::uint32_t add_node(std::uint32_t parent, std::int32_t index, RawSpan key,
                         PointerMatcher::Word word = PointerMatcher::kNoWord) {
    ++entries_;
    const auto node = static_cast<std::uint32_t>(out_->nodes.size());
    out_->nodes.push_back({parent, index, key});
    if (look_around_) values_.push_back({{}, node + 1, false, word});
    return node;
  }

  Field& add_field(RawSpan raw, Encoding encoding) {
    ++entries_;
    Field& field = out_->fields.emplace_back();
    field.raw = raw;
    field.encoding = encoding;
    return field;
  }

  void note_value(RawSpan text) {
    NodeValue& value = values_[value_.node];
    value.text = text;
    value.scalar = true;
  }

  bool is_wanted_number(RawSpan span) const {
    if (bytes_[span.begin] != '-' && bytes_[span.begin] > '9') return false;  // true, false, null
    if (numbers_ == Numbers::kAll) return true;
    if (span.size() < kFewestDigits || depth_ == 0) return false;
    const Frame& frame = frames_[depth_ - 1];
    return tells_of_number(text(frame.object ? value_.key : frame.key));
  }

  // A string or container as an element: its place follows from the frame.
  void begin_value() {
    if (depth_ == 0 || frames_[depth_ - 1].object) return;
    Frame& frame = frames_[depth_ - 1];
    const auto index = frame.next_index++;
    value_ = {matcher_.element(frame.state, index),
              add_node(frame.node, static_cast<std::int32_t>(index), {}), frame.key};
  }

  void add_key_field(RawSpan key, const Frame& frame) {
    Field& field = add_field(key, Encoding::kJson);
    field.is_key = true;
    field.key = frame.key;
    field.node = value_.node;
  }

  // An element that is learned when the record is walked, for only then its roles are known.
  struct Learning {
    std::size_t depth = kMaxJsonDepth + 1;  // of the array
    WalkedElement element;
  };
  static constexpr std::size_t kMostLearned = 4;  // in a record

  void begin_learning(PointerMatcher::State state, std::size_t begin) {
    const bool learns = learning_.depth <= kMaxJsonDepth;
    if (learns || walked_.size() == kMostLearned || !shapes_.wants(state)) return;
    learning_ = {depth_, {}};
    WalkedElement& element = learning_.element;
    element.state = state;
    element.bytes.begin = begin;
    element.array_key = frames_[depth_ - 1].key;
    element.node = out_->nodes.size();
    element.field = out_->fields.size();
  }

  void end_learning(const char* behind) {
    WalkedElement& element = learning_.element;
    element.bytes.end = static_cast<std::size_t>(behind - bytes_.data());
    element.end_node = out_->nodes.size();
    element.end_field = out_->fields.size();
    walked_.push_back(element);
    learning_ = {};
  }

  void learn_shapes() {
    for (const WalkedElement& element : walked_) {
      std::vector<PendingField> unsettled;
      for (const auto& [field, rule] : pending_) {
        if (field < element.field || field >= element.end_field) continue;
        if (!settles_within(field, rule, element.node)) unsettled.emplace_back(field, rule);
      }
      shapes_.learn({bytes_, *out_, values_, unsettled}, element, [&](const Field& field) {
        return tells_of_others(out_->nodes[field.node], bytes_);
      });
    }
  }

  // Whether what the rule looks at stands in the element of that node.
  bool settles_within(std::size_t field, std::int32_t rule, std::size_t element) const {
    std::size_t height = 0;
    for (std::size_t node = out_->fields[field].node; node != element; ++height) {
      node = out_->nodes[node].parent;
    }
    const auto is_within = [&](std::size_t pointer) {
      return rules_.pointers[pointer].up <= height;
    };
    const PreparedRule& prepared = rules_.rules[static_cast<std::size_t>(rule)];
    return (!prepared.role_from || is_within(prepared.role_from->pointer)) &&
           (!prepared.participant_when || is_within(prepared.participant_when->pointer)) &&
           (!prepared.speaker || is_within(*prepared.speaker));
  }

  void resolve() {
    looked_.assign(rules_.pointers.size() * out_->nodes.size(), kNotLooked);
    for (const auto& [index, rule] : pending_) {
      Field& field = out_->fields[index];
      const std::uint32_t node = field.node;
      apply_surroundings(
          rules_.rules[static_cast<std::size_t>(rule)], field,
          [&](std::size_t pointer) -> std::optional<std::string_view> {
            const std::uint32_t found = look_up(pointer, node);
            if (found == kAbsent) return std::nullopt;
            return decoded(text(values_[found].text));
          },
          [&](std::size_t pointer) {
            const std::uint32_t found = look_up(pointer, node);
            return found == kAbsent ? RawSpan{} : values_[found].text;
          });
    }
  }

  std::string_view decoded(std::string_view raw) {
    if (raw.find('\\') == std::string_view::npos) return raw;
    decode_json_string(raw, decoded_);
    return decoded_;
  }

  // Each (pointer, place to start from) is looked up once, which keeps the whole linear.
  std::uint32_t look_up(std::size_t pointer, std::uint32_t node) {
    const RelativePointer& relative = rules_.pointers[pointer];
    for (std::size_t i = 0; i < relative.up; ++i) {
      if (node == 0) return kAbsent;
      node = out_->nodes[node].parent;
    }
    std::uint32_t& known = looked_[pointer * out_->nodes.size() + node];
    if (known == kNotLooked) known = descend(node, relative.words);
    return known;
  }

  std::uint32_t descend(std::uint32_t node, const std::vector<PointerMatcher::Word>& down) {
    for (const PointerMatcher::Word word : down) {
      std::uint32_t found = kAbsent;
      // The last of several members of one name counts, as in most readers of JSON.
      for (std::uint32_t child = node + 1; child < values_[node].end; child = values_[child].end) {
        if (values_[child].word == word) found = child;
      }
      if (found == kAbsent) return kAbsent;
      node = found;
    }
    return values_[node].scalar ? node : kAbsent;
  }

  FieldRules rules_;
  PointerMatcher matcher_;
  bool look_around_;
  Numbers numbers_;
  std::string_view bytes_;
  StringStops stops_;
  RecordFields* out_ = nullptr;
  std::size_t entries_ = 0;  // fields and nodes
  Value value_;
  std::size_t depth_ = 0;
  std::array<Frame, kMaxJsonDepth> frames_;
  std::vector<PendingField> pending_;
  std::vector<NodeValue> values_;  // one a node, if look_around_
  std::vector<std::uint32_t> looked_;
  std::string decoded_;
  ElementShapes shapes_;
  Learning learning_;
  std::vector<WalkedElement> walked_;  // to be learned
};

class JsonWalker final : public Walker {
 public:
  JsonWalker(const Format& format, WalkOptions options)
      : collector_(std::make_unique<JsonCollector>(format.profile, options)) {}

  std::optional<RecordIssue> walk(const Unit& unit, std::string_view record,
                                  RecordFields& out) override {
    out.clear();
    if (unit.issue) return unit.issue;
    if (unit.kind == UnitKind::kBytes) return std::nullopt;
    if (!is_valid_utf8(record)) return utf8_issue(record);
    const bool frame = unit.kind == UnitKind::kFrame;
    if (frame) joined_.assign(unit.before).append(record).append(unit.after);
    const std::string_view bytes = frame ? std::string_view(joined_) : record;
    JsonError error = collector_->collect(bytes, !frame, out);
    if (!error.ok()) {
      out.clear();
      error.offset -= std::min(error.offset, frame ? unit.before.size() : 0);
      return json_error_issue(error, record.size());
    }
    if (frame) shift(unit, record.size(), out);
    return std::nullopt;
  }

  bool finds_same(const Unit& unit, std::string_view record, const RecordFields& fields,
                  std::string_view written, std::span<const Rewritten> rewritten) const override {
    if (unit.kind != UnitKind::kRecord) return false;
    const auto may_differ = [&](const Rewritten& one) {
      const Field& field = fields.fields[one.field];
      return field.is_key || collector_->tells_of_others(fields.nodes[field.node], record);
    };
    return std::ranges::none_of(rewritten, may_differ) &&
           differs_in_strings(record, fields, written, rewritten);
  }

 private:
  static RecordIssue json_error_issue(const JsonError& error, std::size_t size) {
    const char* const reason = error.kind == JsonError::Kind::kTooDeep   ? "too-deep"
                               : error.kind == JsonError::Kind::kStopped ? "too-large"
                                                                         : "json-syntax";
    return {reason, to_string(error, size), std::min(error.offset, size)};
  }

  // From spans in before + raw + after to spans in raw; what stands in `before` is no field.
  static void shift(const Unit& unit, std::size_t size, RecordFields& out) {
    const std::size_t before = unit.before.size();
    out.appendix = unit.before;
    const auto move = [&](RawSpan& span, bool may_be_outside) {
      if (span.begin >= before) {
        span = {span.begin - before, span.end - before};
      } else {
        span = may_be_outside ? RawSpan{span.begin + size, span.end + size} : RawSpan{};
      }
    };
    std::erase_if(out.fields, [&](const Field& field) { return field.raw.begin < before; });
    for (Field& field : out.fields) {
      move(field.raw, false);
      move(field.key, false);
      move(field.speaker, false);
    }
    for (RecordFields::Node& node : out.nodes) move(node.key, true);
    move(out.language, false);
    move(out.country, false);
  }

  std::unique_ptr<JsonCollector> collector_;
  std::string joined_;
};

}  // namespace

std::unique_ptr<Walker> make_json_walker(const Format& format, WalkOptions options) {
  return std::make_unique<JsonWalker>(format, options);
}

}  // namespace expunge
