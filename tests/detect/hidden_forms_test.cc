// Values as people hide them from filters: forms times kinds of values.  Each must be found from
// the first to the last character of the form as written, by both engines.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "detect/detect_fixture.h"
#include "rulebook/rule.h"

namespace expunge {
namespace {

enum Kind : unsigned {
  kEmail = 1,
  kPhone = 2,
  kCard = 4,
  kIban = 8,
  kHandle = 16,
  kLink = 32,
  kStreet = 64,
  kAddress = 128,
};
constexpr unsigned kNumbers = kPhone | kCard;
constexpr unsigned kAll = kEmail | kNumbers | kIban | kHandle | kLink | kStreet | kAddress;

struct Value {
  Kind kind;
  const char* entity;
  const char* before;
  const char* text;
  const char* after;
};

// Invented; the numbers lie in ranges set aside for fiction or have right check digits.
constexpr Value kValues[] = {
    {kEmail, "EMAIL_ADDRESS", "write to ", "marlo.quist7@kestrelmail.net", " today"},
    {kPhone, "PHONE_NUMBER", "call me: ", "415-555-0127", " after six"},
    {kCard, "CREDIT_CARD", "the card is ", "4532 8245 9151 0229", " ok"},
    {kIban, "IBAN_CODE", "iban ", "DE06 5001 0517 4009 3297 99", " thanks"},
    {kHandle, "HANDLE", "my insta is ", "marlo.quist_7", " lol"},
    {kLink, "URL", "see ", "instagram.com/marlo.quist7", " for more"},
    {kStreet, "STREET_ADDRESS", "i live at ", "406 Juniper Hill Drive", " now"},
    {kAddress, "IP_ADDRESS", "my ip is ", "81.174.209.66", " today"},
};

using Form = std::function<std::string(std::string_view)>;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string each(std::string_view text, const std::function<std::string(char)>& change) {
  std::string out;
  for (const char c : text) out += change(c);
  return out;
}

std::string utf8(char32_t c) {
  std::string out;
  append_utf8(c, out);
  return out;
}

// A character of a range that stands for a digit, other characters as they are.
Form digits_from(char32_t zero) {
  return [zero](std::string_view text) {
    return each(text, [zero](char c) {
      return is_digit(c) ? utf8(zero + static_cast<char32_t>(c - '0')) : std::string(1, c);
    });
  };
}

Form between(std::string_view what) {
  return [what](std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (!out.empty()) out += what;
      out += c;
    }
    return out;
  };
}

// `what` in the middle of a run of letters or digits.
Form in_the_middle(std::string_view what) {
  return [what](std::string_view text) {
    const std::size_t at = text.size() / 2;
    return std::string(text.substr(0, at)) + std::string(what) + std::string(text.substr(at));
  };
}

Form replaced(std::vector<std::pair<std::string, std::string>> pairs) {
  return [pairs](std::string_view text) {
    std::string out(text);
    for (const auto& [from, to] : pairs) {
      for (std::size_t at = out.find(from); at != std::string::npos;
           at = out.find(from, at + to.size())) {
        out.replace(at, from.size(), to);
      }
    }
    return out;
  };
}

Form spelled(std::vector<std::string> digits, std::string between_digits = " ") {
  return [=](std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (!is_digit(c)) continue;
      if (!out.empty()) out += between_digits;
      out += digits[static_cast<std::size_t>(c - '0')];
    }
    return out;
  };
}

std::string full_width(std::string_view text) {
  return each(text, [](char c) {
    return c == ' ' ? std::string(" ") : utf8(0xFF00U + static_cast<unsigned char>(c) - 0x20U);
  });
}

std::string keycaps(std::string_view text) {
  return each(text, [](char c) {
    return is_digit(c) ? std::string(1, c) + "\uFE0F\u20E3" : std::string(1, c);
  });
}

std::string circled(std::string_view text) {
  return each(text, [](char c) {
    if (!is_digit(c)) return std::string(1, c);
    return c == '0' ? utf8(0x24EA) : utf8(0x2460U + static_cast<char32_t>(c - '1'));
  });
}

std::string references(std::string_view text) {
  return each(text, [](char c) { return "&#" + std::to_string(static_cast<int>(c)) + ";"; });
}

std::string hexadecimal(std::string_view text) {
  return each(text, [](char c) {
    if (is_letter(c) || is_digit(c)) return std::string(1, c);
    constexpr std::string_view kHex = "0123456789ABCDEF";
    return std::string("&#x") + kHex[static_cast<std::size_t>(c >> 4)] +
           kHex[static_cast<std::size_t>(c & 15)] + ";";
  });
}

std::string percent(std::string_view text) {
  return each(text, [](char c) {
    if (is_letter(c) || is_digit(c) || c == ' ') return std::string(1, c);
    constexpr std::string_view kHex = "0123456789ABCDEF";
    return std::string("%") + kHex[static_cast<std::size_t>(c >> 4)] +
           kHex[static_cast<std::size_t>(c & 15)];
  });
}

std::string backslashes(std::string_view text) {
  return each(text, [](char c) {
    constexpr std::string_view kEscaped = ".-_@+";
    return (kEscaped.find(c) != std::string_view::npos ? "\\" : "") + std::string(1, c);
  });
}

// Bold digits or letters up to the first sign; what opens before the value is no part of it.
std::string bold_inside(std::string_view text) {
  const std::size_t first = text.find_first_of(" .-@");
  const std::size_t next = text.find_first_of(" .-@", first + 1);
  if (next == std::string_view::npos) return {};
  return std::string(text.substr(0, first + 1)) + "**" +
         std::string(text.substr(first + 1, next - first - 1)) + "**" +
         std::string(text.substr(next));
}

std::string broken_line(std::string_view text) {
  const std::size_t at = text.find_first_of("@ -");
  const std::size_t second = text.find_first_of("@ -", at + 1);
  const std::size_t sign = second == std::string_view::npos ? at : second;
  const bool keeps = text[sign] != ' ';
  return std::string(text.substr(0, sign + (keeps ? 1 : 0))) + "\n" +
         std::string(text.substr(sign + 1));
}

struct NamedForm {
  const char* name;
  unsigned kinds;
  Form form;
};

std::vector<NamedForm> forms() {
  const Form at_dot = replaced({{".", " dot "}, {"@", " at "}});
  const std::vector<std::string> english = {"zero", "one", "two",   "three", "four",
                                            "five", "six", "seven", "eight", "nine"};
  const std::vector<std::string> oh = {"oh",   "one", "two",   "three", "four",
                                       "five", "six", "seven", "eight", "niner"};
  return {
      {"plain", kAll, [](std::string_view text) { return std::string(text); }},
      {"full width", kAll & ~kStreet, full_width},
      {"mathematical digits", kNumbers | kIban | kAddress, digits_from(0x1D7CE)},
      {"sans-serif digits", kNumbers | kIban, digits_from(0x1D7E2)},
      {"Arabic digits", kNumbers | kIban, digits_from(0x0660)},
      {"Devanagari digits", kNumbers | kIban, digits_from(0x0966)},
      {"circled digits", kNumbers | kIban, circled},
      {"keycaps", kNumbers, keycaps},
      {"zero width spaces", kAll, between("\u200B")},
      {"zero width non-joiners", kAll, between("\u200C")},
      {"word joiners", kAll, between("\u2060")},
      {"soft hyphen", kAll, in_the_middle("\u00AD")},
      {"byte order mark", kAll, in_the_middle("\uFEFF")},
      {"left to right mark", kAll, in_the_middle("\u200E")},
      {"no-break spaces", kNumbers | kIban | kStreet, replaced({{" ", "\u00A0"}})},
      {"thin spaces", kCard | kIban, replaced({{" ", "\u2009"}})},
      {"other hyphens", kPhone, replaced({{"-", "\u2011"}})},
      {"dashes", kPhone, replaced({{"-", "\u2013"}})},
      {"look-alikes", kEmail | kHandle | kLink, replaced({{"a", "\u0430"}, {"o", "\u043E"}})},
      {"character references", kAll, references},
      {"hexadecimal references", kAll, hexadecimal},
      {"named references", kEmail, replaced({{"@", "&commat;"}, {".", "&period;"}})},
      {"percent-encoding", kEmail | kPhone | kAddress, percent},
      {"percent-encoded spaces", kCard | kIban, replaced({{" ", "%20"}})},
      {"backslashes", kEmail | kPhone | kHandle | kAddress, backslashes},
      {"bold inside", kNumbers | kEmail, bold_inside},
      {"code inside", kPhone, replaced({{"-555-", "-`555`-"}})},
      {"[at] and [dot]", kEmail, replaced({{".", "[dot]"}, {"@", "[at]"}})},
      {" [at] and [dot] ", kEmail, replaced({{".", " [dot] "}, {"@", " [at] "}})},
      {"(at) and (dot)", kEmail, replaced({{".", "(dot)"}, {"@", "(at)"}})},
      {"{at} and {dot}", kEmail, replaced({{".", "{dot}"}, {"@", "{at}"}})},
      {"<at> and <dot>", kEmail, replaced({{".", " <dot> "}, {"@", " <at> "}})},
      {"[@] and [.]", kEmail, replaced({{".", "[.]"}, {"@", "[@]"}})},
      {"(@) and (.)", kEmail, replaced({{".", "(.)"}, {"@", "(@)"}})},
      {"defanged", kAddress | kLink, replaced({{".", "[.]"}})},
      {"(dot)", kAddress, replaced({{".", "(dot)"}})},
      {"(a)", kEmail, replaced({{"@", "(a)"}})},
      {"at and dot", kEmail, at_dot},
      {"AT and DOT", kEmail, replaced({{".", " DOT "}, {"@", " AT "}})},
      {"glued AT and DOT", kEmail, replaced({{"@", "AT"}, {".net", "DOTnet"}})},
      {"_at_ and _dot_", kEmail, replaced({{"@", "_at_"}, {".net", "_dot_net"}})},
      {"arroba and punto", kEmail, replaced({{".", " punto "}, {"@", " arroba "}})},
      {"arobase and point", kEmail, replaced({{".", " point "}, {"@", " arobase "}})},
      {"klammeraffe and punkt", kEmail, replaced({{".", " punkt "}, {"@", " klammeraffe "}})},
      {"chiocciola and punto", kEmail, replaced({{".", " punto "}, {"@", " chiocciola "}})},
      {"apenstaartje and punt", kEmail, replaced({{".", " punt "}, {"@", " apenstaartje "}})},
      {"malpa and kropka", kEmail, replaced({{".", " kropka "}, {"@", " ma\u0142pa "}})},
      {"sobaka and tochka", kEmail,
       replaced({{".", " \u0442\u043E\u0447\u043A\u0430 "},
                 {"@", " \u0441\u043E\u0431\u0430\u043A\u0430 "}})},
      {"et and nokta", kEmail, replaced({{".", " nokta "}, {"@", " et "}})},
      {"snabel-a and punkt", kEmail, replaced({{".", " punkt "}, {"@", " snabel-a "}})},
      {"underscore in words", kHandle, replaced({{"_", " underscore "}})},
      {"guion bajo", kHandle, replaced({{"_", " guion bajo "}})},
      {"dot com slash", kLink, replaced({{".com/", " dot com slash "}})},
      {"spaced digits", kPhone | kCard | kIban,
       [](std::string_view text) {
         return between(" ")(replaced({{" ", ""}, {"-", ""}})(text));
       }},
      {"hyphens between digits", kCard,
       [](std::string_view text) {
         return between("-")(replaced({{" ", ""}})(text));
       }},
      {"line break", kNumbers | kIban | kEmail, broken_line},
      {"dots in words", kAddress,
       [](std::string_view) {
         return std::string("eighty one dot one seven four dot two oh nine dot sixty six");
       }},
      {"English", kNumbers, spelled(english)},
      {"English, hyphens", kPhone, spelled(english, "-")},
      {"oh for zero", kNumbers, spelled(oh)},
      {"double", kPhone,
       [](std::string_view) { return std::string("four one double five five oh one two seven"); }},
      {"German", kNumbers,
       spelled({"null", "eins", "zwei", "drei", "vier", "f\u00FCnf", "sechs", "sieben", "acht",
                "neun"})},
      {"French", kNumbers,
       spelled(
           {"z\u00E9ro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"},
           ", ")},
      {"Spanish", kNumbers,
       spelled(
           {"cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"})},
      {"Italian", kNumbers,
       spelled({"zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"})},
      {"Portuguese", kNumbers,
       spelled(
           {"zero", "um", "dois", "tr\u00EAs", "quatro", "cinco", "meia", "sete", "oito", "nove"})},
      {"Dutch", kNumbers,
       spelled({"nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"})},
      {"Polish", kNumbers,
       spelled({"zero", "jeden", "dwa", "trzy", "cztery", "pi\u0119\u0107", "sze\u015B\u0107",
                "siedem", "osiem", "dziewi\u0119\u0107"})},
      {"Russian", kNumbers,
       spelled({"\u043D\u043E\u043B\u044C", "\u043E\u0434\u0438\u043D", "\u0434\u0432\u0430",
                "\u0442\u0440\u0438", "\u0447\u0435\u0442\u044B\u0440\u0435",
                "\u043F\u044F\u0442\u044C", "\u0448\u0435\u0441\u0442\u044C",
                "\u0441\u0435\u043C\u044C", "\u0432\u043E\u0441\u0435\u043C\u044C",
                "\u0434\u0435\u0432\u044F\u0442\u044C"})},
      {"Turkish", kNumbers,
       spelled({"s\u0131f\u0131r", "bir", "iki", "\u00FC\u00E7", "d\u00F6rt", "be\u015F",
                "alt\u0131", "yedi", "sekiz", "dokuz"})},
      {"Swedish", kNumbers,
       spelled(
           {"noll", "ett", "tv\u00E5", "tre", "fyra", "fem", "sex", "sju", "\u00E5tta", "nio"})},
  };
}

TEST(HiddenForms, AreFoundAsWritten) {
  for (const NamedForm& form : forms()) {
    for (const Value& value : kValues) {
      if ((form.kinds & value.kind) == 0) continue;
      const std::string written = form.form(value.text);
      Talk talk;
      talk.human(value.before + written + value.after);
      const auto found = rule_engines().detect(talk);
      const std::string wanted = std::string("'") + written + "'";
      const bool right = found.size() == 1 && found[0].find(value.entity) != std::string::npos &&
                         found[0].ends_with(wanted);
      EXPECT_TRUE(right) << form.name << ", " << value.entity << ": "
                         << testing::PrintToString(found);
    }
  }
}

TEST(HiddenForms, OrdinaryProseHasNone) {
  for (const char* text : {
           "meet me at noon dot",
           "look at this dot com bubble, at its worst",
           "one two three four five six seven eight nine ten",
           "ten nine eight seven six five four three two one",
           "she counted: one, two, three, four, five, six, seven",
           "uno dos tres cuatro cinco seis siete ocho nueve diez",
           "un deux trois quatre cinq six sept huit neuf dix",
           "eins zwei drei vier f\u00FCnf sechs sieben acht neun zehn",
           "raz dwa trzy cztery pi\u0119\u0107",
           "bir iki \u00FC\u00E7 d\u00F6rt be\u015F alt\u0131 yedi sekiz",
           "version 1[.]0[.]6 of the tool",
           "f(a) = g(a).b and h[a].c",
           "5*5*5 = 125, 2 ** 10 = 1024",
           "either slash or underscore, your choice",
           "five five five, nine nine nine, she hums",
           "press 1\uFE0F\u20E3 then 2\uFE0F\u20E3",
           "&lt;b&gt;50%20off&lt;/b&gt;",
           "meet AT noon DOT not later",
       }) {
    Talk talk;
    talk.human(text);
    EXPECT_EQ(rule_engines().detect(talk), std::vector<std::string>{}) << text;
  }
}

}  // namespace
}  // namespace expunge
