#include "detect/number_groups.h"

#include <algorithm>
#include <bit>

#include "detect/part_words.h"
#include "detect/value_text.h"
#include "text/byte_block.h"
#include "text/digit_words.h"

namespace expunge {
namespace {

constexpr std::size_t kFarthest = 40;      // bytes between two groups
constexpr std::size_t kLongestGroup = 11;  // digits: more are a number of their own
constexpr std::size_t kListed = 5;         // likewise, in lists
constexpr std::size_t kLongestOddGap = 5;  // bytes
constexpr std::size_t kMostWords = 5;      // part words in a row
constexpr std::size_t kMostGroups = 24;
constexpr std::size_t kLeastDigits = 7;
constexpr std::size_t kMostDigits = 40;
constexpr std::size_t kEndBytes = 160;  // of a text, in which its last part is looked for

bool is_word_byte(char c) { return is_ascii_alnum(c) || static_cast<unsigned char>(c) >= 0x80; }

bool is_standard_sign(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')';
}

bool is_odd_sign(char c) {
  return std::string_view(" -./()_*~,;\n\r\t+>|").find(c) != std::string_view::npos;
}

// Where digits are among the kMaskBytes bytes from `at` on.
std::uint64_t digit_mask(std::string_view text, std::size_t at, MaskBuffer& buffer) {
  return mask_of(masked_bytes(text, at, buffer), [](ByteBlock b) { return b.in_range('0', '9'); });
}

struct Token {
  TextSpan span;
  std::size_t digits = 0;  // that it stands for
  bool numeric = false;    // digits only
  bool capitals = false;   // up to four capitals: "DE", "NWBK"
};

// The word at or behind `at`.
Token token_at(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_word_byte(text[at])) ++at;
  Token token{{at, at}};
  bool capitals = true;
  std::size_t digits = 0;
  while (token.span.end < text.size()) {
    const char c = text[token.span.end];
    const bool inner =
        c == '\'' && token.span.end + 1 < text.size() && is_word_byte(text[token.span.end + 1]);
    if (!is_word_byte(c) && !inner) break;
    capitals = capitals && is_ascii_upper(c);
    digits += is_ascii_digit(c) ? 1U : 0U;
    ++token.span.end;
  }
  token.numeric = digits > 0 && digits == token.span.size();
  token.capitals = capitals && !token.span.empty() && token.span.size() <= 4;
  token.digits = digits > 0 ? digits : digits_said(text.substr(at, token.span.size()));
  return token;
}

std::string_view word_of(std::string_view text, const Token& token) {
  return text.substr(token.span.begin, token.span.size());
}

// What `between` two groups is; kNone if it parts them.
GroupGap gap_of(std::string_view between, NumberGroup& next) {
  if (between.empty() || between.size() > kFarthest) return GroupGap::kNone;
  if (between.size() <= 3 && std::ranges::all_of(between, is_standard_sign)) {
    return between == "..." ? GroupGap::kOdd : GroupGap::kStandard;
  }
  if (std::ranges::all_of(between, is_odd_sign)) {
    // "12,000" is one number, "+" begins another, and so does "-" behind a space.
    const bool lines = std::ranges::count(between, '\n') > 1;
    const bool list = between.find_first_of(",;\n|") != std::string_view::npos;
    const bool closed = between == "," || between.find('+') != std::string_view::npos ||
                        (list && between.back() == '-');
    if (between.size() > kLongestOddGap || lines || closed) return GroupGap::kNone;
    return list ? GroupGap::kList : GroupGap::kOdd;
  }
  std::size_t words = 0;
  if (next.digits < 2) return GroupGap::kNone;
  for (std::size_t at = 0; at < between.size();) {
    const Token token = token_at(between, at);
    const std::string_view signs = between.substr(at, token.span.begin - at);
    if (signs.find_first_not_of(" ,.:;\n-*_") != std::string_view::npos) return GroupGap::kNone;
    if (token.span.empty()) break;
    const std::string_view word = word_of(between, token);
    if (!is_part_word(word) || ++words > kMostWords) return GroupGap::kNone;
    next.ends = next.ends || says_end(word);
    next.begins = next.begins || says_begin(word);
    at = token.span.end;
  }
  return GroupGap::kWords;
}

// A sign before or behind that makes the group another kind of number: money, share, time.
bool is_other_number(std::string_view text, TextSpan span) {
  const char before = span.begin > 0 ? text[span.begin - 1] : ' ';
  const char behind = span.end < text.size() ? text[span.end] : ' ';
  const char further = span.end + 1 < text.size() ? text[span.end + 1] : ' ';
  return before == '$' || before == '#' || before == '[' || before == '{' || behind == '%' ||
         behind == '$' || behind == ']' || behind == '}' ||
         (behind == ':' && is_ascii_digit(further));
}

// "71/100": it stands on one side of a stroke.
bool is_of_share(std::string_view text, TextSpan span) {
  const auto digit = [text](std::size_t at) {
    return at < text.size() && is_ascii_digit(text[at]);
  };
  return (span.begin > 1 && text[span.begin - 1] == '/' && digit(span.begin - 2)) ||
         (span.end < text.size() && text[span.end] == '/' && digit(span.end + 1));
}

// A small number or a word for one that counts the parts or their digits.
bool is_count(std::string_view text, const Token& token, std::string_view word_before) {
  if (token.digits != 1 || !counts_parts(word_before)) return false;
  const Token next = token_at(text, token.span.end);
  return next.digits > 0 || (token.span.end < text.size() && text[token.span.end] == ':') ||
         is_part_word(word_of(text, next));
}

// Capitals only go on with a group: "DE89 NWBK 12".
bool is_group(const Token& token, bool first) {
  return token.digits > 0 || (token.capitals && !first);
}

// "one or two sugars": a single word for a digit is no part.
bool says_enough(std::string_view text, const NumberGroups& groups) {
  std::size_t digits = 0;
  for (const NumberGroup& group : groups) {
    digits += group.digits;
    const std::string_view written = text.substr(group.span.begin, group.span.size());
    if (std::ranges::any_of(written, is_ascii_digit)) return true;
  }
  return digits > 1;
}

// The run of groups from the one at `token` on; returns where what is behind it begins.
std::size_t read_run(std::string_view text, Token token, NumberGroups& groups) {
  for (;;) {
    NumberGroup group{token.span, token.digits};
    if (is_other_number(text, token.span) || is_of_share(text, token.span)) return token.span.end;
    groups.push_back(group);
    const Token next = token_at(text, token.span.end);
    if (next.span.empty() || !is_group(next, false) || groups.size() == kMostGroups) break;
    NumberGroup following;
    const std::string_view between = text.substr(token.span.end, next.span.begin - token.span.end);
    const GroupGap gap = gap_of(between, following);
    const bool goes_on = gap == GroupGap::kStandard || gap == GroupGap::kOdd ||
                         (gap == GroupGap::kList && token.numeric && next.numeric &&
                          token.digits <= 2 && next.digits <= 2);
    if (!goes_on) break;
    token = next;
  }
  return groups.empty() ? token.span.end : groups.back().span.end;
}

// Nothing but part words and signs.
bool is_filler(std::string_view text) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Token token = token_at(text, at);
    if (token.span.empty()) return true;
    if (token.digits > 0 || !is_part_word(word_of(text, token)) || ++words > kMostWords) {
      return false;
    }
    at = token.span.end;
  }
  return true;
}

// Signs between the groups of one message are standard or odd: what the first has before it counts
// for none.
void set_gaps(std::string_view text, NumberGroups& groups) {
  for (std::size_t i = 1; i < groups.size(); ++i) {
    const std::size_t from = groups[i - 1].span.end;
    groups[i].gap = gap_of(text.substr(from, groups[i].span.begin - from), groups[i]);
  }
}

// A card in other groups than its own: "409 837 0932 8772 61".
bool is_odd_grouping(const NumberGroups& groups, std::size_t digits) {
  constexpr std::size_t kFewestOfCard = 13;
  constexpr std::size_t kMostOfCard = 19;
  return groups.size() > 2 && digits >= kFewestOfCard && digits <= kMostOfCard &&
         !std::ranges::all_of(groups, [](const NumberGroup& g) { return g.digits == 4; });
}

}  // namespace

MessagePart part_at_start(std::string_view text, std::size_t any_words) {
  const bool asked = any_words > 0;
  MessagePart part;
  std::string_view before;
  bool ends = false;
  bool begins = false;
  bool said = asked;
  std::size_t at = 0;
  const std::size_t most = std::max(any_words, kMostWords);
  std::size_t others = 0;
  for (std::size_t words = 0; words <= most; ++words) {
    const Token token = token_at(text, at);
    if (token.span.empty() || token.span.begin - at > kLongestOddGap) return {};
    const std::string_view word = word_of(text, token);
    // "last three are the number of my bus, 370"
    const bool counted = asked && token.digits == 1 && !token.numeric && counts_parts(before);
    if (is_group(token, true) && !counted && !is_count(text, token, before)) {
      const std::size_t end = read_run(text, token, part.groups);
      if (!says_enough(text, part.groups)) return {};
      part.groups.front().ends = ends;
      part.groups.front().begins = begins;
      set_gaps(text, part.groups);
      part.is_said = said;
      part.is_whole = is_filler(text.substr(end));
      return part;
    }
    if (token.digits == 0 && !is_part_word(word) && ++others > any_words) return {};
    ends = ends || says_end(word);
    begins = begins || says_begin(word);
    said = said || says_part(word);
    before = word;
    at = token.span.end;
  }
  return {};
}

MessagePart part_at_end(std::string_view text, bool loose) {
  std::size_t at = text.size() - std::min(text.size(), kEndBytes);
  while (at > 0 && at < text.size() && is_word_byte(text[at])) ++at;
  MessagePart part;
  std::string_view before;
  while (at < text.size()) {
    const Token token = token_at(text, at);
    if (token.span.empty()) return {};
    const bool group = token.digits > 0 && !is_count(text, token, before);
    before = word_of(text, token);
    at = token.span.end;
    if (!group) continue;
    part.groups.clear();
    at = std::max(at, read_run(text, token, part.groups));
    const std::string_view behind = text.substr(at);
    const bool near =
        loose && behind.size() <= kFarthest && std::ranges::none_of(behind, is_ascii_digit);
    if (!says_enough(text, part.groups) || !(near || is_filler(behind))) continue;
    set_gaps(text, part.groups);
    part.groups.front().ends = says_end(before);
    return part;
  }
  return {};
}

bool next_odd_run(std::string_view text, std::size_t& at, NumberGroups& groups) {
  groups.clear();
  std::size_t digits = 0;
  // Values in a list have groups of their own; one in such parts has not.
  const auto is_run = [&] {
    const auto has = [&](GroupGap gap) {
      return std::ranges::any_of(groups, [gap](const NumberGroup& g) { return g.gap == gap; });
    };
    if (groups.size() < 2 || digits < kLeastDigits || digits > kMostDigits) return false;
    // "between 1999 and 2007", "1000~5000"
    if (groups.size() == 2 && groups[0].digits == 4 && groups[1].digits == 4) return false;
    if (has(GroupGap::kList)) {
      return !has(GroupGap::kStandard) && !has(GroupGap::kWords) &&  // "3, 5 and 8"
             std::ranges::all_of(groups, [](const NumberGroup& g) { return g.digits <= kListed; });
    }
    return has(GroupGap::kOdd) || has(GroupGap::kWords) || is_odd_grouping(groups, digits);
  };
  MaskBuffer buffer;
  std::size_t base = at - at % kMaskBytes;
  for (; base < text.size(); base += kMaskBytes) {
    std::uint64_t mask = digit_mask(text, base, buffer);
    if (at > base) mask = at - base >= kMaskBytes ? 0 : mask & (~std::uint64_t{0} << (at - base));
    while (mask != 0) {
      const std::size_t begin = base + static_cast<std::size_t>(std::countr_zero(mask));
      std::size_t end = begin;
      while (end < text.size() && is_ascii_digit(text[end])) ++end;
      const bool glued = (begin > 0 && is_word_byte(text[begin - 1])) ||
                         (end < text.size() && is_word_byte(text[end]));
      NumberGroup group{{begin, end}, end - begin};
      if (!groups.empty()) {
        const std::size_t from = groups.back().span.end;
        group.gap = glued ? GroupGap::kNone : gap_of(text.substr(from, begin - from), group);
        const bool single = groups.back().digits < 2;  // "my zip+4 is 97214"
        if (single && group.gap == GroupGap::kWords) group.gap = GroupGap::kNone;
      }
      const bool fits = !glued && group.digits <= kLongestGroup &&
                        !is_other_number(text, group.span) && groups.size() < kMostGroups;
      if (!groups.empty() && (!fits || group.gap == GroupGap::kNone)) {
        if (is_run()) {
          at = begin;  // what parts the run may begin another
          return true;
        }
        groups.clear();
        digits = 0;
        group.gap = GroupGap::kNone;
      }
      if (fits) {
        digits += group.digits;
        groups.push_back(group);
      }
      if (end >= base + kMaskBytes) {
        at = end;
        base = end - end % kMaskBytes - kMaskBytes;  // the loop steps on
        break;
      }
      mask &= ~std::uint64_t{0} << (end - base);
    }
  }
  at = text.size();
  return is_run();
}

}  // namespace expunge
