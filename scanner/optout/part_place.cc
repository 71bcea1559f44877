#include "optout/part_place.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "base/key_words.h"
#include "base/strings.h"
#include "optout/words.h"
#include "rulebook/embedded.h"
#include "rulebook/word_kinds.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

// As WordReader spells them: no case, no accents.
const WordKinds& key_parts() {
  static const WordKinds parts(embedded_file("lists/name-part-keys.txt"));
  return parts;
}

std::string_view kind_of(std::string_view word) {
  const WordKinds::Row* row = key_parts().find(word);
  return row == nullptr ? std::string_view{} : row->kind;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string> words_of_key(std::string_view key) {
  std::string spaced;
  for_each_key_word(key, [&](std::string_view word) {
    spaced.append(word) += ' ';
    return false;
  });
  return spelled_words(spaced);
}

bool is_index(std::string_view token) {
  return !token.empty() && std::ranges::all_of(token, is_digit);
}

std::string unescaped(std::string_view token) {
  std::string out;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escape = token[i] == '~' && i + 1 < token.size();
    out += !escape ? token[i] : token[++i] == '1' ? '/' : '~';
  }
  return out;
}

// The last token goes from `pointer` and is returned.
std::string_view take_token(std::string_view& pointer) {
  const std::size_t slash = std::min(pointer.rfind('/'), pointer.size());
  const std::string_view token = pointer.substr(std::min(slash + 1, pointer.size()));
  pointer = pointer.substr(0, slash);
  return token;
}

}  // namespace

NamePartKey name_part_key(std::string_view key) {
  constexpr std::size_t kLongest = 80;
  if (key.empty() || key.size() > kLongest) return {};
  if (const std::string_view whole = kind_of(key); whole.ends_with("_key")) {
    return {whole == "family_key" ? NamePartKind::kFamily : NamePartKind::kGiven, ""};
  }
  const std::vector<std::string> words = words_of_key(key);
  const auto has = [&](std::string_view kind) {
    return std::ranges::any_of(words,
                               [&](const std::string& word) { return kind_of(word) == kind; });
  };
  NamePartKey said;
  said.kind = has("family")   ? NamePartKind::kFamily
              : has("middle") ? NamePartKind::kMiddle
              : has("given")  ? NamePartKind::kGiven
                              : NamePartKind::kNone;
  if (said.kind == NamePartKind::kNone) return said;
  for (const std::string& word : words) {
    if (!kind_of(word).empty()) continue;
    said.whose.append(said.whose.empty() ? "" : " ").append(word);
  }
  return said;
}

PartPlace part_place(std::string_view pointer) {
  PartPlace place;
  std::string_view rest = pointer;
  std::string_view token = take_token(rest);
  place.container = rest;
  if (is_index(token)) {
    const std::string_view index = token;
    std::string_view above = rest;
    std::string_view member;
    do {
      member = take_token(above);
    } while (is_index(member));
    if (member.empty()) {  // no member of an object: a row without header, an array at the root
      place.object = place.container;
      return place;
    }
    std::size_t number = 0;
    std::from_chars(index.data(), index.data() + index.size(), number);
    place.element = number;
    rest = above;
    token = member;
  }
  place.object = rest;
  place.key = name_part_key(unescaped(token));
  return place;
}

}  // namespace expunge
