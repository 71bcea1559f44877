// Check digits of national identity, tax and health numbers.
#pragma once

#include <string_view>

namespace expunge {

// `compact`: letters and digits only, upper case.  True if the number satisfies the check of one of
// the schemes of its length.  One random number in three does, so this proves nothing by itself.
bool passes_national_check(std::string_view compact);

// Numbers whose letters, dates and check digits cannot come together by chance: the Italian codice
// fiscale, the Chinese resident identity number, the Mexican CURP, the Finnish henkilotunnus.
bool is_unmistakable_number(std::string_view compact);

// A Spanish DNI or NIE with the right letter, or a British driving licence number.
bool is_lettered_number(std::string_view compact);

}  // namespace expunge
