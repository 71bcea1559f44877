#include "optout/filler_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

// As WordReader spells and parts them: "I'm" is two.  No word that begins surnames (de, la, van).
constexpr std::array kWords = {
    // English
    "i"sv, "m"sv, "im"sv, "am"sv, "it"sv, "s"sv, "its"sv, "is"sv, "was"sv, "that"sv, "thats"sv,
    "this"sv, "the"sv, "my"sv, "mine"sv, "me"sv, "first"sv, "last"sv, "second"sv, "middle"sv,
    "given"sv, "family"sv, "full"sv, "real"sv, "legal"sv, "actual"sv, "name"sv, "names"sv,
    "surname"sv, "lastname"sv, "firstname"sv, "forename"sv, "call"sv, "called"sv, "goes"sv, "go"sv,
    "by"sv, "and"sv, "then"sv, "would"sv, "be"sv, "just"sv, "well"sv, "so"sv, "ok"sv, "okay"sv,
    "sure"sv, "right"sv, "yes"sv, "yeah"sv, "yep"sv, "yup"sv, "hi"sv, "hello"sv, "hey"sv, "oh"sv,
    "um"sv, "uh"sv, "umm"sv, "uhm"sv, "hmm"sv, "lol"sv, "haha"sv, "please"sv, "thanks"sv, "thank"sv,
    "you"sv, "sir"sv, "madam"sv, "btw"sv, "here"sv,
    // Titles
    "mr"sv, "mrs"sv, "ms"sv, "miss"sv, "mx"sv, "dr"sv, "prof"sv, "jr"sv, "phd"sv, "md"sv, "herr"sv,
    "frau"sv, "sr"sv, "sra"sv, "senor"sv, "senora"sv, "monsieur"sv, "madame"sv,
    // German
    "ich"sv, "heisse"sv, "heiss"sv, "bin"sv, "mein"sv, "vorname"sv, "nachname"sv, "familienname"sv,
    "ist"sv, "und"sv, "ja"sv, "danke"sv,
    // Spanish, Portuguese, Italian, French
    "llamo"sv, "mi"sv, "nombre"sv, "apellido"sv, "es"sv, "soy"sv, "si"sv, "gracias"sv, "meu"sv,
    "nome"sv, "sobrenome"sv, "apelido"sv, "chamo"sv, "sou"sv, "sim"sv, "obrigado"sv, "obrigada"sv,
    "chiamo"sv, "sono"sv, "mio"sv, "cognome"sv, "grazie"sv, "je"sv, "appelle"sv, "suis"sv, "mon"sv,
    "prenom"sv, "nom"sv, "est"sv, "c"sv, "oui"sv, "merci"sv,
    // Dutch
    "ik"sv, "heet"sv, "mijn"sv, "voornaam"sv, "achternaam"sv, "naam"sv, "bedankt"sv,
    // Russian: my, name, surname, me, is called
    "\u043C\u043E\u0435"sv, "\u043C\u043E\u044F"sv, "\u0438\u043C\u044F"sv,
    "\u0444\u0430\u043C\u0438\u043B\u0438\u044F"sv, "\u043C\u0435\u043D\u044F"sv,
    "\u0437\u043E\u0432\u0443\u0442"sv};

}  // namespace

FillerWords::FillerWords(const NeedleHasher& hasher) : filter_(kWords.size()) {
  for (const std::string_view word : kWords) {
    hashes_.push_back(hasher.word(word));
    filter_.add(hashes_.back());
  }
  std::ranges::sort(hashes_);
}

bool FillerWords::is_listed(std::uint64_t word) const {
  return std::ranges::binary_search(hashes_, word);
}

}  // namespace expunge
