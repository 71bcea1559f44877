// Secrets: what stands after the cue must look like one, and not like a sample or a digest.
#include <algorithm>
#include <string>

#include "base/strings.h"
#include "detect/secret_reader.h"
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

namespace {

// What follows "password is" or "password:" and is none.
constexpr std::string_view kNotPasswords[] = {"a",           "about",
                                              "abc",         "again",
                                              "all",         "allowed",
                                              "already",     "also",
                                              "always",      "an",
                                              "and",         "any",
                                              "are",         "as",
                                              "at",          "authentication",
                                              "bad",         "based",
                                              "been",        "being",
                                              "but",         "by",
                                              "can",         "case",
                                              "changed",     "char",
                                              "common",      "compromised",
                                              "confirm",     "correct",
                                              "default",     "different",
                                              "easy",        "empty",
                                              "encrypted",   "enter",
                                              "expired",     "fails",
                                              "false",       "field",
                                              "fine",        "for",
                                              "forgotten",   "forgot",
                                              "from",        "generated",
                                              "generator",   "gone",
                                              "good",        "hard",
                                              "hash",        "hashed",
                                              "hashing",     "has",
                                              "have",        "hidden",
                                              "how",         "i",
                                              "if",          "important",
                                              "in",          "incorrect",
                                              "input",       "int",
                                              "invalid",     "is",
                                              "it",          "its",
                                              "just",        "leaked",
                                              "like",        "locked",
                                              "long",        "lost",
                                              "managed",     "manager",
                                              "managers",    "me",
                                              "min",         "missing",
                                              "must",        "my",
                                              "needed",      "new",
                                              "no",          "none",
                                              "not",         "now",
                                              "null",        "of",
                                              "ok",          "on",
                                              "one",         "only",
                                              "optional",    "or",
                                              "password",    "please",
                                              "policy",      "probably",
                                              "prompt",      "protected",
                                              "really",      "recovery",
                                              "required",    "requirements",
                                              "reset",       "resets",
                                              "safe",        "same",
                                              "saved",       "secret",
                                              "secure",      "self",
                                              "sent",        "set",
                                              "should",      "simple",
                                              "so",          "still",
                                              "stolen",      "stored",
                                              "str",         "string",
                                              "strong",      "supersecret",
                                              "text",        "that",
                                              "the",         "their",
                                              "this",        "to",
                                              "too",         "true",
                                              "type",        "undefined",
                                              "unique",      "unknown",
                                              "used",        "user",
                                              "username",    "usually",
                                              "valid",       "value",
                                              "very",        "was",
                                              "weak",        "what",
                                              "when",        "where",
                                              "which",       "with",
                                              "wrong",       "yes",
                                              "you",         "your",
                                              "obligatoire", "requerida",
                                              "obrigatoria", "falsch",
                                              "incorrecta",  "errada",
                                              "vergessen",   "es",
                                              "ist",         "est"};

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

namespace {

// What stands in every tutorial.  Somebody may have one of these all the same: said of a person
// ("my password is qwerty") it counts.
constexpr std::string_view kTutorialPasswords[] = {
    "admin",          "admin123",       "changeit",        "letmein",  "mypassword",
    "mypassword123",  "passw0rd",       "p@ssw0rd",        "p@ssword", "password1",
    "password123",    "postgres",       "qwerty",          "root",     "secret123",
    "securepassword", "test",           "test123",         "test1234", "testpassword",
    "toor",           "user",           "123456",          "12345678", "guest",
    "mysql",          "strongpassword", "mysecurepassword"};

bool is_name(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char c) { return is_ascii_alnum(c) || c == '_' || c == '.'; });
}

// "pwd = stream", "login(user, password=split)": a variable, where a setting would have no spaces.
bool is_variable(const SecretPlace& place, std::string_view value, char after) {
  if (place.quoted || !is_name(value) || std::ranges::any_of(value, is_ascii_digit)) return false;
  const std::string lower = ascii_lower(value);
  const bool names_one = lower.find("pass") != std::string::npos ||
                         lower.find("pwd") != std::string::npos ||
                         lower.find("secret") != std::string::npos;
  if (names_one) return place.says_is && !place.by_verb;
  return place.assigned && (place.spaced || after == ',' || after == ')' || after == ';');
}

// "password: req.body.password", "this.pass", "config.db.pw" are code.
bool is_code(std::string_view value, char after) {
  if (after == '(' || after == '[' || after == '{') return true;
  if (value.find('(') != std::string_view::npos && value.find(')') != std::string_view::npos) {
    return true;
  }
  if (value.front() == '$' && !std::ranges::any_of(value, is_ascii_digit)) return true;
  // "getpass(prompt", "Optional[str]", "parts[4]": a name and a bracket.
  const std::size_t bracket = value.find_first_of("([");
  const std::string_view callee = value.substr(0, std::min(bracket, value.size()));
  if (bracket != std::string_view::npos && bracket > 0 && is_name(callee)) return true;
  const bool name =
      value.find('.') != std::string_view::npos && std::ranges::all_of(value, [](char c) {
        return is_ascii_letter(c) || c == '.' || c == '_' || c == '?';
      });
  if (!name) return false;
  static constexpr std::string_view kRoots[] = {
      "args",    "body",     "config", "credentials", "data",    "env",   "form", "input",
      "options", "opts",     "os",     "params",      "process", "props", "req",  "request",
      "self",    "settings", "state",  "this",        "user",    "values"};
  const std::string_view root = value.substr(0, value.find('.'));
  return std::ranges::find(kRoots, root) != std::end(kRoots) ||
         ascii_lower(value).find("pass") != std::string::npos;
}

// No secret begins like this: a list, a path, a link, an option.
bool begins_otherwise(std::string_view value) {
  return value.front() == '[' || value.front() == '(' || value.front() == '/' ||
         value.front() == '\\' || value.starts_with("http") || value.starts_with("--");
}

bool is_listed_word(std::string_view value) {
  const std::string lower = ascii_lower(value);
  return std::ranges::find(kNotPasswords, std::string_view(lower)) != std::end(kNotPasswords);
}

bool is_tutorial(std::string_view value) {
  std::string lower = ascii_lower(value);
  while (!lower.empty() && lower.back() == '!') lower.pop_back();
  return std::ranges::find(kTutorialPasswords, std::string_view(lower)) !=
         std::end(kTutorialPasswords);
}

// "mountain pass: 2400m", "pass: 87%".
bool is_measure(std::string_view value) {
  const std::size_t digits = std::min(value.find_first_not_of("0123456789.,"), value.size());
  return digits > 0 && digits < value.size() && value.size() - digits <= 2;
}

// Cues that mean something else as well: a pass in the hills, Spanish for key, Italian for word.
bool has_weak_cue(const ValueContext& context) {
  const std::string before = ascii_lower(line_before(context, 10));
  return before.ends_with("clave") || before.ends_with("parola") || before.ends_with("heslo") ||
         (before.ends_with("pass") && !before.ends_with("_pass"));
}

// "my password", "our": somebody's own.
bool is_own(const ValueContext& context) {
  const std::string before = ascii_lower(line_before(context, 40));
  for (const std::string_view word :
       {"my ", "our ", "mine", "mein ", "mi ", "meu ", "minha ", "mon "}) {
    if (before.find(word) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

// The value is the byte behind a cue for a password.  Behind "is" or a colon anything counts but a
// word of the sentence, a sample or a reference; behind a space only what no sentence holds.
Verdict validate_password(ValueContext& context) {
  const SecretPlace place = read_secret(context.text, context.begin);
  if (place.empty()) return Verdict::kNo;
  const bool weak = has_weak_cue(context);
  const bool own = place.by_verb && is_own(context);
  context.begin = place.begin;
  context.end = place.end;
  const std::string_view value = value_of(context);
  if (value.size() < 4 || value.size() > 64 || is_sample(value)) return Verdict::kNo;
  if (is_code(value, place.quoted ? '\n' : byte_after(context)) || begins_otherwise(value)) {
    return Verdict::kNo;
  }
  if (is_listed_word(value.substr(0, value.find(' ')))) return Verdict::kNo;
  if (is_variable(place, value, byte_after(context))) return Verdict::kNo;
  if (!own && is_tutorial(value)) return Verdict::kNo;
  if (weak && is_measure(value)) return Verdict::kNo;
  if (!place.says_is)
    return is_ascii_alnum(value.front()) && is_mixed(value) ? Verdict::kNoOpinion : Verdict::kNo;
  const bool plain_word = std::ranges::all_of(
      value, [](char c) { return is_ascii_lower(c) || is_beyond_ascii(c) || c == '\''; });
  // The words of a sentence go on; a password that is a word is quoted or ends it.
  const bool goes_on =
      byte_after(context) == ' ' && !place.quoted &&
      (is_ascii_lower(byte_after(context, 1)) || is_beyond_ascii(byte_after(context, 1)));
  if (plain_word && (goes_on || weak) && !context.has_context) return Verdict::kNo;
  return plain_word && !context.has_context && value.size() < 6 ? Verdict::kNo
                                                                : Verdict::kNoOpinion;
}

// A value that a pattern found without a word for it: a login and what follows, an option.
Verdict validate_secret_word(ValueContext& context) {
  while (context.end > context.begin + 1 &&
         std::string_view(".,;:)]}\"'`*>?|").find(context.text[context.end - 1]) !=
             std::string_view::npos) {
    --context.end;
  }
  const std::string_view value = value_of(context);
  if (value.size() < 6 || value.size() > 64 || is_sample(value) || is_tutorial(value)) {
    return Verdict::kNo;
  }
  if (is_code(value, byte_after(context)) || begins_otherwise(value)) return Verdict::kNo;
  if (value.find_first_of("/@\\") != std::string_view::npos) return Verdict::kNo;
  if (value.find("::") != std::string_view::npos || value.starts_with("ssh-")) return Verdict::kNo;
  return is_mixed(value) ? Verdict::kNoOpinion : Verdict::kNo;
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

// The whole answer to "what's the password?": one word that is none of a sentence's.
Verdict validate_password_answer(ValueContext& context) {
  const std::string_view value = value_of(context);
  if (value.size() < 4 || value.size() > 64 || is_sample(value)) return Verdict::kNo;
  if (is_listed_word(value)) return Verdict::kNo;
  const bool letters_only = std::ranges::none_of(value, [](char c) {
    return is_ascii_digit(c) || (!is_ascii_letter(c) && !is_beyond_ascii(c) && c != '\'');
  });
  return letters_only ? Verdict::kNo : Verdict::kNoOpinion;
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

}  // namespace expunge
