// RFC 4180 rows: where they end, and their cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/span.h"

namespace expunge {

// Finds the end of a row over any number of pieces.
class CsvRowEnd {
 public:
  explicit CsvRowEnd(char delimiter) : delimiter_(delimiter) {}
  // Offset behind the line feed that ends the row, or npos if it is not in bytes[from, size).
  std::size_t scan(std::string_view bytes, std::size_t from);

 private:
  enum class State : std::uint8_t { kCellStart, kUnquoted, kQuoted, kBehindQuote };
  char delimiter_;
  State state_ = State::kCellStart;
};

struct CsvCell {
  RawSpan raw;  // the interior
  bool quoted = false;
};

// Cells of a row without its line end.  False if a quote does not close, or something stands
// between a closing quote and the delimiter; `bad_at` is where.
bool parse_csv_row(std::string_view row, char delimiter, std::vector<CsvCell>& cells,
                   std::size_t& bad_at);

// The text of a cell: "" in a quoted one stands for ".
std::string csv_cell_text(std::string_view row, const CsvCell& cell);

}  // namespace expunge
