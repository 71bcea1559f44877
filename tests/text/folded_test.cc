#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "text/view.h"
#include "text/view_checks.h"

namespace expunge {
namespace {

// The folded text, or the text itself where folding leaves it.
std::string fold(std::string_view text) {
  View view;
  return build_folded(text, view) ? std::string(view.text()) : std::string(text);
}

struct FoldCase {
  const char* name;
  const char* text;
  const char* folded;
};

constexpr FoldCase kFolded[] = {
    {"full_width", "\uFF4A\uFF41\uFF4E\uFF45\uFF20\uFF58\uFF0E\uFF4F\uFF52\uFF47", "jane@x.org"},
    {"full_width_digits", "\uFF08\uFF10\uFF11\uFF10\uFF09\uFF11\uFF12", "(010)12"},
    {"mathematical", "\U0001D4D9\U0001D4EA\U0001D4F7\U0001D4EE", "Jane"},
    {"mathematical_hole", "\u210Eello \U0001D7D7\U0001D7D8", "hello 90"},
    {"circled", "\u2460\u2461\u24EA \u24D9\u24D0", "120 ja"},
    {"negative_circled", "\u2776\u2777 \U0001F159", "12 J"},
    {"keycap", "4\uFE0F\u20E31\uFE0F\u20E3", "41"},
    {"superscript", "\u2074\u00B9\u2075", "415"},
    {"small_capitals", "\u1D0A\u1D00\u0274\u1D07", "jane"},
    {"arabic_digits", "\u0660\u0661\u0662 \u06F3\u06F4", "012 34"},
    {"devanagari_digits", "\u0967\u0968\u0969", "123"},
    {"thai_digits", "\u0E51\u0E52", "12"},
    {"zero_width", "ja\u200Bne\u2060@\uFEFFx.org", "jane@x.org"},
    {"soft_hyphen", "ja\u00ADne", "jane"},
    {"joiners", "j\u200Da\u200Cn\uFE0Fe", "jane"},
    {"bidi", "\u202Ejane\u202C\u200F", "jane"},
    {"tags", "jane\U000E0041\U000E0042", "jane"},
    {"apostrophe", "I\u2019m", "I'm"},
    {"quotes", "\u201Cx\u201D \u2018y\u2019 \u00ABz\u00BB", "\"x\" 'y' \"z\""},
    {"dashes", "555\u20110132 5\u22125 1\u20142 a\u2013b", "555-0132 5-5 1-2 a-b"},
    {"spaces", "1\u00A02\u20093\u30004\u202F5", "1 2 3 4 5"},
    {"cyrillic_in_latin", "j\u0430ne@\u0440\u0430ypal.org", "jane@paypal.org"},
    {"greek_in_latin", "J\u03B1n\u03B5", "Jane"},
    {"decomposed", "Jose\u0301 Zoe\u0308", "Jos\u00E9 Zo\u00EB"},
    {"half_width_katakana", "\uFF76\uFF9E", "\u30AC"},
    {"decomposed_hangul", "\u1112\u1161\u11AB", "\uD55C"},
    {"ligature", "\uFB01n", "fin"},
    {"ideographic_dot", "jane@x\u3002org", "jane@x.org"},
    {"entity_decimal", "jane&#64;x&#46;org", "jane@x.org"},
    {"entity_hex", "jane&#x40;x.org", "jane@x.org"},
    {"entity_named", "jane&commat;x&period;org &lt;a&gt; &eacute;", "jane@x.org <a> \u00E9"},
    {"entity_without_semicolon", "jane&#64 x", "jane@ x"},
    {"entity_layers", "jane&amp;#64;x.org", "jane@x.org"},
    {"entity_of_quote", "I&rsquo;m&nbsp;x", "I'm x"},
    {"percent", "jane%40x%2Eorg%2eau", "jane@x.org.au"},
    {"percent_layers", "jane%252540x.org", "jane@x.org"},
    {"backslash", "jane\\_doe@x.org \\+1", "jane_doe@x.org +1"},
    {"bold_part", "**jane**@x.org", "jane@x.org"},
    {"bold_all", "**jane@x.org**", "jane@x.org"},
    {"italic_all", "_jane@x.org_", "jane@x.org"},
    {"code_part", "`jane`@x.org", "jane@x.org"},
    {"emphasis_inside", "j*a*n*e", "jane"},
    {"bold_digit_groups", "**312**-**555**-**0164**", "312-555-0164**"},
    {"mixed_digit_groups", "912`-*555*-`0174", "912-555-0174"},
    {"one_bold_group", "5426 **1813** 9263 7461", "5426 1813 9263 7461"},
    {"strike_inside", "ja~~ne", "jane"},
};

TEST(Folded, TakesDisguisesOff) {
  for (const FoldCase& c : kFolded) {
    SCOPED_TRACE(c.name);
    View view;
    ASSERT_TRUE(build_folded(c.text, view));
    EXPECT_EQ(view.text(), c.folded);
    EXPECT_EQ(view_fault(c.text, view), "");
    EXPECT_EQ(fold(c.folded), c.folded) << "folding the folded text";
  }
}

TEST(Folded, OrdinaryTextStays) {
  const FoldCase kept[] = {
      {"empty", "", ""},
      {"ascii", "Tom & Jerry, 50% off; C:\\dir\\x *smiles* _well_ `code` ~5 snake_case_name", ""},
      {"arithmetic", "2*3 4~5 100%ab a && b &x; &#1; 5*5*5", ""},
      {"masks", "4111****1111", ""},
      {"roleplay", "*She looks up.* \"Hi,\" *she says*, **waving**.", ""},
      {"german", "Gr\u00FC\u00DFe aus K\u00F6ln", ""},
      {"vietnamese", "Ti\u1EBFng Vi\u1EC7t", ""},
      {"russian", "\u041F\u0440\u0438\u0432\u0435\u0442, iPhone!", ""},
      {"two_scripts", "IP\u0430\u0434\u0440\u0435\u0441", ""},
      {"greek", "\u03B1\u03B2\u03B3 \u03AC", ""},
      {"hebrew", "\u05E9\u05B8\u05DC\u05D5\u05B9\u05DD", ""},
      {"arabic", "\u0645\u0631\u062D\u0628\u0627\u061F", ""},
      {"persian_joiner", "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", ""},
      {"hindi", "\u0939\u093F\u0928\u094D\u0926\u0940 \u0958", ""},
      {"bengali", "\u09A1\u09BC \u09DC", ""},
      {"thai", "\u0E19\u0E49\u0E33 \u0E04\u0E33", ""},
      {"chinese", "\u4F60\u597D\uFF0CDana\uFF01\u5417\uFF1F\u3002\uFF08\u597D\uFF09", ""},
      {"japanese", "\u3053\u3093\u306B\u3061\u306F\u3001\u30AC\u30FC\u3002", ""},
      {"korean", "\uC548\uB155 \u314B\u314B\u314B \u3160\u3160", ""},
      {"emoji",
       "\u2764\uFE0F \U0001F468\u200D\U0001F469\u200D\U0001F467 \U0001F1E9\U0001F1EA "
       "\U0001F44D\U0001F3FD",
       ""},
      {"flag_of_tags", "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E007F", ""},
      {"ellipsis_and_long_dash", "well\u2026 yes \u2014 no\u2014maybe", ""},
      {"signs", "Foo\u2122 \u00A9 20\u00B0 \u00BD \u20AC5", ""},
  };
  for (const FoldCase& c : kept) {
    View view;
    EXPECT_FALSE(build_folded(c.text, view)) << c.name << ": " << view.text();
    EXPECT_EQ(view.text(), "") << c.name;
  }
}

// Masks tell of 64 bytes at a time: a mark must mean the same wherever it stands in them.
TEST(Folded, EmphasisIsTheSameInAllPlaces) {
  const FoldCase cases[] = {
      {"whole_words", "*smiles at you* `x` _y_ ", nullptr},
      {"one_word", "*smiles* back", nullptr},
      {"at_the_end", "*smiles at you*", nullptr},
      {"not_closed", "*smiles", nullptr},
      {"opens_an_address", "**jane@x.org** ", "jane@x.org "},
      {"in_a_word", "so j*a*n*e then", "so jane then"},
      {"behind_a_blank", "5426 *1813* 9263", "5426 1813 9263"},
      {"control_is_no_blank", "_jane\x01@x.org_", "jane\x01@x.org"},
  };
  for (const FoldCase& c : cases) {
    for (std::size_t before = 0; before < 140; ++before) {
      const std::string lead = std::string(before, 'a') + (before > 0 ? " " : "");
      const std::string folded = c.folded == nullptr ? lead + std::string(c.text) : lead + c.folded;
      EXPECT_EQ(fold(lead + c.text), folded) << c.name << " behind " << before;
    }
  }
}

TEST(Folded, MapCoversTheValueAsWritten) {
  struct Case {
    const char* text;
    const char* value;
    const char* written;
  };
  for (const Case& c : {
           Case{"to ja\u200Bne&#64;x.org now", "jane@x.org", "ja\u200Bne&#64;x.org"},
           Case{"to **jane**@x.org now", "jane@x.org", "jane**@x.org"},
           Case{"\uFF4Aane", "jane", "\uFF4Aane"},
           Case{"x Jose\u0301, y", "Jos\u00E9", "Jose\u0301"},
           Case{"\u200Bab\u200B", "ab", "ab"},
           Case{"jane&amp;#64;x", "@", "&amp;#64;"},
           Case{"\uFB01n", "i", "\uFB01"},
           Case{"x 4\uFE0F\u20E32\uFE0F\u20E3 y", "42", "4\uFE0F\u20E32\uFE0F\u20E3"},
           Case{"x 4\u20E3 y", "4", "4\u20E3"},
       }) {
    View view;
    ASSERT_TRUE(build_folded(c.text, view)) << c.value;
    const std::size_t at = view.text().find(c.value);
    ASSERT_NE(at, std::string_view::npos) << c.value;
    const TextSpan span = view.to_text({at, at + std::string_view(c.value).size()});
    EXPECT_EQ(std::string_view(c.text).substr(span.begin, span.size()), c.written);
  }
}

const std::vector<std::string>& nasty_pieces() {
  static const std::vector<std::string> pieces = {
      "a",      "e",      "1",      " ",          "@",          ".",          "-",
      "_",      "*",      "**",     "`",          "~",          "\\",         "&",
      "&amp;",  "#64;",   "&#64;",  "%",          "25",         "40",         "%2E",
      ";",      "\n",     "(",      ")",          "at",         " at ",       " dot ",
      "com",    "four ",  "one, ",  "double ",    "oh ",        "x y ",       "\u0301",
      "\u0308", "\u00AD", "\u200B", "\u200D",     "\uFE0F",     "\u20E3",     "\u2019",
      "\u201C", "\u2014", "\u3002", "\uFF0C",     "\uFF21",     "\uFF11",     "\u0430",
      "\u0416", "\u03B1", "\u0661", "\u1112",     "\u1161",     "\u11AB",     "\uD55C",
      "\uFF76", "\uFF9E", "\u2764", "\U0001D4D9", "\U0001F3F4", "\U000E0067", "\U0001F600",
      "\u00BD", "\u00B4", "\uFB01", "\u00A0"};
  return pieces;
}

TEST(Folded, RandomTextsKeepTheirMapAndFoldOnce) {
  std::mt19937 random(11);
  for (int round = 0; round < 40000; ++round) {
    std::string text;
    for (unsigned n = random() % 14; n > 0; --n)
      text += nasty_pieces()[random() % nasty_pieces().size()];
    View view;
    if (build_folded(text, view)) {
      ASSERT_EQ(view_fault(text, view), "") << text;
      const std::string folded(view.text());
      ASSERT_EQ(fold(folded), folded) << text;
    }
    if (build_spoken(text, view)) {
      ASSERT_EQ(view_fault(text, view), "") << text;
    }
  }
}

TEST(Folded, ViewIsReusable) {
  View view;
  ASSERT_TRUE(build_folded("a\u2019b", view));
  ASSERT_FALSE(build_folded("plain", view));
  EXPECT_EQ(view.text(), "");
  ASSERT_TRUE(build_folded("\uFF21", view));
  EXPECT_EQ(view.text(), "A");
  EXPECT_EQ(view.to_text({0, 1}), (TextSpan{0, 3}));
}

}  // namespace
}  // namespace expunge
