#include "detect/table_column.h"

#include <algorithm>

namespace expunge {
namespace {

// How far above a row its header may stand.
constexpr std::size_t kTallestTable = 4096;
constexpr std::size_t kLongestRow = 4096;

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

// How much of a statement is read back: from the value to its bracket, from there to the columns.
constexpr std::size_t kLongestTuple = 512;

// The text between the brackets that close at `close`.  Columns have no brackets of their own.
std::string_view bracketed_before(std::string_view text, std::size_t close) {
  const std::size_t open = close == 0 ? text.npos : text.rfind('(', close - 1);
  if (open == text.npos || close - open > kLongestTuple) return {};
  return text.substr(open + 1, close - open - 1);
}

bool ends_with_values(std::string_view text) {
  constexpr std::string_view kValues = "values";
  return text.size() > kValues.size() &&
         std::equal(kValues.begin(), kValues.end(), text.end() - kValues.size(),
                    [](char a, char b) { return a == b || a == b + ('a' - 'A'); });
}

std::string_view without_blanks_behind(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

// The column of a value of "insert into people (name, phone) values ('Orla', '5550127')", in any
// row of it.  Empty if the value stands in no such statement.
std::string_view inserted_column(std::string_view text, std::size_t begin) {
  if (begin < 2 || std::string_view("' (,").find(text[begin - 1]) == text.npos) return {};
  // Behind a blank stands the comma of the cell before, or the bracket.
  const std::size_t last = text.find_last_not_of(" '\t\r\n", begin - 1);
  if (last == text.npos || (text[last] != ',' && text[last] != '(')) return {};
  // Back to the bracket of the row, counting the commas outside quotes.
  std::size_t at = begin;
  std::size_t index = 0;
  bool quoted = text[begin - 1] == '\'';
  if (quoted) --at;
  quoted = false;
  const std::size_t first = at - std::min(at, kLongestTuple);
  for (;; --at) {
    if (at == first) return {};
    const char c = text[at - 1];
    if (c == '\'') quoted = !quoted;
    if (quoted) continue;
    if (c == '(') break;
    if (c == ')' || c == ';') return {};
    if (c == ',') ++index;
  }
  // The first row stands behind VALUES, others behind the row before.
  std::string_view ahead = without_blanks_behind(text.substr(0, at - 1));
  if (!ends_with_values(ahead)) {
    if (ahead.size() < 2 || ahead.back() != ',' ||
        without_blanks_behind(ahead.substr(0, ahead.size() - 1)).back() != ')') {
      return {};
    }
    // Forwards, which jumps from one letter V to the next; the last one counts.
    const std::size_t from = ahead.size() - std::min(ahead.size(), kTallestTable);
    std::size_t found = text.npos;
    for (std::string_view word : {"values", "VALUES", "Values"}) {
      for (std::size_t place = ahead.find(word, from); place != text.npos;
           place = ahead.find(word, place + 1)) {
        const std::size_t end = place + word.size();
        if (found == text.npos || end > found) found = end;
      }
    }
    if (found == text.npos) return {};
    ahead = ahead.substr(0, found);
  }
  ahead = without_blanks_behind(ahead.substr(0, ahead.size() - std::string_view("values").size()));
  if (ahead.empty() || ahead.back() != ')') return {};
  const std::string_view columns = bracketed_before(ahead, ahead.size() - 1);
  return cells_of(columns, ',', 0).count > index ? cell(columns, ',', index) : std::string_view{};
}

}  // namespace

std::string_view column_head(std::string_view text, std::size_t begin, std::size_t end) {
  if (const std::string_view column = inserted_column(text, begin); !column.empty()) return column;
  const char separator = separator_around(text, begin, end);
  if (separator == '\0') return {};
  const std::size_t value = begin;
  // A list of thousands on one line is no row; to read it for each of its numbers would take long.
  const std::size_t first = begin - std::min(begin, kLongestRow);
  while (begin > first && text[begin - 1] != '\n') --begin;
  if (begin == first && first > 0 && text[first - 1] != '\n') return {};
  const std::string_view ahead = text.substr(begin, kLongestRow);
  if (ahead.size() == kLongestRow && ahead.find('\n') == std::string_view::npos) return {};
  const std::string_view row = ahead.substr(0, ahead.find('\n'));
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
