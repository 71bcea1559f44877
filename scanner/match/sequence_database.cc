#include "match/sequence_database.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/blob_io.h"
#include "match/core.h"
#include "match/likelihood.h"

namespace expunge {
namespace {

SequenceDatabase::Cored cored_at(std::size_t entry, std::size_t shift) {
  SequenceDatabase::Cored cored;
  cored.entry = static_cast<std::uint32_t>(entry);
  cored.shift = static_cast<std::uint8_t>(shift);  // a sequence has few bytes
  return cored;
}

void put_entry(const SequenceDatabase::Entry& entry, std::string& out) {
  put_u32(entry.size, out);
  for (std::size_t i = 0; i < entry.size; ++i) put_u32(entry.classes[i], out);
  put_u32(static_cast<std::size_t>(entry.before), out);
  put_u32(static_cast<std::size_t>(entry.after), out);
  put_u32(static_cast<std::size_t>(entry.set), out);
  put_u32(entry.min_offset, out);
  put_u32(entry.max_offset, out);
  put_u32(entry.pattern, out);
}

bool take_entry(BlobReader& reader, std::size_t classes, std::size_t patterns,
                SequenceDatabase::Entry& entry) {
  const std::optional<std::uint32_t> size = reader.u32();
  if (!size || *size > entry.classes.size()) return false;
  entry.size = static_cast<std::uint8_t>(*size);
  for (std::uint32_t i = 0; i < *size; ++i) {
    const std::optional<std::uint32_t> number = reader.u32();
    if (!number || *number >= classes) return false;
    entry.classes[i] = static_cast<ClassTable::Number>(*number);
  }
  const std::optional<std::uint32_t> before = reader.u32();
  const std::optional<std::uint32_t> after = reader.u32();
  const std::optional<std::uint32_t> set = reader.u32();
  const std::optional<std::uint32_t> min_offset = reader.u32();
  const std::optional<std::uint32_t> max_offset = reader.u32();
  const std::optional<std::uint32_t> pattern = reader.u32();
  if (!before || !after || !set || !min_offset || !max_offset || !pattern) return false;
  if (*before > 2 || *after > 2 || *set > 2 || *pattern >= patterns) return false;
  entry.before = static_cast<Edge>(*before);
  entry.after = static_cast<Edge>(*after);
  entry.set = static_cast<SequenceDatabase::Set>(*set);
  entry.min_offset = *min_offset;
  entry.max_offset = *max_offset;
  entry.pattern = *pattern;
  return true;
}

void put_cored(const SequenceDatabase::Lists& lists, std::string& out) {
  put_u32(lists.size(), out);
  for (std::size_t list = 0; list < lists.size(); ++list) {
    const std::span<const SequenceDatabase::Cored> members = lists[list];
    put_u32(members.size(), out);
    for (const SequenceDatabase::Cored& cored : members) {
      put_u32(cored.entry, out);
      put_u32(cored.shift, out);
    }
  }
}

bool take_cored(BlobReader& reader, std::size_t entries,
                std::vector<std::vector<SequenceDatabase::Cored>>& lists) {
  const std::optional<std::uint32_t> count = reader.u32();
  if (!count) return false;
  for (std::uint32_t i = 0; i < *count; ++i) {
    std::vector<SequenceDatabase::Cored>& members = lists.emplace_back();
    const std::optional<std::uint32_t> size = reader.u32();
    if (!size) return false;
    for (std::uint32_t n = 0; n < *size; ++n) {
      const std::optional<std::uint32_t> entry = reader.u32();
      const std::optional<std::uint32_t> shift = reader.u32();
      if (!entry || !shift) return false;
      if (*entry >= entries && *entry != SequenceDatabase::kEveryPattern) return false;
      members.push_back(cored_at(*entry, *shift));
    }
  }
  return true;
}

// Whether an edge may have the byte beside it; behind the end of a text are a NUL or a line feed.
bool may_follow(Edge edge, unsigned char byte) {
  const bool in_word = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
  if (edge == Edge::kLine) return byte == '\n' || byte == '\0';  // or nothing: the end
  return edge == Edge::kAny || (!in_word && (byte < '0' || byte > '9') && byte != '_');
}

FollowSet follow_of(Edge edge) {
  static const std::array<FollowSet, 3> sets = [] {
    std::array<FollowSet, 3> made;
    for (const Edge each : {Edge::kAny, Edge::kNoWord, Edge::kLine}) {
      for (unsigned byte = 0; byte < 256; ++byte) {
        const auto narrow = static_cast<unsigned char>(byte);
        if (may_follow(each, narrow)) made[static_cast<std::size_t>(each)].add(narrow | 0x20U);
      }
    }
    return made;
  }();
  return sets[static_cast<std::size_t>(edge)];
}

}  // namespace

std::optional<SequenceDatabase::Entry> SequenceDatabase::stored(const Sequence& sequence) {
  Entry entry;
  if (sequence.bytes.size() > entry.classes.size()) return std::nullopt;
  for (const ByteSet& bytes : sequence.bytes) {
    const std::optional<ClassTable::Number> number = classes_.add(bytes);
    if (!number) return std::nullopt;
    entry.classes[entry.size++] = *number;
  }
  entry.before = sequence.before;
  entry.after = sequence.after;
  entry.min_offset = sequence.min_offset;
  entry.max_offset = sequence.max_offset;
  return entry;
}

Sequence SequenceDatabase::sequence_of(const Entry& entry) const {
  Sequence sequence;
  for (std::size_t i = 0; i < entry.size; ++i) sequence.bytes.push_back(classes_[entry.classes[i]]);
  sequence.before = entry.before;
  sequence.after = entry.after;
  sequence.min_offset = entry.min_offset;
  sequence.max_offset = entry.max_offset;
  return sequence;
}

void SequenceDatabase::set_glance(Cored& cored, std::size_t known) const {
  constexpr std::size_t kGlance = 8;
  const Entry& entry = entries_[cored.entry];
  const auto is_single = [&](std::size_t byte) {
    return classes_.facts(entry.classes[byte]).only.has_value();
  };
  // Where it shows most of what is not known yet.
  const std::size_t last = entry.size > kGlance ? entry.size - kGlance : 0;
  std::size_t most = 0;
  for (std::size_t at = 0; at <= last; ++at) {
    std::size_t news = 0;
    for (std::size_t byte = at; byte < std::min<std::size_t>(at + kGlance, entry.size); ++byte) {
      const bool is_known = byte >= cored.shift && byte < cored.shift + known;
      news += is_single(byte) && !is_known ? 1 : 0;
    }
    if (at > 0 && news <= most) continue;
    most = news;
    cored.glance_at = static_cast<std::uint8_t>(at);
  }
  for (std::size_t i = 0; i < kGlance && cored.glance_at + i < entry.size; ++i) {
    if (!is_single(cored.glance_at + i)) continue;
    const std::uint8_t only = *classes_.facts(entry.classes[cored.glance_at + i]).only;
    cored.glance_mask |= std::uint64_t{0xFF} << (8 * i);
    cored.glance_bytes |= std::uint64_t{only} << (8 * i);
  }
}

// Where every byte of a class is a digit, a letter, one of both, or neither.
void SequenceDatabase::set_class_look(Cored& cored) const {
  const Entry& entry = entries_[cored.entry];
  const auto note = [&](std::size_t byte, unsigned kind) {
    const std::size_t place = byte + 1 - cored.shift;  // wraps round before the byte before
    if (place < ClassLook::kBytes) cored.classes.bits |= std::uint64_t{1} << (kind + place);
  };
  for (std::size_t i = 0; i < entry.size; ++i) {
    const ClassTable::Facts& facts = classes_.facts(entry.classes[i]);
    if (facts.other) {
      if (!facts.digit && !facts.letter) note(i, ClassLook::kNeither);
    } else if (facts.digit && facts.letter) {
      note(i, ClassLook::kEither);
    } else {
      note(i, facts.digit ? ClassLook::kDigits : ClassLook::kLetters);
    }
  }
  if (entry.before != Edge::kAny) note(static_cast<std::size_t>(-1), ClassLook::kNeither);
  if (entry.after != Edge::kAny) note(entry.size, ClassLook::kNeither);
}

// The core and what is known of the bytes behind it.
WordKey SequenceDatabase::key_of(std::string_view literal, const Sequence& sequence,
                                 std::size_t first) {
  WordKey key;
  for (std::size_t i = 0; i < literal.size(); ++i) {
    key.set(i, static_cast<unsigned char>(literal[i]));
  }
  for (std::size_t i = literal.size(); i < WordKey::kLongest && first + i < sequence.bytes.size();
       ++i) {
    if (const auto only = ClassTable::facts_of(sequence.bytes[first + i]).only) key.set(i, *only);
  }
  return key;
}

// What may stand behind the key where one of these sequences does.
FollowSet SequenceDatabase::behind(const WordKey& key, std::span<const Cored> members) const {
  FollowSet set;
  for (const Cored& cored : members) {
    const std::size_t at = cored.shift + key.size();
    if (cored.entry == kEveryPattern || at > entries_[cored.entry].size) return FollowSet::all();
    const Entry& entry = entries_[cored.entry];
    set |= at < entry.size ? classes_.facts(entry.classes[at]).follow : follow_of(entry.after);
  }
  return set;
}

// Of bytes that are known but for letter case, with the next if that is known, those that stand
// least often in texts.
std::optional<SequenceDatabase::Near> SequenceDatabase::rarest_bytes(const Sequence& sequence) {
  std::optional<Near> rarest;
  double least = 1;
  for (std::size_t at = 0; at < sequence.bytes.size(); ++at) {
    const std::optional<std::uint8_t> one = ClassTable::facts_of(sequence.bytes[at]).only;
    if (!one) continue;
    Near near{0, static_cast<std::uint8_t>(at), false, {*one, 0}};
    double share = byte_shares()[*one];
    if (at + 1 < sequence.bytes.size()) {
      if (const auto two = ClassTable::facts_of(sequence.bytes[at + 1]).only) {
        near.is_pair = true;
        near.bytes[1] = *two;
        share *= byte_shares()[*two];
      }
    }
    if (rarest && share >= least) continue;
    least = share;
    rarest = near;
  }
  return rarest;
}

// Compares what a search of all texts costs with looks where the first set stands.
bool SequenceDatabase::is_found_near(const SequenceSet& set) {
  constexpr std::uint32_t kMostReach = 256;  // bytes
  constexpr double kLook = .23;              // at 16 bytes, in occurrences of a word (match/core.h)
  if (set.second.empty() || set.max_width > kMostReach) return false;
  double everywhere = 0;
  for (const Sequence& sequence : set.second) {
    if (!rarest_bytes(sequence)) return false;
    everywhere += best_core(sequence).cost;
  }
  const double blocks = (set.max_width + kMaxSequenceBytes) / 16. + 1;
  return set.per_megabyte * blocks * static_cast<double>(set.second.size()) * kLook < everywhere;
}

double SequenceDatabase::cores_per_megabyte(const SequenceSet& set) {
  double occurrences = 0;
  for (const Sequence& sequence : set.sequences) occurrences += best_core(sequence).occurrences;
  return occurrences;
}

std::shared_ptr<const SequenceDatabase> SequenceDatabase::compile(
    std::span<const std::optional<SequenceSet>> sets, ChooserTarget target) {
  auto made = std::make_shared<SequenceDatabase>();
  made->holds_.assign(sets.size(), false);
  made->max_widths_.assign(sets.size(), kUnboundedWidth);
  made->has_second_.assign(sets.size(), false);
  std::map<WordKey, std::vector<Cored>> words;
  std::map<std::string, std::vector<Cored>> literals;
  std::vector<ClassWindow> windows;
  std::vector<Cored> windowed;
  const auto add = [&](const Sequence& sequence, std::uint32_t entry) {
    const Core core = best_core(sequence);
    if (core.kind == Core::Kind::kClasses) {
      windows.push_back(window_of(sequence, core.first));
      windowed.push_back(cored_at(entry, core.first));
      return;
    }
    for (const std::string& literal : literals_of(sequence, core)) {
      if (core.kind == Core::Kind::kWord) {
        words[key_of(literal, sequence, core.first)].push_back(cored_at(entry, core.first));
      } else {
        literals[literal].push_back(cored_at(entry, core.first + core.count));
      }
    }
  };
  for (std::size_t pattern = 0; pattern < sets.size(); ++pattern) {
    if (!sets[pattern]) continue;
    made->holds_[pattern] = true;
    made->max_widths_[pattern] = sets[pattern]->max_width;
    const bool is_near = is_found_near(*sets[pattern]);
    made->has_second_[pattern] = !is_near && !sets[pattern]->second.empty();
    for (const auto* sequences : {&sets[pattern]->sequences, &sets[pattern]->second}) {
      const Set set = sequences == &sets[pattern]->sequences ? Set::kFirst
                      : is_near                              ? Set::kNear
                                                             : Set::kSecond;
      for (const Sequence& sequence : *sequences) {
        std::optional<Entry> entry = made->stored(sequence);
        if (!entry) return nullptr;
        entry->pattern = static_cast<std::uint32_t>(pattern);
        entry->set = set;
        made->entries_.push_back(*entry);
        if (set != Set::kNear) add(sequence, static_cast<std::uint32_t>(made->entries_.size() - 1));
      }
    }
  }
  for (const std::string_view letter : kFoldingLetters) {
    words[key_of(letter, {}, 0)].push_back(cored_at(kEveryPattern, 0));
  }
  std::vector<std::vector<Cored>> by_word;
  for (auto& [key, members] : words) {
    made->keys_.push_back(key);
    by_word.push_back(std::move(members));
  }
  std::vector<std::string> texts;
  std::vector<std::vector<Cored>> by_literal;
  for (auto& [literal, members] : literals) {
    texts.push_back(literal);
    by_literal.push_back(std::move(members));
  }
  if (!texts.empty()) {
    made->literals_ = LiteralScanner::compile(texts, target);
    if (!made->literals_) return nullptr;
  }
  const std::vector<std::uint8_t> buckets = share_out(windows);
  std::vector<std::vector<Cored>> by_bucket(kBuckets);
  for (std::size_t i = 0; i < windowed.size(); ++i) {
    by_bucket[buckets[i]].push_back(windowed[i]);
  }
  made->set_cores(std::move(by_word), std::move(by_literal), std::move(by_bucket));
  return made;
}

SequenceDatabase::Lists::Lists(std::span<const std::vector<Cored>> lists) {
  for (const std::vector<Cored>& list : lists) {
    members_.insert(members_.end(), list.begin(), list.end());
    ends_.push_back(static_cast<std::uint32_t>(members_.size()));
  }
}

void SequenceDatabase::set_cores(std::vector<std::vector<Cored>> by_word,
                                 std::vector<std::vector<Cored>> by_literal,
                                 std::vector<std::vector<Cored>> by_bucket) {
  classes_.index();
  has_second_windows_.assign(holds_.size(), false);
  near_.assign(holds_.size(), {});
  for (std::uint32_t entry = 0; entry < entries_.size(); ++entry) {
    if (entries_[entry].set != Set::kNear) continue;
    Near near = rarest_bytes(sequence_of(entries_[entry])).value_or(Near());
    near.entry = entry;
    near_[entries_[entry].pattern].push_back(near);
  }
  for (auto* lists : {&by_word, &by_literal, &by_bucket}) {
    for (std::vector<Cored>& members : *lists) {
      for (Cored& cored : members) {
        if (cored.entry == kEveryPattern) continue;
        set_glance(cored, lists == &by_word ? WordKey::kLongest : 0);
        set_class_look(cored);
        const Entry& entry = entries_[cored.entry];
        if (lists == &by_bucket && entry.set == Set::kSecond)
          has_second_windows_[entry.pattern] = true;
      }
    }
  }
  for (std::size_t key = 0; key < keys_.size(); ++key)
    keys_[key].next = behind(keys_[key], by_word[key]);
  words_ = WordTable(keys_);
  for (std::size_t bucket = 0; bucket < by_bucket.size(); ++bucket) {
    for (const Cored& cored : by_bucket[bucket]) {
      windows_.add(window_of(sequence_of(entries_[cored.entry]), cored.shift), bucket);
      has_windows_ = true;
    }
  }
  by_word_ = Lists(by_word);
  by_literal_ = Lists(by_literal);
  by_bucket_ = Lists(by_bucket);
}

std::string SequenceDatabase::to_bytes() const {
  std::string out;
  put_u32(holds_.size(), out);
  for (std::size_t i = 0; i < holds_.size(); ++i) {
    put_u32(holds_[i] ? 1 : 0, out);
    put_u32(max_widths_[i], out);
  }
  classes_.put(out);
  put_u32(entries_.size(), out);
  for (const Entry& entry : entries_) put_entry(entry, out);
  put_u32(keys_.size(), out);
  for (const WordKey& key : keys_) {
    put_u64(key.mask, out);
    put_u64(key.bytes, out);
  }
  put_cored(by_word_, out);
  put_cored(by_literal_, out);
  put_cored(by_bucket_, out);
  put_bytes(literals_ ? literals_->to_bytes() : std::string(), out);
  return out;
}

std::shared_ptr<const SequenceDatabase> SequenceDatabase::from_bytes(std::string_view bytes) {
  auto made = std::make_shared<SequenceDatabase>();
  BlobReader reader(bytes);
  const std::optional<std::uint32_t> patterns = reader.u32();
  if (!patterns) return nullptr;
  for (std::uint32_t i = 0; i < *patterns; ++i) {
    const std::optional<std::uint32_t> held = reader.u32();
    const std::optional<std::uint32_t> width = reader.u32();
    if (!held || !width) return nullptr;
    made->holds_.push_back(*held != 0);
    made->max_widths_.push_back(*width);
    made->has_second_.push_back(false);
  }
  if (!made->classes_.take(reader)) return nullptr;
  const std::optional<std::uint32_t> entries = reader.u32();
  if (!entries) return nullptr;
  for (std::uint32_t i = 0; i < *entries; ++i) {
    Entry& entry = made->entries_.emplace_back();
    if (!take_entry(reader, made->classes_.size(), *patterns, entry)) return nullptr;
    if (entry.set == Set::kSecond) made->has_second_[entry.pattern] = true;
    if (entry.set == Set::kNear && !rarest_bytes(made->sequence_of(entry))) return nullptr;
  }
  const std::optional<std::uint32_t> keys = reader.u32();
  if (!keys) return nullptr;
  for (std::uint32_t i = 0; i < *keys; ++i) {
    const std::optional<std::uint64_t> mask = reader.u64();
    const std::optional<std::uint64_t> word = reader.u64();
    if (!mask || !word || (*mask & 0xFFFF) != 0xFFFF) return nullptr;
    made->keys_.push_back({*mask, *word});
  }
  std::vector<std::vector<Cored>> by_word;
  std::vector<std::vector<Cored>> by_literal;
  std::vector<std::vector<Cored>> by_bucket;
  if (!take_cored(reader, *entries, by_word) || !take_cored(reader, *entries, by_literal) ||
      !take_cored(reader, *entries, by_bucket) || by_word.size() != *keys ||
      by_bucket.size() != kBuckets) {
    return nullptr;
  }
  const std::optional<std::string_view> literals = reader.bytes();
  if (!literals) return nullptr;
  if (!by_literal.empty()) {
    made->literals_ = LiteralScanner::from_bytes(*literals);
    if (!made->literals_) return nullptr;
  }
  made->set_cores(std::move(by_word), std::move(by_literal), std::move(by_bucket));
  return made;
}

}  // namespace expunge
