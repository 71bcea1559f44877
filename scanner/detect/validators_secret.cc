// Secrets: what stands after the cue must look like one, and not like a sample or a digest.
#include <algorithm>
#include <string>

#include "base/strings.h"
#include "detect/secret_words.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

bool joins_word(const ValueContext& context) {
  const char before = byte_before(context);
  const char after = byte_after(context);
  return is_ascii_alnum(before) || before == '_' || is_ascii_alnum(after) || after == '_';
}

bool is_all_hex(std::string_view text) { return std::ranges::all_of(text, is_hex_digit); }

// RFC 4122: 8-4-4-4-12.
bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_hex_digit(text[i])) return false;
  }
  return true;
}

}  // namespace

namespace {

// Random letters change case at every second place, names in code at every sixth.
bool reads_as_words(std::string_view value) {
  if (std::ranges::any_of(value, is_ascii_digit)) return false;
  std::size_t changes = 0;
  for (std::size_t i = 1; i < value.size(); ++i) {
    changes += is_ascii_upper(value[i - 1]) != is_ascii_upper(value[i]) ? 1 : 0;
  }
  return changes * 3 < value.size();
}

}  // namespace

// A token known by its prefix: not a sample and not made of few characters.
Verdict validate_token(ValueContext& context) {
  // A bot's token stands right behind "/bot" in the links of its service.
  const bool in_link = context.begin >= 4 && context.text.substr(context.begin - 4, 4) == "/bot";
  if (joins_word(context) && !in_link) return Verdict::kNo;
  const std::string_view value = value_of(context);
  if (is_sample(value) || reads_as_words(value)) return Verdict::kNo;
  return entropy_of(value) < 3.0 ? Verdict::kNo : Verdict::kYes;
}

namespace {

// Behind the glue up to the next space or quote.
void take_secret(ValueContext& context, std::size_t begin) {
  const std::string_view text = context.text;
  std::size_t end = begin;
  while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' &&
         std::string_view("\"`<>{}").find(text[end]) == std::string_view::npos) {
    ++end;
  }
  context.begin = begin;
  context.end = end;
  while (context.end > context.begin + 1) {
    const char last = text[context.end - 1];
    if (std::string_view(".,;:)]}\"'`*>?|").find(last) == std::string_view::npos) break;
    --context.end;
  }
}

}  // namespace

namespace {

// "client-valid-token-1", "ed25519.PrivateKey": words and numbers, nothing random.
bool is_worded(std::string_view value) {
  std::size_t parts = 0;
  for (std::size_t at = 0; at < value.size(); ++parts) {
    std::size_t end = at;
    std::size_t digits = 0;
    while (end < value.size() && is_ascii_alnum(value[end])) {
      digits += is_ascii_digit(value[end]) ? 1 : 0;
      ++end;
    }
    const std::string_view part = value.substr(at, end - at);
    const bool number = digits == part.size() && digits <= 4;
    const bool word = digits == 0 && reads_as_words(part);
    const bool algorithm = part == "ed25519" || part == "x25519" || part == "sha256";
    if (!number && !word && !algorithm) return false;
    at = end + 1;
  }
  return parts >= 2;
}

}  // namespace

// The value is the byte behind "api_key" and the like; what follows an equals sign, a colon or "is"
// counts if it is random: mixed characters, three bits a character, which is what 32 random hex
// digits have at least.  Words and identifiers have letters only.
Verdict validate_api_key(ValueContext& context) {
  const Glue glue = read_glue(context.text, context.begin);
  std::size_t begin = glue.value_begin;
  const std::string_view rest = context.text.substr(begin);
  if (rest.size() > 7 && ascii_lower(rest.substr(0, 7)) == "bearer ") begin += 7;
  take_secret(context, begin);
  // In the query of a link the next parameter follows.
  context.end = std::min(context.end, context.text.find('&', context.begin));
  if (context.begin >= context.end) return Verdict::kNo;
  const std::string_view value = value_of(context);
  if (is_sample(value) || is_uuid(value) || value.size() > 200) return Verdict::kNo;
  const bool digits = std::ranges::any_of(value, is_ascii_digit);
  const bool letters = std::ranges::any_of(value, is_ascii_letter);
  const bool plain = std::ranges::all_of(value, [](char c) {
    return is_ascii_alnum(c) || std::string_view("_+/.~=-").find(c) != std::string_view::npos;
  });
  if (!digits || !letters || !plain) return Verdict::kNo;
  if (value.starts_with("0x") || value.starts_with("http") || is_worded(value)) {
    return Verdict::kNo;
  }
  const double least = is_all_hex(value) ? 2.8 : 3.2;
  if (value.size() >= 16 && entropy_of(value) >= least) return Verdict::kNoOpinion;
  if (!glue.says_is) return Verdict::kNo;
  return value.size() >= 8 && value.size() < 16 && entropy_of(value) >= 2.6 ? Verdict::kNoOpinion
                                                                            : Verdict::kNo;
}

// scheme://user:PASSWORD@host (RFC 3986 section 3.2.1).
Verdict validate_url_password(ValueContext& context) {
  const std::string_view value = value_of(context);
  if (is_sample(value)) return Verdict::kNo;
  const std::string lower = ascii_lower(value);
  for (std::string_view stand_in : {"password", "pass", "pwd", "secret", "token", "user"}) {
    if (lower == stand_in) return Verdict::kNo;
  }
  return Verdict::kYes;
}

// RFC 7519: three base64url parts; the first begins with {" , which encodes to eyJ.
Verdict validate_jwt(ValueContext& context) {
  if (joins_word(context)) return Verdict::kNo;
  // The specimen of jwt.io, in every tutorial.
  static constexpr std::string_view kSpecimen = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
  return value_of(context).ends_with(kSpecimen) ? Verdict::kNo : Verdict::kYes;
}

// One of a list of recovery codes: letters and digits, or digits alone, in two or more groups.
Verdict validate_recovery_code(ValueContext& context) {
  if (joins_word(context) || byte_before(context) == '-' || byte_after(context) == '-') {
    return Verdict::kNo;
  }
  const std::string_view value = value_of(context);
  const bool digits = std::ranges::any_of(value, is_ascii_digit);
  return digits && !is_sample(value) && entropy_of(value) >= 2.0 ? Verdict::kNoOpinion
                                                                 : Verdict::kNo;
}

// A token known by its scheme alone: letters and digits, nothing that reads as words.
Verdict validate_strong_token(ValueContext& context) {
  const std::string_view value = value_of(context);
  const auto digits = std::ranges::count_if(value, is_ascii_digit);
  if (digits < 2 || std::ranges::none_of(value, is_ascii_letter)) return Verdict::kNo;
  if (is_sample(value) || is_uuid(value) || is_worded(value)) return Verdict::kNo;
  return entropy_of(value) < 3.0 ? Verdict::kNo : Verdict::kNoOpinion;
}

}  // namespace expunge
