#include "detect/asked_rest.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "detect/lazy_pattern.h"
#include "detect/value_text.h"
#include "names/letters.h"
#include "rulebook/embedded.h"
#include "rulebook/word_kinds.h"

namespace expunge {
namespace {

constexpr std::size_t kSearched = 160;  // bytes at each end

// The words by their first bytes.
class RestWords {
 public:
  using Row = WordKinds::Row;
  RestWords() : words_(embedded_file("lists/rest-words.txt")) {
    const std::vector<Row>& rows = words_.rows();  // sorted by words
    for (auto row = rows.begin(); row != rows.end();) {
      const char first = row->words.front();
      const auto end = std::find_if(row, rows.end(),
                                    [&](const Row& other) { return other.words.front() != first; });
      Rows& mine = by_first_byte_[static_cast<unsigned char>(first)];
      mine.rows = {row, end};
      for (; row != end; ++row) {
        mine.next |= row->words.size() > 1 ? bit_of(row->words[1]) : ~std::uint64_t{0};
      }
    }
  }
  // Those of them that `text`, which is not empty, may begin with.
  std::span<const Row> at_begin_of(std::string_view text) const {
    const Rows& rows = by_first_byte_[static_cast<unsigned char>(text.front())];
    if (text.size() > 1 && (rows.next & bit_of(text[1])) == 0) return {};
    return rows.rows;
  }

 private:
  struct Rows {
    std::span<const Row> rows;
    std::uint64_t next = 0;  // the bytes behind the first
  };
  static std::uint64_t bit_of(char c) { return std::uint64_t{1} << (c & 63); }

  WordKinds words_;
  std::array<Rows, 256> by_first_byte_;
};

const RestWords& rest_words() {
  static const RestWords words;
  return words;
}

bool stands_as_word(std::string_view text, std::size_t at, std::size_t size) {
  // Scripts without spaces write on.
  if (is_caseless(code_point_at(text, at))) return true;
  const bool open = at == 0 || !is_letter(code_point_before(text, at));
  return open && (at + size >= text.size() || !is_letter(code_point_at(text, at + size)));
}

RestAsked asked_in(std::string_view text) {
  RestAsked asked = RestAsked::kNo;
  bool inside = false;  // behind a letter no word begins with one
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool letter = is_ascii_letter(text[at]);
    if (std::exchange(inside, letter) && letter) continue;
    const std::string_view rest = text.substr(at);
    for (const WordKinds::Row& row : rest_words().at_begin_of(rest)) {
      const RestAsked kind = row.kind == "h" ? RestAsked::kYes : RestAsked::kMaybe;
      if (kind <= asked || !rest.starts_with(row.words)) continue;
      if (stands_as_word(text, at, row.words.size())) asked = kind;
    }
  }
  return asked;
}

}  // namespace

RestAsked asks_for_rest(std::string_view said) {
  if (said.size() <= 2 * kSearched) return asked_in(lower(said));
  const std::string_view first = said.substr(0, character_start(said, kSearched));
  const std::string_view last = said.substr(character_start(said, said.size() - kSearched));
  return std::max(asked_in(lower(first)), asked_in(lower(last)));
}

bool says_last_digits(std::string_view message) {
  static const LazyPattern last(
      "(?i)^[^0-9\\n]{0,40}\\b(?:last|final|ending|ends|endet|letzte[nr]?|[u\\x{FA}]ltim[ao]s|"
      "derniers?|ultim[ei]|laatste|ostatnie|son)\\b[^0-9\\n]{0,48}[0-9]");
  constexpr std::size_t kLookedAt = 120;
  return last.matches(message.substr(0, kLookedAt));
}

}  // namespace expunge
