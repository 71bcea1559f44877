// The secret behind its cue: what joins the two in chats, forms, code and settings, and where the
// secret ends.
#pragma once

#include <cstddef>
#include <string_view>

namespace expunge {

struct SecretPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool says_is = false;   // a colon, an equals sign, a dash or a verb stood between
  bool by_verb = false;   // a verb: somebody says it, no file
  bool turned = false;    // by one behind which a participle may stand: "will be sent"
  bool assigned = false;  // by an equals sign, as in code and settings
  bool spaced = false;    // with a space before it, as in code
  bool quoted = false;    // between quotes that match, spaces included
  bool empty() const { return begin >= end; }
};

// `begin` is the byte behind the cue.  The place is empty if nothing follows on the line, or on the
// next one behind a colon.
SecretPlace read_secret(std::string_view text, std::size_t begin);

}  // namespace expunge
