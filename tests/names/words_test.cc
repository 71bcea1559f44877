#include "names/words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "names/letters.h"

namespace expunge {
namespace {

TEST(Words, ReadsShapesJoinersAndPossessives) {
  struct Row {
    const char* text;
    const char* word;
    WordShape shape;
    bool possessive;
  };
  const Row rows[] = {
      {"dana,", "dana", WordShape::kLower, false},
      {"Dana's cat", "Dana", WordShape::kTitle, true},
      {"Dana\xE2\x80\x99s cat", "Dana", WordShape::kTitle, true},
      {"O'Neil!", "O'Neil", WordShape::kTitle, false},
      {"Jean-Luc P", "Jean-Luc", WordShape::kTitle, false},
      {"McKay", "McKay", WordShape::kTitle, false},
      {"DANA", "DANA", WordShape::kUpper, false},
      {"iPhone", "iPhone", WordShape::kMixed, false},
      {"\xD0\x94\xD0\xB0\xD0\xBD\xD0\xB0", "\xD0\x94\xD0\xB0\xD0\xBD\xD0\xB0", WordShape::kTitle,
       false},
      {"\xE6\x9E\x97", "\xE6\x9E\x97", WordShape::kCaseless, false},
      {"R. Smith", "R.", WordShape::kTitle, false},
      {"end-", "end", WordShape::kLower, false},
  };
  for (const Row& row : rows) {
    const std::string text = row.text;
    const NameWord word = read_name_word(text, 0);
    EXPECT_EQ(text.substr(word.begin, word.size()), row.word);
    EXPECT_EQ(word.shape, row.shape) << row.text;
    EXPECT_EQ(word.possessive, row.possessive) << row.text;
  }
}

TEST(Words, OfAProgramAreDeclared) {
  const auto declared = [](std::string_view text) {
    return is_declared(text, read_name_word(text, text.find("Grant")));
  };
  EXPECT_TRUE(declared("public class Grant implements Will {\n  int i;"));
  EXPECT_TRUE(declared("  private Grant grant;\n"));
  EXPECT_TRUE(declared("class Grant(Model):\n  pass"));
  EXPECT_FALSE(declared("in class Grant said hi"));
  EXPECT_FALSE(declared("new Grant();"));
}

TEST(Words, ParticlesAreSorted) {
  for (const char* particle : {"abu", "de", "von", "zu", "van", "y", "d'"}) {
    EXPECT_TRUE(is_name_particle(particle)) << particle;
  }
  EXPECT_FALSE(is_name_particle("dana"));
}

TEST(Letters, LowerKeepsEveryOffset) {
  const std::string text =
      "AZ \xC3\x89 \xC4\x80 \xC5\xB8 \xC4\xB0 \xCE\xA9 \xD0\x96 \xE1\xBA\xBF \xF0\x9F\x98\x80";
  const std::string lowered = lower(text);
  ASSERT_EQ(lowered.size(), text.size());
  EXPECT_EQ(lowered.substr(0, 2), "az");
  EXPECT_TRUE(equals_lower(text, lowered));
  EXPECT_FALSE(equals_lower("Dana", "dan"));
}

TEST(Letters, EmojiAndPunctuationAreNoLetters) {
  for (const char32_t c : {U'\u2019', U'\u3002', U'\U0001F600', U'\u00D7', U'1', U'_', U'\uFF01'}) {
    EXPECT_FALSE(is_letter(c)) << static_cast<unsigned>(c);
  }
  for (const char32_t c : {U'\u00E9', U'\u0436', U'\u4E2D', U'\uAC00', U'\u0E01', U'\u0627'}) {
    EXPECT_TRUE(is_letter(c)) << static_cast<unsigned>(c);
  }
}

TEST(Words, AccentsAreTakenOffGreekLetters) {
  std::string out;
  EXPECT_TRUE(append_plain("\u03BA\u03B1\u03C4\u03B5\u03C1\u03AF\u03BD\u03B1", out));
  EXPECT_EQ(out, "\u03BA\u03B1\u03C4\u03B5\u03C1\u03B9\u03BD\u03B1");
}

TEST(Words, MarksAreTakenOffLatinLetters) {
  const auto plain = [](std::string_view word) {
    std::string out;
    return append_plain(word, out) ? out : "-";
  };
  EXPECT_EQ(plain("thayn\xC3\xA1"), "thayna");
  EXPECT_EQ(plain("\xC5\x82ukasz"), "lukasz");
  EXPECT_EQ(plain("nguy\xE1\xBB\x85n"), "nguyen");
  EXPECT_EQ(plain("dana"), "dana");
  EXPECT_EQ(plain("a-b"), "-");
  EXPECT_EQ(plain("\xD0\xB3"), "-");
}

TEST(Words, AShoutedTextIsAllInCapitals) {
  EXPECT_TRUE(is_shouted("CALL MARTA ON MONDAY"));
  EXPECT_TRUE(is_shouted("MAIL ME AT t@x.org PLEASE, NOT MY SISTER DANA"));
  EXPECT_TRUE(is_shouted("\u041F\u041E\u0417\u0412\u041E\u041D\u0418 \u041C\u0410\u0428\u0415"));
  EXPECT_FALSE(is_shouted("Call Marta on Monday"));
  EXPECT_FALSE(is_shouted("OK so I called Marta"));
  EXPECT_FALSE(is_shouted("LOL OK"));  // too little to tell
  EXPECT_FALSE(is_shouted(""));
}

// As a count of one letter after the other would tell.
TEST(Words, WhatIsShoutedIsToldByTheFirstLettersToo) {
  const auto counted = [](std::string_view text) {
    int upper = 0;
    int small = 0;
    for (const char c : text.substr(0, 400)) {
      upper += c >= 'A' && c <= 'Z' ? 1 : 0;
      if (c >= 'a' && c <= 'z' && ++small * 5 > upper + 40) return false;
    }
    return upper >= 8 && small * 5 <= upper;
  };
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    const unsigned share = random() % 12;
    std::string text;
    for (std::size_t size = random() % 200; text.size() < size;) {
      text += random() % 12 < share ? "abc "[random() % 4] : "ABC."[random() % 4];
    }
    EXPECT_EQ(is_shouted(text), counted(text)) << text;
  }
}

TEST(Words, OfAnyLengthAreReadAlike) {
  for (std::size_t size = 1; size < 40; ++size) {
    for (const std::string behind : {"", " x", ".", "'s", "-", "\xC3\xA9"}) {
      const std::string small(size, 'a');
      std::string title = small;
      title[0] = 'A';
      std::string mixed = small;
      mixed[size - 1] = 'A';
      const std::size_t added = behind == "\xC3\xA9" ? 1 : 0;  // letters
      const auto read = [&](const std::string& word) {
        const NameWord found = read_name_word(". " + word + behind, 2);
        EXPECT_EQ(found.letters, size + added) << word << behind;
        EXPECT_EQ(found.possessive, behind == "'s");
        return found.shape;
      };
      EXPECT_EQ(read(small), WordShape::kLower);
      EXPECT_EQ(read(title), WordShape::kTitle) << title << behind;
      EXPECT_EQ(read(mixed), size > 1 ? WordShape::kMixed : WordShape::kTitle);
      const bool upper = size > 1 && added == 0;
      EXPECT_EQ(read(std::string(size, 'A')) == WordShape::kUpper, upper);
    }
  }
}

TEST(Letters, LowerInAnyLength) {
  std::string bytes;
  for (int byte = 1; byte < 128; ++byte) bytes += static_cast<char>(byte);
  for (std::size_t at = 0; at + 20 < bytes.size(); ++at) {
    for (std::size_t size = 0; size < 20; ++size) {
      const std::string text = bytes.substr(at, size);
      std::string expected = "A";
      for (const char c : text) expected += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      std::string out = "A";
      append_lower(text, out);
      EXPECT_EQ(out, expected);
    }
  }
}

}  // namespace
}  // namespace expunge
