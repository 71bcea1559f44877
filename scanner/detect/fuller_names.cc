#include "detect/fuller_names.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "names/beside.h"
#include "names/letters.h"
#include "names/words.h"

namespace expunge {
namespace {

constexpr std::string_view kPerson = "PERSON";

// Begins a text, a line or a sentence: a capital tells nothing there.
bool begins_sentence(std::string_view text, std::size_t at) {
  const std::size_t before = text.substr(0, at).find_last_not_of(" \t\"'*_(");
  return before == std::string_view::npos ||
         std::string_view(".!?\n\r:;|>#-").find(text[before]) != std::string_view::npos;
}

bool is_cyrillic(char32_t c) { return c >= 0x400 && c <= 0x52F; }

// Endings of family names in Russian, Ukrainian and Bulgarian, with those of their cases; without
// them a word with a capital before a name is seldom one: "Direktor Igor".
bool ends_as_surname(std::string_view lowered) {
  static constexpr std::array<std::string_view, 34> kEndings = {
      "\xD0\xBE\xD0\xB2",
      "\xD0\xBE\xD0\xB2\xD0\xB0",
      "\xD0\xBE\xD0\xB2\xD1\x83",
      "\xD0\xBE\xD0\xB2\xD1\x8B\xD0\xBC",
      "\xD0\xBE\xD0\xB2\xD0\xBE\xD0\xB9",
      "\xD0\xBE\xD0\xB2\xD0\xB5",
      "\xD0\xB5\xD0\xB2",
      "\xD0\xB5\xD0\xB2\xD0\xB0",
      "\xD0\xB5\xD0\xB2\xD1\x83",
      "\xD0\xB5\xD0\xB2\xD1\x8B\xD0\xBC",
      "\xD0\xB5\xD0\xB2\xD0\xBE\xD0\xB9",
      "\xD0\xB5\xD0\xB2\xD0\xB5",
      "\xD1\x91\xD0\xB2",
      "\xD0\xB8\xD0\xBD",
      "\xD0\xB8\xD0\xBD\xD0\xB0",
      "\xD0\xB8\xD0\xBD\xD1\x83",
      "\xD0\xB8\xD0\xBD\xD1\x8B\xD0\xBC",
      "\xD0\xB8\xD0\xBD\xD0\xBE\xD0\xB9",
      "\xD1\x8B\xD0\xBD",
      "\xD1\x8B\xD0\xBD\xD0\xB0",
      "\xD1\x81\xD0\xBA\xD0\xB8\xD0\xB9",
      "\xD1\x81\xD0\xBA\xD0\xB0\xD1\x8F",
      "\xD1\x81\xD0\xBA\xD0\xBE\xD0\xB3\xD0\xBE",
      "\xD1\x81\xD0\xBA\xD1\x83\xD1\x8E",
      "\xD1\x81\xD0\xBA\xD0\xBE\xD0\xB9",
      "\xD1\x81\xD0\xBA\xD0\xBE\xD0\xBC\xD1\x83",
      "\xD0\xBA\xD0\xBE",
      "\xD1\x83\xD0\xBA",
      "\xD1\x8E\xD0\xBA",
      "\xD1\x87\xD1\x83\xD0\xBA",
      "\xD1\x8F\xD0\xBD",
      "\xD0\xB4\xD0\xB7\xD0\xB5",
      "\xD1\x88\xD0\xB2\xD0\xB8\xD0\xBB\xD0\xB8",
      "\xD1\x8B\xD1\x85"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return lowered.ends_with(ending); });
}

}  // namespace

FullerNames::Before FullerNames::name_before(std::string_view text, std::size_t end,
                                             const NameLists& lists) {
  constexpr NameFlags kOther =
      kWord | kFunctionWord | kTitleWord | kKinWord | kCultureWord | kHonorific | kEponymWord;
  constexpr std::size_t kShortest = 3;  // letters
  Before out;
  std::size_t at = end;
  while (at > 0 && is_letter(code_point_before(text, at))) previous_code_point(text, at);
  if (at == end || !is_upper(code_point_at(text, at))) return out;
  if (at > 0 && std::string_view("-'@#/_.&").find(text[at - 1]) != std::string_view::npos)
    return out;
  const NameWord word = read_name_word(text, at);
  if (word.end != end || word.shape != WordShape::kTitle || word.letters < kShortest) return out;
  out.begin = at;
  out.flags = flags_of(text, word, lists, buffer_);
  out.found = (out.flags & kOther) == 0 &&
              (!is_cyrillic(code_point_at(text, at)) || ends_as_surname(buffer_));
  return out;
}

bool FullerNames::may_extend(std::string_view text, const Hit& hit, const NameLists& lists,
                             std::size_t& begin) {
  if (hit.span.begin < 2 || text[hit.span.begin - 1] != ' ') return false;
  if (!is_upper(code_point_at(text, hit.span.begin))) return false;
  const Before before = name_before(text, hit.span.begin - 1, lists);
  if (!before.found || begins_sentence(text, before.begin)) {
    // "Pakhomov Igor Lvovich" begins one too.
    if (!before.found || !is_cyrillic(code_point_at(text, before.begin))) return false;
  }
  // German writes all its nouns with a capital.
  if ((before.flags & (kFirstName | kSurname)) == 0 && looks_germanic(text)) return false;
  begin = before.begin;
  return true;
}

// "Rosaleen, [Bronagh] and Devika", "Kiri and [Leopold]": a joint behind the word as well as before
// the hit, or "and".
bool FullerNames::begins_list(std::string_view text, const Hit& hit, const NameLists& lists,
                              TextSpan& span) {
  static constexpr std::array<std::string_view, 7> kJoints = {" and ", ", and ", " & ",  " y ",
                                                              " et ",  " und ",  " och "};
  const std::string_view left = text.substr(0, hit.span.begin);
  const auto ends = [](std::string_view words) {
    return std::ranges::find_if(kJoints,
                                [&](std::string_view joint) { return words.ends_with(joint); });
  };
  if (!is_upper(code_point_at(text, hit.span.begin))) return false;
  std::size_t end = 0;
  if (const auto joint = ends(left); joint != kJoints.end()) {
    end = left.size() - joint->size();
  } else if (left.ends_with(", ")) {
    const std::string_view behind = text.substr(hit.span.end);
    const auto next = std::ranges::find_if(
        kJoints, [&](std::string_view words) { return behind.starts_with(words); });
    const std::size_t gap = next != kJoints.end() ? next->size() : 2;
    if (next == kJoints.end() && !behind.starts_with(", ")) return false;
    if (gap >= behind.size() || !is_upper(code_point_at(behind, gap))) return false;
    end = left.size() - 2;
  } else {
    return false;
  }
  const Before before = name_before(text, end, lists);
  if (!before.found || looks_germanic(text)) return false;
  span = {before.begin, end};
  return true;
}

void FullerNames::complete(const Conversation& conversation, const NameLists& lists,
                           std::vector<Hit>& hits) {
  added_.clear();
  standing_.build(hits);
  for (Hit& hit : hits) {
    if (hit.entity != kPerson || hit.memory == MemoryStep::kParticipant) continue;
    const Turn& turn = conversation.turns[hit.turn];
    if (turn.role != Role::kHuman || turn.is_key) continue;
    std::size_t begin = 0;
    if (may_extend(turn.text, hit, lists, begin)) hit.span.begin = begin;
    Hit first = hit;
    while (begins_list(turn.text, first, lists, first.span) &&
           !standing_.overlaps(hit.turn, kPerson, first.span)) {
      added_.push_back(first);
    }
  }
  hits.insert(hits.end(), added_.begin(), added_.end());
}

}  // namespace expunge
