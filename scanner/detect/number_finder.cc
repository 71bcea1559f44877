#include "detect/number_finder.h"

#include <algorithm>
#include <bit>

#include "detect/number_beginnings.h"
#include "detect/number_checks.h"
#include "detect/value_text.h"
#include "text/byte_block.h"

namespace expunge {
namespace {

// A letters-only group may stand before the first digit: "AB 12 34 56 C".
constexpr std::size_t kLongestPrefix = 5;

bool is_number_byte(char c) { return is_ascii_alnum(c) || c == '_'; }

bool holds(const std::bitset<128>& set, char c) {
  const char upper = ascii_upper_of(c);
  return static_cast<unsigned char>(upper) < 0x80 && set.test(static_cast<unsigned char>(upper));
}

struct Fit {
  std::size_t end = 0;  // 0: the shape does not fit
  char gap = '\0';      // the separator that stood in it
};

// The shape at text[begin].  Repeats are greedy: what follows one never begins with the same
// characters.
Fit fit_shape(const std::vector<ShapeElement>& shape, std::string_view text, std::size_t begin) {
  Fit fit;
  std::size_t at = begin;
  for (const ShapeElement& element : shape) {
    if (element.is_gap()) {
      if (at < text.size() && is_gap_sign(text[at])) {
        if (fit.gap != '\0' && fit.gap != text[at]) return {};
        fit.gap = text[at++];
      }
      continue;
    }
    std::size_t count = 0;
    while (count < element.max && at < text.size() && holds(element.characters, text[at])) {
      ++count;
      ++at;
    }
    if (count < element.min) return {};
  }
  fit.end = at;
  return fit;
}

// More of the same number before or behind: "1-" before "800-555", "/2" behind.
bool goes_on(std::string_view text, std::size_t begin, const Fit& fit) {
  const char before = begin > 0 ? text[begin - 1] : '\n';
  const char after = fit.end < text.size() ? text[fit.end] : '\n';
  if (is_number_byte(before) || is_number_byte(after) || before == '+' || before == '$') {
    return true;
  }
  const auto joins = [&](char sign) {
    return sign == '-' || sign == '.' || sign == '/' || sign == ',' || sign == ':' ||
           (sign == ' ' && fit.gap == ' ');
  };
  if (joins(before) && begin > 1) {
    const char far = text[begin - 2];
    if (is_ascii_digit(far)) return true;
    if (before != ' ' && before != ':' && before != ',' && is_ascii_letter(far)) return true;
  }
  if (!joins(after) || fit.end + 1 >= text.size()) return false;
  return is_ascii_digit(text[fit.end + 1]) || (after == '-' && is_ascii_letter(text[fit.end + 1]));
}

std::size_t run_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii_alnum(text[at])) ++at;
  return at;
}

std::size_t run_begin(std::string_view text, std::size_t at) {
  while (at > 0 && is_ascii_alnum(text[at - 1])) --at;
  return at;
}

// Digits that a shape holds at least, and bytes that it takes at most.
struct Extent {
  std::size_t digits = 0;
  std::size_t bytes = 0;
};

Extent extent_of(const std::vector<ShapeElement>& shape) {
  Extent extent;
  for (const ShapeElement& element : shape) {
    extent.bytes += element.max;
    const bool only_digits =
        !element.is_gap() && holds_only(element.characters, digit_characters());
    if (only_digits) extent.digits += element.min;
  }
  return extent;
}

}  // namespace

NumberShapes::NumberShapes(const RuleSet& rules, const std::vector<bool>& enabled)
    : rules_(&rules) {
  for (std::uint32_t rule = 0; rule < rules.rules().size(); ++rule) {
    if (!enabled[rule] || rules.rules()[rule].number.empty()) continue;
    for (std::size_t role = 0; role < kRoleCount; ++role) {
      some_apply_[role] |= applies_to(rules.rules()[rule], static_cast<Role>(role));
    }
    for (const NumberForm& form : rules.rules()[rule].number) {
      forms_.push_back({rule, &form});
      add_to_index(static_cast<std::uint16_t>(forms_.size() - 1));
    }
  }
}

void NumberShapes::add_to_index(std::uint16_t number) {
  const std::vector<ShapeElement>& shape = forms_[number].form->shape;
  const Extent extent = extent_of(shape);
  const std::vector<std::uint32_t> behind_run = behind_runs(shape, kLongestGroup);
  for (std::size_t run = 1; run <= kLongestGroup; ++run) {
    const std::uint32_t behind = behind_run[run];
    if (behind == 0) continue;
    for (std::size_t letter = 0; letter < 2; ++letter) {
      const ShapeCharacters& kind = letter == 1 ? capital_characters() : digit_characters();
      if ((shape.front().characters & kind).none()) continue;
      Entry& entry = index_[letter][run];
      entry.reach = std::max(entry.reach, extent.bytes);
      for (std::size_t count = std::min(extent.digits, kCountedDigits); count <= kCountedDigits;
           ++count) {
        entry.by_digits[count].forms.push_back({number, behind});
        entry.by_digits[count].behind |= behind;
      }
    }
  }
}

void NumberShapes::find_at(std::string_view text, std::uint32_t piece, std::size_t begin,
                           Digits digits, std::vector<Candidate>& out) const {
  const std::size_t end = run_end(text, begin);
  if (end == begin || end - begin > kLongestGroup) return;
  const Entry& entry = index_[is_ascii_letter(text[begin]) ? 1 : 0][end - begin];
  const std::uint32_t behind = what_stands_at(text, end);
  if ((entry.by_digits[kCountedDigits].behind & behind) == 0) return;  // of any form
  const Digits within = entry.reach < kMaskBytes ? (Digits{1} << entry.reach) - 1 : ~Digits{0};
  // Of a longer reach the digits further on are not known.
  const std::size_t count = entry.reach > kMaskBytes
                                ? kCountedDigits
                                : static_cast<std::size_t>(std::popcount(digits & within));
  const Beginnings& beginnings = entry.by_digits[std::min(count, kCountedDigits)];
  if ((beginnings.behind & behind) != 0) fit_forms(text, piece, begin, beginnings, behind, out);
}

void NumberShapes::fit_forms(std::string_view text, std::uint32_t piece, std::size_t begin,
                             const Beginnings& beginnings, std::uint32_t behind,
                             std::vector<Candidate>& out) const {
  std::uint32_t settled = kNoPiece;  // the rule that has taken this place
  std::string compact;
  for (const Beginning& beginning : beginnings.forms) {
    if ((beginning.behind & behind) == 0) continue;
    const Form& form = forms_[beginning.form];
    if (form.rule == settled) continue;
    const Fit fit = fit_shape(form.form->shape, text, begin);
    if (fit.end == 0 || goes_on(text, begin, fit)) continue;
    compact = compact_upper(text.substr(begin, fit.end - begin));
    if (is_dull_number(compact) || !passes_checks(form.form->checks, compact)) continue;
    settled = form.rule;
    out.push_back({form.rule, piece, {begin, fit.end}, {begin, fit.end}});
  }
}

void NumberShapes::find_in(const MaskedText& masked, std::uint32_t piece,
                           std::vector<Candidate>& out) const {
  const std::string_view text = masked.text();
  ByteMasks own;
  const auto digits_at = [&](std::size_t at) -> Digits {
    return at < text.size() ? masked.masks(at, own).digit : 0;
  };
  std::size_t done = 0;  // runs that begin before have been looked at
  Digits next = digits_at(0);
  for (std::size_t at = 0; at < text.size(); at += kMaskBytes) {
    const Digits here = next;
    next = digits_at(at + kMaskBytes);
    for (Digits left = here; left != 0;) {
      const std::size_t place = take_lowest(left);
      const std::size_t digit = at + place;
      if (digit < done) continue;
      // From the first digit of the run on; before it, in the run and its head, stand letters only.
      const Digits from_digit = place == 0 ? here : here >> place | next << (kMaskBytes - place);
      const std::size_t begin = run_begin(text, digit);
      done = run_end(text, digit);
      // A short word of letters before may be the number's head.
      if (begin > 1 && is_gap_sign(text[begin - 1]) && is_ascii_letter(text[begin - 2])) {
        const std::size_t head = run_begin(text, begin - 1);
        if (begin - 1 - head <= kLongestPrefix) find_at(text, piece, head, from_digit, out);
      }
      find_at(text, piece, begin, from_digit, out);
    }
  }
}

bool NumberShapes::runs_on(std::uint32_t rule, const Piece& piece) const {
  const Rule& r = rules_->rules()[rule];
  if (piece.role && !applies_to(r, *piece.role)) return false;
  return piece.view == ViewKind::kPlain    ? r.plain
         : piece.view == ViewKind::kFolded ? r.folded
                                           : r.spoken;
}

void NumberShapes::find(const Block& block, std::vector<Candidate>& out) const {
  if (forms_.empty()) return;
  for (std::uint32_t number = 0; number < block.pieces.size(); ++number) {
    const Piece& piece = block.pieces[number];
    if (piece.role && !some_apply_[static_cast<std::size_t>(*piece.role)]) continue;
    const std::size_t before = out.size();
    find_in(text_of(block, piece), number, out);
    out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                             [&](const Candidate& c) { return !runs_on(c.rule, piece); }),
              out.end());
  }
}

}  // namespace expunge
