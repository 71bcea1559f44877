#include "text/word_index.h"

#include <bit>
#include <cstring>

#include "text/byte_block.h"
#include "text/byte_masks.h"
#include "text/spoken_cues.h"
#include "text/spoken_words.h"

namespace expunge {
namespace {

// Bit 5 of four bytes, as in first_bytes_of_word; NUL behind the text's end becomes a space.
constexpr std::uint32_t kSpaces = 0x20202020;

ByteBlock letters_and_digits(ByteBlock block) {
  return block.lowered().in_range('a', 'z') | block.in_range('0', '9');
}

ByteBlock first_bytes(ByteBlock block) { return block.in_range(0xC2, 0xFF); }

// The first bytes of letters that find_spoken_cues counts to words: Latin, Greek, Cyrillic, ...
ByteBlock first_bytes_of_letters(ByteBlock block) { return block.in_range(0xC3, 0xDF); }

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// What find_spoken_cues would say of a text, never no where it would say yes.
class MaySpeak {
 public:
  explicit MaySpeak(std::string_view text) : text_(text) {}

  bool result() const { return may_; }
  void set() { may_ = true; }

  // One bit a byte: where words begin, and the bytes behind them.  Looks for four words of one
  // character, one byte apart.
  void note_singles(std::uint64_t begins, std::uint64_t ends) {
    constexpr std::uint64_t kLast = std::uint64_t{1} << (kMaskBytes - 1);  // its end is not known
    const std::uint64_t one = begins & (ends >> 1 | kLast);
    const std::uint64_t two = one & behind(one, one_);
    const std::uint64_t three = two & behind(two, two_);
    may_ = may_ || (three & behind(three, three_)) != 0;
    one_ = one;
    two_ = two;
    three_ = three;
  }

  // A word that begins there.
  void look_at(std::size_t begin) {
    const std::size_t end = end_of_word(begin);
    if (end == begin || !may_be_cue(begin, end)) return;
    const SpokenWord word = find_spoken_word(text_.substr(begin, end - begin));
    switch (word.kind) {
      case SpokenKind::kNone:
      case SpokenKind::kAnd:
      case SpokenKind::kSlash:
        return;  // nothing without another word
      case SpokenKind::kAt:
        may_ = may_ || is_bracketed(text_, begin, end);
        return;
      default:
        if (!is_spoken_digit(word.kind)) {
          may_ = true;
          return;
        }
        row_ = goes_on(begin) ? row_ + 1 : 1;
        digit_end_ = end;
        may_ = may_ || row_ >= kLeastSpokenDigits;
    }
  }

 private:
  std::size_t end_of_word(std::size_t begin) const {
    if (text_.size() - begin >= ByteBlock::kSize) {
      const ByteBlock block = ByteBlock::load(text_.data() + begin);
      const std::uint64_t others = ~letters_and_digits(block).mask();
      const auto length = static_cast<std::size_t>(std::countr_zero(others));
      if (length < ByteBlock::kSize) return begin + length;
      begin += ByteBlock::kSize;
    }
    while (begin < text_.size() && is_word_byte(text_[begin])) ++begin;
    return begin;
  }

  bool may_be_cue(std::size_t begin, std::size_t end) const {
    return text_.size() - begin < SpokenFilter::kBytes ||
           may_be_spoken_cue(text_.data() + begin, end - begin);
  }

  static std::uint64_t behind(std::uint64_t mask, std::uint64_t mask_before) {
    return mask << 2 | mask_before >> (kMaskBytes - 2);
  }

  // Whether the word before may belong to the same number: a digit, or what stands between two.
  bool goes_on(std::size_t begin) const {
    std::size_t end = begin;
    while (end > 0 && !is_word_byte(text_[end - 1])) --end;
    if (row_ == 0 || end == 0 || !is_digit_gap(text_.substr(end, begin - end))) return false;
    std::size_t at = end;
    while (at > 0 && is_word_byte(text_[at - 1])) --at;
    const bool between = end - at <= kLongestSpokenAnd || (text_[at] >= '0' && text_[at] <= '9');
    return end == digit_end_ || between;
  }

  std::string_view text_;
  bool may_ = false;
  // Where the first, second and third word of a row may begin, in the bytes before.
  std::uint64_t one_ = 0;
  std::uint64_t two_ = 0;
  std::uint64_t three_ = 0;
  int row_ = 0;  // digits in words, up to the last
  std::size_t digit_end_ = 0;
};

}  // namespace

void WordIndex::ask_for_spoken(WordFilter& filter) { add_spoken_beginnings(filter); }

const WordFilter& WordIndex::spoken_only() {
  static const WordFilter filter = [] {
    WordFilter made;
    ask_for_spoken(made);
    return made;
  }();
  return filter;
}

bool WordIndex::add(const MaskedText& masked, std::uint32_t offset) {
  const std::string_view text = masked.text();
  // At most one place a byte.
  if (few_.size() < few_count_ + text.size()) few_.resize(few_count_ + text.size());
  if (four_.size() < four_count_ + text.size()) four_.resize(four_count_ + text.size());
  if (spoken_.size() < text.size()) spoken_.resize(text.size());
  std::uint32_t* last_few = few_.data() + few_count_;
  std::uint32_t* last_four = four_.data() + four_count_;
  std::uint32_t* last_spoken = spoken_.data();
  MaySpeak may(text);
  MaskBuffer buffer;
  ByteMasks own;
  std::uint64_t before = 0;  // 1 if the last byte of the bytes before belongs to a word
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    const char* const bytes = masked_bytes(text, base, buffer);
    const ByteMasks& masks = masked.masks(base, own);
    const std::uint64_t words = masks.letter | masks.digit;
    const std::uint64_t high = masks.wide == 0 ? 0 : mask_of(bytes, first_bytes);
    const std::uint64_t behind = words << 1 | before;
    before = words >> (kMaskBytes - 1);
    const std::uint64_t begins = words & ~behind;
    for (std::uint64_t starts = begins | high; starts != 0;) {
      const std::size_t at = take_lowest(starts);
      std::uint32_t word = 0;
      std::memcpy(&word, bytes + at, sizeof word);
      const WordFilter::Wanted wanted = filter_->of(word | kSpaces);
      // Written in any case, kept if wanted.
      const auto place = static_cast<std::uint32_t>(base + at);
      *last_few = offset + place;
      last_few += wanted.by_few;
      *last_four = offset + place;
      last_four += wanted.by_four;
      *last_spoken = place;
      last_spoken += wanted.by_spoken;
    }
    if (high != 0 && mask_of(bytes, first_bytes_of_letters) != 0) may.set();
    may.note_singles(begins, behind & ~words);
    for (std::uint64_t signs = masks.sign; signs != 0;) {
      const std::size_t at = base + take_lowest(signs);
      if (at < text.size() && is_spoken_sign(text, at)) may.set();
    }
  }
  few_count_ = static_cast<std::size_t>(last_few - few_.data());
  four_count_ = static_cast<std::size_t>(last_four - four_.data());
  if (may.result()) return true;
  for (const std::uint32_t* at = spoken_.data(); at != last_spoken; ++at) may.look_at(*at);
  return may.result();
}

}  // namespace expunge
