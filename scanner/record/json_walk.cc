#include "record/json_walk.h"

#include "base/utf8.h"

namespace expunge {
namespace {

struct IgnoreAll {
  static bool key(RawSpan) { return true; }
  static bool string(RawSpan, bool /*escaped*/) { return true; }
  static bool scalar(RawSpan) { return true; }
  static bool open(bool) { return true; }
  static void close(const char* /*behind*/) {}
};

char32_t four_hex(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    const auto low = static_cast<unsigned char>(c | 0x20);
    value = value * 16 + (low >= 'a' ? low - 'a' + 10U : low - '0');
  }
  return value;
}

char simple_escape(char c) {
  switch (c) {
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
      return c;
  }
}

// `at` stands on the first hexadecimal digit and is moved behind the escape, or behind the pair.
char32_t decode_unicode_escape(std::string_view interior, std::size_t& at) {
  const char32_t first = four_hex(interior.substr(at, 4));
  at += 4;
  if (first < 0xD800 || first > 0xDFFF) return first;
  if (first <= 0xDBFF && interior.substr(at, 2) == "\\u" && at + 6 <= interior.size()) {
    const char32_t second = four_hex(interior.substr(at + 2, 4));
    if (second >= 0xDC00 && second <= 0xDFFF) {
      at += 6;
      return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    }
  }
  return kReplacementCharacter;
}

}  // namespace

std::string to_string(const JsonError& error, std::size_t size) {
  std::string text = error.offset >= size && error.kind == JsonError::Kind::kSyntax
                         ? "the record ends early: "
                         : "";
  text += error.what;
  text += " at byte ";
  text += std::to_string(error.offset);
  return text;
}

JsonError check_json(std::string_view bytes) {
  IgnoreAll visitor;
  return walk_json(bytes, visitor);
}

void decode_json_string(std::string_view interior, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < interior.size();) {
    const std::size_t backslash = interior.find('\\', at);
    out.append(interior.substr(at, backslash - at));
    if (backslash == std::string_view::npos) return;
    at = backslash + 2;
    if (interior[backslash + 1] == 'u') {
      append_utf8(decode_unicode_escape(interior, at), out);
    } else {
      out.push_back(simple_escape(interior[backslash + 1]));
    }
  }
}

void JsonExtent::start(char first) {
  kind_ = first == '{' || first == '[' ? Kind::kContainer
          : first == '"'               ? Kind::kString
                                       : Kind::kScalar;
  depth_ = 0;
  in_string_ = false;
  escaped_ = false;
}

void JsonExtent::resume(std::size_t depth) {
  start('[');
  depth_ = depth;
}

std::size_t JsonExtent::scan(std::string_view bytes, std::size_t from) {
  if (kind_ == Kind::kScalar) return scan_scalar(bytes, from);
  std::size_t at = from;
  while (at < bytes.size()) {
    if (in_string_) {
      at = scan_string(bytes, at);
      if (in_string_) return kOpen;
      if (kind_ == Kind::kString) return at;
      continue;
    }
    const char c = bytes[at++];
    if (c == '"') {
      in_string_ = true;
    } else if (c == '{' || c == '[') {
      ++depth_;
    } else if ((c == '}' || c == ']') && --depth_ == 0) {
      return at;
    }
  }
  return kOpen;
}

std::size_t JsonExtent::scan_string(std::string_view bytes, std::size_t from) {
  const char* const end = bytes.data() + bytes.size();
  const char* at = bytes.data() + from;
  while (at != end) {
    if (escaped_) {
      escaped_ = false;
      ++at;
      continue;
    }
    at = find_string_stop(at, end);
    if (at == end) break;
    const char c = *at++;
    if (c == '\\') escaped_ = true;
    if (c == '"') {
      in_string_ = false;
      break;
    }
  }
  return static_cast<std::size_t>(at - bytes.data());
}

std::size_t JsonExtent::scan_scalar(std::string_view bytes, std::size_t from) const {
  const std::size_t end = bytes.find_first_of(" \n\r\t,]}[{:\"", from);
  return end == std::string_view::npos ? kOpen : end;
}

std::size_t first_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    if (next_code_point(bytes, at) == kReplacementCharacter && at == start + 1) return start;
  }
  return bytes.size();
}

}  // namespace expunge
