// One pass reads the pattern into alternatives of pieces, each already spelled for RE2; then the
// lookarounds at the two ends are written as neighbours of the value.
//
// Python's classes know all scripts: \w is [\p{L}\p{N}_], \s is all white space.  \d stays ASCII:
// the view `folded` brings the digits of other scripts to it.  \b stays ASCII.

#include "rulebook/python_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "rulebook/rule_loader.h"

namespace expunge {
namespace {

constexpr std::string_view kWord = "\\p{L}\\p{N}_";
constexpr std::string_view kSpace = "\\s\\x{0B}\\x{85}\\p{Z}";
constexpr int kRefusedFlags = 0x4 | 0x40 | 0x100;  // locale, verbose, the other syntax of `regex`
constexpr std::size_t kMaxDepth = 50;

struct Piece;
using Sequence = std::vector<Piece>;
using Alternatives = std::vector<Sequence>;

struct Piece {
  enum class Kind { kOther, kSet, kSetRepeat, kZeroWidth, kLook };
  Kind kind = Kind::kOther;
  std::string text;     // for RE2; of a kSet it is one character, of a kSetRepeat at least one
  std::string members;  // of both: what stands in the brackets
  bool negated = false;
  bool behind = false;  // of a kLook
  Alternatives inner;   // of a kLook
};

struct Refused {
  std::string why;
};

std::string text_of(const Sequence& sequence) {
  std::string text;
  for (const Piece& piece : sequence) text += piece.text;
  return text;
}

std::string text_of(const Alternatives& alternatives) {
  std::string text;
  for (std::size_t i = 0; i < alternatives.size(); ++i) {
    if (i > 0) text += '|';
    text += text_of(alternatives[i]);
  }
  return text;
}

bool holds_look(const Alternatives& alternatives) {
  return std::any_of(alternatives.begin(), alternatives.end(), [](const Sequence& sequence) {
    return std::any_of(sequence.begin(), sequence.end(),
                       [](const Piece& piece) { return piece.kind == Piece::Kind::kLook; });
  });
}

class Parser {
 public:
  explicit Parser(std::string_view pattern) : pattern_(pattern) {}

  Alternatives parse() {
    Alternatives all = alternatives(0);
    if (at_ < pattern_.size()) throw Refused{"a parenthesis is closed that was not opened"};
    return all;
  }

 private:
  bool done() const { return at_ >= pattern_.size(); }
  bool next_is(std::string_view text) const { return pattern_.substr(at_).starts_with(text); }
  bool take(std::string_view text) {
    if (!next_is(text)) return false;
    at_ += text.size();
    return true;
  }
  std::string_view take_until(char end, const char* what) {
    const std::size_t found = pattern_.find(end, at_);
    if (found == std::string_view::npos) throw Refused{fmt::format("{} does not end", what)};
    const std::string_view text = pattern_.substr(at_, found - at_);
    at_ = found + 1;
    return text;
  }

  Alternatives alternatives(std::size_t depth) {
    if (depth > kMaxDepth) throw Refused{"it is nested too deep"};
    Alternatives all(1);
    while (!done() && !next_is(")")) {
      if (take("|")) {
        all.emplace_back();
        continue;
      }
      std::optional<Piece> piece = next_piece(depth);
      if (!piece) continue;
      take_quantifier(*piece);
      all.back().push_back(std::move(*piece));
    }
    return all;
  }

  // Nothing for what leaves no trace: a comment.
  std::optional<Piece> next_piece(std::size_t depth) {
    const char c = pattern_[at_];
    if (c == '(') return group(depth);
    if (c == '[') return char_class();
    if (c == '\\') return escape();
    ++at_;
    if (c == '.') return other(".");
    if (c == '^' || c == '$') return zero_width(std::string(1, c));
    if (c == '*' || c == '+' || c == '?') throw Refused{"a repeat has nothing to repeat"};
    if (c == '{' || c == '}' || c == ']') return one_of(std::string("\\") + c);
    const std::size_t begin = at_ - 1;
    while (!done() && (static_cast<unsigned char>(pattern_[at_]) & 0xC0) == 0x80) ++at_;
    return one_of(std::string(pattern_.substr(begin, at_ - begin)));
  }

  static Piece other(std::string text) {
    Piece piece;
    piece.text = std::move(text);
    return piece;
  }
  static Piece zero_width(std::string text) {
    Piece piece = other(std::move(text));
    piece.kind = Piece::Kind::kZeroWidth;
    return piece;
  }
  static Piece set(std::string members, bool negated) {
    Piece piece = other(fmt::format("[{}{}]", negated ? "^" : "", members));
    piece.kind = Piece::Kind::kSet;
    piece.members = std::move(members);
    piece.negated = negated;
    return piece;
  }
  // A single character, which needs no brackets to be read.
  static Piece one_of(std::string character) {
    Piece piece = set(character == "-" || character == "^" ? "\\" + character : character, false);
    piece.text = std::move(character);
    return piece;
  }

  std::optional<Piece> group(std::size_t depth) {
    if (take("(?#")) {
      take_until(')', "a comment");
      return std::nullopt;
    }
    std::string open = "(";
    Piece piece;
    bool look = true;
    if (take("(?<=") || take("(?<!")) {
      piece.behind = true;
      piece.negated = pattern_[at_ - 1] == '!';
    } else if (take("(?=") || take("(?!")) {
      piece.negated = pattern_[at_ - 1] == '!';
    } else {
      look = false;
      if (std::optional<Piece> flags = open_group(open)) return flags;
    }
    Alternatives inner = alternatives(depth + 1);
    if (!take(")")) throw Refused{"a parenthesis is not closed"};
    if (look) {
      if (holds_look(inner)) throw Refused{"a lookaround stands inside another"};
      piece.kind = Piece::Kind::kLook;
      piece.inner = std::move(inner);
      return piece;
    }
    if (holds_look(inner)) throw Refused{"a lookaround stands inside a group"};
    return other(open + text_of(inner) + ")");
  }

  // How the group opens for RE2, or flags that open none.
  std::optional<Piece> open_group(std::string& open) {
    if (!take("(?")) {
      take("(");
      return std::nullopt;
    }
    if (take("P<") || next_is("<")) {
      take("<");
      take_until('>', "the name of a group");
      return std::nullopt;
    }
    if (take(":")) {
      open = "(?:";
      return std::nullopt;
    }
    return flags(open);
  }

  std::optional<Piece> flags(std::string& open) {
    std::string kept;
    while (!done() && !next_is(")") && !next_is(":")) {
      const char c = pattern_[at_++];
      if (c == 'i' || c == 'm' || c == 's' || c == '-') {
        kept += c;
      } else if (c != 'a' && c != 'u') {
        throw Refused{"atomic groups, conditions, references and other extensions are beyond RE2"};
      }
    }
    if (done()) throw Refused{"a parenthesis is not closed"};
    if (kept == "-") kept.clear();
    const bool opens = pattern_[at_++] == ':';
    open = "(?" + kept + ":";
    if (opens) return std::nullopt;
    return zero_width(kept.empty() ? "" : "(?" + kept + ")");
  }

  std::string hex(std::size_t digits) {
    const std::string_view text = pattern_.substr(at_, digits);
    const bool all =
        text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
          return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        });
    if (!all) throw Refused{"an escape lacks its digits"};
    at_ += digits;
    return fmt::format("\\x{{{}}}", text);
  }

  // A character written as an escape, or nothing.
  std::optional<std::string> escaped_character(char c) {
    switch (c) {
      case 'n':
      case 't':
      case 'r':
      case 'f':
      case 'v':
      case 'a':
        return std::string("\\") + c;
      case 'x':
        return hex(2);
      case 'u':
        return hex(4);
      case 'U':
        return hex(8);
      default:
        break;
    }
    const auto byte = static_cast<unsigned char>(c);
    const bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (alnum || byte >= 0x80) return std::nullopt;
    if (byte <= ' ' || byte == 0x7F) return fmt::format("\\x{:02x}", byte);
    return std::string("\\") + c;
  }

  Piece escape() {
    ++at_;
    if (done()) throw Refused{"it ends in a backslash"};
    const char c = pattern_[at_++];
    switch (c) {
      case 'd':
      case 'D':
        return set("0-9", c == 'D');
      case 'w':
      case 'W':
        return set(std::string(kWord), c == 'W');
      case 's':
      case 'S':
        return set(std::string(kSpace), c == 'S');
      case 'b':
      case 'B':
        return zero_width(std::string("\\") + c);
      case 'A':
        return zero_width("(?-m:^)");
      case 'Z':
      case 'z':
        return zero_width("(?-m:$)");
      case 'p':
      case 'P':
        return property(c);
      default:
        break;
    }
    if (std::optional<std::string> character = escaped_character(c)) return one_of(*character);
    if (c >= '0' && c <= '9') throw Refused{"references to groups are beyond RE2"};
    throw Refused{fmt::format("\\{} is beyond RE2", c)};
  }

  Piece property(char c) {
    std::string name(1, done() ? ' ' : pattern_[at_]);
    ++at_;
    if (name == "{") name = fmt::format("{{{}}}", take_until('}', "a property"));
    return set(fmt::format("\\{}{}", c, name), false);
  }

  std::string class_escape() {
    ++at_;
    if (done()) throw Refused{"a class does not end"};
    const char c = pattern_[at_++];
    switch (c) {
      case 'd':
        return "0-9";
      case 'w':
        return std::string(kWord);
      case 's':
        return std::string(kSpace);
      case 'D':
      case 'W':
      case 'S':
        return std::string("\\") + c;
      case 'b':
        return "\\x08";
      case 'p':
      case 'P':
        return property(c).members;
      default:
        break;
    }
    if (std::optional<std::string> character = escaped_character(c)) return *character;
    throw Refused{fmt::format("\\{} in a class is beyond RE2", c)};
  }

  Piece char_class() {
    ++at_;
    const bool negated = take("^");
    std::string members;
    if (take("]")) members = "\\]";
    while (!next_is("]")) {
      if (done()) throw Refused{"a class does not end"};
      if (next_is("[:")) {
        at_ += 2;
        members += fmt::format("[:{}:", take_until(':', "a class"));
        if (!take("]")) throw Refused{"a class does not end"};
        members += ']';
      } else if (pattern_[at_] == '\\') {
        members += class_escape();
      } else {
        const char c = pattern_[at_++];
        if (c == '[') members += '\\';
        members += c;
      }
    }
    ++at_;
    return set(std::move(members), negated);
  }

  void take_quantifier(Piece& piece) {
    if (done()) return;
    std::string repeat;
    const char c = pattern_[at_];
    if (c == '*' || c == '+' || c == '?') {
      repeat = c;
      ++at_;
    } else if (c == '{') {
      repeat = braces();
    }
    if (repeat.empty()) return;
    if (piece.kind == Piece::Kind::kLook || piece.kind == Piece::Kind::kZeroWidth) {
      throw Refused{"what has no width is repeated"};
    }
    if (take("+")) throw Refused{"possessive repeats are beyond RE2"};
    if (take("?")) repeat += '?';
    if (next_is("*") || next_is("?") || next_is("+")) throw Refused{"a repeat is repeated"};
    const bool some = repeat[0] == '+' || (repeat[0] == '{' && repeat[1] != '0');
    const bool set_repeat = piece.kind == Piece::Kind::kSet && some;
    piece.kind = set_repeat ? Piece::Kind::kSetRepeat : Piece::Kind::kOther;
    piece.text += repeat;
  }

  // {2} {2,} {,2} {2,5}, or nothing if the brace means itself.
  std::string braces() {
    const std::size_t end = pattern_.find('}', at_);
    if (end == std::string_view::npos) return {};
    const std::string_view inside = pattern_.substr(at_ + 1, end - at_ - 1);
    if (!inside.empty() && std::string_view("eids").find(inside[0]) != std::string_view::npos) {
      throw Refused{"approximate matching is beyond RE2"};
    }
    const bool counts = !inside.empty() && inside != "," &&
                        inside.find_first_not_of("0123456789,") == std::string_view::npos &&
                        std::count(inside.begin(), inside.end(), ',') <= 1;
    if (!counts) return {};
    at_ = end + 1;
    return fmt::format("{{{}{}}}", inside[0] == ',' ? "0" : "", inside);
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
};

// --- lookarounds at the ends ---

std::string complement(const Piece& set) {
  return fmt::format("[{}{}]", set.negated ? "" : "^", set.members);
}

bool is_sets(const Sequence& sequence) {
  return !sequence.empty() && std::all_of(sequence.begin(), sequence.end(), [](const Piece& piece) {
    return piece.kind == Piece::Kind::kSet;
  });
}

// What may stand at an end instead of the sequence: another first character, or the first and
// another second one, ...; or the text's own end.
std::string anything_but(const Sequence& sequence, bool behind) {
  const std::size_t count = sequence.size();
  const std::string edge = behind ? "(?-m:^)" : "(?-m:$)";
  std::string text;
  for (std::size_t i = count; i-- > 0;) {
    const Piece& piece = sequence[behind ? count - 1 - i : i];
    std::string branch = edge + "|" + complement(piece);
    if (!text.empty()) branch += "|" + (behind ? text + piece.text : piece.text + text);
    text = "(?:" + branch + ")";
  }
  return text;
}

// Single characters that must not stand there, as one set.
std::optional<Sequence> one_set(const Alternatives& alternatives) {
  if (alternatives.size() == 1) return alternatives[0];
  std::string members;
  for (const Sequence& sequence : alternatives) {
    if (sequence.size() != 1 || sequence[0].kind != Piece::Kind::kSet || sequence[0].negated) {
      return std::nullopt;
    }
    members += sequence[0].members;
  }
  Piece piece;
  piece.kind = Piece::Kind::kSet;
  piece.members = members;
  piece.text = "[" + members + "]";
  return Sequence{piece};
}

std::string neighbour(const Piece& look) {
  if (!look.negated) return "(?:" + text_of(look.inner) + ")";
  const std::optional<Sequence> sequence = one_set(look.inner);
  if (!sequence || !is_sets(*sequence)) {
    throw Refused{"a negative lookaround holds more than a row of single characters"};
  }
  return anything_but(*sequence, look.behind);
}

// Takes the lookarounds off one end of the sequence; what has no width between them stays.
std::string take_neighbour(Sequence& sequence, bool behind) {
  std::vector<Piece> looks;
  std::vector<Piece> kept;
  const auto end_piece = [&]() -> Piece& { return behind ? sequence.front() : sequence.back(); };
  const auto drop = [&] {
    if (behind) {
      sequence.erase(sequence.begin());
    } else {
      sequence.pop_back();
    }
  };
  while (!sequence.empty()) {
    Piece& piece = end_piece();
    const bool look = piece.kind == Piece::Kind::kLook && piece.behind == behind;
    if (!look && piece.kind != Piece::Kind::kZeroWidth) break;
    (look ? looks : kept).push_back(std::move(piece));
    drop();
  }
  for (auto piece = kept.rbegin(); piece != kept.rend(); ++piece) {
    sequence.insert(behind ? sequence.begin() : sequence.end(), std::move(*piece));
  }
  if (looks.empty()) return {};
  if (looks.size() == 1) return neighbour(looks[0]);
  // Several: only single characters, none of which may stand there.
  Alternatives all;
  for (const Piece& look : looks) {
    if (!look.negated) throw Refused{"several lookarounds stand at one place"};
    all.insert(all.end(), look.inner.begin(), look.inner.end());
  }
  Piece joined;
  joined.kind = Piece::Kind::kLook;
  joined.behind = behind;
  joined.negated = true;
  joined.inner = std::move(all);
  return neighbour(joined);
}

// True if no value can begin right behind another: the value's last character is one that must not
// stand before it.
bool keeps_apart(const Piece& look, const Sequence& value) {
  if (!look.negated) return false;
  const auto last = std::find_if(value.rbegin(), value.rend(), [](const Piece& piece) {
    return piece.kind != Piece::Kind::kZeroWidth;
  });
  if (last == value.rend() || last->negated || last->members.empty()) return false;
  if (last->kind != Piece::Kind::kSet && last->kind != Piece::Kind::kSetRepeat) return false;
  return std::any_of(look.inner.begin(), look.inner.end(), [&](const Sequence& sequence) {
    return sequence.size() == 1 && !sequence[0].negated &&
           sequence[0].members.find(last->members) != std::string::npos;
  });
}

bool is_apart(const Sequence& sequence) {
  bool apart = true;
  for (const Piece& piece : sequence) {
    if (piece.kind == Piece::Kind::kLook && piece.behind) {
      apart = false;
      Sequence value;
      for (const Piece& other : sequence) {
        if (other.kind != Piece::Kind::kLook) value.push_back(other);
      }
      if (keeps_apart(piece, value)) return true;
    }
  }
  return apart;
}

std::string with_neighbours(Alternatives& alternatives, bool& exact) {
  if (!holds_look(alternatives)) return text_of(alternatives);
  if (alternatives.size() > 1) throw Refused{"a lookaround stands inside an alternative"};
  Sequence& sequence = alternatives[0];
  exact = is_apart(sequence);
  const std::string before = take_neighbour(sequence, true);
  const std::string after = take_neighbour(sequence, false);
  if (holds_look(alternatives)) {
    throw Refused{"a lookaround stands inside the pattern, not at its end"};
  }
  return before + "(?P<value>" + text_of(sequence) + ")" + after;
}

std::string flags_of(int flags) {
  std::string text;
  if ((flags & kPythonIgnoreCase) != 0) text += 'i';
  if ((flags & kPythonMultiLine) != 0) text += 'm';
  if ((flags & kPythonDotAll) != 0) text += 's';
  return text.empty() ? text : "(?" + text + ")";
}

}  // namespace

PythonPattern re2_from_python(std::string_view pattern, int flags) {
  PythonPattern out;
  if ((flags & kRefusedFlags) != 0) {
    out.fault = "the flags LOCALE, VERBOSE and VERSION1 are not supported";
    return out;
  }
  try {
    Alternatives alternatives = Parser(pattern).parse();
    out.re2 = flags_of(flags) + with_neighbours(alternatives, out.exact);
  } catch (const Refused& refused) {
    out.fault = refused.why;
    return out;
  }
  out.fault = pattern_fault(out.re2);
  return out;
}

}  // namespace expunge
