// Half-open ranges, one type per coordinate space, so that mixing them does not compile.
#pragma once

#include <cstddef>
#include <functional>

namespace expunge {

template <class Space>
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  constexpr std::size_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::size_t at) const { return begin <= at && at < end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr bool operator==(Span, Span) = default;
  friend constexpr auto operator<=>(Span, Span) = default;
};

using RawSpan = Span<struct RawSpace>;    // bytes of the record as it stands in the input
using TextSpan = Span<struct TextSpace>;  // bytes of a field's decoded UTF-8 text
using ViewSpan = Span<struct ViewSpace>;  // bytes of a view of a text (folded, spoken)
using CodeSpan = Span<struct CodeSpace>;  // code points of a field's decoded text

}  // namespace expunge
