// Small string helpers shared by every room.  ASCII only; Unicode belongs to text/.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

std::string_view trim(std::string_view text);
std::string ascii_lower(std::string_view text);
bool equals_ignore_ascii_case(std::string_view a, std::string_view b);
std::vector<std::string_view> split(std::string_view text, char separator);

// The candidate within a small edit distance of `word`, or empty: "did you mean".
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);
// " (did you mean 'X'?)" or "".
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

// Appends `text` as the interior of a JSON string: ", \ and control characters escaped, all else as
// it is.  REQUIRES: valid UTF-8.
void append_json_escaped(std::string_view text, std::string& out);
// The same with the quotes around.
void append_json_string(std::string_view text, std::string& out);

// As the content of an element or of an attribute in double quotes, for XML 1.0 and HTML: "&<>,
// control characters and what is no UTF-8 replaced.
std::string escape_markup(std::string_view text);
// As text within a line or a cell of Markdown: nothing in it ends the cell, begins markup or
// mentions somebody.
std::string escape_markdown(std::string_view text);

// One JSON Pointer token (RFC 6901): ~ and / escaped.
void append_pointer_token(std::string_view token, std::string& out);

}  // namespace expunge
