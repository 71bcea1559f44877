// Gazetteers: which words are names, which are common words, which names the world knows.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "names/name_table.h"

namespace expunge {

// What the lists say about a word.  Bits.
using NameFlags = NameTable::Flags;
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
// Of NameLists::common() alone.
inline constexpr NameFlags kParticle = 1u << 30;  // is_name_particle() (words.h)
inline constexpr NameFlags kDullWord = 1u << 31;  // neither a name nor a particle of one

// Bytes of the six lists.
struct NameListFiles {
  std::string_view first_names;
  std::string_view surnames;
  std::string_view words;
  std::string_view function_words;
  std::string_view public_figures;
  std::string_view cues;
};

// Immutable; shared by threads.  A look-up hashes the word once and touches one or two lines of
// memory.
class NameLists {
 public:
  NameLists() = default;
  // Each list: one entry a line, lower case, UTF-8; first names and surnames end in a tab and a
  // class letter: a = common, b = listed, c = common and a plain word too, d = listed and not tried
  // (kUntriedName), e = listed and tried (kTriedName); cues in a tab and the letters above.  Empty
  // lists are fine.
  static NameLists load(const NameListFiles& files);
  static NameLists load(std::string_view first_names, std::string_view surnames,
                        std::string_view words, std::string_view function_words,
                        std::string_view public_figures, std::string_view cues = {}) {
    return load({first_names, surnames, words, function_words, public_figures, cues});
  }
  // The built-in lists as they were loaded when the program was built, used where they lie.
  // Nothing in programs that do not link expunge_names_blob.
  static std::optional<NameLists> linked();

  // Flags of a word (or a full name, for kPublicName) in lower case; 0 if no list has it.
  NameFlags flags(std::string_view lowered) const { return table_.flags(lowered); }
  std::size_t size() const { return table_.size(); }

  // Of a common word or a function word of at most NameTable::kCommonBytes ASCII letters, in either
  // case, what flags() says, and kDullWord and kParticle; 0 of any other word.  At the price of a
  // look at one line of memory.  REQUIRES: ASCII letters, and kCommonBytes bytes at `word` can be
  // read.
  NameFlags common(const char* word, std::size_t size) const { return table_.common(word, size); }
  NameFlags common(std::string_view text, std::size_t begin, std::size_t end) const {
    const Letters letters(text, begin);
    return common(letters.bytes(), end - begin);
  }

  // True for most words that are a common word or a function word, and neither a name nor a
  // particle of one (words.h).  REQUIRES: [begin, end) are ASCII letters, of either case.
  bool is_dull(std::string_view text, std::size_t begin, std::size_t end) const {
    return (common(text, begin, end) & kDullWord) != 0;
  }

  // False for most words that are no given name, at the price of a multiplication; true for every
  // given name that is no word, or as much a name as a word (kWordlikeName).  REQUIRES: in lower
  // case; kCommonBytes bytes at `word` can be read; size() is not 0.
  bool may_be_given(const char* word, std::size_t size) const {
    return table_.may_be_given(word, size);
  }
  bool may_be_given(std::string_view text, std::size_t begin, std::size_t end) const {
    const Letters letters(text, begin);
    return size() != 0 && may_be_given(letters.bytes(), end - begin);
  }

 private:
  // kCommonBytes bytes of a text, with NUL behind its end.
  class Letters {
   public:
    Letters(std::string_view text, std::size_t at) : bytes_(text.data() + at) {
      if (text.size() - at >= last_.size()) return;
      std::memcpy(last_.data(), bytes_, text.size() - at);
      bytes_ = last_.data();
    }
    const char* bytes() const { return bytes_; }

   private:
    std::array<char, NameTable::kCommonBytes> last_{};
    const char* bytes_;
  };

  std::shared_ptr<const std::vector<std::uint64_t>> own_bytes_;  // null: the program's
  NameTable table_;
};

// What NameLists::linked() looks at: the bytes of a table of these lists.
std::vector<std::uint64_t> make_name_table(const NameListFiles& files);

}  // namespace expunge
