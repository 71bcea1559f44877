#include "text/spoken_cues.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "text/byte_masks.h"

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

bool is_ascii_word(char c) { return kWordBytes[static_cast<unsigned char>(c)] == 1; }
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
  WordEdges next(const char* bytes, const ByteMasks& masks) {
    const std::uint64_t pairs =
        masks.wide == 0 ? 0 : mask_of(bytes, [](ByteBlock b) { return b.in_range(0xC3, 0xDF); });
    const std::uint64_t ascii = masks.letter | masks.digit;
    const std::uint64_t word = ascii | pairs | pairs << 1 | pair_;
    const std::uint64_t before = word << 1 | word_;
    const WordEdges edges{word & ~before, before & ~word};
    pair_ = pairs >> (kMaskBytes - 1);
    word_ = word >> (kMaskBytes - 1);
    seen_pairs_ = seen_pairs_ || pairs != 0;
    note_singles(edges);
    return edges;
  }

  // False if surely no four tokens of one character stood in a row, one byte apart.
  bool may_have_row() const { return row_; }

 private:
  // Counts tokens by their distance: from one of one character to the next it is two bytes, or
  // three if the character is a pair.
  void note_singles(WordEdges edges) {
    constexpr std::uint64_t kLast = std::uint64_t{1} << (kMaskBytes - 1);  // its end is not known
    const std::uint64_t one = seen_pairs_ ? edges.begins : edges.begins & (edges.ends >> 1 | kLast);
    const std::uint64_t two = one & behind(one, one_);
    const std::uint64_t three = one & behind(two, two_);
    row_ = row_ || (one & behind(three, three_)) != 0;
    one_ = one;
    two_ = two;
    three_ = three;
  }

  std::uint64_t behind(std::uint64_t mask, std::uint64_t mask_before) const {
    const std::uint64_t next = mask << 2 | mask_before >> (kMaskBytes - 2);
    return seen_pairs_ ? next | mask << 3 | mask_before >> (kMaskBytes - 3) : next;
  }

  std::uint64_t pair_ = 0;  // 1 if the last byte began a pair
  std::uint64_t word_ = 0;  // 1 if the last byte belonged to a token
  bool seen_pairs_ = false;
  // Where the first, second and third token of a row may begin, in the bytes before.
  std::uint64_t one_ = 0;
  std::uint64_t two_ = 0;
  std::uint64_t three_ = 0;
  bool row_ = false;
};

// Whether four tokens of one character stand in a row with the same byte between.
bool has_row_of_singles(std::string_view text) {
  constexpr int kLeast = 4;
  int row = 0;
  char separator = '\0';
  std::size_t row_end = 0;
  for (Range at = next_token(text, 0); at.begin < text.size(); at = next_token(text, at.end)) {
    if (!is_single(text.substr(at.begin, at.end - at.begin))) continue;
    if (row == 0 || at.begin != row_end + 1) {
      row = 1;
    } else {
      row = row == 1 || text[row_end] == separator ? row + 1 : 2;
      separator = text[row_end];
    }
    row_end = at.end;
    if (row == kLeast) return true;
  }
  return false;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Counts what is met in a row, as a scan goes over the tokens.  A token that is no word for a
// character or digit matters only behind spelled digits: the scan may leave it out elsewhere.
class CueScan {
 public:
  explicit CueScan(std::string_view text) : text_(text) {}

  bool is_behind_digits() const { return row_ > 0; }

  void visit(Range token) {
    const std::string_view word = text_.substr(token.begin, token.end - token.begin);
    const SpokenWord found = find_spoken_word(word);
    const SpokenKind kind = found.kind;
    if (is_spoken_digit(kind)) {
      row_ = in_digit_row(token) ? row_ + 1 : 1;
      digit_end_ = token.end;
      digits_ = digits_ || row_ >= kLeastSpokenDigits;
    } else {
      // "o" may stand for zero, and literal digits between spelled ones.
      const bool between = is_single(word) || kind == SpokenKind::kAnd ||
                           kind == SpokenKind::kDot || is_digit(word[0]);
      if (between && in_digit_row(token)) {
        digit_end_ = token.end;
      } else {
        row_ = 0;
      }
      note_sign(token, found);
    }
  }

  SpokenCues cues() const {
    SpokenCues cues;
    const bool has_sign = spoken_sign_ && text_.find('@') != std::string_view::npos;
    cues.mail = sure_at_ || bracketed_dot_ || dots_ >= kDotsOfAddress || underscore_ ||
                ((at_ || slash_) && dot_) || has_sign;
    cues.digits = digits_;
    return cues;
  }

 private:
  bool in_digit_row(Range token) const {
    return row_ > 0 && is_digit_gap(text_.substr(digit_end_, token.begin - digit_end_));
  }

  void note_sign(Range token, const SpokenWord& word) {
    switch (word.kind) {
      case SpokenKind::kNone:
      case SpokenKind::kAnd:
        return;
      case SpokenKind::kAt:
        (is_bracketed(text_, token.begin, token.end) ? sure_at_ : at_) = true;
        return;
      case SpokenKind::kSurelyAt:
        sure_at_ = true;
        return;
      case SpokenKind::kDot:
        spoken_sign_ = dot_ = true;
        ++dots_;
        bracketed_dot_ = bracketed_dot_ || is_bracketed(text_, token.begin, token.end);
        // In Turkish "at" is "et", which is too common elsewhere to look for.
        sure_at_ = sure_at_ || word.text == "nokta";
        return;
      case SpokenKind::kUnderscore:
        spoken_sign_ = underscore_ = true;
        return;
      case SpokenKind::kDash:
        // "guion bajo": the second word makes an underscore of it, and is not looked for.
        underscore_ = underscore_ || (word.languages & kSpokenEnglish) == 0;
        spoken_sign_ = true;
        return;
      case SpokenKind::kSlash:
        slash_ = true;
        return;
      default:
        spoken_sign_ = true;
        return;
    }
  }

  std::string_view text_;
  bool at_ = false;
  bool sure_at_ = false;
  static constexpr int kDotsOfAddress = 3;  // of the Internet
  bool dot_ = false;
  int dots_ = 0;
  bool bracketed_dot_ = false;
  bool spoken_sign_ = false;
  bool underscore_ = false;
  bool slash_ = false;
  bool digits_ = false;
  int row_ = 0;  // spelled digits, up to the token before
  std::size_t digit_end_ = 0;
};

}  // namespace

bool is_digit_gap(std::string_view gap) {
  constexpr std::size_t kLongest = 4;  // "four-oh-six... five"
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

bool is_spoken_sign(std::string_view text, std::size_t at) {
  if (text[at] == '@') {
    if (at + 1 < text.size() && (text[at + 1] == '\n' || text[at + 1] == '\r')) return true;
    constexpr std::size_t kLongestHost = 40;
    return at > 1 && text[at - 1] == ' ' && at + 1 < text.size() && text[at + 1] == ' ' &&
           text.substr(at, kLongestHost).find(" . ") != std::string_view::npos;
  }
  if (at < 2 || text[at] == '`' || !is_bracketed(text, at - 1, at)) return false;
  const char sign = text[at - 1];
  if (sign == '.' || sign == '@') return true;
  const auto is_word = [text](std::size_t i) {
    return i < text.size() &&
           (is_ascii_word(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80);
  };
  return (sign == 'a' || sign == 'A') && at >= 3 && is_word(at - 3) && is_word(at + 1);
}

SpokenCues find_spoken_cues(std::string_view text) {
  CueScan scan(text);
  const auto visit = [&scan, text](const char* token, std::size_t begin, std::size_t end) {
    if (may_be_spoken_cue(token, end - begin) || scan.is_behind_digits()) {
      scan.visit({begin, std::min(end, text.size())});  // a text not valid may end within a pair
    }
  };
  const MaskedText masked(text);
  MaskBuffer buffer;
  ByteMasks own;
  WordMask words;
  std::size_t open = kNoToken;  // where a token began that goes on behind the bytes before
  bool sign = false;
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    const char* const bytes = masked_bytes(text, base, buffer);
    const ByteMasks& masks = masked.masks(base, own);
    WordEdges edges = words.next(bytes, masks);
    for (std::uint64_t signs = sign ? 0 : masks.sign; signs != 0;) {
      const std::size_t at = base + take_lowest(signs);
      sign = sign || (at < text.size() && is_spoken_sign(text, at));
    }
    if (open != kNoToken) {
      if (edges.ends == 0) continue;
      const std::size_t end = base + take_lowest(edges.ends);
      if (open + kMaskMargin <= text.size()) {
        visit(text.data() + open, open, end);
      } else {
        scan.visit({open, std::min(end, text.size())});
      }
    }
    while (edges.ends != 0) {
      const std::size_t begin = take_lowest(edges.begins);
      visit(bytes + begin, base + begin, base + take_lowest(edges.ends));
    }
    open = edges.begins != 0 ? base + take_lowest(edges.begins) : kNoToken;
  }
  if (open != kNoToken) scan.visit({open, text.size()});
  SpokenCues cues = scan.cues();
  cues.mail = cues.mail || sign;
  cues.letters = words.may_have_row() && has_row_of_singles(text);
  return cues;
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
