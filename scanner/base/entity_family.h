// Which kind of value an entity is: BR_CPF is a NATIONAL_ID, UK_POSTCODE a POSTAL_CODE.
#pragma once

#include <string_view>

namespace expunge {

// The general entity that a country's own belongs to; the entity itself if it is none of these.
// Entities of one country begin with its two letters (or are named for a register), as Presidio
// writes them.
std::string_view entity_family(std::string_view entity);

}  // namespace expunge
