#include "text/spoken_cues.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "text/byte_block.h"

namespace expunge {
namespace {

// How many bytes of a word begin with this byte: ASCII letters and digits, and what UTF-8 writes in
// two bytes, which are the letters of Latin, Greek, Cyrillic, Hebrew and Arabic; else 0.
constexpr auto kWordBytes = [] {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0xC3; c <= 0xDF; ++c) table[c] = 2;
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = 1;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = 1;
  return table;
}();

std::size_t word_bytes(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

bool is_single(std::string_view token) {
  if (token.size() == 1) return true;
  return token.size() == 2 && word_bytes(token[0]) == 2;
}

// Next token at or behind `at`; empty at the end of the text.
struct Range {
  std::size_t begin;
  std::size_t end;
};
Range next_token(std::string_view text, std::size_t at) {
  while (at < text.size() && word_bytes(text[at]) == 0) ++at;
  std::size_t end = at;
  for (std::size_t step = 1; end < text.size() && step != 0; end += step) {
    step = word_bytes(text[end]);
  }
  return {at, std::min(end, text.size())};
}

constexpr std::size_t kNoToken = static_cast<std::size_t>(-1);

// One bit a byte: where tokens begin, and the bytes behind their ends.
struct WordEdges {
  std::uint64_t begins;
  std::uint64_t ends;
};

// Finds the tokens of kMaskBytes bytes after kMaskBytes bytes of a text: what next_token finds.
class WordMask {
 public:
  WordEdges next(const char* bytes) {
    const std::uint64_t pairs = mask_of(bytes, [](ByteBlock b) { return b.in_range(0xC3, 0xDF); });
    const std::uint64_t word =
        pairs << 1 | pair_ | mask_of(bytes, [](ByteBlock b) {
          return b.in_range('0', '9') | b.lowered().in_range('a', 'z') | b.in_range(0xC3, 0xDF);
        });
    const std::uint64_t before = word << 1 | word_;
    pair_ = pairs >> (kMaskBytes - 1);
    word_ = word >> (kMaskBytes - 1);
    return {word & ~before, before & ~word};
  }

 private:
  std::uint64_t pair_ = 0;  // 1 if the last byte began a pair
  std::uint64_t word_ = 0;  // 1 if the last byte belonged to a token
};

std::size_t take_lowest(std::uint64_t& mask) {
  const int lowest = std::countr_zero(mask);
  mask &= mask - 1;
  return static_cast<std::size_t>(lowest);
}

bool counts_as_digit(SpokenKind kind) {
  return kind >= SpokenKind::kDigit && kind <= SpokenKind::kMultiple;
}

// Counts what is met in a row, as a scan goes over the tokens.
class CueScan {
 public:
  explicit CueScan(std::string_view text) : text_(text) {}

  // The tokens of the text in order.
  void visit(Range token) {
    token.end = std::min(token.end, text_.size());  // in a text cut within a pair
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    if (is_single(word)) {
      visit_single(token);
    } else if (row_ > 0 || may_be_spoken_cue(text_, token.begin, token.end)) {
      visit_word(token, find_spoken_word(word).kind);
    }
  }

  SpokenCues cues() const {
    SpokenCues cues;
    const bool has_sign = spoken_sign_ && text_.find('@') != std::string_view::npos;
    cues.mail = sure_at_ || bracketed_dot_ || (at_ && dot_) || has_sign;
    cues.digits = digits_;
    cues.letters = letters_;
    return cues;
  }

 private:
  static constexpr int kLeastDigits = 3;
  static constexpr int kLeastLetters = 4;

  void visit_single(Range token) {
    const bool in_row = token.begin == single_end_ + 1 && single_end_ != 0;
    const char separator = in_row ? text_[single_end_] : '\0';
    singles_ =
        in_row && (singles_ == 1 || separator == separator_) ? singles_ + 1 : (in_row ? 2 : 1);
    separator_ = separator;
    single_end_ = token.end;
    letters_ = letters_ || singles_ >= kLeastLetters;
    // "o" may stand for zero, and literal digits between spelled ones.
    extend_digit_row(token, true);
  }

  bool in_digit_row(Range token) const {
    return row_ > 0 && is_digit_gap(text_.substr(digit_end_, token.begin - digit_end_));
  }

  // A token that can stand between spelled digits goes on with their row, any other ends it.
  void extend_digit_row(Range token, bool can_stand_between) {
    if (row_ == 0) return;
    if (can_stand_between && in_digit_row(token)) {
      digit_end_ = token.end;
    } else {
      row_ = 0;
    }
  }

  void visit_word(Range token, SpokenKind kind) {
    if (!counts_as_digit(kind)) {
      const char c = text_[token.begin];
      extend_digit_row(token, kind == SpokenKind::kAnd || (c >= '0' && c <= '9'));
    }
    if (kind == SpokenKind::kNone || kind == SpokenKind::kAnd) return;
    if (counts_as_digit(kind)) {
      row_ = in_digit_row(token) ? row_ + 1 : 1;
      digit_end_ = token.end;
      digits_ = digits_ || row_ >= kLeastDigits;
      return;
    }
    switch (kind) {
      case SpokenKind::kAt:
        (is_bracketed(text_, token.begin, token.end) ? sure_at_ : at_) = true;
        return;
      case SpokenKind::kSurelyAt:
        sure_at_ = true;
        return;
      case SpokenKind::kDot:
        spoken_sign_ = dot_ = true;
        bracketed_dot_ = bracketed_dot_ || is_bracketed(text_, token.begin, token.end);
        return;
      default:
        spoken_sign_ = true;
        return;
    }
  }

  std::string_view text_;
  bool at_ = false;
  bool sure_at_ = false;
  bool dot_ = false;
  bool bracketed_dot_ = false;
  bool spoken_sign_ = false;
  bool digits_ = false;
  bool letters_ = false;
  int row_ = 0;
  std::size_t digit_end_ = 0;
  int singles_ = 0;
  char separator_ = '\0';
  std::size_t single_end_ = 0;
};

}  // namespace

bool is_digit_gap(std::string_view gap) {
  constexpr std::size_t kLongest = 3;
  return gap.size() <= kLongest && std::all_of(gap.begin(), gap.end(), [](char c) {
           return c == ' ' || c == ',' || c == '-' || c == '.' || c == '\n' || c == '\t' ||
                  c == '\r';
         });
}

bool is_bracketed(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == 0 || end >= text.size()) return false;
  switch (text[begin - 1]) {
    case '(':
      return text[end] == ')';
    case '[':
      return text[end] == ']';
    case '{':
      return text[end] == '}';
    case '<':
      return text[end] == '>';
    default:
      return false;
  }
}

SpokenCues find_spoken_cues(std::string_view text) {
  CueScan scan(text);
  std::array<char, kMaskBytes> buffer;
  WordMask words;
  std::size_t open = kNoToken;  // where a token began that goes on behind the bytes before
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    WordEdges edges = words.next(masked_bytes(text, base, buffer));
    if (open != kNoToken) {
      if (edges.ends == 0) continue;
      scan.visit({open, base + take_lowest(edges.ends)});
    }
    while (edges.ends != 0) {
      const std::size_t begin = base + take_lowest(edges.begins);
      scan.visit({begin, base + take_lowest(edges.ends)});
    }
    open = edges.begins != 0 ? base + take_lowest(edges.begins) : kNoToken;
  }
  if (open != kNoToken) scan.visit({open, text.size()});
  return scan.cues();
}

void find_spoken_tokens(std::string_view text, std::vector<SpokenToken>& tokens) {
  tokens.clear();
  for (Range at = next_token(text, 0); at.begin < text.size(); at = next_token(text, at.end)) {
    const std::string_view word = text.substr(at.begin, at.end - at.begin);
    tokens.push_back(
        {static_cast<std::uint32_t>(at.begin), static_cast<std::uint32_t>(at.end),
         find_spoken_word(word), is_single(word),
         std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; })});
  }
}

}  // namespace expunge
