#include "detect/memory.h"

#include <algorithm>

#include "base/utf8.h"
#include "detect/compiled_rules.h"
#include "detect/owners.h"
#include "names/letters.h"
#include "names/words.h"

namespace expunge {
namespace {

constexpr double kExactScore = 0.85;
constexpr double kLowerScore = 0.75;
constexpr double kNicknameScore = 0.65;
constexpr std::size_t kShortestValue = 5;  // bytes; shorter ones would be found everywhere
constexpr std::size_t kShortestNickname = 4;
constexpr std::size_t kShortestUnlisted = 5;  // letters of a surname that no list has

bool is_real(Owner owner) { return owner != Owner::kPersona && owner != Owner::kPublic; }

std::size_t start_slot(unsigned char first, unsigned char second) {
  const auto fold = [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 32u : c; };
  return (fold(first) * 31u + fold(second)) & 4095u;
}

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Runs of three and more of a letter become one.
void collapse(std::string_view word, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < word.size();) {
    std::size_t end = i;
    while (end < word.size() && word[end] == word[i]) ++end;
    out.append(end - i >= 3 ? 1 : end - i, word[i]);
    i = end;
  }
}

// Words after a capital at the start of a sentence that make it the common word: "Hope you are
// well", "May I", "Will you", "Grace period".
bool follows_common_word(std::string_view lowered) {
  static constexpr std::array<std::string_view, 24> kFollowers = {
      "a",  "all",  "be",  "for",  "he",   "i",  "in", "it", "my",   "of",  "period", "she",
      "so", "that", "the", "they", "this", "to", "up", "we", "with", "you", "your",   "you're"};
  return std::find(kFollowers.begin(), kFollowers.end(), lowered) != kFollowers.end();
}

// Words before a word in lower case that make it a name: "ill text faith".
bool leads_to_name(std::string_view lowered) {
  static constexpr std::array<std::string_view, 28> kLeaders = {
      "and",    "ask",    "asked", "bye",  "call",  "called", "dear",    "friend", "hello", "hey",
      "hi",     "little", "met",   "miss", "named", "sister", "brother", "tell",   "thank", "text",
      "texted", "told",   "w",     "w/",   "with",  "im",     "i'm",     "to"};
  return std::find(kLeaders.begin(), kLeaders.end(), lowered) != kLeaders.end();
}

struct Neighbours {
  std::string before;  // word before, in lower case; empty at the start of a sentence
  bool sentence_start = true;
  std::string after;
  char next = 0;  // byte behind the word
};

Neighbours neighbours_of(std::string_view text, const NameWord& word) {
  Neighbours out;
  std::size_t at = word.begin;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"' || text[at - 1] == '*')) --at;
  if (at > 0) {
    const std::size_t end = at;
    while (at > 0 && (is_word_byte(text[at - 1]) || text[at - 1] == '\'' || text[at - 1] == '/')) {
      --at;
    }
    out.before = lower(text.substr(at, end - at));
    const char last = text[end - 1];
    out.sentence_start = last == '.' || last == '!' || last == '?' || last == '\n' || last == ':';
  }
  out.next = word.end < text.size() ? text[word.end] : '\0';
  if (out.next == ' ') {
    const std::size_t begin = word.end + 1;
    std::size_t end = begin;
    while (end < text.size() && (is_word_byte(text[end]) || text[end] == '\'')) ++end;
    out.after = lower(text.substr(begin, end - begin));
  }
  return out;
}

// Inside an address, an account, a path or a file name, where other rules judge.
bool is_glued(std::string_view text, const NameWord& word) {
  const auto alnum = [](char c) { return is_word_byte(c) && c != '_'; };
  if (word.begin > 0) {
    const char before = text[word.begin - 1];
    if (before == '@' || before == '_' || before == '/' || before == '\\' ||
        (before >= '0' && before <= '9')) {
      return true;
    }
    if (before == '.' && word.begin > 1 && alnum(text[word.begin - 2])) return true;
  }
  if (word.end >= text.size()) return false;
  const char after = text[word.end];
  if (after == '@' || after == '_' || (after >= '0' && after <= '9')) return true;
  return after == '.' && word.end + 1 < text.size() && alnum(text[word.end + 1]) &&
         !is_upper(code_point_at(text, word.end + 1));
}

// Is this occurrence of a name that is also a word the name?
bool is_used_as_name(std::string_view text, const NameWord& word) {
  const Neighbours near = neighbours_of(text, word);
  switch (word.shape) {
    case WordShape::kTitle:
      return !near.sentence_start || word.possessive || near.next == ',' ||
             !follows_common_word(near.after);
    case WordShape::kLower:
      return leads_to_name(near.before) &&
             (near.next == '\0' || near.next == ',' || near.next == '.' || near.next == '!' ||
              near.next == '?' || near.next == '\n' || word.possessive || near.after == "and" ||
              near.after == "who" || near.after == "said");
    default:
      return false;
  }
}

bool is_persona_field(const Conversation& conversation, std::uint32_t turn) {
  return std::any_of(conversation.participants.begin(), conversation.participants.end(),
                     [&](const ParticipantName& participant) {
                       return participant.turn == turn && participant.kind == Participant::kPersona;
                     });
}

// The first `known` hits stood before; those behind were recalled, in order of turn.  What the play
// claims and memory knows to be real is real.
void drop_fiction_recalled(std::vector<Hit>& hits, std::size_t known) {
  const auto recalled = hits.begin() + static_cast<std::ptrdiff_t>(known);
  const std::vector<Hit> real(recalled, hits.end());
  const auto is_recalled = [&](const Hit& hit) {
    if (hit.owner != Owner::kPersona || hit.entity != "PERSON") return false;
    auto at = std::lower_bound(real.begin(), real.end(), hit.turn,
                               [](const Hit& a, std::uint32_t turn) { return a.turn < turn; });
    for (; at != real.end() && at->turn == hit.turn; ++at) {
      if (at->span.overlaps(hit.span)) return true;
    }
    return false;
  };
  hits.erase(std::remove_if(hits.begin(), recalled, is_recalled), recalled);
}

}  // namespace

void Memory::sort_known(std::vector<Known>& known) {
  // Of several hits with the same name the surest speaks for it.
  std::stable_sort(known.begin(), known.end(), [](const Known& a, const Known& b) {
    if (a.lowered != b.lowered) return a.lowered < b.lowered;
    if (a.origin.score != b.origin.score) return a.origin.score > b.origin.score;
    return a.origin.order < b.origin.order;
  });
  const auto same = [](const Known& a, const Known& b) { return a.lowered == b.lowered; };
  known.erase(std::unique(known.begin(), known.end(), same), known.end());
}

void Memory::learn_name(std::string_view name, const Hit& hit, const NameLists& lists,
                        const Owners& owners) {
  if (is_caseless(code_point_at(name, 0))) {
    learn_caseless(name, hit);
    return;
  }
  std::vector<std::string> parts;
  name_parts(name, parts);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const NameFlags flags = lists.flags(parts[i]);
    if ((flags & kFunctionWord) != 0 || count_code_points(parts[i]) < 2) continue;
    // "Zofia Reeves", said to the persona Reeves, makes nobody else of him.
    if (hit.owner != Owner::kSelf && owners.is_persona(parts[i])) continue;
    names_.push_back({std::move(parts[i]), hit, (flags & kWord) != 0, i > 0});
  }
}

void Memory::learn_caseless(std::string_view name, const Hit& hit) {
  const std::size_t characters = count_code_points(name);
  if (characters < 2) return;
  values_.push_back({lower(name), hit, false, false});
  for (std::size_t space = name.find(' '), from = 0; space != std::string_view::npos;) {
    const std::string_view part = name.substr(from, space - from);
    if (count_code_points(part) >= 3) values_.push_back({std::string(part), hit, false, false});
    if (space == name.size()) return;
    from = space + 1;
    space = std::min(name.find(' ', from), name.size());
  }
  // Ideographs and syllables: the family name comes first, one character of three, two of four.
  const char32_t first = code_point_at(name, 0);
  const bool joined = (first >= 0x4E00 && first <= 0x9FFF) || (first >= 0xAC00 && first <= 0xD7A3);
  constexpr std::size_t kBytes = 3;  // of each of these characters
  if (!joined || name.size() != characters * kBytes || characters < 3 || characters > 4) return;
  values_.push_back({std::string(name.substr(name.size() - 2 * kBytes)), hit, false, false});
  if (characters == 4) {
    values_.push_back({std::string(name.substr(0, 2 * kBytes)), hit, false, false});
  }
}

void Memory::learn_value(std::string_view value, const Hit& hit) {
  if (!value.empty() && value.front() == '@') value.remove_prefix(1);
  if (value.size() >= kShortestValue) values_.push_back({lower(value), hit, false, false});
}

void Memory::learn(const Conversation& conversation, const NameLists& lists, const Owners& owners,
                   const std::vector<Hit>& hits) {
  names_.clear();
  values_.clear();
  for (const Hit& hit : hits) {
    const std::string_view text = conversation.turns[hit.turn].text;
    const std::string_view value = text.substr(hit.span.begin, hit.span.size());
    if (hit.entity == "PERSON") {
      if (is_real(hit.owner)) learn_name(value, hit, lists, owners);
    } else if (hit.memory == MemoryStep::kParticipant ||
               (hit.rule != nullptr && hit.rule->rule->remember)) {
      learn_value(value, hit);
    }
  }
  sort_known(names_);
  sort_known(values_);
  mark_starts();
}

void Memory::mark_starts() {
  const auto slot = [](std::string_view text, std::size_t at) {
    return start_slot(static_cast<unsigned char>(text[at]),
                      static_cast<unsigned char>(text[at + 1]));
  };
  value_starts_.fill(false);
  for (const Known& known : values_) value_starts_[slot(known.lowered, 0)] = true;
  name_starts_.fill(false);
  for (const Known& known : names_) {
    const std::string_view name = known.lowered;
    name_starts_[slot(name, 0)] = true;
    for (std::size_t at = 2; at + kShortestNickname <= name.size(); ++at) {
      name_starts_[slot(name, at)] = true;
    }
  }
}

const Memory::Known* Memory::find_longer(std::string_view lowered) const {
  const auto longer = std::lower_bound(
      names_.begin(), names_.end(), lowered,
      [](const Known& entry, std::string_view value) { return entry.lowered < value; });
  if (longer != names_.end() && longer->lowered.starts_with(lowered)) return &*longer;
  if (lowered.size() < kShortestNickname) return nullptr;
  for (const Known& known : names_) {
    if (known.lowered.size() >= lowered.size() + 2 && known.lowered.ends_with(lowered)) {
      return &known;
    }
  }
  return nullptr;
}

const Memory::Known* Memory::find_variant(std::string_view lowered) const {
  const std::size_t length = count_code_points(lowered);
  for (const Known& known : names_) {
    if (known.word || known.lowered[0] != lowered[0]) continue;
    const std::string_view name = known.lowered;
    std::size_t at = 0;
    std::size_t common = 0;
    while (at < name.size() && at < lowered.size()) {
      std::size_t next = at;
      std::size_t other = at;
      if (next_code_point(name, next) != next_code_point(lowered, other)) break;
      at = next;
      ++common;
    }
    // Beyond Latin, where names are inflected, three letters in common are enough.
    const std::size_t least = static_cast<unsigned char>(name[0]) >= 0xCD ? 3 : 4;
    if (common >= least && count_code_points(name) - common <= 2 && length - common <= 4) {
      return &known;
    }
  }
  return nullptr;
}

const Memory::Known* Memory::find_name(std::string_view lowered) const {
  const auto at = std::lower_bound(
      names_.begin(), names_.end(), lowered,
      [](const Known& known, std::string_view value) { return known.lowered < value; });
  return at != names_.end() && at->lowered == lowered ? &*at : nullptr;
}

void Memory::search_names(const Turn& turn, const NameLists& lists) {
  found_.clear();
  const std::string_view text = turn.text;
  std::string lowered;
  std::string other;
  std::string letters;  // of a name spelled with spaces or full stops
  std::size_t letters_begin = 0;
  std::size_t letters_end = 0;
  const auto end_spelling = [&] {
    if (letters.size() >= 3) {
      if (const Known* known = find_name(letters)) {
        found_.push_back({{letters_begin, letters_end}, known, MemoryStep::kSpelled, kExactScore});
      }
    }
    letters.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    if (!is_letter(next_code_point(text, next))) {
      at = next;
      continue;
    }
    // Most words begin like no name.
    if (is_ascii_letter(text[at]) && at + 1 < text.size() && is_ascii_letter(text[at + 1]) &&
        !name_starts_[start_slot(static_cast<unsigned char>(text[at]),
                                 static_cast<unsigned char>(text[at + 1]))]) {
      end_spelling();
      while (at < text.size() && is_word_byte(text[at])) ++at;
      continue;
    }
    NameWord word = read_name_word(text, at);
    at = word.end;
    if (word.shape == WordShape::kCaseless) continue;
    lowered.clear();
    append_lower(text.substr(word.begin, word.size()), lowered);
    if (word.letters == 1) {
      if (!letters.empty() && word.begin != letters_end + 1) end_spelling();
      if (letters.empty()) letters_begin = word.begin;
      letters += lowered[0];
      letters_end = word.begin + 1;
      continue;
    }
    end_spelling();
    if (is_glued(text, word)) continue;
    const Known* known = find_name(lowered);
    if (known != nullptr) {
      if (known->word && !is_used_as_name(text, word)) continue;
      const double score = word.shape == WordShape::kLower ? kLowerScore : kExactScore;
      found_.push_back({{word.begin, word.end}, known, MemoryStep::kDisclosed, score});
      continue;
    }
    if (lowered.find('-') != std::string::npos) {
      // "t-h-a-n-d-i-w-e", or a double name whose parts are known.
      other.clear();
      std::copy_if(lowered.begin(), lowered.end(), std::back_inserter(other),
                   [](char c) { return c != '-'; });
      if (lowered.size() == 2 * other.size() - 1 && (known = find_name(other)) != nullptr) {
        found_.push_back({{word.begin, word.end}, known, MemoryStep::kSpelled, kExactScore});
        continue;
      }
      const std::size_t hyphen = lowered.find('-');
      const std::string_view view = lowered;
      known = find_name(view.substr(0, hyphen));
      if (known != nullptr && find_name(view.substr(hyphen + 1)) != nullptr) {
        found_.push_back({{word.begin, word.end}, known, MemoryStep::kDisclosed, kExactScore});
      }
      continue;
    }
    if (lowered.size() >= 4 && lowered.back() == 's') {
      known = find_name(std::string_view(lowered).substr(0, lowered.size() - 1));
      if (known != nullptr && !known->word &&
          (lists.flags(lowered) & (kWord | kFunctionWord)) == 0) {
        found_.push_back({{word.begin, word.end - 1}, known, MemoryStep::kDisclosed, kLowerScore});
        continue;
      }
    }
    if (is_elongated(lowered)) {
      collapse(lowered, other);
      if ((known = find_name(other)) != nullptr) {
        found_.push_back({{word.begin, word.end}, known, MemoryStep::kDisclosed, kLowerScore});
      }
      continue;
    }
    const NameFlags flags = lists.flags(lowered);
    if ((flags & (kWord | kFunctionWord)) != 0) continue;
    const bool title = word.shape == WordShape::kTitle;
    const bool short_name =
        title && lowered.size() == kShortestNickname - 1 && (flags & kFirstName) != 0;
    if ((lowered.size() >= kShortestNickname || short_name) &&
        (known = find_longer(lowered)) != nullptr) {
      found_.push_back({{word.begin, word.end}, known, MemoryStep::kNickname, kNicknameScore});
      continue;
    }
    if (title && (known = find_variant(lowered)) != nullptr) {
      found_.push_back({{word.begin, word.end}, known, MemoryStep::kDisclosed, kNicknameScore});
    }
  }
  end_spelling();
}

std::size_t Memory::extend_by_surname(std::string_view text, const Found& found,
                                      const NameLists& lists) {
  const std::size_t end = found.span.end;
  if (found.step != MemoryStep::kDisclosed || end + 1 >= text.size() || text[end] != ' ' ||
      !is_letter(code_point_at(text, end + 1))) {
    return end;
  }
  const NameWord word = read_name_word(text, end + 1);
  const bool capital = is_upper(code_point_at(text, found.span.begin));
  if (word.shape != (capital ? WordShape::kTitle : WordShape::kLower) || is_glued(text, word)) {
    return end;
  }
  const NameFlags flags = flags_of(text, word, lists, buffer_);
  if ((flags & (kWord | kFunctionWord)) != 0) return end;
  const bool unlisted = capital && flags == 0 && word.letters >= kShortestUnlisted;
  if ((flags & kSurname) == 0 && !unlisted) return end;
  if (find_name(buffer_) == nullptr) {
    learnt_.push_back({buffer_, found.known->origin, false, true});
  }
  return word.end;
}

void Memory::report_names(const Turn& turn, std::uint32_t index, const NameLists& lists,
                          std::vector<Hit>& hits) {
  for (std::size_t i = 0; i < found_.size(); ++i) {
    Found whole = found_[i];
    // "Hope" and "Tran" next to each other are one name.
    while (i + 1 < found_.size() && found_[i + 1].known->surname &&
           found_[i + 1].span.begin == whole.span.end + 1 &&
           (turn.text[whole.span.end] == ' ' || turn.text[whole.span.end] == '-')) {
      ++i;
      whole.span.end = found_[i].span.end;
      whole.score = std::max(whole.score, found_[i].score);
    }
    whole.span.end = extend_by_surname(turn.text, whole, lists);
    Hit hit = whole.known->origin;
    hit.turn = index;
    hit.span = whole.span;
    hit.score = std::min(whole.score, std::max(hit.score, 0.5));
    hit.memory = whole.step;
    hit.validated = false;
    hit.context = -1;
    hits.push_back(hit);
  }
}

void Memory::search_values(const Turn& turn, std::uint32_t index, std::vector<Hit>& hits) {
  buffer_.clear();
  append_lower(turn.text, buffer_);
  const std::string_view text = buffer_;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (!value_starts_[start_slot(static_cast<unsigned char>(text[at]),
                                  static_cast<unsigned char>(text[at + 1]))]) {
      continue;
    }
    // The longest value that stands here: values that are prefixes of it sort before it.
    const std::string_view rest = text.substr(at);
    auto entry = std::upper_bound(
        values_.begin(), values_.end(), rest,
        [](std::string_view value, const Known& known) { return value < known.lowered; });
    while (entry != values_.begin()) {
      --entry;
      const std::string& value = entry->lowered;
      if (value[0] != rest[0] || value[1] != rest[1]) break;
      if (!rest.starts_with(value)) continue;
      const std::size_t end = at + value.size();
      const bool caseless = is_caseless(code_point_at(text, at));
      const bool whole = caseless || ((at == 0 || !is_word_byte(text[at - 1])) &&
                                      (end == text.size() || !is_word_byte(text[end])));
      if (!whole) continue;
      Hit hit = entry->origin;
      hit.turn = index;
      const bool with_at = hit.entity == "HANDLE" && at > 0 && text[at - 1] == '@';
      hit.span = {with_at ? at - 1 : at, end};
      hit.score = std::min(hit.score, kExactScore);
      hit.memory = MemoryStep::kDisclosed;
      hit.validated = false;
      hit.context = -1;
      hits.push_back(hit);
      at = end - 1;
      break;
    }
  }
}

void Memory::recall(const Conversation& conversation, const NameLists& lists, const Owners& owners,
                    std::vector<Hit>& hits) {
  learn(conversation, lists, owners, hits);
  if (names_.empty() && values_.empty()) return;
  const std::size_t known = hits.size();
  learnt_.clear();
  search(conversation, lists, hits);
  std::erase_if(learnt_, [&](const Known& name) { return owners.is_persona(name.lowered); });
  if (!learnt_.empty()) {
    // Once more, now with the surnames; what they lead to is not followed further.
    hits.resize(known);
    names_.insert(names_.end(), learnt_.begin(), learnt_.end());
    sort_known(names_);
    mark_starts();
    search(conversation, lists, hits);
  }
  drop_fiction_recalled(hits, known);
}

void Memory::search(const Conversation& conversation, const NameLists& lists,
                    std::vector<Hit>& hits) {
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    const bool closed = turn.role == Role::kIdentifier || turn.role == Role::kTimestamp ||
                        turn.role == Role::kLabel;
    if (closed || turn.text.empty()) continue;
    if (!names_.empty()) {
      search_names(turn, lists);
      // A persona that bears the name of the human is a persona.
      if ((turn.role == Role::kPersonaName || is_persona_field(conversation, i)) &&
          !found_.empty() && found_.front().span.begin == 0 &&
          found_.back().span.end == turn.text.size()) {
        continue;
      }
      report_names(turn, i, lists, hits);
    }
    if (!values_.empty()) search_values(turn, i, hits);
  }
}

}  // namespace expunge
