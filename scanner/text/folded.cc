// The folded view.  One scan looks for bytes that could begin a disguise; what needs no rewriting
// is kept in runs, so a text without disguises is read once and never copied.  A rewriting can
// uncover another disguise, so what was rewritten is folded again until nothing changes.
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "base/utf8.h"
#include "text/byte_masks.h"
#include "text/fold_table.h"
#include "text/markup.h"
#include "text/view.h"

namespace expunge {
namespace {

constexpr int kLayers = 8;
// A cluster of more is no letter in any script; the rest is taken for a cluster of its own.
constexpr std::size_t kLongestCluster = 32;
constexpr std::size_t kLongestWord = 64;
// Below this code point stand the Latin, Greek and Cyrillic letters.
constexpr char32_t kFirstOtherScript = 0x530;

bool is_blank(char c) { return c == ' ' || c == '\n'; }

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_word(char32_t c) { return is_digit(c) || is_ascii_letter(c); }
bool is_latin_letter(char32_t c) { return is_ascii_letter(c) || (c >= 0xC0 && c <= 0x24F); }

bool is_full_width_word(char32_t c) {
  return (c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
         (c >= 0xFF41 && c <= 0xFF5A);
}

bool is_any_digit(char32_t c) {
  const FoldRule rule = fold_rule(c);
  return is_digit(c) ||
         (rule.fold == FoldClass::kShift && is_digit(static_cast<unsigned char>(rule.to)));
}

bool is_extender(char32_t c) { return fold_rule(c).fold == FoldClass::kExtender; }

// NFKC of a cluster.  Empty if ICU fails, or if the result begins with a space: that is how NFKC
// spells accents that stand alone.
std::string_view nfkc(std::string_view cluster, std::string& buffer) {
  std::array<UChar, 4 * kLongestCluster> source;
  std::array<UChar, 1024> folded;
  UErrorCode error = U_ZERO_ERROR;
  std::int32_t size = 0;
  u_strFromUTF8(source.data(), static_cast<std::int32_t>(source.size()), &size, cluster.data(),
                static_cast<std::int32_t>(cluster.size()), &error);
  const UNormalizer2* normalizer = unorm2_getNFKCInstance(&error);
  size = unorm2_normalize(normalizer, source.data(), size, folded.data(),
                          static_cast<std::int32_t>(folded.size()), &error);
  if (U_FAILURE(error) || size == 0 || folded[0] == u' ') return {};
  buffer.resize(3 * static_cast<std::size_t>(size));
  std::int32_t bytes = 0;
  u_strToUTF8(buffer.data(), static_cast<std::int32_t>(buffer.size()), &bytes, folded.data(), size,
              &error);
  if (U_FAILURE(error)) return {};
  return {buffer.data(), static_cast<std::size_t>(bytes)};
}

class Folder {
 public:
  Folder(const MaskedText& text, View& out) : masked_(text), text_(text.text()), out_(out) {}

  // True if anything was rewritten; else `out` is untouched.
  bool run() {
    ByteMasks own;
    std::size_t at = 0;
    for (std::size_t base = 0; base < text_.size(); base += kMaskBytes) {
      if (at >= base + kMaskBytes) continue;
      const ByteMasks& masks = masked_.masks(base, own);
      std::uint64_t mask = masks.mark | masks.wide;  // where a disguise could begin
      if (at > base) mask &= ~std::uint64_t{0} << (at - base);
      while (mask != 0) {
        const auto place = static_cast<std::size_t>(std::countr_zero(mask));
        at = base + place;
        at = stands_around_words(at, place, masks) ? at + 1 : visit(at);
        if (at >= base + kMaskBytes) break;
        mask &= ~std::uint64_t{0} << (at - base);
      }
    }
    if (!rewrote_) return false;
    out_.keep(text_, {kept_, text_.size()});
    return true;
  }

 private:
  // Whether it is a mark of emphasis before or behind whole words, as most are: "*smiles at you*".
  // The masks of its block tell that: a blank follows before any other mark.  `place`: in the
  // block.
  bool stands_around_words(std::size_t at, std::size_t place, const ByteMasks& masks) const {
    if (place + 1 == kMaskBytes) return false;
    const std::uint64_t blanks = masks.space >> (place + 1);
    const std::uint64_t marks = masks.mark >> (place + 1);
    if (blanks == 0 || (blanks & (~blanks + 1)) > (marks & (~marks + 1)) - 1) return false;
    const auto distance = static_cast<std::size_t>(std::countr_zero(blanks));
    const std::size_t blank = at + 1 + distance;
    // Behind the end the masks have blanks, too.
    if (blank < text_.size() && !is_blank(text_[blank])) return false;
    const bool begins = at == 0 || is_blank(text_[at - 1]);
    return (begins || distance == 0) && is_emphasis(text_[at]) && at != emphasis_close_;
  }

  // Handles what stands at `at`; returns where to go on.
  std::size_t visit(std::size_t at) {
    switch (text_[at]) {
      case '&':
        return visit_escape(at, html_entity(text_.substr(at)));
      case '%':
        return visit_escape(at, percent_escape(text_.substr(at)));
      case '\\':
        return visit_backslash(at);
      case '*':
      case '_':
      case '`':
      case '~':
        return visit_emphasis(at);
      default:
        return visit_code_point(at);
    }
  }

  std::size_t visit_escape(std::size_t at, MarkupEscape escape) {
    if (escape.size == 0) return at + 1;
    buffer_.clear();
    append_utf8(escape.code_point, buffer_);
    return rewrite(at, at + escape.size, buffer_);
  }

  std::size_t visit_backslash(std::size_t at) {
    if (!is_markdown_backslash(text_, at)) return at + 1;
    rewrite(at, at + 2, text_.substr(at + 1, 1));
    return at + 2;
  }

  std::size_t visit_emphasis(std::size_t at) {
    const EmphasisRun run = emphasis_run(text_, at);
    if (!run.in_value && at != emphasis_close_) return at + run.size;
    if (run.close != std::string_view::npos) emphasis_close_ = run.close;
    return rewrite(at, at + run.size, {});
  }

  std::size_t visit_code_point(std::size_t at) {
    std::size_t end = at;
    const char32_t c = next_code_point(text_, end);
    const FoldRule rule = fold_rule(c);
    switch (rule.fold) {
      case FoldClass::kKeep:
        return end;
      case FoldClass::kMap:
      case FoldClass::kShift:
        return rewrite(at, end, {&rule.to, 1});
      case FoldClass::kRemove:
        return rewrite(at, end, {});
      case FoldClass::kNormalize:
        return visit_cluster(at, end);
      case FoldClass::kExtender:
        return visit_extender(at, end);
      case FoldClass::kLookalike:
        return visit_lookalike(at, end);
      case FoldClass::kJoiner:
      case FoldClass::kKeycap:
        if (const std::size_t key = keycap_end(at, end); key != 0) {
          return rewrite(at - 1, key, text_.substr(at - 1, 1));
        }
        [[fallthrough]];
      default:
        return is_disguise(c, at, end, rule.to) ? rewrite(at, end, contextual(rule)) : end;
    }
  }

  // Behind the digit before `at` a keycap is drawn, of one or two characters: where it ends, else
  // 0.  The digit stands for all of it, so that a value that ends there has its last key whole.
  std::size_t keycap_end(std::size_t at, std::size_t end) const {
    if (at <= kept_) return 0;
    const char key = text_[at - 1];
    if (!is_digit(static_cast<unsigned char>(key)) && key != '#' && key != '*') return 0;
    std::size_t last = at;
    if (fold_rule(next_code_point(text_, last)).fold == FoldClass::kKeycap) return end;
    if (end >= text_.size() || fold_rule(next_code_point(text_, end)).fold != FoldClass::kKeycap) {
      return 0;
    }
    return end;
  }

  static std::string_view contextual(const FoldRule& rule) {
    return rule.to == '\0' ? std::string_view{} : std::string_view{&rule.to, 1};
  }

  // For the classes that depend on what stands beside them.
  bool is_disguise(char32_t c, std::size_t at, std::size_t end, char to) const {
    switch (fold_rule(c).fold) {
      case FoldClass::kJoiner: {
        const char32_t before = last_kept(at);
        if (before == ' ') return is_ascii_word(after_in_text(end));
        return before > ' ' && before < kFirstOtherScript;
      }
      case FoldClass::kTag: {
        constexpr char32_t kBlackFlag = 0x1F3F4;
        const char32_t before = last_kept(at);
        return before != kBlackFlag && fold_rule(before).fold != FoldClass::kTag;
      }
      case FoldClass::kKeycap: {
        const char32_t before = last_kept(at);
        return is_digit(before) || before == '#' || before == '*';
      }
      case FoldClass::kWide: {
        const char32_t before = before_in_text(at);
        const char32_t after = after_in_text(end);
        if (is_full_width_word(before) || is_full_width_word(after)) return true;
        return (to == '(' || to == ')') && (is_any_digit(before) || is_any_digit(after));
      }
      case FoldClass::kLongDash:
        return is_any_digit(before_in_text(at)) && is_any_digit(after_in_text(end));
      case FoldClass::kFullStop:
        return is_ascii_word(before_in_text(at)) && is_ascii_letter(after_in_text(end));
      default:
        return false;
    }
  }

  std::size_t visit_extender(std::size_t at, std::size_t end) {
    if (at == kept_) return end;  // its base was rewritten just now: the next layer sees both
    std::size_t base = at;
    const char32_t c = previous_code_point(text_, base);
    return c <= ' ' ? end : visit_cluster(base, end);
  }

  // NFKC from `begin`, with what composes behind `end`.
  std::size_t visit_cluster(std::size_t begin, std::size_t end) {
    for (std::size_t count = 1, next = end; count < kLongestCluster && end < text_.size();
         ++count) {
      if (!is_extender(next_code_point(text_, next))) break;
      end = next;
    }
    const std::string_view cluster = text_.substr(begin, end - begin);
    const std::string_view normalized = nfkc(cluster, buffer_);
    if (normalized.empty() || normalized == cluster) return end;
    return rewrite(begin, end, normalized);
  }

  // Rewrites the whole word if it also has Latin letters and each other letter has a Latin twin;
  // else it is a word of two scripts, as in "IP-address" with a Russian ending.
  std::size_t visit_lookalike(std::size_t at, std::size_t end) {
    const char32_t before = before_in_text(at);
    const char32_t after = after_in_text(end);
    const auto beside = [](char32_t c) {
      return is_ascii_word(c) || c == '_' || is_latin_letter(c);
    };
    if (!beside(before) && !beside(after)) return end;
    const TextSpan word = word_around(at, end);
    bool latin = false;
    for (std::size_t i = word.begin; i < word.end;) {
      const char32_t c = next_code_point(text_, i);
      latin = latin || is_latin_letter(c);
      if (fold_rule(c).fold == FoldClass::kLookalike && latin_lookalike(c) == '\0') return end;
    }
    if (!latin) return end;
    for (std::size_t i = word.begin; i < word.end;) {
      const std::size_t begin = i;
      const char twin = latin_lookalike(next_code_point(text_, i));
      if (twin != '\0') rewrite(begin, i, {&twin, 1});
    }
    return word.end;
  }

  // The word of Latin, Greek and Cyrillic letters and digits around [begin, end).  To the left not
  // into what was rewritten.
  TextSpan word_around(std::size_t begin, std::size_t end) const {
    const auto is_word = [](char32_t c) {
      return is_ascii_word(c) || is_latin_letter(c) || fold_rule(c).fold == FoldClass::kLookalike;
    };
    for (std::size_t i = begin, n = 0; begin > kept_ && n < kLongestWord; begin = i, ++n) {
      if (!is_word(previous_code_point(text_, i)) || i < kept_) break;
    }
    for (std::size_t i = end, n = 0; end < text_.size() && n < kLongestWord; end = i, ++n) {
      if (!is_word(next_code_point(text_, i))) break;
    }
    return {begin, end};
  }

  char32_t before_in_text(std::size_t at) const {
    return at == 0 ? 0 : previous_code_point(text_, at);
  }
  char32_t after_in_text(std::size_t at) const {
    return at >= text_.size() ? 0 : next_code_point(text_, at);
  }

  // The character of the view that the one at `at` would follow.
  char32_t last_kept(std::size_t at) const {
    if (at > kept_) return previous_code_point(text_, at);
    std::size_t end = out_.text().size();
    return end == 0 ? 0 : previous_code_point(out_.text(), end);
  }

  std::size_t rewrite(std::size_t begin, std::size_t end, std::string_view replacement) {
    rewrote_ = true;
    out_.keep(text_, {kept_, begin});
    out_.append(replacement, {begin, end});
    kept_ = end;
    return end;
  }

  MaskedText masked_;
  std::string_view text_;
  View& out_;
  std::size_t kept_ = 0;  // up to here the text is in `out_`
  std::size_t emphasis_close_ = std::string_view::npos;
  bool rewrote_ = false;
  std::string buffer_;
};

}  // namespace

bool build_folded(const MaskedText& text, View& out) {
  out.clear();
  if (!Folder(text, out).run()) return false;
  for (int layer = 1; layer < kLayers; ++layer) {
    View inner;
    if (!Folder(out.text(), inner).run()) break;
    out.rewrite_through(inner);
  }
  return true;
}

}  // namespace expunge
