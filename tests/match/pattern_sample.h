// Texts that a pattern matches, made up at random from its tree.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "match/pattern_tree.h"

namespace expunge {

inline char32_t sample_of(const CodePointRanges& set, std::mt19937& random) {
  std::vector<char32_t> printable;
  for (const auto& [first, last] : set) {
    for (char32_t c = std::max(first, char32_t{' '}); c <= std::min(last, char32_t{'~'}); ++c) {
      printable.push_back(c);
    }
  }
  if (!printable.empty()) return printable[random() % printable.size()];
  return set.empty() ? U'?' : set[random() % set.size()].first;
}

// Matches if the assertions happen to hold.
inline void append_sample(const PatternNode& node, std::mt19937& random, std::string& out) {
  using Kind = PatternNode::Kind;
  switch (node.kind) {
    case Kind::kEmpty:
    case Kind::kAssertion:
      return;
    case Kind::kSet:
      append_utf8(sample_of(node.set, random), out);
      return;
    case Kind::kConcat:
      for (const PatternNode& child : node.children) append_sample(child, random, out);
      return;
    case Kind::kAlternate:
      append_sample(node.children[random() % node.children.size()], random, out);
      return;
    case Kind::kRepeat: {
      constexpr int kMore = 6;
      const int most = node.max == PatternNode::kUnbounded ? node.min + kMore
                                                           : std::min(node.max, node.min + kMore);
      int rounds =
          node.min + static_cast<int>(random() % static_cast<unsigned>(most - node.min + 1));
      for (; rounds > 0; --rounds) append_sample(node.children[0], random, out);
      return;
    }
  }
}

}  // namespace expunge
