// Views: a text as it would read without its disguises, each with a map back to whole characters of
// the text.
//
//   folded  NFKC, confusables to Latin where a word mixes scripts, invisible characters removed,
//   digits of all scripts to 0-9, typographic quotes,
//           dashes and spaces to ASCII, keycap/circled/mathematical letters and digits to plain
//           ones, HTML entities and percent-encoding of ASCII, Markdown emphasis and backslashes
//           inside a value removed
//   spoken  built on the folded text: "[at]", "(dot)", "at ... dot com", spaced letters, spelled
//   digits ("four one oh", "double five")
//
// A view is only built when the text could differ from the plain one: two cheap tests tell.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/span.h"
#include "text/byte_masks.h"

namespace expunge {

enum class ViewKind : std::uint8_t { kPlain = 0, kFolded = 1, kSpoken = 2 };
inline constexpr int kViewKinds = 3;
std::string_view to_string(ViewKind kind);

// A rewritten text and, for each of its bytes, the text it stands for.  Reused between texts.
class View {
 public:
  std::string_view text() const { return text_; }
  void clear();
  // Appends `replacement`, standing as a whole for `source` of the original text.  An empty one
  // leaves the source out.
  void append(std::string_view replacement, TextSpan source);
  // Appends `source` of `text`, the original, byte for byte.  Neighbours become one entry.
  void keep(std::string_view text, TextSpan source);
  // Appends a range of another view of the same original, with its map.
  void append_view(const View& other, ViewSpan range);
  // Becomes the view that `next`, a view of this view's text, makes of it.
  void rewrite_through(const View& next);
  // Smallest span of whole characters of the original that covers the view's range; for kept runs
  // exact.
  TextSpan to_text(ViewSpan span) const;

  // Makes the masks of the rewritten text, up to kMostMasked, for who scans it.  REQUIRES: nothing
  // is appended after.
  void make_masks();
  MaskedText masked() const { return {text_, masks_.empty() ? nullptr : masks_.data()}; }

 private:
  struct Run {
    std::uint32_t view_begin;
    std::uint32_t text_begin;
    std::uint32_t text_end;
    bool verbatim;  // byte for byte; otherwise the whole run stands for the whole source
  };
  void add_run(std::size_t text_begin, std::size_t text_end, bool verbatim);

  std::string text_;
  std::vector<Run> runs_;
  std::vector<ByteMasks> masks_;
};

// Each clears `out` and returns true if it holds something other than `text`.  REQUIRES: valid
// UTF-8. Thread-safe (ICU data is immutable).  Cost: ASCII texts never touch ICU.
//
// Disguises may lie in layers (`&amp;#64;`); folding takes off up to eight, so that folding a
// folded text changes nothing.
bool build_folded(const MaskedText& text, View& out);
// Also false if the spoken view would be no other than the folded one.
bool build_spoken(std::string_view text, View& out);
// The same for a caller that has built the folded view of `text` already: `folded` is that view, or
// null where build_folded returned false.
bool build_spoken(std::string_view text, const View* folded, View& out);

}  // namespace expunge
