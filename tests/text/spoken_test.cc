#include <gtest/gtest.h>

#include <string>

#include "text/view.h"
#include "text/view_checks.h"

namespace expunge {
namespace {

struct SpokenCase {
  const char* name;
  const char* text;
  const char* spoken;
};

constexpr SpokenCase kSpoken[] = {
    {"at_dot", "dana at gmail dot com", "dana@gmail.com"},
    {"in_a_sentence", "write to dana at gmail dot com, ok?", "write to dana@gmail.com, ok?"},
    {"upper_case", "DANA AT GMAIL DOT COM", "DANA@GMAIL.COM"},
    {"dotted_local", "shanelle dot m dot pruitt at icloud dot com", "shanelle.m.pruitt@icloud.com"},
    {"brackets", "jane [at] x [dot] org", "jane@x.org"},
    {"round_brackets", "jane(at)x(dot)org", "jane@x.org"},
    {"braces", "jane {at} x.org", "jane@x.org"},
    {"angles", "jane <at> x.org", "jane@x.org"},
    {"host_only", "example (dot) com", "example.com"},
    {"literal_at", "jane@x dot org", "jane@x.org"},
    {"spoken_local", "jane underscore doe@x.org", "jane_doe@x.org"},
    {"underscore", "jane underscore doe at x dot co dot uk", "jane_doe@x.co.uk"},
    {"dash", "jane dash doe at web hyphen host dot org", "jane-doe@web-host.org"},
    {"digits_in_local", "wren zero seven at gmail dot com", "wren07@gmail.com"},
    {"letters_in_local", "j a n e at gmail dot com", "jane@gmail.com"},
    {"spanish", "ana arroba correo punto es", "ana@correo.es"},
    {"italian", "ugo chiocciola posta punto it", "ugo@posta.it"},
    {"german", "uwe at web punkt de", "uwe@web.de"},
    {"french", "luc arobase poste point fr", "luc@poste.fr"},
    {"dutch", "jan apenstaartje post punt nl", "jan@post.nl"},
    {"folded_first", "jane&#91;at&#93;x\u00A0dot\u2009org", "jane@x.org"},
    {"phone", "four one oh, five five five, oh one seven seven", "410-555-0177"},
    {"double", "double five five", "555"},
    {"triple", "it is triple five oh one", "it is 55501"},
    {"hyphens", "four-one-oh five-five-five", "410-555"},
    {"single_commas", "four, one, five", "415"},
    {"tens", "four ten fifty five twelve", "4105512"},
    {"hundred", "eight hundred, five five five", "800-555"},
    {"letter_o", "five five five o one o two", "5550102"},
    {"literal_between", "five five 5 oh one", "55501"},
    {"and", "five five and five", "555"},
    {"line_end", "five five\nfive six", "55-56"},
    {"german_digits", "null eins sieben", "017"},
    {"german_umlaut", "f\u00FCnf sechs sieben", "567"},
    {"french_digits", "z\u00E9ro six deux", "062"},
    {"spanish_digits", "seis uno dos", "612"},
    {"italian_digits", "tre quattro sette", "347"},
    {"portuguese_digits", "nove oito meia", "986"},
    {"dutch_digits", "nul zes twee", "062"},
    {"spaced_letters", "J a n e here", "Jane here"},
    {"hyphened_letters", "t-h-a-n-d-i-w-e", "thandiwe"},
    {"dotted_letters", "j.a.n.e", "jane"},
    {"spaced_digits", "4 1 5 5 5 5", "415555"},
};

TEST(Spoken, ReadsWhatWasSaid) {
  for (const SpokenCase& c : kSpoken) {
    SCOPED_TRACE(c.name);
    View view;
    EXPECT_TRUE(build_spoken(c.text, view));
    EXPECT_EQ(view.text(), c.spoken);
    EXPECT_EQ(view_fault(c.text, view), "");
  }
}

TEST(Spoken, OrdinaryProseStays) {
  for (const char* text : {"",
                           "meet me at noon dot",
                           "look at this dot com bubble",
                           "meet me at noon. dot dot dot",
                           "at this point I give up",
                           "She pointed at the dot on the map.",
                           "look at the dot com crash",
                           "I was at home (at last)",
                           "one two",
                           "one and two",
                           "no one knows",
                           "for one, I am 5 and 6",
                           "extension twelve",
                           "a b c",
                           "I a m",
                           "1.2.3.4",
                           "10.0.0.1",
                           "1 - 2 - 3 - 4",
                           "oh no, one more",
                           "me at your place, dot com or not",
                           "we met at a dot com startup",
                           "Ich war um acht da, vier Leute",
                           "Un point c'est tout, at last",
                           "uno de los dos",
                           "Il est neuf heures, un instant",
                           "punto e basta",
                           "een huis en twee honden",
                           "visit example.com at noon",
                           "5 at 6",
                           "x at y",
                           "dot",
                           "at",
                           " at  dot ",
                           "(at)",
                           "[dot]",
                           "zero eins",
                           "deux five seven"}) {
    View view;
    EXPECT_FALSE(build_spoken(text, view)) << text << " -> " << view.text();
  }
}

TEST(Spoken, MapCoversTheFormAsWritten) {
  struct Case {
    const char* text;
    const char* value;
    const char* written;
  };
  for (const Case& c : {
           Case{"mail dana at gmail dot com!", "dana@gmail.com", "dana at gmail dot com"},
           Case{"mail wren zero seven at x dot org!", "wren07@x.org",
                "wren zero seven at x dot org"},
           Case{"call four one oh, five five five now", "410-555", "four one oh, five five five"},
           Case{"call double five six, ok", "556", "double five six"},
           Case{"I am J a n e ok", "Jane", "J a n e"},
           // Through the folded view: full-width letters, a soft hyphen, a no-break space.
           Case{"to \uFF44ana\u00A0at gm\u00ADail dot com!", "dana@gmail.com",
                "\uFF44ana\u00A0at gm\u00ADail dot com"},
       }) {
    View view;
    ASSERT_TRUE(build_spoken(c.text, view)) << c.value;
    const std::size_t at = view.text().find(c.value);
    ASSERT_NE(at, std::string_view::npos) << c.value << " in " << view.text();
    const TextSpan span = view.to_text({at, at + std::string_view(c.value).size()});
    EXPECT_EQ(std::string_view(c.text).substr(span.begin, span.size()), c.written);
  }
}

TEST(Spoken, WithTheFoldedViewOfTheCaller) {
  const std::string text = "dana\u00A0at gmail dot com";
  View folded;
  ASSERT_TRUE(build_folded(text, folded));
  View given;
  View own;
  ASSERT_TRUE(build_spoken(text, &folded, given));
  ASSERT_TRUE(build_spoken(text, own));
  EXPECT_EQ(given.text(), own.text());
  EXPECT_EQ(given.to_text({0, given.text().size()}), own.to_text({0, own.text().size()}));
}

}  // namespace
}  // namespace expunge
