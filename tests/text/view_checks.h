// What holds for every view of every text.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"
#include "text/view.h"

namespace expunge {

inline bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// Empty, or what is wrong with `view` as a view of `text`.
inline std::string view_fault(std::string_view text, const View& view) {
  const std::string_view out = view.text();
  if (!is_valid_utf8(out)) return "the view is not valid UTF-8";
  TextSpan before{0, 0};
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t begin = at;
    next_code_point(out, at);
    const TextSpan span = view.to_text({begin, at});
    if (span.begin >= span.end || span.end > text.size()) return "a character stands for nothing";
    if (!is_boundary(text, span.begin) || !is_boundary(text, span.end)) return "a cut character";
    if (span.begin < before.begin || span.end < before.end) return "out of order";
    const TextSpan prefix = view.to_text({0, at});
    if (prefix.end != span.end || prefix.begin > span.begin) return "a range is not its characters";
    const TextSpan empty = view.to_text({begin, begin});
    if (!empty.empty() || empty.begin > text.size()) return "an empty range that is not empty";
    before = span;
  }
  const TextSpan whole = view.to_text({0, out.size()});
  return whole.end <= text.size() ? "" : "a range outside the text";
}

}  // namespace expunge
