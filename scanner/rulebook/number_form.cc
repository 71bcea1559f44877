#include "rulebook/number_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/strings.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxElements = 40;
constexpr int kMaxRepeat = 30;

Error fault(std::string message) { return Error{ErrorCode::kRules, std::move(message), ""}; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

void add_range(std::bitset<128>& set, char first, char last) {
  for (char c = first; c <= last; ++c) set.set(static_cast<unsigned char>(c));
}

// The set that opens at text[at] ('['); `at` moves behind it.
Result<std::bitset<128>> read_set(std::string_view text, std::size_t& at) {
  std::bitset<128> set;
  const std::size_t end = text.find(']', at);
  if (end == std::string_view::npos) return fault("a set is not closed: ] is missing");
  const std::string_view inside = text.substr(at + 1, end - at - 1);
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const char c = inside[i];
    if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z')) {
      return fault("a set holds ASCII only, letters as capitals");
    }
    const bool range = i + 2 < inside.size() && inside[i + 1] == '-';
    add_range(set, c, range ? inside[i + 2] : c);
    if (range) i += 2;
  }
  if (set.none()) return fault("a set is empty");
  at = end + 1;
  return set;
}

// {m} or {m,n} at text[at], if there is one.
Result<void> read_repeat(std::string_view text, std::size_t& at, ShapeElement& element) {
  if (at >= text.size() || text[at] != '{') return {};
  const std::size_t end = text.find('}', at);
  int low = 0;
  int high = 0;
  if (end != std::string_view::npos) {
    const std::string_view inside = text.substr(at + 1, end - at - 1);
    const std::size_t comma = std::min(inside.find(','), inside.size());
    const auto number = [](std::string_view digits) {
      int value = 0;
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
      return value;
    };
    low = number(inside.substr(0, comma));
    high = comma < inside.size() ? number(inside.substr(comma + 1)) : low;
  }
  if (low < 1 || high < low || high > kMaxRepeat) {
    return fault("a repeat is {m} or {m,n} with numbers from 1 to 30");
  }
  element.min = static_cast<std::uint8_t>(low);
  element.max = static_cast<std::uint8_t>(high);
  at = end + 1;
  return {};
}

// Reads the words of a check from left to right.
class Words {
 public:
  explicit Words(std::string_view text) {
    for (const std::string_view word : split(text, ' ')) {
      if (!word.empty()) words_.push_back(word);
    }
  }
  bool done() const { return at_ >= words_.size(); }
  std::string_view peek() const { return done() ? std::string_view() : words_[at_]; }
  std::string_view next() { return done() ? std::string_view() : words_[at_++]; }
  bool take(std::string_view word) {
    if (peek() != word) return false;
    ++at_;
    return true;
  }
  bool number(std::int64_t& value) {
    const std::string_view word = peek();
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (word.empty() || error != std::errc() || end != word.data() + word.size()) return false;
    ++at_;
    return true;
  }
  // "4" or "4-7": places from 1, as begin and length.
  bool places(std::size_t& from, std::size_t& count) {
    std::array<int, 2> range{};
    if (!this->range(range) || range[0] < 1) return false;
    from = static_cast<std::size_t>(range[0]) - 1;
    count = static_cast<std::size_t>(range[1] - range[0]) + 1;
    return true;
  }
  bool range(std::array<int, 2>& range) {
    const std::string_view word = peek();
    const std::size_t dash = std::min(word.find('-'), word.size());
    const auto read = [](std::string_view digits, int& value) {
      const auto [end, error] =
          std::from_chars(digits.data(), digits.data() + digits.size(), value);
      return !digits.empty() && error == std::errc() && end == digits.data() + digits.size();
    };
    if (!read(word.substr(0, dash), range[0])) return false;
    range[1] = range[0];
    if (dash < word.size() && !read(word.substr(dash + 1), range[1])) return false;
    if (range[1] < range[0]) return false;
    ++at_;
    return true;
  }

 private:
  std::vector<std::string_view> words_;
  std::size_t at_ = 0;
};

void count_from_ten(std::array<std::int8_t, 26>& letters) {
  for (std::size_t i = 0; i < letters.size(); ++i) letters[i] = static_cast<std::int8_t>(10 + i);
}

// "TABLE OFFSET": the letters in the order in which they count, from the offset on.
bool read_letters(Words& words, std::array<std::int8_t, 26>& letters) {
  const std::string_view table = words.next();
  std::int64_t offset = 0;
  if (table.empty() || table.size() > 40 || !words.number(offset)) return false;
  letters.fill(-1);
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (!is_capital(table[i])) continue;
    letters[static_cast<std::size_t>(table[i] - 'A')] =
        static_cast<std::int8_t>(offset + static_cast<std::int64_t>(i));
  }
  return true;
}

// What may follow the modulus, in any order.
bool read_modifier(Words& words, NumberCheck& check) {
  if (words.take("rest")) return true;
  if (words.take("complement")) return check.complement = true;
  if (words.take("units")) return check.units = true;
  if (words.take("crossed")) return check.crossed = true;
  if (words.take("equals")) return words.number(check.equals);
  if (words.take("plus")) return words.number(check.plus);
  if (words.take("letters")) return read_letters(words, check.letters);
  if (words.take("unfold")) {
    std::array<std::int8_t, 26> values{};
    if (!read_letters(words, values)) return false;
    for (const std::int8_t value : values) {
      check.unfolded.push_back(static_cast<std::uint8_t>(value < 0 ? 0 : value));
    }
    return true;
  }
  if (words.take("ten")) {
    const std::string_view sign = words.next();
    check.ten = sign.size() == 1 ? sign[0] : '\0';
    return sign.size() == 1;
  }
  if (words.take("table")) {
    check.table = words.next();
    return !check.table.empty();
  }
  std::int64_t length = 0;
  if (!words.take("pad") || !words.number(length) || length < 2 || length > 20) return false;
  check.pad = static_cast<std::size_t>(length);
  return true;
}

bool read_sum(Words& words, NumberCheck& check) {
  count_from_ten(check.letters);
  if (check.kind == NumberCheck::Kind::kAt) {
    if (!words.places(check.at, check.width)) return false;
    check.count = check.at;
    if (words.take("number")) {
      if (words.peek() != "mod" && !words.places(check.from, check.count)) return false;
    } else if (!words.take("weights")) {
      return false;
    }
  }
  for (std::int64_t weight = 0; words.number(weight);) check.weights.push_back(weight);
  if (!words.take("mod") || !words.number(check.mod) || check.mod < 2) return false;
  while (!words.done()) {
    if (!read_modifier(words, check)) return false;
  }
  return true;
}

bool read_date(Words& words, NumberCheck& check) {
  static constexpr std::array<std::string_view, 6> kForms = {"yymmdd",   "ddmmyy",   "mmddyy",
                                                             "yyyymmdd", "ddmmyyyy", "mmddyyyy"};
  check.text = words.next();
  std::size_t one = 0;
  if (std::ranges::find(kForms, check.text) == kForms.end()) return false;
  if (!words.places(check.from, one)) return false;
  std::int64_t modulus = 0;
  while (!words.done()) {
    int& target = words.peek() == "months" ? check.months : check.days;
    if (!words.take("months") && !words.take("days")) return false;
    if (!words.number(modulus) || modulus < 2 || modulus > 99) return false;
    target = static_cast<int>(modulus);
  }
  return true;
}

bool read_part(Words& words, NumberCheck& check) {
  if (!words.places(check.from, check.count) || !words.take("in")) return false;
  while (!words.done()) {
    if (!words.range(check.ranges.emplace_back())) return false;
  }
  return !check.ranges.empty();
}

constexpr std::array<std::string_view, 3> kNamedChecks = {"codice_fiscale", "german_tax_id",
                                                          "korean_brn"};

bool read_check(Words& words, NumberCheck& check) {
  using Kind = NumberCheck::Kind;
  const std::string_view word = words.next();
  if (word == "luhn") {
    check.kind = Kind::kLuhn;
    if (words.take("after")) check.text = words.next();
    return words.done() && std::ranges::all_of(check.text, is_digit);
  }
  if (word == "verhoeff" || word == "mod11_10") {
    check.kind = word == "verhoeff" ? Kind::kVerhoeff : Kind::kMod11Mod10;
    return words.done();
  }
  if (word == "sum" || word == "at") {
    check.kind = word == "sum" ? Kind::kSum : Kind::kAt;
    return read_sum(words, check);
  }
  if (word == "date") {
    check.kind = Kind::kDate;
    return read_date(words, check);
  }
  if (word == "part") {
    check.kind = Kind::kPart;
    return read_part(words, check);
  }
  check.kind = Kind::kNamed;
  check.text = word;
  return words.done() && std::ranges::find(kNamedChecks, word) != kNamedChecks.end();
}

}  // namespace

Result<std::vector<ShapeElement>> parse_shape(std::string_view text) {
  std::vector<ShapeElement> shape;
  for (std::size_t at = 0; at < text.size();) {
    ShapeElement element;
    const char c = text[at];
    if (c == '[') {
      Result<std::bitset<128>> set = read_set(text, at);
      if (!set) return std::move(set).error();
      element.characters = *set;
    } else {
      if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z')) {
        return fault("a shape is ASCII, its letters are capitals");
      }
      if (c == '9' || c == 'X') add_range(element.characters, '0', '9');
      if (c == 'A' || c == 'X') add_range(element.characters, 'A', 'Z');
      if (element.characters.none() && c != '~') add_range(element.characters, c, c);
      ++at;
    }
    if (Result<void> done = read_repeat(text, at, element); !done) return std::move(done).error();
    // Equal neighbours are one element: nine digits in a row are matched as one.
    if (!shape.empty() && !element.is_gap() && shape.back().characters == element.characters &&
        shape.back().max + element.max <= kMaxRepeat) {
      shape.back().min = static_cast<std::uint8_t>(shape.back().min + element.min);
      shape.back().max = static_cast<std::uint8_t>(shape.back().max + element.max);
    } else {
      shape.push_back(element);
    }
  }
  if (shape.empty() || shape.front().is_gap() || shape.back().is_gap()) {
    return fault("a shape begins and ends with a character of the number");
  }
  if (shape.size() > kMaxElements) return fault("the shape is too long");
  return shape;
}

Result<NumberCheck> parse_number_check(std::string_view text) {
  Words words(text);
  NumberCheck check;
  if (read_check(words, check)) return check;
  return fault(fmt::format(
      "the check '{}' is not understood; write luhn, verhoeff, mod11_10, 'at 9 weights 8 7 ... mod "
      "11 complement', 'sum 1 3 ... mod 10', 'date yymmdd 1' or 'part 4-5 in 50-65'",
      text));
}

}  // namespace expunge
