// What the words beside a name say about it: relations, titles, verbs, possessions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "names/name_lists.h"
#include "names/words.h"

namespace expunge {

// Why a span is a name; weakest first.
enum class NameEvidence : std::uint8_t {
  kSingle,     // names/single: a listed first name alone
  kLead,       // names/lead: a listed first name that begins a message: "priya, 34"
  kFull,       // names/full_name: "First Last"
  kSubject,    // names/subject: "Priya says"
  kAddressed,  // names/addressed: "tell Priya"
  kTitle,      // names/titled: "Frau Brandt", "Mehrotra ji"
  kOwns,       // names/owns: "Priya's number"
  kSelf,       // names/self: "I'm Priya"
  kKin,        // names/kin: "mi hermana Luz", "Luz, my sister"
};

// A cue and how far it reaches.
struct BesideCue {
  bool found = false;
  NameEvidence evidence = NameEvidence::kSingle;
  // Nothing but a person follows such a word: "tell", "my sister".
  bool certain = false;
  // A name, whatever words of English it holds: Tagalog "si Bong".
  bool marks_name = false;
};

// Looks at the neighbours of a candidate only.  Working memory of one thread.
class Beside {
 public:
  explicit Beside(const NameLists& lists) : lists_(lists) {}

  BesideCue before(std::string_view text, std::size_t begin);
  // `word` ends the name.
  BesideCue after(std::string_view text, std::size_t end, bool possessive);

  // "my uncle grant": right behind one relative or friend, where a word in lower case can be no
  // verb.  Not behind "doctor": "my doctor bill".
  bool follows_relative(std::string_view text, std::size_t begin);

  // Near words of books, films and sports a name without a cue is the world's.
  bool is_of_the_world(std::string_view text, std::size_t begin, std::size_t end);

 private:
  struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    NameFlags flags = 0;
    bool found = false;
    bool has(NameFlags f) const { return (flags & f) != 0; }
  };
  Word word_before(std::string_view text, std::size_t begin, std::string_view gaps);
  Word word_after(std::string_view text, std::size_t end);
  BesideCue before_self(std::string_view text, const Word& word);
  // `law`, whose letters are in `buffer_`, ends "brother in law".
  bool is_in_law(std::string_view text, const Word& law);
  bool is_somebodys(std::string_view text, const Word& role);
  bool holds_culture(std::string_view near);

  const NameLists& lists_;
  std::string buffer_;
};

// Inside an address, an account, a path or code.
bool is_part_of_token(std::string_view text, std::size_t begin, std::size_t end);

// "Trader Joe", "Steely Dan": what follows a capitalised word is more than a first name; not behind
// the function word that begins a sentence, "So Dana".
bool is_half_of_title(std::string_view text, std::size_t begin);
// "Ben & Jerry's"
bool is_half_of_brand(std::string_view text, std::size_t begin, std::size_t end);

// "le marco a un amigo", "je me marie": what stands behind such a pronoun, in small letters and in
// another language than English, is a verb.
bool follows_clitic(std::string_view text, std::size_t begin);

// English, as far as its commonest words show: there a lower-case word that is a listed name and
// no word is a name.
bool looks_english(std::string_view text);
// German, Dutch or a Scandinavian language: their genitive is an s without apostrophe.
bool looks_germanic(std::string_view text);
// Tagalog, Cebuano, Malay or Indonesian, by words that hardly any other language has.
bool looks_austronesian(std::string_view text);
// Languages in which "a" stands before names and is no indefinite article: French and Italian "to",
// the article of Portuguese and Hungarian.
bool writes_other_a(std::string_view text);
// Vietnamese, by the letters that it alone has: its names are words, and only a capital tells.
bool looks_vietnamese(std::string_view text);

}  // namespace expunge
