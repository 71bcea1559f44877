// A strict RFC 8259 walk over raw bytes: no DOM, no copy, no recursion.
//
// Why not simdjson: it refuses 1e400 and lone surrogates, which must pass byte for byte, and its
// On-Demand reader does not check what is skipped.  The walk reports keys, strings and scalars as
// raw spans to a visitor; UTF-8 is checked by the caller, once over the whole record.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "expunge/span.h"

namespace expunge {

inline constexpr std::size_t kMaxJsonDepth = 1024;

struct JsonError {
  enum class Kind : std::uint8_t { kNone, kSyntax, kTooDeep, kStopped };
  Kind kind = Kind::kNone;
  const char* what = "";   // "expected ',' or '}'"
  std::size_t offset = 0;  // the size of the input when it ends early

  bool ok() const { return kind == Kind::kNone; }
};

// "expected ',' or '}' at byte 17".
std::string to_string(const JsonError& error, std::size_t size);

inline bool is_json_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// First byte in [at, end) that is '"', '\' or below 0x20; `end` if there is none.
inline const char* find_string_stop(const char* at, const char* end) {
#ifdef __SSE2__
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i last_control = _mm_set1_epi8(0x1f);
  while (end - at >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(bytes, last_control), bytes);
    const __m128i stop = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)), control);
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(stop));
    if (mask != 0) return at + std::countr_zero(mask);
    at += 16;
  }
#else
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHighs = 0x8080808080808080U;
  while (end - at >= 8) {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    const std::uint64_t quote = word ^ (kOnes * '"');
    const std::uint64_t backslash = word ^ (kOnes * '\\');
    // A byte's high bit is set where it is zero, zero, or below 0x20; borrows only add false
    // alarms above a true one, and the loop below settles which byte it is.
    const std::uint64_t stop = ((quote - kOnes) & ~quote) | ((backslash - kOnes) & ~backslash) |
                               ((word - kOnes * 0x20) & ~word);
    if ((stop & kHighs) != 0) break;
    at += 8;
  }
#endif
  while (at != end && *at != '"' && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20) ++at;
  return at;
}

// Finds the stops of a text where it is asked for one.
struct ScanForStops {
  const char* end;
  const char* operator()(const char* at) const { return find_string_stop(at, end); }
};

inline bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// Where the escape ends whose backslash is at `at`.  If it is none, `wrong` says why, and the place
// is that of the byte that is wrong.
inline const char* behind_escape(const char* at, const char* end, const char*& wrong) {
  if (++at == end) {
    wrong = "expected an escape";
    return at;
  }
  switch (*at) {
    case 'u':
      ++at;
      for (int i = 0; i < 4; ++i, ++at) {
        if (at == end || !is_hex_digit(*at)) {
          wrong = "expected four hexadecimal digits";
          return at;
        }
      }
      return at;
    case '"':
    case '\\':
    case '/':
    case 'b':
    case 'f':
    case 'n':
    case 'r':
    case 't':
      return at + 1;
    default:
      wrong = "unknown escape in a string";
      return at;
  }
}

// Walks one JSON value with white space around it.  `Stops` gives the first byte at or behind
// another that find_string_stop would give.
//
// A Visitor has
//   bool key(RawSpan)       the interior of a member's key; the value follows
//   bool string(RawSpan, bool escaped)   the interior of a string value, with or without escapes
//   bool scalar(RawSpan)    a number, true, false or null as written
//   bool open(bool object), void close(const char* behind)
// where false ends the walk (kStopped); and it may have
//   const char* element(const char* at)  an object begins as an element of an array: where it ends,
//                                        if the visitor knows it whole and has taken it, else null
template <class Visitor, class Stops = ScanForStops>
class JsonWalk {
 public:
  JsonWalk(std::string_view bytes, Visitor& visitor, Stops stops)
      : begin_(bytes.data()),
        at_(begin_),
        end_(begin_ + bytes.size()),
        visitor_(visitor),
        stops_(stops) {}

  JsonError run() {
    skip_space();
    if (!values()) return error_;
    skip_space();
    if (at_ != end_) fail("expected the end of the record");
    return error_;
  }

 private:
  enum class Begun : std::uint8_t { kWhole, kContainer, kFailed };

  bool values() {
    for (;;) {
      const Begun begun = value();
      if (begun == Begun::kFailed) return false;
      if (begun == Begun::kContainer) {
        skip_space();
        if (at_ == end_ || *at_ != closer()) {
          if (in_object_[depth_ - 1] && !key()) return false;
          continue;
        }
        close();
      }
      if (!behind_value()) return false;
      if (depth_ == 0) return true;
    }
  }

  // Closes what ends here; true at the next value, or at depth 0 behind the last.
  bool behind_value() {
    while (depth_ > 0) {
      skip_space();
      if (at_ != end_ && *at_ == ',') {
        ++at_;
        skip_space();
        return !in_object_[depth_ - 1] || key();
      }
      if (at_ == end_ || *at_ != closer()) {
        return fail(in_object_[depth_ - 1] ? "expected ',' or '}'" : "expected ',' or ']'");
      }
      close();
    }
    return true;
  }

  char closer() const { return in_object_[depth_ - 1] ? '}' : ']'; }

  void close() {
    ++at_;
    --depth_;
    visitor_.close(at_);
  }

  Begun value() {
    if (at_ == end_) return failed("expected a value");
    switch (*at_) {
      case '{':
        return taken_whole() ? Begun::kWhole : open(true);
      case '[':
        return open(false);
      case '"': {
        RawSpan span;
        bool escaped = false;
        if (!string_literal(span, escaped)) return Begun::kFailed;
        return visitor_.string(span, escaped) ? Begun::kWhole : stopped();
      }
      case 't':
        return literal("true");
      case 'f':
        return literal("false");
      case 'n':
        return literal("null");
      default:
        return number();
    }
  }

  bool taken_whole() {
    if constexpr (requires { visitor_.element(at_); }) {
      if (depth_ == 0 || depth_ == kMaxJsonDepth || in_object_[depth_ - 1]) return false;
      const char* const behind = visitor_.element(at_);
      if (behind != nullptr) at_ = behind;
      return behind != nullptr;
    }
    return false;
  }

  Begun open(bool object) {
    if (depth_ == kMaxJsonDepth) {
      fail("nested deeper than 1024 levels");
      error_.kind = JsonError::Kind::kTooDeep;
      return Begun::kFailed;
    }
    ++at_;
    in_object_[depth_++] = object;
    return visitor_.open(object) ? Begun::kContainer : stopped();
  }

  bool key() {
    if (at_ == end_ || *at_ != '"') return fail("expected a key in quotes");
    RawSpan span;
    bool escaped = false;
    if (!string_literal(span, escaped)) return false;
    skip_space();
    if (at_ == end_ || *at_ != ':') return fail("expected ':'");
    ++at_;
    skip_space();
    if (visitor_.key(span)) return true;
    stopped();
    return false;
  }

  bool string_literal(RawSpan& span, bool& escaped) {
    const char* const start = ++at_;
    for (;;) {
      at_ = stops_(at_);
      if (at_ == end_) return fail("expected '\"'");
      if (*at_ == '"') break;
      if (*at_ != '\\') return fail("control character in a string");
      escaped = true;
      if (!escape()) return false;
    }
    span = {static_cast<std::size_t>(start - begin_), static_cast<std::size_t>(at_ - begin_)};
    ++at_;
    return true;
  }

  bool escape() {
    const char* wrong = nullptr;
    at_ = behind_escape(at_, end_, wrong);
    return wrong == nullptr || fail(wrong);
  }

  Begun literal(std::string_view word) {
    const char* const start = at_;
    if (static_cast<std::size_t>(end_ - at_) >= word.size() &&
        std::memcmp(at_, word.data(), word.size()) == 0) {
      at_ += word.size();
      return scalar(start);
    }
    for (const char c : word) {  // where it differs
      if (at_ == end_ || *at_ != c) return failed("expected a value");
      ++at_;
    }
    return scalar(start);
  }

  Begun number() {
    const char* const start = at_;
    if (*at_ == '-') ++at_;
    if (at_ != end_ && *at_ == '0') {
      ++at_;
    } else if (!digits()) {
      return failed(at_ == start ? "expected a value" : "expected a digit");
    }
    if (at_ != end_ && *at_ == '.') {
      ++at_;
      if (!digits()) return failed("expected a digit");
    }
    if (at_ != end_ && (*at_ == 'e' || *at_ == 'E')) {
      ++at_;
      if (at_ != end_ && (*at_ == '+' || *at_ == '-')) ++at_;
      if (!digits()) return failed("expected a digit");
    }
    return scalar(start);
  }

  bool digits() {
    const char* const start = at_;
    while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
    return at_ != start;
  }

  Begun scalar(const char* start) {
    const RawSpan span{static_cast<std::size_t>(start - begin_),
                       static_cast<std::size_t>(at_ - begin_)};
    return visitor_.scalar(span) ? Begun::kWhole : stopped();
  }

  void skip_space() {
    while (at_ != end_ && static_cast<unsigned char>(*at_) <= ' ' && is_json_space(*at_)) ++at_;
  }

  bool fail(const char* what) {
    error_ = {JsonError::Kind::kSyntax, what, static_cast<std::size_t>(at_ - begin_)};
    return false;
  }

  Begun failed(const char* what) {
    fail(what);
    return Begun::kFailed;
  }

  Begun stopped() {
    fail("too many values");
    error_.kind = JsonError::Kind::kStopped;
    return Begun::kFailed;
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  Visitor& visitor_;
  Stops stops_;
  JsonError error_;
  std::size_t depth_ = 0;
  std::array<bool, kMaxJsonDepth> in_object_;  // written before it is read
};

template <class Visitor>
JsonError walk_json(std::string_view bytes, Visitor& visitor) {
  return JsonWalk(bytes, visitor, ScanForStops{bytes.data() + bytes.size()}).run();
}

// Grammar only.
JsonError check_json(std::string_view bytes);

// Decodes the interior of a checked JSON string; a lone surrogate becomes U+FFFD.
void decode_json_string(std::string_view interior, std::string& out);

// Finds where one JSON value ends without checking it: brackets are counted, strings skipped.
// Keeps its place between pieces, so that a value may come in any number of them.
class JsonExtent {
 public:
  static constexpr std::size_t kOpen = static_cast<std::size_t>(-1);

  // For a value whose first byte is `first`.
  void start(char first);
  // For the rest of a value of which `depth` containers are open.
  void resume(std::size_t depth);
  // Scans bytes[from, size); the offset behind the value, or kOpen if it goes on.
  std::size_t scan(std::string_view bytes, std::size_t from);
  // A number or a word ends where the input ends.
  bool is_scalar() const { return kind_ == Kind::kScalar; }

 private:
  enum class Kind : std::uint8_t { kContainer, kString, kScalar };
  std::size_t scan_string(std::string_view bytes, std::size_t from);
  std::size_t scan_scalar(std::string_view bytes, std::size_t from) const;

  Kind kind_ = Kind::kScalar;
  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

// Offset of the first byte that is no UTF-8 (RFC 3629); the size if all is.
std::size_t first_invalid_utf8(std::string_view bytes);

}  // namespace expunge
