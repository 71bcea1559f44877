// Surrogates: the same for the same value in a scope, different for different ones, of the shape of
// the value, and in a range that surrogate.h reserves.
#include "redact/surrogate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "redact/characters.h"
#include "redact/marks.h"
#include "redact/operators.h"
#include "redact/surrogate_names.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

class Surrogate : public testing::Test {
 protected:
  std::string made(std::string_view entity, std::string_view value,
                   std::string_view normalised = {}, std::uint32_t field = 0) {
    return replacer_.replace(action_,
                             {entity, value, normalised.empty() ? value : normalised, field});
  }
  void SetUp() override {
    action_.op = Operator::kSurrogate;
    replacer_.begin_record("in.jsonl:0");
  }
  Action action_;
  Replacer replacer_{*Key::from_secret("a secret of the redact tests")};
};

std::string alphanumerics(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (is_maskable(static_cast<unsigned char>(c))) out += c;
  }
  return out;
}

TEST_F(Surrogate, SameValueSameSurrogateWithinItsScope) {
  for (const SurrogateScope scope :
       {SurrogateScope::kField, SurrogateScope::kRecord, SurrogateScope::kRun}) {
    action_.scope = scope;
    replacer_.begin_record("in.jsonl:0");
    const std::string first = made("EMAIL_ADDRESS", "jo@mail.test");
    EXPECT_EQ(made("EMAIL_ADDRESS", "JO@mail.test", "jo@mail.test"), first);
    EXPECT_EQ(made("EMAIL_ADDRESS", "jo@mail.test", "jo@mail.test", 7) == first,
              scope != SurrogateScope::kField);
    replacer_.begin_record("in.jsonl:1");
    EXPECT_EQ(made("EMAIL_ADDRESS", "jo@mail.test") == first, scope == SurrogateScope::kRun);
    replacer_.begin_record("in.jsonl:0");
    EXPECT_EQ(made("EMAIL_ADDRESS", "jo@mail.test"), first);
  }
}

TEST_F(Surrogate, DifferentValuesNeverShareOne) {
  for (const char* entity : {"PERSON", "IP_ADDRESS", "MAC_ADDRESS", "PHONE_NUMBER", "HANDLE",
                             "DATE_OF_BIRTH", "POSTAL_CODE", "US_SSN", "STREET_ADDRESS"}) {
    std::set<std::string> seen;
    const int count = std::string_view(entity) == "PERSON" ? 620 : 300;
    for (int i = 0; i < count; ++i) {
      // A name per number, digits for the others.
      std::string value = std::to_string(1000000 + i);
      if (std::string_view(entity) == "PERSON") {
        value = std::string("Q") + char('a' + i % 26) + char('a' + i / 26 % 26) + "xo";
      }
      const std::string out = made(entity, value);
      EXPECT_TRUE(seen.insert(ascii_lower(out)).second) << entity << " " << out;
    }
  }
}

TEST_F(Surrogate, EntitiesWithoutASchemeGetAMark) {
  EXPECT_EQ(made("LOCATION", "Seattle"), "[LOCATION_1]");
  EXPECT_EQ(made("AGE", "34"), "[AGE_1]");
}

TEST_F(Surrogate, MailAndLinksLeadToDocumentationHosts) {
  const std::string mail = made("EMAIL_ADDRESS", "dana@mail.test");
  EXPECT_EQ(mail.substr(mail.find('@') + 1, 8), "example.") << mail;
  EXPECT_TRUE(made("URL", "https://site.test/dana").starts_with("https://example.org/expunged-"));
  EXPECT_TRUE(made("URL", "HTTP://site.test/d").starts_with("http://example.org/expunged-"));
  EXPECT_TRUE(made("URL", "site.test/dana").starts_with("example.org/expunged-"));
}

TEST_F(Surrogate, AddressesOfMachinesAreReservedOnes) {
  for (int i = 0; i < 50; ++i) {
    const std::string v4 = made("IP_ADDRESS", "51.83.129." + std::to_string(i));
    EXPECT_TRUE(v4.starts_with("192.0.2.") || v4.starts_with("198.51.100.") ||
                v4.starts_with("203.0.113."))
        << v4;
  }
  EXPECT_TRUE(made("IP_ADDRESS", "2001:41d0::8b3a").starts_with("2001:db8::"));
  EXPECT_TRUE(made("MAC_ADDRESS", "3c:5a:b4:01:02:03").starts_with("00:00:5e:00:53:"));
  EXPECT_TRUE(made("MAC_ADDRESS", "3C-5A-B4-01-02-04").starts_with("00-00-5E-00-53-"));
  EXPECT_TRUE(made("MAC_ADDRESS", "3c5a.b401.0205").starts_with("0000.5e00.53"));
}

struct NumberRow {
  const char* entity;
  const char* value;
};

TEST_F(Surrogate, NumbersKeepTheirShapeAndBeginWithWhatNobodyIssues) {
  const std::vector<NumberRow> rows = {{"PHONE_NUMBER", "+1 (206) 555-0198"},
                                       {"PHONE_NUMBER", "555-0123"},
                                       {"PHONE_NUMBER", "020 7946 0018 x12"},
                                       {"CREDIT_CARD", "4111 1111 1111 1111"},
                                       {"IBAN_CODE", "GB82 WEST 1234 5698 7654 32"},
                                       {"US_SSN", "987-65-4321"},
                                       {"VEHICLE_ID", "1HGCV1F31LA071682"},
                                       {"VEHICLE_ID", "btx 4460"},
                                       {"UK_NHS", "943 476 5919"},
                                       {"POSTAL_CODE", "98103"},
                                       {"CRYPTO", "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"}};
  for (const NumberRow& row : rows) {
    const std::string_view value = row.value;
    const std::string out = made(row.entity, value);
    ASSERT_EQ(out.size(), value.size()) << out;
    for (std::size_t i = 0; i < value.size(); ++i) {
      const unsigned char from = static_cast<unsigned char>(value[i]);
      const unsigned char to = static_cast<unsigned char>(out[i]);
      EXPECT_EQ(is_ascii_digit(from), is_ascii_digit(to)) << out;
      EXPECT_EQ(is_capital(from), is_capital(to)) << out;
      EXPECT_TRUE(is_maskable(from) || from == to) << out;
    }
    const std::string places = ascii_lower(alphanumerics(out));
    EXPECT_EQ(places.substr(0, 4).find_first_not_of("0x"), std::string::npos) << out;
    EXPECT_NE(out, value);
  }
}

int luhn_sum(std::string_view digits) {
  int sum = 0;
  bool twice = false;
  for (auto at = digits.rbegin(); at != digits.rend(); ++at, twice = !twice) {
    const int digit = *at - '0';
    sum += !twice ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
  }
  return sum;
}

TEST_F(Surrogate, CardsFailTheirChecksum) {
  for (int i = 0; i < 200; ++i) {
    char value[20];
    std::snprintf(value, sizeof value, "%016d", 40000000 + i);
    EXPECT_NE(luhn_sum(made("CREDIT_CARD", value)) % 10, 0);
  }
}

TEST_F(Surrogate, OneNumberInTwoShapesEndsAlike) {
  const std::string with = made("PHONE_NUMBER", "(206) 555-0198", "2065550198");
  const std::string without = made("PHONE_NUMBER", "206.555.0198", "2065550198");
  EXPECT_EQ(alphanumerics(with), alphanumerics(without));
}

TEST_F(Surrogate, NumbersInOtherScriptsAndWordsAreHiddenToo) {
  const std::string arabic =
      made("PHONE_NUMBER", "\xD9\xA5\xD9\xA5\xD9\xA5-\xD9\xA0\xD9\xA1\xD9\xA2\xD9\xA3");
  EXPECT_TRUE(arabic.starts_with("000-0")) << arabic;
  EXPECT_EQ(arabic.size(), 8U);
  EXPECT_TRUE(made("PHONE_NUMBER", "five five five oh one").starts_with("0000"));
}

TEST_F(Surrogate, NamesKeepScriptPartsAndCapitals) {
  const std::string full = made("PERSON", "Dana Whitfield", "dana whitfield");
  const std::string first = made("PERSON", "dana", "dana");
  const std::string last = made("PERSON", "WHITFIELD", "whitfield");
  EXPECT_EQ(ascii_lower(full), first + " " + ascii_lower(last));
  EXPECT_TRUE(is_capital(static_cast<unsigned char>(full[0])));
  EXPECT_EQ(ascii_lower(last), made("PERSON", "whitfield", "whitfield"));
  EXPECT_EQ(last.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string::npos);

  const std::string turned = made("PERSON", "Whitfield, Dana", "dana whitfield");
  EXPECT_EQ(ascii_lower(turned), ascii_lower(last) + ", " + first);
  const std::string spelled = made("PERSON", "d-a-n-a", "dana");
  EXPECT_EQ(spelled, first);
  const std::string initial = made("PERSON", "D. Whitfield", "d. whitfield");
  EXPECT_EQ(initial.substr(1, 2), ". ") << initial;

  const struct {
    const char* name;
    Script script;
  } rows[] = {{"\xD0\x9E\xD0\xBB\xD1\x8F", Script::kCyrillic},
              {"\xCE\x91\xCE\xBD\xCE\xBD\xCE\xB1", Script::kGreek},
              {"\xD8\xB3\xD8\xA7\xD8\xB1\xD8\xA9", Script::kArabic},
              {"\xD7\x93\xD7\xA0\xD7\x94", Script::kHebrew},
              {"\xE0\xA4\xAE\xE0\xA5\x80\xE0\xA4\xB0\xE0\xA4\xBE", Script::kDevanagari},
              {"\xE7\x8E\x8B\xE8\x8A\xB3", Script::kHan},
              {"\xE3\x83\x8F\xE3\x83\x8A", Script::kKana},
              {"\xEA\xB9\x80\xEB\xAF\xBC", Script::kHangul},
              {"\xE0\xB8\x99\xE0\xB8\xB4", Script::kThai}};
  for (const auto& row : rows) EXPECT_EQ(script_of(made("PERSON", row.name)), row.script);
  EXPECT_TRUE(is_capital(U'\u0416') && to_capital(U'\u0436') == U'\u0416');
}

TEST_F(Surrogate, EveryWordOfANameIsInvented) {
  for (const char* name :
       {"Anna van der Berg", "O'Neil", "Jean-Luc", "Mari\xC3\xA9 \xC3\x89lise"}) {
    const std::string out = made("PERSON", name);
    for (const std::string_view word : cut_name(out).words) {
      const auto& names = invented_names(Script::kLatin);
      EXPECT_EQ(std::ranges::count(names, ascii_lower(word)), 1) << word;
    }
  }
}

TEST_F(Surrogate, MoreNamesThanThereAreGetMarks) {
  std::set<std::string> seen;
  bool mark = false;
  for (int i = 0; i < 700; ++i) {
    const std::string name = std::string("Q") + char('a' + i % 26) + char('a' + i / 26) + "xo";
    const std::string out = made("PERSON", name);
    mark = mark || is_mark(out);
    EXPECT_TRUE(seen.insert(out).second);
    EXPECT_EQ(made("PERSON", name), out);
  }
  EXPECT_TRUE(mark);
}

struct DateRow {
  const char* value;
  const char* shape;  // d = digit, a = any letter
};

TEST_F(Surrogate, BirthDatesKeepTheirFormInThe1800s) {
  const DateRow rows[] = {{"1994-03-12", "18dd-dd-dd"},   {"12/03/1994", "dd/dd/18dd"},
                          {"3/2/94", "?/?/18dd"},         {"12.3.94", "dd.?.18dd"},
                          {"12 March 1994", "dd ? 18dd"}, {"March 12th, 1994", "? ?th, 18dd"},
                          {"MAR 5 1994", "AAA ? 18dd"},   {"12 de marzo de 1994", "18dd-dd-dd"},
                          {"14 june", "18dd-dd-dd"},      {"1994", "18dd"}};
  for (const DateRow& row : rows) {
    const std::string out = made("DATE_OF_BIRTH", row.value);
    std::size_t at = 0;
    for (const char* shape = row.shape; *shape != '\0'; ++shape) {
      if (*shape == '?') {
        ASSERT_LT(at, out.size());
        while (at < out.size() && is_maskable(static_cast<unsigned char>(out[at])) &&
               (shape[1] == '\0' || out[at] != shape[1])) {
          ++at;
        }
        continue;
      }
      ASSERT_LT(at, out.size()) << out;
      if (*shape == 'd') {
        EXPECT_TRUE(is_ascii_digit(static_cast<unsigned char>(out[at]))) << out;
      } else if (*shape == 'A') {
        EXPECT_TRUE(is_capital(static_cast<unsigned char>(out[at]))) << out;
      } else {
        EXPECT_EQ(out[at], *shape) << out;
      }
      ++at;
    }
    EXPECT_EQ(at, out.size()) << out << " for " << row.value;
  }
}

TEST_F(Surrogate, TheOthersCarryTheirMark) {
  EXPECT_TRUE(made("HANDLE", "@dana_w").starts_with("@expunged_"));
  EXPECT_TRUE(made("HANDLE", "u/dana_w").starts_with("u/expunged_"));
  EXPECT_TRUE(made("HANDLE", "dana#1234").starts_with("expunged_"));
  EXPECT_TRUE(made("SECRET", "Zupa.0g0rkowa").starts_with("REDACTED"));
  EXPECT_TRUE(made("STREET_ADDRESS", "12 Elm Road").starts_with("0 "));
  EXPECT_TRUE(made("STREET_ADDRESS", "Gartenweg 12").ends_with(" 0"));
  EXPECT_EQ(made("GEO_COORDINATES", "47.69, -122.34").substr(0, 1), "9");
}

TEST(InventedNames, AreLettersOfTheirScriptInSmallLettersAndThereOnce) {
  std::set<std::string_view> seen;
  Script script = Script::kLatin;
  int section = -1;
  for (std::string_view line : split(embedded_file("lists/surrogate-names.txt"), '\n')) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') {
      script = static_cast<Script>(++section);
      EXPECT_GE(invented_names(script).size(), script == Script::kLatin ? 600U : 80U) << line;
      continue;
    }
    EXPECT_TRUE(seen.insert(line).second) << line;
    EXPECT_EQ(script_of(line), script) << line;
    for (std::size_t at = 0; at < line.size();) {
      const char32_t c = next_code_point(line, at);
      EXPECT_TRUE(is_letter_character(c) && !is_capital(c)) << line;
    }
  }
  EXPECT_EQ(section + 1, static_cast<int>(Script::kCount));
}

}  // namespace
}  // namespace expunge
