// The neighbourhood of characters of scripts without spaces: what stands around each, which names
// of the lexicon run through it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "names/model_features.h"
#include "names/model_lexicon.h"
#include "names/model_tokens.h"

namespace expunge {

// Working memory of one thread.
class CharacterReader {
 public:
  // Reads a line that holds tokens of kind kCharacter.
  void read(std::string_view line, const std::vector<ModelToken>& tokens,
            const ModelLexicon& lexicon);
  CharacterContext context(std::size_t token) const;

 private:
  // The longest listed names through a character.
  struct Listed {
    std::uint8_t begins = 0;   // size * 4 + what it is
    std::uint8_t surname = 0;  // size of the longest family name that begins here
    std::uint8_t within = 0;   // of a name that began before: size * 8 + place
    std::uint8_t after = 0;    // a name ended just before: what it is
  };
  void list(std::string_view line, const std::vector<ModelToken>& tokens, std::size_t token,
            const ModelLexicon& lexicon);

  std::vector<std::uint64_t> hashes_;  // four edges before and behind the tokens
  std::vector<Listed> listed_;
};

}  // namespace expunge
