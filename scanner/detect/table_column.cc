#include "detect/table_column.h"

#include <algorithm>

namespace expunge {
namespace {

// How far above a row its header may stand.
constexpr std::size_t kTallestTable = 4096;

// The cell of `line` in which the byte `at` stands, and how many cells there are.  A separator in
// quotes is text.
struct Cells {
  std::size_t index = 0;
  std::size_t count = 1;
};

Cells cells_of(std::string_view line, char separator, std::size_t at) {
  Cells cells;
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] != separator || quoted) continue;
    ++cells.count;
    if (i < at) ++cells.index;
  }
  return cells;
}

std::string_view cell(std::string_view line, char separator, std::size_t index) {
  for (; index > 0; --index) {
    const std::size_t at = line.find(separator);
    if (at == std::string_view::npos) return {};
    line.remove_prefix(at + 1);
  }
  return line.substr(0, line.find(separator));
}

// A row of numbers above is no head.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool is_separator(char c) { return c == ',' || c == ';' || c == '\t' || c == '|'; }

// What parts the value from its neighbours; 0 if it is no whole cell.
char separator_around(std::string_view text, std::size_t begin, std::size_t end) {
  const auto is_blank = [](char c) { return c == ' ' || c == '"'; };
  while (begin > 0 && is_blank(text[begin - 1])) --begin;
  while (end < text.size() && is_blank(text[end])) ++end;
  const char before = begin > 0 ? text[begin - 1] : '\n';
  const char after = end < text.size() ? text[end] : '\n';
  const auto ends_row = [](char c) { return c == '\n' || c == '\r'; };
  if (is_separator(before) && (after == before || ends_row(after))) return before;
  return ends_row(before) && is_separator(after) ? after : '\0';
}

}  // namespace

std::string_view column_head(std::string_view text, std::size_t begin, std::size_t end) {
  const char separator = separator_around(text, begin, end);
  if (separator == '\0') return {};
  const std::size_t value = begin;
  begin = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  begin = begin == std::string_view::npos ? 0 : begin + 1;
  const std::string_view row = text.substr(begin, text.find('\n', begin) - begin);
  const Cells here = cells_of(row, separator, value - begin);
  if (here.count < 2) return {};
  std::string_view head;
  while (begin > 0 && value - begin < kTallestTable) {
    const std::size_t line_end = begin - 1;
    const std::size_t before =
        line_end == 0 ? std::string_view::npos : text.rfind('\n', line_end - 1);
    begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = text.substr(begin, line_end - begin);
    if (cells_of(line, separator, 0).count != here.count) break;
    head = line;
  }
  const std::string_view name = cell(head, separator, here.index);
  return std::any_of(name.begin(), name.end(), is_letter) ? name : std::string_view{};
}

}  // namespace expunge
