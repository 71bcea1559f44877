#include "match/core.h"

#include <algorithm>

#include "match/likelihood.h"
#include "text/word_filter.h"

namespace expunge {
namespace {

// Costs are counted in occurrences of a word.  Literals are searched for by Hyperscan, which costs
// the more the more there are; windows share few buckets, so each is dear to all.
constexpr double kCostOfLiteral = 200;
constexpr double kLiteralHit = 2.5;
constexpr double kCostOfWindow = 400;
constexpr double kWindowHit = 4;
// Letters of a literal more than these help no more.
constexpr std::size_t kMaxLiteral = 8;
constexpr std::size_t kMaxLiteralSpellings = 4;
constexpr std::size_t kMaxWordSpellings = 24;

// The bytes of a class, letters in lower case.
std::string spellings_of(const ByteSet& bytes) {
  std::string all;
  for (std::size_t c = 0; c < bytes.size(); ++c) {
    if (!bytes[c]) continue;
    const bool capital = 'A' <= c && c <= 'Z';
    if (capital && bytes[c - 'A' + 'a']) continue;
    all.push_back(static_cast<char>(capital ? c - 'A' + 'a' : c));
  }
  return all;
}

// Literals are compared ignoring case.
Sequence ignoring_case(Sequence sequence) {
  for (ByteSet& bytes : sequence.bytes) {
    for (std::size_t small = 'a'; small <= 'z'; ++small) {
      const std::size_t capital = small - 'a' + 'A';
      if (bytes[small] || bytes[capital]) bytes.set(small).set(capital);
    }
  }
  return sequence;
}

// What a window of classes takes for the sequence.
Sequence as_scanned(Sequence sequence) {
  for (ByteSet& bytes : sequence.bytes) bytes = let_through(bytes);
  return sequence;
}

void take_cheaper(const Core& core, Core& best) {
  if (core.cost < best.cost) best = core;
}

// Calls offer(count, spellings) for growing numbers of bytes from `first` on.
template <class Offer>
void grow(const Sequence& sequence, std::size_t first, std::size_t max_count,
          std::size_t max_spellings, Offer offer) {
  std::size_t spellings = 1;
  for (std::size_t count = 1; count <= max_count && first + count <= sequence.bytes.size();
       ++count) {
    spellings *= spellings_of(sequence.bytes[first + count - 1]).size();
    if (spellings > max_spellings) return;
    offer(count);
  }
}

}  // namespace

Core best_core(const Sequence& sequence) {
  Core best;
  const Sequence loose = ignoring_case(sequence);
  const Sequence blurred = as_scanned(sequence);
  const std::size_t size = sequence.bytes.size();
  for (std::size_t first = 0; first < size; ++first) {
    if (begins_word(sequence, first)) {
      grow(sequence, first, WordFilter::kLongest, kMaxWordSpellings, [&](std::size_t count) {
        if (count < WordFilter::kShortest) return;
        const double occurrences = estimate_hits(loose, first, count, true);
        take_cheaper({Core::Kind::kWord, first, count, occurrences, occurrences}, best);
      });
    }
    grow(sequence, first, kMaxLiteral, kMaxLiteralSpellings, [&](std::size_t count) {
      const double occurrences = estimate_hits(loose, first, count, false);
      take_cheaper({Core::Kind::kLiteral, first, count, occurrences,
                    kLiteralHit * occurrences + kCostOfLiteral},
                   best);
    });
    const std::size_t count = std::min(kWindow, size - first);
    const double occurrences = estimate_hits(blurred, first, count, false);
    take_cheaper(
        {Core::Kind::kClasses, first, count, occurrences, kWindowHit * occurrences + kCostOfWindow},
        best);
  }
  return best;
}

std::vector<std::string> literals_of(const Sequence& sequence, const Core& core) {
  std::vector<std::string> literals = {""};
  for (std::size_t i = 0; i < core.count; ++i) {
    std::vector<std::string> longer;
    for (const std::string& literal : literals) {
      for (const char c : spellings_of(sequence.bytes[core.first + i])) {
        longer.push_back(literal + c);
      }
    }
    literals = std::move(longer);
  }
  return literals;
}

ClassWindow window_of(const Sequence& sequence, std::size_t first) {
  ClassWindow window;
  for (std::size_t i = 0; i < kWindow; ++i) {
    if (first + i < sequence.bytes.size()) {
      window[i] = sequence.bytes[first + i];
    } else {
      window[i].set();
    }
  }
  return window;
}

}  // namespace expunge
