// Escapes of mark-up languages that may stand inside a value.  Private to text/.
#pragma once

#include <cstddef>
#include <string_view>

namespace expunge {

// What stands at some place of a text, in how many bytes; size 0 if nothing of the kind.
struct MarkupEscape {
  std::size_t size = 0;
  char32_t code_point = 0;
};

// HTML character reference at the start of `text` (HTML Living Standard 13.5): decimal,
// hexadecimal, or one of the names for ASCII, spaces, dashes, quotes and the letters of Latin-1.
MarkupEscape html_entity(std::string_view text);

// %XX of printable ASCII at the start of `text` (RFC 3986 section 2.1), encoded once or more often.
MarkupEscape percent_escape(std::string_view text);

inline bool is_emphasis(char c) { return c == '*' || c == '_' || c == '`' || c == '~'; }

// A Markdown emphasis run: its length, whether it is in the way of a value, and if it is the first
// of a pair around the value, where the second stands (else npos).
struct EmphasisRun {
  std::size_t size = 0;
  bool in_value = false;
  std::size_t close = std::string_view::npos;
};

// The run at `at`.  It is in the way if it stands inside a value, is the other end of one that
// does, or stands around an address.  Emphasis around whole words stays: it hides nothing.
EmphasisRun emphasis_run(std::string_view text, std::size_t at);

// True if the backslash at `at` only escapes Markdown punctuation (CommonMark 2.4).
bool is_markdown_backslash(std::string_view text, std::size_t at);

}  // namespace expunge
