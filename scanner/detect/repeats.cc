#include "detect/repeats.h"

#include <algorithm>
#include <bit>

#include "base/entity_family.h"
#include "detect/compiled_rules.h"
#include "detect/validators.h"
#include "detect/value_text.h"
#include "text/byte_block.h"

namespace expunge {
namespace {

constexpr std::size_t kFewestDigits = 8;
constexpr std::size_t kFewestNational = 7;  // of a telephone, without country and trunk code
constexpr std::size_t kMostGroups = 16;
constexpr std::size_t kLongestCode = 4;  // digits of a country code and a trunk digit
constexpr double kRepeatedScore = 0.85;
// Of documents and accounts: above a telephone that only a word near makes one.
constexpr double kRepeatedDocument = 0.88;

bool is_number_family(std::string_view family) {
  return family == "PHONE_NUMBER" || family == "CREDIT_CARD" || family == "IBAN_CODE" ||
         family == "NATIONAL_ID" || family == "BANK_ACCOUNT";
}

std::string_view without_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? std::string_view{} : digits.substr(first);
}

// One is the other with a code before.
bool same_telephone(std::string_view a, std::string_view b) {
  a = without_zeros(a);
  b = without_zeros(b);
  if (a.size() < b.size()) std::swap(a, b);
  return b.size() >= kFewestNational && a.size() - b.size() <= kLongestCode && a.ends_with(b);
}

// Telephones that are the same have so many last digits in common; other numbers more.
std::string end_of(std::string_view digits) {
  return std::string(digits.substr(digits.size() - std::min(digits.size(), kFewestNational)));
}

// What may stand between two groups of one number, with the brackets of a code.
bool is_separator(char c) {
  return c == ' ' || c == '-' || c == '.' || c == '/' || c == ',' || c == '(' || c == ')';
}

// The first from `at` on, or the text's end.
std::size_t next_digit(std::string_view text, std::size_t at) {
  MaskBuffer buffer;
  for (; at < text.size(); at += kMaskBytes) {
    const std::uint64_t digits =
        mask_of(masked_bytes(text, at, buffer), [](ByteBlock b) { return b.in_range('0', '9'); });
    if (digits != 0) return at + static_cast<std::size_t>(std::countr_zero(digits));
  }
  return text.size();
}

}  // namespace

void Repeats::learn(const Conversation& conversation, const std::vector<Hit>& hits) {
  known_.clear();
  by_end_.clear();
  standing_.build(hits);
  for (const Hit& hit : hits) {
    const std::string_view family = entity_family(hit.entity);
    if (hit.rule == nullptr || hit.memory == MemoryStep::kJoined || !is_number_family(family)) {
      continue;
    }
    const std::string_view text = conversation.turns[hit.turn].text;
    const std::string_view value = text.substr(hit.span.begin, hit.span.size());
    Known entry{digits_of(normalised_value(hit.entity, value)), family == "PHONE_NUMBER", hit};
    if (entry.digits.size() < kFewestDigits || same_is_known(entry)) continue;
    by_end_[end_of(entry.digits)].push_back(known_.size());
    known_.push_back(std::move(entry));
  }
}

const std::vector<std::size_t>& Repeats::ending_like(std::string_view digits) const {
  static const std::vector<std::size_t> none;
  const auto found = by_end_.find(end_of(digits));
  return found == by_end_.end() ? none : found->second;
}

// Of equal numbers the first is kept: a record that says one a thousand times is searched for one.
bool Repeats::same_is_known(const Known& entry) const {
  const std::vector<std::size_t>& places = ending_like(entry.digits);
  return std::any_of(places.begin(), places.end(), [&](std::size_t place) {
    const Known& other = known_[place];
    return other.phone == entry.phone && other.digits == entry.digits;
  });
}

const Repeats::Known* Repeats::known(std::string_view digits) const {
  for (const std::size_t place : ending_like(digits)) {
    const Known& entry = known_[place];
    if (entry.phone ? same_telephone(entry.digits, digits) : entry.digits == digits) return &entry;
  }
  return nullptr;
}

// The longest rows of groups first.
void Repeats::search_run(std::string_view text, std::uint32_t turn, std::vector<Hit>& hits) {
  for (std::size_t first = 0; first < groups_.size(); ++first) {
    for (std::size_t last = std::min(groups_.size(), first + kMostGroups); last > first; --last) {
      const std::size_t from = groups_[first].first;
      const std::size_t to = groups_[last - 1].last;
      if (to - from < kFewestNational) break;
      const Known* const found = known(std::string_view(digits_).substr(from, to - from));
      if (found == nullptr) continue;
      const TextSpan place{groups_[first].begin, groups_[last - 1].end};
      const bool stands = standing_.overlaps(turn, found->origin.entity, place);
      if (stands) {
        first = last - 1;
        break;
      }
      Hit hit = said_again(
          found->origin, turn, place,
          std::min(found->origin.score, found->phone ? kRepeatedScore : kRepeatedDocument));
      if (hit.span.begin > 0 && text[hit.span.begin - 1] == '+' && found->phone) --hit.span.begin;
      hits.push_back(hit);
      first = last - 1;
      break;
    }
  }
}

void Repeats::search(std::string_view text, std::uint32_t turn, std::vector<Hit>& hits) {
  const auto is_word = [text](std::size_t at) {
    return at < text.size() && (is_ascii_alnum(text[at]) || text[at] == '_');
  };
  groups_.clear();
  digits_.clear();
  const auto close = [&] {
    if (digits_.size() >= kFewestNational) search_run(text, turn, hits);
    groups_.clear();
    digits_.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    if (!is_ascii_digit(text[at])) {
      const bool far = !groups_.empty() && at - groups_.back().end >= 3;
      if (far || !is_separator(text[at])) close();
      at = groups_.empty() ? next_digit(text, at + 1) : at + 1;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    const bool glued = (at > 0 && is_word(at - 1)) || is_word(end);
    if (glued) {
      close();
    } else {
      const std::size_t first = digits_.size();
      digits_ += text.substr(at, end - at);
      groups_.push_back({at, end, first, digits_.size()});
    }
    at = end;
  }
  close();
}

void Repeats::find(const Conversation& conversation, std::vector<Hit>& hits) {
  learn(conversation, hits);
  if (known_.empty()) return;
  for_each_said(conversation, [&](std::string_view text, std::uint32_t turn) {
    if (conversation.turns[turn].has_digits) search(text, turn, hits);
  });
}

}  // namespace expunge
