#include "names/model_characters.h"

#include <algorithm>

#include "names/model_word.h"

namespace expunge {
namespace {

constexpr std::size_t kEdge = 4;
constexpr std::size_t kLongestListed = 7;  // characters of a name that is looked up
constexpr std::uint64_t kGapSalt = 0x5D;   // a space stands before the character

}  // namespace

void CharacterReader::list(std::string_view line, const std::vector<ModelToken>& tokens,
                           std::size_t token, const ModelLexicon& lexicon) {
  Listed& here = listed_[token];
  std::size_t last = token;
  const std::size_t first_byte = tokens[token].begin;
  for (std::size_t size = 1; size <= kLongestListed; ++size, ++last) {
    if (last >= tokens.size() || tokens[last].kind != TokenKind::kCharacter) break;
    if (size > 1 && tokens[last].begin != tokens[last - 1].end) break;
    const LexiconEntry entry = lexicon.find(
        model_hash(line.data() + first_byte, tokens[last].end - first_byte, kLoweredSalt));
    const unsigned what = (entry.first_name != 0 ? 1U : 0U) | (entry.surname != 0 ? 2U : 0U);
    if (what == 0) continue;
    here.begins = static_cast<std::uint8_t>(size * 4 + what);
    if (entry.surname != 0) here.surname = static_cast<std::uint8_t>(size);
    for (std::size_t place = 1; place < size; ++place) {
      Listed& inner = listed_[token + place];
      inner.within = std::max(inner.within, static_cast<std::uint8_t>(size * 8 + place));
    }
    if (last + 1 < tokens.size()) {
      Listed& next = listed_[last + 1];
      next.after = std::max(next.after, static_cast<std::uint8_t>(what + (size > 1 ? 4 : 0)));
    }
  }
}

void CharacterReader::read(std::string_view line, const std::vector<ModelToken>& tokens,
                           const ModelLexicon& lexicon) {
  const std::size_t count = tokens.size();
  hashes_.resize(count + 2 * kEdge);
  listed_.assign(count, Listed{});
  for (std::size_t i = 0; i < kEdge; ++i) {
    hashes_[i] = 1000 + i;
    hashes_[kEdge + count + i] = 1004 + i;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const ModelToken& token = tokens[i];
    const bool gap = i > 0 && tokens[i - 1].end != token.begin;
    hashes_[kEdge + i] =
        model_hash(token.type, token.type_size, static_cast<std::uint64_t>(token.kind)) ^
        (gap ? kGapSalt : 0);
    if (token.kind == TokenKind::kCharacter) list(line, tokens, i, lexicon);
  }
}

CharacterContext CharacterReader::context(std::size_t token) const {
  CharacterContext out;
  std::copy_n(hashes_.begin() + static_cast<std::ptrdiff_t>(token), out.window.size(),
              out.window.begin());
  const Listed& here = listed_[token];
  out.listed = {here.begins, here.surname, here.within, here.after};
  return out;
}

}  // namespace expunge
