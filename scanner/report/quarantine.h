// The quarantine file: JSON Lines of the records that could not be processed, with their bytes, so
// that they can be mended and run again.  It holds raw data: guard it as the input.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace expunge {

// Views live for the call.
struct QuarantineLine {
  std::string_view input;
  std::int64_t record = 0;   // -1: the header or envelope of the file
  std::uint64_t offset = 0;  // of the record's first byte in the decompressed input
  std::string_view reason;   // the stable word of RecordIssue: "json-syntax", ...
  std::string_view message;
  std::string_view raw;     // all bytes of the record that were read
  std::uint64_t bytes = 0;  // size of the record; larger than `raw` if it was refused unread
};

// Appends {"input","record","offset","reason","message","bytes","raw"} and a line feed.  Bytes that
// are not valid UTF-8 go into "raw_base64" (RFC 4648 section 4) instead of "raw".
void append_quarantine(const QuarantineLine& line, std::string& out);

}  // namespace expunge
