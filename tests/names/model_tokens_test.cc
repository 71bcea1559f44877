#include "names/model_tokens.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {
namespace {

// What a line's tokens are, parted by '|'; stand-ins in angle brackets.
std::string tokens_of(std::string_view line, ModelPath path = ModelPath::kBest) {
  const std::string padded = std::string(line) + std::string(kTokenMargin, ' ');
  ModelTokeniser tokeniser(path);
  std::vector<ModelToken> tokens;
  tokeniser.tokenise({padded.data(), line.size()}, tokens);
  std::string out;
  for (const ModelToken& token : tokens) {
    const std::string_view written(padded.data() + token.begin, token.end - token.begin);
    const std::string_view type(token.type, token.type_size);
    out += (out.empty() ? "" : "|") + std::string(written);
    if (type != written) out += "<" + std::string(type) + ">";
  }
  return out;
}

struct Case {
  const char* name;
  std::string_view line;
  std::string_view tokens;
};

class ModelTokensTest : public testing::TestWithParam<Case> {};

TEST_P(ModelTokensTest, CutsWhereNamesEnd) {
  EXPECT_EQ(tokens_of(GetParam().line), GetParam().tokens);
  EXPECT_EQ(tokens_of(GetParam().line, ModelPath::kPortable), GetParam().tokens);
}

INSTANTIATE_TEST_SUITE_P(
    Lines, ModelTokensTest,
    testing::Values(
        Case{"empty", "", ""}, Case{"spaces", "  \t ", ""},
        Case{"words", "hi im dana", "hi|im|dana"}, Case{"possessive", "Dana's cat", "Dana|'s|cat"},
        Case{"not", "I don't", "I|do|n't"},
        Case{"curly", "Dana\xE2\x80\x99s", "Dana|\xE2\x80\x99s<'s>"},
        Case{"irish", "O'Brien", "O'Brien"}, Case{"title", "Mr. Hale", "Mr.<Mr>|Hale"},
        Case{"initials", "J.K. Hale", "J.K.|Hale"}, Case{"pronoun", "and I. Then", "and|I|.|Then"},
        Case{"double_name", "Bailey-Ross", "Bailey|-|Ross"},
        Case{"lower_double", "jean-luc", "jean-luc"},
        Case{"handle", "@dana_k hi", "@dana_k<@h>|hi"}, Case{"tag", "#Dana!", "#Dana<#h>|!"},
        Case{"url", "see https://a.b/c?d ok", "see|https://a.b/c?d<http>|ok"},
        Case{"numbers", "12.5 and 5pm", "12.5<0000>|and|5pm<0a>"},
        Case{"action", "*Dana smiles*", "*|Dana|smiles|*"},
        Case{"ellipsis", "well... ok!!", "well|...|ok|!!<!>"},
        Case{"emphasis", "_Dana_", "_|Dana|_"}, Case{"identifier", "snake_case", "snake_case"},
        Case{"cyrillic", "\xD0\xAF \xD0\x90\xD0\xBD\xD1\x8F", "\xD0\xAF|\xD0\x90\xD0\xBD\xD1\x8F"},
        Case{"han", "\xE6\x88\x91\xE5\x8F\xAB\xE6\x9D\x8E",
             "\xE6\x88\x91|\xE5\x8F\xAB|\xE6\x9D\x8E"},
        Case{"han_beside_latin",
             "\xE6\x88\x91"
             "Dana"
             "\xE6\x88\x91",
             "\xE6\x88\x91|Dana|\xE6\x88\x91"},
        Case{"thai_marks", "\xE0\xB8\x94\xE0\xB8\xB5", "\xE0\xB8\x94\xE0\xB8\xB5"},
        Case{"emoji", "hi\xF0\x9F\x98\x80yo", "hi|\xF0\x9F\x98\x80<\x80>|yo"},
        Case{"quotes",
             "\xC2\xAB"
             "Dana\xC2\xBB",
             "\xC2\xAB|Dana|\xC2\xBB"}),
    [](const auto& row) { return std::string(row.param.name); });

// Bytes a fuzzer would try; deterministic.
std::string random_text(std::uint64_t& state, std::size_t most) {
  static constexpr std::string_view kPieces[] = {"John",
                                                 "Mr.",
                                                 "J.",
                                                 "O'Brien",
                                                 "don't",
                                                 "I'm",
                                                 "\xE2\x80\x99",
                                                 "\xE2\x80\x99s",
                                                 "@joe",
                                                 "#t",
                                                 "http://x.y",
                                                 "A-B",
                                                 "...",
                                                 "!!",
                                                 "12.5",
                                                 "5pm",
                                                 " ",
                                                 " ",
                                                 " ",
                                                 ",",
                                                 "\xF0\x9F\x98\x80",
                                                 "\xC3\xA9t",
                                                 "http",
                                                 "U.S.",
                                                 "@",
                                                 "#",
                                                 "-",
                                                 "'",
                                                 "\xD0\x98\xD0\xB2",
                                                 "\xE4\xB8\xAD",
                                                 "\xE0\xB8\x81\xE0\xB8\xB5",
                                                 "\xEA\xB9\x80",
                                                 "_",
                                                 "\xE2\x80\x8D",
                                                 "\xE2",
                                                 "\x80",
                                                 "\xF4"};
  const auto next = [&state] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state >> 33);
  };
  std::string out;
  const bool bytes = next() % 3 == 0;
  for (std::size_t left = next() % most; left > 0; --left) {
    if (bytes) {
      out += static_cast<char>(next());
    } else {
      out += kPieces[next() % std::size(kPieces)];
    }
  }
  std::erase(out, '\n');
  return out;
}

TEST(ModelTokens, RandomBytes_GiveTokensInOrderThatCoverEveryLetter) {
  std::uint64_t state = 1;
  ModelTokeniser tokeniser(ModelPath::kBest);
  std::vector<ModelToken> tokens;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(state, 90);
    const std::string padded = text + std::string(kTokenMargin, ' ');
    tokeniser.tokenise({padded.data(), text.size()}, tokens);
    std::string covered(text.size(), 'n');
    std::size_t done = 0;
    for (const ModelToken& token : tokens) {
      ASSERT_GE(token.begin, done);
      ASSERT_LT(token.begin, token.end);
      ASSERT_LE(token.end, text.size());
      ASSERT_GT(token.type_size, 0U);
      done = token.end;
      for (std::size_t i = token.begin; i < token.end; ++i) covered[i] = 'y';
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool letter = (text[i] | 0x20) >= 'a' && (text[i] | 0x20) <= 'z';
      ASSERT_TRUE(!letter || covered[i] == 'y') << "round " << round << ", byte " << i;
    }
  }
}

TEST(ModelTokens, RandomBytes_AreTheSameOnEveryPath) {
  if (!has_avx2()) GTEST_SKIP() << "this processor has no AVX2";
  std::uint64_t state = 2;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(state, 200);
    ASSERT_EQ(tokens_of(text, ModelPath::kPortable), tokens_of(text, ModelPath::kAvx2))
        << "round " << round;
  }
}

}  // namespace
}  // namespace expunge
