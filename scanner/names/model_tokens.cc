// Masks say what each byte is; shifts of whole masks say which characters join words; what is left
// to do one by one is the tokens' beginnings.  Only lines with bytes beyond ASCII cost a look at
// these bytes.
#include "names/model_tokens.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/utf8.h"

namespace expunge {
namespace {

// Stand-ins, padded so that they can be read like text.
using StandIn = std::array<char, kTokenMargin + 8>;
constexpr StandIn stand_in(std::string_view text) {
  StandIn out{};
  for (std::size_t i = 0; i < text.size(); ++i) out[i] = text[i];
  return out;
}
constexpr StandIn kHandleType = stand_in("@h");
constexpr StandIn kTagType = stand_in("#h");
constexpr StandIn kUrlType = stand_in("http");
constexpr StandIn kSymbolType = stand_in("\x80");
constexpr StandIn kEllipsisType = stand_in("...");
constexpr std::array<StandIn, 6> kNumberTypes = {stand_in("0"),     stand_in("00"),
                                                 stand_in("000"),   stand_in("0000"),
                                                 stand_in("00000"), stand_in("0a")};

struct Clitic {
  std::string_view tail;  // behind the apostrophe, in lower case
  StandIn type;
  std::uint32_t size;
};
constexpr std::array<Clitic, 6> kClitics = {{{"s", stand_in("'s"), 2},
                                             {"m", stand_in("'m"), 2},
                                             {"d", stand_in("'d"), 2},
                                             {"re", stand_in("'re"), 3},
                                             {"ve", stand_in("'ve"), 3},
                                             {"ll", stand_in("'ll"), 3}}};
constexpr StandIn kNotType = stand_in("n't");

// A full stop behind these belongs to them.
constexpr std::array<std::string_view, 15> kTitles = {"Mr",  "Ms",  "Dr",   "St",   "Jr",
                                                      "Sr",  "Lt",  "Mrs",  "Sgt",  "Rev",
                                                      "Gen", "Sen", "Prof", "Capt", "Fr"};

unsigned char byte_at(std::string_view line, std::size_t at) {
  return static_cast<unsigned char>(line[at]);
}
unsigned char lower_ascii(char c) { return static_cast<unsigned char>(c) | 0x20U; }
bool is_ascii_letter(char c) { return lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_handle_byte(char c) {
  return is_ascii_letter(c) || is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// Thai and Lao vowels and tone marks that stand on the consonant before them.
bool is_southeast_mark(char32_t c) {
  const char32_t in_block = c & 0x7F;
  return (c >= 0x0E00 && c <= 0x0EFF) &&
         (in_block == 0x31 || (in_block >= 0x34 && in_block <= 0x3A) ||
          (in_block >= 0x47 && in_block <= 0x4E));
}

// Scripts that put no spaces between words, or glue particles to names (Hangul).
bool is_unspaced(char32_t c) {
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x3041 && c <= 0x30FF && c != 0x3097) ||
         (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || c == 0x3005 ||
         (c >= 0x20000 && c <= 0x2FFFF);
}

enum class WideClass : std::uint8_t { kLetter, kUnspaced, kMark, kSpace, kSymbol, kApostrophe };

WideClass class_of(char32_t c) {
  if (c < 0xC0) return c == 0xA0 || c == 0x85 ? WideClass::kSpace : WideClass::kSymbol;
  if (c == 0xD7 || c == 0xF7) return WideClass::kSymbol;
  if (c < 0x0E00) {
    const bool symbol = c == 0x060C || c == 0x061B || c == 0x061F || c == 0x06D4 || c == 0x0964 ||
                        c == 0x0965 || c == 0x037E || c == 0x0589;
    return symbol ? WideClass::kSymbol : WideClass::kLetter;
  }
  if (is_southeast_mark(c)) return WideClass::kMark;
  if (is_unspaced(c)) return WideClass::kUnspaced;
  if (c < 0x2000) return WideClass::kLetter;
  if (c == 0x2018 || c == 0x2019) return WideClass::kApostrophe;
  if (c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000) {
    return WideClass::kSpace;
  }
  if (c <= 0x200F) return WideClass::kLetter;  // joiners and marks of direction, inside words
  const bool symbol =
      c < 0x2C00 || (c >= 0x2E00 && c < 0x3400) || (c >= 0xFE00 && c <= 0xFE6F) || c >= 0xFF00;
  return symbol ? WideClass::kSymbol : WideClass::kLetter;
}

// Punctuation says more than other symbols: it keeps its own type.
bool is_punctuation(char32_t c) {
  return (c >= 0x2010 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF00 && c <= 0xFF65) || (c >= 0xA0 && c < 0xC0) || (c >= 0x0300 && c < 0x1000);
}

}  // namespace

// A character of a script without spaces: a token of its own, with the marks that stand on it.
void ModelTokeniser::settle_character(std::size_t at, std::size_t size, bool extends) {
  if (extends) {
    runs_[at / 64].cut &= ~(1ULL << (at % 64));
  } else {
    runs_[at / 64].cut |= 1ULL << (at % 64);
  }
  const std::size_t next = at + size;
  runs_[next / 64].cut |= 1ULL << (next % 64);
}

// The masks take every byte beyond ASCII for a letter; here the exceptions.
void ModelTokeniser::settle_wide(std::string_view line, std::size_t at) {
  std::size_t next = at;
  const char32_t c = next_code_point(line, next);
  const std::size_t size = next - at;
  if (size == 1) return;  // malformed: a letter
  const WideClass kind = class_of(c);
  switch (kind) {
    case WideClass::kLetter:
      return;
    case WideClass::kUnspaced:
      settle_character(at, size, false);
      return;
    case WideClass::kMark:
      settle_character(at, size, at > 0 && byte_at(line, at - 1) >= 0x80);
      return;
    case WideClass::kApostrophe:
      if (at > 0 && is_handle_byte(line[at - 1]) && !is_digit(line[at - 1]) && next < line.size() &&
          is_handle_byte(line[next]) && !is_digit(line[next])) {
        runs_[at / 64].joint |= 1ULL << (at % 64);
        return;
      }
      break;
    case WideClass::kSpace:
    case WideClass::kSymbol:
      break;
  }
  for (std::size_t i = at; i < next; ++i) {
    ModelMasks& masks = masks_[i / 64];
    masks.letter &= ~(1ULL << (i % 64));
    if (i > at || kind == WideClass::kSpace) masks.space |= 1ULL << (i % 64);
  }
}

// Which bytes are parts of words: letters, digits, and what joins them.
void ModelTokeniser::build_runs(std::size_t blocks) {
  std::uint64_t letter_carry = 0;
  std::uint64_t digit_carry = 0;
  std::uint64_t single_carry = 0;
  for (std::size_t k = 0; k < blocks; ++k) {
    const ModelMasks& in = masks_[k];
    const ModelMasks& after = masks_[k + 1];
    const std::uint64_t letter_before = in.letter << 1 | letter_carry;
    const std::uint64_t letter_after = in.letter >> 1 | after.letter << 63;
    const std::uint64_t digit_before = in.digit << 1 | digit_carry;
    const std::uint64_t digit_after = in.digit >> 1 | after.digit << 63;
    const std::uint64_t upper_after = in.upper >> 1 | after.upper << 63;
    const std::uint64_t alnum_before = letter_before | digit_before;
    const std::uint64_t alnum_after = letter_after | digit_after;
    const std::uint64_t apostrophe = in.apostrophe & letter_before & letter_after;
    const std::uint64_t hyphen = in.hyphen & alnum_before & letter_after & ~upper_after;
    const std::uint64_t separator = in.separator & digit_before & digit_after;
    const std::uint64_t underscore = in.underscore & alnum_before & alnum_after;
    // A capital on its own and the full stop behind it; not the pronoun I.
    const std::uint64_t single = in.upper & ~alnum_before & ~letter_after & ~in.pronoun;
    const std::uint64_t initial = in.period & (single << 1 | single_carry);
    letter_carry = in.letter >> 63;
    digit_carry = in.digit >> 63;
    single_carry = single >> 63;
    Runs& out = runs_[k];
    out.joint |= apostrophe;
    out.word = in.letter | in.digit | apostrophe | hyphen | separator | underscore | initial;
  }
}

std::size_t ModelTokeniser::run_end(std::size_t begin) const {
  std::size_t block = begin / 64;
  const std::uint64_t behind = begin % 64 == 63 ? 0 : ~0ULL << (begin % 64 + 1);
  std::uint64_t ends = (~runs_[block].word | runs_[block].cut) & behind;
  while (ends == 0) {
    ++block;
    ends = ~runs_[block].word | runs_[block].cut;
  }
  return block * 64 + static_cast<std::size_t>(__builtin_ctzll(ends));
}

bool ModelTokeniser::has_joint(std::size_t begin, std::size_t end) const {
  const std::size_t first = begin / 64;
  const std::size_t last = (end - 1) / 64;
  for (std::size_t block = first; block <= last; ++block) {
    std::uint64_t joints = runs_[block].joint;
    if (block == first) joints &= ~0ULL << (begin % 64);
    if (block == last && end % 64 != 0) joints &= (1ULL << (end % 64)) - 1;
    if (joints != 0) return true;
  }
  return false;
}

// "Dana's" is Dana and 's; "don't" is do and n't; "O'Neil" stays whole.
bool ModelTokeniser::add_with_clitic(std::string_view line, std::size_t begin, std::size_t end,
                                     std::vector<ModelToken>& out) const {
  std::size_t mark = end - 1;
  while (mark > begin && line[mark] != '\'' && byte_at(line, mark) != 0xE2) --mark;
  const std::size_t tail = mark + (line[mark] == '\'' ? 1 : 3);
  if (mark == begin || tail >= end) return false;
  const std::size_t length = end - tail;
  const auto add = [&](std::size_t cut, const StandIn& type, std::uint32_t size) {
    out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(cut),
                   line.data() + begin, static_cast<std::uint32_t>(cut - begin), TokenKind::kWord});
    out.push_back({static_cast<std::uint32_t>(cut), static_cast<std::uint32_t>(end), type.data(),
                   size, TokenKind::kClitic});
  };
  for (const Clitic& clitic : kClitics) {
    if (clitic.tail.size() != length || lower_ascii(line[tail]) != byte_at(clitic.tail, 0))
      continue;
    if (length == 2 && lower_ascii(line[tail + 1]) != byte_at(clitic.tail, 1)) continue;
    add(mark, clitic.type, clitic.size);
    return true;
  }
  if (length == 1 && lower_ascii(line[tail]) == 't' && lower_ascii(line[mark - 1]) == 'n' &&
      mark - 1 > begin) {
    add(mark - 1, kNotType, 3);
    return true;
  }
  return false;
}

// The token of the run [begin, end); where it ends.
std::size_t ModelTokeniser::add_word(std::string_view line, std::size_t begin, std::size_t end,
                                     std::vector<ModelToken>& out) {
  const auto at = static_cast<std::uint32_t>(begin);
  const auto size = static_cast<std::uint32_t>(end - begin);
  const char first = line[begin];
  if (is_digit(first)) {
    const bool pure = std::all_of(line.begin() + static_cast<std::ptrdiff_t>(begin),
                                  line.begin() + static_cast<std::ptrdiff_t>(end),
                                  [](char c) { return static_cast<unsigned char>(c) < 'A'; });
    const std::size_t digits = std::min<std::size_t>(size, kNumberTypes.size() - 1);
    const StandIn& type = pure ? kNumberTypes[digits - 1] : kNumberTypes.back();
    out.push_back({at, static_cast<std::uint32_t>(end), type.data(),
                   pure ? static_cast<std::uint32_t>(digits) : 2U, TokenKind::kNumber});
    return end;
  }
  if ((size == 4 || size == 5) && line.substr(begin, 4) == "http" &&
      line.substr(end).starts_with("://")) {
    std::size_t stop = end;
    while (stop < line.size() && byte_at(line, stop) > ' ') ++stop;
    out.push_back({at, static_cast<std::uint32_t>(stop), kUrlType.data(), 4, TokenKind::kUrl});
    return stop;
  }
  if (size < 5 && end < line.size() && line[end] == '.' && first >= 'A' && first <= 'Z' &&
      std::find(kTitles.begin(), kTitles.end(), line.substr(begin, size)) != kTitles.end()) {
    out.push_back(
        {at, static_cast<std::uint32_t>(end + 1), line.data() + begin, size, TokenKind::kWord});
    return end + 1;
  }
  if (has_joint(begin, end) && add_with_clitic(line, begin, end, out)) return end;
  TokenKind kind = TokenKind::kWord;
  if (static_cast<unsigned char>(first) >= 0x80) {
    std::size_t after = begin;
    const char32_t c = next_code_point(line, after);
    if (is_unspaced(c)) kind = TokenKind::kCharacter;
  }
  out.push_back({at, static_cast<std::uint32_t>(end), line.data() + begin, size, kind});
  return end;
}

// A mark of punctuation or a symbol; where it ends.
std::size_t ModelTokeniser::add_mark(std::string_view line, std::size_t begin,
                                     std::vector<ModelToken>& out) {
  const auto at = static_cast<std::uint32_t>(begin);
  const char first = line[begin];
  std::size_t end = begin + 1;
  const auto add = [&](const char* type, std::uint32_t size, TokenKind kind) {
    out.push_back({at, static_cast<std::uint32_t>(end), type, size, kind});
    return end;
  };
  if (static_cast<unsigned char>(first) >= 0x80) {
    end = begin;
    const char32_t c = next_code_point(line, end);
    if (is_punctuation(c)) {
      return add(line.data() + begin, static_cast<std::uint32_t>(end - begin),
                 TokenKind::kPunctuation);
    }
    return add(kSymbolType.data(), 1, TokenKind::kPunctuation);
  }
  if ((first == '@' || first == '#') && end < line.size() && is_word(end)) {
    while (end < line.size() && is_handle_byte(line[end])) ++end;
    const bool handle = first == '@';
    return add(handle ? kHandleType.data() : kTagType.data(), 2,
               handle ? TokenKind::kHandle : TokenKind::kTag);
  }
  if (end < line.size() && line[end] == first) {
    while (end < line.size() && line[end] == first) ++end;
    if (first == '.') return add(kEllipsisType.data(), 3, TokenKind::kPunctuation);
  }
  return add(line.data() + begin, 1, TokenKind::kPunctuation);
}

void ModelTokeniser::emit(std::string_view line, std::size_t blocks, std::vector<ModelToken>& out) {
  std::uint64_t word_carry = 0;
  std::size_t done = 0;  // bytes before it are in tokens
  for (std::size_t k = 0; k < blocks; ++k) {
    const Runs& runs = runs_[k];
    std::uint64_t starts = (runs.word & ~(runs.word << 1 | word_carry)) |
                           (~runs.word & ~masks_[k].space) | (runs.cut & runs.word);
    word_carry = runs.word >> 63;
    while (starts != 0) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(starts));
      starts &= starts - 1;
      const std::size_t begin = k * 64 + bit;
      if (begin < done) continue;
      const bool word = (runs.word >> bit & 1) != 0;
      const std::size_t end = word ? run_end(begin) : begin + 1;
      done = word ? add_word(line, begin, end, out) : add_mark(line, begin, out);
      // A token that ends inside a run: the rest of the run begins a token.
      if (done == end || done >= line.size() || !is_word(done)) continue;
      if (done / 64 == k) {
        starts |= 1ULL << (done % 64);
      } else {
        runs_[done / 64].cut |= 1ULL << (done % 64);
      }
    }
  }
}

void ModelTokeniser::tokenise(std::string_view line, std::vector<ModelToken>& out) {
  out.clear();
  if (line.empty()) return;
  const std::size_t blocks = (line.size() + 63) / 64;
  if (masks_.size() < blocks + 2) {
    masks_.resize(blocks * 2 + 2);
    runs_.resize(blocks * 2 + 2);
  }
  classify_(line.data(), blocks, masks_.data());
  std::fill_n(runs_.begin(), blocks + 2, Runs{});
  masks_[blocks] = ModelMasks{};
  masks_[blocks].space = ~0ULL;
  for (std::size_t k = 0; k < blocks; ++k) {
    for (std::uint64_t wide = masks_[k].wide; wide != 0; wide &= wide - 1) {
      const std::size_t at = k * 64 + static_cast<std::size_t>(__builtin_ctzll(wide));
      if (byte_at(line, at) >= 0xC2) settle_wide(line, at);
    }
  }
  build_runs(blocks);
  emit(line, blocks, out);
}

}  // namespace expunge
