#include "detect/pasted_pairs.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/strings.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr std::size_t kLongestKey = 48;
constexpr std::size_t kLongestValue = 160;
constexpr std::size_t kLongestRow = 4096;
constexpr std::size_t kMostColumns = 64;
constexpr std::size_t kMostRows = 2000;

bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

TextSpan trimmed(std::string_view text, TextSpan span) {
  while (!span.empty() && (is_blank(text[span.begin]) || text[span.begin] == '\r')) ++span.begin;
  while (!span.empty() && (is_blank(text[span.end - 1]) || text[span.end - 1] == '\r')) --span.end;
  return span;
}

// The cell without the quotes around it.
TextSpan unquoted(std::string_view text, TextSpan span) {
  span = trimmed(text, span);
  if (span.size() >= 2 && is_quote(text[span.begin]) && text[span.end - 1] == text[span.begin]) {
    return trimmed(text, {span.begin + 1, span.end - 1});
  }
  return span;
}

// A quoted value, or a bare one up to what ends it: "'x'", "0123", "1990-02-28".
TextSpan value_at(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  // An object or a list is no value: its members are.
  if (at >= text.size() || text[at] == '{' || text[at] == '[') return {};
  const std::size_t last = std::min(text.size(), at + kLongestValue);
  if (is_quote(text[at])) {
    const std::size_t close = text.find(text[at], at + 1);
    return close < last ? unquoted(text, {at, close + 1}) : TextSpan{};
  }
  std::size_t end = at;
  while (end < last && std::string_view(",;}])\n|<").find(text[end]) == std::string_view::npos) {
    ++end;
  }
  return end < last || end == text.size() ? trimmed(text, {at, end}) : TextSpan{};
}

// {"dob": "1990-02-28"}, {'plz': 30720}
void read_object_member(std::string_view text, std::size_t colon, std::vector<PastedPair>& out) {
  std::size_t end = colon;
  while (end > 0 && is_blank(text[end - 1])) --end;
  if (end < 2 || !is_quote(text[end - 1])) return;
  const std::size_t open = text.rfind(text[end - 1], end - 2);
  if (open == std::string_view::npos || end - open > kLongestKey) return;
  const TextSpan key{open + 1, end - 1};
  if (text.substr(key.begin, key.size()).find('\n') != std::string_view::npos) return;
  const TextSpan value = value_at(text, colon + 1);
  if (!value.empty()) out.push_back({key, value, false});
}

// "Date of birth: 28.02.1990" where the line, or its part behind a comma, holds nothing else.
void read_form_field(std::string_view text, std::size_t colon, std::vector<PastedPair>& out) {
  const std::size_t first = colon - std::min(colon, kLongestKey);
  std::size_t begin = colon;
  while (begin > first && std::string_view("\n,;|").find(text[begin - 1]) == text.npos) --begin;
  if (begin == first && first > 0) return;
  TextSpan key = trimmed(text, {begin, colon});
  while (!key.empty() && std::string_view("-*# >").find(text[key.begin]) != text.npos) ++key.begin;
  while (!key.empty() && (text[key.end - 1] == '*' || text[key.end - 1] == ' ')) --key.end;
  if (key.empty()) return;
  std::size_t at = colon + 1;
  while (at < text.size() && (text[at] == '*' || is_blank(text[at]))) ++at;
  const TextSpan value = value_at(text, at);
  if (!value.empty()) out.push_back({key, value, true});
}

// Most colons stand in prose: what has no digit soon behind it is no value that anybody wants.
bool digit_follows(std::string_view text, std::size_t colon) {
  constexpr std::size_t kSoon = 40;
  return std::ranges::any_of(text.substr(colon, kSoon), is_ascii_digit);
}

void read_colons(std::string_view text, std::vector<PastedPair>& out) {
  for (std::size_t at = text.find(':'); at != text.npos; at = text.find(':', at + 1)) {
    if (!digit_follows(text, at)) continue;
    std::size_t key_end = at;
    while (key_end > 0 && is_blank(text[key_end - 1])) --key_end;
    if (key_end == 0) continue;
    const char before = text[key_end - 1];
    if (is_quote(before)) {
      read_object_member(text, at, out);
    } else if (at + 1 < text.size() && (is_blank(text[at + 1]) || text[at + 1] == '*')) {
      read_form_field(text, at, out);
    }
  }
}

// Cells of [begin, end), parted by `separator` outside quotes.
void split_cells(std::string_view text, TextSpan row, char separator,
                 std::vector<TextSpan>& cells) {
  cells.clear();
  char quote = '\0';
  std::size_t begin = row.begin;
  for (std::size_t at = row.begin; at < row.end; ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || (c == '\'' && separator == ',' && at == begin)) {
      quote = c;
    } else if (c == separator) {
      cells.push_back(unquoted(text, {begin, at}));
      begin = at + 1;
    }
    if (cells.size() > kMostColumns) return;
  }
  cells.push_back(unquoted(text, {begin, row.end}));
}

void add_row(const std::vector<TextSpan>& head, const std::vector<TextSpan>& row,
             std::vector<PastedPair>& out) {
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i].empty() || row[i].empty() || head[i].size() > kLongestKey) continue;
    out.push_back({head[i], row[i], false});
  }
}

// Lines of as many cells as the line before the first of them, which is their head.
class TableReader {
 public:
  TableReader(std::string_view text, std::vector<PastedPair>& out) : text_(text), out_(out) {}

  void run() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      take({begin, end});
      begin = end + 1;
    }
  }

 private:
  static constexpr std::string_view kSeparators = "\t|;,";

  char separator_of(std::string_view line) const {
    for (const char separator : kSeparators) {
      if (line.find(separator) != std::string_view::npos) return separator;
    }
    return '\0';
  }

  // A head names its columns: letters, no values, no sentences (is_prose).
  bool is_head(const std::vector<TextSpan>& cells) const {
    return std::ranges::all_of(cells, [&](TextSpan cell) {
      const std::string_view name = text_.substr(cell.begin, cell.size());
      const auto digits = std::ranges::count_if(name, [](char c) { return c >= '0' && c <= '9'; });
      return name.size() <= kLongestKey && digits <= 2 && name.find('"') == name.npos;
    });
  }

  // "|---|:--:|" between the head and the rows.
  static bool is_rule(std::string_view line) {
    return !line.empty() && line.find_first_not_of("|-: \r\t") == std::string_view::npos;
  }

  // A sentence names no columns.
  static bool is_prose(std::string_view line) {
    const auto ends = [](char c) { return c == '.' || c == '?' || c == '!'; };
    // Most end with their mark: that is looked at first.
    constexpr std::size_t kClosing = 3;  // blanks, quotes, stars behind it
    for (std::size_t i = 0; i < std::min(kClosing, line.size()); ++i) {
      if (ends(line[line.size() - 1 - i])) return true;
    }
    return std::ranges::any_of(line, ends);
  }

  void take(TextSpan line) {
    const std::string_view written = text_.substr(line.begin, line.size());
    const bool is_short = line.size() <= kLongestRow;
    if (separator_ != '\0') {
      if (is_rule(written)) return;
      if (is_short && separator_of(written) == separator_ && row_of(line)) return;
    }
    head_line_ = line;
    head_.clear();
    rows_ = 0;
    separator_ = is_short && !is_prose(written) ? separator_of(written) : '\0';
  }

  // How many separators part the cells of a line; nothing if a quote may hold some, or there are
  // more columns than a table has.
  std::optional<std::ptrdiff_t> separators_of(std::string_view line) const {
    const bool quoted =
        line.find('"') != line.npos ||
        (separator_ == ',' && (line.starts_with('\'') || line.find(",'") != line.npos));
    if (quoted) return {};
    const auto count = std::ranges::count(line, separator_);
    return count < std::ptrdiff_t{kMostColumns} ? std::optional(count) : std::nullopt;
  }

  // Two sentences with commas: what has other cells than the head is no row of it.
  bool differs_from_head(TextSpan line) const {
    const auto cells = separators_of(text_.substr(line.begin, line.size()));
    if (!cells) return false;
    const auto columns = separators_of(text_.substr(head_line_.begin, head_line_.size()));
    return columns && *columns != *cells;
  }

  // Takes a row of the open table; its head is read when the first row asks for it.
  bool row_of(TextSpan line) {
    if (head_.empty()) {
      if (differs_from_head(line)) return false;
      split_cells(text_, head_line_, separator_, head_);
      if (head_.size() < 2 || !is_head(head_)) return false;
    }
    split_cells(text_, line, separator_, row_);
    if (row_.size() != head_.size()) return false;
    if (++rows_ <= kMostRows) add_row(head_, row_, out_);
    return true;
  }

  std::string_view text_;
  std::vector<PastedPair>& out_;
  char separator_ = '\0';  // of the line that may be a head
  TextSpan head_line_;
  std::vector<TextSpan> head_;
  std::vector<TextSpan> row_;
  std::size_t rows_ = 0;
};

// The place of the bracket that closes the one at `open`, outside quotes.
std::optional<std::size_t> closing(std::string_view text, std::size_t open) {
  bool quoted = false;
  const std::size_t last = std::min(text.size(), open + kLongestRow);
  for (std::size_t at = open + 1; at < last; ++at) {
    if (text[at] == '\'') quoted = !quoted;
    if (!quoted && text[at] == ')') return at;
    if (!quoted && text[at] == '(') return std::nullopt;
  }
  return std::nullopt;
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of(" \t\r\n", at), text.size());
}

// insert into people (name, dob) values ('Orla', '1990-02-28'), (...)
void read_insert(std::string_view text, std::size_t insert, std::vector<PastedPair>& out) {
  const std::size_t bracket = text.substr(insert, kLongestKey * 2).find('(');
  if (bracket == text.npos) return;
  const std::size_t open = insert + bracket;
  const std::optional<std::size_t> close = closing(text, open);
  if (!close) return;
  std::size_t at = skip_blanks(text, *close + 1);
  constexpr std::string_view kValues = "values";
  if (!equals_ignore_ascii_case(text.substr(at, kValues.size()), kValues)) return;
  std::vector<TextSpan> head;
  std::vector<TextSpan> row;
  split_cells(text, {open + 1, *close}, ',', head);
  at = skip_blanks(text, at + kValues.size());
  for (std::size_t rows = 0; rows < kMostRows && at < text.size() && text[at] == '('; ++rows) {
    const std::optional<std::size_t> end = closing(text, at);
    if (!end) return;
    // Spaces before a quote are no part of the cell.
    row.clear();
    std::size_t begin = at + 1;
    bool quoted = false;
    for (std::size_t i = begin; i <= *end; ++i) {
      if (text[i] == '\'') quoted = !quoted;
      if (quoted || (text[i] != ',' && i != *end)) continue;
      row.push_back(unquoted(text, {begin, i}));
      begin = i + 1;
    }
    if (row.size() == head.size()) add_row(head, row, out);
    at = skip_blanks(text, *end + 1);
    if (at < text.size() && text[at] == ',') at = skip_blanks(text, at + 1);
  }
}

// A bracket with a value behind it.
bool may_hold_rows(std::string_view text) {
  for (std::size_t at = text.find('('); at != text.npos; at = text.find('(', at + 1)) {
    if (at + 1 < text.size() && (is_quote(text[at + 1]) || is_ascii_digit(text[at + 1]))) {
      return true;
    }
  }
  return false;
}

void read_inserts(std::string_view text, std::vector<PastedPair>& out) {
  if (!may_hold_rows(text)) return;
  for (std::string_view word : {"INSERT INTO", "insert into", "Insert into"}) {
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
      read_insert(text, at + word.size(), out);
    }
  }
}

// All values that are looked for so hold digits; most texts hold none.
bool holds_a_digit(const MaskedText& text) {
  ByteMasks own;
  for (std::size_t at = 0; at < text.text().size(); at += kMaskBytes) {
    if (text.masks(at, own).digit != 0) return true;
  }
  return false;
}

}  // namespace

void find_pasted_pairs(const MaskedText& masked, std::vector<PastedPair>& out) {
  out.clear();
  if (!holds_a_digit(masked)) return;
  const std::string_view text = masked.text();
  read_colons(text, out);
  if (text.find('\n') != text.npos) TableReader(text, out).run();
  read_inserts(text, out);
}

}  // namespace expunge
