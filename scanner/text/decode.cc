#include "text/decode.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>

#include "base/strings.h"
#include "base/utf8.h"
#include "text/byte_block.h"

namespace expunge {
namespace {

constexpr std::size_t kUnicodeEscape = 6;  // \uXXXX

std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

std::optional<std::uint32_t> four_hex_digits(std::string_view text) {
  std::uint32_t value = 0;
  for (const char c : text) {
    std::uint32_t digit = 0;
    if (c >= '0' && c <= '9') {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') {
      digit = static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
    } else {
      return std::nullopt;
    }
    value = value << 4 | digit;
  }
  return value;
}

// Code unit of the \uXXXX at the start of `raw`, if one is there.
std::optional<std::uint32_t> code_unit(std::string_view raw) {
  if (raw.size() < kUnicodeEscape || raw[0] != '\\' || raw[1] != 'u') return std::nullopt;
  return four_hex_digits(raw.substr(2, 4));
}

char short_escape(char letter) {
  switch (letter) {
    case '"':
      return '"';
    case '\\':
      return '\\';
    case '/':
      return '/';
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return '\0';
  }
}

// An escape: its bytes in the raw text, and those it stands for, never more.
struct Escape {
  std::size_t raw_size = 0;  // 0: it is none, which the walk before does not let through
  std::size_t size = 0;
};

Escape put_code_point(char32_t c, std::size_t raw_size, char* to) {
  std::string bytes;
  append_utf8(c, bytes);
  std::memcpy(to, bytes.data(), bytes.size());
  return {raw_size, bytes.size()};
}

// Writes what the escape at the start of `raw` stands for to `to`.
Escape decode_json_escape(std::string_view raw, char* to) {
  if (raw.size() < 2) return {};
  if (const char c = short_escape(raw[1]); c != '\0') {
    *to = c;
    return {2, 1};
  }
  const std::optional<std::uint32_t> unit = code_unit(raw);
  if (!unit) return {};
  if (*unit < 0xD800 || *unit > 0xDFFF) return put_code_point(*unit, kUnicodeEscape, to);
  if (*unit < 0xDC00) {
    const std::optional<std::uint32_t> low = code_unit(raw.substr(kUnicodeEscape));
    if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
      return put_code_point(0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00),
                            2 * kUnicodeEscape, to);
    }
  }
  return put_code_point(kReplacementCharacter, kUnicodeEscape, to);
}

Escape decode_doubled_quote(std::string_view raw, char* to) {
  if (raw.size() < 2 || raw[1] != '"') return {};
  *to = '"';
  return {2, 1};
}

// Copies sixteen bytes at a time up to each `mark`, where `decode_one` takes over: escapes are too
// near to one another for a search and a copy each.
template <class DecodeOne>
void decode_marked(std::string_view raw, char mark, DecodeOne decode_one, std::string& out,
                   OffsetMap& map) {
  const std::size_t start = out.size();
  out.resize(start + raw.size());
  char* const decoded = out.data() + start;
  std::size_t to = 0;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t left = raw.size() - at;
    if (left >= ByteBlock::kSize) {
      // What was decoded is no longer than what it came from: these bytes have room.
      std::memcpy(decoded + to, raw.data() + at, ByteBlock::kSize);
      const std::uint64_t marks =
          ByteBlock::load(raw.data() + at).equal_to(static_cast<unsigned char>(mark)).mask();
      const auto plain =
          marks == 0 ? ByteBlock::kSize : static_cast<std::size_t>(std::countr_zero(marks));
      at += plain;
      to += plain;
      if (marks == 0) continue;
    } else if (raw[at] != mark) {
      decoded[to++] = raw[at++];
      continue;
    }
    const Escape escape = decode_one(raw.substr(at), decoded + to);
    if (escape.raw_size == 0) {
      decoded[to++] = raw[at++];
      continue;
    }
    map.add(narrow(to), narrow(escape.size), narrow(at), narrow(escape.raw_size));
    to += escape.size;
    at += escape.raw_size;
  }
  out.resize(start + to);
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

void decode(std::string_view raw, Encoding encoding, std::string& out, OffsetMap& map) {
  map.clear();
  switch (encoding) {
    case Encoding::kPlain:
    case Encoding::kJsonNumber:
      out.append(raw);
      return;
    case Encoding::kJson:
      decode_marked(raw, '\\', decode_json_escape, out, map);
      return;
    case Encoding::kCsvQuoted:
      decode_marked(raw, '"', decode_doubled_quote, out, map);
      return;
  }
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
