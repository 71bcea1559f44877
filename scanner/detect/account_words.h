// What is said of accounts and of things that are called as oddly: lists/account-words.txt.
#pragma once

#include <cstddef>
#include <string_view>

namespace expunge {

// How an account is, and no account's name: "my insta is broken".  In any case.
bool is_account_state(std::string_view word);

// A game, a device or a kind of story, with low lines and its number: "free_fire", "heron2".
bool is_game_name(std::string_view token);

// What begins at `begin` is done with or called as things are: "have you played heron_2", "our
// server is called the_moss".
bool is_said_of_thing(std::string_view text, std::size_t begin);

}  // namespace expunge
