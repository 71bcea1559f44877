// Values that only their shape and the talk around them tell: "take mine, Kessel4ever!", "follow
// me, heron_und_moose".  The rules ask for a word that says what is talked about; here the token
// must look like nothing that people write as a word, a measure, a model or a file.
#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "detect/account_words.h"
#include "detect/coined_words.h"
#include "detect/secret_words.h"
#include "detect/validator_table.h"
#include "detect/value_scan.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

// What a token is made of, in bytes.
struct Shape {
  std::size_t lower = 0;
  std::size_t upper = 0;
  std::size_t wide = 0;  // beyond ASCII: letters
  std::size_t digits = 0;
  std::size_t marks = 0;
  std::size_t letters() const { return lower + upper + wide; }
};

Shape shape_of(std::string_view token) {
  Shape shape;
  for (const char c : token) {
    if (is_ascii_digit(c)) {
      ++shape.digits;
    } else if (is_ascii_lower(c)) {
      ++shape.lower;
    } else if (is_ascii_upper(c)) {
      ++shape.upper;
    } else if (is_beyond_ascii(c)) {
      ++shape.wide;
    } else {
      ++shape.marks;
    }
  }
  return shape;
}

// "mailin.brk", "thazin.oo.mdy": as short as a file's ending, but neither a word nor an ending.
bool is_coined_ending(std::string_view token, const NameLists* lists) {
  // What files and sites end with; sorted.
  static constexpr std::string_view kEndings[] = {
      "ai",  "apk", "app",  "asp",  "at",  "avi",  "bat",  "be",   "bin",  "biz",  "bmp",  "bz2",
      "ca",  "cc",  "cfg",  "ch",   "cn",  "co",   "com",  "conf", "cpp",  "cs",   "css",  "csv",
      "cz",  "dat", "db",   "de",   "dev", "dk",   "dll",  "doc",  "docx", "edu",  "env",  "es",
      "eu",  "exe", "fi",   "fm",   "fr",  "gg",   "gif",  "git",  "go",   "gov",  "gr",   "gz",
      "hpp", "htm", "html", "hu",   "ico", "id",   "ie",   "il",   "img",  "in",   "info", "ini",
      "io",  "ipa", "iso",  "it",   "jar", "java", "jp",   "jpeg", "jpg",  "js",   "json", "jsx",
      "key", "kr",  "kt",   "lang", "lib", "link", "list", "live", "lock", "log",  "lua",  "map",
      "md",  "me",  "mkv",  "mov",  "mp3", "mp4",  "mx",   "net",  "nl",   "no",   "nz",   "obj",
      "ogg", "org", "pdf",  "pem",  "ph",  "php",  "pk",   "pl",   "png",  "ppt",  "pptx", "ps1",
      "psd", "pt",  "py",   "rar",  "rb",  "ro",   "rs",   "rtf",  "ru",   "se",   "sh",   "site",
      "sql", "svg", "swf",  "tar",  "tex", "tf",   "toml", "tr",   "ts",   "tsv",  "tsx",  "ttf",
      "tv",  "tw",  "txt",  "ua",   "uk",  "us",   "vn",   "vue",  "wav",  "webp", "xls",  "xlsx",
      "xml", "xyz", "yaml", "yml",  "za",  "zip"};
  const std::size_t dot = token.rfind('.');
  if (lists == nullptr || dot == std::string_view::npos || dot < 4) return false;
  const std::string ending = ascii_lower(token.substr(dot + 1));
  if (ending.size() < 2 || is_one_of(ending, kEndings) || lists->flags(ending) != 0) return false;
  const std::string_view head = token.substr(0, dot);
  const std::string first = ascii_lower(head.substr(0, head.find('.')));
  return (lists->flags(first) & (kWord | kFunctionWord)) == 0;
}

// "page.html", "v2.0.1", "en-US", "2nd", "45kg", "rtx4090", "ps5".
bool is_file_or_measure(std::string_view token) {
  constexpr std::size_t kLongestEnding = 4;
  constexpr std::size_t kLongestModel = 3;  // letters before the number
  const std::size_t dot = token.rfind('.');
  if (dot != std::string_view::npos && dot + 1 < token.size() &&
      token.size() - dot - 1 <= kLongestEnding &&
      std::ranges::none_of(token.substr(dot + 1), is_ascii_digit)) {
    return true;
  }
  const std::size_t letter = std::min(
      token.size(),
      static_cast<std::size_t>(std::ranges::find_if(token, is_value_letter) - token.begin()));
  const std::string_view number = token.substr(0, letter);
  if (letter > 0 && std::ranges::any_of(number, is_ascii_digit) &&
      std::ranges::all_of(token.substr(letter), is_ascii_letter)) {
    return true;
  }
  std::size_t end = letter;
  while (end < token.size() && is_value_letter(token[end])) ++end;
  return end - letter <= kLongestModel && std::ranges::all_of(token.substr(end), [](char c) {
           return is_ascii_digit(c) || c == '.' || c == '-';
         });
}

// "otter.lamp: your bread looks like a shoe": who says a sentence, in a line of its own.
bool heads_comment(const ValueContext& context, std::size_t colon) {
  static const RE2 sentence("^: [\\p{L}'\\x{2019}]+,? [\\p{L}'\\x{2019}]+(?:$|[ ,.!?\n])");
  const bool begins_line = context.begin == 0 || byte_before(context) == '\n';
  const std::string_view rest = context.text.substr(colon);
  return begins_line && RE2::PartialMatch(re2::StringPiece(rest.data(), rest.size()), sentence);
}

// "db_user = ...", "ansible_user: x", `ami = "ami-0c55"`: a name or a value of settings and code,
// for which other rules read the key.
bool is_of_settings(const ValueContext& context) {
  const std::string_view text = context.text;
  std::size_t behind = context.end;
  if (behind < text.size() && (text[behind] == '"' || text[behind] == '\'')) ++behind;
  while (behind < text.size() && text[behind] == ' ') ++behind;
  if (behind < text.size() && text[behind] == '=') return true;
  if (behind < text.size() && text[behind] == ':') return !heads_comment(context, behind);
  std::string_view ahead = line_before(context, 8);
  if (!ahead.ends_with('"') && !ahead.ends_with('\'')) return false;
  ahead.remove_suffix(1);
  while (ahead.ends_with(' ')) ahead.remove_suffix(1);
  return ahead.ends_with('=') || ahead.ends_with(':');
}

// "wifi is BlueHeron_88", "SSID: FRITZBox-7490": what the network is called, which everybody sees.
bool names_network(const ValueContext& context) {
  static const RE2 network(
      "(?i)(?:wi-?fi|wlan|ssid|network|netz|hotspot|red|rete|r\\x{E9}seau|rede)(?: name)?"
      "(?: is| hei(?:\\x{DF}|ss)t| se llama|:| ?=)? ?[\"'\\x{201C}\\x{201E}]?$");
  // "the code for the wifi: ...", "mdp wifi ...": its key.
  static const RE2 key(
      "(?i)(?:codes?|keys?|pass|password|passwort|pw|mdp|mot de passe|cl\\x{E9}|clave|senha|chave|"
      "contrase\\x{F1}a|parola|kod|has\\x{142}o|heslo|mk|sandi|\\x{15F}ifre|c\\x{F3}digo|codice)"
      "(?: (?:of|for|to|the|our|my|de|del|de la|du|da|do|della|per il|f\\x{FC}rs|f\\x{FC}r|vom|zum|"
      "van|do|k))* (?:wi-?fi|wlan|ssid|network|netz|hotspot|red|rete|r\\x{E9}seau|rede)"
      "[^\\n]{0,12}$");
  const std::string_view line = line_before(context, 48);
  const re2::StringPiece before(line.data(), line.size());
  return RE2::PartialMatch(before, network) && !RE2::PartialMatch(before, key);
}

// "commit e2f2b3c...": what programs write.
bool is_hexadecimal(std::string_view token) {
  constexpr std::size_t kShortest = 12;
  return token.size() >= kShortest && std::ranges::all_of(token, [](char c) {
           return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == '-';
         });
}

void trim_stops(ValueContext& context) {
  constexpr std::string_view kStops = ".,;:?)'*";
  while (context.end > context.begin + 1 &&
         kStops.find(context.text[context.end - 1]) != std::string_view::npos) {
    --context.end;
  }
}

// A capital behind a small letter: "OtterLamp".
bool is_camel(std::string_view token) {
  for (std::size_t i = 1; i < token.size(); ++i) {
    if (is_ascii_upper(token[i]) && is_ascii_lower(token[i - 1])) return true;
  }
  return false;
}

// "otterlamp4moss": words that a digit joins.
bool is_words_around_digit(std::string_view token) {
  constexpr std::size_t kLeastLetters = 12;
  constexpr std::size_t kShortestSide = 4;
  const std::size_t digit = token.find_first_of("0123456789");
  return token.size() > kLeastLetters && digit != token.npos && digit >= kShortestSide &&
         token.size() - digit > kShortestSide &&
         std::ranges::all_of(token.substr(0, digit), is_ascii_lower) &&
         std::ranges::all_of(token.substr(digit + 1), is_ascii_lower);
}

}  // namespace

Verdict validate_secret_shaped(ValueContext& context) {
  constexpr std::size_t kShortest = 7;
  constexpr std::size_t kLongest = 40;
  trim_stops(context);
  std::string_view value = value_of(context);
  // "it is lontra123!": the sentence's own.
  if (value.ends_with('!') && shape_of(value).marks == 1 && shape_of(value).upper == 0 &&
      context.end == context.text.size()) {
    value = value.substr(0, value.size() - 1);
    --context.end;
  }
  if (value.size() < kShortest || value.size() > kLongest) return Verdict::kNo;
  const Shape shape = shape_of(value);
  if (shape.letters() < 3 || shape.digits == 0 || is_file_or_measure(value)) return Verdict::kNo;
  if (is_sample(value) || is_sentence_word(value) || is_tutorial_password(value)) {
    return Verdict::kNo;
  }
  // "{0}", "f(x1)", "a=b1", "+4917...": code, settings and numbers have rules of their own.
  if (value.find_first_of("(){}[]<>=|\\/@") != std::string_view::npos || value.front() == '+') {
    return Verdict::kNo;
  }
  if (value.front() == '-' || is_hexadecimal(value) || is_of_settings(context)) return Verdict::kNo;
  if (names_network(context)) return Verdict::kNo;
  const bool marked = shape.marks > 0 && shape.letters() >= 4;
  const bool mixed = shape.lower > 0 && shape.upper > 0;
  const bool numbered = shape.letters() >= 5 && shape.digits >= 2;
  return marked || mixed || numbered || is_words_around_digit(value) ? Verdict::kNoOpinion
                                                                     : Verdict::kNo;
}

Verdict validate_handle_shaped(ValueContext& context) {
  constexpr std::size_t kShortest = 5;
  constexpr std::size_t kLongest = 32;
  trim_stops(context);
  const std::string_view value = value_of(context);
  if (value.size() < kShortest || value.size() > kLongest) return Verdict::kNo;
  const char behind = byte_after(context);
  if (behind == '(' || behind == '@' || behind == '/' || is_of_settings(context) ||
      is_said_of_thing(context.text, context.begin) || is_game_name(value)) {
    return Verdict::kNo;
  }
  const Shape shape = shape_of(value);
  if (shape.letters() < 4) return Verdict::kNo;
  if (is_file_or_measure(value) && !is_coined_ending(value, context.lists)) return Verdict::kNo;
  const bool joined = value.find('_') != std::string_view::npos;
  const std::size_t dot = value.find('.');
  // "app.errors.BadToken": a name in a program.
  if (is_ascii_lower(value.front()) && dot + 1 < value.size()) {
    const std::size_t last = value.rfind('.');
    if (last + 1 < value.size() && is_ascii_upper(value[last + 1])) return Verdict::kNo;
  }
  const bool dotted = dot != std::string_view::npos && dot >= 2 && value.size() - dot > 3;
  // "otter_": a low line at the end also closes what was stressed.
  if (joined && value.find('_') + 1 == value.size() &&
      !is_coined(value.substr(0, value.size() - 1), context.lists)) {
    return Verdict::kNo;
  }
  // "some1", "lari2": a word and one digit, unless it is a name of several words.
  const bool numbered = is_value_letter(value.front()) &&
                        (shape.digits > 1 || (shape.digits == 1 && is_camel(value)));
  if (is_hexadecimal(value)) return Verdict::kNo;
  if (shape.lower == 0 && shape.wide == 0) return Verdict::kNo;  // "MAX_VALUE"
  return joined || dotted || numbered ? Verdict::kNoOpinion : Verdict::kNo;
}

}  // namespace expunge
