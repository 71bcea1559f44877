#include "base/utf8.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace expunge {
namespace {

struct ValidityCase {
  const char* name;
  std::string bytes;
  bool valid;
};

TEST(Utf8, ValidityFollowsRfc3629) {
  const std::vector<ValidityCase> cases = {
      {"empty", "", true},
      {"ascii", "plain text", true},
      {"nul", std::string("a\0b", 3), true},
      {"two_bytes_least", "\xC2\x80", true},
      {"three_bytes_least", "\xE0\xA0\x80", true},
      {"three_bytes_before_surrogates", "\xED\x9F\xBF", true},
      {"four_bytes_least", "\xF0\x90\x80\x80", true},
      {"four_bytes_greatest", "\xF4\x8F\xBF\xBF", true},
      {"noncharacter", "\xEF\xBF\xBF", true},
      {"overlong_slash_2", "\xC0\xAF", false},
      {"overlong_slash_3", "\xE0\x80\xAF", false},
      {"overlong_slash_4", "\xF0\x80\x80\xAF", false},
      {"overlong_nul", "\xC0\x80", false},
      {"overlong_7ff", "\xE0\x9F\xBF", false},
      {"overlong_ffff", "\xF0\x8F\xBF\xBF", false},
      {"high_surrogate", "\xED\xA0\x80", false},
      {"low_surrogate", "\xED\xBF\xBF", false},
      {"surrogate_pair", "\xED\xA0\xBD\xED\xB8\x80", false},
      {"above_10ffff", "\xF4\x90\x80\x80", false},
      {"lead_f5", "\xF5\x80\x80\x80", false},
      {"lead_ff", "\xFF", false},
      {"lone_continuation", "a\x80", false},
      {"truncated_2", "a\xC3", false},
      {"truncated_3", "a\xE2\x82", false},
      {"truncated_4", "a\xF0\x9F\x98", false},
      {"lead_then_ascii", "\xC3x", false},
      {"bad_behind_a_long_valid_part", std::string(300, 'x') + "\xC3", false},
  };
  for (const ValidityCase& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(is_valid_utf8(c.bytes), c.valid);
    // The decoder agrees: U+FFFD of one byte somewhere exactly if the text is not valid.
    bool malformed = false;
    for (std::size_t at = 0; at < c.bytes.size();) {
      const std::size_t before = at;
      if (next_code_point(c.bytes, at) == kReplacementCharacter && at - before == 1) {
        malformed = true;
      }
      ASSERT_GT(at, before);
      ASSERT_LE(at, c.bytes.size());
    }
    EXPECT_EQ(malformed, !c.valid);
  }
}

TEST(Utf8, IsAscii_AtEveryPositionOfEveryLength) {
  for (std::size_t size = 0; size < 140; ++size) {
    std::string text(size, 'a');
    EXPECT_TRUE(is_ascii(text));
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = '\x80';
      EXPECT_FALSE(is_ascii(text)) << size << " " << at;
      text[at] = '\x7F';
    }
  }
}

TEST(Utf8, EveryScalarValueGoesThereAndBack) {
  std::string text;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    text.clear();
    append_utf8(c, text);
    ASSERT_EQ(utf8_length(static_cast<unsigned char>(text[0])), text.size());
    std::size_t at = 0;
    ASSERT_EQ(next_code_point(text, at), c);
    ASSERT_EQ(at, text.size());
    ASSERT_EQ(previous_code_point(text, at), c);
    ASSERT_EQ(at, 0U);
  }
}

TEST(Utf8, AppendOfWhatIsNoScalarValueGivesTheReplacementCharacter) {
  for (const char32_t c : {U'\xD800', U'\xDFFF', char32_t{0x110000}}) {
    std::string text;
    append_utf8(c, text);
    EXPECT_EQ(text, "\xEF\xBF\xBD");
  }
}

TEST(Utf8, PreviousCodePoint_OnMalformedBytesGoesBackOneByte) {
  const std::string text = "a\x80\x80\x80\x80\x80";
  std::size_t at = text.size();
  for (std::size_t left = text.size() - 1; left >= 1; --left) {
    EXPECT_EQ(previous_code_point(text, at), kReplacementCharacter);
    EXPECT_EQ(at, left);
  }
  EXPECT_EQ(previous_code_point(text, at), U'a');
  EXPECT_EQ(at, 0U);
}

TEST(Utf8, CodePointCounterTurnsByteOffsetsIntoCodePoints) {
  // a, e-acute, euro sign, grinning face, z
  const std::string text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";
  EXPECT_EQ(count_code_points(text), 5U);
  CodePointCounter counter(text);
  EXPECT_EQ(counter.at(0), 0U);
  EXPECT_EQ(counter.at(1), 1U);
  EXPECT_EQ(counter.at(3), 2U);
  EXPECT_EQ(counter.at(3), 2U);
  EXPECT_EQ(counter.at(10), 4U);
  EXPECT_EQ(counter.at(11), 5U);
}

TEST(AsUtf8, GivesValidTextForAnyBytes) {
  EXPECT_EQ(as_utf8("caf\xC3\xA9"), "caf\xC3\xA9");
  EXPECT_EQ(as_utf8("a\xFF"
                    "b\xC3"),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD");
  EXPECT_EQ(as_utf8(""), "");
}

}  // namespace
}  // namespace expunge
