// Passwords: what stands behind a cue for one, or answers a question for one.
#include <algorithm>
#include <string>

#include "base/strings.h"
#include "detect/coined_words.h"
#include "detect/pass_phrase.h"
#include "detect/secret_reader.h"
#include "detect/secret_words.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"
#include "names/name_lists.h"

namespace expunge {
namespace {

// Letters mixed with digits or marks, as no word of a sentence is.
bool is_mixed(std::string_view value) {
  const auto letters = std::ranges::count_if(value, is_ascii_letter);
  const auto digits = std::ranges::count_if(value, is_ascii_digit);
  if (value.size() < 6 || letters < 2) return false;
  const bool time = is_ascii_digit(value[0]) && letters <= 2;
  return digits > 0 && !time;
}

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

// "passphrase", "pass phrase": several words are what it is made of.
bool has_phrase_cue(const ValueContext& context) {
  return ascii_lower(line_before(context, 8)).ends_with("phrase");
}

// How far a secret of several words reaches that begins with the plain word of `place`; 0 if it is
// one word, or a sentence.
std::size_t phrase_end(const ValueContext& context, const SecretPlace& place, bool phrase_cue) {
  if (!place.says_is || place.assigned || place.quoted) return 0;
  const PassPhrase phrase = read_pass_phrase(context.text, place.begin, context.lists);
  if (phrase.words < 2) return 0;
  return phrase.spelled || phrase_cue || phrase.words >= 3 ? phrase.end : 0;
}

bool is_common_word(std::string_view value, const NameLists* lists) {
  return lists != nullptr && (lists->flags(value) & (kWord | kFunctionWord)) != 0;
}

}  // namespace

// The value is the byte behind a cue for a password.  Behind "is" or a colon anything counts but a
// word of the sentence, a sample or a reference; behind a space only what no sentence holds.
Verdict validate_password(ValueContext& context) {
  const SecretPlace place = read_secret(context.text, context.begin);
  if (place.empty()) return Verdict::kNo;
  const bool weak = has_weak_cue(context);
  const bool phrase_cue = has_phrase_cue(context);
  const bool pass_cue = ascii_lower(line_before(context, 5)).ends_with("pass");
  const bool own = place.by_verb && is_own(context);
  context.begin = place.begin;
  context.end = place.end;
  const std::string_view value = value_of(context);
  if (value.size() < 4 || value.size() > 64 || is_sample(value)) return Verdict::kNo;
  if (is_code(value, place.quoted ? '\n' : byte_after(context)) || begins_otherwise(value)) {
    return Verdict::kNo;
  }
  if (is_sentence_word(value.substr(0, value.find(' ')))) return Verdict::kNo;
  if (is_variable(place, value, byte_after(context))) return Verdict::kNo;
  if (!own && is_tutorial_password(value)) return Verdict::kNo;
  if (weak && is_measure(value)) return Verdict::kNo;
  if (!place.says_is) {
    // "user ana pass fernmoss": a word that no list has, and the sentence ends behind it.
    const bool ends =
        byte_after(context) == '\n' ||
        std::string_view(".,;!?)|").find(byte_after(context)) != std::string_view::npos;
    const bool coined = context.has_context && ends && is_coined(value, context.lists);
    return coined || (is_ascii_alnum(value.front()) && is_mixed(value)) ? Verdict::kNoOpinion
                                                                        : Verdict::kNo;
  }
  const bool plain_word = std::ranges::all_of(
      value, [](char c) { return is_ascii_lower(c) || is_beyond_ascii(c) || c == '\''; });
  // "The password will be rotated": a participle.
  if (place.turned && plain_word && !place.quoted) return Verdict::kNo;
  // The words of a sentence go on; a password that is a word is quoted or ends it.
  const bool goes_on =
      byte_after(context) == ' ' && !place.quoted &&
      (is_ascii_lower(byte_after(context, 1)) || is_beyond_ascii(byte_after(context, 1)));
  if (plain_word && goes_on) {
    if (const std::size_t end = weak ? 0 : phrase_end(context, place, phrase_cue); end != 0) {
      context.end = end;
      return is_tutorial_password(value_of(context)) ? Verdict::kNo : Verdict::kNoOpinion;
    }
    if (is_common_word(value, context.lists)) return Verdict::kNo;
  }
  // "pass: kettlemoss": a word that no list has.
  const bool coined = !goes_on && pass_cue && is_coined(value, context.lists);
  if (plain_word && (goes_on || weak) && !context.has_context && !coined) return Verdict::kNo;
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
  if (value.size() < 6 || value.size() > 64 || is_sample(value) || is_tutorial_password(value)) {
    return Verdict::kNo;
  }
  if (is_code(value, byte_after(context)) || begins_otherwise(value)) return Verdict::kNo;
  if (value.find_first_of("/@\\") != std::string_view::npos) return Verdict::kNo;
  if (value.find("::") != std::string_view::npos || value.starts_with("ssh-")) return Verdict::kNo;
  return is_mixed(value) ? Verdict::kNoOpinion : Verdict::kNo;
}

// The whole answer to "what's the password?": one word that is none of a sentence's.
Verdict validate_password_answer(ValueContext& context) {
  const std::string_view value = value_of(context);
  if (value.size() < 4 || value.size() > 64 || is_sample(value)) return Verdict::kNo;
  if (is_sentence_word(value)) return Verdict::kNo;
  const bool letters_only = std::ranges::none_of(value, [](char c) {
    return is_ascii_digit(c) || (!is_ascii_letter(c) && !is_beyond_ascii(c) && c != '\'');
  });
  return letters_only ? Verdict::kNo : Verdict::kNoOpinion;
}

// The whole answer in several words.
Verdict validate_phrase_answer(ValueContext& context) {
  const PassPhrase phrase = read_pass_phrase(context.text, context.begin, context.lists);
  if (phrase.words < 2 || (phrase.words < 3 && !phrase.spelled)) return Verdict::kNo;
  context.end = phrase.end;
  return is_tutorial_password(value_of(context)) ? Verdict::kNo : Verdict::kNoOpinion;
}

namespace {

// "maple-quartz": words that signs join.
bool is_joined_words(std::string_view value) {
  constexpr std::size_t kShortestPart = 3;
  std::size_t part = 0;
  std::size_t parts = 0;
  for (std::size_t i = 0; i <= value.size(); ++i) {
    if (i < value.size() && is_ascii_letter(value[i])) {
      ++part;
      continue;
    }
    if (i < value.size() && std::string_view("-_.").find(value[i]) == std::string_view::npos) {
      return false;
    }
    if (part < kShortestPart) return false;
    part = 0;
    ++parts;
  }
  return parts > 1;
}

bool can_be_secret(const ValueContext& context, std::size_t shortest) {
  const std::string_view value = value_of(context);
  if (value.size() < shortest || value.size() > 64 || is_sample(value)) return false;
  if (is_tutorial_password(value) || is_sentence_word(value)) return false;
  return !is_code(value, byte_after(context)) && !begins_otherwise(value) &&
         value.find_first_of("@\\") == std::string_view::npos;
}

void trim_secret(ValueContext& context) {
  while (context.end > context.begin + 1 &&
         std::string_view(".,;:)]}\"'`*>?|").find(context.text[context.end - 1]) !=
             std::string_view::npos) {
    --context.end;
  }
}

}  // namespace

// In a list of secrets, or beside a login: what is mixed, joined words, or a word that no list has.
Verdict validate_listed_secret(ValueContext& context) {
  trim_secret(context);
  const std::string_view value = value_of(context);
  if (!can_be_secret(context, 6) || value.find("://") != std::string_view::npos) {
    return Verdict::kNo;
  }
  return is_mixed(value) || is_joined_words(value) || is_coined(value, context.lists)
             ? Verdict::kNoOpinion
             : Verdict::kNo;
}

// Behind a key that holds nothing but secrets (psk=): anything but a sample.
Verdict validate_keyed_secret(ValueContext& context) {
  trim_secret(context);
  return can_be_secret(context, 8) ? Verdict::kNoOpinion : Verdict::kNo;
}

// A login and, glued or behind a slash, what belongs to it.
Verdict validate_pair_secret(ValueContext& context) {
  trim_secret(context);
  const std::string_view value = value_of(context);
  if (is_joined_words(value) && can_be_secret(context, 8) &&
      (byte_before(context) == ':' || line_before(context, 3).ends_with(" / "))) {
    return Verdict::kNoOpinion;
  }
  return validate_secret_word(context);
}

// What no name, date, link or word looks like: a digit, letters, and both cases or a sign.
Verdict validate_strong_secret(ValueContext& context) {
  if (validate_secret_word(context) == Verdict::kNo) return Verdict::kNo;
  const std::string_view value = value_of(context);
  const bool both =
      std::ranges::any_of(value, is_ascii_upper) && std::ranges::any_of(value, is_ascii_lower);
  const bool sign = value.find_first_of("!#$%^&*+=?~_") != std::string_view::npos;
  const bool capital_first = is_ascii_upper(value[0]) && !sign &&
                             std::ranges::none_of(value.substr(1), is_ascii_upper) &&
                             is_ascii_digit(value.back());
  return (both || sign) && !capital_first ? Verdict::kNoOpinion : Verdict::kNo;
}

}  // namespace expunge
