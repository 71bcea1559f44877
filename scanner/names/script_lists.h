// What names are made of, and stand beside, in scripts without letter case
// (rules/lists/script-names.txt).
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace expunge {

// Bits: what a word or a character is.  One for each kind of line of the list, whose README says
// more.
using ScriptFlags = std::uint64_t;
enum class ScriptKind : std::uint8_t {
  kZhFamily,      // zh-family: a family name of one character
  kZhRare,        // zh-rare: one that is mostly a word: only beside a sure cue
  kZhCompound,    // zh-compound: a family name of two characters
  kZhGiven,       // zh-given: a character of given names
  kZhNot,         // zh-not: a word that begins like a name
  kZhCalled,      // zh-called: a name follows
  kZhOwn,         // zh-own: a family name follows
  kZhRole,        // zh-role: what somebody is
  kZhTakes,       // zh-takes: a person may follow
  kZhTitle,       // zh-title: behind a name
  kZhSays,        // zh-says: behind a person
  kZhFollow,      // zh-follow: may stand right behind a name
  kZhNickNot,     // zh-nick-not: a word that begins like a pet name
  kZhPlace,       // zh-place: a last character of places
  kZhCulture,     // zh-culture: names near it are the world's
  kJaFamily,      // ja-family: a family name of one character
  kJaGiven,       // ja-given: a character of given names
  kJaReading,     // ja-reading: a given name in hiragana
  kJaForeign,     // ja-foreign: a given name in katakana
  kJaHonour,      // ja-honour: behind a name
  kJaIs,          // ja-is: behind the name of who speaks
  kJaCalled,      // ja-called: behind what somebody is called
  kJaAfter,       // ja-after: behind a person
  kJaRole,        // ja-role: before a name
  kJaName,        // ja-name: "name": a name follows, listed or not
  kJaNot,         // ja-not: what honorifics stand behind that is no name
  kJaFirst,       // ja-first: a character that listed family names begin with
  kJaLast,        // ja-last: one that they end in
  kJaPlace,       // ja-place: a last character of places, things and firms
  kJaParticle,    // ja-particle
  kKoFamily,      // ko-family
  kKoCommon,      // ko-common: a family name that many bear
  kKoSyllable,    // ko-syllable: a syllable of given names
  kKoParticle,    // ko-particle: behind any noun
  kKoPerson,      // ko-person: behind a person alone
  kKoIs,          // ko-is: a copula
  kKoTitle,       // ko-title: behind a name
  kKoRole,        // ko-role: before a name
  kKoOwn,         // ko-own: before one's own name
  kKoWord,        // ko-word: a given name that is a word too
  kKoNot,         // ko-not: a word that looks like a full name
  kThCue,         // th-cue: what people are called by, before a name
  kThName,        // th-name: "name": a name follows
  kThSelf,        // th-self: what ends the phrase before one's own name
  kThEnd,         // th-end: may stand behind a name
  kThFormal,      // th-formal: a given name long enough to need no cue
  kThWord,        // th-word: a nickname that is a word too: only beside a cue
  kThWeak,        // th-weak: a cue beside which only a name that is no word is one
  kThNot,         // th-not: words that begin like a cue and a name
  kPrefix,        // prefix: letters that are written together with the word they stand before
  kEnding,        // ending: what is written together with the word it stands behind
  kPersonEnding,  // person-ending: likewise, behind people
  kStreet,        // street: what is called after the name behind it
  kAbd,           // abd: a word that makes one name with the next: Abd al-
  kMekongCue,     // mekong-cue: Lao, Burmese, Khmer: what people are called by, before a name
  kMekongName,    // mekong-name: "name": a name follows
  kMekongPart,    // mekong-part: a syllable or word that names are made of
  kMekongEnd,     // mekong-end: may stand behind a name
  kHowMany,
};
inline constexpr ScriptFlags script_flag(ScriptKind kind) {
  return ScriptFlags{1} << static_cast<unsigned>(kind);
}

// Immutable; shared by threads.
class ScriptLists {
 public:
  // The bytes must outlive the result.  Lines of unknown kinds are passed over.
  static ScriptLists load(std::string_view bytes);

  ScriptFlags flags(std::string_view word) const;
  bool is(std::string_view word, ScriptKind kind) const {
    return (flags(word) & script_flag(kind)) != 0;
  }

  // The longest word of `kind` that `text` begins, or ends, with; in bytes, 0 if none.
  std::size_t begins_with(std::string_view text, ScriptKind kind) const;
  std::size_t ends_with(std::string_view text, ScriptKind kind) const;
  // True if a word of `kind` stands anywhere in `text`.
  bool holds(std::string_view text, ScriptKind kind) const;

 private:
  struct Slot {
    std::string_view word;
    ScriptFlags flags = 0;
  };
  // What tells most texts that begin or end with no word of a kind.
  struct Kind {
    static constexpr std::size_t kBits = 1024;
    std::uint64_t sizes = 0;   // a bit for each size in bytes that a word has
    std::size_t shortest = 0;  // as much of a word as is hashed, in bytes
    std::bitset<kBits> heads;
    std::bitset<kBits> tails;
  };
  static std::size_t bit_of(std::string_view bytes);

  std::vector<Slot> slots_;  // open addressing, a power of two, at most half full
  std::array<Kind, static_cast<std::size_t>(ScriptKind::kHowMany)> kinds_{};
};

}  // namespace expunge
