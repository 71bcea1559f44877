#include "match/loose_pattern.h"

#include <algorithm>

namespace expunge {
namespace {

constexpr std::string_view kBeyondAscii = "\\x{80}-\\x{10FFFF}";

// What a class by property holds: of ASCII exactly these, as a part of a class.
struct Property {
  std::string_view ascii;
  bool known = false;
};

// Letters, numbers and marks are what rules name; of scripts and signs nothing is known.
Property property_of(std::string_view name) {
  if (name == "L") return {"A-Za-z", true};
  if (name == "Lu") return {"A-Z", true};
  if (name == "Ll") return {"a-z", true};
  if (name == "N" || name == "Nd") return {"0-9", true};
  if (name == "M" || name == "Mn" || name == "Mc" || name == "Lo" || name == "Lm" || name == "Lt") {
    return {"", true};
  }
  return {};
}

// One walk over a pattern, item by item.
class Loosener {
 public:
  explicit Loosener(std::string_view pattern) : pattern_(pattern) {}

  std::optional<std::string> run() {
    while (ok_ && at_ < pattern_.size()) item();
    if (!ok_ || !any_) return std::nullopt;
    return out_;
  }

 private:
  std::string_view rest() const { return pattern_.substr(at_); }
  void copy(std::size_t bytes) {
    out_ += rest().substr(0, bytes);
    at_ += std::min(bytes, pattern_.size() - at_);
  }

  void item() {
    if (rest().starts_with("\\Q")) {
      ok_ = false;
    } else if (is_property()) {
      property(Place::kOutside);
    } else if (pattern_[at_] == '\\') {
      copy(2);
    } else if (pattern_[at_] == '[') {
      class_of_characters();
    } else {
      copy(1);
    }
  }

  void class_of_characters() {
    copy(1);
    Place place = Place::kInClass;
    if (rest().starts_with("^")) {
      place = Place::kInNegatedClass;
      copy(1);
    }
    if (rest().starts_with("]")) copy(1);
    while (ok_ && !rest().empty() && pattern_[at_] != ']') {
      if (is_property()) {
        property(place);
      } else if (rest().starts_with("[:")) {
        const std::size_t end = rest().find(":]");
        copy(end == std::string_view::npos ? 1 : end + 2);
      } else {
        copy(pattern_[at_] == '\\' ? 2 : 1);
      }
    }
    copy(1);
  }

  enum class Place { kOutside, kInClass, kInNegatedClass };

  bool is_property() const { return rest().starts_with("\\p") || rest().starts_with("\\P"); }

  // What stands in a class must hold more than the property, in a negated one less.
  void property(Place place) {
    any_ = true;
    bool negated = pattern_[at_ + 1] == 'P';
    std::string_view name = rest().substr(2, 1);
    std::size_t size = 3;
    if (name == "{") {
      const std::size_t end = rest().find('}');
      if (end == std::string_view::npos) ok_ = false;
      if (!ok_) return;
      name = rest().substr(3, end - 3);
      size = end + 1;
    }
    if (name.starts_with("^")) {
      negated = !negated;
      name.remove_prefix(1);
    }
    const Property property = property_of(name);
    // "[^]" and the like would be the next character's.
    ok_ = property.known && (!property.ascii.empty() || place != Place::kInNegatedClass) &&
          (!negated || (place == Place::kOutside && !property.ascii.empty()));
    if (!ok_) return;
    at_ += size;
    if (negated) {
      out_.append("[^").append(property.ascii).append("]");
      return;
    }
    if (place == Place::kOutside) out_ += '[';
    out_ += property.ascii;
    if (place != Place::kInNegatedClass) out_ += kBeyondAscii;
    if (place == Place::kOutside) out_ += ']';
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  std::string out_;
  bool ok_ = true;
  bool any_ = false;
};

}  // namespace

std::optional<std::string> loose_pattern(std::string_view pattern) {
  return Loosener(pattern).run();
}

}  // namespace expunge
