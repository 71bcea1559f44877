// The marks that stand in place of values, and how they are told from other text:
//
//   mark   = "[" name [ "_" number | ":" 16 hex digits | ":enc:" base64url ] "]"
//   name   = capital letter, then capital letters, digits and "_": an entity or a role
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "expunge/finding.h"

namespace expunge {

std::string plain_mark(std::string_view name);                            // [NAME]
std::string numbered_mark(std::string_view name, std::uint32_t number);   // [NAME_1]
std::string hash_mark(std::string_view name, std::string_view hex);       // [NAME:0123456789abcdef]
std::string sealed_mark(std::string_view name, std::string_view sealed);  // [NAME:enc:base64url]

// True if all of `text` is one mark.
bool is_mark(std::string_view text);

// "IDENTIFIER": the name in marks that stand for whole fields.
std::string mark_name(Role role);

// The next [NAME:enc:...] of `text` from `from` on, long enough to hold a nonce and a tag.
struct SealedMark {
  std::size_t begin = std::string_view::npos;  // npos: there is none
  std::size_t end = 0;
  std::string_view name;
  std::string_view sealed;  // base64url
};
SealedMark find_sealed_mark(std::string_view text, std::size_t from);

}  // namespace expunge
