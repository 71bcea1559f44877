#include "detect/public_names.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "detect/name_words.h"
#include "detect/relations.h"
#include "names/letters.h"
#include "names/word_starts.h"
#include "names/words.h"

namespace expunge {
namespace {

constexpr std::string_view kPerson = "PERSON";

bool is_listed_public(std::string_view name, const NameLists& lists) {
  return (lists.flags(lower(name)) & kPublicName) != 0;
}

// Characters of rare names that nobody else found: "Karlach" beside "gale".  As far as a record's
// first texts show them.
void add_company(const Conversation& conversation, const NameLists& lists, const Worlds& worlds,
                 std::vector<std::string>& parts) {
  constexpr std::size_t kMostBytes = 8192;
  std::size_t left = kMostBytes;
  std::string lowered;
  for (const Turn& turn : conversation.turns) {
    if (turn.is_key || left == 0) continue;
    const std::string_view text = turn.text.substr(0, left);
    left -= text.size();
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = end_of_letters(text, at);
      if (end == at) {
        ++at;
        continue;
      }
      if (end - at >= 3 && lists.common(text, at, end) == 0) {
        lowered.clear();
        append_lower(text.substr(at, end - at), lowered);
        constexpr NameFlags kOrdinary = kCommonFirstName | kWord | kFunctionWord | kCommonSurname;
        if (worlds.knows(lowered) && (lists.flags(lowered) & kOrdinary) == 0)
          parts.push_back(lowered);
      }
      at = end;
    }
  }
}

}  // namespace

bool is_part_of_public(std::string_view text, TextSpan span, const NameLists& lists) {
  const auto listed = [&](std::size_t begin, std::size_t end) {
    return is_listed_public(text.substr(begin, end - begin), lists);
  };
  if (span.end + 1 < text.size() && text[span.end] == ' ' &&
      is_letter(code_point_at(text, span.end + 1)) &&
      listed(span.begin, read_name_word(text, span.end + 1).end)) {
    return true;
  }
  if (span.begin < 2 || text[span.begin - 1] != ' ') return false;
  std::size_t before = span.begin - 1;
  if (text[before - 1] == '.') --before;  // "Dr. Martens"
  const std::size_t word_end = before;
  while (before > 0 && is_letter(code_point_before(text, before))) {
    previous_code_point(text, before);
  }
  return before < word_end && listed(before, span.end);
}

// "Wendy's" as a list has it, a firm; not where what Wendy has follows.
static bool is_firm(std::string_view text, TextSpan span, const NameLists& lists) {
  std::size_t size = 2;
  const std::string_view behind = text.substr(span.end);
  if (behind.starts_with("\xE2\x80\x99s")) size = 4;
  if (size == 2 && !behind.starts_with("'s")) return false;
  const std::string name = lower(text.substr(span.begin, span.size())) + "'s";
  if ((lists.flags(name) & kPublicName) == 0) return false;
  const std::size_t next = span.end + size + 1;
  if (next >= text.size() || text[next - 1] != ' ' || !is_letter(code_point_at(text, next)))
    return true;
  return (lists.flags(lower(text.substr(next, end_of_letters(text, next) - next))) & kBelonging) ==
         0;
}

bool is_public_name(std::string_view text, TextSpan span, const NameLists& lists) {
  return is_firm(text, span, lists) ||
         is_listed_public(text.substr(span.begin, span.size()), lists) ||
         is_part_of_public(text, span, lists);
}

bool has_epithet(std::string_view text, TextSpan span) {
  const std::string_view after = text.substr(span.end);
  return after.size() > 4 && after.starts_with(" of ") && is_upper(code_point_at(after, 4));
}

// Where the word that ends at `end` begins.
static std::size_t begin_of_word(std::string_view text, std::size_t end) {
  while (end > 0 && is_letter(code_point_before(text, end))) previous_code_point(text, end);
  return end;
}

// A name of several words that the world knows, or a single one that nobody is given: "messi".
static bool is_known_at_large(std::string_view name, const NameLists& lists) {
  return is_listed_public(name, lists) &&
         (name.find(' ') != std::string_view::npos || (lists.flags(lower(name)) & kFirstName) == 0);
}

bool is_in_public_company(std::string_view text, const Hit& hit, const NameLists& lists) {
  static constexpr std::array<std::string_view, 4> kSayLittle = {"names/full_name", "names/lead",
                                                                 "names/model", "names/single"};
  static constexpr std::array<std::string_view, 16> kJoints = {
      " and ", " or ", " & ",  " vs ", " vs. ", " und ", " oder ", " y ",
      " o ",   " et ", " ou ", " e ",  " och ", " i ",   " en ",   " \xD0\xB8 "};
  if (std::ranges::find(kSayLittle, hit.rule_id) == kSayLittle.end()) return false;
  const std::string_view left = text.substr(0, hit.span.begin);
  const std::string_view right = text.substr(hit.span.end);
  constexpr int kMostWords = 3;
  for (const std::string_view joint : kJoints) {
    if (left.ends_with(joint)) {
      const std::size_t end = left.size() - joint.size();
      std::size_t begin = begin_of_word(text, end);
      for (int words = 0; words < kMostWords && begin < end; ++words) {
        if (is_known_at_large(text.substr(begin, end - begin), lists)) return true;
        if (begin == 0 || text[begin - 1] != ' ') break;
        const std::size_t before = begin_of_word(text, begin - 1);
        if (before + 1 == begin) break;
        begin = before;
      }
    }
    if (!right.starts_with(joint)) continue;
    const std::size_t begin = hit.span.end + joint.size();
    std::size_t end = begin;
    for (int words = 0; words < kMostWords; ++words) {
      if (end >= text.size() || !is_letter(code_point_at(text, end))) break;
      end = read_name_word(text, end).end;
      if (is_known_at_large(text.substr(begin, end - begin), lists)) return true;
      if (end >= text.size() || text[end] != ' ') break;
      ++end;
    }
  }
  return false;
}

void PublicNames::collect(const Conversation& conversation, const NameLists& lists,
                          const Worlds& worlds, const std::vector<Hit>& hits,
                          const std::vector<std::string>& personas) {
  words_.clear();
  std::vector<std::string> parts = personas;
  for (const Hit& hit : hits) {
    if (hit.entity != kPerson) continue;
    name_parts(text_of(conversation, hit), parts);
    const std::string_view text = conversation.turns[hit.turn].text;
    if (is_public_name(text, hit.span, lists) ||
        (is_in_public_company(text, hit, lists) && !is_own_relation(text, hit.span))) {
      name_parts(text_of(conversation, hit), words_);
    }
  }
  if (std::any_of(parts.begin(), parts.end(),
                  [&](const std::string& part) { return worlds.knows(part); })) {
    add_company(conversation, lists, worlds, parts);
  }
  sort_unique(parts);
  worlds.add_active(parts, lists, words_);
  sort_unique(words_);
}

bool PublicNames::holds(std::string_view name) const { return holds_all(words_, name); }

}  // namespace expunge
