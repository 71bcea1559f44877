// The pattern's tree is read from the leaves up.  Of each node is known either the set of all that
// it can match (`whole`, while that is small) or a set of which one stands at every match's begin
// and one at its end; besides, the best set found inside it so far, with offsets.  Where two nodes
// meet, what the left one ends with and the right one begins with is one longer sequence.
//
// A character is its UTF-8 bytes.  A set with many characters beyond ASCII is known by the first
// byte of a character, where something ends with it, and by the last, where something begins.

#include "match/sequences.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "match/likelihood.h"
#include "match/sequence_list.h"
#include "match/symbol_table.h"

namespace expunge {
namespace {

constexpr int kMaxUtf8 = 4;            // bytes of a character
constexpr std::size_t kMaxWhole = 16;  // bytes of a set that is known as a whole
constexpr std::size_t kMaxSet = 400;
constexpr std::size_t kMaxBest = 2000;   // sequences of alternatives together
constexpr std::size_t kMaxSpelled = 12;  // characters beyond ASCII that are spelled out
constexpr int kMaxCopies = 12;           // of a repeated part
// A find whose match may begin anywhere before it costs a search of the whole text.
constexpr double kPriceOfNoBegin = 6;
// Of sequences more frequent than this it is worth asking whether the rest stands near.
constexpr double kFrequent = 30;
constexpr double kMoreFrequent = 1.5;
constexpr double kSecondMayCost = 6;
constexpr double kSecondsInReach = .6;  // of a match, at most

std::uint32_t times(std::uint32_t a, int count) {
  if (count == 0 || a == 0) return 0;
  const std::uint64_t product = std::uint64_t{a} * static_cast<std::uint64_t>(count);
  return a == kUnboundedWidth || product >= kUnboundedWidth ? kUnboundedWidth
                                                            : static_cast<std::uint32_t>(product);
}

std::uint32_t less(std::uint32_t a, std::uint32_t b) {
  if (a == kUnboundedWidth) return a;
  return a > b ? a - b : 0;
}

struct Placed {
  Symbols symbols;
  std::uint32_t min_offset = 0;
  std::uint32_t max_offset = 0;
};

struct Best {
  std::vector<Placed> sequences;  // empty: none found
  double price = std::numeric_limits<double>::infinity();
};

// What is known of a node's matches.
struct Known {
  bool is_whole = false;
  SymbolSet whole;              // if is_whole: every match is one of these
  SymbolSet front, back;        // else: it begins with one of these, ends with one of these
  Best best;                    // else: one of these stands in it
  std::uint32_t min_width = 0;  // in characters
  std::uint32_t max_width = 0;
  std::uint32_t max_bytes = 0;

  const SymbolSet& begins() const { return is_whole ? whole : front; }
  const SymbolSet& ends() const { return is_whole ? whole : back; }
};

class Deriver {
 public:
  Known read(const PatternNode& node) {
    using Kind = PatternNode::Kind;
    switch (node.kind) {
      case Kind::kEmpty:
        return nothing();
      case Kind::kAssertion:
        return read_assertion(node);
      case Kind::kSet:
        return read_set(node.set);
      case Kind::kConcat:
        return read_row(node.children);
      case Kind::kAlternate: {
        Known any = read(node.children.front());
        for (std::size_t i = 1; i < node.children.size(); ++i) {
          any = either(any, read(node.children[i]));
        }
        return any;
      }
      case Kind::kRepeat:
        return repeated(read(node.children.front()), node.min, node.max);
    }
    return unknown(0, kUnboundedWidth);
  }

  std::optional<SequenceSet> finish(const Known& known) const {
    const Best best = best_of(known);
    if (best.sequences.empty()) return std::nullopt;
    SequenceSet set;
    set.max_width = known.max_bytes;
    set.sequences = written(best);
    for (const Sequence& sequence : set.sequences) {
      set.per_megabyte += estimate_occurrences(sequence);
    }
    return set;
  }

  // Cuts the pattern in two where both parts have a set and one of them is hardly more frequent
  // than that of the whole: that is the first, what the other part holds the second.
  void add_second(const PatternNode& pattern, SequenceSet& set) {
    if (set.per_megabyte < kFrequent || set.max_width == kUnboundedWidth) return;
    std::vector<const PatternNode*> parts;
    flatten(pattern, parts);
    std::vector<Known> heads = {nothing()};
    for (const PatternNode* part : parts) heads.push_back(joined(heads.back(), read(*part)));
    const Best of_all = best_of(heads.back());
    const double most = kMoreFrequent * of_all.price;
    const double most_often = kMoreFrequent * occurrences_of(of_all);
    Known tail = nothing();
    double least = kSecondMayCost * set.per_megabyte;
    const auto take = [&](const Best& first, const Best& second) {
      if (second.sequences.empty() || second.sequences.size() > kMaxSet ||
          first.sequences.empty() || first.price > most || occurrences_of(first) > most_often ||
          second.price >= least || occurrences_of(second) * set.max_width > 1e6 * kSecondsInReach) {
        return;
      }
      least = second.price;
      set.sequences = written(first);
      set.second = written(second);
      for (Sequence& sequence : set.second) {
        sequence.min_offset = 0;
        sequence.max_offset = kUnboundedWidth;
      }
    };
    std::vector<std::pair<Best, Best>> turned;  // what a part behind the cut has, and one before it
    for (std::size_t cut = parts.size(); cut-- > 1;) {
      tail = joined(read(*parts[cut]), tail);
      const Best of_head = best_of(heads[cut]);
      const Best of_tail = best_of(tail);
      take(of_head, of_tail);
      Best behind;
      offer(behind, moved(of_tail.sequences, heads[cut].min_width, heads[cut].max_width));
      turned.emplace_back(std::move(behind), of_head);
    }
    // A match's begin tells more closely where the rest stands than its end does.
    if (!set.second.empty()) return;
    for (const auto& [first, second] : turned) take(first, second);
  }

 private:
  // Besides what two neighbours tell: an alternative of few letters ("sc" of thirty services) is
  // rare only with what stands on both its sides.
  Known read_row(const std::vector<PatternNode>& nodes) {
    std::vector<Known> parts;
    std::vector<Known> heads = {nothing()};
    for (const PatternNode& node : nodes) {
      parts.push_back(read(node));
      heads.push_back(joined(heads.back(), parts.back()));
    }
    Known all = std::move(heads.back());
    if (all.is_whole) return all;
    Known tail = nothing();
    for (std::size_t at = parts.size(); at-- > 0;) {
      if (nodes[at].kind == PatternNode::Kind::kAlternate) {
        offer(all.best, alternatives_between(heads[at], nodes[at].children, tail));
      }
      tail = joined(parts[at], tail);
    }
    return all;
  }

  // Of each alternative the best set there is with what stands before it, and a class for the byte
  // behind it.
  std::vector<Placed> alternatives_between(const Known& head,
                                           const std::vector<PatternNode>& alternatives,
                                           const Known& tail) {
    Known behind = nothing();
    if (const std::optional<Symbol> first = symbols_.first_of(tail.begins())) {
      behind.whole = {Symbols{kNodeBegin, *first}};
      behind.min_width = behind.max_width = behind.max_bytes = 1;
    }
    std::vector<Placed> all;
    for (const PatternNode& alternative : alternatives) {
      Best best = best_of(joined(joined(head, read(alternative)), behind));
      if (best.sequences.empty()) return {};
      std::ranges::move(best.sequences, std::back_inserter(all));
    }
    return all;
  }

  static void flatten(const PatternNode& node, std::vector<const PatternNode*>& parts) {
    if (node.kind != PatternNode::Kind::kConcat) return parts.push_back(&node);
    for (const PatternNode& child : node.children) flatten(child, parts);
  }

  std::vector<Sequence> written(const Best& best) const {
    std::vector<Sequence> sequences;
    for (const Placed& placed : best.sequences) {
      Sequence& sequence = sequences.emplace_back(symbols_.written(placed.symbols));
      sequence.min_offset = placed.min_offset;
      sequence.max_offset = placed.max_offset;
    }
    loosen_edges(sequences);
    drop_covered(sequences);
    return sequences;
  }

  static Known nothing() {
    Known known;
    known.is_whole = true;
    known.whole = {Symbols(1, kNodeBegin)};
    return known;
  }

  static Known unknown(std::uint32_t min_width, std::uint32_t max_width) {
    Known known;
    known.front = known.back = {Symbols()};
    known.min_width = min_width;
    known.max_width = max_width;
    known.max_bytes = times(max_width, kMaxUtf8);
    return known;
  }

  static Known read_assertion(const PatternNode& node) {
    Known known = nothing();
    if (node.assertion == "\\b") known.whole.front() += kWordEdge;
    if (node.assertion == "^") known.whole.front() += kLineBegin;
    if (node.assertion == "$") known.whole.front() += kLineEnd;
    return known;
  }

  Known read_set(const CodePointRanges& set) {
    const auto holds = [&](char32_t c) {
      return std::any_of(set.begin(), set.end(),
                         [&](const auto& range) { return range.first <= c && c <= range.second; });
    };
    ByteSet ascii;
    std::size_t beyond = 0;
    for (const auto& [first, last] : set) {
      for (char32_t c = first; c <= last && c < 0x80; ++c) ascii.set(c);
      if (last >= 0x80) beyond += last - std::max(first, char32_t{0x80}) + 1;
    }
    // A text with one of these is taken to hold every sequence.
    const bool long_s = holds(0x17F) && holds('s');
    const bool kelvin = holds(0x212A) && holds('k');
    beyond -= static_cast<std::size_t>(long_s) + static_cast<std::size_t>(kelvin);
    if (beyond > kMaxSpelled) return read_wide_set(set, ascii);
    Known known;
    known.is_whole = true;
    known.min_width = known.max_width = 1;
    if (ascii.any()) {
      known.whole.push_back(Symbols{kNodeBegin, symbols_.symbol_of(ascii)});
      known.max_bytes = 1;
    }
    std::map<std::string, ByteSet> spelled;  // by all bytes but the last
    for (const auto& [first, last] : set) {
      for (char32_t c = std::max(first, char32_t{0x80}); c <= last; ++c) {
        if ((long_s && c == 0x17F) || (kelvin && c == 0x212A)) continue;
        std::string bytes;
        append_utf8(c, bytes);
        spelled[bytes.substr(0, bytes.size() - 1)].set(static_cast<unsigned char>(bytes.back()));
        known.max_bytes = std::max(known.max_bytes, static_cast<std::uint32_t>(bytes.size()));
      }
    }
    for (const auto& [lead, last] : spelled) {
      Symbols symbols(1, kNodeBegin);
      for (const char byte : lead) {
        symbols.push_back(symbols_.symbol_of(ByteSet().set(static_cast<unsigned char>(byte))));
      }
      symbols.push_back(symbols_.symbol_of(last));
      known.whole.push_back(std::move(symbols));
    }
    if (known.whole.empty()) return unknown(0, kUnboundedWidth);  // matches nothing
    sort_unique(known.whole);
    return known;
  }

  Known read_wide_set(const CodePointRanges& set, const ByteSet& ascii) {
    ByteSet first_bytes = ascii;
    ByteSet last_bytes = ascii;
    Known known = unknown(1, 1);
    known.max_bytes = 1;
    for (const auto& [first, last] : set) {
      if (last < 0x80) continue;
      std::string low;
      std::string high;
      append_utf8(std::max(first, char32_t{0x80}), low);
      append_utf8(last, high);
      for (std::size_t byte = static_cast<unsigned char>(low[0]);
           byte <= static_cast<unsigned char>(high[0]); ++byte) {
        first_bytes.set(byte);
      }
      known.max_bytes = std::max(known.max_bytes, static_cast<std::uint32_t>(high.size()));
    }
    for (std::size_t byte = 0x80; byte < 0xC0; ++byte) last_bytes.set(byte);
    known.front = {Symbols{kNodeBegin, symbols_.symbol_of(first_bytes)}};
    known.back = {Symbols{kNodeBegin, symbols_.symbol_of(last_bytes)}};
    return known;
  }

  double price_of(const std::vector<Placed>& sequences) const {
    double price = 0;
    for (const Placed& placed : sequences) {
      const SymbolTable::Price& one = symbols_.price_of(placed.symbols);
      price += one.occurrences * (placed.max_offset == kUnboundedWidth ? kPriceOfNoBegin : 1) +
               one.looking;
    }
    return price;
  }

  // In a megabyte.
  double occurrences_of(const Best& best) const {
    double occurrences = 0;
    for (const Placed& placed : best.sequences) {
      occurrences += symbols_.price_of(placed.symbols).occurrences;
    }
    return occurrences;
  }

  void offer(Best& best, std::vector<Placed> sequences) const {
    if (sequences.empty() || sequences.size() > kMaxBest) return;
    const double price = price_of(sequences);
    if (price < best.price) best = {std::move(sequences), price};
  }

  // `min_end` and `max_end`: how far behind the match's begin the sequences end.
  std::vector<Placed> placed_by_end(const SymbolSet& set, std::uint32_t min_end,
                                    std::uint32_t max_end) const {
    std::vector<Placed> sequences;
    for (const Symbols& symbols : set)
      sequences.push_back(placed(symbols, symbols, min_end, max_end));
    return sequences;
  }

  // `symbols` begin as `part` does, which ends so many characters behind the match's begin.
  Placed placed(Symbols symbols, const Symbols& part, std::uint32_t min_end,
                std::uint32_t max_end) const {
    if (!part.empty() && part.front() == kNodeBegin) return {std::move(symbols), 0, 0};
    const std::uint32_t size = symbols_.count_characters(part);
    return {std::move(symbols), less(min_end, size), less(max_end, size)};
  }

  static std::vector<Placed> placed_by_begin(SymbolSet set, std::uint32_t min_begin,
                                             std::uint32_t max_begin) {
    keep_front(set);
    std::vector<Placed> sequences;
    for (Symbols& symbols : set) sequences.push_back({std::move(symbols), min_begin, max_begin});
    return sequences;
  }
  static std::vector<Placed> moved(std::vector<Placed> sequences, std::uint32_t min,
                                   std::uint32_t max) {
    for (Placed& placed : sequences) {
      placed.min_offset = add_widths(placed.min_offset, min);
      placed.max_offset = add_widths(placed.max_offset, max);
    }
    return sequences;
  }

  Best best_of(const Known& known) const {
    Best best = known.best;
    offer(best, placed_by_begin(known.begins(), 0, 0));
    if (!known.is_whole) offer(best, placed_by_end(known.back, known.min_width, known.max_width));
    return best;
  }

  // From all matches to how they begin and end.
  Known loosened(Known known) const {
    if (!known.is_whole) return known;
    known.best = best_of(known);
    known.front = known.back = std::move(known.whole);
    known.whole.clear();
    keep_front(known.front);
    keep_back(known.back);
    known.is_whole = false;
    return known;
  }

  Known joined(const Known& left, const Known& right) {
    Known both;
    both.min_width = add_widths(left.min_width, right.min_width);
    both.max_width = add_widths(left.max_width, right.max_width);
    both.max_bytes = add_widths(left.max_bytes, right.max_bytes);
    if (left.is_whole && right.is_whole && both.max_bytes <= kMaxWhole) {
      if (std::optional<SymbolSet> whole = product(left.whole, right.whole, kMaxSet)) {
        both.is_whole = true;
        both.whole = std::move(*whole);
        return both;
      }
    }
    const Best of_left = best_of(left);
    const Best of_right = best_of(right);
    offer(both.best, of_left.sequences);
    offer(both.best, moved(of_right.sequences, left.min_width, left.max_width));
    offer_seam(left, right, both.best);
    both.front = left.begins();
    if (left.is_whole) {
      if (std::optional<SymbolSet> longer = product(left.whole, right.begins(), kMaxSet)) {
        both.front = std::move(*longer);
      } else if (const std::optional<Symbol> first = symbols_.first_of(right.begins())) {
        both.front =
            product(left.whole, {Symbols{kNodeBegin, *first}}, kMaxSet).value_or(left.whole);
      }
    }
    both.back = right.ends();
    if (right.is_whole) {
      if (std::optional<SymbolSet> longer = product(left.ends(), right.whole, kMaxSet)) {
        both.back = std::move(*longer);
      } else {
        forget_begin(both.back);
      }
    } else {
      forget_begin(both.back);
    }
    keep_front(both.front);
    keep_back(both.back);
    return both;
  }

  // What stands on both sides of the place where two parts meet.
  void offer_seam(const Known& left, const Known& right, Best& best) const {
    SymbolSet ends = left.ends();
    SymbolSet begins = right.begins();
    keep_back(ends);
    keep_front(begins);
    if (ends.size() * begins.size() > kMaxBest) return;
    std::vector<Placed> sequences;
    for (const Symbols& a : ends) {
      for (const Symbols& b : begins) {
        Placed both = placed(follow(a, b), a, left.min_width, left.max_width);
        cut(both);
        sequences.push_back(std::move(both));
      }
    }
    offer(best, std::move(sequences));
  }

  // To the rarer end of too long a sequence.
  void cut(Placed& placed) const {
    if (count_bytes(placed.symbols) <= kMaxSequenceBytes) return;
    SymbolSet front = {placed.symbols};
    SymbolSet back = {placed.symbols};
    keep_front(front);
    keep_back(back);
    const std::uint32_t dropped =
        symbols_.count_characters(placed.symbols) - symbols_.count_characters(back.front());
    Placed first{front.front(), placed.min_offset, placed.max_offset};
    Placed last{back.front(), add_widths(placed.min_offset, dropped),
                add_widths(placed.max_offset, dropped)};
    placed = price_of({first}) <= price_of({last}) ? std::move(first) : std::move(last);
  }

  Known either(const Known& left, const Known& right) const {
    Known any;
    any.min_width = std::min(left.min_width, right.min_width);
    any.max_width = std::max(left.max_width, right.max_width);
    any.max_bytes = std::max(left.max_bytes, right.max_bytes);
    if (left.is_whole && right.is_whole && left.whole.size() + right.whole.size() <= kMaxSet) {
      any.is_whole = true;
      any.whole = united(left.whole, right.whole);
      return any;
    }
    SymbolSet left_front = left.begins();
    SymbolSet right_front = right.begins();
    SymbolSet left_back = left.ends();
    SymbolSet right_back = right.ends();
    keep_front(left_front);
    keep_front(right_front);
    keep_back(left_back);
    keep_back(right_back);
    any.front = united(left_front, right_front);
    any.back = united(left_back, right_back);
    if (any.front.size() > kMaxSet) any.front = {Symbols()};
    if (any.back.size() > kMaxSet) any.back = {Symbols()};
    Best a = best_of(left);
    Best b = best_of(right);
    if (!a.sequences.empty() && !b.sequences.empty()) {
      a.sequences.insert(a.sequences.end(), std::make_move_iterator(b.sequences.begin()),
                         std::make_move_iterator(b.sequences.end()));
      offer(any.best, std::move(a.sequences));
    }
    return any;
  }

  Known repeated(const Known& part, int min, int max) {
    const bool open = max == PatternNode::kUnbounded;
    if (min == 0 && max == 1) return either(part, nothing());
    if (min == 0) {
      if (!open && part.is_whole && part.max_bytes * static_cast<unsigned>(max) <= 4) {
        Known any = nothing();
        Known copies = nothing();
        for (int i = 0; i < max; ++i) any = either(any, copies = joined(copies, part));
        return any;
      }
      Known any = unknown(0, 0);
      set_max(any, part, max);
      return any;
    }
    Known all = part;
    int copies = 1;
    for (; copies < std::min(min, kMaxCopies); ++copies) all = joined(all, part);
    if (copies == min && max == min + 1 && all.is_whole) {
      return either(all, joined(all, part));
    }
    if (copies < min || max != min) {
      all = loosened(std::move(all));
      forget_begin(all.back);  // copies may stand before
    }
    all.min_width = times(part.min_width, min);
    set_max(all, part, max);
    return all;
  }

  static void set_max(Known& all, const Known& part, int max) {
    const bool open = max == PatternNode::kUnbounded && part.max_width > 0;
    all.max_width = open ? kUnboundedWidth : times(part.max_width, std::max(max, 0));
    all.max_bytes = open ? kUnboundedWidth : times(part.max_bytes, std::max(max, 0));
  }

  SymbolTable symbols_;
};

}  // namespace

std::optional<SequenceSet> find_sequences(const PatternNode& pattern) {
  Deriver deriver;
  std::optional<SequenceSet> set = deriver.finish(deriver.read(pattern));
  if (set) deriver.add_second(pattern, *set);
  return set;
}

}  // namespace expunge
