// Names in the columns of a table, a CSV or an INSERT statement that somebody pasted: the head of
// the column says what its cells are, listed or not.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "expunge/span.h"
#include "names/name_lists.h"

namespace expunge {

// The rule that finds the heads; its hits become those of the cells below.
inline constexpr std::string_view kColumnHeadRule = "names/column_head";

// The cells under the head that stands at `head` of `text`, as far as they look like names.
// Appends to `out`.  A head says it for sure ("surname", "apellidos") or may be of things ("name",
// "client"): of those the cell itself must look like a person's.
void names_under(std::string_view text, TextSpan head, const NameLists& lists,
                 std::vector<TextSpan>& out);

}  // namespace expunge
