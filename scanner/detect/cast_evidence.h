// What a record shows of whether somebody belongs to its play.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "detect/cast_words.h"
#include "detect/conversation.h"
#include "detect/first_seen.h"
#include "detect/hit.h"
#include "detect/played.h"
#include "names/name_lists.h"

namespace expunge {

// One number each; most are 0 or 1.  In brackets: what raises it.
enum class CastSign : std::uint8_t {
  // The record
  kBotPlays,   // share of the bot's texts with an *action* or "speech"
  kHumanActs,  // share of the human's texts with an *action*
  kGenre,      // words of the persona's description that stories are made of, up to 3
  kCompany,    // words of one who listens, teaches, keeps company, up to 2
  kContact,    // the human gave an address, a number, an account somewhere
  kDescribed,  // a persona's field names them
  // Where the human first names them
  kFirstText,     // in the first thing that the human says
  kAsked,         // behind a question
  kAskedName,     // behind a question for a name
  kBesideAction,  // outside of an *action*, in a text that has one
  kInAction,      // inside, there or later
  kInSpeech,      // in "speech", there or later
  kOwn,           // "my", "our", "me" before it
  kYours,         // "your"
  kCalled,        // "named", "called", "name is"
  kSelf,          // "I'm", "call me"
  kTitle,         // "sister", "captain", "madame"
  kDailyTitle,    // "mr", "coach", "auntie"
  kAtEnd,         // ends a sentence
  kFullName,      // of two words and more
  kOfSelf,        // "I", "my" and the like near it
  kScene,         // words of what is played, up to 3
  kDaily,         // words of people's lives, up to 3
  kChatter,       // words of who chats, up to 3
  kTextBefore,    // daily words less scene words and *actions* of the human's text before, -2 to 2
  kBesidePlayed,  // beside a name that some cue shows to be played
  kContactThere,  // an address, a number, an account in one of the texts that name them
  // What the bot makes of them
  kBotFirst,     // named them before
  kBotActs,      // lets them stand in an *action*, up to 2
  kBotTells,     // tells what they do ("Lucy nods"), up to 2
  kBotAddsName,  // gives them a name more
  kBotAsks,      // asks of them
  kBotSends,     // "tell Dana", "for Dana"
};
inline constexpr std::size_t kCastSigns = static_cast<std::size_t>(CastSign::kBotSends) + 1;

class CastSigns {
 public:
  double& operator[](CastSign sign) { return values_[static_cast<std::size_t>(sign)]; }
  double operator[](CastSign sign) const { return values_[static_cast<std::size_t>(sign)]; }
  // Of being played, as log odds: weighed by what was measured (docs/names.md).
  double odds() const;
  // The most that words of the persona's description can add.
  static double most_of_genre();

 private:
  std::array<double, kCastSigns> values_{};
};

// Working memory of one thread.
class CastEvidence {
 public:
  using MarksOf = std::function<const PlayMarks&(std::uint32_t turn)>;

  // What all names of the record share.  Everything must outlive the calls of signs_of().
  void begin(const Conversation& conversation, const NameLists& lists, const FirstSeen& seen,
             const std::vector<Hit>& hits, MarksOf marks_of);
  // `words` are those of one person's names, sorted; `named` the human's hits of them in the order
  // of the record, at least one.  Of names in the same text the owners tell.
  CastSigns signs_of(const std::vector<std::string>& words,
                     const std::vector<const Hit*>& named) const;
  // Adds what describes the persona, which few names need: kGenre, kCompany.
  void add_description(CastSigns& signs);

 private:
  void add_first(const Hit& first, CastSigns& signs) const;
  void add_clause(const Hit& first, CastSigns& signs) const;
  void add_bot(const std::vector<std::string>& words, const Hit& first, CastSigns& signs) const;

  CastWords words_;
  const Conversation* conversation_ = nullptr;
  const NameLists* lists_ = nullptr;
  const FirstSeen* seen_ = nullptr;
  MarksOf marks_of_;
  CastSigns record_;
  bool described_ = false;  // told_ is of this record
  CastCounts told_{};
  const std::vector<Hit>* hits_ = nullptr;
  std::vector<std::uint32_t> contacts_;  // the human's texts that hold one, sorted
};

}  // namespace expunge
