#include "detect/echo.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "detect/script_echo.h"
#include "names/beside.h"
#include "names/inflect.h"
#include "names/letters.h"
#include "names/no_people.h"
#include "names/word_starts.h"
#include "names/words.h"

namespace expunge {
namespace {

constexpr std::size_t kShortest = 3;  // letters

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_wide(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// A capital behind a word in lower case or a comma, where a sentence goes on.
bool goes_on(std::string_view text, std::size_t begin) {
  if (begin < 2 || text[begin - 1] != ' ') return false;
  const char32_t before = code_point_before(text, begin - 1);
  return before == ',' || is_lower(before);
}

// "Mr. Quigley"
bool is_titled(std::string_view text, std::size_t begin) {
  return begin >= 3 && text[begin - 1] == ' ' && text[begin - 2] == '.' &&
         is_word_byte(text[begin - 3]);
}

// ", Ottilie!": called.
bool is_called(std::string_view text, const NameWord& word) {
  const bool after_comma = word.begin >= 2 && text.substr(word.begin - 2, 2) == ", ";
  const char next = word.end < text.size() ? text[word.end] : '.';
  return after_comma && (next == '.' || next == '!' || next == '?' || next == ',' || next == '"' ||
                         next == '\n' || next == '*');
}

// "Ottilie! Come in.": a name that begins what the bot says.
bool is_called_out(std::string_view text, const NameWord& word) {
  const char next = word.end < text.size() ? text[word.end] : '.';
  return word.begin == 0 && (next == '.' || next == '!' || next == '?' || next == ',');
}

// "Dress the leaves! River! You too.": a name as a sentence of its own.
bool is_sentence_alone(std::string_view text, const NameWord& word) {
  const char next = word.end < text.size() ? text[word.end] : '.';
  if (next != '.' && next != '!' && next != '?') return false;
  std::size_t at = word.begin;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '*' || text[at - 1] == '"')) --at;
  return at == 0 || text[at - 1] == '.' || text[at - 1] == '!' || text[at - 1] == '?' ||
         text[at - 1] == '\n';
}

// "And Ottilie, does she know?", "Take me to Ottilie. He owes": spoken of as he or she.
bool is_he_or_she(std::string_view text, std::size_t end) {
  constexpr std::size_t kReach = 32;
  static constexpr std::array<std::string_view, 6> kPronouns = {"he",  "her", "hers",
                                                                "him", "his", "she"};
  const std::string_view near = text.substr(end, kReach);
  for (std::size_t at = near.find(' '); at != std::string_view::npos; at = near.find(' ', at)) {
    const std::size_t begin = ++at;
    while (at < near.size() && is_word_byte(near[at])) ++at;
    // A word that the reach cuts off is none.
    if (begin + 4 < kReach &&
        std::ranges::binary_search(kPronouns, lower(near.substr(begin, at - begin))))
      return true;
  }
  return false;
}

// "Zelwin and Ottilie": joined to a given name.
bool is_joined_to_name(std::string_view text, std::size_t begin, const NameLists& lists) {
  for (const std::string_view joint : {" and ", ", ", " & ", ", and "}) {
    if (begin < joint.size() || text.substr(begin - joint.size(), joint.size()) != joint) continue;
    const std::size_t end = begin - joint.size();
    std::size_t at = end;
    while (at > 0 && is_word_byte(text[at - 1])) --at;
    if (at == end || !is_upper(code_point_at(text, at))) continue;
    const NameFlags flags = lists.flags(lower(text.substr(at, end - at)));
    if ((flags & kFirstName) != 0 && (flags & (kWord | kFunctionWord)) == 0) return true;
  }
  return false;
}

// "How is River?", "and Sage": a capital on a given name that is a word too, where nothing but a
// name has one: inside a sentence, and not "in May".
bool is_name_by_capital(std::string_view text, std::size_t begin) {
  static constexpr std::array<std::string_view, 12> kBeforeTimes = {
      "by", "during", "every", "in", "last", "next", "of", "on", "since", "the", "this", "until"};
  if (!goes_on(text, begin) || text[begin - 2] == ',') return false;
  const std::size_t space = text.substr(0, begin - 1).find_last_of(" \n*\"(");
  const std::size_t from = space == std::string_view::npos ? 0 : space + 1;
  return !std::ranges::binary_search(kBeforeTimes, text.substr(from, begin - 1 - from));
}

// "the river", "my sage": a thing.
bool is_common_noun(std::string_view text, std::size_t begin) {
  static constexpr std::array<std::string_view, 11> kArticles = {
      "a", "an", "any", "my", "no", "our", "some", "that", "the", "this", "your"};
  if (begin < 2 || text[begin - 1] != ' ') return false;
  const std::size_t space = text.substr(0, begin - 1).find_last_of(" \n");
  const std::size_t from = space == std::string_view::npos ? 0 : space + 1;
  return std::ranges::binary_search(kArticles, text.substr(from, begin - 1 - from));
}

// The bot brought it: one of the play.  Looks at so many turns at most, for each word is looked
// for.
bool was_said_by_bot(const Conversation& conversation, std::uint32_t before,
                     std::string_view word) {
  constexpr std::uint32_t kReach = 200;
  for (std::uint32_t i = before > kReach ? before - kReach : 0; i < before; ++i) {
    const Turn& turn = conversation.turns[i];
    if (turn.role == Role::kBot && turn.text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

// "must", "could": behind a name, its verb.
bool is_modal(std::string_view lowered) {
  static constexpr std::array<std::string_view, 14> kModals = {
      "can", "could", "did",  "does",   "had", "has",  "is",
      "may", "might", "must", "should", "was", "will", "would"};
  return std::binary_search(kModals.begin(), kModals.end(), lowered);
}

// "Alfredo is a sauce": what begins a sentence so may be anything.
bool is_explained(std::string_view text, std::size_t end) {
  const std::string_view rest = text.substr(end);
  for (const std::string_view cue : {" is a ", " is an ", " was a ", " was an ", " is the name "}) {
    if (rest.starts_with(cue)) return true;
  }
  return false;
}

std::string_view word_behind(std::string_view text, std::size_t end) {
  if (end >= text.size() || text[end] != ' ') return {};
  const std::size_t begin = end + 1;
  std::size_t at = begin;
  while (at < text.size() && is_word_byte(text[at])) ++at;
  return text.substr(begin, at - begin);
}

// "What did Ottilie say?", "Does Ottilie know?": whom or what one asks about, and what people do.
bool is_asked_of(std::string_view text, const NameWord& word) {
  static constexpr std::array<std::string_view, 18> kDo = {
      "call", "do",   "ever", "feel", "get", "give", "go",    "have", "know",
      "like", "love", "make", "mean", "say", "sing", "think", "want", "write"};
  const std::string_view ahead = text.substr(0, word.begin);
  const auto asks = [&](std::string_view verb) { return ahead.ends_with(verb); };
  if (!asks(" did ") && !asks(" does ") && !asks("Did ") && !asks("Does ")) return false;
  return std::ranges::binary_search(kDo, word_behind(text, word.end));
}

bool is_used_as_name(std::string_view text, const NameWord& word, const NameLists& lists,
                     Beside& beside) {
  if (is_called(text, word) || is_asked_of(text, word)) return true;
  if (is_joined_to_name(text, word.begin, lists)) return true;
  const BesideCue before = beside.before(text, word.begin);
  if (before.found && (before.certain || before.evidence == NameEvidence::kTitle)) return true;
  if (!goes_on(text, word.begin) && !word.possessive) return false;
  if (word.possessive || is_modal(word_behind(text, word.end))) return true;
  return beside.after(text, word.end, word.possessive).found;
}

// "tell ottilie", "herr quast": what the human says before it makes it somebody.
bool is_given_so(std::string_view human, std::size_t begin, Beside& beside) {
  const BesideCue cue = beside.before(human, begin);
  return cue.certain || (cue.found && cue.evidence == NameEvidence::kTitle);
}

// "nico brusaferri": with the listed given name right before it, of which it is the family name.
std::size_t begin_with_given(std::string_view human, std::size_t begin, const NameLists& lists) {
  if (begin < 2 || human[begin - 1] != ' ') return begin;
  std::size_t at = begin - 1;
  while (at > 0 && is_letter(code_point_before(human, at))) previous_code_point(human, at);
  if (at == begin - 1) return begin;
  constexpr NameFlags kOther = kWord | kFunctionWord | kForeignWord | kCueFlags;
  const NameFlags flags = lists.flags(lower(human.substr(at, begin - 1 - at)));
  return (flags & kFirstName) != 0 && (flags & kOther) == 0 ? at : begin;
}

// The human wrote it small, the bot with a capital inside a sentence: a listed name in any
// language, a word that no list has where nouns have no capitals and no word for places stands
// before it.
bool is_name_by_its_capital(std::string_view bot, std::string_view human, const NameWord& word,
                            const NameWord& said, NameFlags flags) {
  // In English what stands beside it tells more.
  if (!goes_on(bot, word.begin) || looks_english(bot) || looks_english(human)) return false;
  if ((flags & kFirstName) != 0) return true;
  constexpr std::size_t kShortestUnlisted = 4;  // letters
  return (flags & ~kSurname) == 0 && word.letters >= kShortestUnlisted && !looks_germanic(bot) &&
         !follows_place_word(bot, word.begin) && !follows_place_word(human, said.begin) &&
         !follows_article(human, said.begin, true) && !follows_dwelling(human, said.begin);
}

// "tell Ottilie": nothing but a person is spoken of so.
bool is_surely_person(std::string_view text, const NameWord& word, Beside& beside) {
  const BesideCue before = beside.before(text, word.begin);
  return before.found && before.certain && before.evidence == NameEvidence::kAddressed;
}

// What is nobody's name, whatever else it is.
constexpr NameFlags kOther =
    kWord | kFunctionWord | kKinWord | kTitleWord | kHonorific | kSelfWord | kForeignWord;

// Words with a capital that some list does not tell to be no name.
struct Capitals {
  static constexpr bool kLower = false;
  static constexpr std::size_t kFewestLetters = kShortest;
  bool is_dull(const char* word, std::size_t size, std::size_t /*at*/) const {
    if (size > NameTable::kCommonBytes) return false;
    const NameFlags flags = lists.common(word, size);
    if ((flags & kDullWord) != 0) return true;
    // Words that find_in() passes over: short ones, and others but names that are words, too.
    const char behind = word[size];
    if (behind == '\'' || behind == '-' || is_wide(behind)) return false;
    if (size < kFewestLetters) return true;
    const bool shouted = word[1] <= 'Z';
    const bool wordlike = (flags & kOther) == kWord && (flags & kWordlikeName) != 0;
    return (flags & kOther) != 0 && !wordlike && !shouted;
  }
  const NameLists& lists;
};

}  // namespace

// Where the human's turn holds the name, or, of a listed one, begins like a case of it.
std::size_t EchoFinder::find_in_human(bool listed) const {
  constexpr std::size_t kShortestStem = 4;  // bytes
  const std::size_t found = human_lower_.find(word_);
  if (found != std::string::npos || !listed || word_.size() <= kShortestStem) return found;
  const std::size_t stem = human_lower_.find(word_.substr(0, word_.size() - 1));
  // Only at the start of a word; others are rare enough to be passed over.
  return stem == 0 || (stem != std::string::npos && human_lower_[stem - 1] == ' ')
             ? stem
             : std::string::npos;
}

void EchoFinder::find_in(const Conversation& conversation, std::uint32_t bot_turn,
                         std::uint32_t turn, const NameLists& lists, std::vector<EchoedName>& out) {
  const std::string_view bot = conversation.turns[bot_turn].text;
  const std::string_view human = conversation.turns[turn].text;
  find_script_echoes(conversation, bot_turn, turn, lists, out);
  Beside beside(lists);
  constexpr std::size_t kReach = 16384;  // bytes of the human's, for each word is looked for
  human_lower_.clear();
  const Capitals capitals{lists};
  for_each_word_start(conversation.text_of(bot_turn), capitals, [&](std::size_t at) {
    if (!is_upper(code_point_at(bot, at))) return at + 1;
    const std::size_t plain = end_of_letters(bot, at);
    const bool told = goes_on(bot, at) || is_titled(bot, at) || plain == at ||
                      (plain < bot.size() && (bot[plain] == '\'' || is_wide(bot[plain])));
    const NameWord word = read_name_word(bot, at);
    const bool upper = word.shape == WordShape::kUpper && word.letters > kShortest && play_;
    const bool called = upper && (is_called(bot, word) || is_called_out(bot, word));
    if (word.letters < kShortest) return at + 1;
    const NameFlags flags = flags_of(bot, word, lists, word_);
    if (called && (flags & kFirstName) == 0) {
      out.push_back({bot_turn, {word.begin, word.end}, true});  // "ZELWIN! Drop and ..."
      return word.end;
    }
    // "JORDAN! Dress the leaves!": shouted, a listed name.
    const bool shouted =
        upper && (flags & kFirstName) != 0 && (called || is_sentence_alone(bot, word));
    if (word.shape != WordShape::kTitle && !shouted) return at + 1;
    // Where a sentence begins, a capital tells nothing, but a list may.
    constexpr NameFlags kWordlike = kWord | kWordlikeName;
    const bool wordlike =
        (flags & kWordlike) == kWordlike && (flags & kOther) == kWord &&
        (is_called(bot, word) || word.possessive || is_name_by_capital(bot, word.begin) || shouted);
    if (((flags & kOther) != 0 && !wordlike) || (!told && (flags & kFirstName) == 0))
      return word.end;
    if (human_lower_.empty()) {
      append_lower(human.substr(0, character_start(human, kReach)), human_lower_);
    }
    // Said elsewhere, if at all.
    const auto call = [&] {
      if (!play_ && (flags & kFirstName) == 0) return word.end;
      const bool spoken_to = is_called(bot, word) || is_called_out(bot, word);
      if (!wordlike && (spoken_to || is_surely_person(bot, word, beside))) {
        out.push_back({bot_turn, {word.begin, word.end}, spoken_to});
      }
      return word.end;
    };
    const std::size_t found = find_in_human((flags & kFirstName) != 0);
    if (found == std::string::npos) return call();
    const NameWord said = read_name_word(human, found);
    if (said.shape != WordShape::kLower || is_glued(human, said) ||
        (found > 0 && is_word_byte(human[found - 1]))) {
      // Who writes a capital has other ways to show that it is a name, and writes "Parkinson" so
      // too.  A word that no list has, inside a sentence, beside which the bot has a word for
      // people, is one.
      const bool both = said.shape == WordShape::kTitle && said.size() == word.size() && play_ &&
                        (goes_on(bot, at) || is_called(bot, word));
      const bool by_cue = both && goes_on(human, found) && human[found - 2] != ',' &&
                          (beside.before(bot, word.begin).found ||
                           beside.after(bot, word.end, word.possessive).found);
      // "so Ottilie laughed, he does": of whom either speaks as he or she, and whom the bot did not
      // bring.
      const bool of_person = is_he_or_she(bot, word.end) || is_he_or_she(human, said.end);
      const bool is_name =
          by_cue || (both && (flags & kWord) == 0 && goes_on(human, found) && of_person &&
                     !was_said_by_bot(conversation, turn, bot.substr(word.begin, word.size())));
      if (!is_name) return call();
      out.push_back({turn, {said.begin, said.end}, false});
      return word.end;
    }
    // Outside of plays people speak of the world's names too.
    if (!play_ && ((flags & kFirstName) == 0 || wordlike)) return word.end;
    // Written with a capital beside it, the word is another thing.
    if (human.find(bot.substr(word.begin, word.size())) != std::string_view::npos) return word.end;
    if (wordlike && (is_common_noun(human, said.begin) ||
                     was_said_by_bot(conversation, turn, bot.substr(word.begin, word.size())))) {
      return word.end;
    }
    const std::string_view other = std::string_view(human_lower_).substr(found, said.size());
    const bool genitive = other.size() == word_.size() + 1 && other.back() == 's';
    if (other != word_ && (genitive || !is_case_of(other, word_))) return word.end;
    // "bex dot tarrant at ...": of an address.
    if (human.substr(said.end).starts_with(" dot ")) return word.end;
    if (!told && is_explained(bot, word.end)) return word.end;
    const bool is_name =
        !told || wordlike || shouted || is_used_as_name(bot, word, lists, beside) ||
        is_given_so(human, said.begin, beside) ||
        is_name_by_its_capital(bot, human, word, said, flags) ||
        (is_he_or_she(bot, word.end) && goes_on(bot, word.begin) &&
         !was_said_by_bot(conversation, turn, bot.substr(word.begin, word.size())));
    if (is_name) {
      out.push_back({turn, {begin_with_given(human, said.begin, lists), said.end}, false});
    }
    return word.end;
  });
}

}  // namespace expunge
