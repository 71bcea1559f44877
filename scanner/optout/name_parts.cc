#include "optout/name_parts.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "base/utf8.h"

namespace expunge {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

bool speaks(const Turn& turn) {
  return (turn.role == Role::kHuman || turn.role == Role::kBot) && !turn.is_key;
}

bool is_closed_vocabulary(Role role) { return role == Role::kTimestamp || role == Role::kLabel; }

bool same_speaker(const Turn& a, const Turn& b) {
  return a.role == b.role && a.speaker == b.speaker;
}

}  // namespace

NameParts::NameParts(const NeedleIndex& index, NeedleHasher& hasher)
    : index_(index), hasher_(hasher), fillers_(hasher) {}

void NameParts::begin_record(const FinderRecord& record, const Layout& layout) {
  record_ = &record;
  layout_ = &layout;
  hashes_.clear();
  said_.clear();
  fields_.clear();
  places_.clear();
}

// Keys of objects are none; the cells of a header row are.
bool NameParts::is_value(const Turn& turn) const { return !turn.is_key || !record_->is_record; }

bool NameParts::fills_its_field(std::uint32_t turn) const {
  const std::vector<Turn>& turns = record_->conversation.turns;
  return (turn == 0 || turns[turn - 1].field != turns[turn].field) &&
         (turn + 1 == turns.size() || turns[turn + 1].field != turns[turn].field);
}

void NameParts::note(std::uint32_t piece, std::span<const HashedWord> words) {
  const Piece& where = layout_->block().pieces[piece];
  const Turn& turn = record_->conversation.turns[where.text];
  if (words.empty() || words.size() > kMostNotedWords || where.end - where.begin > kLongestPart) {
    return;
  }
  const std::string_view text = layout_->text_of(piece);
  if (text.find_first_of("0123456789@") != std::string_view::npos) return;
  if (speaks(turn)) {
    add_readings(said_, piece, words);
  } else if (is_value(turn) && !is_closed_vocabulary(turn.role) && fills_its_field(where.text)) {
    add_readings(fields_, piece, words);
  }
}

void NameParts::add_part(std::vector<Part>& to, std::uint32_t piece,
                         std::span<const HashedWord> words) {
  if (words.empty() || words.size() >= index_.most_words()) return;
  for (const HashedWord& word : words.subspan(1)) {
    if (word.gap != WordGap::kClose) return;
  }
  to.push_back({layout_->block().pieces[piece].text,
                piece,
                {words.front().begin, words.back().end},
                static_cast<std::uint32_t>(hashes_.size()),
                static_cast<std::uint32_t>(words.size())});
  for (const HashedWord& word : words) hashes_.push_back(word.hash);
}

// The words as they are, and without those around a name.
void NameParts::add_readings(std::vector<Part>& to, std::uint32_t piece,
                             std::span<const HashedWord> words) {
  add_part(to, piece, words);
  std::span<const HashedWord> rest = words;
  while (!rest.empty() && fillers_.has(rest.front().hash)) rest = rest.subspan(1);
  if (rest.empty()) rest = words.last(1);  // a name that is a filler, too: "ich heisse Bin"
  const auto is_initial = [](const HashedWord& word) { return word.end - word.begin == 1; };
  while (rest.size() > 1 && !is_initial(rest.back()) && fillers_.has(rest.back().hash)) {
    rest = rest.first(rest.size() - 1);
  }
  if (rest.size() < words.size()) add_part(to, piece, rest);
}

void NameParts::find(std::vector<PartHit>& out) {
  Row row;
  if (fields_.size() > 1) {
    count_values();
    extend(Kind::kField, row, out);
  }
  if (said_.size() > 1) {
    link_said();
    extend(Kind::kSaid, row, out);
  }
}

void NameParts::count_values() {
  const std::vector<Turn>& turns = record_->conversation.turns;
  values_.clear();
  ordinal_.resize(turns.size());
  for (std::uint32_t i = 0; i < turns.size(); ++i) {
    ordinal_[i] = static_cast<std::uint32_t>(values_.size());
    if (is_value(turns[i]) && !trim(turns[i].text).empty()) values_.push_back(i);
  }
}

void NameParts::link_said() {
  const std::vector<Turn>& turns = record_->conversation.turns;
  next_said_.assign(turns.size(), kNone);
  speech_.clear();
  for (std::uint32_t i = 0; i < turns.size(); ++i) {
    if (speaks(turns[i])) speech_.push_back(i);
  }
  std::ranges::stable_sort(speech_, [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(turns[a].role, turns[a].speaker) < std::pair(turns[b].role, turns[b].speaker);
  });
  for (std::size_t i = 1; i < speech_.size(); ++i) {
    if (same_speaker(turns[speech_[i - 1]], turns[speech_[i]])) {
      next_said_[speech_[i - 1]] = speech_[i];
    }
  }
}

// What may follow the parts at hand; all, if there are none.
std::span<const NameParts::Part> NameParts::next_parts(Kind kind, const Row& row) const {
  const std::vector<Part>& all = kind == Kind::kSaid ? said_ : fields_;
  if (row.parts.empty()) return all;
  if (kind == Kind::kSaid) {
    const std::uint32_t next = next_said_[row.parts.back()->turn];
    return {std::ranges::lower_bound(all, next, {}, &Part::turn),
            std::ranges::upper_bound(all, next, {}, &Part::turn)};
  }
  const std::uint32_t here = ordinal_[row.parts.front()->turn];
  const auto place = [&](const Part& part) { return ordinal_[part.turn]; };
  const std::uint32_t low = here - std::min(here, kReach);
  return {std::ranges::lower_bound(all, low, {}, place),
          std::ranges::upper_bound(all, here + kReach, {}, place)};
}

// False if no needle can begin so.
bool NameParts::append(const Part& part, Row& row) const {
  if (row.words + part.words > index_.most_words()) return false;
  for (std::uint32_t i = 0; i < part.words; ++i) {
    row.hash = NeedleHasher::extended(row.hash, hashes_[part.first_word + i]);
    if (++row.words == 2 && !index_.may_begin(row.hash)) return false;
  }
  row.parts.push_back(&part);
  return true;
}

void NameParts::extend(Kind kind, Row& row, std::vector<PartHit>& out) {
  const std::uint64_t hash = row.hash;
  const std::size_t words = row.words;
  for (const Part& part : next_parts(kind, row)) {
    const bool twice =
        std::ranges::any_of(row.parts, [&](const Part* used) { return used->turn == part.turn; });
    if (twice) continue;
    if (append(part, row)) {
      if (row.parts.size() > 1) look_up(kind, row, out);
      if (row.parts.size() < kMostParts) extend(kind, row, out);
      row.parts.pop_back();
    }
    row.hash = hash;
    row.words = words;
  }
}

void NameParts::look_up(Kind kind, const Row& row, std::vector<PartHit>& out) {
  std::string spelling;
  for (const Needle& needle : index_.find(row.hash)) {
    if (needle.kind != NeedleKind::kName || needle.words != row.words) continue;
    if (spelling.empty()) {
      if (kind == Kind::kField && !are_neighbours(row)) return;
      spelling = spelling_of(row);
    }
    if (hasher_.strong(needle.kind, spelling) != needle.digest) continue;
    for (const Part* part : row.parts) out.push_back({&needle, part->piece, part->span});
  }
}

std::string NameParts::spelling_of(const Row& row) const {
  std::string spelling;
  for (const Part* part : row.parts) {
    const std::string_view text = layout_->text_of(part->piece);
    for (WordReader reader(text.substr(part->span.begin, part->span.size())); reader.next();) {
      if (!spelling.empty()) spelling += ' ';
      spelling += reader.spelling();
    }
  }
  return spelling;
}

const PartPlace& NameParts::place_of(std::uint32_t turn) {
  const auto [at, is_new] = places_.try_emplace(turn);
  if (is_new) {
    at->second = part_place(record_->pointer(record_->conversation.turns[turn].field));
  }
  return at->second;
}

// Keys decide where each of the parts has one that tells which it is of whom.
bool NameParts::are_neighbours(const Row& row) {
  const std::vector<Turn>& turns = record_->conversation.turns;
  const bool is_key = turns[row.parts.front()->turn].is_key;
  for (const Part* part : row.parts) {
    if (turns[part->turn].is_key != is_key) return false;
  }
  const NamePartKey& first = place_of(row.parts.front()->turn).key;
  std::string_view whose;
  bool all_tell = true;
  bool same_kind = true;
  for (const Part* part : row.parts) {
    const NamePartKey& key = place_of(part->turn).key;
    if (!whose.empty() && !key.whose.empty() && key.whose != whose) return false;
    if (!key.whose.empty()) whose = key.whose;
    all_tell = all_tell && key.kind != NamePartKind::kNone && key.whose == first.whose;
    same_kind = same_kind && key.kind != NamePartKind::kNone && key.kind == first.kind;
  }
  if (same_kind) return false;  // a list of given names
  return all_tell ? is_said_by_keys(row) : is_side_by_side(row);
}

bool NameParts::is_unspaced_name(const Row& row) const {
  return std::ranges::all_of(row.parts, [&](const Part* part) {
    std::size_t at = part->span.begin;
    return is_unspaced(next_code_point(layout_->text_of(part->piece), at));
  });
}

// Given names, middle names, surname of one object; Chinese, Japanese and Korean names also the
// other way round.  Of several in an array no one knows whose they are, unless all are one
// person's: one array beside one surname.
bool NameParts::is_said_by_keys(const Row& row) {
  const PartPlace& first = place_of(row.parts.front()->turn);
  const std::string* array = nullptr;
  bool ascends = true;
  bool descends = true;
  for (std::size_t i = 0; i < row.parts.size(); ++i) {
    const PartPlace& place = place_of(row.parts[i]->turn);
    if (place.object != first.object) return false;
    if (place.element && shares_its_array(row.parts[i]->turn)) {
      if (array != nullptr && *array != place.container) return false;
      array = &place.container;
    }
    if (i == 0) continue;
    const PartPlace& before = place_of(row.parts[i - 1]->turn);
    if (before.key.kind == place.key.kind && row.parts[i - 1]->turn > row.parts[i]->turn) {
      return false;
    }
    ascends = ascends && before.key.kind <= place.key.kind;
    descends = descends && before.key.kind >= place.key.kind;
  }
  return ascends || (descends && is_unspaced_name(row));
}

// One value after the other in one object, array or row, and none of them of another name.
bool NameParts::is_side_by_side(const Row& row) {
  const std::string container = place_of(row.parts.front()->turn).container;
  for (std::size_t i = 0; i < row.parts.size(); ++i) {
    const std::uint32_t turn = row.parts[i]->turn;
    if (place_of(turn).container != container) return false;
    if (i > 0 && ordinal_[turn] != ordinal_[row.parts[i - 1]->turn] + 1) return false;
    if (belongs_to_another(*row.parts[i], row)) return false;
  }
  return true;
}

// "last_name" where the same object has a "first_name" that is not in the row.
bool NameParts::belongs_to_another(const Part& part, const Row& row) {
  const PartPlace& place = place_of(part.turn);
  if (place.key.kind == NamePartKind::kNone) return false;
  const std::size_t here = ordinal_[part.turn];
  const std::size_t last = std::min<std::size_t>(values_.size(), here + kReach + 1);
  for (std::size_t i = here - std::min<std::size_t>(here, kReach); i < last; ++i) {
    const std::uint32_t turn = values_[i];
    const bool in_row =
        std::ranges::any_of(row.parts, [&](const Part* used) { return used->turn == turn; });
    if (in_row) continue;
    const PartPlace& other = place_of(turn);
    if (other.object == place.object && other.key.kind != NamePartKind::kNone &&
        other.key.kind != place.key.kind && other.key.whose == place.key.whose) {
      return true;
    }
  }
  return false;
}

bool NameParts::shares_its_array(std::uint32_t turn) {
  const PartPlace& place = place_of(turn);
  if (place.element != std::size_t{0}) return true;
  const std::size_t next = ordinal_[turn] + std::size_t{1};
  return next < values_.size() && place_of(values_[next]).container == place.container;
}

}  // namespace expunge
