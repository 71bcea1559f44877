// What stands around a street and its number: units and houses, towns, states, codes.
#pragma once

#include "detect/validators.h"

namespace expunge {

// Pattern (RE2) of a word of a town's name: a capital, then letters; or a particle in lower case
// before another.
inline constexpr char kTownPart[] =
    "(?:(?:de|del|la|las|el|los|do|da|dos|das|di|sur|les|am|an der|im|bei|upon|of|on|the) ){0,2}"
    "(?:(?:St|Ste|Mt|Ft|Sta|Sto|Col|Co|Brgy|Urb|Kel|Kec)\\. "
    ")?[A-Z\\x{C0}-\\x{DE}\\x{11E}\\x{130}\\x{141}\\x{15A}-\\x{179}"
    "\\x{386}-\\x{3AB}\\x{410}-\\x{42F}]"
    "[a-z'\\x{DF}-\\x{17F}\\x{3AC}-\\x{3CE}\\x{430}-\\x{4FF}\\x{2019}]"
    "[A-Za-z\\x{C0}-\\x{17F}\\x{370}-\\x{3FF}\\x{400}-\\x{4FF}'\\x{2019}-]{0,24}";

// Takes units, towns, states and codes behind the street.  With a postcode it can be nothing else
// (kYes), and what stands in it (a saint's name, eight digits) is part of it.
Verdict take_address_tail(ValueContext& context);

// Takes a unit or the name of the house before the number: "Flat 4, 118 Saltmarsh Road".
void take_address_head(ValueContext& context);

}  // namespace expunge
