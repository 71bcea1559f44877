#include "redact/operators.h"

#include <gtest/gtest.h>

#include <regex.h>

#include <string>
#include <vector>

#include "redact/marks.h"

namespace expunge {
namespace {

Key test_key(std::string_view secret = "a secret of the redact tests") {
  Result<Key> key = Key::from_secret(secret);
  EXPECT_TRUE(key);
  return *key;
}

Action action_of(Operator op) {
  Action action;
  action.op = op;
  return action;
}

ReplacedValue value_of(std::string_view entity, std::string_view value,
                       std::string_view normalised = {}) {
  return {entity, value, normalised.empty() ? value : normalised, 0};
}

std::string once(Operator op, std::string_view entity, std::string_view value) {
  Replacer replacer(test_key());
  replacer.begin_record("record");
  return replacer.replace(action_of(op), value_of(entity, value));
}

TEST(Replace, NumbersValuesPerEntityInOrderOfTheRecord) {
  Replacer replacer(test_key());
  const Action action = action_of(Operator::kReplace);
  replacer.begin_record("in.jsonl:0");
  EXPECT_EQ(replacer.replace(action, value_of("PERSON", "Dana")), "[PERSON_1]");
  EXPECT_EQ(replacer.replace(action, value_of("PERSON", "Tobi")), "[PERSON_2]");
  EXPECT_EQ(replacer.replace(action, value_of("HANDLE", "Dana")), "[HANDLE_1]");
  EXPECT_EQ(replacer.replace(action, value_of("PERSON", "DANA", "Dana")), "[PERSON_1]");
  replacer.begin_record("in.jsonl:1");
  EXPECT_EQ(replacer.replace(action, value_of("PERSON", "Tobi")), "[PERSON_1]");
}

struct MaskRow {
  const char* name;
  const char* value;
  const char* masked;
};
class Mask : public testing::TestWithParam<MaskRow> {};
TEST_P(Mask, HidesLettersAndDigitsOfAnyScript) {
  EXPECT_EQ(once(Operator::kMask, "X", GetParam().value), GetParam().masked);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Mask,
    testing::Values(MaskRow{"email", "jo.d@example.net", "**.*@*******.***"},
                    MaskRow{"phone", "+1 (206) 555-0198", "+* (***) ***-****"},
                    MaskRow{"accents", "Zo\xC3\xAB", "***"},
                    MaskRow{"combining_mark", "Zoe\xCC\x88", "****"},
                    MaskRow{"cyrillic", "\xD0\x96\xD0\xB0\xD0\xBD-2", "***-*"},
                    MaskRow{"arabic_digits", "\xD9\xA1\xD9\xA2 \xD9\xA3", "** *"},
                    MaskRow{"han", "\xE9\x9C\x93\xE6\x9F\x9A\xE3\x80\x82", "**\xE3\x80\x82"},
                    MaskRow{"thai_vowel_sign", "\xE0\xB8\x9F\xE0\xB8\xB5", "**"},
                    MaskRow{"beyond_the_bmp", "\xF0\xA0\x80\x80", "*"},
                    MaskRow{"only_signs", "--", "*"}, MaskRow{"emoji", "\xF0\x9F\x98\x80", "*"},
                    MaskRow{"masked_already", "**.*", "**.*"}),
    [](const auto& row) { return row.param.name; });

TEST(Redact, LeavesNothing) { EXPECT_EQ(once(Operator::kRedact, "PERSON", "Dana"), ""); }

TEST(Placeholder, IsTheFixedText) {
  Replacer replacer(test_key());
  Action action = action_of(Operator::kPlaceholder);
  action.placeholder = "{{user}}";
  replacer.begin_record();
  EXPECT_EQ(replacer.replace(action, value_of("PERSON", "Dana")), "{{user}}");
}

TEST(Hash, IsKeyedAndSeparatesEntities) {
  const std::string mark = once(Operator::kHash, "PERSON", "Dana");
  EXPECT_EQ(mark.size(), std::string("[PERSON:]").size() + 16);
  EXPECT_TRUE(is_mark(mark));
  EXPECT_EQ(mark, once(Operator::kHash, "PERSON", "Dana"));
  EXPECT_NE(mark.substr(7), once(Operator::kHash, "HANDLE", "Dana").substr(7));
  EXPECT_NE(mark, once(Operator::kHash, "PERSON", "Dane"));
  Replacer other(test_key("quite another secret key"));
  other.begin_record("record");
  EXPECT_NE(mark, other.replace(action_of(Operator::kHash), value_of("PERSON", "Dana")));
}

TEST(Encrypt, IsUndoneByTheKeyAlone) {
  const std::string value =
      "Z\xC3\xB6"
      "e \"quoted\"\n";
  const std::string mark = once(Operator::kEncrypt, "PERSON", value);
  EXPECT_TRUE(is_mark(mark));
  EXPECT_EQ(mark.find("quoted"), std::string::npos);
  const std::string text = "I am " + mark + ", [X:enc:short] [PERSON_1] " + mark;
  const Result<std::string> opened = decrypt_marks(test_key(), text);
  ASSERT_TRUE(opened) << opened.error().to_string();
  EXPECT_EQ(*opened, "I am " + value + ", [X:enc:short] [PERSON_1] " + value);

  const Result<std::string> wrong = decrypt_marks(test_key("quite another secret key"), text);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ErrorCode::kKey);
}

TEST(Encrypt, EveryChangeOfAMarkShows) {
  const std::string mark = once(Operator::kEncrypt, "PERSON", "Dana");
  for (std::size_t i = std::string("[PERSON:enc:").size(); i + 1 < mark.size(); ++i) {
    std::string changed = mark;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    // The last character of base64url may carry unused bits; those say nothing.
    const Result<std::string> opened = decrypt_marks(test_key(), changed);
    if (opened) {
      EXPECT_EQ(i + 2, mark.size());
      EXPECT_EQ(*opened, "Dana");
    }
  }
  std::string other_entity = mark;
  other_entity.replace(1, 6, "HANDLE");
  EXPECT_FALSE(decrypt_marks(test_key(), other_entity));
}

TEST(Keep, NeverLetsAValueThroughByMistake) {
  EXPECT_EQ(once(Operator::kKeep, "PERSON", "Dana"), "[PERSON]");
  EXPECT_EQ(once(Operator::kDropRecord, "PERSON", "Dana"), "[PERSON]");
}

struct GeneraliseRow {
  const char* name;
  const char* entity;
  const char* value;
  const char* expected;
};
class Generalise : public testing::TestWithParam<GeneraliseRow> {};
TEST_P(Generalise, TellsLessAndTheSecondTimeTheSame) {
  const GeneraliseRow& row = GetParam();
  EXPECT_EQ(once(Operator::kGeneralise, row.entity, row.value), row.expected);
  if (row.expected[0] != '[') {
    EXPECT_EQ(once(Operator::kGeneralise, row.entity, row.expected), row.expected);
  }
}
INSTANTIATE_TEST_SUITE_P(
    Table, Generalise,
    testing::Values(
        GeneraliseRow{"date_iso", "DATE", "2024-03-14", "2024"},
        GeneraliseRow{"date_words", "DATE", "March 14th, 2024", "2024"},
        GeneraliseRow{"date_two_digits", "DATE", "14/3/98", "1998"},
        GeneraliseRow{"date_no_year", "DATE", "14 june", "[DATE]"},
        GeneraliseRow{"date_compact", "DATE", "19940312", "1994"},
        GeneraliseRow{"birth_iso", "DATE_OF_BIRTH", "1994-03-12", "1990s"},
        GeneraliseRow{"birth_words", "DATE_OF_BIRTH", "12 Mar 2003", "2000s"},
        GeneraliseRow{"birth_unknown", "DATE_OF_BIRTH", "last spring", "[DATE_OF_BIRTH]"},
        GeneraliseRow{"age", "AGE", "34", "30s"}, GeneraliseRow{"age_words", "AGE", "9 yrs", "0s"},
        GeneraliseRow{"age_spelled", "AGE", "thirty", "[AGE]"},
        GeneraliseRow{"zip", "POSTAL_CODE", "98103", "981*"},
        GeneraliseRow{"zip_short", "POSTAL_CODE", "1010", "10*"},
        GeneraliseRow{"postcode", "POSTAL_CODE", "SW1A 1AA", "SW1*"},
        GeneraliseRow{"ipv4", "IP_ADDRESS", "51.83.129.46", "51.83.x.x"},
        GeneraliseRow{"ipv6", "IP_ADDRESS", "2001:41d0:304:200::8b3a", "2001:41d0:x::x"},
        GeneraliseRow{"ip_obfuscated", "IP_ADDRESS", "51 dot 83", "[IP_ADDRESS]"},
        GeneraliseRow{"geo", "GEO_COORDINATES", "47.690518, -122.344771", "47.6, -122.3"},
        GeneraliseRow{"geo_minutes", "GEO_COORDINATES",
                      "47\xC2\xB0"
                      "41'25.9\"N",
                      "[GEO_COORDINATES]"},
        GeneraliseRow{"other", "PERSON", "Dana", "[PERSON]"}),
    [](const auto& row) { return row.param.name; });

struct FieldRow {
  const char* name;
  Operator op;
  Role role;
  const char* text;
  const char* expected;  // a POSIX extended regular expression
};
class FieldOperators : public testing::TestWithParam<FieldRow> {};
TEST_P(FieldOperators, TreatWholeFieldsAndLeaveTheirMarksAlone) {
  const FieldRow& row = GetParam();
  Replacer replacer(test_key());
  replacer.begin_record("record");
  const Action action = action_of(row.op);
  const std::string out = replacer.replace_field(action, row.role, row.text);
  const std::string pattern = std::string("^") + row.expected + "$";
  regex_t expression;
  ASSERT_EQ(regcomp(&expression, pattern.c_str(), REG_EXTENDED | REG_NOSUB), 0);
  EXPECT_EQ(regexec(&expression, out.c_str(), 0, nullptr, 0), 0) << out;
  regfree(&expression);
  EXPECT_EQ(replacer.replace_field(action, row.role, out), out);
}
INSTANTIATE_TEST_SUITE_P(
    Table, FieldOperators,
    testing::Values(
        FieldRow{"hash", Operator::kHash, Role::kIdentifier, "c065ecd1",
                 "\\[IDENTIFIER:[0-9a-f]{16}\\]"},
        FieldRow{"generalise_id", Operator::kGeneralise, Role::kIdentifier, "c065",
                 "\\[IDENTIFIER:[0-9a-f]{16}\\]"},
        FieldRow{"iso", Operator::kGeneralise, Role::kTimestamp, "2024-03-14T09:26:53.12+00:00",
                 "2024-03-14T00:00:00\\.00\\+00:00"},
        FieldRow{"iso_space", Operator::kGeneralise, Role::kTimestamp, "2024-03-14 09:26:53 UTC",
                 "2024-03-14 00:00:00 UTC"},
        FieldRow{"iso_day", Operator::kGeneralise, Role::kTimestamp, "2024-03-14", "2024-03-14"},
        FieldRow{"epoch_ms", Operator::kGeneralise, Role::kTimestamp, "1674997395470",
                 "1674950400000"},
        FieldRow{"epoch_s", Operator::kGeneralise, Role::kTimestamp, "1674997395", "1674950400"},
        FieldRow{"epoch_fraction", Operator::kGeneralise, Role::kTimestamp, "1674997395.25",
                 "1674950400\\.00"},
        FieldRow{"time_in_words", Operator::kGeneralise, Role::kTimestamp, "May 4, 10:12pm",
                 "\\[TIMESTAMP\\]"},
        FieldRow{"iso_with_a_tail", Operator::kGeneralise, Role::kTimestamp,
                 "2024-03-14T09:26:53 at Dana's", "\\[TIMESTAMP\\]"},
        FieldRow{"redact", Operator::kRedact, Role::kMetadata, "anything", ""},
        FieldRow{"replace", Operator::kReplace, Role::kPersonaName, "Dana", "\\[PERSONA_NAME_1\\]"},
        FieldRow{"mask", Operator::kMask, Role::kLabel, "gpt-4", "\\*\\*\\*-\\*"},
        FieldRow{"encrypt", Operator::kEncrypt, Role::kIdentifier, "c065",
                 "\\[IDENTIFIER:enc:[A-Za-z0-9_-]{38,}\\]"},
        FieldRow{"empty", Operator::kHash, Role::kIdentifier, "", ""}),
    [](const auto& row) { return row.param.name; });

TEST(Marks, AreToldFromOtherBrackets) {
  for (const char* mark : {"[PERSON]", "[EMAIL_ADDRESS_12]", "[X:0123456789abcdef]"}) {
    EXPECT_TRUE(is_mark(mark)) << mark;
  }
  for (const char* other : {"", "[]", "[Your Name]", "PERSON", "[person_1]", "[PERSON_1] ", "[1A]",
                            "[X:0123]", "[X:0123456789ABCDEF]", "[X:enc:abc]", "[PERSON:]"}) {
    EXPECT_FALSE(is_mark(other)) << other;
  }
}

}  // namespace
}  // namespace expunge
