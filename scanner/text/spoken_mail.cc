// Mail addresses, hosts and accounts in words, and signs of them in brackets.
#include <algorithm>
#include <string_view>
#include <vector>

#include "text/spoken_readers.h"
#include "text/spoken_words.h"

namespace expunge {
namespace {

// Replacements of one character, so that none needs memory.
constexpr std::string_view kSigns = ".-_+/";

std::string_view sign_text(char sign) { return kSigns.substr(kSigns.find(sign), 1); }

bool is_space_gap(std::string_view gap) {
  constexpr std::size_t kLongest = 3;
  return gap.size() <= kLongest &&
         std::all_of(gap.begin(), gap.end(), [](char c) { return c == ' '; });
}

// Reads mail addresses in words around each "at" and "@".
class MailReader {
 public:
  MailReader(std::string_view text, Tokens& tokens, Rewritings& out)
      : text_(text), tokens_(tokens), out_(out) {}

  void run() {
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (const Sign sign = literal_at(gap_after(i)); sign != Sign::kNone) {
        read(i, i + 1, sign);
      } else if (i > 0 && is_spoken_at(i)) {
        const bool sure = tokens_[i].word.kind == SpokenKind::kSurelyAt || bracketed(i);
        read(i - 1, end_of_at(i), sure ? Sign::kSure : Sign::kPlainWord);
      }
    }
    // What no address has taken.
    for (std::size_t i = 0; i + 1 < tokens_.size(); ++i) {
      if (gap_after(i).size() == 3 && bracketed_sign(gap_after(i)) == '.') {
        join(i, i + 1, '.');
      } else if (i > 0 && tokens_[i].word.kind == SpokenKind::kDot && join_internet_address(i)) {
        continue;
      } else if (i > 0 && is_bracketed_dot(i)) {
        join(i - 1, i + 1, '.');
      } else if (i > 0 && tokens_[i].word.kind == SpokenKind::kSlash) {
        read_link(i);
      } else if (i > 0) {
        join_account(i);
      }
    }
  }

 private:
  enum class Sign { kNone, kLiteral, kSpaced, kSure, kPlainWord };

  // Rewritings of one part of an address and where it ends.
  struct Part {
    std::size_t token;  // the last one that belongs to it
    bool dotted = false;
    bool spoken = false;
    Rewritings rewritings;
  };

  // A sign between two labels, and the last token of the label on its left.
  struct LeftSign {
    char sign = '\0';
    std::size_t label = 0;
  };

  static constexpr int kMostLabels = 8;

  SpokenKind kind(std::size_t i) const { return tokens_[i].word.kind; }
  std::string_view word(std::size_t i) const { return text_of(text_, tokens_[i]); }

  std::string_view gap_after(std::size_t i) const {
    return text_.substr(tokens_[i].end, tokens_[i + 1].begin - tokens_[i].end);
  }

  bool bracketed(std::size_t i) const {
    return is_bracketed(text_, tokens_[i].begin, tokens_[i].end);
  }

  // '.' of "[.]", '@' of "(@)"; spaces may stand around.
  static char bracketed_sign(std::string_view gap) {
    while (!gap.empty() && gap.front() == ' ') gap.remove_prefix(1);
    while (!gap.empty() && gap.back() == ' ') gap.remove_suffix(1);
    const bool signs = gap.size() == 3 && is_bracketed(gap, 1, 2);
    return signs && (gap[1] == '.' || gap[1] == '@') ? gap[1] : '\0';
  }

  // "@\n": a line that was broken behind its sign.
  static bool is_broken_at(std::string_view gap) { return gap == "@\n" || gap == "@\r\n"; }

  static Sign literal_at(std::string_view gap) {
    if (gap == " @ ") return Sign::kSpaced;
    if (gap == "@" || gap == " @" || gap == "@ ") return Sign::kLiteral;
    if (is_broken_at(gap) || bracketed_sign(gap) == '@') return Sign::kSure;
    return Sign::kNone;
  }

  // The word's place without white space and brackets is a gap between its neighbours.
  bool stands_between(std::size_t i) const {
    if (i == 0 || i + 1 >= tokens_.size()) return false;
    std::string_view before = gap_after(i - 1);
    std::string_view after = gap_after(i);
    const bool brackets = bracketed(i);
    if (brackets) {
      before.remove_suffix(1);
      after.remove_prefix(1);
    }
    return is_space_gap(before) && is_space_gap(after) &&
           (brackets || (!before.empty() && !after.empty()));
  }

  // "dana[a]example.org": a letter instead of the sign, with nothing around its brackets.
  bool is_letter_at(std::size_t i) const {
    return tokens_[i].single && (word(i) == "a" || word(i) == "A") && bracketed(i) &&
           gap_after(i - 1).size() == 1 && gap_after(i).size() == 1;
  }

  // Swedish "snabel-a".
  bool is_trunk(std::size_t i) const {
    return kind(i) == SpokenKind::kSurelyAt && i + 2 < tokens_.size() && gap_after(i) == "-" &&
           word(i + 1) == "a" && gap_after(i - 1) == " " && gap_after(i + 1) == " ";
  }

  // Turkish "et", before a host in Turkish words.
  bool is_turkish_at(std::size_t i) const {
    return kind(i) == SpokenKind::kAnd && word(i) == "et" && i + 2 < tokens_.size() &&
           kind(i + 2) == SpokenKind::kDot && word(i + 2) == "nokta" && stands_between(i);
  }

  bool is_spoken_at(std::size_t i) const {
    if (is_letter_at(i) || is_trunk(i) || is_turkish_at(i)) return true;
    return (kind(i) == SpokenKind::kAt || kind(i) == SpokenKind::kSurelyAt) && stands_between(i);
  }

  // The token behind the sign whose first token is `i`.
  std::size_t end_of_at(std::size_t i) const { return is_trunk(i) ? i + 2 : i + 1; }

  bool is_bracketed_dot(std::size_t i) const {
    return kind(i) == SpokenKind::kDot && !tokens_[i].used && bracketed(i) && stands_between(i);
  }

  // The character that the word at `i` is said for, if it can stand in the part; else 0.
  char sign_of(std::size_t i, bool in_domain) const {
    if (!stands_between(i)) return '\0';
    switch (kind(i)) {
      case SpokenKind::kDot:
        return '.';
      case SpokenKind::kDash:
        return '-';
      case SpokenKind::kUnderscore:
        return in_domain ? '\0' : '_';
      case SpokenKind::kPlus:
        return in_domain ? '\0' : '+';
      default:
        return '\0';
    }
  }

  // "guion bajo" and "trattino basso" in two words.
  bool is_low_dash(std::size_t last) const {
    return last >= 2 && kind(last) == SpokenKind::kLow && kind(last - 1) == SpokenKind::kDash &&
           gap_after(last - 1) == " " && stands_between(last);
  }

  // The sign of a local part that ends before token `i`.
  LeftSign sign_before(std::size_t i) const {
    if (i >= 3 && is_low_dash(i - 1)) return {'_', i - 3};
    if (i < 2) return {};
    return {sign_of(i - 1, false), i - 2};
  }

  // "dana @ example . org"
  static bool is_spaced_dot(std::string_view gap) { return gap == " . "; }

  static char literal_sign(std::string_view gap, bool in_domain) {
    constexpr std::string_view kLocalSigns = ".-_+";
    if (gap.size() != 1) return '\0';
    const std::size_t found = kLocalSigns.find(gap[0]);
    return found == std::string_view::npos || (in_domain && found > 1) ? '\0' : gap[0];
  }

  bool can_be_top_domain(std::size_t i, Sign sign) const {
    const std::string_view label = word(i);
    if (label.size() < 2 || label.size() > 24) return false;
    const bool letters = std::all_of(label.begin(), label.end(),
                                     [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    if (!letters || kind(i) == SpokenKind::kDot) return false;
    // "me" and "it" are countries' domains too: only a plain "at" makes prose likely.
    return sign != Sign::kPlainWord || label.size() == 2 || !is_function_word(label);
  }

  Part read_domain(std::size_t first, Sign sign) const {
    Part part{first, false, false, {}};
    std::size_t end = first;  // the last token up to a top domain, what is known of it, its changes
    bool spoken = false;
    std::size_t changes = 0;
    for (int labels = 1; labels < kMostLabels && part.token + 1 < tokens_.size(); ++labels) {
      const std::size_t i = part.token;
      char c = literal_sign(gap_after(i), true);
      if (c != '\0') {
        part.token = i + 1;
      } else if (bracketed_sign(gap_after(i)) == '.' ||
                 (sign == Sign::kSpaced && is_spaced_dot(gap_after(i)))) {
        c = '.';
        part.token = i + 1;
        part.spoken = true;
        part.rewritings.push_back({tokens_[i].end, tokens_[i + 1].begin, sign_text(c)});
      } else {
        c = i + 2 < tokens_.size() ? sign_of(i + 1, true) : '\0';
        if (c == '\0') break;
        part.token = i + 2;
        part.spoken = true;
        part.rewritings.push_back({tokens_[i].end, tokens_[i + 2].begin, sign_text(c)});
      }
      if (c == '.' && can_be_top_domain(part.token, sign)) {
        part.dotted = true;
        end = part.token;
        spoken = part.spoken;
        changes = part.rewritings.size();
      }
    }
    part.token = end;
    part.spoken = spoken;
    part.rewritings.resize(changes);
    return part;
  }

  Part read_local(std::size_t last, Sign sign) const {
    Part part{last, false, false, {}};
    for (int labels = 1; labels < kMostLabels; ++labels) {
      read_spelled_label(part);
      join_particle(part);
      const std::size_t i = part.token;
      if (i == 0) break;
      if (literal_sign(gap_after(i - 1), false) != '\0') {
        part.token = i - 1;
        continue;
      }
      const bool bracket = bracketed_sign(gap_after(i - 1)) == '.' ||
                           (sign == Sign::kSpaced && is_spaced_dot(gap_after(i - 1)));
      const LeftSign left = bracket ? LeftSign{'.', i - 1} : sign_before(i);
      if (left.sign == '\0') break;
      part.token = left.label;
      part.spoken = true;
      part.rewritings.push_back({tokens_[left.label].end, tokens_[i].begin, sign_text(left.sign)});
    }
    return part;
  }

  // Said for one or two digits.
  bool is_digit_word(std::size_t i) const {
    return kind(i) == SpokenKind::kDigit || kind(i) == SpokenKind::kTens ||
           kind(i) == SpokenKind::kTeen;
  }

  void join_left(std::size_t i, Part& part) const {
    part.rewritings.push_back({tokens_[i - 1].end, tokens_[i].begin, ""});
    part.token = i - 1;
  }

  // "fenna dot de wit": two words of a name behind one sign.
  void join_particle(Part& part) const {
    const std::size_t i = part.token;
    if (i < 3 || gap_after(i - 1) != " " || kind(i - 1) != SpokenKind::kNone ||
        is_function_word(word(i - 1))) {
      return;
    }
    if (sign_before(i - 1).sign != '\0') join_left(i, part);
  }

  // "wren zero seven": digit words at the end of a label belong to it; so do single letters with
  // spaces between.
  void read_spelled_label(Part& part) const {
    std::size_t i = part.token;
    if (is_digit_word(i)) {
      for (;; --i) {
        const bool tens = is_tens_before(i);
        if (tens) --i;
        part.rewritings.push_back({tokens_[i].begin, tokens_[tens ? i + 1 : i].end,
                                   tens ? two_digits(tens_and_unit(i)) : tokens_[i].word.digits});
        if (tens) part.token = i;
        part.spoken = true;
        if (i == 0 || gap_after(i - 1) != " " || !can_precede_digits(i - 1)) return;
        join_left(i, part);
        if (!is_digit_word(i - 1)) return;
      }
    }
    for (; i > 0 && tokens_[i].single && tokens_[i - 1].single && gap_after(i - 1) == " "; --i) {
      join_left(i, part);
    }
  }

  static std::size_t value_of(std::string_view digits) {
    std::size_t value = 0;
    for (const char c : digits) value = 10 * value + static_cast<std::size_t>(c - '0');
    return value;
  }
  // "ninety one": one number of two words of one language.
  bool is_tens_before(std::size_t i) const {
    return i > 0 && kind(i) == SpokenKind::kDigit && tokens_[i].word.digits != "0" &&
           kind(i - 1) == SpokenKind::kTens && gap_after(i - 1) == " " &&
           (tokens_[i].word.languages & tokens_[i - 1].word.languages) != 0;
  }
  std::size_t tens_and_unit(std::size_t i) const {
    return value_of(tokens_[i].word.digits) + value_of(tokens_[i + 1].word.digits);
  }

  bool can_precede_digits(std::size_t i) const {
    return is_digit_word(i) || (kind(i) == SpokenKind::kNone && !is_function_word(word(i)));
  }

  // `last` and `first` are the tokens beside the sign.
  void read(std::size_t last, std::size_t first, Sign sign) {
    if (tokens_[last].used || tokens_[first].used) return;
    Part domain = read_domain(first, sign);
    if (!domain.dotted) return;
    Part local = read_local(last, sign);
    if (sign == Sign::kPlainWord) {
      const bool one_word = local.token == last;
      if (!domain.spoken || is_function_word(word(first)) ||
          (one_word && is_function_word(word(last)))) {
        return;
      }
    }
    const bool literal = sign == Sign::kLiteral || sign == Sign::kSpaced;
    if (literal && !domain.spoken && !local.spoken) return;
    out_.insert(out_.end(), local.rewritings.begin(), local.rewritings.end());
    if (text_.substr(tokens_[last].end, tokens_[first].begin - tokens_[last].end) != "@") {
      out_.push_back({tokens_[last].end, tokens_[first].begin, "@"});
    }
    out_.insert(out_.end(), domain.rewritings.begin(), domain.rewritings.end());
    for (std::size_t i = local.token; i <= domain.token; ++i) tokens_[i].used = true;
  }

  // "example (dot) com", "10[.]0[.]0[.]1" without a mailbox.
  void join(std::size_t left, std::size_t right, char sign) {
    if (tokens_[left].used || tokens_[right].used) return;
    out_.push_back({tokens_[left].end, tokens_[right].begin, sign_text(sign)});
    if (right == left + 2) tokens_[left + 1].used = true;
  }

  // "203 dot 0 dot 113 dot 7", told by the first dot.
  bool join_internet_address(std::size_t i) {
    constexpr std::size_t kNumbers = 4;
    const std::size_t end = i + 2 * (kNumbers - 1);
    if (end > tokens_.size()) return false;
    for (std::size_t k = i - 1; k < end; ++k) {
      const bool number = (k - i + 1) % 2 == 0;
      const bool fits = number ? tokens_[k].numeric && tokens_[k].end - tokens_[k].begin <= 3
                               : kind(k) == SpokenKind::kDot && stands_between(k);
      if (!fits || tokens_[k].used) return false;
    }
    for (std::size_t k = i; k < end; k += 2) {
      out_.push_back({tokens_[k - 1].end, tokens_[k + 1].begin, "."});
      tokens_[k].used = tokens_[k + 1].used = true;
    }
    return true;
  }

  // "example dot com slash dana": the slash at `i`, what stands before it and behind.
  void read_link(std::size_t i) {
    if (!stands_between(i) || i < 2 || tokens_[i - 1].used ||
        !can_be_top_domain(i - 1, Sign::kSure)) {
      return;
    }
    std::size_t label = i - 1;
    Rewritings host;
    while (label > 0) {
      if (literal_sign(gap_after(label - 1), true) == '.') {
        --label;
      } else if (label >= 2 && sign_of(label - 1, true) == '.') {
        host.push_back({tokens_[label - 2].end, tokens_[label].begin, "."});
        label -= 2;
      } else {
        break;
      }
    }
    if (label == i - 1) return;
    out_.insert(out_.end(), host.begin(), host.end());
    std::size_t at = i;
    for (char sign = '/'; sign != '\0';) {
      out_.push_back({tokens_[at - 1].end, tokens_[at + 1].begin, sign_text(sign)});
      at += 2;
      sign = '\0';
      if (at + 1 >= tokens_.size() || !stands_between(at)) break;
      sign = kind(at) == SpokenKind::kSlash ? '/' : sign_of(at, false);
    }
    for (std::size_t k = label; k < std::min(at, tokens_.size()); ++k) tokens_[k].used = true;
  }

  // "dana underscore o" in the name of an account.
  void join_account(std::size_t i) {
    const bool low = is_low_dash(i);
    if (tokens_[i].used || (!low && kind(i) != SpokenKind::kUnderscore) || !stands_between(i)) {
      return;
    }
    const std::size_t left = low ? i - 2 : i - 1;
    if (low && left == 0) return;
    const std::size_t label = low ? left - 1 : left;
    if (tokens_[label].used || is_function_word(word(label)) || is_function_word(word(i + 1))) {
      return;
    }
    out_.push_back({tokens_[label].end, tokens_[i + 1].begin, "_"});
  }

  std::string_view text_;
  Tokens& tokens_;
  Rewritings& out_;
};

}  // namespace

void read_spoken_mail(std::string_view text, Tokens& tokens, Rewritings& out) {
  MailReader(text, tokens, out).run();
}

}  // namespace expunge
