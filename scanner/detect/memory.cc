#include "detect/memory.h"

#include <algorithm>

#include "base/utf8.h"
#include "detect/caseless_values.h"
#include "detect/compiled_rules.h"
#include "detect/hit_index.h"
#include "detect/name_words.h"
#include "detect/owners.h"
#include "names/beside.h"
#include "names/hidden.h"
#include "names/initials.h"
#include "names/letters.h"
#include "names/words.h"

namespace expunge {
namespace {

constexpr double kExactScore = 0.85;
constexpr double kAddressScore = 0.6;
constexpr std::size_t kShortestValue = 5;  // bytes; shorter ones would be found everywhere
constexpr std::size_t kShortestPlainHandle = 8;
constexpr std::size_t kShortestUnlisted = 5;  // letters of a surname that no list has

bool is_real(Owner owner) { return owner != Owner::kPersona && owner != Owner::kPublic; }

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// "Tom Brady", where Brady is somebody's cat; "Dr. Mia Rossi" is the persona's, where Mia is the
// human too.
bool is_of_another(std::string_view text, TextSpan span, const NameLists& lists,
                   const Owners& owners) {
  const std::string_view name = text.substr(span.begin, span.size());
  if (name.find(' ') != std::string_view::npos) return false;
  if (is_part_of_public(text, span, lists)) return true;
  if (!owners.is_persona(name)) return false;
  const auto is_persona = [&](std::string_view word) {
    return !word.empty() && word != name && owners.is_persona(word);
  };
  if (span.end + 1 < text.size() && text[span.end] == ' ' &&
      is_letter(code_point_at(text, span.end + 1))) {
    const NameWord next = read_name_word(text, span.end + 1);
    if (is_persona(text.substr(next.begin, next.size()))) return true;
  }
  if (span.begin < 2 || text[span.begin - 1] != ' ') return false;
  std::size_t at = span.begin - 1;
  while (at > 0 && is_letter(code_point_before(text, at))) previous_code_point(text, at);
  return is_persona(text.substr(at, span.begin - 1 - at));
}

// A persona's name that looks like a form of the known name.
bool is_persona_of_own(std::string_view text, const RecalledName& found, const Owners& owners) {
  const std::string_view name = text.substr(found.span.begin, found.span.size());
  return !equals_lower(name, found.known->lowered) && owners.is_persona(name);
}

// Nothing but particles of names in lower case stands between: "van der ".
bool is_particles(std::string_view between) {
  if (between.empty() || between.back() != ' ') return false;
  between.remove_suffix(1);
  while (true) {
    const std::size_t end = std::min(between.find(' '), between.size());
    if (!is_name_particle(between.substr(0, end))) return false;
    if (end == between.size()) return true;
    between.remove_prefix(end + 1);
  }
}

// A family name keeps the particles before it: "van der Heuvel", if the name it comes from has
// them.
std::size_t particles_before(std::string_view text, std::size_t begin, std::string_view origin) {
  std::size_t from = begin;
  while (from > 1 && text[from - 1] == ' ') {
    std::size_t at = from - 1;
    while (at > 0 && text[at - 1] >= 'a' && text[at - 1] <= 'z') --at;
    if (at == from - 1 || (at > 0 && is_word_byte(text[at - 1]))) break;
    const std::string_view taken = text.substr(at, begin - at);
    if (!is_particles(taken) || origin.find(taken) == std::string_view::npos) break;
    from = at;
  }
  return from;
}

// The turns that a profile knows to name a persona.
std::vector<std::uint32_t> persona_fields(const Conversation& conversation) {
  std::vector<std::uint32_t> out;
  for (const ParticipantName& participant : conversation.participants) {
    if (participant.kind == Participant::kPersona) out.push_back(participant.turn);
  }
  std::ranges::sort(out);
  return out;
}

// The first `known` hits stood before; those behind were recalled.  What the play claims and memory
// knows to be real is real.
void drop_fiction_recalled(std::vector<Hit>& hits, std::size_t known) {
  const auto recalled = hits.begin() + static_cast<std::ptrdiff_t>(known);
  const auto is_fiction = [](const Hit& hit) {
    return hit.owner == Owner::kPersona && hit.entity == "PERSON";
  };
  if (recalled == hits.end() || std::none_of(hits.begin(), recalled, is_fiction)) return;
  HitIndex real;
  real.build({recalled, hits.end()});
  const auto is_recalled = [&](const Hit& hit) {
    return is_fiction(hit) && real.overlaps_any(hit.turn, hit.span);
  };
  hits.erase(std::remove_if(hits.begin(), recalled, is_recalled), recalled);
}

}  // namespace

void Memory::learn_name(std::string_view name, const Hit& hit, const NameLists& lists,
                        const Owners& owners) {
  if (is_value_script(code_point_at(name, 0))) {
    learn_caseless(name, hit);
    return;
  }
  std::vector<std::string> parts;
  if (end_of_hidden_word(name, 0) == name.size()) {  // "d4n4", "d a n a"
    parts.push_back(revealed(name, 'i'));
    if (name.find('1') != std::string_view::npos) parts.push_back(revealed(name, 'l'));
  } else {
    name_parts(name, parts);
  }
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const NameFlags flags = lists.flags(parts[i]);
    if ((flags & kFunctionWord) != 0 || count_code_points(parts[i]) < 2) {
      // "Ndour Fall": together they are the name, whatever each is by itself.
      if (parts.size() > 1) values_.push_back({lower(name), hit, false, false});
      continue;
    }
    // "my nan, Nan Bernadette": every other nan is somebody else's.
    if (parts.size() > 1 && (flags & (kKinWord | kTitleWord)) != 0) continue;
    // "Zofia Reeves", said to the persona Reeves, makes nobody else of him.
    if (hit.owner != Owner::kSelf && owners.is_persona(parts[i])) continue;
    if ((flags & kWord) == 0) other_script_.add(parts[i], hit);
    names_.add({std::move(parts[i]), hit, (flags & kWord) != 0, i > 0});
  }
}

void Memory::learn_caseless(std::string_view name, const Hit& hit) {
  const std::size_t characters = count_code_points(name);
  if (characters < 2) return;
  const auto add = [&](std::string value) {
    values_.push_back({std::move(value), hit, false, false});
  };
  add(lower(name));
  other_script_.add(name, hit);
  caseless_parts(name, [&](std::string part) {
    other_script_.add(part, hit);
    add(std::move(part));
  });
  add_caseless_stems(name, add);
  // Ideographs and syllables: the family name comes first, one character of three, two of four.
  if (!is_joined_script(code_point_at(name, 0))) return;
  constexpr std::size_t kBytes = 3;  // of each of these characters
  if (name.size() != characters * kBytes || characters < 3 || characters > 4) return;
  add(std::string(name.substr(name.size() - 2 * kBytes)));
  if (characters == 4) add(std::string(name.substr(0, 2 * kBytes)));
}

// "dana.whitlock@" tells two names, if a list knows one of them.
void Memory::learn_address(std::string_view address, const Hit& hit, const NameLists& lists,
                           const Owners& owners) {
  constexpr std::size_t kShortestPart = 3;
  constexpr std::size_t kMostParts = 3;
  const std::size_t at = address.find('@');
  if (at == std::string_view::npos) return;
  std::vector<std::string> parts;
  bool given = false;
  std::string_view left = address.substr(0, at);
  while (!left.empty()) {
    const std::size_t end = std::min(left.find_first_of("._-"), left.size());
    std::string part = lower(left.substr(0, end));
    left.remove_prefix(std::min(end + 1, left.size()));
    if (part == "xx") return;  // "xx.sparklepony.bex.xx" is no name
    if (part.size() < kShortestPart) continue;
    const bool letters =
        std::all_of(part.begin(), part.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const NameFlags flags = lists.flags(part);
    if (!letters || (flags & (kWord | kFunctionWord)) != 0 || owners.is_persona(part)) return;
    given = given || (flags & kFirstName) != 0;
    parts.push_back(std::move(part));
  }
  if (!given || parts.size() < 2 || parts.size() > kMostParts) return;
  Hit origin = hit;
  origin.entity = "PERSON";
  origin.rule = nullptr;
  origin.rule_id = "names/address";
  origin.score = kAddressScore;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    names_.add({std::move(parts[i]), origin, false, i > 0});
  }
}

// "HH-QW 381" is "HH QW 381" and "HHQW381" elsewhere.
void Memory::learn_plate(std::string_view plate, const Hit& hit) {
  constexpr std::size_t kShortestPlate = 5;
  std::string plain;
  std::string spaced;
  for (const char c : lower(plate)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && (c < 'a' || c > 'z')) {
      if (static_cast<unsigned char>(c) < 0x80 && !spaced.empty() && spaced.back() != ' ') {
        spaced.push_back(' ');
      }
      continue;
    }
    plain.push_back(c);
    spaced.push_back(c);
  }
  if (plain.size() < kShortestPlate) return;
  values_.push_back({plain, hit, false, false});
  if (spaced == plain) return;
  values_.push_back({spaced, hit, false, false});
  std::ranges::replace(spaced, ' ', '-');
  values_.push_back({std::move(spaced), hit, false, false});
}

void Memory::learn_value(std::string_view value, const Hit& hit, const NameLists& lists) {
  if (!value.empty() && value.front() == '@') value.remove_prefix(1);
  // An account that is called "marrow": elsewhere the word is what it means.
  if (hit.entity == "HANDLE" && (lists.flags(lower(value)) & (kWord | kFunctionWord)) != 0) return;
  if (value.size() >= kShortestValue) values_.push_back({lower(value), hit, false, false});
  if (hit.entity == "VEHICLE_ID") learn_plate(value, hit);
  if (hit.entity != "HANDLE") return;
  // "pomelo.pirate" on one service is "pomelopirate" on another that takes no full stop.
  std::string plain = lower(value.substr(0, value.find('#')));
  std::erase_if(plain, [](char c) { return c == '.' || c == '_' || c == '-'; });
  // "mothmilk" of "mothmilk_letters"
  const std::string first = lower(value.substr(0, value.find_first_of("._-")));
  if (value.find('#') == std::string_view::npos && first.size() >= kShortestPlainHandle &&
      first.size() < value.size() && lists.flags(first) == 0) {
    values_.push_back({first, hit, false, false});
  }
  if (plain.size() < kShortestPlainHandle || plain.size() == value.size()) return;
  if ((lists.flags(plain) & kWord) == 0) values_.push_back({std::move(plain), hit, false, false});
}

void Memory::learn(const Conversation& conversation, const NameLists& lists, const Owners* owners,
                   const std::vector<Hit>& hits) {
  names_.clear();
  values_.clear();
  other_script_.clear();
  for (const Hit& hit : hits) {
    const std::string_view text = conversation.turns[hit.turn].text;
    const std::string_view value = text.substr(hit.span.begin, hit.span.size());
    if (hit.entity == "PERSON") {
      if (owners != nullptr && is_real(hit.owner)) learn_name(value, hit, lists, *owners);
      continue;
    }
    if (owners != nullptr && hit.entity == "EMAIL_ADDRESS") {
      learn_address(value, hit, lists, *owners);
    }
    if (hit.memory == MemoryStep::kParticipant ||
        (hit.rule != nullptr && hit.rule->rule->remember)) {
      learn_value(value, hit, lists);
    }
  }
  names_.prepare();
  other_script_.prepare();
  sort_known(values_);
  mark_values();
}

void Memory::mark_values() {
  value_starts_.clear();
  longest_value_ = 0;
  for (const KnownName& known : values_) {
    value_starts_.add(known.lowered);
    longest_value_ = std::max(longest_value_, known.lowered.size());
  }
}

std::size_t Memory::extend_by_surname(std::string_view text, const RecalledName& found,
                                      const NameLists& lists) {
  const std::size_t end = found.span.end;
  if (found.step != MemoryStep::kDisclosed || end + 1 >= text.size() || text[end] != ' ' ||
      !is_letter(code_point_at(text, end + 1))) {
    return end;
  }
  const NameWord word = read_name_word(text, end + 1);
  const bool capital = is_upper(code_point_at(text, found.span.begin));
  // "SIAN PRICHARD", as a badge has it.
  const WordShape shape = read_name_word(text, found.span.begin).shape;
  const bool shouted = shape == WordShape::kUpper && word.shape == shape;
  if (!shouted && word.shape != (capital ? WordShape::kTitle : WordShape::kLower)) return end;
  if (is_glued(text, word)) return end;
  const NameFlags flags = flags_of(text, word, lists, buffer_);
  // "Ecrin Kaya", where it is a word of English.
  const bool common = capital && (flags & kCommonSurname) != 0 && !looks_english(text);
  const NameFlags other = kFunctionWord | kHonorific | (common ? 0 : kWord);
  if ((flags & other) != 0) return end;  // "Selim Bey"
  const bool unlisted = capital && flags == 0 && word.letters >= kShortestUnlisted;
  // "Terje Aune", where Aune is a given name too.
  const bool given = capital && flags == kFirstName && !looks_english(text);
  if ((flags & kSurname) == 0 && !unlisted && !given) return end;
  if (names_.find(buffer_) == nullptr) {
    learnt_.push_back({buffer_, found.known->origin, false, true});
  }
  return word.end;
}

// What stands between two words of a name: a space, a hyphen, particles.
bool Memory::joins(std::string_view text, std::size_t end, std::size_t begin) {
  if (begin <= end) return false;
  const std::string_view between = text.substr(end, begin - end);
  if (between == " " || between == "-") return true;
  constexpr std::size_t kLongest = 16;
  return between.size() <= kLongest && between[0] == ' ' && is_particles(between.substr(1));
}

void Memory::report_names(const Conversation& conversation, std::uint32_t index,
                          const NameLists& lists, const Owners* owners, std::vector<Hit>& hits) {
  const Turn& turn = conversation.turns[index];
  for (std::size_t i = 0; i < found_.size(); ++i) {
    RecalledName whole = found_[i];
    // "Hope" and "Tran" next to each other are one name.
    while (i + 1 < found_.size() && found_[i + 1].known->surname &&
           joins(turn.text, whole.span.end, found_[i + 1].span.begin)) {
      ++i;
      whole.span.end = found_[i].span.end;
      whole.score = std::max(whole.score, found_[i].score);
    }
    if (is_of_another(turn.text, whole.span, lists, *owners)) continue;
    // Marco is no form of Marcus where he is the persona.
    if (is_persona_of_own(turn.text, whole, *owners)) continue;
    whole.span.end = extend_by_surname(turn.text, whole, lists);
    if (whole.known->surname) {
      const Hit& origin = whole.known->origin;
      const std::string_view said =
          conversation.turns[origin.turn].text.substr(origin.span.begin, origin.span.size());
      whole.span.begin = particles_before(turn.text, whole.span.begin, said);
    }
    // "J. Brandt", "Brandt M." of a known Brandt
    std::size_t begin = initials_before(turn.text, whole.span.begin);
    // "M. Kerbrat" is a gentleman in French, "D. Dana Marsh" an item of a list.
    const bool full =
        turn.text.substr(begin, whole.span.end - begin).find(' ', whole.span.begin - begin) !=
        std::string_view::npos;
    if (!whole.known->surname && (full || turn.text[begin] == 'M')) begin = whole.span.begin;
    if (begin == whole.span.begin) whole.span.end = initials_behind(turn.text, whole.span.end);
    whole.span.begin = begin;
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

std::size_t Memory::report_value(const Turn& turn, std::uint32_t index, std::size_t at,
                                 std::vector<Hit>& hits) {
  const std::string_view text = turn.text;
  std::size_t reach = std::min(text.size(), at + longest_value_);
  while (reach < text.size() && continues_character(text[reach])) ++reach;
  buffer_.clear();
  append_lower(text.substr(at, reach - at), buffer_);
  constexpr std::size_t kShortestStart = 2;  // bytes that value_starts_ looks at
  std::string_view rest = buffer_;
  const auto last_up_to = [&](auto end) {
    return std::ranges::upper_bound(values_.begin(), end, rest, {}, &KnownName::lowered);
  };
  // The longest value that stands here: values that are prefixes of it sort before it.
  auto entry = last_up_to(values_.end());
  while (entry != values_.begin()) {
    const std::string_view value = (--entry)->lowered;
    if (!rest.starts_with(value)) {
      // What is shorter than this one and stands here is also the start of what they share.
      const auto apart = std::ranges::mismatch(rest, value).in1;
      rest = rest.substr(0, static_cast<std::size_t>(apart - rest.begin()));
      if (rest.size() < kShortestStart) break;
      entry = last_up_to(std::next(entry));
      continue;
    }
    const std::size_t end = at + value.size();
    const bool caseless = is_value_script(code_point_at(text, at));
    std::size_t last = end;
    const bool whole = caseless ? settle_caseless_value(text, at, last)
                                : (at == 0 || !is_word_byte(text[at - 1])) &&
                                      (end == text.size() || !is_word_byte(text[end]));
    if (!whole) continue;
    const Hit& origin = entry->origin;
    const bool with_at = origin.entity == "HANDLE" && at > 0 && text[at - 1] == '@';
    hits.push_back(said_again(origin, index, {with_at ? at - 1 : at, last},
                              std::min(origin.score, kExactScore)));
    return last;
  }
  return at;
}

void Memory::search_values(const Turn& turn, std::uint32_t index, std::vector<Hit>& hits) {
  if (!turn.has_digits && value_starts_.only_digits()) return;
  const std::string_view text = turn.text;
  const MaskedText masked(text, turn.masks);
  MaskBuffer buffer;
  ByteMasks own;
  std::size_t done = 0;
  std::uint64_t carried = 0;
  for (std::size_t base = 0; base + 1 < text.size(); base += kMaskBytes) {
    const ByteMasks& masks = masked.masks(base, own);
    // No value of ASCII begins behind one of these.
    const std::uint64_t word = masks.letter | masks.digit | masks.underscore | masks.wide;
    const std::uint64_t inside = word << 1 | carried;
    carried = word >> (kMaskBytes - 1);
    std::uint64_t starts = value_starts_.find(masked_bytes(text, base, buffer), masks);
    starts &= ~inside | masks.wide;
    while (starts != 0) {
      const std::size_t at = base + take_lowest(starts);
      if (at < done || at + 1 >= text.size() || continues_character(text[at])) continue;
      done = report_value(turn, index, at, hits);
    }
  }
}

void Memory::recall(const Conversation& conversation, const NameLists& lists, const Owners* owners,
                    std::vector<Hit>& hits) {
  learn(conversation, lists, owners, hits);
  if (names_.empty() && values_.empty()) return;
  const std::size_t known = hits.size();
  learnt_.clear();
  search(conversation, lists, owners, hits);
  std::erase_if(learnt_, [&](const KnownName& name) { return owners->is_persona(name.lowered); });
  if (!learnt_.empty()) {
    // Once more, now with the surnames; what they lead to is not followed further.
    hits.resize(known);
    for (const KnownName& name : learnt_) names_.add(name);
    names_.prepare();
    search(conversation, lists, owners, hits);
  }
  drop_fiction_recalled(hits, known);
}

void Memory::search(const Conversation& conversation, const NameLists& lists, const Owners* owners,
                    std::vector<Hit>& hits) {
  const std::vector<std::uint32_t> personas = persona_fields(conversation);
  for (std::uint32_t i = 0; i < conversation.turns.size(); ++i) {
    const Turn& turn = conversation.turns[i];
    if (is_written_by_program(turn.role) || turn.text.empty()) continue;
    if (!names_.empty()) {
      names_.search(conversation.text_of(i), lists, found_);
      // A persona that bears the name of the human is a persona.
      if ((turn.role == Role::kPersonaName || std::ranges::binary_search(personas, i)) &&
          !found_.empty() && found_.front().span.begin == 0 &&
          found_.back().span.end == turn.text.size() && !owners->is_model(turn.text)) {
        continue;
      }
      report_names(conversation, i, lists, owners, hits);
    }
    if (!values_.empty()) search_values(turn, i, hits);
    if (!other_script_.empty()) other_script_.search(conversation.text_of(i), i, lists, hits);
  }
}

}  // namespace expunge
