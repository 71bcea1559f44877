#include "detect/address_words.h"

#include <array>
#include <vector>

#include "rulebook/embedded.h"
#include "rulebook/word_kinds.h"

namespace expunge {
namespace {

constexpr std::size_t kLetters = 128;

// By the letter of the kind.
using ByKind = std::array<std::vector<std::string_view>, kLetters>;

ByKind read_words() {
  static const WordKinds list(embedded_file("lists/address-words.txt"));
  ByKind words;
  for (const WordKinds::Row& row : list.rows()) {
    for (const char kind : row.kind) words[static_cast<std::size_t>(kind)].push_back(row.words);
  }
  return words;
}

}  // namespace

std::span<const std::string_view> address_words(AddressWord kind) {
  static const ByKind words = read_words();
  return words[static_cast<std::size_t>(kind)];
}

}  // namespace expunge
