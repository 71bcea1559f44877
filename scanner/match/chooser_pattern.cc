// Two steps:
//
//   trim   At the pattern's two ends a repeat needs only its fewest rounds: `\d{3,5}` at the end is
//          found as `\d{3}`.  What is optional there goes.  (Fewer hits, too.)
//   write  Over bytes, in a database without UTF-8 mode: a set of characters becomes its ASCII
//          members and the first bytes of the others, any continuation bytes following.  Inside,
//          long or wide repeats lose their upper bound, and high lower bounds are lowered.

#include "match/chooser_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <iterator>

#include "base/utf8.h"

namespace expunge {
namespace {

using Kind = PatternNode::Kind;
using Bytes = std::bitset<256>;

// Repeats of one byte up to this many rounds stay as they are: digit groups tell rules apart.
constexpr int kMaxExactRounds = 8;
// Likewise groups: fewest rounds of 2 to 4, of patterns up to this length.
constexpr int kMaxGroupRounds = 4;
constexpr std::size_t kMaxUnrolled = 200;
// Sets of no more characters than this beyond ASCII are written out: letters and their other case.
constexpr std::size_t kMaxSpelled = 4;

// --- trim ---

enum End : unsigned { kNoEnd = 0, kFront = 1, kBack = 2 };

bool is_droppable(const PatternNode& node) {
  return node.kind == Kind::kEmpty || (node.kind == Kind::kRepeat && node.min == 0);
}

PatternNode trim_ends(PatternNode node, unsigned ends);

PatternNode trim_concat(PatternNode node, unsigned ends) {
  std::vector<PatternNode>& items = node.children;
  if ((ends & kBack) != 0) {
    while (items.size() > 1 && is_droppable(items.back())) items.pop_back();
  }
  if ((ends & kFront) != 0) {
    const auto kept = std::find_if_not(items.begin(), std::prev(items.end()), is_droppable);
    items.erase(items.begin(), kept);
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    unsigned at = kNoEnd;
    if (i == 0) at |= ends & kFront;
    if (i + 1 == items.size()) at |= ends & kBack;
    items[i] = trim_ends(std::move(items[i]), at);
  }
  return node;
}

// `ends`: at which ends of the whole pattern the node stands.
PatternNode trim_ends(PatternNode node, unsigned ends) {
  if (ends == kNoEnd) return node;
  switch (node.kind) {
    case Kind::kConcat:
      return trim_concat(std::move(node), ends);
    case Kind::kAlternate:
      for (PatternNode& child : node.children) child = trim_ends(std::move(child), ends);
      return node;
    case Kind::kRepeat:
      // With no round left the whole pattern could match nothing, which Hyperscan cannot report.
      node.max = std::max(node.min, 1);
      if (node.min == 1 || node.min == 0) {
        node.children[0] = trim_ends(std::move(node.children[0]), node.min == 1 ? ends : kNoEnd);
      }
      return node;
    default:
      return node;
  }
}

// --- write ---

std::string byte_class(const Bytes& bytes) {
  std::string out = "[";
  for (std::size_t first = 0; first < bytes.size(); ++first) {
    if (!bytes[first]) continue;
    std::size_t last = first;
    while (last + 1 < bytes.size() && bytes[last + 1]) ++last;
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", first);
    if (last > first) fmt::format_to(std::back_inserter(out), "-\\x{:02x}", last);
    first = last;
  }
  return out + "]";
}

unsigned char lead_byte(char32_t code_point) {
  std::string character;
  append_utf8(code_point, character);
  return static_cast<unsigned char>(character[0]);
}

struct ByteSets {
  Bytes ascii;
  Bytes leads;  // first bytes of the members beyond ASCII
  // Every byte of every member, and possibly more.
  Bytes any() const {
    Bytes all = ascii | leads;
    if (leads.any()) {
      for (std::size_t byte = 0x80; byte < 0xC0; ++byte) all.set(byte);
    }
    return all;
  }
};

ByteSets byte_sets(const CodePointRanges& set) {
  ByteSets sets;
  for (const auto& [first, last] : set) {
    for (char32_t c = first; c <= last && c < 0x80; ++c) sets.ascii.set(c);
    if (last < 0x80) continue;
    const std::size_t low = lead_byte(std::max(first, char32_t{0x80}));
    for (std::size_t byte = low; byte <= lead_byte(last); ++byte) sets.leads.set(byte);
  }
  return sets;
}

std::size_t count_beyond_ascii(const CodePointRanges& set) {
  std::size_t count = 0;
  for (const auto& [first, last] : set) {
    if (last >= 0x80) count += last - std::max(first, char32_t{0x80}) + 1;
  }
  return count;
}

// One character of the set.
std::string write_set(const CodePointRanges& set) {
  const ByteSets sets = byte_sets(set);
  if (sets.leads.none()) return byte_class(sets.ascii);
  std::string out = "(?:";
  if (sets.ascii.any()) out += byte_class(sets.ascii) + "|";
  if (count_beyond_ascii(set) <= kMaxSpelled) {
    for (const auto& [first, last] : set) {
      for (char32_t c = std::max(first, char32_t{0x80}); c <= last; ++c) {
        std::string character;
        append_utf8(c, character);
        for (const char byte : character) {
          fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned char>(byte));
        }
        out += '|';
      }
    }
    out.pop_back();
  } else {
    out += byte_class(sets.leads) + "[\\x80-\\xbf]+";
  }
  return out + ")";
}

class PatternWriter {
 public:
  explicit PatternWriter(Assertions assertions) : assertions_(assertions) {}

  std::string write(const PatternNode& node) const {
    switch (node.kind) {
      case Kind::kEmpty:
        return {};
      case Kind::kSet:
        return write_set(node.set);
      case Kind::kAssertion:
        return assertions_ == Assertions::kKeep ? node.assertion : std::string();
      case Kind::kConcat: {
        std::string out;
        for (const PatternNode& child : node.children) out += write(child);
        return out.empty() ? out : "(?:" + out + ")";
      }
      case Kind::kAlternate:
        return write_alternatives(node);
      case Kind::kRepeat:
        return write_repeat(node);
    }
    return {};
  }

 private:
  std::string write_alternatives(const PatternNode& node) const {
    std::string out = "(?:";
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i > 0) out += '|';
      out += write(node.children[i]);
    }
    return out + ")";
  }

  std::string write_repeat(const PatternNode& node) const {
    const PatternNode& child = node.children[0];
    if (node.max == 0) return {};
    std::string inner = write(child);
    if (inner.empty()) return inner;
    if (node.min == 1 && node.max == 1) return inner;
    if (child.kind == Kind::kSet) return write_set_repeat(node, inner);
    inner = "(?:" + inner + ")";
    if (node.max == 1) return inner + "?";
    // Rounds of a group are unrolled, so only a few of a short one are asked for.
    if (node.min >= 2 && inner.size() <= kMaxUnrolled) {
      const int rounds = std::min(node.min, kMaxGroupRounds);
      return fmt::format("{}{{{}{}}}", inner, rounds, node.max == rounds ? "" : ",");
    }
    return inner + (node.min == 0 ? "*" : "+");
  }

  static std::string write_set_repeat(const PatternNode& node, const std::string& inner) {
    if (node.max == 1) return inner + "?";
    const ByteSets sets = byte_sets(node.children[0].set);
    if (sets.leads.none() && node.max != PatternNode::kUnbounded && node.max <= kMaxExactRounds) {
      return fmt::format("{}{{{},{}}}", inner, node.min, node.max);
    }
    // A character has at least one byte, so as many bytes as rounds are surely there.
    const std::string bytes = byte_class(sets.any());
    if (node.min == 0) return bytes + "*";
    if (node.min == 1) return bytes + "+";
    return fmt::format("{}{{{},}}", bytes, std::min(node.min, kMaxExactRounds));
  }

  Assertions assertions_;
};

}  // namespace

std::string chooser_pattern(const PatternNode& root, Assertions assertions) {
  return PatternWriter(assertions).write(trim_ends(root, kFront | kBack));
}

}  // namespace expunge
