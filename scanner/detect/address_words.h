// Words that say whether a stretch of text is part of a postal address: lists/address-words.txt.
#pragma once

#include <span>
#include <string_view>

namespace expunge {

// What such a word is, by the letter that the list has for it.
enum class AddressWord : char {
  kLink = 'l',           // stands between a cue and the address
  kUnit = 'u',           // a floor, a flat, a door
  kSide = 's',           // such a word that needs no number
  kParticle = 'p',       // in small letters and part of addresses
  kStreetEnding = 'e',   // ends the name of a street in small letters
  kOther = 'o',          // begins something else than an address goes on with
  kOtherBegin = 'b',     // likewise: how a word of a script without capitals begins
  kCountry = 'c',        // stays outside, as the marking guide has it
  kNumberedPlace = 'n',  // a room of a game, a place with a number
};

// All of a kind, in lower case, without a final full stop, sorted.
std::span<const std::string_view> address_words(AddressWord kind);

}  // namespace expunge
