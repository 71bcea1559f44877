// More texts from those at hand: other names in the same places, other letter cases, chat lines
// from templates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "names/training/corpus.h"
#include "names/training/lists.h"
#include "names/training/random.h"

namespace expunge::training {

// `example` with each name replaced by one drawn from `pool`, as long in words and in the same
// case.
Example swap_names(const Example& example, const NamePool& pool, Random& random);

// Letter case of a whole text.
Example in_lower_case(const Example& example);
Example in_upper_case(const Example& example);

// A template of text/*.txt with its slots filled: {F} first name, {L} family name, {N} full name in
// the language's order, {C} a place.
Example fill_template(std::string_view text, std::string_view language, const ListData& lists,
                      Random& random);

// What people do to a line of chat: small letters, no full stop, *action*, "Name: ", letters drawn
// out.
Example roughen(Example example, Random& random);

}  // namespace expunge::training
