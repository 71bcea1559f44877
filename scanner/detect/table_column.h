// Tables that were pasted into a text, row by row.
#pragma once

#include <cstddef>
#include <string_view>

namespace expunge {

// The head of the column in which text[begin, end) is a cell of its own: the cell of the same place
// in the topmost of the rows above that have as many cells.  Cells are parted by comma, semicolon,
// tab or "|"; empty if the value stands in no such row or none is above.
std::string_view column_head(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace expunge
