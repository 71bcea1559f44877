#include "detect/join_parts.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>

#include "detect/compiled_rules.h"
#include "detect/hit_index.h"
#include "detect/unhidden.h"

namespace expunge {
namespace {

constexpr std::string_view kPhoneNumber = "PHONE_NUMBER";

constexpr double kProvenScore = 0.95;
constexpr double kJoinedScore = 0.75;
constexpr std::size_t kMostParts = 5;
constexpr std::size_t kBetween = 16;  // bytes between two parts of one turn
constexpr std::size_t kBefore = 12;   // bytes before a part that goes on with the turn before
constexpr std::size_t kBehind = 48;   // bytes behind a part that another turn goes on with
constexpr std::size_t kPartsInARow = 3;
constexpr std::uint32_t kAnnouncedBefore = 3;  // turns
constexpr std::uint32_t kReadBackWithin = 6;   // turns from a part to the whole

bool is_part(const Hit& hit) { return hit.rule != nullptr && hit.rule->join != nullptr; }

bool same_speaker(const Turn& a, const Turn& b) {
  return a.role == b.role && a.speaker == b.speaker && !a.is_key && !b.is_key;
}

bool speaks(const Turn& turn) {
  return (turn.role == Role::kHuman || turn.role == Role::kBot) && !turn.is_key;
}

// No turn of the same speaker stands between.
bool are_neighbours(const Conversation& conversation, std::uint32_t a, std::uint32_t b) {
  const std::vector<Turn>& turns = conversation.turns;
  if (!speaks(turns[a]) || !same_speaker(turns[a], turns[b])) return false;
  for (std::uint32_t i = a + 1; i < b; ++i) {
    if (same_speaker(turns[a], turns[i])) return false;
  }
  return true;
}

bool follows(const Conversation& conversation, const Hit& a, const Hit& b) {
  if (a.rule != b.rule) return false;
  if (a.turn == b.turn) {
    if (b.span.begin < a.span.end || b.span.begin - a.span.end > kBetween) return false;
    const std::string_view text = conversation.turns[a.turn].text;
    const std::string_view between = text.substr(a.span.end, b.span.begin - a.span.end);
    return between.find('\n') == std::string_view::npos;
  }
  const std::size_t size = conversation.turns[a.turn].text.size();
  return b.turn > a.turn && b.span.begin <= kBefore && size - a.span.end <= kBehind &&
         are_neighbours(conversation, a.turn, b.turn);
}

// Digits that are all a turn says, said turn after turn with nobody between: "707", "555", "0192".
bool is_said_in_a_row(const Conversation& conversation, const std::vector<Hit>& hits,
                      std::size_t first, std::size_t last) {
  if (last - first < kPartsInARow) return false;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first && hits[i].turn != hits[i - 1].turn + 1) return false;
    const std::string_view text = conversation.turns[hits[i].turn].text;
    constexpr std::string_view kAround = " \t\r\n.!()\"'";
    const std::size_t begin = hits[i].span.begin;
    if (text.substr(0, begin).find_first_not_of(kAround) != text.npos ||
        text.substr(hits[i].span.end).find_first_not_of(kAround) != text.npos) {
      return false;
    }
  }
  return true;
}

// The speaker, or who answers, has named the kind shortly before: "i'll send my number in bits".
bool was_announced(const Conversation& conversation, const Hit& first) {
  std::string buffer;
  const std::uint32_t earliest = first.turn - std::min(first.turn, kAnnouncedBefore);
  for (std::uint32_t turn = earliest; turn < first.turn; ++turn) {
    const std::string_view text = conversation.turns[turn].text;
    if (!speaks(conversation.turns[turn])) continue;
    if (first.rule->context.find(text, 0, text.size(), buffer) >= 0) return true;
  }
  return false;
}

std::string digits_in(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

// A telephone number that somebody says in one piece.
struct WholeNumber {
  std::uint32_t turn = 0;
  std::string digits;
};

std::vector<WholeNumber> whole_numbers(const Conversation& conversation,
                                       const std::vector<Hit>& hits) {
  constexpr std::size_t kShortestWhole = 7;  // bytes
  std::vector<WholeNumber> out;
  for (const Hit& hit : hits) {
    const Turn& turn = conversation.turns[hit.turn];
    if (hit.entity != kPhoneNumber || hit.span.size() < kShortestWhole || !speaks(turn)) continue;
    const std::string_view text = turn.text.substr(hit.span.begin, hit.span.size());
    out.push_back({hit.turn, digits_in(unhidden(text))});
  }
  std::ranges::stable_sort(out, {}, &WholeNumber::turn);
  return out;
}

// The other speaker repeats the whole of what came in parts: "504" ... "555 0182" ... "so
// 504-555-0182".  A part of three digits begins or ends it.
bool is_read_back(const Conversation& conversation, const Hit& part,
                  const std::vector<WholeNumber>& wholes) {
  constexpr std::size_t kShortestPart = 3;
  constexpr std::size_t kFewDigits = 3;
  constexpr std::ptrdiff_t kMostRead = 32;  // numbers: who lists more reads none back
  const Turn& turn = conversation.turns[part.turn];
  const std::string digits =
      digits_in(unhidden(turn.text.substr(part.span.begin, part.span.size())));
  if (part.entity != kPhoneNumber || digits.size() < kShortestPart || !speaks(turn)) return false;
  const auto behind = std::ranges::upper_bound(wholes, part.turn, {}, &WholeNumber::turn);
  const auto last = behind + std::min(kMostRead, wholes.end() - behind);
  return std::any_of(behind, last, [&](const WholeNumber& whole) {
    if (whole.turn - part.turn > kReadBackWithin ||
        same_speaker(turn, conversation.turns[whole.turn])) {
      return false;
    }
    const std::string& known = whole.digits;
    return digits.size() < known.size() &&
           (known.starts_with(digits) || known.ends_with(digits) ||
            (digits.size() > kFewDigits && known.find(digits) != std::string::npos));
  });
}

// The parts hits[first, last) as one value: what it scores, 0 if it is none.
double score_of(const Conversation& conversation, PhoneRegions regions,
                const std::vector<Hit>& hits, std::size_t first, std::size_t last) {
  std::string value;
  ValueContext context;
  for (std::size_t i = first; i < last; ++i) {
    const std::string_view text = conversation.turns[hits[i].turn].text;
    if (!value.empty()) value += ' ';
    value += unhidden(text.substr(hits[i].span.begin, hits[i].span.size()));
    context.has_context = context.has_context || hits[i].context >= 0;
  }
  const bool over_turns = hits[first].turn != hits[last - 1].turn;
  if (!context.has_context && over_turns) {
    context.has_context = is_said_in_a_row(conversation, hits, first, last) ||
                          was_announced(conversation, hits[first]);
  }
  context.text = value;
  context.end = value.size();
  context.regions = regions.regions;
  context.stated_regions = regions.stated;
  const Verdict verdict = hits[first].rule->join(context);
  if (context.begin != 0 || context.end != value.size()) return 0;
  if (verdict == Verdict::kYes) return kProvenScore;
  return verdict == Verdict::kNoOpinion && context.has_context ? kJoinedScore : 0;
}

}  // namespace

void join_parts(const Conversation& conversation, PhoneRegions regions, std::vector<Hit>& hits) {
  const auto parts_begin =
      std::stable_partition(hits.begin(), hits.end(), [](const Hit& hit) { return !is_part(hit); });
  if (parts_begin == hits.end()) return;
  std::vector<Hit> parts(parts_begin, hits.end());
  hits.erase(parts_begin, hits.end());
  // What each speaker said, in order: an echo by the other stands in between.
  std::sort(parts.begin(), parts.end(), [&](const Hit& a, const Hit& b) {
    const Turn& turn_a = conversation.turns[a.turn];
    const Turn& turn_b = conversation.turns[b.turn];
    return std::tuple(a.order, turn_a.role, turn_a.speaker, a.turn, a.span.begin) <
           std::tuple(b.order, turn_b.role, turn_b.speaker, b.turn, b.span.begin);
  });
  // What stands in a longer value is no part.
  HitIndex whole;
  whole.build(hits);
  std::erase_if(parts, [&whole](const Hit& part) {
    return whole.overlaps(part.turn, part.entity, part.span, part.span.size());
  });
  // A part that several views propose.
  parts.erase(std::unique(parts.begin(), parts.end(),
                          [](const Hit& a, const Hit& b) {
                            return a.order == b.order && a.turn == b.turn &&
                                   a.span.overlaps(b.span);
                          }),
              parts.end());
  const std::vector<WholeNumber> wholes = whole_numbers(conversation, hits);
  const auto accept = [&](Hit& part, double score) {
    part.score = score;
    part.memory = MemoryStep::kJoined;
    hits.push_back(part);
  };
  for (std::size_t first = 0; first < parts.size();) {
    std::size_t end = first + 1;
    while (end < parts.size() && end - first < kMostParts &&
           follows(conversation, parts[end - 1], parts[end])) {
      ++end;
    }
    double score = 0;
    for (; end > first + 1; --end) {
      score = score_of(conversation, regions, parts, first, end);
      if (score > 0) break;
    }
    if (end == first + 1) {
      if (is_read_back(conversation, parts[first], wholes)) accept(parts[first], kJoinedScore);
      ++first;
      continue;
    }
    for (; first < end; ++first) accept(parts[first], score);
  }
}

}  // namespace expunge
