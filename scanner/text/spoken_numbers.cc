// Numbers in words.  Tokens are read as items, each of one to three digits as people of that
// language say them ("quatre-vingt-dix-huit", "noventa y uno", "double five"); a run of items
// becomes digits, with a hyphen where the speaker made groups.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/spoken_readers.h"
#include "text/spoken_words.h"

namespace expunge {
namespace {

constexpr std::string_view kRepeatedDigits = "000111222333444555666777888999";

// REQUIRES: `count` <= 3.
std::string_view repeated_digit(char digit, int count) {
  return kRepeatedDigits.substr(3 * static_cast<std::size_t>(digit - '0'),
                                static_cast<std::size_t>(count));
}

// "100" to "999".
constexpr auto kThreeDigits = [] {
  std::array<char, 3000> all{};
  for (std::size_t i = 0; i < 1000; ++i) {
    all[3 * i] = static_cast<char>('0' + i / 100);
    all[3 * i + 1] = static_cast<char>('0' + i / 10 % 10);
    all[3 * i + 2] = static_cast<char>('0' + i % 10);
  }
  return all;
}();

std::size_t value_of(std::string_view digits) {
  std::size_t value = 0;
  for (const char c : digits) value = 10 * value + static_cast<std::size_t>(c - '0');
  return value;
}

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

  // A number below a hundred, and the token behind it.
  struct Small {
    std::size_t value;
    std::size_t next;
  };

  static constexpr int kLeastSpelled = 3;

  SpokenKind kind(std::size_t i) const { return tokens_[i].word.kind; }

  bool starts_number(std::size_t i) const {
    switch (kind(i)) {
      case SpokenKind::kDigit:
      case SpokenKind::kTeen:
      case SpokenKind::kTens:
      case SpokenKind::kHundreds:
      case SpokenKind::kMultiple:
        return !tokens_[i].used;
      default:
        return false;
    }
  }

  std::string_view gap(std::size_t i, std::size_t next) const {
    return text_.substr(tokens_[i].end, tokens_[next].begin - tokens_[i].end);
  }

  bool joined(std::size_t i, std::size_t next) const {
    return next < tokens_.size() && !tokens_[next].used && is_digit_gap(gap(i, next));
  }

  bool is_digit_word(std::size_t i) const { return kind(i) == SpokenKind::kDigit; }
  bool is_zero(std::size_t i) const { return tokens_[i].word.digits == "0"; }

  // Token `next` goes on with the number of the token before, in one breath and one language.
  bool goes_on(std::size_t next, std::uint16_t languages) const {
    if (next >= tokens_.size() || tokens_[next].used) return false;
    const std::string_view between = gap(next - 1, next);
    return (between == " " || between == "-") && (tokens_[next].word.languages & languages) != 0;
  }

  // Steps over "and", "y", "et" if a number goes on behind it.
  std::size_t over_and(std::size_t next, std::uint16_t languages) const {
    const bool is_and = next < tokens_.size() && kind(next) == SpokenKind::kAnd &&
                        goes_on(next, languages) && goes_on(next + 1, languages);
    return is_and ? next + 1 : next;
  }

  bool is_french(std::uint16_t languages) const { return (languages & kSpokenFrench) != 0; }

  // "dix-sept", "soixante et onze", "quatre-vingt-dix-huit" beside the plain "vingt-trois".
  bool read_small(std::size_t i, std::uint16_t languages, Small& small) const {
    const SpokenWord& word = tokens_[i].word;
    if ((word.languages & languages) == 0) return false;
    languages &= word.languages;
    if (word.kind == SpokenKind::kTeen) {
      small = {value_of(word.digits), i + 1};
      if (small.value == 10 && is_french(languages) && goes_on(i + 1, languages) &&
          is_digit_word(i + 1) && value_of(tokens_[i + 1].word.digits) >= 7) {
        small = {10 + value_of(tokens_[i + 1].word.digits), i + 2};
      }
      return true;
    }
    std::size_t ten = i;
    std::size_t value = value_of(word.digits);
    if (word.kind == SpokenKind::kDigit && word.digits == "4" && is_french(languages) &&
        goes_on(i + 1, languages) && kind(i + 1) == SpokenKind::kTens &&
        tokens_[i + 1].word.digits == "20") {
      ten = i + 1;
      value = 80;
    } else if (word.kind != SpokenKind::kTens) {
      return false;
    }
    small = {value, ten + 1};
    const std::size_t next = over_and(ten + 1, languages);
    const bool follows = goes_on(next, languages) || joined_digit(ten, next, languages);
    if (!follows) return true;
    Small unit{};
    if (is_digit_word(next) && !is_zero(next)) {
      small = {value + value_of(tokens_[next].word.digits), next + 1};
    } else if (is_french(languages) && (value == 60 || value == 80) &&
               kind(next) == SpokenKind::kTeen && read_small(next, languages, unit)) {
      small = {value + unit.value, unit.next};
    }
    return true;
  }

  // English leaves more room: "fifty, five".
  bool joined_digit(std::size_t i, std::size_t next, std::uint16_t languages) const {
    return joined(i, next) && is_digit_word(next) &&
           (tokens_[next].word.languages & languages & kSpokenEnglish) != 0;
  }

  // What follows hundreds: up to two digits.  In English "nine hundred four" may be 9 0 0 4, so
  // there only tens fill the zeros.
  Small read_fill(std::size_t next, std::uint16_t languages) const {
    const std::size_t first = over_and(next, languages);
    if (!goes_on(first, languages)) return {0, next};
    Small small{};
    if (read_small(first, languages, small)) return small;
    const bool alone = first == next && (languages & kSpokenEnglish) != 0;
    if (is_digit_word(first) && !is_zero(first) && !alone) {
      return {value_of(tokens_[first].word.digits), first + 1};
    }
    return {0, next};
  }

  // The item that starts at token `i`; `next` becomes the token behind it.  False if there is none
  // or it is of another language than the run.
  bool read_item(std::size_t i, std::uint16_t& languages, Item& item, std::size_t& next) const {
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
    Small small{};
    if (token.word.kind == SpokenKind::kMultiple) {
      if (!joined(i, next) || !is_digit_word(next)) return false;
      const SpokenToken& digit = tokens_[next];
      if ((languages & digit.word.languages) == 0) return false;
      item.spelled = token.word.digits[0] - '0';
      item.digits = repeated_digit(digit.word.digits[0], item.spelled);
      ++next;
    } else if (token.word.kind == SpokenKind::kHundred) {
      small = read_fill(next, languages);
      item.digits = two_digits(small.value);
      next = small.next;
    } else if (token.word.kind == SpokenKind::kHundreds) {
      small = read_fill(next, languages);
      const std::size_t value = 100 * value_of(token.word.digits) + small.value;
      item.digits = {kThreeDigits.data() + 3 * value, 3};
      next = small.next;
    } else if (read_small(i, languages, small)) {
      item.digits = two_digits(small.value);
      next = small.next;
    } else {
      return true;
    }
    if (token.word.kind != SpokenKind::kMultiple) item.spelled = static_cast<int>(next - i);
    item.end = tokens_[next - 1].end;
    return true;
  }

  bool is_letter_o(const SpokenToken& token) const {
    const std::string_view word = text_of(text_, token);
    return word == "o" || word == "O";
  }

  // A "dot" that parts two numbers of the run.
  bool is_inner_dot(std::size_t i) const {
    return i + 1 < tokens_.size() && kind(i) == SpokenKind::kDot && !tokens_[i].used &&
           gap(i - 1, i) == " " && gap(i, i + 1) == " " && starts_number(i + 1);
  }

  // Reads the run that starts at token `first`; returns the token behind it.
  std::size_t read(std::size_t first) {
    items_.clear();
    dots_.clear();
    std::uint16_t languages = 0xFFFF;
    int spelled = 0;
    std::size_t last_token = first;  // last token of the last item, or an "and" behind it
    std::size_t last_item_token = first;
    std::size_t end = first;  // token behind the last spelled item
    std::size_t kept_items = 0;
    for (std::size_t i = first; i < tokens_.size();) {
      Item item;
      std::size_t next = i;
      if (!read_item(i, languages, item, next)) break;
      spelled += item.spelled;
      const bool is_spelled = item.spelled > 0;
      items_.push_back(item);
      last_token = last_item_token = next - 1;
      if (is_spelled) {
        end = next;
        kept_items = items_.size();
      }
      i = next;
      if (is_inner_dot(i)) {
        dots_.push_back(items_.size());
        ++i;
        continue;
      }
      if (joined(last_token, i) && tokens_[i].word.kind == SpokenKind::kAnd) last_token = i++;
      if (!joined(last_token, i)) break;
    }
    // Literal digits at the end are a number of their own, but where figures stand among the words.
    if (goes_on_in_figures(kept_items)) {
      end = last_item_token + 1;
    } else {
      items_.resize(kept_items);
    }
    if (spelled < kLeastSpelled) return std::max(end, first + 1);
    rewrite(languages);
    for (std::size_t i = first; i < end; ++i) tokens_[i].used = true;
    return end;
  }

  // "four 1 five 5": few figures behind the last word, others between words before it.
  bool goes_on_in_figures(std::size_t spelled_items) const {
    constexpr std::size_t kMostFigures = 3;
    const std::size_t behind = items_.size() - spelled_items;
    const bool figures_only =
        std::all_of(items_.begin() + static_cast<std::ptrdiff_t>(spelled_items), items_.end(),
                    [](const Item& item) { return item.digits.size() == 1; });
    if (behind == 0 || behind > kMostFigures || !figures_only) return false;
    const auto figures = std::count_if(items_.begin(), items_.end(),
                                       [](const Item& item) { return item.spelled == 0; });
    return figures >= kLeastSpelled;
  }

  enum class Gap { kSoft, kHyphen, kStrong };

  Gap gap_before(std::size_t i) const {
    const std::string_view between =
        text_.substr(items_[i - 1].end, items_[i].begin - items_[i - 1].end);
    if (between.find_first_of(",.\n") != std::string_view::npos) return Gap::kStrong;
    return between.find('-') != std::string_view::npos ? Gap::kHyphen : Gap::kSoft;
  }

  // Which kind of gap parts groups: commas and line ends if there are any; else the rarer of
  // hyphens and spaces, if there are both.
  Gap grouping_gap() const {
    std::size_t counts[3] = {0, 0, 0};
    for (std::size_t i = 1; i < items_.size(); ++i) ++counts[static_cast<int>(gap_before(i))];
    if (counts[2] > 0) return Gap::kStrong;
    return counts[1] < counts[0] ? Gap::kHyphen : Gap::kSoft;
  }

  // What stands between the items `i - 1` and `i`.
  std::string_view separator_before(std::size_t i, Gap grouping, bool grouped, bool pairs) const {
    if (std::find(dots_.begin(), dots_.end(), i) != dots_.end()) return ".";
    if (pairs) return items_[i - 1].digits.size() > 1 || items_[i].digits.size() > 1 ? "-" : "";
    return grouped && gap_before(i) == grouping ? "-" : "";
  }

  void rewrite(std::uint16_t languages) {
    const Gap grouping = grouping_gap();
    std::size_t gaps = 0;
    int long_items = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      gaps += i > 0 && gap_before(i) == grouping ? 1U : 0U;
      long_items += items_[i].digits.size() > 2 ? 2 : items_[i].digits.size() == 2 ? 1 : 0;
    }
    const bool grouped = gaps + 1 < items_.size();  // else each digit stands alone: no groups
    // Outside English numbers are said in groups: "zero six trente-neuf douze".
    const bool pairs = (grouping != Gap::kStrong || !grouped) && long_items >= 2 &&
                       (languages & kSpokenEnglish) == 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (i > 0) {
        out_.push_back(
            {items_[i - 1].end, items_[i].begin, separator_before(i, grouping, grouped, pairs)});
      }
      out_.push_back({items_[i].begin, items_[i].end, items_[i].digits});
    }
  }

  std::string_view text_;
  Tokens& tokens_;
  Rewritings& out_;
  std::vector<Item> items_;
  std::vector<std::size_t> dots_;  // items with a dot before
};

}  // namespace

void read_spoken_numbers(std::string_view text, Tokens& tokens, Rewritings& out) {
  NumberReader(text, tokens, out).run();
}

}  // namespace expunge
