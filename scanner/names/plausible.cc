// A name is read word by word from the start of the span.  The first word must satisfy the cue:
// the weaker the cue, the more the letters and the lists have to say.  Further words are taken as
// long as they look like more of the same name; what follows ("and", "lol", "from") ends it.
#include "names/plausible.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "names/beside.h"
#include "names/caseless_end.h"
#include "names/letters.h"
#include "names/no_people.h"
#include "names/words.h"

namespace expunge {
namespace {

constexpr std::size_t kMaxWords = 5;
constexpr std::size_t kMaxBytes = 160;

struct Read {
  NameWord word;
  NameFlags flags = 0;
  bool has(NameFlags f) const { return (flags & f) != 0; }
  bool listed() const { return has(kFirstName | kSurname); }
  // A listed first name that no text uses as a common word.
  bool sure_first() const { return has(kFirstName) && !has(kWord); }
  // A word, and not also a given name.
  bool only_word() const { return has(kWord) && !has(kFirstName); }
};

// "-ian", "-ish", "-ese": what somebody is rather than is called ("I'm Brazilian").
bool is_demonym(std::string_view lowered) {
  static constexpr std::array<std::string_view, 7> kEndings = {"ian", "ish", "ese", "ean",
                                                               "ist", "ic",  "tion"};
  if (lowered.size() < 6) return false;
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return lowered.ends_with(ending); });
}

bool is_capital(const Read& r) { return r.word.shape == WordShape::kTitle; }

bool accept_disclosed(const Read& r, std::string_view lowered) {
  if (r.listed() && r.has(kFirstName)) return true;
  if (is_capital(r)) return true;
  if (r.has(kWord)) return false;
  return !lowered.ends_with("ing") && r.word.letters >= 2;
}

bool accept_self(const Read& r, const std::optional<Read>& next, std::string_view lowered) {
  switch (r.word.shape) {
    case WordShape::kLower:
    case WordShape::kUpper:
      return r.sure_first();
    case WordShape::kTitle:
      if (r.has(kFirstName)) return true;
      if (r.has(kWord) || is_demonym(lowered) || r.word.letters < 3) return false;
      // An unlisted capitalised word names somebody if it ends the phrase or a surname follows.
      return !next || next->word.shape != WordShape::kTitle || !next->only_word();
    default:
      return false;
  }
}

bool accept_other(const Read& r) {
  if (is_capital(r)) return !r.only_word() || r.has(kCommonSurname);
  return r.sure_first();
}

bool accept_title(const Read& r) {
  if (is_capital(r)) return !r.has(kWord) || r.listed();
  if (r.word.shape == WordShape::kMixed) return false;
  return !r.has(kWord) && r.word.letters >= 3;
}

bool accept_answer(const Read& r, std::string_view lowered) {
  if (r.has(kFirstName)) return true;
  if (r.has(kKinWord)) return false;    // "oppa": whom one speaks to
  if (r.has(kTitleWord)) return false;  // "cadet", where the name behind it is hidden already
  return !r.has(kWord) && !lowered.ends_with("ing") && r.word.letters >= 2;
}

// Both capitalised.  A first name that is also a word ("Hope Tran") needs a common surname.
bool accept_full(const Read& r, const std::optional<Read>& next) {
  if (!is_capital(r) || r.word.initial) return false;
  if (!next || !is_capital(*next) || next->has(kFunctionWord)) return false;
  if (!r.has(kFirstName)) {
    // "Hiltje Terpstra": no list has the first name, one has the other.
    return r.flags == 0 && r.word.letters >= 4 && next->has(kSurname) && !next->has(kWord) &&
           next->word.letters >= 4;
  }
  if (r.has(kWord)) return next->has(kCommonSurname) && !next->has(kWord);
  if (next->word.initial || next->word.letters < 2) return r.has(kCommonFirstName);
  if (next->has(kWord)) return r.has(kCommonFirstName) && next->has(kCommonSurname);
  return r.has(kCommonFirstName) || next->has(kSurname) || next->word.letters >= 4;
}

bool accept_first(NameCue cue, const Read& r, const std::optional<Read>& next,
                  std::string_view lowered) {
  const bool particle = cue == NameCue::kTitle && is_name_particle(lowered);
  // "von Altenburg", "van der Horst": what the particles lead to is read on.
  if (particle) return next && (is_capital(*next) || next->word.shape == WordShape::kLower);
  if (r.has(kFunctionWord) || is_elongated(lowered)) return false;
  // "prof mme [PERSON_1]": the name behind it is hidden already.
  const bool given = cue == NameCue::kDisclosed || cue == NameCue::kAnswer;
  if (!given && r.has(kTitleWord | kKinWord) && !r.listed()) return false;
  // "kyria tin", "kuria ti": the article behind the title.
  if (r.has(kLinkWord) && !r.listed() && r.word.shape == WordShape::kLower) return false;
  switch (cue) {
    case NameCue::kDisclosed:
      return accept_disclosed(r, lowered);
    case NameCue::kSelf:
      return accept_self(r, next, lowered);
    case NameCue::kOther:
    case NameCue::kLetter:
    case NameCue::kSalutation:
    case NameCue::kSignature:
    case NameCue::kSpeaking:
    case NameCue::kBefore:
      return accept_other(r);
    case NameCue::kTitle:
      return accept_title(r);
    case NameCue::kAnswer:
      return accept_answer(r, lowered);
    case NameCue::kFull:
      return accept_full(r, next);
    case NameCue::kSingle:
      return is_capital(r) && r.has(kCommonFirstName) && !r.has(kWord);
  }
  return false;
}

// The word after `word`, if one space or one full stop of an initial lies between.
std::optional<Read> read_next(std::string_view text, const NameWord& word, std::size_t limit,
                              const NameLists& lists, std::string& buffer) {
  if (word.possessive || word.end + 1 >= limit) return {};
  std::size_t at = word.end;
  if (text[at] == ' ') {
    ++at;
  } else if (!(word.initial && text[word.end - 1] == '.')) {
    return {};
  }
  if (at >= limit || !is_letter(code_point_at(text, at))) return {};
  Read next;
  next.word = read_name_word(text, at);
  if (next.word.end > limit) return {};
  next.flags = flags_of(text, next.word, lists, buffer);
  return next;
}

// "my name is mia castagneri so call me cass": words that begin another clause.
bool joins_clauses(std::string_view text) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "and", "btw", "but", "from", "i",  "i'm", "im", "lol", "maam", "ma'am", "my",
      "n",   "not", "pls", "sir",  "so", "thx", "ty", "u",   "who",  "with",  "you"};
  const std::size_t end = std::min(text.find_first_of(" .,!?\n"), text.size());
  return std::find(kWords.begin(), kWords.end(), text.substr(0, end)) != kWords.end();
}

// "wantd", "cuddling", "definately": a verb or an adverb, whoever spelled it.
bool looks_inflected(std::string_view lowered) {
  static constexpr std::array<std::string_view, 9> kEndings = {"d",  "est", "ful", "in", "ing",
                                                               "ly", "n't", "nt",  "s"};
  return std::ranges::any_of(kEndings,
                             [&](std::string_view ending) { return lowered.ends_with(ending); });
}

bool continues_lower(NameCue cue, const Read& next, std::string_view text,
                     std::string_view lowered) {
  if (cue != NameCue::kDisclosed && cue != NameCue::kAnswer && cue != NameCue::kSelf &&
      cue != NameCue::kTitle) {
    return false;
  }
  if (next.has(kWord | kFunctionWord | kLinkWord) || is_elongated(lowered)) return false;
  if (next.has(kSurname)) return true;
  if (next.flags == 0 && next.word.letters >= 5 && !looks_inflected(lowered) &&
      looks_english(text)) {
    return true;
  }
  // An unlisted word is a surname only where the phrase ends with it.
  const char32_t after = code_point_at(text, next.word.end);
  bool ends = after == 0 || after == '.' || after == ',' || after == '\n' || after == '\r' ||
              after == '!' || after == ')' || after == '"' || after == '*';
  if (after == ' ' && (cue == NameCue::kDisclosed || cue == NameCue::kAnswer)) {
    ends = joins_clauses(text.substr(next.word.end + 1));
  }
  return cue != NameCue::kSelf && ends && next.word.letters >= 4;
}

// "jayden p got suspended": an initial in small letters; not "u", "r", "n" and other short words.
bool is_lower_initial(const Read& first, const Read& next, std::string_view text) {
  constexpr std::string_view kLetters = "fghjlmptvz";
  if (next.word.letters != 1 || first.word.shape != WordShape::kLower || !first.sure_first()) {
    return false;
  }
  const char behind = next.word.end < text.size() ? text[next.word.end] : ' ';
  return kLetters.find(text[next.word.begin]) != std::string_view::npos &&
         (behind == ' ' || behind == ',' || behind == '.') && looks_english(text);
}

// "Steuer-ID", "Kunden-Nr": what a number is called.
bool ends_as_label(std::string_view lowered, std::string_view word) {
  const std::size_t hyphen = word.rfind('-');
  if (hyphen == std::string_view::npos || word.size() - hyphen > 4) return false;
  const std::string_view last = word.substr(hyphen + 1);
  return lowered.ends_with("-nr") || (last.size() >= 2 && std::ranges::all_of(last, [](char c) {
                                        return c >= 'A' && c <= 'Z';
                                      }));
}

bool continues(NameCue cue, const Read& first, const Read& next, std::string_view text,
               std::string_view lowered) {
  // "Di\xE1\xBB\x85m My": Vietnamese names are words, of other languages too.
  const bool vietnamese = next.word.shape == WordShape::kTitle &&
                          looks_vietnamese(text.substr(first.word.begin, first.word.size()));
  if (vietnamese && first.has(kFirstName)) return true;
  if (next.has(kFunctionWord) || (next.has(kHonorific) && !next.listed())) return false;
  if (next.word.initial) {
    // "Sofia M.", and "Sofia M" where the letter is neither "I" nor the end of "Vitamin B 12", nor
    // tells a sex: "Sofia Whitlock F 21/06/1957".
    if (text[next.word.end - 1] == '.') return first.word.shape != WordShape::kLower;
    const std::string_view rest = text.substr(next.word.end);
    const bool counted = rest.size() > 1 && rest[0] == ' ' && rest[1] >= '0' && rest[1] <= '9';
    return first.word.shape == WordShape::kTitle && first.sure_first() && !counted &&
           text[next.word.begin] != 'I' && text[next.word.begin] != 'A';
  }
  if (is_lower_initial(first, next, text)) return true;
  if (ends_as_label(lowered, text.substr(next.word.begin, next.word.size()))) return false;
  switch (next.word.shape) {
    case WordShape::kTitle:
      if (first.word.shape == WordShape::kLower) return next.has(kSurname) && !next.has(kWord);
      return next.listed() || !next.has(kWord);
    case WordShape::kUpper:
      return (next.listed() || !next.has(kWord)) &&
             (first.word.shape == WordShape::kUpper || next.has(kSurname));
    case WordShape::kLower:
      return first.word.shape == WordShape::kLower && continues_lower(cue, next, text, lowered);
    default:
      return false;
  }
}

// "Frau Hagedorn", "cadet ellery": the name begins behind the title.
bool is_title_before(NameCue cue, const Read& first, const std::optional<Read>& next) {
  if (!first.has(kTitleWord) || first.has(kFirstName) || !next) return false;
  const bool given = cue == NameCue::kAnswer || cue == NameCue::kDisclosed;
  return is_capital(*next) || (given && !next->has(kWord) && !next->has(kFunctionWord));
}

// "Rebecca 'Bex' Tarrant": the end of the family name that stands behind a nickname in quotes or
// brackets; `end` if none does.
std::size_t past_nickname(std::string_view text, std::size_t end, std::size_t limit,
                          const NameLists& lists) {
  struct Marks {
    std::string_view open, close;
  };
  static constexpr std::array<Marks, 5> kMarks = {{{"'", "'"},
                                                   {"\"", "\""},
                                                   {"(", ")"},
                                                   {"\xE2\x80\x98", "\xE2\x80\x99"},
                                                   {"\xE2\x80\x9C", "\xE2\x80\x9D"}}};
  if (end >= text.size() || text[end] != ' ') return end;
  for (const Marks& marks : kMarks) {
    std::string_view rest = text.substr(end + 1);
    if (!rest.starts_with(marks.open)) continue;
    const std::size_t inside = end + 1 + marks.open.size();
    const std::size_t close = text.find(marks.close, inside);
    if (close == std::string_view::npos || !is_upper(code_point_at(text, inside))) return end;
    if (read_name_word(text.substr(0, close), inside).end != close) return end;
    const std::size_t behind = close + marks.close.size();
    if (behind + 1 >= text.size() || text[behind] != ' ') return end;
    if (!is_upper(code_point_at(text, behind + 1))) return end;
    const NameWord word = read_name_word(text, behind + 1);
    // "Reto Ammann (CH) AHV": a country, and what a number is called.
    const NameWord within = read_name_word(text, inside);
    if (within.shape == WordShape::kUpper && word.shape == WordShape::kUpper) return end;
    std::string buffer;
    const NameFlags flags = flags_of(text, word, lists, buffer);
    const bool is_name = (flags & (kWord | kFunctionWord)) == 0 || (flags & kSurname) != 0;
    return is_name && word.letters >= 2 && word.end <= limit ? word.end : end;
  }
  return end;
}

// Behind "y" or "e", which mean "and" too: "Nerea y Unai" and "Max Aub e Arthur Koestler" are two,
// "Ortega y Gasset" is one, and so is "Paulo Costa e Silva".
bool is_another(const Read& first, std::size_t words, const Read& next,
                const std::optional<Read>& behind) {
  if (!first.has(kFirstName)) return false;
  if (words == 1 && (first.has(kCommonFirstName) || !first.has(kSurname))) return true;
  return next.has(kFirstName) && (!next.has(kSurname) || (behind && is_capital(*behind)));
}

// "Torj\xC3\xA4ger Robert Vittek", "Cardinale Joseph Ratzinger": beside a given name and a surname
// a word that no list has says what somebody is, where sentences are not English.
bool is_other_word(std::string_view text, const Read& first, const Read& next,
                   const std::optional<Read>& behind, std::string_view lowered) {
  if (first.flags != 0 || !next.has(kCommonFirstName) || next.has(kWord)) return false;
  return is_german_trade(lowered) || (behind && is_capital(*behind) && !looks_english(text));
}

// Reads the name that begins at `begin`, or behind titles there, and ends before `limit`; its end,
// or npos.
std::size_t read_name(NameCue cue, std::string_view text, std::size_t& begin, std::size_t limit,
                      const NameLists& lists) {
  constexpr std::size_t kNone = std::string_view::npos;
  Read first;
  first.word = read_name_word(text, begin);
  if (first.word.end > limit) return kNone;
  std::string buffer;
  std::string other;
  first.flags = flags_of(text, first.word, lists, buffer);
  // Most words end here: accept_first() of a function word that no name stands behind.
  const bool leads_on = cue == NameCue::kTitle && is_name_particle(buffer);
  if (!leads_on && first.has(kFunctionWord) && !first.has(kTitleWord)) return kNone;
  std::string lowered = buffer;
  std::optional<Read> next = read_next(text, first.word, limit, lists, buffer);
  while (is_title_before(cue, first, next)) {
    first = *next;
    begin = first.word.begin;
    lowered = buffer;
    next = read_next(text, first.word, limit, lists, buffer);
  }
  if (!accept_first(cue, first, next, lowered)) return kNone;
  // "mon prof veut": a verb; "mr okafor" is English.
  if (cue == NameCue::kTitle && first.word.shape == WordShape::kLower && !first.listed() &&
      !is_name_particle(lowered) && !looks_english(text)) {
    return kNone;
  }
  if (cue == NameCue::kFull && next && first.flags == 0) {
    // The name begins behind it.
    const std::optional<Read> behind = read_next(text, next->word, limit, lists, other);
    if (is_other_word(text, first, *next, behind, lowered)) return kNone;
  }
  // "von Altenburg": the particle is as good as a capital.
  if (is_name_particle(lowered)) first.word.shape = WordShape::kTitle;

  const bool leads = is_name_particle(lowered) && cue == NameCue::kTitle;
  std::size_t settled = leads ? begin : first.word.end;
  std::size_t letters = first.word.letters;
  std::size_t words = 1;
  int initials = 0;
  std::size_t pending = 0;  // particles that count only if a name follows
  bool joined = false;      // by a particle that means "and" too
  while (next && words + pending < kMaxWords) {
    const bool particle = is_name_particle(buffer);
    if (!particle && !continues(cue, first, *next, text, buffer)) break;
    if (joined && !particle) {
      const std::optional<Read> behind = read_next(text, next->word, limit, lists, other);
      if (is_another(first, words, *next, behind)) break;
    }
    // "Koroteev P. L. Diagnoz": initials end a name that began with the family's.
    const bool cyrillic = code_point_at(text, begin) >= 0x400 && code_point_at(text, begin) < 0x530;
    if (cyrillic && initials >= 2 && !next->word.initial && first.word.letters > 1) break;
    initials += next->word.initial ? 1 : 0;
    // Romanian "la" is "at": "Iohannis la Roma".
    if (particle && pending == 0 && buffer == "la" && next->word.shape == WordShape::kLower) break;
    // Czech and Polish "do" is "to": "Marce do Brna".
    if (particle && pending == 0 && buffer == "do" && looks_west_slavic(text)) break;
    if (particle) {
      ++pending;
      joined = buffer == "y" || buffer == "e";
    } else {
      settled = next->word.end;
      letters += next->word.letters;
      words += 1 + pending;
      pending = 0;
    }
    next = read_next(text, next->word, limit, lists, buffer);
  }
  if (letters < 2 || settled == begin || (cue == NameCue::kFull && words < 2)) return kNone;
  return cue == NameCue::kBefore ? settled : past_nickname(text, settled, limit, lists);
}

// The name that ends at `end`: the longest run of words before it that reads as one name.
bool settle_before(std::string_view text, std::size_t& begin, std::size_t end,
                   const NameLists& lists) {
  std::size_t best = std::string_view::npos;
  std::size_t at = end;
  for (std::size_t words = 0; words < kMaxWords && at > 0; ++words) {
    if (text[at - 1] == '.') --at;  // of an initial
    const std::size_t stop = at;
    while (at > 0) {
      const char32_t c = code_point_before(text, at);
      if (!is_letter(c) && c != '-' && c != '\'' && c != 0x2019) break;
      previous_code_point(text, at);
    }
    if (at == stop) break;
    std::size_t from = at;
    if (is_letter(code_point_at(text, at)) &&
        read_name(NameCue::kBefore, text, from, end, lists) == end) {
      best = from;
    }
    if (at == 0 || text[at - 1] != ' ') break;
    --at;
  }
  if (best == std::string_view::npos) return false;
  begin = best;
  return true;
}

// What must stand behind the name for these cues.
bool ends_as_cue_wants(NameCue cue, std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end);
  switch (cue) {
    case NameCue::kSalutation:
      return rest.empty() || rest.find_first_of(",!:.;\r\n") == 0 || rest.starts_with(" -") ||
             rest.starts_with("\xEF\xBC\x8C");
    case NameCue::kSignature:
      return rest.find_first_not_of(" \t\r\n.!*") == std::string_view::npos;
    case NameCue::kSpeaking: {
      const std::size_t word = rest.find_first_not_of(", ");
      if (word == std::string_view::npos || word == 0 || word > 2) return false;
      static constexpr std::array<std::string_view, 6> kWords = {"speaking", "here",  "calling",
                                                                 "from",     "again", "irl"};
      return std::any_of(kWords.begin(), kWords.end(), [&](std::string_view w) {
        const std::size_t behind = word + w.size();
        return rest.size() >= behind && equals_lower(rest.substr(word, w.size()), w) &&
               !is_letter(code_point_at(rest, behind));
      });
    }
    case NameCue::kAnswer:
      // "ben [PERSON_1]": what stands before a name that is hidden already is "I am" somewhere.
      return !rest.starts_with(" [");
    default:
      return true;
  }
}

// "lupes form": the s that English puts behind a name, apostrophe or not, is none of its letters.
std::size_t bare_genitive(std::string_view text, std::size_t begin, std::size_t end,
                          const NameLists& lists) {
  constexpr std::size_t kShortest = 5;
  const std::string_view name = text.substr(begin, end - begin);
  if (name.size() < kShortest || name.back() != 's' || name.find(' ') != std::string_view::npos) {
    return 0;
  }
  const std::string lowered = lower(name);
  const NameFlags bare = lists.flags(std::string_view(lowered).substr(0, lowered.size() - 1));
  const bool genitive = lists.flags(lowered) == 0 && (bare & kFirstName) != 0 &&
                        (bare & (kWord | kFunctionWord)) == 0;
  return genitive && looks_english(text) && !looks_germanic(text) ? 1 : 0;
}

}  // namespace

bool is_german_trade(std::string_view lowered) {
  static constexpr std::array<std::string_view, 34> kEndings = {
      "anwalt",         "autor",           "chef",         "chefin",
      "direktor",       "entin",           "erin",         "experte",
      "familie",        "forscher",        "freund",       "freundin",
      "ingenieur",      "ingenieurs",      "kanzler",      "keeper",
      "kollege",        "kollegin",        "leiter",       "meister",
      "minister",       "nachbar",         "rat",          "richter",
      "schaffner",      "spieler",         "sprecher",     "torwart",
      "trainer",        "f\xC3\xBChrer",   "r\xC3\xA4tin", "s\xC3\xA4nger",
      "st\xC3\xBCrmer", "pr\xC3\xA4sident"};
  return std::ranges::any_of(kEndings,
                             [&](std::string_view ending) { return lowered.ends_with(ending); });
}

std::optional<NameCue> name_cue_from_string(std::string_view validator) {
  static constexpr std::array<std::pair<std::string_view, NameCue>, 12> kCues = {{
      {"name_disclosed", NameCue::kDisclosed},
      {"name_self", NameCue::kSelf},
      {"name_other", NameCue::kOther},
      {"name_title", NameCue::kTitle},
      {"name_letter", NameCue::kLetter},
      {"name_answer", NameCue::kAnswer},
      {"name_full", NameCue::kFull},
      {"name_single", NameCue::kSingle},
      {"name_salutation", NameCue::kSalutation},
      {"name_signature", NameCue::kSignature},
      {"name_speaking", NameCue::kSpeaking},
      {"name_before", NameCue::kBefore},
  }};
  for (const auto& [name, cue] : kCues) {
    if (name == validator) return cue;
  }
  return {};
}

bool settle_name(NameCue cue, std::string_view text, std::size_t& begin, std::size_t& end,
                 const NameLists& lists) {
  if (cue == NameCue::kBefore) return settle_before(text, begin, end, lists);
  while (begin < end && !is_letter(code_point_at(text, begin))) next_code_point(text, begin);
  if (begin >= end) return false;
  if (read_name_word(text, begin).shape == WordShape::kCaseless) {
    return settle_caseless(cue == NameCue::kSelf, text, begin, end, lists);
  }
  const std::size_t limit = std::min(text.size(), begin + kMaxBytes);
  const std::size_t settled = read_name(cue, text, begin, limit, lists);
  if (settled == std::string_view::npos || !ends_as_cue_wants(cue, text, settled)) return false;
  // An initial alone keeps its full stop; at the end of a longer name it ends the sentence.
  end = settled - bare_genitive(text, begin, settled, lists);
  return true;
}

}  // namespace expunge
