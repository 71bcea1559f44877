#include "detect/keyed_values.h"

#include <gtest/gtest.h>

#include <string>

namespace expunge {
namespace {

struct Row {
  const char* key;
  const char* text;
  const char* rule;  // "": none
};

class KeyedValues : public testing::TestWithParam<Row> {};

TEST_P(KeyedValues, AreToldByTheirKey) {
  const std::optional<KeyedValue> value = keyed_value(GetParam().key, GetParam().text);
  EXPECT_EQ(value ? std::string(value->rule_id) : "", GetParam().rule);
}

constexpr Row kRows[] = {
    {"password", "hunter2!x", "keys/password"},
    {"userPassword", "blue-horse-91", "keys/password"},
    {"db.passwd", "Tr0ub4dor&3", "keys/password"},
    {"passphrase", "four blue 7 horses", "keys/password"},
    {"password", "********", ""},
    {"password", "null", ""},
    {"password", "I told you that I forgot it", ""},
    {"password", "SECRET", ""},
    {"username", "USER_NAME", ""},
    {"password_hint", "first dog", ""},
    {"password_hash", "5f4dcc3b5aa765d61d8327deb882cf99", ""},
    {"api_key", "a8f3k2l9x0z7q1w5e4r6", "keys/token"},
    {"X-Auth-Token", "tok9f8a7s6d5f4g3h", "keys/token"},
    {"token", "the", ""},
    {"token", "internationalization", ""},
    {"tokens", "a8f3k2l9x0z7q1w5e4r6", ""},
    {"secret", "she loves him", ""},
    {"pin", "4921", "keys/pin"},
    {"pin", "pinned", ""},
    {"spin", "4921", ""},
    {"dob", "12/04/1987", "keys/date_of_birth"},
    {"dateOfBirth", "1987-04-12T00:00:00Z", "keys/date_of_birth"},
    {"Date of birth", "April 12, 1987", "keys/date_of_birth"},
    {"birthdate", "19870412", "keys/date_of_birth"},
    {"birthdate", "12041987", "keys/date_of_birth"},
    {"birthday", "12.04.87", "keys/date_of_birth"},
    {"birth_date", "1987", ""},
    {"born", "in a small town", ""},
    {"date", "1987-04-12", ""},
    {"zip", "94110", "keys/postal_code"},
    {"postal_code", "SW1A 2AA", "keys/postal_code"},
    {"zip", "archive.zip", ""},
    {"postcode", "none", ""},
    {"account_number", "12345678", "keys/bank_account"},
    {"accountNumber", "1234-5678 90", "keys/bank_account"},
    {"account_number", "first", ""},
    {"account", "12345678", ""},
    {"license_plate", "7ABC123", "keys/plate"},
    {"license", "MIT", ""},
    {"plate", "7ABC123", ""},
    {"twitter", "@danaw92", "keys/handle"},
    {"discord", "dana#1234", "keys/handle"},
    {"twitter", "yes, every day", ""},
    {"telegram", "true", ""},
    {"street", "Alder Street 22", "keys/address"},
    {"home_address", "22 Alder Street, Leeds", "keys/address"},
    {"address_line_1", "22 Alder Street", "keys/address"},
    {"ip_address", "81 2 69 142 x y z", ""},
    {"email_address", "dana 22 at home", ""},
    {"address", "unknown", ""},
    {"lat", "37.759912", "keys/coordinate"},
    {"longitude", "-122.414812", "keys/coordinate"},
    {"lat", "37", ""},
    {"flat", "37.759912", ""},
    {"message", "4921", ""},
    {"phone", "555-4432 x 2", "keys/phone"},
    {"Telefonnummer", "030 / 23125-417", "keys/phone"},
    {"mobile_phone", "2019-04-12", ""},
    {"steuer_id", "21 846 479 539", "keys/tax_id"},
    {"taxId", "none", ""},
    {"passportNumber", "M84217730", "keys/passport"},
    {"passport", "yes, two", ""},
    {"medical_record_number", "00-4471-88", "keys/medical_record"},
    {"insurance_number", "M 123456789", "keys/medical_record"},
    {"driver_license_number", "ZE204417K", "keys/licence"},
    {"national_id", "1987-04-12", ""},
    {"num_secu", "1", ""},
    {"website", "https://otterlamp.art/about", "keys/site"},
    {"homepage", "otterlampe.de", "keys/site"},
    {"website", "https://github.com", ""},
    {"website", "see below", ""},
    {"Fecha de nacimiento", "12/04/1987", "keys/date_of_birth"},
    {"\xD0\x94\xD0\xB0\xD1\x82\xD0\xB0 "
     "\xD1\x80\xD0\xBE\xD0\xB6\xD0\xB4\xD0\xB5\xD0\xBD\xD0\xB8\xD1\x8F",
     "12.04.1987", "keys/date_of_birth"},
    {"contrase\xC3\xB1"
     "a",
     "nutria91x", "keys/password"},
    {"", "hunter2!x", ""},
    {"password", "", ""},
};

INSTANTIATE_TEST_SUITE_P(Rows, KeyedValues, testing::ValuesIn(kRows), [](const auto& row) {
  std::string name = std::to_string(row.index) + "_";
  for (const char c : std::string(row.param.key)) {
    name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  }
  return name;
});

}  // namespace
}  // namespace expunge
