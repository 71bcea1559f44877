#include "record/told_numbers.h"

#include <algorithm>
#include <array>
#include <string>

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

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

}  // namespace

bool tells_of_number(std::string_view key) {
  std::string word;
  const auto is_known = [&] { return std::ranges::binary_search(kWords, std::string_view(word)); };
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    const bool begins_word = is_upper(c) && i > 0 && is_lower(key[i - 1]);
    const bool is_letter = is_upper(c) || is_lower(c);
    if ((begins_word || !is_letter) && !word.empty()) {
      if (is_known()) return true;
      word.clear();
    }
    if (is_letter) word += static_cast<char>(c | 0x20);
  }
  return is_known();
}

}  // namespace expunge
