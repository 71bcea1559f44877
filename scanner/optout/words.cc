#include "optout/words.h"

#include <algorithm>

#include "base/utf8.h"
#include "names/letters.h"

namespace expunge {
namespace {

enum ByteClass : std::uint8_t { kSeparator, kWordByte, kBeyondAscii };

constexpr auto kByteClasses = [] {
  std::array<ByteClass, 256> classes{};
  for (int c = 0; c < 256; ++c) {
    const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    classes[static_cast<std::size_t>(c)] = c >= 0x80 ? kBeyondAscii : word ? kWordByte : kSeparator;
  }
  return classes;
}();

ByteClass class_of(char c) { return kByteClasses[static_cast<unsigned char>(c)]; }

constexpr bool in_range(char32_t c, char32_t first, char32_t last) {
  return c >= first && c <= last;
}

// Marks that a spelling leaves out: combining marks, Hebrew points, Arabic vowel signs and the
// stretching line, joiners.
bool is_mark(char32_t c) {
  return in_range(c, 0x300, 0x36F) || in_range(c, 0x591, 0x5C7) || in_range(c, 0x64B, 0x652) ||
         c == 0x640 || c == 0x670 || c == 0x200C || c == 0x200D || in_range(c, 0xFE00, 0xFE0F);
}

// One letter for those that are written for each other; 0: none.
char32_t plain_letter(char32_t c) {
  switch (c) {
    case 0x3AC:  // Greek with tonos or dialytika, final sigma
      return 0x3B1;
    case 0x3AD:
      return 0x3B5;
    case 0x3AE:
      return 0x3B7;
    case 0x3AF:
    case 0x3CA:
    case 0x390:
      return 0x3B9;
    case 0x3CC:
      return 0x3BF;
    case 0x3CD:
    case 0x3CB:
    case 0x3B0:
      return 0x3C5;
    case 0x3CE:
      return 0x3C9;
    case 0x3C2:
      return 0x3C3;
    case 0x451:  // Cyrillic yo
      return 0x435;
    case 0x622:  // Arabic alef with madda, hamza; alef maksura, teh marbuta
    case 0x623:
    case 0x625:
    case 0x671:
      return 0x627;
    case 0x649:
    case 0x6CC:
      return 0x64A;
    case 0x629:
      return 0x647;
    case 0x6A9:
      return 0x643;
    default:
      return 0;
  }
}

// Latin letters that stand for two.
std::string_view two_letters(char32_t c) {
  switch (c) {
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0xC6:
    case 0xE6:
      return "ae";
    case 0x152:
    case 0x153:
      return "oe";
    case 0xDE:
    case 0xFE:
      return "th";
    case 0x130:
    case 0x131:
      return "i";
    case 0x149:
      return "n";
    default:
      return {};
  }
}

// The spelling of one letter; at most six bytes.
std::size_t spell(char32_t c, char* out) {
  if (const std::string_view two = two_letters(c); !two.empty()) {
    std::ranges::copy(two, out);
    return two.size();
  }
  const char32_t low = to_lower(c);
  const char32_t plain = plain_letter(low);
  std::string utf8;
  append_utf8(plain != 0 ? plain : low, utf8);
  if (low < 0x250 || in_range(low, 0x1E00, 0x1EFF)) {
    std::string latin;
    if (append_plain(utf8, latin)) utf8 = std::move(latin);
  }
  std::ranges::copy(utf8, out);
  return utf8.size();
}

bool is_joining_sign(char32_t c) {
  switch (c) {
    case '-':
    case '_':
    case '\'':
    case '.':
    case 0xB7:    // middle dot, as in transliterated names
    case 0x2010:  // hyphens, dashes
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2018:  // quotes for apostrophes
    case 0x2019:
    case 0x30FB:  // katakana middle dot
    case 0xFF65:
      return true;
    default:
      return false;
  }
}

bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x3000 ||
         in_range(c, 0x2000, 0x200B);
}

}  // namespace

bool is_unspaced(char32_t c) {
  return in_range(c, 0x0E00, 0x0FFF) || in_range(c, 0x1000, 0x109F) ||
         in_range(c, 0x1780, 0x17FF) || in_range(c, 0x2E80, 0x9FFF) ||
         in_range(c, 0xA960, 0xA97F) || in_range(c, 0xAC00, 0xD7FF) ||
         in_range(c, 0xF900, 0xFAFF) || in_range(c, 0xFF66, 0xFFDC) ||
         in_range(c, 0x20000, 0x3FFFF);
}

WordGap WordReader::gap_before(std::size_t begin) const {
  constexpr std::size_t kWidest = 8;
  const std::string_view gap = text_.substr(end_, begin - end_);
  if (gap.empty() || gap == " ") return WordGap::kClose;
  if (gap.size() > kWidest) return WordGap::kApart;
  int signs = 0;
  int line_ends = 0;
  bool comma = false;
  bool stop_behind_initial = false;
  bool other = false;
  bool blank = false;
  for (std::size_t at = 0; at < gap.size();) {
    const bool at_begin = at == 0;
    const char32_t c = next_code_point(gap, at);
    if (c == '\n') {
      ++line_ends;
    } else if (is_blank(c)) {
      blank = true;
    } else if (c == '*' || c == '~' || c == '`') {
      continue;  // emphasis in Markdown
    } else if (c == '.' && at_begin && initial_) {
      stop_behind_initial = true;
    } else if (is_joining_sign(c)) {
      ++signs;
    } else if (c == ',' || c == 0x3001 || c == 0xFF0C) {
      comma = true;
      ++signs;
    } else {
      other = true;
    }
  }
  if (line_ends > 1) return WordGap::kApart;
  if (other) return WordGap::kLoose;
  if (comma) return signs == 1 ? WordGap::kComma : WordGap::kLoose;
  if (signs == 0 || (signs == 1 && !blank && line_ends == 0)) return WordGap::kClose;
  return stop_behind_initial && signs == 1 && !blank ? WordGap::kClose : WordGap::kLoose;
}

// The rest of a word from a character beyond ASCII on.  False if the character is no letter and the
// word has not begun.
bool WordReader::read_beyond_ascii() {
  while (at_ < text_.size()) {
    const char byte = text_[at_];
    const ByteClass kind = class_of(byte);
    if (kind == kSeparator) break;
    if (size_ >= kLongest) {  // passed over: a spelling that no entry has
      buffer_[0] = '\0';
      if (kind == kWordByte) {
        ++at_;
        continue;
      }
    }
    if (kind == kWordByte) {
      digits_ = digits_ || byte <= '9';
      buffer_[size_++] = static_cast<char>(byte | 0x20);
      ++at_;
      continue;
    }
    std::size_t next = at_;
    const char32_t c = next_code_point(text_, next);
    if (is_mark(c)) {
      if (size_ == 0) return false;
      at_ = next;
      continue;
    }
    if (!is_letter(c)) break;
    if (is_unspaced(c)) {
      if (size_ > 0) break;
      size_ = spell(c, buffer_.data());
      at_ = next;
      return true;
    }
    if (size_ < kLongest) size_ += spell(c, buffer_.data() + size_);
    at_ = next;
  }
  return size_ > 0;
}

bool WordReader::next() {
  for (;;) {
    while (at_ < text_.size() && class_of(text_[at_]) == kSeparator) ++at_;
    if (at_ >= text_.size()) return false;
    const std::size_t begin = at_;
    const bool was_initial = size_ == 1;
    size_ = 0;
    digits_ = false;
    while (at_ < text_.size() && class_of(text_[at_]) == kWordByte && size_ < kLongest) {
      digits_ = digits_ || text_[at_] <= '9';
      buffer_[size_++] = static_cast<char>(text_[at_++] | 0x20);
    }
    if (at_ < text_.size() && class_of(text_[at_]) != kSeparator && !read_beyond_ascii()) {
      if (at_ == begin) (void)next_code_point(text_, at_);
      size_ = was_initial ? 1 : 0;
      continue;
    }
    initial_ = was_initial;
    gap_ = first_ ? WordGap::kApart : gap_before(begin);
    first_ = false;
    begin_ = begin;
    end_ = at_;
    return true;
  }
}

std::vector<std::string> spelled_words(std::string_view text) {
  std::vector<std::string> words;
  for (WordReader reader(text); reader.next();) words.emplace_back(reader.spelling());
  return words;
}

}  // namespace expunge
