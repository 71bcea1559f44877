#include "detect/overlaps.h"

#include <algorithm>
#include <tuple>

#include "detect/caseless_values.h"
#include "names/letters.h"

namespace expunge {
namespace {

struct FieldSpan {
  std::uint32_t field;
  std::size_t begin;
  std::size_t end;
};

FieldSpan in_field(const Conversation& conversation, const Hit& hit) {
  const Turn& turn = conversation.turns[hit.turn];
  return {turn.field, turn.offset + hit.span.begin, turn.offset + hit.span.end};
}

bool before(const FieldSpan& a, const FieldSpan& b) {
  return std::tie(a.field, a.begin, a.end) < std::tie(b.field, b.begin, b.end);
}

// Owner that says more; of two that say something the first stays.
Owner better_owner(Owner mine, Owner other) { return mine == Owner::kUnknown ? other : mine; }

bool is_fiction(Owner owner) { return owner == Owner::kPersona || owner == Owner::kPublic; }

bool has_parts(std::string_view entity) {
  return entity == "PERSON" || entity == "STREET_ADDRESS" || entity == "URL" ||
         entity == "EMAIL_ADDRESS" || entity == "GEO_COORDINATES";
}

// What is a part of a longer value makes it likelier: "Saukontie 12 B 7, 33100 Tampere", and the
// user name that a link or an address is made of.
bool is_part_of(std::string_view inner, std::string_view outer) {
  const bool named = outer == "URL" || outer == "EMAIL_ADDRESS";
  return named ? inner == "HANDLE" : inner == outer;
}

void lift(Hit& outer, const Hit& inner) {
  if (!is_part_of(inner.entity, outer.entity) || inner.span.size() >= outer.span.size()) return;
  // What a policy would keep must not stand for what it hides.
  if (inner.entity != outer.entity && is_fiction(outer.owner)) return;
  outer.score = std::max(outer.score, inner.score);
  if (inner.entity == outer.entity) outer.owner = better_owner(outer.owner, inner.owner);
}

// REQUIRES: sorted by field, start, end.
void lift_longer_values(const Conversation& conversation, std::vector<Hit>& hits) {
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (!has_parts(hits[i].entity)) continue;
    const FieldSpan outer = in_field(conversation, hits[i]);
    for (std::size_t j = i; j-- > 0;) {
      const FieldSpan inner = in_field(conversation, hits[j]);
      if (inner.field != outer.field || inner.begin != outer.begin) break;
      lift(hits[i], hits[j]);
    }
    for (std::size_t j = i + 1; j < hits.size(); ++j) {
      const FieldSpan inner = in_field(conversation, hits[j]);
      if (inner.field != outer.field || inner.begin >= outer.end) break;
      if (inner.end <= outer.end) lift(hits[i], hits[j]);
    }
  }
}

// Hits that touch each other: the best first, then the next that overlaps none taken before.
// Appends them to `kept`, sorted.
void settle_group(const Conversation& conversation, const std::vector<Hit>& hits,
                  std::vector<std::uint32_t>& group, std::vector<Hit>& kept) {
  std::sort(group.begin(), group.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (hits[a].score != hits[b].score) return hits[a].score > hits[b].score;
    if (hits[a].span.size() != hits[b].span.size()) {
      return hits[a].span.size() > hits[b].span.size();
    }
    return std::tie(hits[a].order, a) < std::tie(hits[b].order, b);
  });
  const auto first = static_cast<std::ptrdiff_t>(kept.size());
  for (const std::uint32_t candidate : group) {
    const FieldSpan span = in_field(conversation, hits[candidate]);
    // `kept` is disjoint and sorted from `first` on: only the neighbour can overlap.
    const auto after = std::partition_point(
        kept.begin() + first, kept.end(),
        [&](const Hit& other) { return in_field(conversation, other).end <= span.begin; });
    if (after != kept.end() && in_field(conversation, *after).begin < span.end) continue;
    kept.insert(after, hits[candidate]);
  }
}

// Capitalised, or of a script that is written with spaces and knows capitals: "Shestakova" and
// "Aglaya Timurovna" found apart are one name.
bool joins_next(const Conversation& conversation, const Hit& a, const Hit& b) {
  if (a.entity != "PERSON" || b.entity != "PERSON" || a.turn != b.turn) return false;
  if (b.span.begin != a.span.end + 1 || is_fiction(a.owner) != is_fiction(b.owner)) return false;
  const std::string_view text = conversation.turns[a.turn].text;
  return text[a.span.end] == ' ' && is_upper(code_point_at(text, a.span.begin)) &&
         is_upper(code_point_at(text, b.span.begin));
}

// Recalled parts of one name in a script without case, a space between: "Safa Shalabi" where
// "Safa Abd al-Muizz Shalabi" is known.
bool joins_recalled(const Conversation& conversation, const Hit& a, const Hit& b) {
  if (a.entity != "PERSON" || b.entity != "PERSON" || a.turn != b.turn) return false;
  if (b.span.begin != a.span.end + 1 || a.rule_id != b.rule_id || a.score != b.score) return false;
  if (a.memory != MemoryStep::kDisclosed || b.memory != MemoryStep::kDisclosed) return false;
  const std::string_view text = conversation.turns[a.turn].text;
  const char32_t first = code_point_at(text, a.span.begin);
  return text[a.span.end] == ' ' && is_caseless(first) && !is_unspaced_script(first) &&
         is_caseless(code_point_at(text, b.span.begin));
}

// REQUIRES: sorted, disjoint.
void join_adjacent_names(const Conversation& conversation, std::vector<Hit>& hits) {
  std::size_t out = 0;
  for (std::size_t i = 1; i < hits.size(); ++i) {
    if (!joins_next(conversation, hits[out], hits[i]) &&
        !joins_recalled(conversation, hits[out], hits[i])) {
      hits[++out] = hits[i];
      continue;
    }
    hits[out].span.end = hits[i].span.end;
    hits[out].score = std::max(hits[out].score, hits[i].score);
    hits[out].owner = better_owner(hits[out].owner, hits[i].owner);
  }
  hits.resize(std::min(hits.size(), out + 1));
}

}  // namespace

void settle_overlaps(const Conversation& conversation, std::vector<Hit>& hits) {
  if (hits.empty()) return;
  const auto by_place = [&](const Hit& a, const Hit& b) {
    const FieldSpan x = in_field(conversation, a);
    const FieldSpan y = in_field(conversation, b);
    if (before(x, y)) return true;
    if (before(y, x)) return false;
    return std::tie(b.score, a.order) < std::tie(a.score, b.order);
  };
  std::stable_sort(hits.begin(), hits.end(), by_place);
  lift_longer_values(conversation, hits);

  std::vector<Hit> kept;
  kept.reserve(hits.size());
  std::vector<std::uint32_t> group;
  std::uint32_t field = 0;
  std::size_t reach = 0;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const FieldSpan span = in_field(conversation, hits[i]);
    if (!group.empty() && (span.field != field || span.begin >= reach)) {
      settle_group(conversation, hits, group, kept);
      group.clear();
    }
    reach = group.empty() ? span.end : std::max(reach, span.end);
    field = span.field;
    group.push_back(static_cast<std::uint32_t>(i));
  }
  settle_group(conversation, hits, group, kept);
  hits.swap(kept);
  join_adjacent_names(conversation, hits);
}

}  // namespace expunge
