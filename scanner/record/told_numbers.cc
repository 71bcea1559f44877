#include "record/told_numbers.h"

#include <algorithm>
#include <array>

#include "base/key_words.h"

namespace expunge {
namespace {

constexpr std::array<std::string_view, 70> kWords = {
    "aadhaar",  "aadhar",   "account",   "acct",      "bank",      "birthdate", "birthday",
    "bsn",      "card",     "cedula",    "cell",      "cellphone", "celular",   "cep",
    "contact",  "cpf",      "curp",      "dni",       "dob",       "fax",       "handy",
    "iban",     "icq",      "imei",      "landline",  "lat",       "latitude",  "licence",
    "license",  "lng",      "lon",       "longitude", "mobile",    "movil",     "msisdn",
    "national", "nhs",      "nif",       "nik",       "npi",       "nric",      "otp",
    "pan",      "passcode", "passport",  "passwd",    "password",  "pesel",     "phone",
    "phones",   "pin",      "plz",       "postal",    "postcode",  "pwd",       "qq",
    "routing",  "rut",      "security",  "sin",       "ssn",       "tax",       "tel",
    "telefon",  "telefono", "telephone", "tin",       "whatsapp",  "zip",       "zipcode"};

}  // namespace

bool tells_of_number(std::string_view key) {
  return for_each_key_word(
      key, [](std::string_view word) { return std::ranges::binary_search(kWords, word); });
}

}  // namespace expunge
