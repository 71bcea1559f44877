// decode() and the views hold their maps on any bytes.  The first byte picks the encoding.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "text/decode.h"
#include "text/view.h"
#include "text/view_checks.h"

namespace expunge {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_decode(std::string_view raw, Encoding encoding) {
  std::string text;
  OffsetMap map;
  decode(raw, encoding, text, map);
  require(is_valid_utf8(text));
  require(map.to_raw({0, text.size()}) == RawSpan{0, raw.size()} || text.empty());
  std::size_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    next_code_point(text, at);
    const RawSpan span = map.to_raw({begin, at});
    require(span.begin == before && span.end > span.begin && span.end <= raw.size());
    before = span.end;
  }
  std::string encoded;
  encode(text, encoding, encoded);
  std::string again;
  decode(encoded, encoding, again, map);
  require(again == text);
}

void check_views(std::string_view text) {
  View view;
  if (build_folded(text, view)) require(view_fault(text, view).empty());
  if (build_spoken(text, view)) require(view_fault(text, view).empty());
}

}  // namespace
}  // namespace expunge

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using expunge::Encoding;
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (!expunge::is_valid_utf8(bytes)) return 0;
  constexpr Encoding kEncodings[] = {Encoding::kPlain, Encoding::kJson, Encoding::kCsvQuoted};
  expunge::check_decode(bytes, kEncodings[data[0] % 3]);
  expunge::check_views(bytes);
  return 0;
}
