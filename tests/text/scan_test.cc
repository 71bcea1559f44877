// The scans that look at masks of many bytes find what scans by the byte find, wherever in a block
// it stands.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "text/byte_block.h"
#include "text/spoken_cues.h"
#include "text/view.h"

namespace expunge {
namespace {

constexpr std::size_t kOffsets = 2 * kMaskBytes + 3;

TEST(ByteBlock, ComparesEveryByteWithEveryRange) {
  std::array<char, kMaskBytes> bytes;
  for (unsigned start = 0; start < 256; start += kMaskBytes) {
    for (unsigned i = 0; i < kMaskBytes; ++i) bytes[i] = static_cast<char>(start + i);
    for (const auto& ends : {std::array<unsigned char, 2>{0, 0},
                             {'0', '9'},
                             {'a', 'z'},
                             {0x7E, 0xFF},
                             {0xC3, 0xDF},
                             {0xFF, 0xFF},
                             {0, 0xFF}}) {
      const unsigned char first = ends[0];
      const unsigned char last = ends[1];
      const auto in = [first, last](unsigned c) { return c >= first && c <= last; };
      const auto bit = [](unsigned i, bool set) { return std::uint64_t{set} << i; };
      std::uint64_t range = 0;
      std::uint64_t lowered = 0;
      std::uint64_t either = 0;
      for (unsigned i = 0; i < kMaskBytes; ++i) {
        const unsigned c = start + i;
        range |= bit(i, in(c));
        lowered |= bit(i, in(c | 0x20));
        either |= bit(i, in(c) || c == 'k');
      }
      const auto mask = [&bytes](auto test) { return mask_of(bytes.data(), test); };
      EXPECT_EQ(mask([&](ByteBlock b) { return b.in_range(first, last); }), range);
      EXPECT_EQ(mask([&](ByteBlock b) { return b.lowered().in_range(first, last); }), lowered);
      EXPECT_EQ(mask([&](ByteBlock b) { return b.in_range(first, last) | b.equal_to('k'); }),
                either);
    }
  }
}

TEST(ByteBlock, BehindTheEndIsNothing) {
  const std::string text(kMaskBytes + 5, 'x');
  MaskBuffer buffer;
  const auto count = [&](std::size_t at) {
    return mask_of(masked_bytes(text, at, buffer), [](ByteBlock b) { return b.equal_to('x'); });
  };
  EXPECT_EQ(count(0), ~std::uint64_t{0});
  EXPECT_EQ(count(kMaskBytes), 0x1FU);
}

// The cues by their definition, from the tokens.
class PlainCues {
 public:
  explicit PlainCues(std::string_view text) : text_(text) { find_spoken_tokens(text, tokens_); }

  bool letters() const {
    for (std::size_t i = 0; i + 3 < tokens_.size(); ++i) {
      bool row = tokens_[i].single;
      for (std::size_t k = i + 1; k < i + 4; ++k) {
        row = row && tokens_[k].single && tokens_[k].begin == tokens_[k - 1].end + 1 &&
              text_[tokens_[k - 1].end] == text_[tokens_[i].end];
      }
      if (row) return true;
    }
    return false;
  }

  bool digits() const {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      int spelled = is_digit_word(i) ? 1 : 0;
      for (std::size_t k = i + 1; spelled > 0 && k < tokens_.size() && joined(k); ++k) {
        const char c = text_[tokens_[k].begin];
        const bool between = tokens_[k].single || tokens_[k].word.kind == SpokenKind::kAnd ||
                             tokens_[k].word.kind == SpokenKind::kDot || (c >= '0' && c <= '9');
        if (!is_digit_word(k) && !between) break;
        spelled += is_digit_word(k) ? 1 : 0;
      }
      if (spelled >= 3) return true;
    }
    return false;
  }

  bool mail() const {
    const bool sure = any([this](const SpokenToken& t) {
      const bool brackets = is_bracketed(text_, t.begin, t.end);
      return t.word.kind == SpokenKind::kSurelyAt ||
             (brackets && (t.word.kind == SpokenKind::kAt || t.word.kind == SpokenKind::kDot));
    });
    const auto has = [this](SpokenKind kind) {
      return any([kind](const SpokenToken& t) { return t.word.kind == kind; });
    };
    const bool sign = has(SpokenKind::kDot) || has(SpokenKind::kUnderscore) ||
                      has(SpokenKind::kDash) || has(SpokenKind::kPlus);
    const auto dots = std::count_if(tokens_.begin(), tokens_.end(), [](const SpokenToken& t) {
      return t.word.kind == SpokenKind::kDot;
    });
    const bool joins = has(SpokenKind::kAt) || has(SpokenKind::kSlash);
    return sure || dots >= 3 || has(SpokenKind::kUnderscore) || has_low_dash() ||
           bracketed_sign() || (joins && has(SpokenKind::kDot)) ||
           (sign && text_.find('@') != std::string_view::npos);
  }

 private:
  template <class Test>
  bool any(Test test) const {
    return std::any_of(tokens_.begin(), tokens_.end(), test);
  }

  // "guion bajo"; the second word does not count, and neither does Turkish "et".
  bool has_low_dash() const {
    return any([](const SpokenToken& t) {
      const bool other_language = (t.word.languages & kSpokenEnglish) == 0;
      return (t.word.kind == SpokenKind::kDash && other_language) || t.word.text == "nokta";
    });
  }

  // "[.]", "(@)", "x[a]y", "@" at the end of a line, " @ " with " . " behind.
  bool bracketed_sign() const {
    for (std::size_t i = 0; i + 1 < text_.size(); ++i) {
      if (text_[i] == '@' && (text_[i + 1] == '\n' || text_[i + 1] == '\r')) return true;
      if (text_[i] == '@' && i > 1 && text_[i - 1] == ' ' && text_[i + 1] == ' ' &&
          text_.substr(i, 40).find(" . ") != std::string_view::npos) {
        return true;
      }
      if (!is_bracketed(text_, i, i + 1)) continue;
      if (text_[i] == '.' || text_[i] == '@') return true;
      const bool letter = text_[i] == 'a' || text_[i] == 'A';
      if (letter && i >= 2 && is_word(i - 2) && is_word(i + 2)) return true;
    }
    return false;
  }

  bool is_word(std::size_t at) const {
    if (at >= text_.size()) return false;
    const auto c = static_cast<unsigned char>(text_[at]);
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c >= 0x80;
  }

  bool is_digit_word(std::size_t i) const {
    const SpokenKind kind = tokens_[i].word.kind;
    return kind >= SpokenKind::kDigit && kind <= SpokenKind::kMultiple;
  }

  bool joined(std::size_t i) const {
    return is_digit_gap(text_.substr(tokens_[i - 1].end, tokens_[i].begin - tokens_[i - 1].end));
  }

  std::string_view text_;
  std::vector<SpokenToken> tokens_;
};

const std::vector<std::string>& spoken_pieces() {
  static const std::vector<std::string> pieces = {"a",
                                                  "b ",
                                                  "I ",
                                                  "o ",
                                                  "1 ",
                                                  "5",
                                                  " ",
                                                  " ",
                                                  ", ",
                                                  "-",
                                                  ".",
                                                  "\n",
                                                  "'",
                                                  "@",
                                                  " @ ",
                                                  " . ",
                                                  "(",
                                                  ")",
                                                  "[",
                                                  "]",
                                                  "at",
                                                  " at ",
                                                  "AT ",
                                                  "dot",
                                                  " Dot ",
                                                  "four ",
                                                  "One, ",
                                                  "two-",
                                                  "and ",
                                                  "zwei ",
                                                  "twenty",
                                                  "plus ",
                                                  "arroba ",
                                                  "double ",
                                                  "guion ",
                                                  "[.]",
                                                  "[a]",
                                                  "slash ",
                                                  "underscore ",
                                                  "nokta ",
                                                  "einundzwanzig ",
                                                  "cien ",
                                                  "hello ",
                                                  "someone",
                                                  "dots",
                                                  "\u00E9 ",
                                                  "\u0430",
                                                  "tr\u00EAs ",
                                                  "f\u00FCnf ",
                                                  "z\u00E9ro ",
                                                  "\u00E4t",
                                                  "\u2014",
                                                  "\U0001F600",
                                                  "the quick brown fox jumps over it "};
  return pieces;
}

TEST(SpokenCues, AreThoseOfTheTokens) {
  std::mt19937 random(5);
  int found = 0;
  for (int round = 0; round < 60000; ++round) {
    std::string text(random() % (kMaskBytes + 1), '!');
    for (unsigned n = random() % 24; n > 0; --n)
      text += spoken_pieces()[random() % spoken_pieces().size()];
    const SpokenCues cues = find_spoken_cues(text);
    const PlainCues plain(text);
    ASSERT_EQ(cues.mail, plain.mail()) << text;
    ASSERT_EQ(cues.digits, plain.digits()) << text;
    ASSERT_EQ(cues.letters, plain.letters()) << text;
    found += cues.any() ? 1 : 0;
  }
  EXPECT_GT(found, 1000);
}

struct Rewritten {
  const char* text;
  const char* view;
};

TEST(SpokenCues, AreFoundAtEveryOffset) {
  for (const Rewritten& c :
       {Rewritten{"dana at gmail dot com", "dana@gmail.com"},
        Rewritten{"jane(at)x.org", "jane@x.org"}, Rewritten{"ana arroba x punto es", "ana@x.es"},
        Rewritten{"f\u00FCnf and sechs, o sieben", "56-07"}, Rewritten{"j.a.n.e", "jane"},
        Rewritten{"\u00E9 a \u0430 \u00E9", "\u00E9a\u0430\u00E9"}}) {
    for (std::size_t offset = 0; offset < kOffsets; ++offset) {
      const std::string before(offset, '!');
      View view;
      ASSERT_TRUE(build_spoken(before + c.text, nullptr, view)) << c.text << " at " << offset;
      EXPECT_EQ(view.text(), before + c.view) << offset;
    }
  }
}

TEST(FoldedScan, FindsDisguisesAtEveryOffset) {
  for (const Rewritten& c :
       {Rewritten{"jane&#64;x.org", "jane@x.org"}, Rewritten{"jane%40x.org", "jane@x.org"},
        Rewritten{"jane\\_doe@x.org", "jane_doe@x.org"}, Rewritten{"**jane**@x.org", "jane@x.org"},
        Rewritten{"_jane@x.org_", "jane@x.org"}, Rewritten{"ja~~ne`@x.org", "jane@x.org"},
        Rewritten{"I\u2019m", "I'm"}, Rewritten{"p\u0430ypal", "paypal"},
        Rewritten{"Jose\u0301", "Jos\u00E9"}, Rewritten{"\U0001D4D9ane", "Jane"}}) {
    for (std::size_t offset = 0; offset < kOffsets; ++offset) {
      const std::string before(offset, '!');
      View view;
      ASSERT_TRUE(build_folded(before + c.text, view)) << c.text << " at " << offset;
      EXPECT_EQ(view.text(), before + c.view) << offset;
    }
  }
}

// A text may be cut out of a larger one, and stand at the very end of its memory.
TEST(Scans, DoNotSeeWhatIsBehindTheText) {
  const std::string whole =
      "ok one two, **jane**@x.org I\u2019m at x dot org a b c d five six seven oh (at) plus "
      "&amp;#64; "
      "z\u00E9ro \u00E9t\u00E9 hello four five nine and dana at gmail dot com *nods* \u2014 "
      "j.a.n.e";
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    if (size < whole.size() && (static_cast<unsigned char>(whole[size]) & 0xC0) == 0x80) continue;
    const std::vector<char> alone(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    const std::string_view copy(alone.data(), size);
    const std::string_view cut = std::string_view(whole).substr(0, size);
    View of_copy;
    View of_cut;
    EXPECT_EQ(build_folded(copy, of_copy), build_folded(cut, of_cut)) << size;
    EXPECT_EQ(of_copy.text(), of_cut.text()) << size;
    EXPECT_EQ(build_spoken(copy, nullptr, of_copy), build_spoken(cut, nullptr, of_cut)) << size;
    EXPECT_EQ(of_copy.text(), of_cut.text()) << size;
    const SpokenCues cues = find_spoken_cues(copy);
    const PlainCues plain(cut);
    EXPECT_EQ(cues.mail, plain.mail()) << size;
    EXPECT_EQ(cues.digits, plain.digits()) << size;
    EXPECT_EQ(cues.letters, plain.letters()) << size;
  }
}

// What is ordinary beside a space stays, and does not hide a value behind it.
TEST(FoldedScan, EmphasisOfActionsStays) {
  View view;
  for (const char* text :
       {"*nods* ok", "*She nods* ok *and leaves*", "so *nods*", "**Note** it", "a * b ** c",
        "_well_, _then_", "`x` and ~~y~~ ", "*", "**", " *", "* "}) {
    EXPECT_FALSE(build_folded(text, view)) << text << " -> " << view.text();
  }
  ASSERT_TRUE(build_folded("*nods* mail **jane**@x.org *smiles*", view));
  EXPECT_EQ(view.text(), "*nods* mail jane@x.org *smiles*");
}

}  // namespace
}  // namespace expunge
