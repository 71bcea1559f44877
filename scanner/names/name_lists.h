// Gazetteers: which words are names, which are common words, which names the world knows.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace expunge {

// What the lists say about a word.  Bits.
using NameFlags = std::uint32_t;
inline constexpr NameFlags kFirstName = 1;        // a given name somewhere
inline constexpr NameFlags kCommonFirstName = 2;  // one that many people bear
inline constexpr NameFlags kSurname = 4;
inline constexpr NameFlags kCommonSurname = 8;
inline constexpr NameFlags kWord = 16;          // also, or only, a word of a common language
inline constexpr NameFlags kPublicName = 32;    // a public figure or a well-known character
inline constexpr NameFlags kFunctionWord = 64;  // never part of a name: pronouns, verbs, chat slang
// What a word says about a name beside it (name-cues.txt, its class letters).
inline constexpr NameFlags kKinWord = 128;        // k: sister, jefe, Nachbarin
inline constexpr NameFlags kTitleWord = 256;      // t: mrs, senor, pan
inline constexpr NameFlags kHonorific = 512;      // h: behind a name: ji, bey
inline constexpr NameFlags kLinkWord = 1024;      // l: my, is, the
inline constexpr NameFlags kTakesPerson = 2048;   // v: tell, asked, met
inline constexpr NameFlags kCultureWord = 4096;   // c: names near it are the world's: author, film
inline constexpr NameFlags kNameWord = 8192;      // n: name, nombre, Kontakt: a name follows
inline constexpr NameFlags kSelfWord = 1u << 14;  // s: i'm, sono
inline constexpr NameFlags kPersonVerb = 1u << 15;   // p: behind a name, as its verb: says, texted
inline constexpr NameFlags kBelonging = 1u << 16;    // o: what a person has: number, birthday
inline constexpr NameFlags kMeetsPerson = 1u << 17;  // w: takes nothing but a person: tell, hi
inline constexpr NameFlags kRoleWord = 1u << 21;     // r: drummer, barista: a name follows behind m
inline constexpr NameFlags kOwnerWord = 1u << 22;    // m: my, our, deine
inline constexpr NameFlags kCueFlags = 0x3FF80;
// e: what is called after somebody, where it stands right behind the name: street, bridge
inline constexpr NameFlags kEponymWord = 1u << 19;
// x: a given name that is a common word of another language than English, in small letters: ella.
inline constexpr NameFlags kForeignWord = 1u << 20;
// d: a given name that nobody has looked for in the dictionaries of the world: "sabi" is a word.
inline constexpr NameFlags kUntriedName = 1u << 23;
// e: a short given name that no dictionary of the languages looked through has as a word.
inline constexpr NameFlags kTriedName = 1u << 24;
// A given name that is a plain word too: Grace, Will.
inline constexpr NameFlags kWordlikeName = 1u << 18;

// Immutable; shared by threads.  A look-up hashes the word once and touches one or two lines of
// memory; nothing is copied out of the lists' bytes.
class NameLists {
 public:
  // Each list: one entry a line, lower case, UTF-8; first names and surnames end in a tab and a
  // class letter: a = common, b = listed, c = common and a plain word too, d = listed and not tried
  // (kUntriedName), e = listed and tried (kTriedName); cues in a tab and the letters above.  Empty
  // lists are fine.  The bytes must outlive the result.
  static NameLists load(std::string_view first_names, std::string_view surnames,
                        std::string_view words, std::string_view function_words,
                        std::string_view public_figures, std::string_view cues = {});

  // Flags of a word (or a full name, for kPublicName) in lower case; 0 if no list has it.
  NameFlags flags(std::string_view lowered) const;
  std::size_t size() const { return size_; }

  // True for most words that are a common word or a function word, and neither a name nor a
  // particle of one (words.h), at the price of a
  // look at one line of memory.  REQUIRES: [begin, end) are ASCII letters, of either case.
  bool is_dull(std::string_view text, std::size_t begin, std::size_t end) const {
    if (begin == end || end - begin > kDullBytes) return false;
    const std::uint64_t key = dull_key(text, begin, end);
    for (std::size_t at = dull_place(key); dull_[at] != 0; at = (at + 1) & (dull_.size() - 1)) {
      if (dull_[at] == key) return true;
    }
    return false;
  }

  // False for most words [begin, end) that are no given name, at the price of a multiplication;
  // true for every given name that is no word, or as much a name as a word (kWordlikeName).
  // REQUIRES: in lower case.
  bool may_be_given(std::string_view text, std::size_t begin, std::size_t end) const {
    if (given_.empty()) return false;
    const std::uint64_t hash = given_hash(text, begin, end);
    return holds_given(first_bit(hash)) && holds_given(second_bit(hash));
  }

 private:
  struct Slot {
    const char* data = nullptr;
    std::uint32_t length = 0;
    NameFlags flags = 0;
  };
  // A Bloom filter of two bits a name: of 100 words that are none, 99 are told.
  static constexpr unsigned kGivenBits = 20;
  static std::uint64_t given_hash(std::string_view text, std::size_t begin, std::size_t end) {
    std::uint64_t key = 0;  // of the first eight bytes: names differ early
    const std::size_t size = end - begin;
    if (text.size() - begin >= sizeof key) {
      std::memcpy(&key, text.data() + begin, sizeof key);
      if (size < sizeof key) key &= (std::uint64_t{1} << (8 * size)) - 1;
    } else {
      std::memcpy(&key, text.data() + begin, size);
    }
    return (key ^ std::uint64_t{size} << 56) * 0x9E3779B97F4A7C15ULL;
  }
  static std::size_t first_bit(std::uint64_t hash) { return hash >> (64 - kGivenBits); }
  static std::size_t second_bit(std::uint64_t hash) {
    return hash >> (64 - 2 * kGivenBits) & ((std::size_t{1} << kGivenBits) - 1);
  }
  bool holds_given(std::size_t bit) const { return (given_[bit >> 6] >> (bit & 63) & 1u) != 0; }
  static constexpr std::size_t kDullBytes = 8;
  // In lower case, zeros behind it.
  static std::uint64_t dull_key(std::string_view text, std::size_t begin, std::size_t end) {
    std::uint64_t key = 0;
    const std::size_t unused = 64 - 8 * (end - begin);
    if (text.size() - begin >= sizeof key) {
      std::memcpy(&key, text.data() + begin, sizeof key);
      key = key << unused >> unused;
    } else {
      std::memcpy(&key, text.data() + begin, end - begin);
    }
    return key | 0x2020202020202020ULL >> unused;
  }
  std::size_t dull_place(std::uint64_t key) const {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ULL >> 40) & (dull_.size() - 1);
  }
  void index_dull();
  void index_given();
  void add_list(std::string_view bytes, NameFlags listed, NameFlags common);
  void add_cues(std::string_view bytes);
  void insert(std::string_view word, NameFlags flags);
  std::vector<Slot> slots_;             // open addressing, a power of two, at most half full
  std::vector<std::uint64_t> given_;    // bits: hashes of given names
  std::vector<std::uint64_t> dull_{0};  // keys in open addressing, at most half full
  std::size_t size_ = 0;
};

}  // namespace expunge
