#include "names/name_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>

namespace expunge {
namespace {

// Also tells the order of bytes.
constexpr std::uint64_t kMagic = 0x31656C6261546E45ULL;
constexpr std::size_t kSizeBytes = 2;  // before each word

template <class Number>
Number load(const char* at) {
  Number value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ULL;

// Short keys, no secret needed.
std::uint64_t hash_word(std::string_view word) {
  const char* at = word.data();
  std::size_t left = word.size();
  std::uint64_t hash = left * kMix;
  for (; left > 8; at += 8, left -= 8) {
    hash = (hash ^ load<std::uint64_t>(at)) * kMix;
    hash ^= hash >> 29;
  }
  std::uint64_t tail = 0;
  if (left >= 4) {
    tail = load<std::uint32_t>(at) | std::uint64_t{load<std::uint32_t>(at + left - 4)} << 32;
  } else if (left != 0) {
    tail = static_cast<std::uint64_t>(static_cast<unsigned char>(at[0])) |
           static_cast<std::uint64_t>(static_cast<unsigned char>(at[left / 2])) << 8 |
           static_cast<std::uint64_t>(static_cast<unsigned char>(at[left - 1])) << 16;
  }
  hash = (hash ^ tail) * kMix;
  hash = (hash ^ hash >> 32) * kMix;
  return hash ^ hash >> 29;
}

// What a slot keeps of the hash beside its place.
std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> (32 + NameTable::kFlagBits)) << NameTable::kFlagBits;
}
constexpr std::uint32_t kFlagMask = (1U << NameTable::kFlagBits) - 1;

}  // namespace

// Behind it: slots, words of `given`, `common`, words.
struct NameTable::Header {
  std::uint64_t magic = kMagic;
  std::uint64_t size = 0;
  std::uint64_t slots = 0;
  std::uint64_t common = 0;
  std::uint64_t bytes = 0;  // of the words, filled up to eight

  std::size_t all_bytes() const {
    return sizeof(Header) + slots * sizeof(Slot) + kGivenWords * sizeof(std::uint64_t) +
           common * sizeof(CommonWord) + bytes;
  }
};

NameTable::NameTable(std::string_view bytes) {
  static_assert(sizeof(Slot) == sizeof(std::uint64_t));
  static_assert(sizeof(CommonWord) == 2 * sizeof(std::uint64_t));
  Header header;
  if (bytes.size() < sizeof header) return;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMagic || header.all_bytes() != bytes.size()) return;
  const char* at = bytes.data() + sizeof header;
  slots_ = reinterpret_cast<const Slot*>(at);
  at += header.slots * sizeof(Slot);
  given_ = reinterpret_cast<const std::uint64_t*>(at);
  at += kGivenWords * sizeof(std::uint64_t);
  common_ = reinterpret_cast<const CommonWord*>(at);
  at += header.common * sizeof(CommonWord);
  words_ = at;
  slot_mask_ = header.slots - 1;
  common_mask_ = header.common - 1;
  size_ = header.size;
}

NameTable::Flags NameTable::flags(std::string_view word) const {
  if (size_ == 0 || word.empty()) return 0;
  const std::uint64_t hash = hash_word(word);
  const std::uint32_t tag = tag_of(hash);
  for (std::size_t at = hash & slot_mask_; slots_[at].at != 0; at = (at + 1) & slot_mask_) {
    const Slot& slot = slots_[at];
    if ((slot.flags_and_tag & ~kFlagMask) != tag) continue;
    const char* stored = words_ + slot.at;
    if (load<std::uint16_t>(stored - kSizeBytes) == word.size() &&
        std::memcmp(stored, word.data(), word.size()) == 0) {
      return slot.flags_and_tag & kFlagMask;
    }
  }
  return 0;
}

// Writes the parts where the table will look for them.
class NameTable::Builder {
 public:
  Builder(std::size_t words, std::size_t word_bytes, std::size_t common) {
    header_.size = words;
    // At most three quarters full: a look passes few slots, for eight share a line of memory.
    header_.slots = std::bit_ceil(words * 4 / 3 + 1);
    header_.common = std::bit_ceil(2 * common + 2);
    header_.bytes = (word_bytes + 7) / 8 * 8;
    bytes_.resize(header_.all_bytes() / sizeof(std::uint64_t));
    std::memcpy(bytes_.data(), &header_, sizeof header_);
    slots_ = sizeof header_ / sizeof(std::uint64_t);
    given_ = slots_ + header_.slots;
    common_ = given_ + kGivenWords;
    words_ = reinterpret_cast<char*>(bytes_.data() + common_ + 2 * header_.common);
  }

  void add(std::string_view word, Flags flags) {
    const auto size = static_cast<std::uint16_t>(word.size());
    std::memcpy(words_ + used_, &size, kSizeBytes);
    used_ += kSizeBytes;
    std::memcpy(words_ + used_, word.data(), word.size());
    const std::uint64_t hash = hash_word(word);
    std::size_t at = hash & (header_.slots - 1);
    while (bytes_[slots_ + at] != 0) at = (at + 1) & (header_.slots - 1);
    const Slot slot{static_cast<std::uint32_t>(used_), flags | tag_of(hash)};
    std::memcpy(&bytes_[slots_ + at], &slot, sizeof slot);
    used_ += word.size();
  }

  void add_given(std::string_view word) {
    std::array<char, kCommonBytes> first{};
    std::memcpy(first.data(), word.data(), std::min(word.size(), first.size()));
    const std::uint64_t hash = given_hash(first.data(), word.size());
    for (const std::size_t bit : {first_bit(hash), second_bit(hash)}) {
      bytes_[given_ + (bit >> 6)] |= std::uint64_t{1} << (bit & 63);
    }
  }

  void add_common(std::string_view word, Flags flags) {
    std::array<char, kCommonBytes> letters{};
    std::memcpy(letters.data(), word.data(), word.size());
    const CommonWord entry{common_key(letters.data(), word.size()), flags, 0};
    const std::size_t mask = header_.common - 1;
    std::size_t at = common_place(entry.key, mask);
    while (bytes_[common_ + 2 * at] != 0) at = (at + 1) & mask;
    std::memcpy(&bytes_[common_ + 2 * at], &entry, sizeof entry);
  }

  std::vector<std::uint64_t> take() && { return std::move(bytes_); }

 private:
  Header header_;
  std::vector<std::uint64_t> bytes_;
  std::size_t slots_ = 0;  // places in `bytes_`
  std::size_t given_ = 0;
  std::size_t common_ = 0;
  char* words_ = nullptr;
  std::size_t used_ = 0;
};

std::vector<std::uint64_t> NameTable::build(
    const std::vector<std::pair<std::string_view, Flags>>& words,
    const std::vector<std::string_view>& given,
    const std::vector<std::pair<std::string_view, Flags>>& common) {
  std::size_t word_bytes = 0;
  for (const auto& [word, flags] : words) word_bytes += kSizeBytes + word.size();
  Builder builder(words.size(), word_bytes, common.size());
  for (const auto& [word, flags] : words) builder.add(word, flags);
  for (const std::string_view word : given) builder.add_given(word);
  for (const auto& [word, flags] : common) builder.add_common(word, flags);
  return std::move(builder).take();
}

}  // namespace expunge
