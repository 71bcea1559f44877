#include "match/sequence_list.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "match/symbols.h"

namespace expunge {
namespace {

constexpr std::size_t kFewMarks = 16;  // a class of so few says more than "no word"

void loosen_edge(Sequence& sequence) {
  if (sequence.before == Edge::kLine && only_word_bytes(sequence.bytes.front())) {
    sequence.before = Edge::kNoWord;
  }
  if (sequence.before == Edge::kAny && sequence.bytes.size() > 2 &&
      no_word_bytes(sequence.bytes[0]) && sequence.bytes[0].count() > kFewMarks &&
      only_word_bytes(sequence.bytes[1])) {
    sequence.bytes.erase(sequence.bytes.begin());
    sequence.before = Edge::kNoWord;
    sequence.min_offset = add_widths(sequence.min_offset, 1);
    sequence.max_offset = add_widths(sequence.max_offset, 1);
  }
}

// Whether `wanted` is sure where the edge `there`, or the byte `beside`, stands.
bool holds_edge(Edge wanted, Edge there, const ByteSet* beside) {
  if (wanted == Edge::kAny || wanted == there) return true;
  if (wanted == Edge::kLine) return false;
  return beside != nullptr ? no_word_bytes(*beside) : there == Edge::kLine;
}

// Where `inner` stands in all that `outer` can be, or nothing.
std::optional<std::size_t> place_in(const Sequence& inner, const Sequence& outer) {
  for (std::size_t at = 0; at + inner.bytes.size() <= outer.bytes.size(); ++at) {
    const bool at_end = at + inner.bytes.size() == outer.bytes.size();
    if (!holds_edge(inner.before, at == 0 ? outer.before : Edge::kAny,
                    at == 0 ? nullptr : &outer.bytes[at - 1]) ||
        !holds_edge(inner.after, at_end ? outer.after : Edge::kAny,
                    at_end ? nullptr : &outer.bytes[at + inner.bytes.size()])) {
      continue;
    }
    bool within = true;
    for (std::size_t i = 0; i < inner.bytes.size() && within; ++i) {
      within = (outer.bytes[at + i] & ~inner.bytes[i]).none();
    }
    if (within) return at;
  }
  return std::nullopt;
}

}  // namespace

void loosen_edges(std::vector<Sequence>& sequences) {
  for (Sequence& sequence : sequences) loosen_edge(sequence);
}

void drop_covered(std::vector<Sequence>& sequences) {
  std::stable_sort(sequences.begin(), sequences.end(), [](const Sequence& a, const Sequence& b) {
    return a.bytes.size() < b.bytes.size();
  });
  std::vector<Sequence> kept;
  for (Sequence& sequence : sequences) {
    bool covered = false;
    for (Sequence& shorter : kept) {
      const std::optional<std::size_t> at = place_in(shorter, sequence);
      if (!at) continue;
      std::uint32_t shift = 0;
      for (std::size_t i = 1; i <= *at; ++i) shift += begins_character(sequence.bytes[i]);
      shorter.min_offset = std::min(shorter.min_offset, add_widths(sequence.min_offset, shift));
      shorter.max_offset = std::max(shorter.max_offset, add_widths(sequence.max_offset, shift));
      covered = true;
      break;
    }
    if (!covered) kept.push_back(std::move(sequence));
  }
  sequences = std::move(kept);
}

}  // namespace expunge
