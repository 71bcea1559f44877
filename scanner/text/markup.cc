#include "text/markup.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.h"

namespace expunge {
namespace {

struct NamedEntity {
  std::string_view name;
  char32_t code_point;
};

constexpr NamedEntity kEntities[] = {
    {"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},
    {"commat", '@'},   {"period", '.'},   {"comma", ','},    {"colon", ':'},    {"semi", ';'},
    {"lowbar", '_'},   {"UnderBar", '_'}, {"plus", '+'},     {"sol", '/'},      {"bsol", '\\'},
    {"lpar", '('},     {"rpar", ')'},     {"lsqb", '['},     {"rsqb", ']'},     {"lcub", '{'},
    {"rcub", '}'},     {"excl", '!'},     {"quest", '?'},    {"num", '#'},      {"percnt", '%'},
    {"ast", '*'},      {"dollar", '$'},   {"equals", '='},   {"grave", '`'},    {"verbar", '|'},
    {"nbsp", 0xA0},    {"shy", 0xAD},     {"ensp", 0x2002},  {"emsp", 0x2003},  {"thinsp", 0x2009},
    {"zwnj", 0x200C},  {"zwj", 0x200D},   {"lrm", 0x200E},   {"rlm", 0x200F},   {"hyphen", 0x2010},
    {"dash", 0x2010},  {"ndash", 0x2013}, {"mdash", 0x2014}, {"lsquo", 0x2018}, {"rsquo", 0x2019},
    {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"minus", 0x2212},
};

// U+00C0 to U+00FF in order.
constexpr std::string_view kLatin1Names[] = {
    "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig", "Ccedil",
    "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc", "Iuml",
    "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",  "times",
    "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN", "szlig",
    "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig", "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc", "iuml",
    "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",  "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn", "yuml"};

constexpr std::size_t kLongestName = 8;

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f') return (c | 0x20) - 'a' + 10;
  return -1;
}

bool is_ascii_alnum(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// Part of a word: letters and digits, and every character beyond ASCII.
bool is_word(char c) { return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

bool is_reference_target(char32_t c) {
  return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t' ||
         (c >= 0xA0 && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF));
}

MarkupEscape numeric_entity(std::string_view text) {
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const int base = hex ? 16 : 10;
  std::size_t at = hex ? 3 : 2;
  const std::size_t digits = at;
  char32_t value = 0;
  for (; at < text.size() && at - digits < kLongestName; ++at) {
    const int digit = digit_value(text[at]);
    if (digit < 0 || digit >= base) break;
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit);
  }
  if (at == digits || !is_reference_target(value)) return {};
  if (at < text.size() && text[at] == ';') ++at;
  return {at, value};
}

char char_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : ' '; }

constexpr auto kIsValueCharacter = [] {
  std::array<bool, 256> table{};
  for (const char c : {'@', '.', '-', '+', '_'}) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// A run's side joins if a word character stands there, or a character of values and behind it one,
// or behind it another run ("**555**-**0123**").
bool joins(char near, char far) {
  return is_word(near) || (kIsValueCharacter[static_cast<unsigned char>(near)] &&
                           (is_word(far) || is_emphasis(far)));
}

std::size_t run_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] == text[at]) ++end;
  return end - at;
}

// Both sides join: the run stands inside a value.  Between digits it is a product, a range or a
// mask, and between letters a lone or doubled underscore belongs to a name.
bool is_inner_run(std::string_view text, std::size_t begin, std::size_t size) {
  if (begin == 0) return false;
  const std::size_t end = begin + size;
  const char left = text[begin - 1];
  const char right = char_at(text, end);
  if (is_ascii_digit(left) && is_ascii_digit(right)) return false;
  if (text[begin] == '_' && is_word(left) && is_word(right)) return false;
  return joins(left, begin >= 2 ? text[begin - 2] : ' ') && joins(right, char_at(text, end + 1));
}

bool starts_emphasis(std::string_view text, std::size_t begin, std::size_t size) {
  const bool opens = begin == 0 || !is_word(text[begin - 1]);
  return opens && begin + size < text.size() && is_word(text[begin + size]);
}

// Where the run of the same character and length closes, within the same token.
std::optional<std::size_t> closing_run(std::string_view text, std::size_t begin, std::size_t size) {
  constexpr std::size_t kLongestToken = 128;
  const std::size_t limit = std::min(text.size(), begin + size + kLongestToken);
  for (std::size_t at = begin + size; at < limit && !is_space(text[at]); ++at) {
    if (text[at] != text[begin]) continue;
    const std::size_t found = run_length(text, at);
    if (found == size) return at;
    at += found - 1;
  }
  return std::nullopt;
}

// "5426 **1813** 9263": digits between others of the same number.
bool is_group_of_digits(std::string_view text, std::size_t begin, std::size_t end,
                        std::string_view inner) {
  if (inner.size() < 2 || !std::all_of(inner.begin(), inner.end(), is_ascii_digit)) return false;
  const auto separates = [](char c) { return c == ' ' || c == '-' || c == '.'; };
  const auto goes_on = [](char c) { return is_ascii_digit(c) || is_emphasis(c); };
  const bool before = begin >= 2 && separates(text[begin - 1]) && goes_on(text[begin - 2]);
  return before || (separates(char_at(text, end)) && goes_on(char_at(text, end + 1)));
}

// Whether the pair around text[begin+size, close) disguises a value: it ends inside one, or has an
// address in it.
bool hides_value(std::string_view text, std::size_t begin, std::size_t size, std::size_t close) {
  if (text[begin] == '_') {
    // Python's __init__.py and plain snake case are not emphasis; before an @ it is.
    if (char_at(text, close + size) == '@' && size >= 2) return true;
  } else if (is_inner_run(text, close, size)) {
    return true;
  }
  const std::string_view inner = text.substr(begin + size, close - begin - size);
  if (text[begin] != '_' && is_group_of_digits(text, begin, close + size, inner)) return true;
  return inner.find('@') != std::string_view::npos && !is_word(char_at(text, close + size));
}

}  // namespace

MarkupEscape html_entity(std::string_view text) {
  if (text.size() < 3 || text[0] != '&') return {};
  if (text[1] == '#') return numeric_entity(text);
  const std::size_t semicolon = text.substr(0, kLongestName + 2).find(';');
  if (semicolon == std::string_view::npos) return {};
  const std::string_view name = text.substr(1, semicolon - 1);
  for (const NamedEntity& entity : kEntities) {
    if (entity.name == name) return {semicolon + 1, entity.code_point};
  }
  const auto* letter = std::find(std::begin(kLatin1Names), std::end(kLatin1Names), name);
  if (letter == std::end(kLatin1Names)) return {};
  return {semicolon + 1, 0xC0 + static_cast<char32_t>(letter - std::begin(kLatin1Names))};
}

MarkupEscape percent_escape(std::string_view text) {
  const auto byte_at = [text](std::size_t at) {
    const int high = at < text.size() ? digit_value(text[at]) : -1;
    const int low = at + 1 < text.size() ? digit_value(text[at + 1]) : -1;
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  };
  if (text.empty() || text[0] != '%') return {};
  std::size_t at = 1;
  while (byte_at(at) == '%' && byte_at(at + 2) >= 0) at += 2;
  const int value = byte_at(at);
  if (value < 0x20 || value > 0x7E || value == '%') return {};
  return {at + 2, static_cast<char32_t>(value)};
}

EmphasisRun emphasis_run(std::string_view text, std::size_t at) {
  EmphasisRun run;
  run.size = run_length(text, at);
  if (is_space(char_at(text, at + run.size))) return run;  // the usual end of an *action*
  run.in_value = is_inner_run(text, at, run.size);
  if (run.in_value || !starts_emphasis(text, at, run.size)) return run;
  const std::optional<std::size_t> close = closing_run(text, at, run.size);
  if (close && hides_value(text, at, run.size, *close)) {
    run.in_value = true;
    run.close = *close;
  }
  return run;
}

bool is_markdown_backslash(std::string_view text, std::size_t at) {
  constexpr std::string_view kEscapable = "_*.-+@~`#()[]!";
  const char next = char_at(text, at + 1);
  return kEscapable.find(next) != std::string_view::npos && !(at > 0 && text[at - 1] == '\\');
}

}  // namespace expunge
