// From the raw bytes of a field to its text and back.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/encoding.h"
#include "expunge/span.h"
#include "text/unescape.h"

namespace expunge {

// Maps byte offsets of a decoded text to byte offsets in the raw bytes it came from.  Holds one
// entry per escape, so a text without escapes costs nothing.  Reused: clear() keeps the capacity.
class OffsetMap {
 public:
  void clear() { steps_.clear(); }
  // Describes the text that decode makes of `raw`.
  void make(std::string_view raw, Encoding encoding);
  // The `decoded_size` bytes at `decoded` stand for the `raw_size` bytes at `raw`; between steps
  // the map is one to one.
  void add(std::uint32_t decoded, std::uint32_t decoded_size, std::uint32_t raw,
           std::uint32_t raw_size) {
    steps_.push_back({decoded + decoded_size, raw + raw_size, decoded_size, raw_size});
  }
  // Raw range of a decoded range, widened to whole escapes.
  RawSpan to_raw(TextSpan span) const;

 private:
  struct Step {
    std::uint32_t decoded_end;  // offset just behind the decoded bytes of this escape
    std::uint32_t raw_end;      // offset just behind its raw bytes
    std::uint32_t decoded_size;
    std::uint32_t raw_size;
  };
  std::vector<Step> steps_;
};

// Appends the text that `raw` stands for to `out` and describes it in `map` (cleared first; offsets
// relative to the start of what was appended and of `raw`).  A lone surrogate escape becomes
// U+FFFD; all else was checked by the walk. REQUIRES: `raw` is valid UTF-8, well-formed for
// `encoding`, shorter than 4 GiB.
void decode(std::string_view raw, Encoding encoding, std::string& out, OffsetMap& map);

// Bytes that decode_to may write behind the text itself.
inline constexpr std::size_t kDecodeMargin = kUnescapeMargin;

// The same without a map, to `to`, which has room for raw.size() + kDecodeMargin bytes; returns the
// text's end.  Bytes can be read up to `readable`, at or behind the end of `raw`: it is faster with
// kDecodeMargin more.
char* decode_to(std::string_view raw, Encoding encoding, const char* readable, char* to);

// Appends `text` in `encoding`, as an editor of that format would write it.  For kPlain it is the
// text itself.
void encode(std::string_view text, Encoding encoding, std::string& out);

}  // namespace expunge
