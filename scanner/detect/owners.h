// Whose names these are: the human's own, another's, the play's, the world's.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "detect/cast.h"
#include "detect/conversation.h"
#include "detect/false_names.h"
#include "detect/fiction_asked.h"
#include "detect/first_seen.h"
#include "detect/hit.h"
#include "detect/personas.h"
#include "detect/play_cues.h"
#include "detect/public_names.h"
#include "detect/thing_names.h"
#include "names/name_lists.h"
#include "names/worlds.h"

namespace expunge {

// Decides the owners of the PERSON hits of one conversation.  Working memory of one thread.
//
// A record with a persona is a play.  What its bot says, and what the human says as part of the
// play (in *actions*, in quoted speech, with a title or an epithet), is fiction; what the human
// says beside it is real, and so is a persona field that names its maker or a model from life.
// Without a persona, a bot only repeats: a name that no human turn holds is made up, and in a
// record that asks for a story only who is the human's own ("my sister") is real.  A name that is
// public in one place of a record is so in all; two characters of one world make that world's names
// public.
class Owners {
 public:
  // Which turns stand as they stood in the call before, since begin().
  using IsSame = std::function<bool(std::uint32_t turn)>;

  // Forgets everything: another conversation follows.
  void begin() { first_seen_.begin(); }
  // Sets the owner of every PERSON hit; drops those that are nobody's.
  void assign(const Conversation& conversation, const NameLists& lists, const Worlds& worlds,
              const IsSame& is_same, std::vector<Hit>& hits);

  // After assign(): the words of a name that belongs to the persona.
  bool is_persona(std::string_view name) const;
  // The words of a private person whom the persona was made from.
  bool is_model(std::string_view name) const;
  bool is_play() const { return personas_.is_play(); }

 private:
  Owner decide(const Conversation& conversation, const NameLists& lists, const Hit& hit,
               bool& drop);
  Owner decide_told(const Hit& hit, std::string_view name) const;
  bool asks_for_fiction(const Conversation& conversation);
  bool is_of_the_world(const Conversation& conversation, const Hit& hit);
  bool is_asked_for_character(const Conversation& conversation, std::uint32_t turn) const;
  bool is_asked_about(const Conversation& conversation, const Hit& hit);
  bool is_bot_acting(const Conversation& conversation, std::string_view name);
  Owner decide_in_fiction(const Conversation& conversation, const Hit& hit);
  const FictionAsked& fiction();
  Owner decide_human(const Conversation& conversation, const NameLists& lists, const Hit& hit);
  void spread_fiction(const Conversation& conversation, std::vector<Hit>& hits);
  void restore_quoted(const Conversation& conversation, const std::vector<std::string>& played,
                      std::vector<std::string>& quoted, std::vector<Hit>& hits);
  void play_along(const Conversation& conversation, std::vector<Hit>& hits);
  void collect_cyrillic(const Conversation& conversation, const std::vector<Hit>& hits);
  bool came_up_played(const Conversation& conversation, const Hit& hit);
  bool is_in_other_letters(std::string_view name) const;

  // Of the conversation at hand.
  PlayedText& played_text_of(const Conversation& conversation, std::uint32_t turn);

  PlayCues cues_;
  FalseNames false_names_;
  Cast cast_;
  ThingNames things_;
  std::unordered_map<std::uint32_t, PlayedText> played_texts_;  // of turns that were asked about
  std::unique_ptr<const FictionAsked> fiction_;  // made when first needed: most records are plays
  bool talks_of_life_ = false;                   // the human gave an address, a number, an account
  bool has_human_ = false;  // a turn of a human; a record may be one message of a bot
  bool asked_known_ = false;
  std::uint32_t asked_ =
      0;  // once asked_known_: the first turn that asks for a story, or a sum in words
  std::vector<std::uint32_t> human_turns_;
  std::vector<signed char> world_;  // of each turn: it asks about the world; -1: not known yet
  bool acted_known_ = false;
  std::vector<std::string> acted_;  // once acted_known_: first words of the bot's *actions*, sorted
  std::vector<std::string> cyrillic_;        // consonants_of() people's names, sorted
  std::vector<std::uint32_t> played_turns_;  // in which the human gives a played name as their own
  Personas personas_;
  PublicNames publics_;
  FirstSeen first_seen_;
};

}  // namespace expunge
