// Every validator by the name under which rules call it.  Defined by family in validators_*.cc.
#pragma once

#include "detect/validators.h"

namespace expunge {

// validators_email.cc, validators_url.cc, validators_handle.cc, validators_username.cc,
// validators_phone.cc
Verdict validate_email(ValueContext& context);
Verdict validate_email_glued(ValueContext& context);
Verdict validate_provider_mailbox(ValueContext& context);
Verdict validate_mailbox_before(ValueContext& context);
Verdict validate_mailbox(ValueContext& context);
Verdict validate_any_url(ValueContext& context);
Verdict validate_any_mention(ValueContext& context);
Verdict validate_link_account(ValueContext& context);
Verdict validate_account_url(ValueContext& context);
Verdict validate_phone(ValueContext& context);
Verdict validate_phone_parts(ValueContext& context);
Verdict validate_phone_answer(ValueContext& context);
Verdict validate_profile_url(ValueContext& context);
Verdict validate_handle_at(ValueContext& context);
Verdict validate_username(ValueContext& context);
Verdict validate_username_loose(ValueContext& context);
Verdict validate_username_telling(ValueContext& context);
Verdict validate_coined_username(ValueContext& context);
Verdict validate_spelled_handle(ValueContext& context);

// validators_backwards.cc
Verdict validate_email_backwards(ValueContext& context);
Verdict validate_phone_backwards(ValueContext& context);

// validators_calendar.cc
Verdict validate_calendar_date(ValueContext& context);
Verdict validate_calendar_year(ValueContext& context);

// validators_network.cc
Verdict validate_ipv4(ValueContext& context);
Verdict validate_ipv6(ValueContext& context);
Verdict validate_mac(ValueContext& context);

// validators_finance.cc
Verdict validate_card(ValueContext& context);
Verdict validate_card_named(ValueContext& context);
Verdict validate_iban(ValueContext& context);
Verdict validate_ethereum(ValueContext& context);
Verdict validate_bitcoin(ValueContext& context);
Verdict validate_wallet(ValueContext& context);
Verdict validate_mixed_number(ValueContext& context);
Verdict validate_monero(ValueContext& context);
Verdict validate_solana_key(ValueContext& context);
Verdict validate_solana(ValueContext& context);
Verdict validate_bank_account(ValueContext& context);

// validators_identity.cc
Verdict validate_us_ssn(ValueContext& context);
Verdict validate_document_number(ValueContext& context);
Verdict validate_document_near(ValueContext& context);
Verdict validate_vin(ValueContext& context);
Verdict validate_plate(ValueContext& context);
Verdict validate_vehicle_plate(ValueContext& context);
Verdict validate_coordinates(ValueContext& context);

// validators_column.cc
Verdict validate_account_column(ValueContext& context);
Verdict validate_birth_column(ValueContext& context);
Verdict validate_postal_column(ValueContext& context);

// validators_date.cc, validators_address.cc, validators_street.cc
Verdict validate_birth_date(ValueContext& context);
Verdict validate_birth_date_answer(ValueContext& context);
Verdict validate_birth_date_before(ValueContext& context);
Verdict validate_birth_date_next(ValueContext& context);
Verdict validate_birth_date_year(ValueContext& context);
Verdict validate_street_address(ValueContext& context);
Verdict validate_street_post_town(ValueContext& context);
Verdict validate_street_number(ValueContext& context);
Verdict validate_street_named(ValueContext& context);
// A street of fiction, a seat of government, a sample.
bool is_public_street_address(std::string_view value);

// validators_address_asia.cc
Verdict validate_street_east_asian(ValueContext& context);

// validators_address_cue.cc
Verdict validate_address_answer(ValueContext& context);
Verdict validate_address_cue(ValueContext& context);
Verdict validate_address_here(ValueContext& context);
Verdict validate_address_unit(ValueContext& context);
Verdict validate_address_home(ValueContext& context);

// validators_secret.cc
Verdict validate_token(ValueContext& context);
Verdict validate_api_key(ValueContext& context);
Verdict validate_password(ValueContext& context);
Verdict validate_url_password(ValueContext& context);
Verdict validate_jwt(ValueContext& context);
Verdict validate_password_answer(ValueContext& context);
Verdict validate_phrase_answer(ValueContext& context);
Verdict validate_listed_secret(ValueContext& context);
Verdict validate_keyed_secret(ValueContext& context);
Verdict validate_pair_secret(ValueContext& context);
Verdict validate_strong_secret(ValueContext& context);
Verdict validate_strong_token(ValueContext& context);
Verdict validate_recovery_code(ValueContext& context);
Verdict validate_secret_word(ValueContext& context);

// validators_secret_proof.cc
Verdict validate_seed_phrase(ValueContext& context);
Verdict validate_basic_auth(ValueContext& context);

// validators_shaped.cc
Verdict validate_secret_shaped(ValueContext& context);
Verdict validate_handle_shaped(ValueContext& context);

}  // namespace expunge
