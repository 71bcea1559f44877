#include "match/class_table.h"

#include <limits>

namespace expunge {
namespace {

constexpr std::size_t kBytes = 256;

}  // namespace

ClassTable::Facts ClassTable::facts_of(const ByteSet& bytes) {
  ClassTable::Facts facts;
  bool several = false;
  for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
    if (!bytes[byte]) continue;
    const auto folded = static_cast<std::uint8_t>(byte | 0x20);
    several |= facts.only && *facts.only != folded;
    facts.only = folded;
    facts.follow.add(folded);
    const bool is_digit = '0' <= byte && byte <= '9';
    const bool is_letter = 'a' <= folded && folded <= 'z' && byte < 0x80;
    facts.digit |= is_digit;
    facts.letter |= is_letter;
    facts.other |= !is_digit && !is_letter;
  }
  if (several) facts.only.reset();
  return facts;
}

std::optional<ClassTable::Number> ClassTable::add(const ByteSet& bytes) {
  const auto known = numbers_.find(bytes);
  if (known != numbers_.end()) return known->second;
  if (classes_.size() > std::numeric_limits<Number>::max()) return std::nullopt;
  const auto number = static_cast<Number>(classes_.size());
  numbers_.emplace(bytes, number);
  classes_.push_back(bytes);
  return number;
}

void ClassTable::index() {
  numbers_.clear();
  words_ = (classes_.size() + 63) / 64;
  by_byte_.assign(kBytes * words_, 0);
  facts_.clear();
  for (std::size_t number = 0; number < classes_.size(); ++number) {
    facts_.push_back(facts_of(classes_[number]));
    for (std::size_t byte = 0; byte < kBytes; ++byte) {
      if (!classes_[number][byte]) continue;
      by_byte_[byte * words_ + number / 64] |= std::uint64_t{1} << (number % 64);
    }
  }
}

void ClassTable::put(std::string& out) const {
  put_u32(classes_.size(), out);
  for (const ByteSet& bytes : classes_) {
    constexpr ByteSet kWord(0xFFFFFFFF);
    for (std::size_t bit = 0; bit < bytes.size(); bit += 32) {
      put_u32((bytes >> bit & kWord).to_ulong(), out);
    }
  }
}

bool ClassTable::take(BlobReader& reader) {
  classes_.clear();
  const std::optional<std::uint32_t> count = reader.u32();
  if (!count || *count > std::numeric_limits<Number>::max()) return false;
  for (std::uint32_t i = 0; i < *count; ++i) {
    ByteSet& bytes = classes_.emplace_back();
    for (std::size_t bit = 0; bit < bytes.size(); bit += 32) {
      const std::optional<std::uint32_t> word = reader.u32();
      if (!word) return false;
      bytes |= ByteSet(*word) << bit;
    }
  }
  return true;
}

}  // namespace expunge
