// Initials beside a family name: "J. R. Whitlock", and behind it, as Cyrillic and forms write them.
#pragma once

#include <cstddef>
#include <string_view>

namespace expunge {

// Where the initials begin that stand before `begin`, each with its full stop; `begin` if none do.
std::size_t initials_before(std::string_view text, std::size_t begin);

// The end of the initials behind `end`, likewise; `end` if none do.
std::size_t initials_behind(std::string_view text, std::size_t end);

}  // namespace expunge
