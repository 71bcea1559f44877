#include "detect/cast_evidence.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "detect/name_words.h"
#include "names/letters.h"
#include "names/words.h"

namespace expunge {
namespace {

struct Weight {
  CastSign sign;
  double weight;
};
constexpr double kBias = -1.46;
constexpr std::array kWeights = {
    Weight{CastSign::kBotPlays, 0.64},      Weight{CastSign::kHumanActs, 1.01},
    Weight{CastSign::kGenre, 0.69},         Weight{CastSign::kCompany, -0.39},
    Weight{CastSign::kContact, -0.50},      Weight{CastSign::kDescribed, 0.88},
    Weight{CastSign::kFirstText, 0.78},     Weight{CastSign::kAsked, -0.71},
    Weight{CastSign::kAskedName, -0.39},    Weight{CastSign::kBesideAction, 0.90},
    Weight{CastSign::kInAction, 0.43},      Weight{CastSign::kInSpeech, 0.56},
    Weight{CastSign::kOwn, -0.12},          Weight{CastSign::kYours, 0.24},
    Weight{CastSign::kCalled, 0.53},        Weight{CastSign::kSelf, 0.61},
    Weight{CastSign::kTitle, 0.41},         Weight{CastSign::kDailyTitle, -0.15},
    Weight{CastSign::kAtEnd, 0.57},         Weight{CastSign::kFullName, 0.76},
    Weight{CastSign::kOfSelf, -0.62},       Weight{CastSign::kScene, 0.93},
    Weight{CastSign::kDaily, -0.48},        Weight{CastSign::kChatter, -0.65},
    Weight{CastSign::kTextBefore, -0.76},   Weight{CastSign::kBesidePlayed, 0.60},
    Weight{CastSign::kContactThere, -0.30}, Weight{CastSign::kBotFirst, 0.83},
    Weight{CastSign::kBotActs, 0.56},       Weight{CastSign::kBotTells, 0.24},
    Weight{CastSign::kBotAddsName, 0.23},   Weight{CastSign::kBotAsks, -0.36},
    Weight{CastSign::kBotSends, -0.40},
};

constexpr std::string_view kPerson = "PERSON";
constexpr std::size_t kNear = 300;  // bytes on either side that count as where a name stands

std::string_view around(std::string_view text, TextSpan span) {
  const std::size_t from = character_start(text, span.begin > kNear ? span.begin - kNear : 0);
  const std::size_t to = character_start(text, std::min(text.size(), span.end + kNear));
  return text.substr(from, to - from);
}

constexpr int kMostGenre = 3;

double at_most(int count, int most) { return std::min(count, most); }

bool acts(std::string_view text) { return std::ranges::count(text, '*') >= 2; }

bool plays(std::string_view text) {
  return text.find('*') != std::string_view::npos || text.find('"') != std::string_view::npos;
}

bool asks(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" *\"\n\r");
  return last != std::string_view::npos && text[last] == '?';
}

// "What do I call you?", "Who are you?", "Name, street, number?"
bool asks_name(std::string_view text) {
  constexpr std::size_t kReach = 120;
  const std::string end =
      lower(text.substr(character_start(text, text.size() > kReach ? text.size() - kReach : 0)));
  for (const std::string_view cue : {"name", "who", "call you", "do i call"}) {
    if (end.find(cue) != std::string::npos) return true;
  }
  return false;
}

// The words of the clause before `at`, the last first.
std::vector<std::string> words_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kReach = 40;
  const std::size_t from = character_start(text, at > kReach ? at - kReach : 0);
  std::string_view clause = text.substr(from, at - from);
  if (const std::size_t stop = clause.find_last_of(".!?*\"\n"); stop != std::string_view::npos) {
    clause.remove_prefix(stop + 1);
  }
  std::vector<std::string> out;
  for_each_plain_word(clause, [&](std::string_view word) { out.emplace_back(word); });
  std::ranges::reverse(out);
  return out;
}

// One of the first `reach` words is one of these.
template <std::size_t N>
bool any_of_first(const std::vector<std::string>& words, std::size_t reach,
                  const std::array<std::string_view, N>& cues) {
  const auto end = words.begin() + static_cast<std::ptrdiff_t>(std::min(reach, words.size()));
  return std::any_of(words.begin(), end, [&](const std::string& word) {
    return std::ranges::find(cues, std::string_view(word)) != cues.end();
  });
}

constexpr std::array<std::string_view, 3> kOwnWords = {"my", "our", "me"};
constexpr std::array<std::string_view, 3> kYourWords = {"your", "ur", "thy"};
constexpr std::array<std::string_view, 5> kCallWords = {"named", "called", "name", "names",
                                                        "name's"};
constexpr std::array<std::string_view, 8> kOfSelfWords = {"i",  "im",   "i'm", "me",
                                                          "my", "mine", "we",  "us"};
constexpr std::array<std::string_view, 17> kTitles = {
    "sir",   "lord",  "lady",      "king",    "queen",  "prince", "princess",  "captain", "duke",
    "count", "baron", "commander", "general", "madame", "agent",  "detective", "don"};
constexpr std::array<std::string_view, 11> kDailyTitles = {
    "mr", "mrs", "ms", "miss", "dr", "prof", "coach", "auntie", "aunt", "uncle", "pastor"};

// "I'm", "call me", with a word or two between.
bool gives_self(const std::vector<std::string>& words) {
  constexpr std::size_t kBetween = 3;
  for (std::size_t i = 0; i < std::min(kBetween, words.size()); ++i) {
    const std::string_view word = words[i];
    const std::string_view before = i + 1 < words.size() ? std::string_view(words[i + 1]) : "";
    if (word == "im" || word == "i'm") return true;
    if ((word == "am" && before == "i") || (word == "me" && before == "call") ||
        (word == "is" && before == "this") ||
        (word == "me" && (before == "it's" || before == "its")))
      return true;
  }
  return false;
}

bool ends_sentence(std::string_view text, std::size_t end) {
  while (end < text.size() && text[end] == ' ') ++end;
  return end == text.size() ||
         std::string_view(".!?*\"\n\r").find(text[end]) != std::string_view::npos;
}

bool begins_sentence(std::string_view text, std::size_t begin) {
  while (begin > 0 && text[begin - 1] == ' ') --begin;
  return begin == 0 ||
         std::string_view(".!?*\"\n\r:]").find(text[begin - 1]) != std::string_view::npos;
}

// "Lucy nods", not "Lucy is late": what somebody does in front of the other.
bool does_something(std::string_view text, std::size_t end) {
  if (end >= text.size() || text[end] != ' ') return false;
  std::size_t at = end + 1;
  while (at < text.size() && text[at] >= 'a' && text[at] <= 'z') ++at;
  const std::string_view verb = text.substr(end + 1, at - end - 1);
  constexpr std::array<std::string_view, 5> kOthers = {"does", "has", "is", "sounds", "was"};
  return verb.ends_with('s') && verb.size() > 2 &&
         std::ranges::find(kOthers, verb) == kOthers.end();
}

bool is_question(std::string_view text, std::size_t end) {
  const std::size_t stop = text.find_first_of(".!?*\n", end);
  return stop != std::string_view::npos && text[stop] == '?';
}

bool is_contact(std::string_view entity) {
  constexpr std::array<std::string_view, 8> kOthers = {
      "PERSON", "LOCATION", "ORGANIZATION", "AGE", "DATE", "MEDICAL", "NRP", "MONEY"};
  return std::ranges::find(kOthers, entity) == kOthers.end();
}

}  // namespace

double CastSigns::odds() const {
  double sum = kBias;
  for (const Weight& weight : kWeights) sum += weight.weight * (*this)[weight.sign];
  return sum;
}

double CastSigns::most_of_genre() {
  CastSigns genre;
  genre[CastSign::kGenre] = kMostGenre;
  return genre.odds() - kBias;
}

void CastEvidence::begin(const Conversation& conversation, const NameLists& lists,
                         const FirstSeen& seen, const std::vector<Hit>& hits, MarksOf marks_of) {
  conversation_ = &conversation;
  lists_ = &lists;
  seen_ = &seen;
  hits_ = &hits;
  marks_of_ = std::move(marks_of);
  record_ = CastSigns();
  described_ = false;
  contacts_.clear();
  for (const Hit& hit : hits) {
    if (conversation.turns[hit.turn].role == Role::kHuman && is_contact(hit.entity)) {
      contacts_.push_back(hit.turn);
    }
  }
  std::ranges::sort(contacts_);
  int bots = 0;
  int bots_play = 0;
  int humans = 0;
  int humans_act = 0;
  for (const Turn& turn : conversation.turns) {
    if (turn.is_key) continue;
    switch (turn.role) {
      case Role::kBot:
        ++bots;
        bots_play += plays(turn.text) ? 1 : 0;
        break;
      case Role::kHuman:
        ++humans;
        humans_act += acts(turn.text) ? 1 : 0;
        break;
      default:
        break;
    }
  }
  record_[CastSign::kBotPlays] = static_cast<double>(bots_play) / std::max(bots, 1);
  record_[CastSign::kHumanActs] = static_cast<double>(humans_act) / std::max(humans, 1);
  record_[CastSign::kContact] = contacts_.empty() ? 0 : 1;
}

void CastEvidence::add_description(CastSigns& signs) {
  constexpr std::size_t kMostTold = 3000;  // bytes of a field that are read
  if (!described_) {
    described_ = true;
    told_ = {};
    std::vector<std::string_view> seen;
    for (const Turn& turn : conversation_->turns) {
      const bool tells = turn.role == Role::kPersona || turn.role == Role::kPersonaName ||
                         turn.role == Role::kSystem;
      if (turn.is_key || !tells) continue;
      const std::size_t end = std::min(kMostTold, turn.text.size());
      words_.count(turn.text.substr(0, character_start(turn.text, end)), told_, &seen);
    }
  }
  signs[CastSign::kGenre] = at_most(count_of(told_, CastTopic::kGenre), kMostGenre);
  signs[CastSign::kCompany] = at_most(count_of(told_, CastTopic::kCompany), 2);
}

void CastEvidence::add_first(const Hit& first, CastSigns& signs) const {
  const std::vector<Turn>& turns = conversation_->turns;
  const Turn* human = nullptr;
  const Turn* bot = nullptr;
  for (std::uint32_t i = first.turn; i-- > 0 && human == nullptr;) {
    if (turns[i].is_key) continue;
    if (turns[i].role == Role::kHuman) human = &turns[i];
    if (turns[i].role == Role::kBot && bot == nullptr) bot = &turns[i];
  }
  signs[CastSign::kFirstText] = human == nullptr ? 1 : 0;
  if (bot != nullptr) {
    signs[CastSign::kAsked] = asks(bot->text) ? 1 : 0;
    signs[CastSign::kAskedName] = asks_name(bot->text) ? 1 : 0;
  }
  if (human != nullptr) {
    CastCounts counts{};
    words_.count(human->text.substr(
                     0, character_start(human->text, std::min(2 * kNear, human->text.size()))),
                 counts);
    const int lives = count_of(counts, CastTopic::kDaily) - count_of(counts, CastTopic::kScene) -
                      (acts(human->text) ? 1 : 0);
    signs[CastSign::kTextBefore] = std::clamp(lives, -2, 2);
  }
  const std::string_view text = turns[first.turn].text;
  CastCounts counts{};
  words_.count(around(text, first.span), counts);
  signs[CastSign::kScene] = at_most(count_of(counts, CastTopic::kScene), 3);
  signs[CastSign::kDaily] = at_most(count_of(counts, CastTopic::kDaily), 3);
  signs[CastSign::kChatter] = at_most(count_of(counts, CastTopic::kChatter), 3);
  add_clause(first, signs);
}

void CastEvidence::add_clause(const Hit& first, CastSigns& signs) const {
  const std::string_view text = conversation_->turns[first.turn].text;
  const std::vector<std::string> before = words_before(text, first.span.begin);
  signs[CastSign::kOwn] = any_of_first(before, 5, kOwnWords) ? 1 : 0;
  signs[CastSign::kYours] = any_of_first(before, 4, kYourWords) ? 1 : 0;
  signs[CastSign::kCalled] = any_of_first(before, 3, kCallWords) ? 1 : 0;
  signs[CastSign::kSelf] = gives_self(before) ? 1 : 0;
  signs[CastSign::kTitle] = any_of_first(before, 1, kTitles) ? 1 : 0;
  signs[CastSign::kDailyTitle] = any_of_first(before, 1, kDailyTitles) ? 1 : 0;
  signs[CastSign::kAtEnd] =
      !begins_sentence(text, first.span.begin) && ends_sentence(text, first.span.end) ? 1 : 0;
  const std::string_view name = text.substr(first.span.begin, first.span.size());
  signs[CastSign::kFullName] = name.find(' ') != std::string_view::npos ? 1 : 0;
  constexpr std::size_t kReach = 60;
  const std::size_t from =
      character_start(text, first.span.begin > kReach ? first.span.begin - kReach : 0);
  const std::size_t to = character_start(text, std::min(text.size(), first.span.end + kReach));
  for_each_plain_word(text.substr(from, to - from), [&](std::string_view word) {
    if (std::ranges::find(kOfSelfWords, word) != kOfSelfWords.end()) signs[CastSign::kOfSelf] = 1;
  });
}

void CastEvidence::add_bot(const std::vector<std::string>& words, const Hit& first,
                           CastSigns& signs) const {
  const std::vector<Turn>& turns = conversation_->turns;
  int acting = 0;
  int telling = 0;
  bool all_described = true;
  bool all_before = true;
  std::vector<std::string> name;
  name_parts(text_of(*conversation_, first), name);
  for (const std::string& word : words) {
    // "by May", said before, names nobody.
    const bool is_word = (lists_->flags(word) & kWord) != 0;
    bool described = false;
    bool before = false;
    for (const FirstSeen::Place& place : seen_->places_of(word)) {
      const Turn& turn = turns[place.turn];
      described |= turn.role == Role::kPersona || turn.role == Role::kPersonaName;
      if (turn.role != Role::kBot || (is_word && place.turn < first.turn)) continue;
      const std::string_view text = turn.text;
      const TextSpan span{place.begin, place.end};
      before |= place.turn < first.turn;
      if (marks_of_(place.turn).in_action(span)) ++acting;
      if (begins_sentence(text, span.begin) && does_something(text, span.end)) ++telling;
      if (is_question(text, span.end)) signs[CastSign::kBotAsks] = 1;
      const std::vector<std::string> clause = words_before(text, span.begin);
      constexpr std::array<std::string_view, 6> kSends = {"tell", "for", "ask",
                                                          "give", "to",  "put"};
      if (any_of_first(clause, 1, kSends) && text[span.begin - 1] == ' ')
        signs[CastSign::kBotSends] = 1;
      // "Darius" - "Darius Vale?"
      if (place.turn > first.turn && span.end + 1 < text.size() && text[span.end] == ' ' &&
          is_upper(code_point_at(text, span.end + 1))) {
        const NameWord next = read_name_word(text, span.end + 1);
        const std::string added = lower(text.substr(next.begin, next.size()));
        if (next.shape == WordShape::kTitle && next.letters > 2 &&
            !std::ranges::binary_search(words, added)) {
          signs[CastSign::kBotAddsName] = 1;
        }
      }
    }
    // All words of the name, for "Mia" is a word of some languages.
    if (std::ranges::find(name, word) == name.end()) continue;
    all_described = all_described && described;
    all_before = all_before && before;
  }
  signs[CastSign::kDescribed] = all_described ? 1 : 0;
  signs[CastSign::kBotFirst] = all_before ? 1 : 0;
  signs[CastSign::kBotActs] = at_most(acting, 2);
  signs[CastSign::kBotTells] = at_most(telling, 2);
}

CastSigns CastEvidence::signs_of(const std::vector<std::string>& words,
                                 const std::vector<const Hit*>& named) const {
  CastSigns signs = record_;
  const Hit& first = *named.front();
  add_first(first, signs);
  add_bot(words, first, signs);
  for (const Hit& hit : *hits_) {
    if (hit.turn == first.turn && hit.entity == kPerson && hit.owner == Owner::kPersona &&
        !begins_with_any(words, text_of(*conversation_, hit))) {
      signs[CastSign::kBesidePlayed] = 1;
    }
  }
  for (const Hit* hit : named) {
    const PlayMarks& marks = marks_of_(hit->turn);
    const bool in_action = marks.in_action(hit->span);
    if (in_action) signs[CastSign::kInAction] = 1;
    if (hit == &first && !in_action && marks.holds_action()) signs[CastSign::kBesideAction] = 1;
    if (marks.in_quoted_speech(hit->span)) signs[CastSign::kInSpeech] = 1;
    if (std::ranges::binary_search(contacts_, hit->turn)) signs[CastSign::kContactThere] = 1;
  }
  return signs;
}

}  // namespace expunge
