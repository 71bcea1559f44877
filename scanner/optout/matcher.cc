// Every text, and each of its views that differs, is searched alike:
//
//   words   Each word is hashed under the registry's key.  A filter knows the hashes of all first
//           words, and of all first pairs of words; behind it the hashes of longer and longer
//           sequences are looked up, and what is there is confirmed by an HMAC over its spelling.
//   @       Around each, what could be the mailbox; its spellings are looked up.
//   digits  Each row of neighbouring groups that could be a telephone number.
//   values  Whole short texts, for what the registry says of places in records.
//   parts   Texts of a few words, put together to names: see name_parts.h.
#include "optout/matcher.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"
#include "detect/layout.h"
#include "detect/public_suffix.h"
#include "names/letters.h"
#include "optout/candidates.h"
#include "optout/name_parts.h"
#include "optout/words.h"

namespace expunge {
namespace {

// Hashes of short words, most of which come again and again.
class WordHashes {
 public:
  std::uint64_t of(std::string_view spelling, const NeedleHasher& hasher) {
    if (spelling.size() > sizeof(std::uint64_t)) return hasher.word(spelling);
    std::uint64_t letters = 0;
    std::memcpy(&letters, spelling.data(), spelling.size());
    Entry& entry = entries_[letters * 0x9E3779B97F4A7C15ULL >> (64 - kBits)];
    if (entry.letters != letters) entry = {letters, hasher.word(spelling)};
    return entry.hash;
  }

 private:
  static constexpr unsigned kBits = 11;
  struct Entry {
    std::uint64_t letters = 0;  // no spelling is empty
    std::uint64_t hash = 0;
  };
  std::vector<Entry> entries_ = std::vector<Entry>(std::size_t{1} << kBits);
};

struct Section {
  explicit Section(const NeedleIndex& its_index)
      : index(its_index), hasher(its_index.key()), parts(index, hasher) {}
  bool has_any(std::initializer_list<NeedleKind> kinds) const {
    return std::ranges::any_of(kinds, [&](NeedleKind kind) { return index.has(kind); });
  }

  const NeedleIndex& index;
  NeedleHasher hasher;
  WordHashes hashes;
  NameParts parts;
};

constexpr std::array kEmailKinds = {NeedleKind::kEmail, NeedleKind::kEmailUntagged,
                                    NeedleKind::kEmailUndotted, NeedleKind::kEmailBare};

bool is_dialogue(Role role) {
  return role == Role::kHuman || role == Role::kBot || role == Role::kPersona ||
         role == Role::kSystem;
}

// "/turns/3/id" -> "/turns/*/id"
std::string without_indexes(std::string_view pointer) {
  std::string out;
  for (const std::string_view token :
       split(pointer.substr(std::min<std::size_t>(1, pointer.size())), '/')) {
    const bool index =
        !token.empty() && std::ranges::all_of(token, [](char c) { return c >= '0' && c <= '9'; });
    out.append("/").append(index ? "*" : token);
  }
  return out;
}

}  // namespace

struct OptOutMatcher::Impl {
  explicit Impl(std::shared_ptr<const OptOutIndex> owned) : index(std::move(owned)) {
    for (const NeedleIndex& part : index->sections) {
      sections.push_back(std::make_unique<Section>(part));
    }
  }

  void search_piece(Section& section, std::uint32_t number);
  void search_words(Section& section, std::string_view text);
  void look_up_words(Section& section, std::size_t first, std::size_t count, std::uint64_t hash);
  void confirm(Section& section, const Needle& needle, std::size_t first, std::size_t count);
  void confirm_handle(Section& section, const Needle& needle, std::size_t first, std::size_t count);
  bool is_handle(Section& section, const Needle& needle, const HandleShape& shape,
                 std::string_view spelling, bool alone);
  bool fits(const Needle& needle, std::size_t first, std::size_t count) const;
  void search_mailboxes(Section& section, std::string_view text);
  void search_phones(Section& section, std::string_view text);
  // True if some needle of the kind has the spelling; each is a hit.
  bool look_up(Section& section, NeedleKind kind, std::string_view spelling, ViewSpan span);
  void search_values(Section& section, const FinderRecord& record);
  void take_parts(Section& section);
  void add(const Needle& needle, ViewSpan span);

  std::shared_ptr<const OptOutIndex> index;
  std::vector<std::unique_ptr<Section>> sections;
  Layout layout{WordIndex::spoken_only()};

  // Of the piece in hand.
  std::uint32_t piece = 0;
  std::string_view text;
  Role role = Role::kMetadata;
  std::vector<HashedWord> words;
  std::vector<DigitGroup> groups;
  std::vector<MailboxCandidate> mailboxes;
  std::vector<PartHit> parts;
  std::string spelling;
  std::vector<OptOutHit>* out = nullptr;

  struct MetCondition {
    std::uint32_t subject;
    std::uint32_t group;
    std::uint8_t group_size;
    StrongDigest digest;
    std::uint32_t turn;
    friend auto operator<=>(const MetCondition&, const MetCondition&) = default;
  };
  std::vector<MetCondition> met;
};

void OptOutMatcher::Impl::add(const Needle& needle, ViewSpan span) {
  out->push_back({layout.block().pieces[piece].text, layout.to_turn(piece, span), needle.subject,
                  needle.kind, false});
}

void OptOutMatcher::Impl::search_piece(Section& section, std::uint32_t number) {
  piece = number;
  text = layout.text_of(number);
  if (section.index.most_words() > 0) search_words(section, text);
  if (section.has_any({NeedleKind::kEmail, NeedleKind::kEmailUntagged, NeedleKind::kEmailUndotted,
                       NeedleKind::kEmailBare})) {
    search_mailboxes(section, text);
  }
  if (section.has_any({NeedleKind::kPhoneInternational, NeedleKind::kPhoneNational})) {
    search_phones(section, text);
  }
}

void OptOutMatcher::Impl::search_words(Section& section, std::string_view in) {
  words.clear();
  for (WordReader reader(in); reader.next();) {
    words.push_back({static_cast<std::uint32_t>(reader.begin()),
                     static_cast<std::uint32_t>(reader.end()),
                     section.hashes.of(reader.spelling(), section.hasher), reader.gap()});
  }
  if (words.size() <= NameParts::kMostNotedWords) section.parts.note(piece, words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::uint64_t one = NeedleHasher::extended(0, words[i].hash);
    if (section.index.may_begin(one)) look_up_words(section, i, 1, one);
    if (i + 1 == words.size() || words[i + 1].gap == WordGap::kApart) continue;
    std::uint64_t hash = NeedleHasher::extended(one, words[i + 1].hash);
    if (!section.index.may_begin(hash)) continue;
    look_up_words(section, i, 2, hash);
    const std::size_t most = std::min<std::size_t>(section.index.most_words(), words.size() - i);
    for (std::size_t count = 3; count <= most; ++count) {
      const HashedWord& next = words[i + count - 1];
      if (next.gap == WordGap::kApart) break;
      hash = NeedleHasher::extended(hash, next.hash);
      look_up_words(section, i, count, hash);
    }
  }
}

void OptOutMatcher::Impl::look_up_words(Section& section, std::size_t first, std::size_t count,
                                        std::uint64_t hash) {
  for (const Needle& needle : section.index.find(hash)) {
    if (needle.words == count) confirm(section, needle, first, count);
  }
}

// The gaps between the words are no wider than the needle takes.
bool OptOutMatcher::Impl::fits(const Needle& needle, std::size_t first, std::size_t count) const {
  for (std::size_t i = first + 1; i < first + count; ++i) {
    if (words[i].gap > needle.gap) return false;
  }
  return true;
}

void OptOutMatcher::Impl::confirm(Section& section, const Needle& needle, std::size_t first,
                                  std::size_t count) {
  if (!fits(needle, first, count)) return;
  if (needle.kind != NeedleKind::kName && needle.kind != NeedleKind::kString) {
    return confirm_handle(section, needle, first, count);
  }
  const ViewSpan span{words[first].begin, words[first + count - 1].end};
  spelling.clear();
  for (WordReader reader(text.substr(span.begin, span.size())); reader.next();) {
    if (!spelling.empty()) spelling += ' ';
    spelling += reader.spelling();
  }
  if (section.hasher.strong(needle.kind, spelling) == needle.digest) add(needle, span);
}

void OptOutMatcher::Impl::confirm_handle(Section& section, const Needle& needle, std::size_t first,
                                         std::size_t count) {
  const ViewSpan bare{words[first].begin, words[first + count - 1].end};
  const bool alone = words.size() == count && !is_dialogue(role);
  // With the underscores around, or without those of Markdown.
  ViewSpan wide = bare;
  while (wide.begin > 0 && text[wide.begin - 1] == '_') --wide.begin;
  while (wide.end < text.size() && text[wide.end] == '_') ++wide.end;
  for (const ViewSpan span : {wide, bare}) {
    const HandleShape shape = handle_shape(text, span);
    spelling.clear();
    append_lower(text.substr(span.begin, span.size()), spelling);
    if (is_handle(section, needle, shape, std::string(spelling), alone)) {
      return add(needle, {span.begin - (shape.at_sign ? 1 : 0), span.end});
    }
    if (wide == bare) return;
  }
}

bool OptOutMatcher::Impl::is_handle(Section& section, const Needle& needle,
                                    const HandleShape& shape, std::string_view name, bool alone) {
  const auto has = [&](std::string_view spelled) {
    return section.hasher.strong(needle.kind, spelled) == needle.digest;
  };
  if (shape.part_of_longer) return false;
  if (needle.kind == NeedleKind::kHandle) return has(name);
  if (shape.goes_on) return false;
  if (needle.kind == NeedleKind::kMarkedHandle) return (shape.marked || alone) && has(name);
  if (shape.host.empty()) return false;
  const std::string tail = "/" + std::string(name);
  if (has("*" + tail)) return true;
  return std::ranges::any_of(split(shape.host, '.'),
                             [&](std::string_view label) { return has(lower(label) + tail); });
}

bool OptOutMatcher::Impl::look_up(Section& section, NeedleKind kind, std::string_view value,
                                  ViewSpan span) {
  if (value.empty() || !section.index.has(kind)) return false;
  const std::uint64_t hash = section.hasher.value(value);
  bool found = false;
  for (const Needle& needle : section.index.find(hash)) {
    if (needle.kind != kind || section.hasher.strong(kind, value) != needle.digest) continue;
    add(needle, span);
    found = true;
  }
  return found;
}

void OptOutMatcher::Impl::search_mailboxes(Section& section, std::string_view in) {
  find_mailboxes(in, mailboxes);
  for (const MailboxCandidate& candidate : mailboxes) {
    const std::string address = lower(in.substr(candidate.span.begin, candidate.span.size()));
    for (const NeedleKind kind : kEmailKinds) {
      look_up(section, kind, email_spelling(address, kind), candidate.span);
    }
  }
}

void OptOutMatcher::Impl::search_phones(Section& section, std::string_view in) {
  find_digit_groups(in, groups);
  for (std::size_t first = 0; first < groups.size(); ++first) {
    PhoneReader number(in, groups, first);
    while (number.extend()) {
      for (const std::string_view digits : number.international()) {
        look_up(section, NeedleKind::kPhoneInternational, digits, number.span());
      }
      if (!number.has_plus()) {
        look_up(section, NeedleKind::kPhoneNational, number.digits(), number.span());
      }
    }
  }
}

void OptOutMatcher::Impl::search_values(Section& section, const FinderRecord& record) {
  constexpr std::size_t kLongestValue = 512;
  met.clear();
  const std::vector<Turn>& turns = record.conversation.turns;
  for (std::uint32_t i = 0; i < turns.size(); ++i) {
    const Turn& turn = turns[i];
    if (turn.is_key || turn.offset != 0 || turn.text.size() > kLongestValue) continue;
    const std::string_view value = trim(turn.text);
    const std::uint64_t hash = section.hasher.value(value);
    if (!section.index.may_be_value(hash)) continue;
    std::array<std::string, 3> places;
    for (const Needle& needle : section.index.find(hash)) {
      if (needle.kind != NeedleKind::kRecord) continue;
      if (places[1].empty()) {
        places = {std::string(turn.key), record.pointer(turn.field), ""};
        places[2] = without_indexes(places[1]);
        if (places[0].empty()) places[0] = places[1].substr(places[1].rfind('/') + 1);
      }
      const bool here = std::ranges::any_of(places, [&](const std::string& place) {
        return section.hasher.strong(needle.kind, record_spelling(place, value)) == needle.digest;
      });
      if (here) {
        met.push_back({needle.subject, needle.group, needle.group_size, needle.digest, i});
      }
    }
  }
  std::ranges::sort(met);
  for (std::size_t first = 0; first < met.size();) {
    std::size_t last = first;
    std::size_t conditions = 0;
    while (last < met.size() && met[last].subject == met[first].subject &&
           met[last].group == met[first].group) {
      if (last == first || met[last].digest != met[last - 1].digest) ++conditions;
      ++last;
    }
    if (conditions == met[first].group_size) {
      for (std::size_t i = first; i < last; ++i) {
        const std::size_t size = turns[met[i].turn].text.size();
        out->push_back({met[i].turn, {0, size}, met[i].subject, NeedleKind::kRecord, false});
      }
    }
    first = last;
  }
}

void OptOutMatcher::Impl::take_parts(Section& section) {
  parts.clear();
  section.parts.find(parts);
  for (const PartHit& part : parts) {
    piece = part.piece;
    add(*part.needle, part.span);
    out->back().part = true;
  }
}

OptOutMatcher::OptOutMatcher(std::shared_ptr<const OptOutIndex> index)
    : impl_(std::make_unique<Impl>(std::move(index))) {}
OptOutMatcher::OptOutMatcher(OptOutMatcher&&) noexcept = default;
OptOutMatcher& OptOutMatcher::operator=(OptOutMatcher&&) noexcept = default;
OptOutMatcher::~OptOutMatcher() = default;

void OptOutMatcher::find(const FinderRecord& record, std::vector<OptOutHit>& out) {
  out.clear();
  impl_->out = &out;
  impl_->layout.build(record.conversation, true, true);
  const std::vector<Piece>& pieces = impl_->layout.block().pieces;
  for (const std::unique_ptr<Section>& each : impl_->sections) {
    Section& section = *each;
    section.parts.begin_record(record, impl_->layout);
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
      impl_->role = record.conversation.turns[pieces[i].text].role;
      impl_->search_piece(section, i);
    }
    impl_->take_parts(section);
    if (section.index.has(NeedleKind::kRecord)) impl_->search_values(section, record);
  }
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

}  // namespace expunge
