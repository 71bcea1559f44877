// The table of validators, and what they share.
#include "detect/validators.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "base/strings.h"
#include "detect/validator_table.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

struct NamedValidator {
  std::string_view name;
  Validator validator;
};

// Sorted by name.
constexpr NamedValidator kValidators[] = {
    {"account_column", validate_account_column},
    {"account_url", validate_account_url},
    {"address_answer", validate_address_answer},
    {"address_cue", validate_address_cue},
    {"address_here", validate_address_here},
    {"address_home", validate_address_home},
    {"address_unit", validate_address_unit},
    {"any_mention", validate_any_mention},
    {"any_url", validate_any_url},
    {"api_key", validate_api_key},
    {"bank_account", validate_bank_account},
    {"basic_auth", validate_basic_auth},
    {"birth_column", validate_birth_column},
    {"birth_date", validate_birth_date},
    {"birth_date_answer", validate_birth_date_answer},
    {"birth_date_before", validate_birth_date_before},
    {"birth_date_next", validate_birth_date_next},
    {"birth_date_year", validate_birth_date_year},
    {"bitcoin", validate_bitcoin},
    {"calendar_date", validate_calendar_date},
    {"calendar_year", validate_calendar_year},
    {"card", validate_card},
    {"card_named", validate_card_named},
    {"coined_username", validate_coined_username},
    {"coordinates", validate_coordinates},
    {"document_near", validate_document_near},
    {"document_number", validate_document_number},
    {"email", validate_email},
    {"email_backwards", validate_email_backwards},
    {"email_glued", validate_email_glued},
    {"ethereum", validate_ethereum},
    {"handle_at", validate_handle_at},
    {"handle_shaped", validate_handle_shaped},
    {"iban", validate_iban},
    {"ipv4", validate_ipv4},
    {"ipv6", validate_ipv6},
    {"jwt", validate_jwt},
    {"keyed_secret", validate_keyed_secret},
    {"link_account", validate_link_account},
    {"listed_secret", validate_listed_secret},
    {"mac", validate_mac},
    {"mailbox", validate_mailbox},
    {"mailbox_before", validate_mailbox_before},
    {"mixed_number", validate_mixed_number},
    {"monero", validate_monero},
    {"pair_secret", validate_pair_secret},
    {"password", validate_password},
    {"password_answer", validate_password_answer},
    {"phone", validate_phone},
    {"phone_answer", validate_phone_answer},
    {"phone_backwards", validate_phone_backwards},
    {"phone_parts", validate_phone_parts},
    {"phrase_answer", validate_phrase_answer},
    {"plate", validate_plate},
    {"postal_column", validate_postal_column},
    {"profile_url", validate_profile_url},
    {"provider_mailbox", validate_provider_mailbox},
    {"recovery_code", validate_recovery_code},
    {"secret_shaped", validate_secret_shaped},
    {"secret_word", validate_secret_word},
    {"seed_phrase", validate_seed_phrase},
    {"solana", validate_solana},
    {"solana_key", validate_solana_key},
    {"spelled_handle", validate_spelled_handle},
    {"street_address", validate_street_address},
    {"street_east_asian", validate_street_east_asian},
    {"street_named", validate_street_named},
    {"street_number", validate_street_number},
    {"street_post_town", validate_street_post_town},
    {"strong_secret", validate_strong_secret},
    {"strong_token", validate_strong_token},
    {"token", validate_token},
    {"url_password", validate_url_password},
    {"us_ssn", validate_us_ssn},
    {"username", validate_username},
    {"username_loose", validate_username_loose},
    {"username_telling", validate_username_telling},
    {"vehicle_plate", validate_vehicle_plate},
    {"vin", validate_vin},
    {"wallet", validate_wallet},
};

}  // namespace

Validator find_validator(std::string_view name) {
  const auto* found = std::ranges::lower_bound(kValidators, name, {}, &NamedValidator::name);
  return found != std::end(kValidators) && found->name == name ? found->validator : nullptr;
}

std::vector<std::string_view> validator_names() {
  std::vector<std::string_view> names;
  names.reserve(std::size(kValidators));
  for (const NamedValidator& entry : kValidators) names.push_back(entry.name);
  return names;
}

std::string_view line_before(const ValueContext& context, std::size_t limit) {
  const std::size_t from = context.begin > limit ? context.begin - limit : 0;
  const std::string_view piece = context.text.substr(from, context.begin - from);
  const std::size_t line_end = piece.find_last_of("\r\n");
  return line_end == std::string_view::npos ? piece : piece.substr(line_end + 1);
}

std::string digits_of(std::string_view text) {
  std::string digits;
  std::ranges::copy_if(text, std::back_inserter(digits), is_ascii_digit);
  return digits;
}

std::string compact_upper(std::string_view text) {
  std::string compact;
  for (char c : text) {
    if (is_ascii_alnum(c)) compact += ascii_upper_of(c);
  }
  return compact;
}

bool is_one_of(std::string_view word, std::span<const std::string_view> sorted) {
  return std::ranges::binary_search(sorted, std::string_view(ascii_lower(word)));
}

bool passes_luhn(std::string_view digits) {
  int sum = 0;
  bool doubled = false;
  for (std::size_t i = digits.size(); i-- > 0; doubled = !doubled) {
    const int digit = digits[i] - '0';
    sum += doubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return !digits.empty() && sum % 10 == 0;
}

double entropy_of(std::string_view text) {
  std::array<int, 256> counts{};
  for (char c : text) ++counts[static_cast<unsigned char>(c)];
  double bits = 0;
  for (int count : counts) {
    if (count == 0) continue;
    const double share = static_cast<double>(count) / static_cast<double>(text.size());
    bits -= share * std::log2(share);
  }
  return bits;
}

}  // namespace expunge
