// What stands before a word that is a place, a saint or a thing there, whoever is called so.
#pragma once

#include <cstddef>
#include <string_view>

namespace expunge {

// "do not pepper the dean", "a St. Bernard"
bool follows_article(std::string_view text, std::size_t begin);
// "vivo en Rosario": a name that is a word too is a place there.
bool follows_place_word(std::string_view text, std::size_t begin);
// "we live in Bergen", "i live in charlotte": whoever is called so, a place is.
bool follows_dwelling(std::string_view text, std::size_t begin);

}  // namespace expunge
