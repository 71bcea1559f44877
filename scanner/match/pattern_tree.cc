#include "match/pattern_tree.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.h"

namespace expunge {
namespace {

constexpr char32_t kLastCodePoint = 0x10FFFF;
constexpr char32_t kFirstSurrogate = 0xD800;
constexpr char32_t kLastSurrogate = 0xDFFF;

bool is_octal(char c) { return c >= '0' && c <= '7'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

RE2::Options quiet_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_capture(true);
  return options;
}

// Length of the repeat "{2}", "{2,}" or "{2,5}" that `text` begins with, else 0: then { is a
// literal.
std::size_t repeat_length(std::string_view text) {
  std::size_t at = 1;
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    return at > begin;
  };
  if (!digits()) return 0;
  if (at < text.size() && text[at] == ',') {
    ++at;
    digits();
  }
  return at < text.size() && text[at] == '}' ? at + 1 : 0;
}

std::size_t braced_length(std::string_view text, std::size_t from) {
  const std::size_t end = text.find('}', from);
  return end == std::string_view::npos ? text.size() : end + 1;
}

// Length of the escape that `text` begins with.
std::size_t escape_length(std::string_view text) {
  if (text.size() < 2) return text.size();
  const char kind = text[1];
  if (kind == 'x' || kind == 'p' || kind == 'P') {
    if (text.size() > 2 && text[2] == '{') return braced_length(text, 2);
    return std::min<std::size_t>(text.size(), kind == 'x' ? 4 : 3);
  }
  if (is_octal(kind)) {
    std::size_t at = 2;
    while (at < text.size() && at < 4 && is_octal(text[at])) ++at;
    return at;
  }
  return std::min(text.size(), 1 + utf8_length(static_cast<unsigned char>(kind)));
}

// Length of the class that `text` begins with.
std::size_t class_length(std::string_view text) {
  std::size_t at = 1;
  if (at < text.size() && text[at] == '^') ++at;
  if (at < text.size() && text[at] == ']') ++at;
  while (at < text.size() && text[at] != ']') {
    if (text[at] == '\\') {
      at += escape_length(text.substr(at));
    } else if (text.substr(at, 2) == "[:") {
      const std::size_t end = text.find(":]", at + 2);
      at = end == std::string_view::npos ? at + 1 : end + 2;
    } else {
      ++at;
    }
  }
  return std::min(text.size(), at + 1);
}

// True if an atom treats all code points beyond ASCII alike, but for U+017F and U+212A, which fold
// to s and k: it names none, not by escape and not by property.
bool is_uniform(std::string_view atom) {
  if (!is_ascii(atom)) return false;
  for (std::size_t at = 0; at + 1 < atom.size(); ++at) {
    if (atom[at] != '\\') continue;
    const char kind = atom[at + 1];
    if (kind == 'p' || kind == 'P' || kind == 'x' || is_octal(kind)) return false;
    ++at;
  }
  return true;
}

// What an atom stands for that is one character beyond ASCII as itself, or one as \x{1F600}.
std::optional<char32_t> code_point_of(std::string_view atom) {
  if (atom.starts_with("\\x{") && atom.ends_with('}')) {
    std::uint32_t code_point = 0;
    const char* const end = atom.data() + atom.size() - 1;
    const auto [last, error] = std::from_chars(atom.data() + 3, end, code_point, 16);
    if (error != std::errc() || last != end) return std::nullopt;
    return static_cast<char32_t>(code_point);
  }
  std::size_t length = 0;
  const char32_t code_point = next_code_point(atom, length);
  return length == atom.size() ? std::optional(code_point) : std::nullopt;
}

int number_at(std::string_view text, std::size_t at, int fallback) {
  int value = fallback;
  std::from_chars(text.data() + at, text.data() + text.size(), value);
  return value;
}

PatternNode set_node(CodePointRanges ranges) {
  PatternNode node;
  node.kind = PatternNode::Kind::kSet;
  node.set = std::move(ranges);
  return node;
}

PatternNode group_node(PatternNode::Kind kind, std::vector<PatternNode> children) {
  if (children.size() == 1) return std::move(children.front());
  PatternNode node;
  if (children.empty()) return node;
  node.kind = kind;
  node.children = std::move(children);
  return node;
}

}  // namespace

// One walk over a pattern: recursive descent over alternatives, sequences and items.
class PatternParser::Walk {
 public:
  Walk(PatternParser& parser, std::string_view pattern) : parser_(parser), pattern_(pattern) {}

  std::optional<PatternNode> run() {
    PatternNode root = alternatives();
    if (!ok_ || at_ != pattern_.size()) return std::nullopt;
    return root;
  }

 private:
  std::string_view rest() const { return pattern_.substr(at_); }
  bool at_end() const { return !ok_ || at_ >= pattern_.size(); }

  // Up to the closing parenthesis or the end.  Flags set inside hold up to there, across |.
  PatternNode alternatives() {
    const Flags outer = flags_;
    std::vector<PatternNode> branches;
    branches.push_back(sequence());
    while (!at_end() && pattern_[at_] == '|') {
      ++at_;
      branches.push_back(sequence());
    }
    flags_ = outer;
    return group_node(PatternNode::Kind::kAlternate, std::move(branches));
  }

  PatternNode sequence() {
    std::vector<PatternNode> items;
    while (!at_end() && pattern_[at_] != '|' && pattern_[at_] != ')') {
      if (rest().substr(0, 2) == "\\Q") {
        quoted(items);
      } else if (std::optional<PatternNode> node = item()) {
        items.push_back(repeated(std::move(*node)));
      }
    }
    return group_node(PatternNode::Kind::kConcat, std::move(items));
  }

  // Nothing for (?flags), which is no item.
  std::optional<PatternNode> item() {
    switch (pattern_[at_]) {
      case '\\':
        return escape();
      case '[':
        return atom(class_length(rest()));
      case '(':
        return group();
      case '^':
      case '$':
        return assertion(rest().substr(0, 1), 1);
      case '.':
        ++at_;
        return set_node(flags_.dot_all ? CodePointRanges{{0, kLastCodePoint}}
                                       : CodePointRanges{{0, 9}, {11, kLastCodePoint}});
      default:
        return atom(utf8_length(static_cast<unsigned char>(pattern_[at_])));
    }
  }

  std::optional<PatternNode> escape() {
    const std::string_view two = rest().substr(0, 2);
    if (two == "\\A") return assertion("^", 2);
    if (two == "\\z") return assertion("$", 2);
    if (two == "\\b" || two == "\\B") return assertion(two, 2);
    if (two == "\\C") ok_ = false;
    if (two == "\\E" || two == "\\C") {
      at_ += 2;
      return std::nullopt;
    }
    return atom(escape_length(rest()));
  }

  // \Q...\E: every character stands for itself.
  void quoted(std::vector<PatternNode>& items) {
    at_ += 2;
    while (!at_end() && rest().substr(0, 2) != "\\E") {
      const std::size_t length = utf8_length(static_cast<unsigned char>(pattern_[at_]));
      std::size_t at = 0;
      const char32_t code_point = next_code_point(rest().substr(0, length), at);
      const std::string escaped =
          fmt::format("\\x{{{:x}}}", static_cast<std::uint32_t>(code_point));
      items.push_back(set_node(parser_.atom(escaped, flags_)));
      at_ += length;
    }
    at_ = std::min(pattern_.size(), at_ + 2);
  }

  // (?P<name>...), (?flags:...), (?flags) or (...).
  std::optional<PatternNode> group() {
    const Flags before = flags_;
    if (rest().substr(0, 3) == "(?P") {
      at_ = pattern_.find('>', at_);
      if (at_ == std::string_view::npos) return refuse();
    } else if (rest().substr(0, 2) == "(?") {
      const std::size_t end = pattern_.find_first_of(":)", at_);
      if (end == std::string_view::npos) return refuse();
      set_flags(pattern_.substr(at_ + 2, end - at_ - 2));
      at_ = end;
      if (pattern_[end] == ')') {
        ++at_;
        return std::nullopt;
      }
    }
    ++at_;
    PatternNode node = alternatives();
    flags_ = before;
    if (at_end() || pattern_[at_] != ')') return refuse();
    ++at_;
    return node;
  }

  std::optional<PatternNode> refuse() {
    ok_ = false;
    return std::nullopt;
  }

  void set_flags(std::string_view letters) {
    bool value = true;
    for (const char letter : letters) {
      if (letter == '-') {
        value = false;
      } else if (letter == 'i') {
        flags_.ignore_case = value;
      } else if (letter == 's') {
        flags_.dot_all = value;
      } else if (letter != 'm' && letter != 'U') {
        ok_ = false;  // m is on in the tree anyway; U changes which match, not whether
      }
    }
  }

  // Laziness changes which match comes first, not where matches are: it is left out.
  PatternNode repeated(PatternNode node) {
    if (at_end()) return node;
    int min = 0;
    int max = PatternNode::kUnbounded;
    std::size_t length = 1;
    switch (pattern_[at_]) {
      case '*':
        break;
      case '+':
        min = 1;
        break;
      case '?':
        max = 1;
        break;
      case '{': {
        length = repeat_length(rest());
        if (length == 0) return node;
        const std::string_view text = rest().substr(1, length - 2);
        const std::size_t comma = text.find(',');
        min = number_at(text, 0, 0);
        max = comma == std::string_view::npos ? min
                                              : number_at(text, comma + 1, PatternNode::kUnbounded);
        break;
      }
      default:
        return node;
    }
    at_ += length;
    if (!at_end() && pattern_[at_] == '?') ++at_;
    PatternNode repeat;
    repeat.kind = PatternNode::Kind::kRepeat;
    repeat.min = min;
    repeat.max = max;
    repeat.children.push_back(std::move(node));
    return repeat;
  }

  std::optional<PatternNode> assertion(std::string_view text, std::size_t length) {
    PatternNode node;
    node.kind = PatternNode::Kind::kAssertion;
    node.assertion = text;
    at_ += length;
    return node;
  }

  std::optional<PatternNode> atom(std::size_t length) {
    PatternNode node = set_node(parser_.atom(rest().substr(0, length), flags_));
    at_ += length;
    return node;
  }

  PatternParser& parser_;
  std::string_view pattern_;
  std::size_t at_ = 0;
  bool ok_ = true;
  Flags flags_;
};

std::optional<PatternNode> PatternParser::parse(std::string_view pattern) {
  return Walk(*this, pattern).run();
}

const CodePointRanges& PatternParser::atom(std::string_view text, Flags flags) {
  const std::string regex = fmt::format("({}){}", flags.ignore_case ? "?i" : "?-i", text);
  const auto [entry, fresh] = atoms_.try_emplace(regex);
  if (!fresh) return entry->second;
  if (is_uniform(text)) {
    entry->second = resolve(regex);
  } else if (const std::optional<char32_t> only = code_point_of(text)) {
    if (flags.ignore_case) entry->second = *only < 0x80 ? resolve(regex) : sweep(regex, foldable());
    if (entry->second.empty()) entry->second = {{*only, *only}};  // without letter case
  } else {
    entry->second = sweep(regex, all_code_points());
  }
  return entry->second;
}

const std::string& PatternParser::all_code_points() {
  if (all_code_points_.empty()) {
    for (char32_t c = 0; c <= kLastCodePoint; ++c) {
      if (c < kFirstSurrogate || c > kLastSurrogate) append_utf8(c, all_code_points_);
    }
  }
  return all_code_points_;
}

const std::string& PatternParser::foldable() {
  if (foldable_.empty()) {
    const auto kinds =
        sweep("[\\p{Lu}\\p{Ll}\\p{Lt}\\p{Lm}\\p{Nl}\\p{So}\\p{M}]", all_code_points());
    for (const auto& [first, last] : kinds) {
      for (char32_t c = first; c <= last; ++c) append_utf8(c, foldable_);
    }
  }
  return foldable_;
}

// The code points that `regex` (an atom that names none beyond ASCII) matches.
CodePointRanges PatternParser::resolve(const std::string& regex) {
  const RE2 re(regex, quiet_options());
  CodePointRanges ranges;
  std::string character;
  const auto matches = [&](char32_t code_point) {
    character.clear();
    append_utf8(code_point, character);
    return RE2::FullMatch(character, re);
  };
  const auto add = [&](char32_t first, char32_t last) {
    if (!ranges.empty() && ranges.back().second + 1 == first) {
      ranges.back().second = last;
    } else {
      ranges.emplace_back(first, last);
    }
  };
  for (char32_t c = 0; c < 0x80; ++c) {
    if (matches(c)) add(c, c);
  }
  if (matches(0xE9)) {
    add(0x80, kLastCodePoint);
    return ranges;
  }
  for (const char32_t folded : {char32_t{0x17F}, char32_t{0x212A}}) {
    if (matches(folded)) add(folded, folded);
  }
  return ranges;
}

// The same for atoms that tell characters beyond ASCII apart: one search over a text of code points
// in order (10 ms for all there are), whose matches are the ranges.
CodePointRanges PatternParser::sweep(const std::string& regex, std::string_view all) {
  const RE2 re("(?:" + regex + ")+", quiet_options());
  CodePointRanges ranges;
  const re2::StringPiece text(all.data(), all.size());
  re2::StringPiece run;
  std::size_t from = 0;
  while (from < all.size() && re.Match(text, from, all.size(), RE2::UNANCHORED, &run, 1)) {
    std::size_t first = static_cast<std::size_t>(run.data() - all.data());
    const std::size_t end = first + run.size();
    from = end;
    while (first < end) {
      const char32_t c = next_code_point(all, first);
      if (!ranges.empty() && ranges.back().second + 1 == c) {
        ranges.back().second = c;
      } else {
        ranges.emplace_back(c, c);
      }
    }
  }
  return ranges;
}

}  // namespace expunge
