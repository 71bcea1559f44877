// What joins a cue to its secret, and where the secret ends.
#include "detect/secret_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace expunge {
namespace {

struct ReaderCase {
  const char* name;
  const char* text;    // the cue ends at the bar
  const char* secret;  // empty: none
};

class Reads : public testing::TestWithParam<ReaderCase> {};

TEST_P(Reads, TheSecret) {
  std::string text = GetParam().text;
  const std::size_t cue = text.find('|');
  ASSERT_NE(cue, std::string::npos);
  text.erase(cue, 1);
  const SecretPlace place = read_secret(text, cue);
  EXPECT_EQ(text.substr(place.begin, place.end - place.begin), GetParam().secret);
}

INSTANTIATE_TEST_SUITE_P(
    Table, Reads,
    testing::Values(
        ReaderCase{"verb", "password| is otter99, ok", "otter99"},
        ReaderCase{"future", "pw| will be Quokka-77, ok", "Quokka-77"},
        ReaderCase{"going_to", "password| is going to be otter99 soon", "otter99"},
        ReaderCase{"once", "password| used to be otter99", "otter99"},
        ReaderCase{"changed", "password| got changed to otter99", "otter99"},
        ReaderCase{"german_future", "Passwort| wird Dachs-77 sein", "Dachs-77"},
        ReaderCase{"colon", "password|: otter99.", "otter99"},
        ReaderCase{"json", "\"password|\": \"otter 99\",", "otter 99"},
        ReaderCase{"markdown", "**Password|:** `otter99`", "otter99"},
        ReaderCase{"purpose", "password| for the guest wifi is still otter99", "otter99"},
        ReaderCase{"purpose_with_colon", "password| for wifi: otter99", "otter99"},
        ReaderCase{"purpose_without_verb", "password| to otter99", "otter99"},
        ReaderCase{"another_sentence", "password| to prove that you are otter", "prove"},
        ReaderCase{"arrow", "pw| -> otter99", "otter99"},
        ReaderCase{"dash", "pw| - otter99", "otter99"},
        ReaderCase{"next_line", "password|:\notter99\nthanks", "otter99"},
        ReaderCase{"next_line_of_prose", "password|:\nsee below please", ""},
        ReaderCase{"connection_string", "Password|=Otter9;Encrypt=True", "Otter9"},
        ReaderCase{"query", "?pass|=otter9&page=2", "otter9"},
        ReaderCase{"entity", "pass|: otter9&quot;", "otter9"},
        ReaderCase{"ampersand_inside", "pass|: otter&9x", "otter&9x"},
        ReaderCase{"exclamation", "pass| is otter9!", "otter9!"},
        ReaderCase{"chinese",
                   "\xE5\xAF\x86\xE7\xA0\x81|\xE6\x98\xAFotter99\xE3\x80\x82\xE8\xB0\xA2",
                   "otter99"},
        ReaderCase{"full_width_colon", "\xE5\xAF\x86\xE7\xA0\x81|\xEF\xBC\x9Aotter99", "otter99"},
        ReaderCase{"quotes_of_typography", "pass| is \xE2\x80\x9Cotter pond\xE2\x80\x9D now",
                   "otter pond"},
        ReaderCase{"no_closing_quote", "pass|: \"otter99", "otter99"},
        ReaderCase{"nothing", "password|", ""}, ReaderCase{"only_a_mark", "password|: ", ""}),
    [](const auto& test) { return test.param.name; });

TEST(SecretReader, TellsHowItWasSaid) {
  const auto place = [](std::string_view text) { return read_secret(text, 4); };
  EXPECT_TRUE(place("pass is otter").by_verb);
  EXPECT_FALSE(place("pass: otter").by_verb);
  EXPECT_TRUE(place("pass: otter").says_is);
  EXPECT_FALSE(place("pass otter").says_is);
  EXPECT_TRUE(place("pass = otter").spaced);
  EXPECT_TRUE(place("pass=otter").assigned);
  EXPECT_FALSE(place("pass=otter").spaced);
  EXPECT_TRUE(place("pass: 'otter pond'").quoted);
}

// Long joints and lines cost no more than what is read of them.
TEST(SecretReader, IsBounded) {
  const std::string spaces = "pass" + std::string(1 << 20, ' ') + "otter99";
  EXPECT_LT(read_secret(spaces, 4).begin, 100U);
}

}  // namespace
}  // namespace expunge
