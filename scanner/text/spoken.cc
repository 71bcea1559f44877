// The spoken view: addresses and numbers in words.  A cheap scan tells whether anything could be
// there; only then the text is cut into tokens, and three readers, for mail addresses, numbers and
// spaced letters, propose rewritings of the gaps and words between what stays.  Each rewriting is
// as small as it can be, so that a value found on the view covers its written form and no more.
#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "text/spoken_cues.h"
#include "text/view.h"

namespace expunge {
namespace {

struct Rewriting {
  std::size_t begin;
  std::size_t end;
  std::string_view replacement;  // of a list of constants, or of the text
};

// Replacements of one character, two digits and repeated digits, so that none needs memory.
constexpr std::string_view kSigns = ".-_+";
constexpr auto kDigitPairs = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();
constexpr std::string_view kRepeatedDigits = "000111222333444555666777888999";

std::string_view sign_text(char sign) { return kSigns.substr(kSigns.find(sign), 1); }

std::string_view digit_pair(char first, char second) {
  const auto value = static_cast<std::size_t>((first - '0') * 10 + (second - '0'));
  return {kDigitPairs.data() + 2 * value, 2};
}

// REQUIRES: `count` <= 3.
std::string_view repeated_digit(char digit, int count) {
  return kRepeatedDigits.substr(3 * static_cast<std::size_t>(digit - '0'),
                                static_cast<std::size_t>(count));
}

using Tokens = std::vector<SpokenToken>;
using Rewritings = std::vector<Rewriting>;

std::string_view text_of(std::string_view text, const SpokenToken& token) {
  return text.substr(token.begin, token.end - token.begin);
}

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
      if (is_literal_at(gap_after(i))) {
        read(i, i + 1, Sign::kLiteral);
      } else if (i > 0 && is_spoken_at(i)) {
        const bool sure = tokens_[i].word.kind == SpokenKind::kSurelyAt || bracketed(i);
        read(i - 1, i + 1, sure ? Sign::kSure : Sign::kPlainWord);
      } else if (is_bracketed_dot(i)) {
        join_host(i);
      }
    }
  }

 private:
  enum class Sign { kLiteral, kSure, kPlainWord };

  // Rewritings of one part of an address and where it ends.
  struct Part {
    std::size_t token;  // the last one that belongs to it
    bool dotted = false;
    bool spoken = false;
    Rewritings rewritings;
  };

  static constexpr int kMostLabels = 8;

  std::string_view gap_after(std::size_t i) const {
    return text_.substr(tokens_[i].end, tokens_[i + 1].begin - tokens_[i].end);
  }

  bool bracketed(std::size_t i) const {
    return is_bracketed(text_, tokens_[i].begin, tokens_[i].end);
  }

  static bool is_literal_at(std::string_view gap) {
    return gap == "@" || gap == " @ " || gap == " @" || gap == "@ ";
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

  bool is_spoken_at(std::size_t i) const {
    const SpokenKind kind = tokens_[i].word.kind;
    return (kind == SpokenKind::kAt || kind == SpokenKind::kSurelyAt) && stands_between(i);
  }

  bool is_bracketed_dot(std::size_t i) const {
    return tokens_[i].word.kind == SpokenKind::kDot && !tokens_[i].used && bracketed(i) &&
           stands_between(i);
  }

  // The character that the word at `i` is said for, if it can stand in the part; else 0.
  char sign_of(std::size_t i, bool in_domain) const {
    if (!stands_between(i)) return '\0';
    switch (tokens_[i].word.kind) {
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

  static char literal_sign(std::string_view gap, bool in_domain) {
    constexpr std::string_view kLocalSigns = ".-_+";
    if (gap.size() != 1) return '\0';
    const std::size_t found = kLocalSigns.find(gap[0]);
    return found == std::string_view::npos || (in_domain && found > 1) ? '\0' : gap[0];
  }

  bool can_be_top_domain(std::size_t i, Sign sign) const {
    const std::string_view label = text_of(text_, tokens_[i]);
    if (label.size() < 2 || label.size() > 24) return false;
    const bool letters = std::all_of(label.begin(), label.end(),
                                     [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
    if (!letters || tokens_[i].word.kind == SpokenKind::kDot) return false;
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

  Part read_local(std::size_t last) const {
    Part part{last, false, false, {}};
    for (int labels = 1; labels < kMostLabels; ++labels) {
      read_spelled_label(part);
      const std::size_t i = part.token;
      if (i == 0) break;
      if (literal_sign(gap_after(i - 1), false) != '\0') {
        part.token = i - 1;
        continue;
      }
      const char c = i >= 2 ? sign_of(i - 1, false) : '\0';
      if (c == '\0') break;
      part.token = i - 2;
      part.spoken = true;
      part.rewritings.push_back({tokens_[i - 2].end, tokens_[i].begin, sign_text(c)});
    }
    return part;
  }

  bool is_digit_word(std::size_t i) const { return tokens_[i].word.kind == SpokenKind::kDigit; }

  // "wren zero seven": digit words at the end of a label belong to it; so do single letters with
  // spaces between.
  void read_spelled_label(Part& part) const {
    const auto join_left = [&](std::size_t i) {
      part.rewritings.push_back({tokens_[i - 1].end, tokens_[i].begin, ""});
      part.token = i - 1;
    };
    std::size_t i = part.token;
    if (is_digit_word(i)) {
      for (;; --i) {
        part.rewritings.push_back({tokens_[i].begin, tokens_[i].end, tokens_[i].word.digits});
        part.spoken = true;
        if (i == 0 || gap_after(i - 1) != " " || !can_precede_digits(i - 1)) return;
        join_left(i);
        if (!is_digit_word(i - 1)) return;
      }
    }
    for (; i > 0 && tokens_[i].single && tokens_[i - 1].single && gap_after(i - 1) == " "; --i) {
      join_left(i);
    }
  }

  bool can_precede_digits(std::size_t i) const {
    return is_digit_word(i) || (tokens_[i].word.kind == SpokenKind::kNone &&
                                !is_function_word(text_of(text_, tokens_[i])));
  }

  // `last` and `first` are the tokens beside the sign.
  void read(std::size_t last, std::size_t first, Sign sign) {
    if (tokens_[last].used || tokens_[first].used) return;
    Part domain = read_domain(first, sign);
    if (!domain.dotted) return;
    Part local = read_local(last);
    if (sign == Sign::kPlainWord) {
      const bool one_word = local.token == last;
      if (!domain.spoken || is_function_word(text_of(text_, tokens_[first])) ||
          (one_word && is_function_word(text_of(text_, tokens_[last])))) {
        return;
      }
    }
    if (sign == Sign::kLiteral && !domain.spoken && !local.spoken) return;
    out_.insert(out_.end(), local.rewritings.begin(), local.rewritings.end());
    if (text_.substr(tokens_[last].end, tokens_[first].begin - tokens_[last].end) != "@") {
      out_.push_back({tokens_[last].end, tokens_[first].begin, "@"});
    }
    out_.insert(out_.end(), domain.rewritings.begin(), domain.rewritings.end());
    for (std::size_t i = local.token; i <= domain.token; ++i) tokens_[i].used = true;
  }

  // "example (dot) com" without a mailbox.
  void join_host(std::size_t i) {
    if (tokens_[i - 1].used || tokens_[i + 1].used) return;
    out_.push_back({tokens_[i - 1].end, tokens_[i + 1].begin, "."});
    tokens_[i].used = true;
  }

  std::string_view text_;
  Tokens& tokens_;
  Rewritings& out_;
};

// Reads runs of at least three spelled digits.
class NumberReader {
 public:
  NumberReader(std::string_view text, Tokens& tokens, Rewritings& out)
      : text_(text), tokens_(tokens), out_(out) {}

  void run() {
    for (std::size_t i = 0; i < tokens_.size();) {
      i = starts_number(i) ? read(i) : i + 1;
    }
  }

 private:
  struct Item {
    std::size_t begin;
    std::size_t end;
    std::string_view digits;
    int spelled;  // words that are no literal digits
  };

  static constexpr int kLeastSpelled = 3;

  bool starts_number(std::size_t i) const {
    const SpokenKind kind = tokens_[i].word.kind;
    return !tokens_[i].used && (kind == SpokenKind::kDigit || kind == SpokenKind::kTeen ||
                                kind == SpokenKind::kTens || kind == SpokenKind::kMultiple);
  }

  bool joined(std::size_t i, std::size_t next) const {
    return next < tokens_.size() && !tokens_[next].used &&
           is_digit_gap(text_.substr(tokens_[i].end, tokens_[next].begin - tokens_[i].end));
  }

  bool is_digit_word(std::size_t i) const { return tokens_[i].word.kind == SpokenKind::kDigit; }

  // The item that starts at token `i`; `next` becomes the token behind it.  False if there is none
  // or it is of another language than the run.
  bool read_item(std::size_t i, std::uint8_t& languages, Item& item, std::size_t& next) const {
    const SpokenToken& token = tokens_[i];
    item = {token.begin, token.end, token.word.digits, 1};
    next = i + 1;
    if (token.numeric || is_letter_o(token)) {
      item.digits = token.numeric ? text_of(text_, token) : "0";
      item.spelled = 0;
      return true;
    }
    if (!starts_number(i) && token.word.kind != SpokenKind::kHundred) return false;
    if ((languages & token.word.languages) == 0) return false;
    languages &= token.word.languages;
    if (token.word.kind == SpokenKind::kMultiple) {
      if (!joined(i, next) || !is_digit_word(next)) return false;
      const SpokenToken& digit = tokens_[next];
      if ((languages & digit.word.languages) == 0) return false;
      item.spelled = token.word.digits[0] - '0';
      item.digits = repeated_digit(digit.word.digits[0], item.spelled);
    } else if (token.word.kind == SpokenKind::kTens && joined(i, next) && is_digit_word(next) &&
               tokens_[next].word.digits != "0") {
      item.digits = digit_pair(token.word.digits[0], tokens_[next].word.digits[0]);
    } else {
      return true;
    }
    item.end = tokens_[next++].end;
    return true;
  }

  bool is_letter_o(const SpokenToken& token) const {
    const std::string_view word = text_of(text_, token);
    return word == "o" || word == "O";
  }

  // Reads the run that starts at token `first`; returns the token behind it.
  std::size_t read(std::size_t first) {
    items_.clear();
    std::uint8_t languages = 0xFF;
    int spelled = 0;
    std::size_t last_token = first;  // last token of the last item
    std::size_t end = first;         // token behind the last spelled item
    std::size_t kept_items = 0;
    for (std::size_t i = first; i < tokens_.size();) {
      Item item;
      std::size_t next = i;
      if (!read_item(i, languages, item, next)) break;
      spelled += item.spelled;
      const bool is_spelled = item.spelled > 0;
      items_.push_back(item);
      last_token = next - 1;
      if (is_spelled) {
        end = next;
        kept_items = items_.size();
      }
      i = next;
      if (joined(last_token, i) && tokens_[i].word.kind == SpokenKind::kAnd) last_token = i++;
      if (!joined(last_token, i)) break;
    }
    items_.resize(kept_items);  // literal digits at the end are a number of their own
    if (spelled < kLeastSpelled) return std::max(end, first + 1);
    rewrite();
    for (std::size_t i = first; i < end; ++i) tokens_[i].used = true;
    return end;
  }

  enum class Gap { kSoft, kHyphen, kStrong };

  Gap gap_before(std::size_t i) const {
    const std::string_view gap =
        text_.substr(items_[i - 1].end, items_[i].begin - items_[i - 1].end);
    if (gap.find_first_of(",.\n") != std::string_view::npos) return Gap::kStrong;
    return gap.find('-') != std::string_view::npos ? Gap::kHyphen : Gap::kSoft;
  }

  // Which kind of gap parts groups: commas and line ends if there are any; else the rarer of
  // hyphens and spaces, if there are both.
  Gap grouping_gap() const {
    std::size_t counts[3] = {0, 0, 0};
    for (std::size_t i = 1; i < items_.size(); ++i) ++counts[static_cast<int>(gap_before(i))];
    if (counts[2] > 0) return Gap::kStrong;
    return counts[1] < counts[0] ? Gap::kHyphen : Gap::kSoft;
  }

  void rewrite() {
    const Gap grouping = grouping_gap();
    std::size_t gaps = 0;
    for (std::size_t i = 1; i < items_.size(); ++i) gaps += gap_before(i) == grouping ? 1U : 0U;
    const bool grouped = gaps + 1 < items_.size();  // else each digit stands alone: no groups
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (i > 0) {
        const bool parts = grouped && gap_before(i) == grouping;
        out_.push_back({items_[i - 1].end, items_[i].begin, parts ? "-" : ""});
      }
      out_.push_back({items_[i].begin, items_[i].end, items_[i].digits});
    }
  }

  std::string_view text_;
  Tokens& tokens_;
  Rewritings& out_;
  std::vector<Item> items_;
};

// Joins runs of at least four single letters or digits with the same separator between.
void join_spaced_letters(std::string_view text, const Tokens& tokens, Rewritings& out) {
  constexpr std::size_t kLeast = 4;
  const auto separator_after = [&](std::size_t i) {
    if (i + 1 >= tokens.size() || tokens[i + 1].begin != tokens[i].end + 1) return '\0';
    const char c = text[tokens[i].end];
    return c == ' ' || c == '.' || c == '-' ? c : '\0';
  };
  const auto fits = [&](std::size_t i, char separator) {
    // Digits with dots between are an IP address or a version.
    return tokens[i].single && !tokens[i].used && !(separator == '.' && tokens[i].numeric);
  };
  for (std::size_t i = 0; i < tokens.size();) {
    const char separator = tokens[i].single ? separator_after(i) : '\0';
    std::size_t end = i + 1;
    if (separator != '\0' && fits(i, separator)) {
      while (end < tokens.size() && separator_after(end - 1) == separator && fits(end, separator)) {
        ++end;
      }
    }
    if (end - i >= kLeast) {
      for (std::size_t k = i + 1; k < end; ++k) {
        out.push_back({tokens[k - 1].end, tokens[k].begin, ""});
      }
    }
    i = end;
  }
}

// Writes `text` with the rewritings, through `folded` if there is one.
void apply(std::string_view text, const View* folded, Rewritings& rewritings, View& out) {
  std::sort(rewritings.begin(), rewritings.end(),
            [](const Rewriting& a, const Rewriting& b) { return a.begin < b.begin; });
  const auto keep = [&](std::size_t begin, std::size_t end) {
    if (folded != nullptr) {
      out.append_view(*folded, {begin, end});
    } else {
      out.keep(text, {begin, end});
    }
  };
  std::size_t kept = 0;
  for (const Rewriting& r : rewritings) {
    if (r.begin < kept) continue;
    keep(kept, r.begin);
    out.append(r.replacement,
               folded != nullptr ? folded->to_text({r.begin, r.end}) : TextSpan{r.begin, r.end});
    kept = r.end;
  }
  keep(kept, text.size());
}

}  // namespace

bool build_spoken(std::string_view text, const View* folded, View& out) {
  out.clear();
  const std::string_view base = folded != nullptr ? folded->text() : text;
  const SpokenCues cues = find_spoken_cues(base);
  if (!cues.any()) return false;
  Tokens tokens;
  constexpr std::size_t kUsualWord = 4;  // with the space behind it, or more
  tokens.reserve(base.size() / kUsualWord);
  find_spoken_tokens(base, tokens);
  Rewritings rewritings;
  if (cues.mail) MailReader(base, tokens, rewritings).run();
  if (cues.digits) NumberReader(base, tokens, rewritings).run();
  if (cues.letters) join_spaced_letters(base, tokens, rewritings);
  if (rewritings.empty()) return false;
  apply(base, folded, rewritings, out);
  return true;
}

bool build_spoken(std::string_view text, View& out) {
  View folded;
  return build_spoken(text, build_folded(text, folded) ? &folded : nullptr, out);
}

}  // namespace expunge
