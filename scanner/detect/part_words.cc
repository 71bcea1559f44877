#include "detect/part_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace expunge {
namespace {

constexpr std::size_t kLongest = 16;  // bytes

// Sorted by bytes.  English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish,
// Turkish, Indonesian, Russian; written by hand.
constexpr std::string_view kPartWords[] = {
    "aca",         "after",     "again",     "ahi",        "akhir",    "alla",      "allora",
    "alors",       "alright",   "also",      "and",        "ano",      "apres",     "aqui",
    "are",         "at",        "atau",      "avslutas",   "awal",     "basi",      "be",
    "begin",       "beginner",  "beginning", "beginnt",    "begins",   "begint",    "belakang",
    "belakangnya", "bien",      "bit",       "bitiyor",    "bits",     "block",     "bon",
    "but",         "chiffres",  "chunk",     "ciag",       "cifras",   "cifre",     "cijfers",
    "claro",       "com",       "comeca",    "comes",      "comienza", "commence",  "con",
    "continue",    "continues", "da",        "daarna",     "dalej",    "dalla",     "dan",
    "danach",      "dann",      "debut",     "depan",      "depannya", "depois",    "dernier",
    "dernieres",   "derniers",  "despues",   "det",        "devami",   "digit",     "digits",
    "do",          "done",      "dopo",      "down",       "dunque",   "e",         "ecco",
    "eerst",       "eerste",    "ein",       "einde",      "eindigt",  "empieza",   "en",
    "end",         "ende",      "endet",     "ending",     "endings",  "ends",      "enfin",
    "ensuite",     "entao",     "er",        "erst",       "erste",    "es",        "et",
    "evet",        "fin",       "final",     "finalement", "finally",  "finisce",   "finish",
    "finishes",    "finit",     "fino",      "first",      "followed", "following", "for",
    "forsta",      "fourth",    "go",        "goes",       "going",    "guess",     "half",
    "hane",        "haneler",   "here",      "here's",     "heres",    "hier",      "hinten",
    "hmm",         "hold",      "i",         "ilk",        "in",       "ini",       "inizia",
    "is",          "it",        "it'll",     "its",        "ja",       "kalan",     "kalani",
    "kolejne",     "konczy",    "koniec",    "laatste",    "lalu",     "last",      "le",
    "left",        "les",       "letzte",    "letzten",    "like",     "listen",    "lol",
    "luego",       "max",       "middle",    "mijn",       "mit",      "more",      "mulai",
    "my",          "na",        "nach",      "next",       "niz",      "not",       "note",
    "now",         "number",    "numbers",   "och",        "of",       "oh",        "ok",
    "okay",        "on",        "ones",      "only",       "onu",      "ostatnie",  "other",
    "oui",         "part",      "parte",     "parts",      "past",     "piece",     "pierwsze",
    "plus",        "poi",       "potem",     "premieres",  "premiers", "prima",     "prime",
    "primeiro",    "primeras",  "primero",   "primeros",   "primi",    "puis",      "rakam",
    "remaining",   "rest",      "restantes", "reste",      "resto",    "reszta",    "right",
    "second",      "sedan",     "should",    "si",         "sim",      "sisa",      "sista",
    "slut",        "slutar",    "slutet",    "so",         "son",      "sonra",     "sonrasi",
    "sonu",        "start",     "starting",  "starts",     "stellen",  "suite",     "sure",
    "tak",         "termina",   "termine",   "terus",      "that",     "that's",    "thats",
    "the",         "then",      "there",     "think",      "third",    "this",      "to",
    "troisieme",   "uh",        "ultimas",   "ultime",     "ultimi",   "ultimos",   "um",
    "und",         "vale",      "van",       "verder",     "voici",    "voila",     "vorn",
    "vorne",       "wait",      "was",       "well",       "what's",   "with",      "write",
    "y",           "ya",        "yeah",      "yep",        "yes",      "yup",       "zaczyna",
    "zahlen",      "ziffern",   "zuerst",    "zuletzt",    "zum",
};

static_assert(std::ranges::is_sorted(kPartWords));

// Of scripts and letters beyond ASCII.
constexpr std::string_view kOtherPartWords[] = {
    "\u0434\u0430\u043b\u044c\u0448\u0435",
    "\u0437\u0430\u0442\u0435\u043c",
    "\u0438",
    "\u0438\u043b\u0438",
    "\u043a\u043e\u043d\u0435\u0446",
    "\u043d\u0430",
    "\u043d\u0430\u0447\u0430\u043b\u043e",
    "\u043f\u043e\u0441\u043b\u0435\u0434\u043d\u0438\u0435",
    "\u043f\u043e\u0442\u043e\u043c",
    "\u043f\u0435\u0440\u0432\u044b\u0435",
    "\u0432",
    "\u043a\u043e\u043d\u0446\u0435",
    "n\u00e4chste",
    "depu\u00e9s",
    "despu\u00e9s",
    "d\u00e9but",
    "come\u00e7a",
    "i\u015fte",
    "ko\u0144czy",
    "ci\u0105g",
    "s\u00e5",
    "f\u00f6rst",
    "\u00e8",
    "\u00e9",
    "\u6700\u540e",
    "\u7136\u540e",
    "\u63a5\u7740"};

bool holds(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

// A word in lower case, without memory of its own; empty if it is longer than any here.
class Lowered {
 public:
  explicit Lowered(std::string_view word) : size_(word.size() > kLongest ? 0 : word.size()) {
    std::transform(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(size_), bytes_.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  }
  std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kLongest> bytes_;
  std::size_t size_;
};

}  // namespace

bool is_part_word(std::string_view word) {
  const Lowered lowered(word);
  const std::string_view lower = lowered.view();
  if (lower.empty()) return false;
  const bool ascii =
      std::ranges::none_of(lower, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return ascii ? std::ranges::binary_search(kPartWords, lower)
               : std::ranges::find(kOtherPartWords, lower) != std::end(kOtherPartWords);
}

bool says_part(std::string_view word) {
  const Lowered lowered(word);
  const std::string_view lower = lowered.view();
  return says_end(word) || says_begin(word) || counts_parts(word) ||
         holds(lower, {"then",  "rest", "followed", "after",  "second",  "third",  "and",
                       "plus",  "dann", "danach",   "puis",   "ensuite", "luego",  "despues",
                       "poi",   "dopo", "depois",   "daarna", "dan",     "potem",  "sonra",
                       "sedan", "lalu", "terus",    "reste",  "resto",   "reszta", "sisa"});
}

bool counts_parts(std::string_view word) {
  const Lowered lowered(word);
  const std::string_view lower = lowered.view();
  return holds(lower, {"part",    "half",   "bit",    "piece",   "chunk",    "block",
                       "last",    "first",  "next",   "final",   "other",    "remaining",
                       "parte",   "partie", "teil",   "letzten", "derniers", "number",
                       "laatste", "primi",  "ultimi", "ultimos", "primeros"});
}

bool says_end(std::string_view word) {
  const Lowered lowered(word);
  const std::string_view lower = lowered.view();
  return holds(lower, {"end", "ends", "ending", "last", "final", "finishes", "endet", "ende",
                       "hinten", "finit", "termina", "finisce", "eindigt", "slutar", "bitiyor",
                       "ko\u0144czy", "konczy"});
}

bool says_begin(std::string_view word) {
  const Lowered lowered(word);
  const std::string_view lower = lowered.view();
  return holds(lower,
               {"begin", "begins", "beginning", "start", "starts", "starting", "first", "beginnt",
                "vorne", "commence", "empieza", "comienza", "inizia", "zaczyna", "begint"});
}

}  // namespace expunge
