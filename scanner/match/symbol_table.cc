#include "match/symbol_table.h"

#include <algorithm>
#include <limits>

#include "match/core.h"
#include "match/likelihood.h"
#include "text/word_filter.h"

namespace expunge {
namespace {

// In occurrences a megabyte: by a word it begins (match/word_table.h), or else.
constexpr double kPriceByWord = 2;
constexpr double kPriceElse = 30;
// Of each place where it may stand; a place where it does is given to RE2.
constexpr double kPriceOfCore = .02;

// Where the sequence holds the begin of a word by which it can be found.
std::optional<std::size_t> place_of_word(const Sequence& sequence) {
  constexpr std::size_t kBytes = 3;
  constexpr std::size_t kFew = 4;
  for (std::size_t at = 0; at + kBytes <= sequence.bytes.size(); ++at) {
    if (!begins_word(sequence, at)) continue;
    if (std::all_of(sequence.bytes.begin() + static_cast<std::ptrdiff_t>(at),
                    sequence.bytes.begin() + static_cast<std::ptrdiff_t>(at + kBytes),
                    [](const ByteSet& bytes) { return bytes.count() <= kFew; })) {
      return at;
    }
  }
  return std::nullopt;
}

double price_of_looking(const Sequence& sequence) {
  const std::optional<std::size_t> word = place_of_word(sequence);
  if (!word) return kPriceElse + kPriceOfCore * best_core(sequence).cost;
  const std::size_t count = std::min(sequence.bytes.size() - *word, WordFilter::kLongest);
  return kPriceByWord + kPriceOfCore * estimate_hits(sequence, *word, count, true);
}

}  // namespace

Symbol SymbolTable::symbol_of(const ByteSet& bytes) {
  const auto [at, is_new] = numbers_.emplace(bytes.to_string(), classes_.size());
  if (is_new) {
    classes_.push_back(bytes);
    begins_.push_back(begins_character(bytes));
  }
  return static_cast<Symbol>(at->second);
}

std::optional<Symbol> SymbolTable::first_of(const SymbolSet& set) {
  ByteSet first;
  for (const Symbols& symbols : set) {
    const std::size_t at = !symbols.empty() && symbols.front() == kNodeBegin ? 1 : 0;
    if (at == symbols.size() || is_mark(symbols[at])) return std::nullopt;
    first |= classes_[symbols[at]];
  }
  return set.empty() ? std::nullopt : std::optional(symbol_of(first));
}

std::uint32_t SymbolTable::count_characters(const Symbols& symbols) const {
  std::uint32_t count = 0;
  for (const Symbol symbol : symbols) {
    if (!is_mark(symbol)) count += count == 0 || begins_[symbol];
  }
  return count;
}

Sequence SymbolTable::written(const Symbols& symbols) const {
  Sequence sequence;
  bool word_edge = false;
  std::size_t begin = 0;
  for (; begin < symbols.size() && is_mark(symbols[begin]); ++begin) {
    if (symbols[begin] == kLineBegin) sequence.before = Edge::kLine;
    if (symbols[begin] == kWordEdge) word_edge = true;
  }
  std::size_t end = symbols.size();
  bool word_end = false;
  for (; end > begin && is_mark(symbols[end - 1]); --end) {
    if (symbols[end - 1] == kLineEnd) sequence.after = Edge::kLine;
    if (symbols[end - 1] == kWordEdge) word_end = true;
  }
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_mark(symbols[i])) sequence.bytes.push_back(classes_[symbols[i]]);
  }
  if (sequence.bytes.empty()) return sequence;
  if (word_edge && sequence.before == Edge::kAny && only_word_bytes(sequence.bytes.front())) {
    sequence.before = Edge::kNoWord;
  }
  if (word_end && sequence.after == Edge::kAny && only_word_bytes(sequence.bytes.back())) {
    sequence.after = Edge::kNoWord;
  }
  return sequence;
}

const SymbolTable::Price& SymbolTable::price_of(const Symbols& symbols) const {
  const auto [at, is_new] = prices_.try_emplace(symbols);
  if (!is_new) return at->second;
  const Sequence sequence = written(symbols);
  if (sequence.bytes.empty()) {
    at->second.looking = std::numeric_limits<double>::infinity();
  } else {
    at->second = {estimate_occurrences(sequence), price_of_looking(sequence)};
  }
  return at->second;
}

}  // namespace expunge
