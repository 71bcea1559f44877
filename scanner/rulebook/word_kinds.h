// Lists of rules/lists whose lines say what a word is: kind, tab, words; or words alone.
#pragma once

#include <string_view>
#include <vector>

namespace expunge {

// Immutable.  The bytes of the list must outlive it, as those the binary carries do.
class WordKinds {
 public:
  struct Row {
    std::string_view words;
    std::string_view kind;  // empty if the line has no tab
  };

  // Empty lines and lines that begin with # are none.  Of two lines with the same words the first
  // counts.
  explicit WordKinds(std::string_view bytes);

  // The row of these words, or null.
  const Row* find(std::string_view words) const;
  // All, sorted by words.
  const std::vector<Row>& rows() const { return rows_; }

 private:
  std::vector<Row> rows_;
};

// Keys that tell what their value is: lists/value-keys.txt.  Made when first asked for.
const WordKinds& value_keys();

}  // namespace expunge
