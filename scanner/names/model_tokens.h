// The name model's tokeniser: words, numbers, punctuation with their places in a line.
//
// Tuned to where names begin and end: "Dana's" is a word and a clitic, "J.K." and "Mr." are one
// token, "Bailey-Ross" is three, "jean-luc" one, a letter of a script without spaces (Han, kana,
// Hangul, Thai) is a token of its own.  Handles, hashtags, addresses of the web and numbers become
// a few stand-ins.  Training reads its texts through this tokeniser too: change it and the model
// must be trained again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "names/model_bytes.h"

namespace expunge {

enum class TokenKind : std::uint8_t {
  kWord,
  kNumber,
  kPunctuation,
  kHandle,
  kTag,
  kUrl,
  kClitic,     // 's, n't, 'm
  kCharacter,  // one of a script without spaces
};

struct ModelToken {
  std::uint32_t begin = 0;  // bytes of the line
  std::uint32_t end = 0;
  // What stands for the token: its own bytes, or a stand-in.  At least kTokenMargin bytes are
  // readable from `type + type_size` on.
  const char* type = nullptr;
  std::uint32_t type_size = 0;
  TokenKind kind = TokenKind::kWord;
};

// Readable bytes behind a line and behind a type.
inline constexpr std::size_t kTokenMargin = 64;

// Working memory of one thread.  Linear; allocates only while its buffers grow.
class ModelTokeniser {
 public:
  explicit ModelTokeniser(ModelPath path) : classify_(byte_classifier(path)) {}

  // Replaces `out` with the tokens of `line`, in order, disjoint.  Any bytes.  The tokens point
  // into `line`. REQUIRES: kTokenMargin readable bytes behind it that are spaces; fewer than 2^32
  // bytes.
  void tokenise(std::string_view line, std::vector<ModelToken>& out);

 private:
  // What the masks of a block become.
  struct Runs {
    std::uint64_t word = 0;   // part of a word or number
    std::uint64_t joint = 0;  // an apostrophe between letters
    std::uint64_t cut = 0;    // begins a token, whatever stands before it
  };
  void settle_wide(std::string_view line, std::size_t at);
  void settle_character(std::size_t at, std::size_t size, bool extends);
  void build_runs(std::size_t blocks);
  void emit(std::string_view line, std::size_t blocks, std::vector<ModelToken>& out);
  std::size_t add_word(std::string_view line, std::size_t begin, std::size_t end,
                       std::vector<ModelToken>& out);
  std::size_t add_mark(std::string_view line, std::size_t begin, std::vector<ModelToken>& out);
  bool add_with_clitic(std::string_view line, std::size_t begin, std::size_t end,
                       std::vector<ModelToken>& out) const;
  std::size_t run_end(std::size_t begin) const;
  bool has_joint(std::size_t begin, std::size_t end) const;
  bool is_word(std::size_t at) const { return (runs_[at / 64].word >> (at % 64) & 1) != 0; }

  ClassifyBytes classify_;
  std::vector<ModelMasks> masks_;
  std::vector<Runs> runs_;
};

}  // namespace expunge
