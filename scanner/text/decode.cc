#include "text/decode.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/strings.h"
#include "text/escapes.h"

namespace expunge {
namespace {

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

// A quoted cell of CSV without the second of each two quotes.
char* unquote(std::string_view raw, char* to) {
  std::size_t at = 0;
  for (;;) {
    const std::size_t quote = std::min(raw.find('"', at), raw.size());
    std::memcpy(to, raw.data() + at, quote - at);
    to += quote - at;
    at = quote;
    if (at == raw.size()) return to;
    const Escape escape = decode_doubled_quote(raw.substr(at), to);
    if (escape.raw_size == 0) *to = '"';
    ++to;
    at += std::max(escape.raw_size, std::size_t{1});
  }
}

}  // namespace

RawSpan OffsetMap::to_raw(TextSpan span) const {
  // Each end lies behind the last step that ends at or before it, or inside the step after that.
  enum class Widen { kDown, kUp };
  const auto raw_of = [this](std::size_t at, Widen widen) -> std::size_t {
    const auto next =
        std::upper_bound(steps_.begin(), steps_.end(), at,
                         [](std::size_t value, const Step& s) { return value < s.decoded_end; });
    if (next != steps_.end() && next->decoded_end - next->decoded_size < at) {
      return widen == Widen::kDown ? next->raw_end - next->raw_size : next->raw_end;
    }
    if (next == steps_.begin()) return at;
    const Step& last = *std::prev(next);
    return last.raw_end + (at - last.decoded_end);
  };
  const std::size_t begin = raw_of(span.begin, Widen::kDown);
  if (span.empty()) return {begin, begin};
  return {begin, raw_of(span.end, Widen::kUp)};
}

void OffsetMap::make(std::string_view raw, Encoding encoding) {
  clear();
  if (encoding == Encoding::kPlain || encoding == Encoding::kJsonNumber) return;
  const bool json = encoding == Encoding::kJson;
  std::array<char, kLongestEscaped> unused{};
  std::size_t decoded = 0;
  for (std::size_t at = 0;;) {
    const std::size_t next = raw.find(json ? '\\' : '"', at);
    if (next == std::string_view::npos) return;
    decoded += next - at;
    const std::string_view rest = raw.substr(next);
    const Escape escape =
        json ? decode_json_escape(rest, unused.data()) : decode_doubled_quote(rest, unused.data());
    if (escape.raw_size == 0) {  // stands for itself
      ++decoded;
      at = next + 1;
      continue;
    }
    add(narrow(decoded), narrow(escape.size), narrow(next), narrow(escape.raw_size));
    decoded += escape.size;
    at = next + escape.raw_size;
  }
}

char* decode_to(std::string_view raw, Encoding encoding, const char* readable, char* to) {
  switch (encoding) {
    case Encoding::kPlain:
    case Encoding::kJsonNumber:
      break;
    case Encoding::kJson:
      return unescape_json(raw, readable, to);
    case Encoding::kCsvQuoted:
      return unquote(raw, to);
  }
  std::memcpy(to, raw.data(), raw.size());
  return to + raw.size();
}

void decode(std::string_view raw, Encoding encoding, std::string& out, OffsetMap& map) {
  map.make(raw, encoding);
  const std::size_t start = out.size();
  out.resize(start + raw.size() + kDecodeMargin);
  const char* const end = decode_to(raw, encoding, raw.data() + raw.size(), out.data() + start);
  out.resize(static_cast<std::size_t>(end - out.data()));
}

void encode(std::string_view text, Encoding encoding, std::string& out) {
  switch (encoding) {
    case Encoding::kPlain:
      out.append(text);
      return;
    case Encoding::kJson:
      append_json_escaped(text, out);
      return;
    case Encoding::kJsonNumber:
      append_json_string(text, out);
      return;
    case Encoding::kCsvQuoted:
      for (const char c : text) {
        if (c == '"') out.push_back('"');
        out.push_back(c);
      }
      return;
  }
}

}  // namespace expunge
