#include "text/decode.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace expunge {
namespace {

struct DecodeCase {
  const char* name;
  Encoding encoding;
  std::string raw;
  std::string text;
};

TEST(Decode, GivesTheTextThatTheBytesStandFor) {
  const std::vector<DecodeCase> cases = {
      {"plain", Encoding::kPlain, "a\\n\"\"b", "a\\n\"\"b"},
      {"empty", Encoding::kJson, "", ""},
      {"no_escape", Encoding::kJson, "jane@x.example", "jane@x.example"},
      {"short_escapes", Encoding::kJson, R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t"},
      {"unicode", Encoding::kJson, R"(jane\u0040x\u002Eexample)", "jane@x.example"},
      {"two_bytes", Encoding::kJson, R"(\u00e9\u00E9)", "\xC3\xA9\xC3\xA9"},
      {"nul", Encoding::kJson, R"(a\u0000b)", std::string("a\0b", 3)},
      {"pair", Encoding::kJson, R"(x\ud83d\ude00y)", "x\xF0\x9F\x98\x80y"},
      {"lone_high", Encoding::kJson, R"(x\ud83dy)", "x\xEF\xBF\xBDy"},
      {"lone_low", Encoding::kJson, R"(x\ude00y)", "x\xEF\xBF\xBDy"},
      {"low_high", Encoding::kJson, R"(\ude00\ud83d)", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"high_then_pair", Encoding::kJson, R"(\ud83d\ud83d\ude00)", "\xEF\xBF\xBD\xF0\x9F\x98\x80"},
      {"high_then_escape", Encoding::kJson, R"(\ud83d\n)", "\xEF\xBF\xBD\n"},
      {"high_then_letter", Encoding::kJson, R"(\ud83d\u0041)",
       "\xEF\xBF\xBD"
       "A"},
      {"high_at_end", Encoding::kJson, R"(\ud83d)", "\xEF\xBF\xBD"},
      {"csv", Encoding::kCsvQuoted, R"(say ""hi"" \n)", R"(say "hi" \n)"},
      {"csv_run", Encoding::kCsvQuoted, R"("""""")", R"(""")"},
  };
  for (const DecodeCase& c : cases) {
    SCOPED_TRACE(c.name);
    std::string out = "before:";
    OffsetMap map;
    decode(c.raw, c.encoding, out, map);
    EXPECT_EQ(out, "before:" + c.text);
    EXPECT_EQ(map.to_raw({0, c.text.size()}), (RawSpan{0, c.raw.size()}));
  }
}

// Not what the contract asks for; but it must not read or write outside.
TEST(Decode, MalformedEscapesAreCopied) {
  for (const std::string raw :
       {"\\", "\\u", "\\u12", "\\u12g4", "\\x", "a\\u004", "\\ud83d\\", "\\ud83d\\u"}) {
    std::string out;
    OffsetMap map;
    decode(raw, Encoding::kJson, out, map);
    EXPECT_EQ(map.to_raw({0, out.size()}), (RawSpan{0, raw.size()})) << raw;
  }
  std::string out;
  OffsetMap map;
  decode("a\"b", Encoding::kCsvQuoted, out, map);
  EXPECT_EQ(out, "a\"b");
}

struct MapCase {
  const char* name;
  TextSpan text;
  RawSpan raw;
};

TEST(Decode, MapWidensToWholeEscapesAndIsExactElsewhere) {
  //                       0123 456789012345 6
  const std::string raw = R"(ab\ncd\ud83d\ude00e)";  // a b \n c d pair e
  std::string text;
  OffsetMap map;
  decode(raw, Encoding::kJson, text, map);
  ASSERT_EQ(text,
            "ab\ncd\xF0\x9F\x98\x80"
            "e");
  const std::vector<MapCase> cases = {
      {"before", {0, 2}, {0, 2}},
      {"one_escape", {2, 3}, {2, 4}},
      {"through", {1, 4}, {1, 5}},
      {"between", {3, 5}, {4, 6}},
      {"pair", {5, 9}, {6, 18}},
      {"half_of_pair", {6, 8}, {6, 18}},
      {"ends_in_pair", {4, 7}, {5, 18}},
      {"begins_in_pair", {7, 10}, {6, 19}},
      {"behind", {9, 10}, {18, 19}},
      {"empty_at_start", {0, 0}, {0, 0}},
      {"empty_before_escape", {2, 2}, {2, 2}},
      {"empty_behind_escape", {3, 3}, {4, 4}},
      {"empty_in_pair", {6, 6}, {6, 6}},
      {"empty_at_end", {10, 10}, {19, 19}},
  };
  for (const MapCase& c : cases) EXPECT_EQ(map.to_raw(c.text), c.raw) << c.name;
}

TEST(Decode, RandomTextsGoThereAndBack) {
  const std::vector<std::string> pieces = {
      "a", "\"", "\\", "\n", "\x01", "\xC3\xA9", "\xF0\x9F\x98\x80", "\"\"", "\\u0041"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (unsigned n = random() % 12; n > 0; --n) text += pieces[random() % pieces.size()];
    for (const Encoding encoding : {Encoding::kPlain, Encoding::kJson, Encoding::kCsvQuoted}) {
      std::string raw;
      encode(text, encoding, raw);
      std::string back;
      OffsetMap map;
      decode(raw, encoding, back, map);
      ASSERT_EQ(back, text);
      // What a character's raw range stands for is that character.
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        next_code_point(text, at);
        const RawSpan span = map.to_raw({begin, at});
        std::string one;
        OffsetMap unused;
        decode(std::string_view(raw).substr(span.begin, span.size()), encoding, one, unused);
        ASSERT_EQ(one, text.substr(begin, at - begin));
      }
    }
  }
}

}  // namespace
}  // namespace expunge
