// Numbers of money: cards, accounts, wallets.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/strings.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

struct IssuerRange {
  unsigned from;  // first six digits
  unsigned to;
  unsigned lengths;  // bit n: n digits allowed
};

constexpr unsigned length_bit(unsigned n) { return 1u << n; }

// Issuer identification numbers (ISO/IEC 7812) of the networks, as they publish them.
constexpr IssuerRange kIssuers[] = {
    {400000, 499999, length_bit(13) | length_bit(16) | length_bit(19)},  // Visa
    {510000, 559999, length_bit(16)},                                    // Mastercard
    {222100, 272099, length_bit(16)},                                    // Mastercard
    {340000, 349999, length_bit(15)},                                    // American Express
    {370000, 379999, length_bit(15)},
    {601100, 601199, length_bit(16) | length_bit(19)},  // Discover
    {644000, 659999, length_bit(16) | length_bit(19)},
    {622126, 622925, length_bit(16) | length_bit(19)},
    {300000, 305999, length_bit(14) | length_bit(16)},  // Diners Club
    {360000, 369999, length_bit(14)},
    {380000, 399999, length_bit(14) | length_bit(16)},
    {352800, 358999, length_bit(16) | length_bit(19)},  // JCB
    {620000, 629999,
     length_bit(16) | length_bit(17) | length_bit(18) | length_bit(19)},  // UnionPay
    {500000, 509999, length_bit(16) | length_bit(18) | length_bit(19)},   // Maestro
    {560000, 589999, length_bit(16) | length_bit(18) | length_bit(19)},
    {670000, 679999, length_bit(16) | length_bit(18) | length_bit(19)},
    {220000, 220499, length_bit(16)},                   // Mir
    {979200, 979289, length_bit(16)},                   // Troy
    {606282, 606282, length_bit(16)},                   // Hipercard
    {636368, 636368, length_bit(16)},                   // Elo
    {100000, 199999, length_bit(15)},                   // UATP
    {811000, 819999, length_bit(16) | length_bit(19)},  // RuPay, in part shared with UnionPay
    {508500, 508999, length_bit(16)},                   // RuPay
};

// Test numbers that payment processors print in their documentation.
constexpr std::string_view kTestCards[] = {
    "2223003122003222", "30569309025904",   "3056930009020004", "3530111333300000",
    "3566002020360505", "36227206271667",   "371449635398431",  "378282246310005",
    "378734493671000",  "38520000023237",   "4000000000000002", "4000000000000077",
    "4000000000003220", "4000002500003155", "4000056655665556", "4007000000027",
    "4012888888881881", "4111111111111111", "4222222222222",    "4242424242424242",
    "5105105105105100", "5200828282828210", "5454545454545454", "5555555555554444",
    "6011000990139424", "6011111111111117", "6200000000000005"};

bool has_issuer(std::string_view digits) {
  unsigned prefix = 0;
  for (char c : digits.substr(0, 6)) prefix = prefix * 10 + static_cast<unsigned>(c - '0');
  return std::ranges::any_of(kIssuers, [&](const IssuerRange& range) {
    return prefix >= range.from && prefix <= range.to && (range.lengths >> digits.size() & 1) != 0;
  });
}

struct IbanLength {
  char country[3];
  unsigned char length;
};

// SWIFT IBAN registry (ISO 13616), release 99; sorted.
constexpr IbanLength kIbanLengths[] = {
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
    {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24},
    {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18},
    {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27},
    {"GT", 28}, {"HN", 28}, {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26},
    {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20},
    {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20},
    {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PK", 24},
    {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24},
    {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27}, {"SO", 23}, {"ST", 25},
    {"SV", 28}, {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20},
    {"YE", 30}};

std::size_t iban_length(std::string_view country) {
  for (const IbanLength& entry : kIbanLengths) {
    if (country == entry.country) return entry.length;
  }
  return 0;
}

// ISO/IEC 7064 MOD 97-10 over the IBAN with its first four characters moved to the end.
bool passes_mod97(std::string_view iban) {
  unsigned rest = 0;
  for (std::size_t i = 0; i < iban.size(); ++i) {
    const char c = iban[(i + 4) % iban.size()];
    rest = is_ascii_digit(c) ? (rest * 10 + static_cast<unsigned>(c - '0')) % 97
                             : (rest * 100 + static_cast<unsigned>(c - 'A' + 10)) % 97;
  }
  return rest == 1;
}

constexpr std::string_view kTestIbans[] = {
    "DE89370400440532013000",      "GB29NWBK60161331926819", "GB82WEST12345698765432",
    "FR1420041010050500013M02606", "NL91ABNA0417164300",     "ES9121000418450200051332",
    "IT60X0542811101000000123456", "BE68539007547034"};

// Keccak-256 as Ethereum uses it (the padding of the submission, not of FIPS 202), for inputs
// shorter than its rate of 136 bytes.
std::array<std::uint8_t, 32> keccak256(std::string_view input) {
  static constexpr std::uint64_t kRounds[24] = {
      0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
      0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
      0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
      0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
      0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
      0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008};
  static constexpr int kRotations[24] = {1,  3,  6,  10, 15, 21, 28, 36, 45, 55, 2,  14,
                                         27, 41, 56, 8,  25, 43, 62, 18, 39, 61, 20, 44};
  static constexpr int kLanes[24] = {10, 7,  11, 17, 18, 3, 5,  16, 8,  21, 24, 4,
                                     15, 23, 19, 13, 12, 2, 20, 14, 22, 9,  6,  1};
  std::array<std::uint8_t, 136> block{};
  std::ranges::copy(input, block.begin());
  block[input.size()] = 0x01;
  block[135] |= 0x80;
  std::array<std::uint64_t, 25> state{};
  for (std::size_t i = 0; i < block.size(); ++i) {
    state[i / 8] ^= static_cast<std::uint64_t>(block[i]) << (8 * (i % 8));
  }
  const auto rotate = [](std::uint64_t x, int n) { return x << n | x >> (64 - n); };
  for (std::uint64_t constant : kRounds) {
    std::array<std::uint64_t, 5> parity{};
    for (std::size_t i = 0; i < 25; ++i) parity[i % 5] ^= state[i];
    for (std::size_t i = 0; i < 25; ++i) {
      state[i] ^= parity[(i + 4) % 5] ^ rotate(parity[(i + 1) % 5], 1);
    }
    std::uint64_t moved = state[1];
    for (std::size_t i = 0; i < 24; ++i) {
      std::uint64_t& lane = state[static_cast<std::size_t>(kLanes[i])];
      moved = std::exchange(lane, rotate(moved, kRotations[i]));
    }
    for (std::size_t row = 0; row < 25; row += 5) {
      std::array<std::uint64_t, 5> before{};
      std::copy_n(state.begin() + static_cast<std::ptrdiff_t>(row), 5, before.begin());
      for (std::size_t i = 0; i < 5; ++i) {
        state[row + i] ^= ~before[(i + 1) % 5] & before[(i + 2) % 5];
      }
    }
    state[0] ^= constant;
  }
  std::array<std::uint8_t, 32> digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state[i / 8] >> (8 * (i % 8)));
  }
  return digest;
}

// EIP-55: the case of each letter repeats a bit of the hash of the lower-case address.
bool passes_eip55(std::string_view hex) {
  const std::array<std::uint8_t, 32> digest = keccak256(ascii_lower(hex));
  for (std::size_t i = 0; i < hex.size(); ++i) {
    const int nibble = i % 2 == 0 ? digest[i / 2] >> 4 : digest[i / 2] & 15;
    if (is_ascii_letter(hex[i]) && is_ascii_upper(hex[i]) != (nibble >= 8)) return false;
  }
  return true;
}

// Base58Check: the last four bytes are the head of the double SHA-256 of those before.
constexpr std::string_view kBitcoinAlphabet =
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view kRippleAlphabet =
    "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

// The bytes that `text` stands for as a number of base 58; empty if they are more than expected.
std::vector<std::uint8_t> from_base58(std::string_view text, std::size_t expected_bytes,
                                      std::string_view alphabet = kBitcoinAlphabet) {
  std::vector<std::uint8_t> bytes(expected_bytes);
  for (char c : text) {
    const std::size_t digit = alphabet.find(c);
    if (digit == std::string_view::npos) return {};
    auto carry = static_cast<unsigned>(digit);
    for (std::size_t i = bytes.size(); i-- > 0;) {
      carry += 58u * bytes[i];
      bytes[i] = static_cast<std::uint8_t>(carry);
      carry >>= 8;
    }
    if (carry != 0) return {};
  }
  return bytes;
}

bool passes_base58check(std::string_view text, std::size_t expected_bytes,
                        std::string_view alphabet = kBitcoinAlphabet) {
  const std::vector<std::uint8_t> bytes = from_base58(text, expected_bytes, alphabet);
  if (bytes.empty()) return false;
  const auto as_text = [](auto begin, std::size_t size) {
    return std::string(reinterpret_cast<const char*>(begin), size);
  };
  const std::string payload = as_text(bytes.data(), expected_bytes - 4);
  const Digest once = sha256(payload);
  const Digest twice = sha256(as_text(once.data(), once.size()));
  return std::equal(twice.begin(), twice.begin() + 4, bytes.end() - 4);
}

// BIP-173 and BIP-350: the polynomial over prefix and data leaves 1 (bech32) or a constant
// (bech32m).
bool passes_bech32(std::string_view address) {
  static constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  static constexpr std::uint32_t kGenerator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                                 0x2a1462b3};
  const std::size_t separator = address.rfind('1');
  if (separator == std::string_view::npos) return false;
  std::uint32_t check = 1;
  const auto feed = [&check](std::uint32_t value) {
    const std::uint32_t top = check >> 25;
    check = (check & 0x1ffffff) << 5 ^ value;
    for (unsigned i = 0; i < 5; ++i) check ^= (top >> i & 1) != 0 ? kGenerator[i] : 0;
  };
  for (char c : address.substr(0, separator)) feed(static_cast<unsigned char>(c) >> 5);
  feed(0);
  for (char c : address.substr(0, separator)) feed(static_cast<unsigned char>(c) & 31);
  for (char c : address.substr(separator + 1)) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return false;
    feed(static_cast<std::uint32_t>(value));
  }
  return check == 1 || check == 0x2bc830a3;
}

// ABA routing numbers: weights 3, 7, 1 (ANSI X9.100-150 / Federal Reserve E-Payments directory).
bool is_routing_number(std::string_view digits) {
  if (digits.size() != 9) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i)
    sum += (digits[i] - '0') * (i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1);
  return sum % 10 == 0 && sum != 0;
}

bool stands_in_number(const ValueContext& context) {
  const char before = byte_before(context);
  const char after = byte_after(context);
  if (is_ascii_alnum(before) || before == '_' || is_ascii_alnum(after) || after == '_') return true;
  const bool joined_before = before == '.' || before == '-' || before == ',';
  if (joined_before && context.begin > 1 && is_ascii_digit(context.text[context.begin - 2]))
    return true;
  return (after == '.' || after == '-' || after == ',') && is_ascii_digit(byte_after(context, 1));
}

}  // namespace

namespace {

// The digits of a card at the beginning of `value`, which may run on into the next number: the
// longest that end with a group and satisfy issuer and Luhn.  Sets `size` to what they take.
std::string card_digits(std::string_view value, std::size_t& size) {
  for (size = value.size(); size > 0; --size) {
    const bool at_group_end = size == value.size() || !is_ascii_digit(value[size]);
    if (!at_group_end || !is_ascii_digit(value[size - 1])) continue;
    std::string digits = digits_of(value.substr(0, size));
    if (digits.size() < 13) break;
    if (digits.size() <= 19 && has_issuer(digits) && passes_luhn(digits)) return digits;
  }
  return {};
}

}  // namespace

Verdict validate_card(ValueContext& context) {
  std::size_t size = 0;
  const std::string digits = card_digits(value_of(context), size);
  if (digits.empty()) return Verdict::kNo;
  context.end = context.begin + size;
  if (stands_in_number(context)) return Verdict::kNo;
  if (std::ranges::binary_search(kTestCards, digits)) {
    context.is_published = true;
    return Verdict::kNoOpinion;
  }
  // A bare run of digits passes issuer and Luhn by chance about once in fifteen.
  const bool grouped = digits.size() != value_of(context).size();
  const bool rare_length = digits.size() < 15 || digits.starts_with('1');
  if (rare_length && !context.has_context && !is_whole_text(context)) return Verdict::kNo;
  return grouped || context.has_context ? Verdict::kYes : Verdict::kNoOpinion;
}

// Four groups that a word calls a card, though no scheme known here checks them.
Verdict validate_card_named(ValueContext& context) {
  const std::string digits = digits_of(value_of(context));
  // What passes is another rule's, which knows the published ones.
  if (passes_luhn(digits)) return Verdict::kNo;
  const bool dull = digits.find_first_not_of(digits[0]) == std::string::npos ||
                    digits.starts_with("1234") || digits.starts_with("4242") ||
                    digits.find("0000") != std::string::npos;
  return dull ? Verdict::kNo : Verdict::kNoOpinion;
}

Verdict validate_iban(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context))) return Verdict::kNo;
  // The pattern cannot know where the country's length ends: count it off here.
  const std::string_view value = value_of(context);
  const std::size_t length = iban_length(compact_upper(value.substr(0, 2)));
  std::string iban;
  std::size_t used = 0;
  while (used < value.size() && iban.size() < length) {
    if (is_ascii_alnum(value[used])) iban += ascii_upper_of(value[used]);
    ++used;
  }
  if (length == 0 || iban.size() != length || !passes_mod97(iban)) return Verdict::kNo;
  context.end = context.begin + used;
  if (is_ascii_alnum(byte_after(context))) return Verdict::kNo;
  context.is_published =
      std::ranges::find(kTestIbans, std::string_view(iban)) != std::end(kTestIbans);
  return context.is_published ? Verdict::kNoOpinion : Verdict::kYes;
}

Verdict validate_ethereum(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  const std::string_view hex = value_of(context).substr(2);
  if (hex.find_first_not_of(ascii_lower_of(hex[0])) == std::string_view::npos) return Verdict::kNo;
  const bool has_upper = std::ranges::any_of(hex, is_ascii_upper);
  const bool has_lower = std::ranges::any_of(hex, is_ascii_lower);
  if (!has_upper || !has_lower) return Verdict::kNoOpinion;
  // A wrong checksum is a typing error more often than another kind of number.
  return passes_eip55(hex) ? Verdict::kYes : Verdict::kNoOpinion;
}

Verdict validate_bitcoin(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  const std::string_view value = value_of(context);
  const std::string lower = ascii_lower(value);
  if (lower.starts_with("bc1") || lower.starts_with("ltc1")) {
    if (value != lower && std::ranges::any_of(value, is_ascii_lower)) return Verdict::kNo;
    return passes_bech32(lower) ? Verdict::kYes : Verdict::kNo;
  }
  // The genesis address, which every tutorial quotes.
  if (value == "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa") return Verdict::kNo;
  return passes_base58check(value, 25) ? Verdict::kYes : Verdict::kNo;
}

// Tron (T), Dogecoin (D, A), Litecoin (L, M), Dash (X) and Ripple (r), which has an alphabet of its
// own: Base58Check over 21 bytes.
Verdict validate_wallet(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  const std::string_view value = value_of(context);
  const bool ripple = value.starts_with('r');
  return passes_base58check(value, 25, ripple ? kRippleAlphabet : kBitcoinAlphabet) ? Verdict::kYes
                                                                                    : Verdict::kNo;
}

// Monero's "cnBase58": each eight bytes are eleven signs, the last five seven; network, spend and
// view key (and an identifier of payments), and four bytes of their Keccak-256.  Networks 18, 19
// and 42 (docs.getmonero.org, Public Address).
Verdict validate_monero(ValueContext& context) {
  constexpr std::size_t kBlock = 11;
  constexpr std::size_t kCheck = 4;
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  std::string address;
  for (std::string_view rest = value_of(context); !rest.empty();) {
    const std::string_view block = rest.substr(0, kBlock);
    const std::vector<std::uint8_t> bytes = from_base58(block, block.size() == kBlock ? 8 : 5);
    if (bytes.empty()) return Verdict::kNo;
    address.append(bytes.begin(), bytes.end());
    rest.remove_prefix(block.size());
  }
  const auto network = static_cast<unsigned char>(address[0]);
  if (network != 18 && network != 19 && network != 42) return Verdict::kNo;
  const auto digest = keccak256(std::string_view(address).substr(0, address.size() - kCheck));
  const bool right =
      std::equal(digest.begin(), digest.begin() + kCheck, address.end() - kCheck,
                 [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); });
  return right ? Verdict::kYes : Verdict::kNo;
}

// A public key of Ed25519 in Base58: 32 bytes and no check digits (solana.com, Accounts).
Verdict validate_solana_key(ValueContext& context) {
  constexpr std::size_t kBytes = 32;
  const Verdict signs = validate_solana(context);
  const std::vector<std::uint8_t> bytes = from_base58(value_of(context), kBytes);
  return bytes.empty() || bytes[0] == 0 ? Verdict::kNo : signs;
}

// Behind a cue: Base58 of all kinds of signs.
Verdict validate_solana(ValueContext& context) {
  if (is_ascii_alnum(byte_before(context)) || is_ascii_alnum(byte_after(context)))
    return Verdict::kNo;
  const std::string_view value = value_of(context);
  const bool mixed = std::ranges::any_of(value, is_ascii_digit) &&
                     std::ranges::any_of(value, is_ascii_upper) &&
                     std::ranges::any_of(value, is_ascii_lower);
  return mixed && entropy_of(value) >= 4.0 ? Verdict::kNoOpinion : Verdict::kNo;
}

// The value is the byte behind a cue; the number follows, with words between.
Verdict validate_bank_account(ValueContext& context) {
  constexpr std::size_t kReach = 24;
  const std::string_view text = context.text;
  const std::size_t limit = line_end_after(text, context.begin, kReach);
  for (std::size_t at = context.begin; at < limit; ++at) {
    if (!is_ascii_digit(text[at]) || (at > 0 && is_ascii_alnum(text[at - 1]))) continue;
    Stretch number = read_number(text, at);
    if (number.empty()) continue;
    const std::string digits = digits_of(text.substr(number.begin, number.size()));
    if (digits.size() < 6 || digits.size() > 26) continue;
    if (digits.find_first_not_of(digits[0]) == std::string::npos) return Verdict::kNo;
    const char before = at > 0 ? text[at - 1] : ' ';
    if (before == '+' || before == '$' || before == '.' || before == '_') return Verdict::kNo;
    context.begin = number.begin;
    context.end = number.end;
    if (stands_in_number(context)) return Verdict::kNo;
    return is_routing_number(digits) ? Verdict::kYes : Verdict::kNoOpinion;
  }
  return Verdict::kNo;
}

}  // namespace expunge
