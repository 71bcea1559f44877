#include "match/symbols.h"

#include <algorithm>
#include <iterator>

namespace expunge {

std::size_t count_bytes(const Symbols& symbols) {
  return symbols.size() -
         static_cast<std::size_t>(std::count_if(symbols.begin(), symbols.end(), is_mark));
}

void sort_unique(SymbolSet& set) {
  std::sort(set.begin(), set.end());
  set.erase(std::unique(set.begin(), set.end()), set.end());
}

Symbols follow(const Symbols& a, const Symbols& b) {
  return a + (!b.empty() && b.front() == kNodeBegin ? b.substr(1) : b);
}

std::optional<SymbolSet> product(const SymbolSet& left, const SymbolSet& right, std::size_t most) {
  if (left.size() * right.size() > most) return std::nullopt;
  SymbolSet all;
  all.reserve(left.size() * right.size());
  for (const Symbols& a : left) {
    for (const Symbols& b : right) all.push_back(follow(a, b));
  }
  sort_unique(all);
  return all;
}

SymbolSet united(const SymbolSet& a, const SymbolSet& b) {
  SymbolSet both;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

void keep_front(SymbolSet& set) {
  for (Symbols& symbols : set) {
    std::size_t bytes = 0;
    std::size_t end = 0;
    while (end < symbols.size() && bytes < kMaxSequenceBytes) bytes += !is_mark(symbols[end++]);
    symbols.resize(end);
  }
  sort_unique(set);
}

void keep_back(SymbolSet& set) {
  for (Symbols& symbols : set) {
    std::size_t bytes = 0;
    std::size_t begin = symbols.size();
    while (begin > 0 && bytes < kMaxSequenceBytes) bytes += !is_mark(symbols[--begin]);
    symbols.erase(0, begin);
  }
  sort_unique(set);
}

void forget_begin(SymbolSet& set) {
  for (Symbols& symbols : set) {
    if (!symbols.empty() && symbols.front() == kNodeBegin) symbols.erase(0, 1);
  }
  sort_unique(set);
}

bool begins_character(const ByteSet& bytes) {
  for (std::size_t byte = 0x80; byte < 0xC0; ++byte) {
    if (bytes[byte]) return false;
  }
  return true;
}

std::uint32_t add_widths(std::uint32_t a, std::uint32_t b) {
  return a == kUnboundedWidth || b == kUnboundedWidth ? kUnboundedWidth : a + b;
}

}  // namespace expunge
