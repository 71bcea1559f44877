#include "match/loose_parser.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.h"

namespace expunge {
namespace {

constexpr char32_t kLastAscii = 0x7F;
constexpr char32_t kLastCodePoint = 0x10FFFF;
constexpr char32_t kLongS = 0x17F;    // folds to s
constexpr char32_t kKelvin = 0x212A;  // folds to k
constexpr int kMaxDepth = 50;         // of groups
constexpr std::size_t kMaxSteps = 20000;
// Of a group: so often it is asked for, the last as often as it stands.
constexpr int kMaxRounds = 4;
constexpr std::size_t kShortGroup = 64;  // bytes: so often, too, if they only may come

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

std::optional<LoosePattern> LoosePattern::parse(std::string_view pattern) {
  return LooseParser(pattern).run();
}

std::optional<LoosePattern> LooseParser::run() {
  alternatives(0);
  if (!ok_ || at_ != pattern_.size()) return std::nullopt;
  put({.op = Op::kMatched});
  made_.index();
  return std::move(made_);
}

bool LooseParser::take(std::string_view text) {
  if (!rest().starts_with(text)) return false;
  at_ += text.size();
  return true;
}

std::size_t LooseParser::put(Step step) {
  if (made_.steps_.size() >= kMaxSteps) ok_ = false;
  made_.steps_.push_back(step);
  return made_.steps_.size() - 1;
}

std::uint16_t LooseParser::number_of(const Set& set) {
  auto& sets = made_.sets_;
  const auto known = std::ranges::find(sets, set);
  const auto number = static_cast<std::uint16_t>(known - sets.begin());
  if (known == sets.end()) sets.push_back(set);
  if (sets.size() >= 0xFFFF) ok_ = false;
  return number;
}

void LooseParser::put_set(std::uint16_t number, Repeat repeat) {
  put({.op = Op::kSet, .set = number, .min = repeat.min, .max = repeat.max});
}

void LooseParser::put_assertion(Op op, std::size_t size) {
  at_ += size;
  if (!at_end() && std::string_view("*+?{").find(pattern_[at_]) != std::string_view::npos) {
    ok_ = false;
  }
  const bool at_lines = flags_.lines && (op == Op::kBegin || op == Op::kEnd);
  if (!at_lines) put({.op = op});
}

// Up to the closing parenthesis or the end.  Flags set inside hold up to there, across |.
void LooseParser::alternatives(int depth) {
  if (depth > kMaxDepth) ok_ = false;
  const Flags outer = flags_;
  const std::size_t choice =
      put({.op = Op::kJump, .target = static_cast<std::uint16_t>(made_.steps_.size() + 1)});
  std::vector<std::uint16_t> begins;
  std::vector<std::size_t> ends;
  do {
    begins.push_back(static_cast<std::uint16_t>(made_.steps_.size()));
    items(depth);
    ends.push_back(put({.op = Op::kJump}));
  } while (ok_ && take("|"));
  for (const std::size_t end : ends) {
    made_.steps_[end].target = static_cast<std::uint16_t>(made_.steps_.size());
  }
  if (begins.size() > 1) {
    Step& step = made_.steps_[choice];
    step.op = Op::kAny;
    step.target = static_cast<std::uint16_t>(made_.branches_.size());
    step.count = static_cast<std::uint16_t>(begins.size());
    made_.branches_.insert(made_.branches_.end(), begins.begin(), begins.end());
  }
  flags_ = outer;
}

void LooseParser::items(int depth) {
  while (!at_end() && pattern_[at_] != '|' && pattern_[at_] != ')') item(depth);
}

void LooseParser::item(int depth) {
  switch (pattern_[at_]) {
    case '(':
      return group(depth);
    case '^':
      return put_assertion(Op::kBegin, 1);
    case '$':
      return put_assertion(Op::kEnd, 1);
    default:
      break;
  }
  const std::string_view two = rest().substr(0, 2);
  if (two == "\\A") return put_assertion(Op::kBegin, 2);
  if (two == "\\z") return put_assertion(Op::kEnd, 2);
  if (two == "\\b") return put_assertion(Op::kEdge, 2);
  if (two == "\\B") return put_assertion(Op::kNoEdge, 2);
  const char first = pattern_[at_];
  if (first != '[' && first != '\\' && first != '.' && static_cast<unsigned char>(first) < 0x80) {
    std::uint16_t& known = characters_[flags_.ignore_case][static_cast<unsigned char>(first)];
    if (known == 0) known = static_cast<std::uint16_t>(number_of(character(first)) + 1);
    ++at_;
    return put_set(static_cast<std::uint16_t>(known - 1), repeat());
  }
  const std::optional<Set> set = atom();
  if (set) put_set(number_of(*set), repeat());
}

void LooseParser::group(int depth) {
  const std::size_t begin = at_;
  const std::size_t head =
      put({.op = Op::kJump, .target = static_cast<std::uint16_t>(made_.steps_.size() + 1)});
  const Flags before = flags_;
  if (!open_group()) return;
  alternatives(depth + 1);
  flags_ = before;
  if (!take(")")) ok_ = false;
  if (ok_) repeat_group(begin, head, depth);
}

// The group that begins at `begin` of the pattern has been read, from step `head` on.  It is read
// again for each further round; where they are many, the last may come as often as it stands.
void LooseParser::repeat_group(std::size_t begin, std::size_t head, int depth) {
  const std::size_t behind = at_;
  const Repeat rounds = repeat();
  const std::size_t end = at_;
  const bool has_mark = end != behind;
  if (!has_mark) return;
  std::vector<std::size_t> exits;  // where no more may come
  if (rounds.max == 0) {
    made_.steps_[head].target = static_cast<std::uint16_t>(made_.steps_.size());
    return;
  }
  if (rounds.min == 0) exits.push_back(head);
  const bool is_short = behind - begin <= kShortGroup && rounds.max <= kMaxRounds;
  const int copies = is_short ? rounds.max : std::clamp<int>(rounds.min, 1, kMaxRounds);
  std::size_t last = head;
  for (int copy = 2; ok_ && copy <= copies; ++copy) {
    at_ = begin;
    last = put({.op = Op::kJump, .target = static_cast<std::uint16_t>(made_.steps_.size() + 1)});
    if (copy > rounds.min) exits.push_back(last);
    const Flags before = flags_;
    open_group();
    alternatives(depth + 1);
    flags_ = before;
    take(")");
  }
  at_ = end;
  if (rounds.max != copies) {
    exits.push_back(put({}));
    put({.op = Op::kJump, .target = static_cast<std::uint16_t>(last + 1)});
  }
  for (const std::size_t exit : exits) {
    made_.steps_[exit].op = Op::kSplit;
    made_.steps_[exit].target = static_cast<std::uint16_t>(made_.steps_.size());
  }
}

// (?P<name>...), (?flags:...), (?flags) or (...).
bool LooseParser::open_group() {
  if (take("(?P<")) {
    const std::size_t end = pattern_.find('>', at_);
    if (end == std::string_view::npos) ok_ = false;
    at_ = ok_ ? end + 1 : at_;
    return ok_;
  }
  if (!take("(?")) return take("(");
  const std::size_t end = pattern_.find_first_of(":)", at_);
  if (end == std::string_view::npos) {
    ok_ = false;
    return false;
  }
  set_flags(pattern_.substr(at_, end - at_));
  at_ = end + 1;
  return ok_ && pattern_[end] == ':';
}

void LooseParser::set_flags(std::string_view letters) {
  bool value = true;
  for (const char letter : letters) {
    if (letter == '-') {
      value = false;
    } else if (letter == 'i') {
      flags_.ignore_case = value;
    } else if (letter == 's') {
      flags_.dot_all = value;
    } else if (letter == 'm') {
      flags_.lines = value;
    } else if (letter != 'U') {  // which match comes first does not matter
      ok_ = false;
    }
  }
}

LooseParser::Repeat LooseParser::repeat() {
  Repeat found;
  if (take("*")) {
    found = {0, LoosePattern::kUnbounded};
  } else if (take("+")) {
    found = {1, LoosePattern::kUnbounded};
  } else if (take("?")) {
    found = {0, 1};
  } else if (rest().starts_with("{")) {
    // "{2}", "{2,}" or "{2,5}"; else { is a literal.
    const char* const end = pattern_.data() + pattern_.size();
    const auto least = std::from_chars(pattern_.data() + at_ + 1, end, found.min);
    if (least.ec != std::errc() || least.ptr == end) return {};
    const char* behind = least.ptr;
    found.max = found.min;
    if (*behind == ',') {
      const auto most = std::from_chars(behind + 1, end, found.max);
      if (most.ec == std::errc::invalid_argument) found.max = LoosePattern::kUnbounded;
      behind = most.ptr;
    }
    if (behind == end || *behind != '}') return {};
    at_ = static_cast<std::size_t>(behind - pattern_.data()) + 1;
  } else {
    return found;
  }
  take("?");  // lazy: which match comes first does not matter
  return found;
}

void LooseParser::Members::add(char32_t first, char32_t last, Flags flags) {
  for (char32_t c = first; c <= std::min(last, kLastAscii); ++c) {
    set.ascii.set(c);
    if (flags.ignore_case && is_letter(static_cast<char>(c))) set.ascii.set(c ^ 0x20U);
    if (flags.ignore_case && (c | 0x20U) == 'k') set.beyond = true;
    if (flags.ignore_case && (c | 0x20U) == 's') set.beyond = true;
  }
  if (last <= kLastAscii) return;
  set.beyond = true;
  if (!flags.ignore_case) return;
  for (const auto& [folded, letter] : {std::pair{kLongS, 's'}, std::pair{kKelvin, 'k'}}) {
    if (folded < first || folded > last) continue;
    set.ascii.set(static_cast<unsigned char>(letter));
    set.ascii.set(static_cast<unsigned char>(letter ^ 0x20));
  }
}

LooseParser::Set LooseParser::character(char32_t c) {
  Members members;
  members.add(c, c, flags_);
  return members.set;
}

// One character, or a class of them; nothing is put.
std::optional<LooseParser::Set> LooseParser::atom() {
  const char first = pattern_[at_];
  if (first == '[') return class_of_characters();
  if (first == '\\') {
    char32_t only = 0;
    return escape(false, only);
  }
  if (first == '.') {
    ++at_;
    Set all{~std::bitset<128>(), true};
    if (!flags_.dot_all) all.ascii.reset('\n');
    return all;
  }
  return character(next_code_point(pattern_, at_));
}

// \x{1F600} or \x1F, behind the x.
char32_t LooseParser::hexadecimal() {
  std::uint32_t value = 0;
  const bool braced = take("{");
  const std::size_t size =
      braced ? std::min(rest().find('}'), rest().size()) : std::min<std::size_t>(2, rest().size());
  const char* const end = pattern_.data() + at_ + size;
  const auto [last, error] = std::from_chars(pattern_.data() + at_, end, value, 16);
  if (error != std::errc() || last != end || value > kLastCodePoint) ok_ = false;
  at_ += size;
  if (braced && !take("}")) ok_ = false;
  return value;
}

// `only` becomes the character, where it is one.
std::optional<LooseParser::Set> LooseParser::escape(bool in_class, char32_t& only) {
  constexpr char32_t kNone = kLastCodePoint + 1;
  only = kNone;
  if (at_ + 1 >= pattern_.size()) ok_ = false;
  if (!ok_) return std::nullopt;
  const char kind = pattern_[at_ + 1];
  Members members;
  const auto ranges = [&](std::initializer_list<std::pair<char, char>> all) {
    for (const auto& [first, last] : all) {
      members.add(static_cast<char32_t>(first), static_cast<char32_t>(last), flags_);
    }
    at_ += 2;
    return members.set;
  };
  const auto others = [](Set set) { return Set{~set.ascii, true}; };
  switch (kind) {
    case 'd':
      return ranges({{'0', '9'}});
    case 'D':
      return others(ranges({{'0', '9'}}));
    case 'w':
      return ranges({{'0', '9'}, {'a', 'z'}, {'A', 'Z'}, {'_', '_'}});
    case 'W':
      return others(ranges({{'0', '9'}, {'a', 'z'}, {'A', 'Z'}, {'_', '_'}}));
    case 's':
      return ranges({{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}});
    case 'S':
      return others(ranges({{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}}));
    case 'p':
    case 'P':
      return property();
    default:
      break;
  }
  at_ += 2;
  constexpr std::string_view kNames = "afnrtv";
  constexpr std::string_view kSigns = "\a\f\n\r\t\v";
  if (const std::size_t sign = kNames.find(kind); sign != std::string_view::npos) {
    only = static_cast<unsigned char>(kSigns[sign]);
  } else if (kind == 'x') {
    only = hexadecimal();
  } else if (is_letter(kind) || is_digit(kind)) {
    ok_ = false;  // \Q, \C, octal numbers
    return std::nullopt;
  } else {
    --at_;
    only = next_code_point(pattern_, at_);
  }
  if (!ok_) return std::nullopt;
  return in_class ? Set{} : character(only);
}

// \pL, \p{Lu}, \P{L}: of ASCII all that it might hold.
LooseParser::Set LooseParser::property() {
  bool negated = pattern_[at_ + 1] == 'P';
  at_ += 2;
  std::string_view name = rest().substr(0, 1);
  if (name == "{") {
    const std::size_t end = std::min(rest().find('}'), rest().size());
    name = rest().substr(1, end - 1);
    at_ += end + 1;
  } else {
    ++at_;
  }
  if (name.starts_with("^")) {
    negated = !negated;
    name.remove_prefix(1);
  }
  if (at_ > pattern_.size()) ok_ = false;
  const Set anything{~std::bitset<128>(), true};
  const bool letters = name == "L" || name == "Lu" || name == "Ll";
  const bool digits = name == "N" || name == "Nd";
  const bool none = name.starts_with("M") || name == "Lo" || name == "Lm" || name == "Lt";
  if (!letters && !digits && !none) return anything;
  if (negated && name != "L" && !digits) return anything;
  Set set{{}, true};
  for (unsigned c = 0; c < set.ascii.size(); ++c) {
    const char sign = static_cast<char>(c);
    const bool in = (letters && is_letter(sign)) || (digits && is_digit(sign));
    set.ascii[c] = in != negated;
  }
  return set;
}

LooseParser::Set LooseParser::class_of_characters() {
  ++at_;
  const bool negated = take("^");
  Members members;
  bool unsure = false;  // what a property holds is too much where it is left out
  for (bool first = true; ok_ && (first || !rest().starts_with("]")); first = false) {
    if (at_ >= pattern_.size()) ok_ = false;
    if (!ok_) break;
    if (rest().starts_with("[:")) {
      unsure = true;
      const std::size_t end = rest().find(":]");
      if (end == std::string_view::npos) ok_ = false;
      at_ += ok_ ? end + 2 : 0;
      members.add(Set{~std::bitset<128>(), true});
      continue;
    }
    char32_t low = 0;
    if (pattern_[at_] == '\\') {
      unsure |= rest().starts_with("\\p") || rest().starts_with("\\P");
      const std::optional<Set> set = escape(true, low);
      if (!set || low > kLastCodePoint) {
        if (set) members.add(*set);
        continue;
      }
    } else {
      low = next_code_point(pattern_, at_);
    }
    char32_t high = low;
    if (rest().starts_with("-") && !rest().substr(1).starts_with("]") && rest().size() > 1) {
      ++at_;
      if (pattern_[at_] == '\\') {
        escape(true, high);
        if (high > kLastCodePoint) ok_ = false;
      } else {
        high = next_code_point(pattern_, at_);
      }
    }
    // What only folds into the class may be left out by RE2, so it is not left out here.
    Flags flags = flags_;
    if (negated && high > kLastAscii) {
      members.add(low, std::min(high, kLastAscii), flags);
      flags.ignore_case = false;
      low = std::max<char32_t>(low, kLastAscii + 1);
    }
    members.add(low, high, flags);
  }
  take("]");
  if (!negated) return members.set;
  if (unsure) return {~std::bitset<128>(), true};
  return {~members.set.ascii, true};
}

}  // namespace expunge
