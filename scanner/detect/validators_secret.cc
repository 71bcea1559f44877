// Secrets: what stands after the cue must look like one, and not like a sample or a digest.
#include <algorithm>
#include <string>

#include "base/strings.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

// Marks of samples and of values that stand elsewhere; sought anywhere in the lower-cased value.
constexpr std::string_view kSampleMarks[] = {
    "example",    "xxxx",     "your",     "placeholder", "changeme",  "change_me",   "change-me",
    "redacted",   "insert",   "replace",  "dummy",       "sample",    "<",           ">",
    "${",         "{{",       "}}",       "$(",          "%(",        "process.env", "os.environ",
    "os.getenv",  "getenv",   "env.",     "secrets.",    "...",       "****",        "\xE2\x80\xA6",
    "_here",      "-here",    "todo",     "undefined",   "null",      "0123456789",  "1234567890",
    "abcdefghij", "aaaaaaaa", "00000000", "my_secret",   "my-secret", "test_key",    "fake"};

bool is_sample(std::string_view value) {
  const std::string lower = ascii_lower(value);
  return std::ranges::any_of(
      kSampleMarks, [&](std::string_view mark) { return lower.find(mark) != std::string::npos; });
}

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

// A token known by its prefix: not a sample and not made of few characters.
Verdict validate_token(ValueContext& context) {
  // A bot's token stands right behind "/bot" in the links of its service.
  const bool in_link = context.begin >= 4 && context.text.substr(context.begin - 4, 4) == "/bot";
  if (joins_word(context) && !in_link) return Verdict::kNo;
  const std::string_view value = value_of(context);
  if (is_sample(value)) return Verdict::kNo;
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
  if (value.starts_with("0x") || value.starts_with("http")) return Verdict::kNo;
  const double least = is_all_hex(value) ? 2.8 : 3.2;
  if (value.size() >= 16 && entropy_of(value) >= least) return Verdict::kNoOpinion;
  if (!glue.says_is) return Verdict::kNo;
  return value.size() >= 8 && value.size() < 16 && entropy_of(value) >= 2.6 ? Verdict::kNoOpinion
                                                                            : Verdict::kNo;
}

namespace {

// What follows "password is" or "password:" and is none.
constexpr std::string_view kNotPasswords[] = {
    "a",           "about",       "abc",         "again",     "all",
    "already",     "also",        "always",      "an",        "and",
    "any",         "are",         "as",          "at",        "authentication",
    "bad",         "based",       "been",        "being",     "but",
    "by",          "can",         "case",        "changed",   "char",
    "common",      "compromised", "confirm",     "correct",   "default",
    "different",   "easy",        "empty",       "encrypted", "enter",
    "expired",     "fails",       "false",       "field",     "fine",
    "for",         "forgotten",   "forgot",      "from",      "generated",
    "generator",   "gone",        "good",        "hard",      "hash",
    "hashed",      "hashing",     "has",         "have",      "hidden",
    "how",         "i",           "if",          "important", "in",
    "incorrect",   "input",       "int",         "invalid",   "is",
    "it",          "its",         "just",        "leaked",    "like",
    "locked",      "long",        "lost",        "managed",   "manager",
    "managers",    "me",          "min",         "missing",   "must",
    "my",          "needed",      "new",         "no",        "none",
    "not",         "now",         "null",        "of",        "ok",
    "on",          "one",         "only",        "optional",  "or",
    "password",    "please",      "policy",      "probably",  "prompt",
    "protected",   "really",      "recovery",    "required",  "requirements",
    "reset",       "resets",      "safe",        "same",      "saved",
    "secret",      "secure",      "self",        "sent",      "set",
    "should",      "simple",      "so",          "still",     "stolen",
    "stored",      "str",         "string",      "strong",    "supersecret",
    "text",        "that",        "the",         "their",     "this",
    "to",          "too",         "true",        "type",      "undefined",
    "unique",      "unknown",     "used",        "user",      "username",
    "usually",     "valid",       "value",       "very",      "was",
    "weak",        "what",        "when",        "where",     "which",
    "with",        "wrong",       "yes",         "you",       "your",
    "obligatoire", "requerida",   "obrigatoria", "falsch",    "incorrecta",
    "errada",      "vergessen",   "es",          "ist",       "est"};

}  // namespace

namespace {

// Letters mixed with digits or marks, as no word of a sentence is.
bool is_mixed(std::string_view value) {
  const auto letters = std::ranges::count_if(value, is_ascii_letter);
  const auto digits = std::ranges::count_if(value, is_ascii_digit);
  if (value.size() < 6 || letters < 2) return false;
  const bool time = is_ascii_digit(value[0]) && letters <= 2;
  return digits > 0 && !time;
}

}  // namespace

// The value is the byte behind a cue for a password.  Behind "is" or a colon anything counts but a
// word of the sentence, a sample or a reference; behind a space only what no sentence holds.
Verdict validate_password(ValueContext& context) {
  const Glue glue = read_glue(context.text, context.begin);
  take_secret(context, glue.value_begin);
  if (context.begin >= context.end) return Verdict::kNo;
  const std::string_view value = value_of(context);
  if (value.size() < 4 || value.size() > 64 || is_sample(value)) return Verdict::kNo;
  const char after = byte_after(context);
  if (after == '(' || after == '[' || after == '{') return Verdict::kNo;
  if (value.find('(') != std::string_view::npos && value.find(')') != std::string_view::npos) {
    return Verdict::kNo;
  }
  const std::string lower = ascii_lower(value);
  if (std::ranges::find(kNotPasswords, std::string_view(lower)) != std::end(kNotPasswords)) {
    return Verdict::kNo;
  }
  if (value.front() == '$' && !std::ranges::any_of(value, is_ascii_digit)) return Verdict::kNo;
  if (value.front() == '[' || value.front() == '(' || value.front() == '/' ||
      value.front() == '\\' || value.starts_with("http") || value.starts_with("--")) {
    return Verdict::kNo;
  }
  // "password: string", "password: req.body.password" are code.
  const bool dotted_name =
      value.find('.') != std::string_view::npos &&
      std::ranges::all_of(value,
                          [](char c) { return is_ascii_letter(c) || c == '.' || c == '_'; }) &&
      lower.find("pass") != std::string::npos;
  if (dotted_name) return Verdict::kNo;
  if (!glue.says_is) return is_mixed(value) ? Verdict::kNoOpinion : Verdict::kNo;
  const bool plain_word = std::ranges::all_of(
      value, [](char c) { return is_ascii_lower(c) || is_beyond_ascii(c) || c == '\''; });
  // The words of a sentence go on; a password that is a word is quoted or ends it.
  const bool goes_on = after == ' ' && !glue.quoted && is_ascii_lower(byte_after(context, 1));
  if (plain_word && goes_on && !context.has_context) return Verdict::kNo;
  return plain_word && !context.has_context && value.size() < 6 ? Verdict::kNo
                                                                : Verdict::kNoOpinion;
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

}  // namespace expunge
