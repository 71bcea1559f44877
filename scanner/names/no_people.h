// What stands before a word that is a place, a saint or a thing there, whoever is called so.
#pragma once

#include <cstddef>
#include <string_view>

namespace expunge {

// "do not pepper the dean", "a St. Bernard".  `is_sure`: the word is a name and nothing else, so
// that an "a" before it need not be an article (writes_other_a()).
bool follows_article(std::string_view text, std::size_t begin, bool is_sure);
// "vivo en Rosario": a name that is a word too is a place there.
bool follows_place_word(std::string_view text, std::size_t begin);
// "we live in Bergen", "i live in charlotte": whoever is called so, a place is.
bool follows_dwelling(std::string_view text, std::size_t begin);

// Polish, Czech, Slovak and their neighbours, by their letters: there "a" is "and", "do" is "to".
bool looks_west_slavic(std::string_view text);

}  // namespace expunge
