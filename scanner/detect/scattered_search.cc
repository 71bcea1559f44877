#include "detect/scattered_search.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/entity_family.h"
#include "detect/compiled_rules.h"

namespace expunge {
namespace {

constexpr std::uint32_t kNone = static_cast<std::uint32_t>(-1);
constexpr double kSurest = 0.95;  // a value that was put together is not certain

bool is_number(std::string_view entity) {
  static constexpr std::array<std::string_view, 6> kFamilies = {
      "BANK_ACCOUNT", "CREDIT_CARD", "IBAN_CODE", "NATIONAL_ID", "PHONE_NUMBER", "VEHICLE_ID"};
  return std::ranges::find(kFamilies, entity_family(entity)) != kFamilies.end();
}

bool has_letter(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

// Each gathered text answers what the first of its parts answers.
void ScatteredSearch::lay_out(const Conversation& conversation, const Layout& layout) {
  gathered_.clear();
  gathered_.profile = conversation.profile;
  gathered_.language = conversation.language;
  gathered_.country = conversation.country;
  text_of_.clear();
  for (std::uint32_t i = 0; i < texts_.size(); ++i) {
    const Turn& first = conversation.turns[texts_[i].first_turn];
    const std::int32_t before = layout.turn_before(texts_[i].first_turn);
    if (before >= 0) {
      gathered_.turns.push_back(conversation.turns[static_cast<std::size_t>(before)]);
      text_of_.push_back(kNone);
    }
    gathered_.turns.push_back(first);
    gathered_.turns.back().text = texts_[i].text;
    gathered_.turns.back().masks = nullptr;
    gathered_.turns.back().has_digits = gathered_.turns.back().has_wide = true;
    text_of_.push_back(i);
  }
}

std::vector<Hit> ScatteredSearch::parts_of(const Conversation& conversation, const Layout& layout,
                                           const GatheredText& text, const Hit& found) {
  const TextSpan span = found.span;
  std::vector<Hit> parts;
  std::size_t touched = 0;
  for (const GatheredStretch& stretch : text.stretches) {
    const std::size_t end = stretch.at + stretch.source.size();
    const std::size_t from = std::max(span.begin, stretch.at);
    const std::size_t to = std::min(span.end, end);
    if (from >= to) continue;
    touched += stretch.is_part ? 1U : 0U;
    const TextSpan source = layout.to_turn(stretch.piece, {stretch.source.begin + from - stretch.at,
                                                           stretch.source.begin + to - stretch.at});
    const std::string_view turn = conversation.turns[stretch.turn].text;
    // Signs between two parts belong to the value, words do not.
    if (!parts.empty() && parts.back().turn == stretch.turn &&
        parts.back().span.end <= source.begin &&
        !has_letter(turn.substr(parts.back().span.end, source.begin - parts.back().span.end))) {
      parts.back().span.end = source.end;
      continue;
    }
    Hit hit = found;
    hit.turn = stretch.turn;
    hit.span = source;
    hit.trace = 0;
    hit.context = -1;
    hit.score = std::min(hit.score, kSurest);
    hit.memory = MemoryStep::kJoined;
    parts.push_back(hit);
  }
  if (touched < 2) parts.clear();
  return parts;
}

// Of values that share a part the surest is taken, and of equal ones the longest: what is left of
// another would be no value.
void ScatteredSearch::settle(std::vector<Hit>& hits) {
  const auto size_of = [](const std::vector<Hit>& parts) {
    std::size_t size = 0;
    for (const Hit& part : parts) size += part.span.size();
    return size;
  };
  std::ranges::stable_sort(values_, [&](const std::vector<Hit>& a, const std::vector<Hit>& b) {
    if (a.front().score != b.front().score) return a.front().score > b.front().score;
    return size_of(a) > size_of(b);
  });
  const std::size_t first = hits.size();
  for (const std::vector<Hit>& parts : values_) {
    const bool shares = std::ranges::any_of(parts, [&](const Hit& part) {
      return std::any_of(
          hits.begin() + static_cast<std::ptrdiff_t>(first), hits.end(),
          [&](const Hit& hit) { return hit.turn == part.turn && hit.span.overlaps(part.span); });
    });
    if (!shares) hits.insert(hits.end(), parts.begin(), parts.end());
  }
}

void ScatteredSearch::add(const Conversation& conversation, const Layout& layout,
                          std::vector<Hit>& hits) {
  scattered_.find(conversation, layout, hits, texts_);
  if (texts_.empty()) return;
  lay_out(conversation, layout);
  search_.find(gathered_);
  judge_.begin(gathered_, search_.layout());
  values_.clear();
  for (const Candidate& candidate : search_.candidates()) {
    const std::uint32_t place = text_of_[search_.layout().block().pieces[candidate.piece].text];
    if (place == kNone) continue;
    const std::optional<Hit> hit = judge_.judge(candidate);
    if (!hit || hit->rule->join != nullptr) continue;
    if (texts_[place].is_mail ? hit->entity != "EMAIL_ADDRESS" : !is_number(hit->entity)) continue;
    std::vector<Hit> parts = parts_of(conversation, layout, texts_[place], *hit);
    if (!parts.empty()) values_.push_back(std::move(parts));
  }
  settle(hits);
}

}  // namespace expunge
