// The readers of the spoken view: each proposes rewritings of what stands between the tokens of a
// text, and of tokens.  Private to text/.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/spoken_cues.h"

namespace expunge {

struct Rewriting {
  std::size_t begin;
  std::size_t end;
  std::string_view replacement;  // of a list of constants, or of the text
};

using Tokens = std::vector<SpokenToken>;
using Rewritings = std::vector<Rewriting>;

inline std::string_view text_of(std::string_view text, const SpokenToken& token) {
  return text.substr(token.begin, token.end - token.begin);
}

// Mail addresses, hosts and accounts in words: "dana dot o at example dot org",
// "example dot com slash dana", "dana underscore o"; signs in brackets: "dana[@]example[.]org".
void read_spoken_mail(std::string_view text, Tokens& tokens, Rewritings& out);

// Runs of at least three spelled digits; dots between them make an address of the Internet.
void read_spoken_numbers(std::string_view text, Tokens& tokens, Rewritings& out);

// Runs of at least four single letters or digits with the same separator between.
void join_spaced_letters(std::string_view text, const Tokens& tokens, Rewritings& out);

}  // namespace expunge
