#include "record/element_shapes.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "record/json_walk.h"

namespace expunge {
namespace {

constexpr std::size_t kWhole = static_cast<std::size_t>(-1);
constexpr std::size_t kMostFixed = 4096;  // bytes
constexpr std::size_t kMostNodes = 64;
// Elements that are all different must cost little: what was learned in vain is given up.
constexpr std::uint32_t kMostMisses = 64;
constexpr std::uint8_t kMostRenewals = 16;

}  // namespace

// Makes a shape of an element.
class ElementShapes::Learner {
 public:
  Learner(const WalkedRecord& record, const WalkedElement& element,
          const std::vector<RawSpan>& texts)
      : record_(record), element_(element), texts_(texts) {}

  std::optional<Shape> make() {
    if (texts_.size() > kMostTexts || element_.end_node - element_.node > kMostNodes) return {};
    cut();
    if (shape_.fixed.size() > kMostFixed) return {};
    take_nodes();
    take_fields();
    if (!fits_) return {};
    return std::move(shape_);
  }

 private:
  void cut() {
    std::size_t at = element_.bytes.begin;
    for (std::size_t i = 0; i <= texts_.size(); ++i) {
      const std::size_t end = i < texts_.size() ? texts_[i].begin : element_.bytes.end;
      shape_.fixed.append(record_.bytes.substr(at, end - at));
      shape_.fixed_size[i] = static_cast<std::uint32_t>(end - at);
      bounds_[2 * i] = at;
      bounds_[2 * i + 1] = end;
      if (i < texts_.size()) at = texts_[i].end;
    }
    shape_.texts = texts_.size();
  }

  void take_nodes() {
    const auto base = static_cast<std::uint32_t>(element_.node);
    for (std::size_t i = element_.node; i < element_.end_node; ++i) {
      const RecordFields::Node& node = record_.fields.nodes[i];
      if (i > element_.node) {
        shape_.nodes.push_back({{node.parent - base, node.index, {}}, place(node.key)});
      }
      if (record_.values.empty()) continue;
      NodeValue value = record_.values[i];
      value.end -= base;
      shape_.values.push_back({value, place(value.text)});
    }
  }

  void take_fields() {
    for (std::size_t i = element_.field; i < element_.end_field; ++i) {
      const Field& field = record_.fields.fields[i];
      FieldAt& at = shape_.fields.emplace_back();
      at = {field, place(field.raw), place(field.key), place(field.speaker), kMostTexts};
      at.field.node -= static_cast<std::uint32_t>(element_.node);
      if (at.raw.begin.bound % 2 == 1) at.text = at.raw.begin.bound / 2;
    }
    for (const auto& [field, rule] : record_.pending) {
      if (field < element_.field || field >= element_.end_field) continue;
      shape_.pending.emplace_back(field - element_.field, rule);
    }
  }

  SpanAt place(RawSpan span) {
    if (span == RawSpan{}) return {};
    if (span == element_.array_key) return {{kKeyBegin, 0}, {kKeyEnd, 0}};
    const auto last = static_cast<std::uint32_t>(2 * texts_.size());
    // Texts first: an empty one touches the fixed parts beside it.
    for (std::uint32_t part = 1; part < last; part += 2) {
      if (span == RawSpan{bounds_[part], bounds_[part + 1]}) return {{part, 0}, {part + 1, 0}};
    }
    for (std::uint32_t part = 0; part <= last; part += 2) {
      const std::size_t begin = bounds_[part];
      if (begin <= span.begin && span.end <= bounds_[part + 1]) {
        return {{part, static_cast<std::uint32_t>(span.begin - begin)},
                {part, static_cast<std::uint32_t>(span.end - begin)}};
      }
    }
    fits_ = false;
    return {};
  }

  const WalkedRecord& record_;
  const WalkedElement& element_;
  const std::vector<RawSpan>& texts_;
  Shape shape_;
  std::array<std::size_t, kParts> bounds_{};
  bool fits_ = true;
};

bool ElementShapes::wants(PointerMatcher::State state) const {
  if (state >= by_state_.size()) return true;
  const Set& set = by_state_[state];
  return set.shapes.size() < kMostShapes && set.renewed < kMostRenewals;
}

void ElementShapes::add_shape(const WalkedRecord& record, const WalkedElement& element,
                              const std::vector<RawSpan>& texts) {
  if (!wants(element.state)) return;
  if (by_state_.size() <= element.state) by_state_.resize(element.state + 1);
  std::vector<Shape>& shapes = by_state_[element.state].shapes;
  std::optional<Shape> made = Learner(record, element, texts).make();
  if (!made) return;
  const auto shared_parts = [&](const Shape& other) {
    std::size_t parts = 0;
    for (std::size_t at = 0; parts <= std::min(made->texts, other.texts); ++parts) {
      const std::size_t size = made->fixed_size[parts];
      if (size != other.fixed_size[parts] ||
          made->fixed.compare(at, size, other.fixed, at, size) != 0) {
        break;
      }
      at += size;
    }
    return static_cast<std::uint8_t>(parts);
  };
  const std::size_t own = shapes.size();
  for (std::size_t i = 0; i < own; ++i) {
    const std::uint8_t parts = shared_parts(shapes[i]);
    if (parts > made->texts) return;  // known
    made->shared[i] = shapes[i].shared[own] = parts;
  }
  shapes.push_back(std::move(*made));
}

// Where the text ends that begins behind the fixed part before it.
bool ElementShapes::end_text(std::size_t text, std::string_view bytes, const StringStops& stops) {
  std::size_t at = stops.next(bounds_[2 * text + 1]);
  std::uint32_t escaped = 0;
  while (at < bytes.size() && bytes[at] == '\\') {
    const char* what = nullptr;
    const char* const behind = behind_escape(bytes.data() + at, bytes.data() + bytes.size(), what);
    if (what != nullptr) return false;
    at = stops.next(static_cast<std::size_t>(behind - bytes.data()));
    escaped = 1;
  }
  bounds_[2 * text + 2] = at;
  escaped_ = (escaped_ & ~(std::uint32_t{1} << text)) | escaped << text;
  return at < bytes.size() && bytes[at] == '"';
}

std::size_t ElementShapes::compare(const Shape& shape, std::size_t part, std::string_view bytes,
                                   const StringStops& stops) {
  const char* fixed = shape.fixed.data();
  for (std::size_t i = 0; i < part; ++i) fixed += shape.fixed_size[i];
  for (;; ++part) {
    const std::size_t size = shape.fixed_size[part];
    const std::size_t at = bounds_[2 * part];
    if (bytes.size() - at < size || std::memcmp(bytes.data() + at, fixed, size) != 0) return part;
    bounds_[2 * part + 1] = at + size;
    if (part == shape.texts) return kWhole;
    if (!end_text(part, bytes, stops)) return part;
    fixed += size;
  }
}

std::size_t ElementShapes::find(PointerMatcher::State state, std::string_view bytes, std::size_t at,
                                const StringStops& stops) {
  if (state >= by_state_.size()) return 0;
  Set& set = by_state_[state];
  if (set.shapes.empty()) {
    note_miss(set);
    return 0;
  }
  const std::size_t guess = set.next[set.last];
  bounds_[0] = at;
  std::size_t tried = guess;
  std::size_t part = compare(set.shapes[guess], 0, bytes, stops);
  for (std::size_t i = 0; part != kWhole && i < set.shapes.size(); ++i) {
    if (i == guess) continue;
    // Parts that both have were compared.
    part = compare(set.shapes[i], std::min<std::size_t>(part, set.shapes[i].shared[tried]), bytes,
                   stops);
    tried = i;
  }
  if (part != kWhole) {
    note_miss(set);
    return 0;
  }
  set.misses -= set.misses > 0 ? 1U : 0U;
  set.next[set.last] = static_cast<std::uint8_t>(tried);
  set.last = static_cast<std::uint8_t>(tried);
  found_ = &set.shapes[tried];
  return bounds_[2 * found_->texts + 1];
}

void ElementShapes::note_miss(Set& set) {
  if (set.renewed >= kMostRenewals || ++set.misses < kMostMisses) return;
  set = {.shapes = {}, .renewed = static_cast<std::uint8_t>(set.renewed + 1)};
}

void ElementShapes::add_found(const WalkedRecord& record, std::uint32_t parent, std::int32_t index,
                              RawSpan array_key) {
  const Shape& shape = *found_;
  bounds_[kKeyBegin] = array_key.begin;
  bounds_[kKeyEnd] = array_key.end;
  std::vector<RecordFields::Node>& nodes = record.fields.nodes;
  const auto base = static_cast<std::uint32_t>(nodes.size());
  nodes.push_back({parent, index, {}});
  for (const auto& [node, key] : shape.nodes) {
    nodes.push_back({node.parent + base, node.index, span(key)});
  }
  for (const auto& [value, text] : shape.values) {
    record.values.push_back({span(text), value.end + base, value.scalar, value.word});
  }
  std::vector<Field>& fields = record.fields.fields;
  for (const auto& [field, rule] : shape.pending) {
    record.pending.emplace_back(fields.size() + field, rule);
  }
  for (const FieldAt& at : shape.fields) {
    Field& field = fields.emplace_back(at.field);
    field.raw = span(at.raw);
    field.key = span(at.key);
    field.speaker = span(at.speaker);
    field.node += base;
    if (at.text < kMostTexts) field.is_verbatim = (escaped_ >> at.text & 1U) == 0;
  }
}

}  // namespace expunge
