#include "match/chooser_pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>

#include "base/utf8.h"

namespace expunge {
namespace {

constexpr char32_t kLastCodePoint = 0x10FFFF;
constexpr char32_t kFirstSurrogate = 0xD800;
constexpr char32_t kLastSurrogate = 0xDFFF;

// Sets with more ranges than this beyond ASCII are widened to whole blocks of 64 code points, the
// reach of a last UTF-8 byte: \p{L} has 600 ranges, and exactness there costs megabytes.
constexpr std::size_t kMaxExactRanges = 16;

bool is_octal(char c) { return c >= '0' && c <= '7'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

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

void widen(std::vector<std::pair<char32_t, char32_t>>& ranges) {
  constexpr char32_t kBlock = 64;
  const auto beyond_ascii = static_cast<std::size_t>(
      std::count_if(ranges.begin(), ranges.end(), [](const auto& r) { return r.second >= 0x80; }));
  if (beyond_ascii <= kMaxExactRanges) return;
  std::vector<std::pair<char32_t, char32_t>> wide;
  for (auto [first, last] : ranges) {
    if (last >= 0x80) {
      if (first >= 0x80) first -= first % kBlock;
      last |= kBlock - 1;
    }
    if (!wide.empty() && first <= wide.back().second + 1) {
      wide.back().second = std::max(wide.back().second, last);
    } else {
      wide.emplace_back(first, last);
    }
  }
  ranges = std::move(wide);
}

std::string written(const std::vector<std::pair<char32_t, char32_t>>& ranges) {
  std::string out = "[";
  for (const auto& [first, last] : ranges) {
    // Surrogates are no characters; Hyperscan refuses a range that touches one.
    const auto put = [&](char32_t low, char32_t high) {
      if (low > high) return;
      fmt::format_to(std::back_inserter(out), "\\x{{{:x}}}", static_cast<std::uint32_t>(low));
      if (high > low) {
        fmt::format_to(std::back_inserter(out), "-\\x{{{:x}}}", static_cast<std::uint32_t>(high));
      }
    };
    put(first, last < kFirstSurrogate ? last : kFirstSurrogate - 1);
    put(first > kLastSurrogate ? first : kLastSurrogate + 1, last);
  }
  out += ']';
  return out;
}

}  // namespace

// One walk over a pattern.
class ChooserPatternWriter::Rewriter {
 public:
  Rewriter(ChooserPatternWriter& writer, std::string_view pattern, Assertions assertions)
      : writer_(writer), pattern_(pattern), assertions_(assertions) {}

  std::optional<std::string> run() {
    while (at_ < pattern_.size() && ok_) step();
    if (!ok_) return std::nullopt;
    return std::move(out_);
  }

 private:
  std::string_view rest() const { return pattern_.substr(at_); }

  void step() {
    const char c = pattern_[at_];
    switch (c) {
      case '\\':
        return escape();
      case '[':
        return put_atom(class_length(rest()));
      case '(':
        return open_group();
      case ')':
        if (!outer_.empty()) {
          flags_ = outer_.back();
          outer_.pop_back();
        }
        return put(1);
      case '|':
        return put(1);
      case '*':
      case '+':
      case '?':
        return repeat(1);
      case '{':
        if (const std::size_t length = repeat_length(rest()); length > 0) return repeat(length);
        return put_atom(1);
      case '^':
      case '$':
        return assertion(std::string_view(&c, 1), 1);
      case '.':
        out_ += flags_.dot_all ? "[\\x{0}-\\x{10ffff}]" : "[^\\x{a}]";
        ++at_;
        return;
      default:
        return put_atom(utf8_length(static_cast<unsigned char>(c)));
    }
  }

  void escape() {
    const std::string_view two = rest().substr(0, 2);
    if (two == "\\A") return assertion("^", 2);
    if (two == "\\z") return assertion("$", 2);
    if (two == "\\b" || two == "\\B") return assertion(two, 2);
    if (two == "\\Q") return quoted();
    if (two == "\\E") {
      at_ += 2;
      return;
    }
    if (two == "\\C") {
      ok_ = false;
      return;
    }
    put_atom(escape_length(rest()));
  }

  // \Q...\E: every character stands for itself.
  void quoted() {
    at_ += 2;
    while (at_ < pattern_.size() && rest().substr(0, 2) != "\\E") {
      const std::size_t length = utf8_length(static_cast<unsigned char>(pattern_[at_]));
      const std::string_view character = rest().substr(0, length);
      out_ += length == 1 && !is_alpha(character[0]) && !is_digit(character[0])
                  ? fmt::format("\\x{{{:x}}}", static_cast<unsigned>(character[0]))
                  : writer_.atom(character, flags_);
      at_ += length;
    }
    at_ = std::min(pattern_.size(), at_ + 2);
  }

  // (?P<name>...), (?flags:...), (?flags) or (...).
  void open_group() {
    if (rest().substr(0, 2) != "(?") {
      outer_.push_back(flags_);
      out_ += "(?:";
      ++at_;
      return;
    }
    if (rest().substr(0, 3) == "(?P") {
      outer_.push_back(flags_);
      out_ += "(?:";
      at_ = pattern_.find('>', at_) + 1;
      ok_ = at_ > 0;
      return;
    }
    const std::size_t end = pattern_.find_first_of(":)", at_);
    if (end == std::string_view::npos) {
      ok_ = false;
      return;
    }
    const Flags before = flags_;
    set_flags(pattern_.substr(at_ + 2, end - at_ - 2));
    if (pattern_[end] == ':') {
      outer_.push_back(before);
      out_ += "(?:";
    }
    at_ = end + 1;
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
        ok_ = false;  // m is on for the chooser anyway; U changes which match, not whether
      }
    }
  }

  // Laziness changes where a match ends first, not where matches end.
  void repeat(std::size_t length) {
    put(length);
    if (at_ < pattern_.size() && pattern_[at_] == '?') ++at_;
  }

  void assertion(std::string_view text, std::size_t length) {
    out_ += assertions_ == Assertions::kKeep ? text : std::string_view("(?:)");
    at_ += length;
  }

  void put_atom(std::size_t length) {
    out_ += writer_.atom(rest().substr(0, length), flags_);
    at_ += length;
  }

  void put(std::size_t length) {
    out_ += rest().substr(0, length);
    at_ += length;
  }

  ChooserPatternWriter& writer_;
  std::string_view pattern_;
  Assertions assertions_;
  std::size_t at_ = 0;
  bool ok_ = true;
  Flags flags_;
  std::vector<Flags> outer_;  // flags to return to, one for each open group
  std::string out_;
};

std::optional<std::string> ChooserPatternWriter::rewrite(std::string_view pattern,
                                                         Assertions assertions) {
  return Rewriter(*this, pattern, assertions).run();
}

const std::string& ChooserPatternWriter::atom(std::string_view text, Flags flags) {
  const std::string regex = fmt::format("({}){}", flags.ignore_case ? "?i" : "?-i", text);
  const auto [entry, fresh] = atoms_.try_emplace(regex);
  if (!fresh) return entry->second;
  if (text.size() == 1 && (is_digit(text[0]) || (is_alpha(text[0]) && !flags.ignore_case))) {
    entry->second = std::string(text);
  } else {
    Ranges ranges = resolve(regex, is_uniform(text));
    widen(ranges);
    entry->second = written(ranges);
  }
  return entry->second;
}

// The code points that `regex` (an atom) matches.
ChooserPatternWriter::Ranges ChooserPatternWriter::resolve(const std::string& regex, bool uniform) {
  if (!uniform) return sweep(regex);
  const RE2 re(regex, quiet_options());
  Ranges ranges;
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

// The same for atoms that tell characters beyond ASCII apart: one search over a text of all code
// points in order, whose matches are the ranges (10 ms).
ChooserPatternWriter::Ranges ChooserPatternWriter::sweep(const std::string& regex) {
  if (all_code_points_.empty()) {
    for (char32_t c = 0; c <= kLastCodePoint; ++c) {
      if (c < kFirstSurrogate || c > kLastSurrogate) append_utf8(c, all_code_points_);
    }
  }
  const RE2 re("(?:" + regex + ")+", quiet_options());
  Ranges ranges;
  const std::string_view all = all_code_points_;
  const re2::StringPiece text(all.data(), all.size());
  re2::StringPiece run;
  std::size_t from = 0;
  while (from < all.size() && re.Match(text, from, all.size(), RE2::UNANCHORED, &run, 1)) {
    std::size_t first = static_cast<std::size_t>(run.data() - all.data());
    std::size_t last = first + run.size();
    from = last;
    const char32_t low = next_code_point(all, first);
    ranges.emplace_back(low, previous_code_point(all, last));
  }
  return ranges;
}

}  // namespace expunge
