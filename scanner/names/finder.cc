// Bytes are read by class until a capital begins a word.  Most capitals begin a sentence's function
// word, which one look-up tells.  What is left is judged by the words beside it: a relation or a
// title makes it a name in any text, a listed first name with a surname behind it too; a single
// first name only in what a person wrote.
#include "names/finder.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/plausible.h"

namespace expunge {
namespace {

constexpr std::size_t kWorldBytes = 40;  // how near a word of culture makes a name the world's
constexpr int kMaxLinks = 3;             // "my", "is my", "of the": words between relation and name

enum class ByteKind : std::uint8_t { kGap, kInside, kUpper, kWide };

constexpr std::array<ByteKind, 256> kByteKinds = [] {
  std::array<ByteKind, 256> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const bool inside = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    kinds[c] = c >= 0x80              ? ByteKind::kWide
               : c >= 'A' && c <= 'Z' ? ByteKind::kUpper
               : inside               ? ByteKind::kInside
                                      : ByteKind::kGap;
  }
  return kinds;
}();

ByteKind kind_of(char c) { return kByteKinds[static_cast<unsigned char>(c)]; }

// A capital that begins a word of more than one letter, or an initial.
bool begins_with_capital(std::string_view text, std::size_t at, ByteKind kind, ByteKind last) {
  constexpr unsigned char kFirstLead = 0xC3;
  if (kind == ByteKind::kUpper) {
    const bool alone = at + 1 >= text.size() || kind_of(text[at + 1]) == ByteKind::kGap;
    if (alone && (at + 1 >= text.size() || text[at + 1] != '.')) return false;
  } else if (static_cast<unsigned char>(text[at]) < kFirstLead ||
             !is_upper(code_point_at(text, at))) {
    return false;
  }
  return last != ByteKind::kWide || !is_letter(code_point_before(text, at));
}

// Inside an address, an account, a path or code.
bool is_part_of_token(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin > 0) {
    const char before = text[begin - 1];
    if (before == '@' || before == '/' || before == '\\' || before == '#' || before == '$' ||
        before == '<' || before == '_') {
      return true;
    }
    if (before == '.' && begin > 1 && kind_of(text[begin - 2]) != ByteKind::kGap) return true;
  }
  if (end >= text.size()) return false;
  const char after = text[end];
  if (after == '@' || after == '_' || after == '(' || after == '\\' || after == '>' ||
      (after >= '0' && after <= '9')) {
    return true;
  }
  return (after == '.' || after == ':') && end + 1 < text.size() &&
         kind_of(text[end + 1]) != ByteKind::kGap;
}

// "Trader Joe", "Steely Dan": what follows a capitalised word within a sentence is more than a
// first name.
bool is_half_of_title(std::string_view text, std::size_t begin) {
  if (begin < 2 || text[begin - 1] != ' ') return false;
  std::size_t at = begin - 1;
  while (at > 0 && is_letter(code_point_before(text, at))) previous_code_point(text, at);
  return at < begin - 1 && is_upper(code_point_at(text, at));
}

// "Ben & Jerry's"
bool is_half_of_brand(std::string_view text, std::size_t begin, std::size_t end) {
  if (text.substr(0, begin).ends_with(" & ")) return true;
  return text.substr(end).starts_with(" & ") && is_upper(code_point_at(text, end + 3));
}

}  // namespace

NameFinder::Beside NameFinder::word_before(std::string_view text, std::size_t begin,
                                           std::string_view gaps, const NameLists& lists) {
  Beside out;
  std::size_t at = begin;
  if (at == 0) return out;
  if (text[at - 1] == ' ') --at;
  if (at > 0 && gaps.find(text[at - 1]) != std::string_view::npos) --at;
  if (at == begin) return out;
  out.end = at;
  while (at > 0) {
    const char32_t c = code_point_before(text, at);
    if (!is_letter(c) && c != '\'' && c != '-') break;
    previous_code_point(text, at);
  }
  if (at == out.end) return out;
  out.begin = at;
  out.found = true;
  buffer_.clear();
  append_lower(text.substr(at, out.end - at), buffer_);
  out.flags = lists.flags(buffer_);
  return out;
}

NameFinder::Beside NameFinder::word_after(std::string_view text, std::size_t end,
                                          const NameLists& lists) {
  Beside out;
  std::size_t at = end;
  if (at < text.size() && (text[at] == ',' || text[at] == ' ' || text[at] == '(')) ++at;
  if (at < text.size() && at > end && text[at - 1] != '(' && (text[at] == ' ' || text[at] == '(')) {
    ++at;
  }
  if (at == end) return out;
  const std::size_t begin = at;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (!is_letter(c) && c != '\'' && c != '-') break;
    at = next;
  }
  if (at == begin) return out;
  out.begin = begin;
  out.end = at;
  out.found = true;
  buffer_.clear();
  append_lower(text.substr(begin, at - begin), buffer_);
  out.flags = lists.flags(buffer_);
  return out;
}

bool NameFinder::follows_cue(std::string_view text, std::size_t begin, const NameLists& lists,
                             NameEvidence& evidence) {
  Beside word = word_before(text, begin, ".,:(", lists);
  for (int links = 0; word.found; ++links) {
    const char gap = word.end < text.size() ? text[word.end] : ' ';
    if ((word.flags & kTitleWord) != 0 && links == 0 && (gap == ' ' || gap == '.')) {
      evidence = NameEvidence::kTitle;
      return true;
    }
    if ((word.flags & (kKinWord | kNameWord)) != 0 && gap != '.') {
      evidence = NameEvidence::kKin;
      return true;
    }
    if ((word.flags & kTakesPerson) != 0 && links == 0 && gap == ' ') {
      evidence = NameEvidence::kAddressed;
      return true;
    }
    if ((word.flags & kLinkWord) == 0 || links == kMaxLinks) return false;
    word = word_before(text, word.begin, ",", lists);
  }
  return false;
}

bool NameFinder::precedes_cue(std::string_view text, std::size_t end, const NameLists& lists,
                              NameEvidence& evidence) {
  if (end < text.size() && text[end] == '\'') return false;
  Beside word = word_after(text, end, lists);
  if (!word.found) return false;
  if ((word.flags & kHonorific) != 0 && text[end] == ' ') {
    evidence = NameEvidence::kTitle;
    return true;
  }
  // "Luz, my sister", "Luz is my sister": at least one link, or "Luz, sister of" is a list.
  for (int links = 0; word.found && links < kMaxLinks; ++links) {
    if ((word.flags & kKinWord) != 0) {
      evidence = NameEvidence::kKin;
      return links > 0;
    }
    if ((word.flags & kLinkWord) == 0) return false;
    word = word_after(text, word.end, lists);
  }
  return word.found && (word.flags & kKinWord) != 0;
}

bool NameFinder::is_of_the_world(std::string_view text, std::size_t begin, std::size_t end,
                                 const NameLists& lists) {
  const auto holds = [&](std::string_view near) {
    for (std::size_t at = 0; at < near.size();) {
      const std::size_t from = at;
      while (at < near.size() && kind_of(near[at]) != ByteKind::kGap) ++at;
      if (at == from) {
        ++at;
        continue;
      }
      buffer_.clear();
      append_lower(near.substr(from, at - from), buffer_);
      if ((lists.flags(buffer_) & kCultureWord) != 0) return true;
    }
    return false;
  };
  const std::size_t left = character_start(text, begin > kWorldBytes ? begin - kWorldBytes : 0);
  const std::size_t right = character_start(text, std::min(text.size(), end + kWorldBytes));
  return holds(text.substr(left, begin - left)) || holds(text.substr(end, right - end));
}

bool NameFinder::judge(std::string_view text, const NameWord& word, bool human,
                       const NameLists& lists, FoundName& found) {
  const NameFlags flags = flags_of(text, word, lists, buffer_);
  if ((flags & kFunctionWord) != 0 && !is_name_particle(buffer_)) return false;
  // "Mamma", "Abuela": what a relation is called, not who it is.
  if ((flags & (kKinWord | kTitleWord)) != 0 && (flags & kFirstName) == 0) return false;
  if (is_part_of_token(text, word.begin, word.end)) return false;
  const auto settle = [&](NameCue cue) {
    found.begin = word.begin;
    found.end = word.end;
    return settle_name(cue, text, found.begin, found.end, lists);
  };
  if (follows_cue(text, word.begin, lists, found.evidence)) {
    const bool title = found.evidence == NameEvidence::kTitle;
    const bool listed = (flags & (kFirstName | kSurname)) != 0;
    const bool certain = found.evidence == NameEvidence::kAddressed
                             ? listed && (flags & kWord) == 0
                             : listed || (flags & kWord) == 0;
    if (certain && settle(title ? NameCue::kTitle : NameCue::kOther)) return true;
  }
  if ((flags & (kWord | kFunctionWord)) == 0 && settle(NameCue::kOther) &&
      precedes_cue(text, found.end, lists, found.evidence)) {
    return true;
  }
  found.evidence = NameEvidence::kFull;
  if (is_turned_round(text, word, lists, found.end)) {
    found.begin = word.begin;
    return true;
  }
  if (settle(NameCue::kFull)) return !is_of_the_world(text, found.begin, found.end, lists);
  if ((flags & kFirstName) == 0) return false;
  found.evidence = NameEvidence::kSingle;
  if (!human || (flags & kWord) != 0) return false;
  // "Brooks": a family name more often than a first one, and then a brand's.
  if ((flags & kCommonSurname) != 0 && (flags & kCommonFirstName) == 0) return false;
  if (is_half_of_title(text, word.begin) || is_half_of_brand(text, word.begin, word.end))
    return false;
  return settle(NameCue::kOther) && !is_of_the_world(text, found.begin, found.end, lists);
}

bool NameFinder::is_turned_round(std::string_view text, const NameWord& word,
                                 const NameLists& lists, std::size_t& end) {
  const auto is_edge = [](char32_t c) {
    return c == 0 || c == '\n' || c == '\r' || c == '"' || c == '\t' || c == ';' || c == '|';
  };
  if (!is_edge(code_point_before(text, word.begin)) || !text.substr(word.end).starts_with(", ") ||
      word.letters < 3) {
    return false;
  }
  const std::size_t at = word.end + 2;
  if (at >= text.size() || !is_upper(code_point_at(text, at))) return false;
  const NameWord given = read_name_word(text, at);
  if (given.shape != WordShape::kTitle || !is_edge(code_point_at(text, given.end))) return false;
  const bool surname = (flags_of(text, word, lists, buffer_) & (kWord | kFunctionWord)) == 0;
  const NameFlags flags = flags_of(text, given, lists, buffer_);
  if (!surname || (flags & (kWord | kFunctionWord)) != 0) return false;
  if ((flags & kFirstName) == 0 && code_point_before(text, word.begin) != '"') return false;
  end = given.end;
  return true;
}

bool NameFinder::judge_lead(std::string_view text, const NameWord& word, const NameLists& lists,
                            FoundName& found) {
  if (word.letters < 3) return false;
  const NameFlags flags = flags_of(text, word, lists, buffer_);
  if ((flags & kFirstName) == 0 || (flags & (kWord | kFunctionWord)) != 0) return false;
  if (is_part_of_token(text, word.begin, word.end)) return false;
  found = {word.begin, word.end, NameEvidence::kLead};
  if (!settle_name(NameCue::kSelf, text, found.begin, found.end, lists)) return false;
  const std::string_view rest = text.substr(found.end);
  return rest.empty() || rest.starts_with(". ") || rest.starts_with(", ") || rest == "." ||
         rest == "!" || rest.starts_with("\n") || rest.starts_with(" and ") ||
         rest.starts_with("! ");
}

bool NameFinder::judge_next(std::string_view text, const FoundName& before, const NameLists& lists,
                            FoundName& found) {
  std::string_view rest = text.substr(before.end);
  std::size_t gap = 0;
  for (const std::string_view joint : {", and ", ", ", " and ", " & ", " + ", " y ", " und ",
                                       " et ", " e ", " en ", " och ", " i ", " ja "}) {
    if (rest.starts_with(joint)) {
      gap = joint.size();
      break;
    }
  }
  const std::size_t begin = before.end + gap;
  if (gap == 0 || begin >= text.size() || !is_letter(code_point_at(text, begin))) return false;
  const NameWord word = read_name_word(text, begin);
  const NameFlags flags = flags_of(text, word, lists, buffer_);
  if (word.letters < 3 || (flags & (kWord | kFunctionWord)) != 0) return false;
  if (is_part_of_token(text, word.begin, word.end)) return false;
  const bool listed = (flags & kFirstName) != 0;
  const bool joined = gap >= 3 && rest[0] == ' ';  // a comma joins listed names only
  if (!listed && (word.shape != WordShape::kTitle || !joined)) return false;
  found = {word.begin, word.end, before.evidence};
  return settle_name(NameCue::kOther, text, found.begin, found.end, lists);
}

std::size_t NameFinder::add_with_next(std::string_view text, FoundName found,
                                      const NameLists& lists, std::vector<FoundName>& out) {
  out.push_back(found);
  FoundName next;
  while (judge_next(text, found, lists, next)) {
    out.push_back(next);
    found = next;
  }
  return found.end;
}

void NameFinder::find(std::string_view text, bool human, const NameLists& lists,
                      std::vector<FoundName>& out) {
  const std::size_t size = text.size();
  std::size_t start = 0;
  if (human && size > 0 && is_letter(code_point_at(text, 0))) {
    FoundName found;
    if (judge_lead(text, read_name_word(text, 0), lists, found)) {
      start = add_with_next(text, found, lists, out);
    }
  }
  ByteKind before = ByteKind::kGap;
  for (std::size_t at = start; at < size; ++at) {
    const ByteKind kind = kind_of(text[at]);
    const ByteKind last = before;
    before = kind;
    if (kind <= ByteKind::kInside || last == ByteKind::kInside || last == ByteKind::kUpper)
      continue;
    if (!begins_with_capital(text, at, kind, last)) continue;
    const NameWord word = read_name_word(text, at);
    FoundName found;
    if (word.shape == WordShape::kTitle && judge(text, word, human, lists, found)) {
      at = add_with_next(text, found, lists, out) - 1;
      before = ByteKind::kInside;
    }
  }
}

}  // namespace expunge
