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
    {"figures_to_the_end", "four 1 five 5 five 5 5", "4155555"},
    {"figures_behind_words", "four one five 555", "415 555"},
    {"dotted_digits", "call 4.1.5.5.5.5.0.1.2.7", "call 415-555-0127"},
    {"digits_with_strokes", "4/1/5/5/5/5/0/1/2/7", "415-555-0127"},
    {"spaced_account", "ig o . w r e n _ 7 ok", "ig o.wren_7 ok"},
    {"spaced_mention", "so @ w r e n _ 7", "so @wren_7"},
    {"spaced_signs", "jane @ x . org", "jane@x.org"},
    {"internet_address", "at 203 dot 0 dot 113 dot 7 now", "at 203.0.113.7 now"},
    {"line_end", "five five\nfive six", "55-56"},
    {"german_digits", "null eins sieben", "017"},
    {"german_umlaut", "f\u00FCnf sechs sieben", "567"},
    {"french_digits", "z\u00E9ro six deux", "062"},
    {"spanish_digits", "seis uno dos", "612"},
    {"italian_digits", "tre quattro sette", "347"},
    {"portuguese_digits", "nove oito meia", "986"},
    {"dutch_digits", "nul zes twee", "062"},
    {"polish_digits", "sze\u015B\u0107 zero dwa, siedem jeden trzy", "602-713"},
    {"russian_digits",
     "\u0432\u043E\u0441\u0435\u043C\u044C "
     "\u0434\u0435\u0432\u044F\u0442\u044C\u0441\u043E\u0442 \u043F\u044F\u0442\u044C "
     "\u043D\u043E\u043B\u044C \u043E\u0434\u0438\u043D",
     "8-905-01"},
    {"turkish_digits", "s\u0131f\u0131r be\u015F \u00FC\u00E7 iki", "0532"},
    {"swedish_digits", "noll sju noll, sjuttiofyra, noll sex", "070-74-06"},
    {"swedish_glued", "noll sju tjugoett sextiofem", "07-21-65"},
    {"french_pairs", "z\u00E9ro six trente-neuf quatre-vingt-dix-huit soixante-treize",
     "06-39-98-73"},
    {"french_and_one", "vingt et un, soixante et onze, dix-sept, quatre vingts", "21-71-17-80"},
    {"spanish_tens", "seis doce, treinta y cuatro, noventa y uno", "612-34-91"},
    {"spanish_hundreds", "seiscientos doce, trescientos cinco, cien", "612-305-100"},
    {"portuguese_tens", "onze nove oito, setenta e seis", "1198-76"},
    {"german_glued", "null sechs, einundzwanzig, f\u00FCnfunddrei\u00DFig", "06-21-35"},
    {"dutch_glued", "nul zes, eenentwintig, drie\u00EBnveertig", "06-21-43"},
    {"italian_glued", "tre quattro sette, ventuno, novantotto", "347-21-98"},
    {"turkish_hundred", "be\u015F y\u00FCz otuz iki, alt\u0131 iki", "532-62"},
    {"english_hundred_fill", "two hundred and twelve, five, one", "212-5-1"},
    {"english_two_zeros", "nine hundred four six, one", "90046-1"},
    {"address_in_words", "eighty one dot one seven four dot two oh nine dot sixty six",
     "81.174.209.66"},
    {"sign_in_brackets", "jane[@]x[.]org", "jane@x.org"},
    {"sign_in_round_brackets", "jane(@)x(.)org", "jane@x.org"},
    {"letter_for_sign", "jane[a]x.org", "jane@x.org"},
    {"defanged_address", "203[.]0[.]113[.]7", "203.0.113.7"},
    {"broken_line", "jane.doe@\nx.org", "jane.doe@x.org"},
    {"polish", "ewa ma\u0142pa onet kropka pl", "ewa@onet.pl"},
    {"russian", "ada.b \u0441\u043E\u0431\u0430\u043A\u0430 x \u0442\u043E\u0447\u043A\u0430 ru",
     "ada.b@x.ru"},
    {"turkish", "ela nokta u et gmail nokta com", "ela.u@gmail.com"},
    {"swedish", "eva snabel-a x punkt se", "eva@x.se"},
    {"two_word_underscore", "itzi guion bajo z arroba x punto es", "itzi_z@x.es"},
    {"particle", "fenna punt de wit apenstaartje x punt nl", "fenna.dewit@x.nl"},
    {"link", "it is example dot com slash jane dot doe ok", "it is example.com/jane.doe ok"},
    {"account", "add juno underscore falk", "add juno_falk"},
    {"spaced_letters", "J a n e here", "Jane here"},
    {"hyphened_letters", "t-h-a-n-d-i-w-e", "thandiwe"},
    {"dotted_letters", "j.a.n.e", "jane"},
    {"spaced_mail", "d a n a @ o t t e r . o r g now", "dana@otter.org now"},
    {"spaced_mailbox", "w r e n 0 7 @ brightfen.net", "wren07@brightfen.net"},
    {"spaced_signs_without_at", "a b c d - e", "abcd - e"},
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
                           "f(a) and g(a)",
                           "option (a) or (b)",
                           "see (.) and [.]",
                           "array[a].b",
                           "the underscore key",
                           "either slash or dot",
                           "un point et un autre",
                           "une rue (a) et une autre",
                           "bir iki g\u00FCn sonra",
                           "ett eller tv\u00E5",
                           "raz dwa",
                           "nokta.",
                           "follow us @\nexample.org",
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
