// Values in tables that were pasted as comma-separated text: the head of the column is their cue.
#include <algorithm>
#include <array>
#include <string>

#include "base/strings.h"
#include "detect/validator_table.h"
#include "detect/value_text.h"

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

// The head of the column that the value stands in: the first line above of as many cells.
std::string_view column_head(const ValueContext& context, char separator) {
  const std::string_view text = context.text;
  std::size_t begin = text.rfind('\n', context.begin);
  begin = begin == std::string_view::npos ? 0 : begin + 1;
  const std::string_view row = text.substr(begin, text.find('\n', begin) - begin);
  const Cells here = cells_of(row, separator, context.begin - begin);
  if (here.count < 2) return {};
  std::string_view head;
  while (begin > 0 && context.begin - begin < kTallestTable) {
    const std::size_t end = begin - 1;
    const std::size_t before = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
    begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = text.substr(begin, end - begin);
    if (cells_of(line, separator, 0).count != here.count) break;
    head = line;
  }
  return cell(head, separator, here.index);
}

bool column_says(const ValueContext& context, std::initializer_list<std::string_view> words) {
  const std::string head =
      ascii_lower(column_head(context, byte_before(context) == '"' ? ',' : byte_before(context)));
  return std::ranges::any_of(
      words, [&](std::string_view word) { return head.find(word) != std::string::npos; });
}

}  // namespace

Verdict validate_account_column(ValueContext& context) {
  return column_says(context, {"account", "acct", "routing", "konto", "cuenta", "conta", "sort"})
             ? Verdict::kNoOpinion
             : Verdict::kNo;
}

Verdict validate_postal_column(ValueContext& context) {
  return column_says(context, {"zip", "postcode", "post code", "postal", "plz", "cep"})
             ? Verdict::kNoOpinion
             : Verdict::kNo;
}

}  // namespace expunge
