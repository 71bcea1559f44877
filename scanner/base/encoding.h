// How the raw bytes of a field stand for its text.
#pragma once

#include <cstdint>

namespace expunge {

enum class Encoding : std::uint8_t {
  kPlain,       // the bytes are the text (plain text files, unquoted CSV cells)
  kJson,        // interior of a JSON string literal: RFC 8259 escapes
  kCsvQuoted,   // interior of a quoted CSV cell: "" stands for "
  kJsonNumber,  // a number as JSON writes it; what replaces it is a string, with its quotes
};

}  // namespace expunge
