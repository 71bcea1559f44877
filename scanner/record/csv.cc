#include "record/csv.h"

namespace expunge {

std::size_t CsvRowEnd::scan(std::string_view bytes, std::size_t from) {
  std::size_t at = from;
  while (at < bytes.size()) {
    if (state_ == State::kQuoted) {
      at = bytes.find('"', at);
      if (at == std::string_view::npos) return at;
      state_ = State::kBehindQuote;
      ++at;
      continue;
    }
    const char c = bytes[at++];
    if (c == '\n') {
      state_ = State::kCellStart;
      return at;
    }
    if (c == delimiter_) {
      state_ = State::kCellStart;
    } else if (c == '"' && state_ != State::kUnquoted) {
      state_ = State::kQuoted;  // the first of a cell, or the second of two within one
    } else {
      state_ = State::kUnquoted;
    }
  }
  return std::string_view::npos;
}

bool parse_csv_row(std::string_view row, char delimiter, std::vector<CsvCell>& cells,
                   std::size_t& bad_at) {
  cells.clear();
  std::size_t at = 0;
  for (;;) {
    CsvCell cell;
    if (at < row.size() && row[at] == '"') {
      bad_at = at;
      cell.quoted = true;
      const std::size_t begin = ++at;
      for (;;) {
        at = row.find('"', at);
        if (at == std::string_view::npos) return false;
        if (at + 1 == row.size() || row[at + 1] != '"') break;
        at += 2;
      }
      cell.raw = {begin, at++};
      if (at < row.size() && row[at] != delimiter) {
        bad_at = at;
        return false;
      }
    } else {
      const std::size_t end = row.find(delimiter, at);
      cell.raw = {at, end == std::string_view::npos ? row.size() : end};
      at = cell.raw.end;
    }
    cells.push_back(cell);
    if (at == row.size()) return true;
    ++at;  // the delimiter
  }
}

std::string csv_cell_text(std::string_view row, const CsvCell& cell) {
  const std::string_view raw = row.substr(cell.raw.begin, cell.raw.size());
  if (!cell.quoted) return std::string(raw);
  std::string text;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    text.push_back(raw[i]);
    if (raw[i] == '"') ++i;
  }
  return text;
}

}  // namespace expunge
