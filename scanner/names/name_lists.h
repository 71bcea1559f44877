// Gazetteers: which words are names, which are common words, which names the world knows.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace expunge {

// What the lists say about a word.  Bits.
using NameFlags = std::uint16_t;
inline constexpr NameFlags kFirstName = 1;        // a given name somewhere
inline constexpr NameFlags kCommonFirstName = 2;  // one that many people bear
inline constexpr NameFlags kSurname = 4;
inline constexpr NameFlags kCommonSurname = 8;
inline constexpr NameFlags kWord = 16;          // also, or only, a word of a common language
inline constexpr NameFlags kPublicName = 32;    // a public figure or a well-known character
inline constexpr NameFlags kFunctionWord = 64;  // never part of a name: pronouns, verbs, chat slang
// What a word says about a name beside it (name-cues.txt, its class letters).
inline constexpr NameFlags kKinWord = 128;       // k: sister, jefe, Nachbarin
inline constexpr NameFlags kTitleWord = 256;     // t: mrs, senor, pan
inline constexpr NameFlags kHonorific = 512;     // h: behind a name: ji, bey
inline constexpr NameFlags kLinkWord = 1024;     // l: my, is, the
inline constexpr NameFlags kTakesPerson = 2048;  // v: tell, asked, met
inline constexpr NameFlags kCultureWord = 4096;  // c: names near it are the world's: author, film
inline constexpr NameFlags kNameWord = 8192;     // n: name, nombre, Kontakt: a name follows
inline constexpr NameFlags kCueFlags = 0x3F80;

// Immutable; shared by threads.  A look-up hashes the word once and touches one or two lines of
// memory; nothing is copied out of the lists' bytes.
class NameLists {
 public:
  // Each list: one entry a line, lower case, UTF-8; first names and surnames end in a tab and a
  // class letter: a = common, b = listed; cues in a tab and the letters above.  Empty lists are
  // fine.  The bytes must outlive the result.
  static NameLists load(std::string_view first_names, std::string_view surnames,
                        std::string_view words, std::string_view function_words,
                        std::string_view public_figures, std::string_view cues = {});

  // Flags of a word (or a full name, for kPublicName) in lower case; 0 if no list has it.
  NameFlags flags(std::string_view lowered) const;
  std::size_t size() const { return size_; }

 private:
  struct Slot {
    const char* data = nullptr;
    std::uint16_t length = 0;
    NameFlags flags = 0;
  };
  void add_list(std::string_view bytes, NameFlags listed, NameFlags common);
  void add_cues(std::string_view bytes);
  void insert(std::string_view word, NameFlags flags);
  std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
  std::size_t size_ = 0;
};

}  // namespace expunge
