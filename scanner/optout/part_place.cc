#include "optout/part_place.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>
#include <vector>

#include "base/key_words.h"
#include "base/strings.h"
#include "optout/words.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

// As WordReader spells them: no case, no accents.
constexpr std::array kGivenWords = {
    "ad"sv,
    "adi"sv,
    "first"sv,
    "firstname"sv,
    "fname"sv,
    "forename"sv,
    "forenames"sv,
    "fornamn"sv,
    "fornavn"sv,
    "given"sv,
    "givenname"sv,
    "givennames"sv,
    "imie"sv,
    "jmeno"sv,
    "nombre"sv,
    "nombres"sv,
    "nome"sv,
    "prenom"sv,
    "prenoms"sv,
    "voornaam"sv,
    "vorname"sv,
    "vornamen"sv,
    "etunimi"sv,
    "keresztnev"sv,
    "\u0438\u043C\u044F"sv,  // Russian
};
constexpr std::array kMiddleWords = {
    "middle"sv,
    "middlename"sv,
    "mname"sv,
    "second"sv,
    "segundo"sv,
    "patronymic"sv,
    "\u043E\u0442\u0447\u0435\u0441\u0442\u0432\u043E"sv,  // Russian
};
constexpr std::array kFamilyWords = {
    "achternaam"sv,
    "apelido"sv,
    "apellido"sv,
    "apellidos"sv,
    "cognome"sv,
    "efternamn"sv,
    "efternavn"sv,
    "etternavn"sv,
    "family"sv,
    "familyname"sv,
    "familienname"sv,
    "last"sv,
    "lastname"sv,
    "lname"sv,
    "nachname"sv,
    "nazwisko"sv,
    "prijmeni"sv,
    "sn"sv,
    "sobrenome"sv,
    "soyad"sv,
    "soyadi"sv,
    "sukunimi"sv,
    "surname"sv,
    "surnames"sv,
    "vezeteknev"sv,
    "zuname"sv,
    "\u0444\u0430\u043C\u0438\u043B\u0438\u044F"sv,  // Russian
};
// Whole keys of scripts without spaces: Chinese, Japanese, Korean.
constexpr std::array kFamilyKeys = {"\u59D3"sv, "\u59D3\u6C0F"sv, "\u82D7\u5B57"sv, "\uC131"sv};
constexpr std::array kGivenKeys = {"\u540D"sv, "\uC774\uB984"sv};

// Tell neither part nor person.
constexpr std::array kEmptyWords = {
    "name"sv,    "names"sv,   "nom"sv,   "initial"sv,  "primer"sv, "primero"sv,
    "paterno"sv, "materno"sv, "legal"sv, "apellido"sv, "nombre"sv,
};

template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
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
  if (is_in(kFamilyKeys, key)) return {NamePartKind::kFamily, ""};
  if (is_in(kGivenKeys, key)) return {NamePartKind::kGiven, ""};
  const std::vector<std::string> words = words_of_key(key);
  const auto has = [&](const auto& list) {
    return std::ranges::any_of(words, [&](const std::string& word) { return is_in(list, word); });
  };
  NamePartKey said;
  said.kind = has(kFamilyWords)   ? NamePartKind::kFamily
              : has(kMiddleWords) ? NamePartKind::kMiddle
              : has(kGivenWords)  ? NamePartKind::kGiven
                                  : NamePartKind::kNone;
  if (said.kind == NamePartKind::kNone) return said;
  for (const std::string& word : words) {
    if (is_in(kFamilyWords, word) || is_in(kMiddleWords, word) || is_in(kGivenWords, word) ||
        is_in(kEmptyWords, word)) {
      continue;
    }
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
