#include "detect/table_names.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/plausible.h"
#include "names/words.h"

namespace expunge {
namespace {

constexpr std::size_t kMostRows = 200;
constexpr std::size_t kLongestRow = 2048;  // bytes
constexpr std::size_t kLongestName = 60;

// Columns of things have such heads too.
bool is_doubtful(std::string_view head) {
  static constexpr std::array<std::string_view, 16> kHeads = {
      "client",  "cliente", "contact", "contacto", "customer", "empleado", "employee", "kunde",
      "manager", "naam",    "nama",    "name",     "navn",     "nom",      "nome",     "nombre"};
  return std::ranges::find(kHeads, lower(head)) != kHeads.end();
}

bool is_separator(char c) { return c == ',' || c == ';' || c == '\t' || c == '|'; }

// One row: where it begins and ends, and what parts its cells.
struct Row {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Calls `use(index, span)` for each cell.  A separator in quotes is text.
template <class Use>
void for_each_cell(std::string_view text, Row row, char separator, Use use) {
  char quote = 0;
  std::size_t from = row.begin;
  std::size_t index = 0;
  for (std::size_t at = row.begin; at <= row.end; ++at) {
    const char c = at < row.end ? text[at] : separator;
    if (at < row.end && (c == '"' || (c == '\'' && separator == ','))) {
      const bool opens = quote == 0 && text.substr(from, at - from).find_first_not_of(' ') ==
                                           std::string_view::npos;
      const bool closes = quote == c && (at + 1 == row.end || text[at + 1] != c);
      if (opens) quote = c;
      if (closes && !opens) quote = 0;
    }
    if ((c != separator || quote != 0) && at < row.end) continue;
    use(index++, TextSpan{from, at});
    from = at + 1;
  }
}

TextSpan trimmed(std::string_view text, TextSpan cell) {
  constexpr std::string_view kEdges = " \t\"'`*_\r()";
  while (!cell.empty() && kEdges.find(text[cell.begin]) != std::string_view::npos) ++cell.begin;
  while (!cell.empty() && kEdges.find(text[cell.end - 1]) != std::string_view::npos) --cell.end;
  return cell;
}

// Words with capitals, initials and particles, and nothing else.
bool is_written_as_name(std::string_view name, const NameLists& lists) {
  if (name.size() < 2 || name.size() > kLongestName) return false;
  bool plain = true;
  for (std::size_t at = 0; at < name.size() && plain;) {
    const char32_t c = next_code_point(name, at);
    plain = is_letter(c) || c == ' ' || c == '.' || c == '-' || c == '\'' || c == 0x2019 ||
            c == ',' || c == 0xAA || c == 0xBA;
  }
  if (!plain) return false;
  constexpr std::size_t kMostWords = 5;
  std::size_t words = 0;
  bool named = true;
  std::string buffer;
  for_each_name_word(name, [&](const NameWord& word) {
    ++words;
    const NameFlags flags = flags_of(name, word, lists, buffer);
    const bool small = word.shape == WordShape::kLower;
    named = named && (!small || is_name_particle(buffer) || buffer == "y" || buffer == "e");
    named = named && (flags & (kKinWord | kTitleWord)) == 0;
    const bool function = (flags & kFunctionWord) != 0 && (flags & (kFirstName | kSurname)) == 0;
    named = named && (!function || small);
  });
  return named && words > 0 && words <= kMostWords;
}

// A person's, and not a thing's: no list is against it.
bool looks_like_person(std::string_view name, const NameLists& lists) {
  std::size_t begin = 0;
  std::size_t end = name.size();
  if (!settle_name(NameCue::kOther, name, begin, end, lists)) return false;
  bool listed = false;
  bool word = false;
  std::string buffer;
  for_each_name_word(name, [&](const NameWord& one) {
    const NameFlags flags = flags_of(name, one, lists, buffer);
    listed = listed || ((flags & (kFirstName | kSurname)) != 0 && (flags & kWord) == 0);
    word = word || ((flags & kWord) != 0 && (flags & (kFirstName | kSurname)) == 0);
  });
  return listed && !word;
}

struct Place {
  char separator = 0;
  std::size_t index = 0;
  std::size_t count = 0;
};

Place place_of(std::string_view text, Row row, TextSpan head) {
  Place out;
  for (std::size_t at = head.end; at < row.end && out.separator == 0; ++at) {
    if (is_separator(text[at])) out.separator = text[at];
  }
  for (std::size_t at = head.begin; at > row.begin && out.separator == 0; --at) {
    if (is_separator(text[at - 1])) out.separator = text[at - 1];
  }
  if (out.separator == 0) return out;
  for_each_cell(text, row, out.separator, [&](std::size_t index, TextSpan cell) {
    if (cell.begin <= head.begin && head.end <= cell.end) out.index = index;
    out.count = index + 1;
  });
  return out;
}

// "| Surname | Lindqvist |" below other rows: the head of a row, not of a column.
bool is_row_below(std::string_view text, Row row, const Place& place) {
  if (row.begin == 0) return false;
  const std::size_t end = row.begin - 1;
  const std::size_t before = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
  const Row above{before == std::string_view::npos ? 0 : before + 1, end};
  if (above.end - above.begin > kLongestRow) return false;
  std::size_t count = 0;
  for_each_cell(text, above, place.separator,
                [&](std::size_t index, TextSpan) { count = index + 1; });
  return count == place.count;
}

class Reader {
 public:
  Reader(std::string_view text, TextSpan head, const NameLists& lists, std::vector<TextSpan>& out)
      : text_(text),
        lists_(lists),
        doubtful_(is_doubtful(text.substr(head.begin, head.size()))),
        out_(out) {}

  // True if the row has as many cells as the head.
  bool read(Row row, const Place& place) {
    TextSpan mine;
    std::size_t count = 0;
    for_each_cell(text_, row, place.separator, [&](std::size_t index, TextSpan cell) {
      if (index == place.index) mine = cell;
      count = index + 1;
    });
    if (count != place.count) return false;
    const TextSpan cell = trimmed(text_, mine);
    const std::string_view name = text_.substr(cell.begin, cell.size());
    if (cell.empty() || !is_written_as_name(name, lists_)) return true;
    cells_.push_back(cell);
    if (!doubtful_ || looks_like_person(name, lists_)) ++people_;
    return true;
  }

  // What most cells are, all are: "Summer Fields" among people is one.
  void finish() const {
    if (2 * people_ > cells_.size()) out_.insert(out_.end(), cells_.begin(), cells_.end());
  }

 private:
  std::string_view text_;
  const NameLists& lists_;
  bool doubtful_;
  std::vector<TextSpan>& out_;
  std::vector<TextSpan> cells_;
  std::size_t people_ = 0;
};

// "insert into people (name, phone) values ('Orla', '5550127'), (...)"
bool read_inserted(std::string_view text, TextSpan head, const NameLists& lists,
                   std::vector<TextSpan>& out) {
  const std::size_t from = head.begin - std::min(head.begin, kLongestRow);
  const std::size_t open = text.substr(from, head.begin - from).rfind('(');
  const std::size_t close = text.find_first_of("()\n", head.end);
  if (open == std::string_view::npos || close == std::string_view::npos || text[close] != ')') {
    return false;
  }
  std::size_t at = text.find_first_not_of(" \r\n", close + 1);
  if (at == std::string_view::npos || !equals_lower(text.substr(at, 6), "values")) return false;
  at += 6;
  const Place place = place_of(text, {from + open + 1, close}, head);
  if (place.separator != ',') return true;
  Reader reader(text, head, lists, out);
  for (std::size_t row = 0; row < kMostRows; ++row) {
    at = text.find_first_not_of(" \r\n,", at);
    if (at == std::string_view::npos || text[at] != '(') break;
    bool quoted = false;
    std::size_t end = at + 1;
    for (; end < text.size() && end - at < kLongestRow && (quoted || text[end] != ')'); ++end) {
      if (text[end] == '\'') quoted = !quoted;
    }
    if (end >= text.size() || text[end] != ')' || !reader.read({at + 1, end}, place)) break;
    at = end + 1;
  }
  reader.finish();
  return true;
}

}  // namespace

void names_under(std::string_view text, TextSpan head, const NameLists& lists,
                 std::vector<TextSpan>& out) {
  if (read_inserted(text, head, lists, out)) return;
  const std::size_t before =
      head.begin == 0 ? std::string_view::npos : text.rfind('\n', head.begin - 1);
  Row row{before == std::string_view::npos ? 0 : before + 1,
          std::min(text.find('\n', head.end), text.size())};
  if (row.end - row.begin > kLongestRow) return;
  const Place place = place_of(text, row, head);
  if (place.separator == 0 || place.count < 2 || is_row_below(text, row, place)) return;
  Reader reader(text, head, lists, out);
  for (std::size_t rows = 0; rows < kMostRows && row.end < text.size(); ++rows) {
    row = {row.end + 1, std::min(text.find('\n', row.end + 1), text.size())};
    if (row.end - row.begin > kLongestRow || !reader.read(row, place)) break;
  }
  reader.finish();
}

}  // namespace expunge
