#include "optout/candidates.h"

#include <algorithm>

#include "base/utf8.h"
#include "detect/public_suffix.h"
#include "names/letters.h"

namespace expunge {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_word_byte(char c) { return is_ascii_word(c) || static_cast<unsigned char>(c) >= 0x80; }

// Signs that RFC 5322 allows before @ and that mostly stand before an address instead.
constexpr std::string_view kOtherSigns = "!#$%&'*/=?^`{|}~";
constexpr std::string_view kInnerSigns = "._-+";
constexpr std::size_t kLongestLocal = 64;  // RFC 5321 4.5.3.1.1
constexpr std::size_t kLongestHost = 253;

bool is_in(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

// Begin of what could be an address's local part that ends at `at`.
std::size_t local_begin(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < kLongestLocal) {
    std::size_t previous = begin;
    const char32_t c = previous_code_point(text, previous);
    const bool fits = c < 0x80 ? is_ascii_word(static_cast<char>(c)) ||
                                     is_in(kInnerSigns, static_cast<char>(c)) ||
                                     is_in(kOtherSigns, static_cast<char>(c))
                               : is_letter(c);
    if (!fits) break;
    begin = previous;
  }
  return begin;
}

std::size_t host_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < kLongestHost) {
    std::size_t next = end;
    const char32_t c = next_code_point(text, next);
    const bool fits =
        c < 0x80 ? is_ascii_word(static_cast<char>(c)) || c == '.' || c == '-' : is_letter(c);
    if (!fits) break;
    end = next;
  }
  while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) --end;
  return end;
}

// "brightmail.net.Thanks": the host ends where the public suffix list knows a domain.
std::size_t known_host_end(std::string_view text, std::size_t at, std::size_t end) {
  while (!has_public_suffix(lower(text.substr(at, end - at)))) {
    const std::size_t dot = text.substr(at, end - at).rfind('.');
    if (dot == std::string_view::npos || dot == 0) return at;
    end = at + dot;
  }
  return end;
}

}  // namespace

void find_mailboxes(std::string_view text, std::vector<MailboxCandidate>& out) {
  out.clear();
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    const std::size_t begin = local_begin(text, at);
    if (begin == at) continue;
    const std::size_t longest = host_end(text, at + 1);
    if (longest == at + 1) continue;
    const std::size_t end = known_host_end(text, at + 1, longest);
    if (end == at + 1) continue;
    bool starts = true;
    for (std::size_t i = begin; i < at; ++i) {
      if (starts) out.push_back({{i, end}});
      // Behind a sign, or behind signs that an address does not begin with.
      starts = is_in(kOtherSigns, text[i]) || (starts && is_in(kInnerSigns, text[i]));
    }
  }
}

void find_digit_groups(std::string_view text, std::vector<DigitGroup>& out) {
  constexpr std::size_t kLeastDigits = 7;
  out.clear();
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const std::size_t begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    digits += at - begin;
    out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)});
  }
  if (digits < kLeastDigits) out.clear();
}

PhoneReader::PhoneReader(std::string_view text, const std::vector<DigitGroup>& groups,
                         std::size_t first)
    : text_(text), groups_(groups), next_(first), begin_(groups[first].begin) {
  if (begin_ > 0 && text_[begin_ - 1] == '(') --begin_;
  if (begin_ > 0 && text_[begin_ - 1] == '+') {
    --begin_;
    plus_ = true;
    if (begin_ > 0 && text_[begin_ - 1] == '(') --begin_;
  }
}

// A bracket that does not close within the number is none of it.
ViewSpan PhoneReader::span() const {
  const ViewSpan whole{begin_, groups_[next_ - 1].end};
  const bool open = text_[begin_] == '(';
  const bool closes = text_.substr(whole.begin, whole.size()).find(')') != std::string_view::npos;
  return open && !closes ? ViewSpan{whole.begin + 1, whole.end} : whole;
}

bool PhoneReader::follows_closely(std::size_t group) const {
  constexpr std::size_t kWidest = 5;
  const std::size_t from = groups_[group - 1].end;
  const std::string_view gap = text_.substr(from, groups_[group].begin - from);
  if (gap.size() > kWidest) return false;
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = next_code_point(gap, at);
    const bool fits = c < 0x80 ? is_in(" -./()\t_\n\r", static_cast<char>(c))
                               : c == 0xA0 || (c >= 0x2000 && c <= 0x2015);
    if (!fits) return false;
  }
  return true;
}

void PhoneReader::take(std::size_t group) {
  const DigitGroup& next = groups_[group];
  const std::string_view digits = text_.substr(next.begin, next.end - next.begin);
  const bool trunk = digits == "0" && next.begin > 0 && text_[next.begin - 1] == '(' &&
                     next.end < text_.size() && text_[next.end] == ')' && !digits_.empty();
  if (trunk && without_trunk_.empty()) {
    without_trunk_ = digits_;
  } else if (!without_trunk_.empty()) {
    without_trunk_ += digits;
  }
  digits_ += digits;
}

bool PhoneReader::extend() {
  constexpr std::size_t kLeast = 7;
  constexpr std::size_t kMost = 20;  // 15 of E.164, and what is dialled before
  do {
    if (next_ == groups_.size() || (!digits_.empty() && !follows_closely(next_))) return false;
    take(next_++);
    if (digits_.size() > kMost) return false;
  } while (digits_.size() < kLeast);
  return true;
}

std::vector<std::string_view> PhoneReader::international() const {
  std::vector<std::string_view> forms;
  for (std::string_view form : {std::string_view(digits_), std::string_view(without_trunk_)}) {
    if (form.empty()) continue;
    if (!plus_) {
      if (form.starts_with("00")) {
        form.remove_prefix(2);
      } else if (form.starts_with("011")) {
        form.remove_prefix(3);
      }
    }
    forms.push_back(form);
  }
  return forms;
}

namespace {

// The host of the link that goes on up to `at`, or nothing.
std::string_view host_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 200;
  const std::size_t low = at > kLongest ? at - kLongest : 0;
  std::size_t begin = at;
  while (begin > low && !is_in(" \t\n\r<>\"'()[]", text[begin - 1])) --begin;
  std::string_view link = text.substr(begin, at - begin);
  if (const std::size_t scheme = link.find("://"); scheme != std::string_view::npos) {
    link.remove_prefix(scheme + 3);
  }
  const std::size_t slash = link.find('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view host = link.substr(0, slash);
  const std::size_t dot = host.find('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : host;
}

}  // namespace

HandleShape handle_shape(std::string_view text, ViewSpan span) {
  HandleShape shape;
  const auto byte = [&](std::size_t at) { return at < text.size() ? text[at] : '\0'; };
  const char before = span.begin == 0 ? '\0' : text[span.begin - 1];
  const char earlier = span.begin < 2 ? '\0' : text[span.begin - 2];
  const char after = byte(span.end);
  const bool more = is_word_byte(byte(span.end + 1));
  if ((before == '.' || before == '-' || before == '_') && is_word_byte(earlier)) {
    shape.part_of_longer = true;
  }
  if ((after == '-' || after == '_' || after == '@') && more) shape.part_of_longer = true;
  if (is_word_byte(before) || is_word_byte(after) || before == '_' || after == '_') {
    // Letters of the words themselves end at the span; these belong to a longer name, or frame it
    // in Markdown on both sides.
    if (!(before == '_' && after == '_')) shape.part_of_longer = true;
  }
  shape.goes_on = after == '.' && more;
  shape.at_sign = before == '@' && !is_word_byte(earlier);
  shape.marked = shape.at_sign || (before == '/' && (earlier == 'u' || earlier == 'U') &&
                                   (span.begin < 3 || !is_word_byte(text[span.begin - 3])));
  const bool link_sign = before == '/' || before == '@' || before == '=' || before == '~';
  if (link_sign) shape.host = host_before(text, span.begin);
  return shape;
}

}  // namespace expunge
