#include "match/sequence_database.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

#include "base/blob_io.h"
#include "match/core.h"

namespace expunge {
namespace {

SequenceDatabase::Cored cored_at(std::size_t entry, std::size_t shift) {
  SequenceDatabase::Cored cored;
  cored.entry = static_cast<std::uint32_t>(entry);
  cored.shift = static_cast<std::uint8_t>(shift);  // a sequence has few bytes
  return cored;
}

// The classes of all sequences, each once: there are few hundred, and sequences by the thousand.
class ClassNumbers {
 public:
  std::uint32_t number_of(const ByteSet& bytes) {
    const auto [at, is_new] = numbers_.try_emplace(bytes, classes_.size());
    if (is_new) classes_.push_back(bytes);
    return at->second;
  }
  const std::vector<ByteSet>& classes() const { return classes_; }

 private:
  std::unordered_map<ByteSet, std::uint32_t> numbers_;
  std::vector<ByteSet> classes_;
};

void put_classes(const std::vector<ByteSet>& classes, std::string& out) {
  put_u32(classes.size(), out);
  for (const ByteSet& bytes : classes) {
    constexpr ByteSet kWord(0xFFFFFFFF);
    for (std::size_t bit = 0; bit < bytes.size(); bit += 32) {
      put_u32((bytes >> bit & kWord).to_ulong(), out);
    }
  }
}

bool take_classes(BlobReader& reader, std::vector<ByteSet>& classes) {
  const std::optional<std::uint32_t> count = reader.u32();
  if (!count) return false;
  for (std::uint32_t i = 0; i < *count; ++i) {
    ByteSet& bytes = classes.emplace_back();
    for (std::size_t bit = 0; bit < bytes.size(); bit += 32) {
      const std::optional<std::uint32_t> word = reader.u32();
      if (!word) return false;
      bytes |= ByteSet(*word) << bit;
    }
  }
  return true;
}

void put_sequence(const Sequence& sequence, ClassNumbers& numbers, std::string& out) {
  put_u32(sequence.bytes.size(), out);
  for (const ByteSet& bytes : sequence.bytes) put_u32(numbers.number_of(bytes), out);
  put_u32(static_cast<std::size_t>(sequence.before), out);
  put_u32(static_cast<std::size_t>(sequence.after), out);
  put_u32(sequence.min_offset, out);
  put_u32(sequence.max_offset, out);
}

bool take_sequence(BlobReader& reader, const std::vector<ByteSet>& classes, Sequence& sequence) {
  const std::optional<std::uint32_t> size = reader.u32();
  if (!size) return false;
  for (std::uint32_t i = 0; i < *size; ++i) {
    const std::optional<std::uint32_t> number = reader.u32();
    if (!number || *number >= classes.size()) return false;
    sequence.bytes.push_back(classes[*number]);
  }
  const std::optional<std::uint32_t> before = reader.u32();
  const std::optional<std::uint32_t> after = reader.u32();
  const std::optional<std::uint32_t> min_offset = reader.u32();
  const std::optional<std::uint32_t> max_offset = reader.u32();
  if (!before || !after || !min_offset || !max_offset || *before > 2 || *after > 2) return false;
  sequence.before = static_cast<Edge>(*before);
  sequence.after = static_cast<Edge>(*after);
  sequence.min_offset = *min_offset;
  sequence.max_offset = *max_offset;
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

// What a look needs to know of a class.
struct ClassFacts {
  std::optional<std::uint8_t> only;  // its bytes with bit 5 set, if that makes one of them all
  bool digit = false, letter = false, other = false;  // some byte is one
};

ClassFacts facts_of(const ByteSet& bytes) {
  ClassFacts facts;
  bool several = false;
  for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
    if (!bytes[byte]) continue;
    const auto folded = static_cast<std::uint8_t>(byte | 0x20);
    several |= facts.only && *facts.only != folded;
    facts.only = folded;
    const bool is_digit = '0' <= byte && byte <= '9';
    const bool is_letter = 'a' <= folded && folded <= 'z' && byte < 0x80;
    facts.digit |= is_digit;
    facts.letter |= is_letter;
    facts.other |= !is_digit && !is_letter;
  }
  if (several) facts.only.reset();
  return facts;
}

// Each class is looked at once, however many sequences have it.
class KnownClasses {
 public:
  const ClassFacts& operator()(const ByteSet& bytes) {
    const auto [at, is_new] = known_.try_emplace(bytes);
    if (is_new) at->second = facts_of(bytes);
    return at->second;
  }

 private:
  std::unordered_map<ByteSet, ClassFacts> known_;
};

void set_glance(const Sequence& sequence, KnownClasses& known, SequenceDatabase::Cored& cored) {
  constexpr std::size_t kGlance = 8;
  const std::vector<ByteSet>& bytes = sequence.bytes;
  // The core itself is known to stand there: rather what stands before it.
  const std::size_t last = bytes.size() > kGlance ? bytes.size() - kGlance : 0;
  cored.glance_at = static_cast<std::uint8_t>(std::min<std::size_t>(cored.shift, last));
  for (std::size_t i = 0; i < kGlance && cored.glance_at + i < bytes.size(); ++i) {
    const std::optional<std::uint8_t> only = known(bytes[cored.glance_at + i]).only;
    if (!only) continue;
    cored.glance_mask |= std::uint64_t{0xFF} << (8 * i);
    cored.glance_bytes |= std::uint64_t{*only} << (8 * i);
  }
}

// Where every byte of a class is a digit, a letter or neither.
void set_class_look(const Sequence& sequence, KnownClasses& known, SequenceDatabase::Cored& cored) {
  using Look = SequenceDatabase::ClassLook;
  Look& look = cored.classes;
  const auto note = [&](std::size_t byte, std::uint16_t& places) {
    const std::size_t place = byte + 1 - cored.shift;  // wraps round before the byte before
    if (place < Look::kBytes) places = static_cast<std::uint16_t>(places | 1U << place);
  };
  for (std::size_t i = 0; i < sequence.bytes.size(); ++i) {
    const ClassFacts& facts = known(sequence.bytes[i]);
    if (facts.digit && !facts.letter && !facts.other) note(i, look.digits);
    if (facts.letter && !facts.digit && !facts.other) note(i, look.letters);
    if (facts.other && !facts.digit && !facts.letter) note(i, look.neither);
  }
  if (sequence.before != Edge::kAny) note(static_cast<std::size_t>(-1), look.neither);
  if (sequence.after != Edge::kAny) note(sequence.bytes.size(), look.neither);
}

}  // namespace

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
        words[word_key(literal)].push_back(cored_at(entry, core.first));
      } else {
        literals[literal].push_back(cored_at(entry, core.first + core.count));
      }
    }
  };
  for (std::size_t pattern = 0; pattern < sets.size(); ++pattern) {
    if (!sets[pattern]) continue;
    made->holds_[pattern] = true;
    made->max_widths_[pattern] = sets[pattern]->max_width;
    made->has_second_[pattern] = !sets[pattern]->second.empty();
    for (const auto* sequences : {&sets[pattern]->sequences, &sets[pattern]->second}) {
      const bool is_second = sequences == &sets[pattern]->second;
      for (const Sequence& sequence : *sequences) {
        made->entries_.push_back({sequence, static_cast<std::uint32_t>(pattern), is_second});
        add(sequence, static_cast<std::uint32_t>(made->entries_.size() - 1));
      }
    }
  }
  for (const std::string_view letter : kFoldingLetters) {
    words[word_key(letter)].push_back(cored_at(kEveryPattern, 0));
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
  KnownClasses known;
  for (auto* lists : {&by_word, &by_literal, &by_bucket}) {
    for (std::vector<Cored>& members : *lists) {
      for (Cored& cored : members) {
        if (cored.entry == kEveryPattern) continue;
        set_glance(entries_[cored.entry].sequence, known, cored);
        set_class_look(entries_[cored.entry].sequence, known, cored);
      }
    }
  }
  words_ = WordTable(keys_);
  for (std::size_t bucket = 0; bucket < by_bucket.size(); ++bucket) {
    for (const Cored& cored : by_bucket[bucket]) {
      windows_.add(window_of(entries_[cored.entry].sequence, cored.shift), bucket);
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
  ClassNumbers numbers;
  std::string entries;
  for (const Entry& entry : entries_) {
    put_sequence(entry.sequence, numbers, entries);
    put_u32(entry.pattern, entries);
    put_u32(entry.is_second ? 1 : 0, entries);
  }
  put_classes(numbers.classes(), out);
  put_u32(entries_.size(), out);
  out += entries;
  put_u32(keys_.size(), out);
  for (const WordKey& key : keys_) {
    put_u32(key.length, out);
    put_u32(key.bytes, out);
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
  std::vector<ByteSet> classes;
  if (!take_classes(reader, classes)) return nullptr;
  const std::optional<std::uint32_t> entries = reader.u32();
  if (!entries) return nullptr;
  for (std::uint32_t i = 0; i < *entries; ++i) {
    Entry& entry = made->entries_.emplace_back();
    if (!take_sequence(reader, classes, entry.sequence)) return nullptr;
    const std::optional<std::uint32_t> pattern = reader.u32();
    const std::optional<std::uint32_t> second = reader.u32();
    if (!pattern || *pattern >= *patterns || !second) return nullptr;
    entry.pattern = *pattern;
    entry.is_second = *second != 0;
    if (entry.is_second) made->has_second_[*pattern] = true;
  }
  const std::optional<std::uint32_t> keys = reader.u32();
  if (!keys) return nullptr;
  for (std::uint32_t i = 0; i < *keys; ++i) {
    const std::optional<std::uint32_t> length = reader.u32();
    const std::optional<std::uint32_t> word = reader.u32();
    if (!length || !word || *length < WordKey::kShortest || *length > WordKey::kLongest) {
      return nullptr;
    }
    made->keys_.push_back({*length, *word});
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
