// Whose names these are: the human's own, another's, the play's, the world's.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "names/name_lists.h"

namespace expunge {

// Decides the owners of the PERSON hits of one conversation.  Working memory of one thread.
//
// A record with a persona is a play.  What its bot says, and what the human says as part of the
// play (in *actions*, in quoted speech, with a title or an epithet), is fiction; what the human
// says beside it is real, and so is a persona field that names its maker or a model from life.
// Without a persona, a bot only repeats: a name that no human turn holds is made up.
class Owners {
 public:
  Owners();
  ~Owners();
  Owners(const Owners&) = delete;
  Owners& operator=(const Owners&) = delete;

  // Sets the owner of every PERSON hit; drops those that are nobody's.
  void assign(const Conversation& conversation, const NameLists& lists, std::vector<Hit>& hits);

  // After assign(): the words of a name that belongs to the persona or the world.
  bool is_persona(std::string_view name) const;
  bool is_play() const { return play_; }

 private:
  struct Patterns;
  struct FirstSeen {
    std::uint64_t word;
    std::uint32_t turn;
  };
  void collect_personas(const Conversation& conversation, const std::vector<Hit>& hits);
  void add_persona(std::string_view name);
  void index_words(const Conversation& conversation);
  Owner decide(const Conversation& conversation, const NameLists& lists, const Hit& hit,
               bool& drop);
  bool asks_for_fiction(const Conversation& conversation);
  Owner decide_human(const Conversation& conversation, const Hit& hit);
  void demote_false_names(const Conversation& conversation, std::vector<Hit>& hits) const;
  bool is_part_of_play(std::string_view text, TextSpan span) const;
  bool is_reality(std::string_view text, TextSpan span) const;
  // True if every word of `name` was seen; before `turn` only.
  bool seen(const std::vector<FirstSeen>& index, std::string_view name, std::uint32_t turn) const;

  std::unique_ptr<const Patterns> patterns_;
  bool play_ = false;
  bool both_human_ = false;
  bool indexed_ = false;
  bool asked_ = false;  // once asked_known_
  bool asked_known_ = false;
  std::vector<std::string> personas_;  // words in lower case, sorted
  std::vector<FirstSeen> bot_words_;   // capitalised words of bots and personas
  std::vector<FirstSeen> human_words_;
};

// A persona speaks in the conversation.
bool is_play(const Conversation& conversation);

// The words of a name that can stand for it alone: lower case, without initials and particles.
void name_parts(std::string_view name, std::vector<std::string>& out);

}  // namespace expunge
