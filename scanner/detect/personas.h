// Who is played in a record, who made what is played, and who it was made from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/play_cues.h"

namespace expunge {

// A persona speaks in the conversation.
bool is_play(const Conversation& conversation);

// Somebody is known to speak: a human, a bot or a program.  Else any text may be a human's.
bool has_speakers(const Conversation& conversation);
// A field that sets the scene of a play, where no profile knows it.
bool is_scene_key(std::string_view key);

// Working memory of one thread.
class Personas {
 public:
  // Forgets the record before.  Whether both speakers are people is a matter of its profile.
  void collect(const Conversation& conversation, const PlayCues& cues,
               const std::vector<Hit>& hits);
  // Words of names that are played besides.
  void add(const std::vector<std::string>& words);

  bool is_play() const { return play_; }
  bool both_human() const { return both_human_; }
  // The words of a name that belongs to the persona, in another case too.
  bool holds(std::string_view name) const;
  // The words of a private person whom the persona was made from.
  // "xolo", said to Xolotl: the beginning of a persona's name.
  bool may_be_short(std::string_view name) const;
  bool is_model(std::string_view name) const;
  bool is_maker(std::string_view name) const;
  // What describes the persona says that it is somebody from life: "my big brother".
  bool is_from_life() const { return from_life_; }
  const std::vector<std::string>& words() const { return personas_; }

 private:
  void add_name(std::string_view name);

  bool play_ = false;
  bool both_human_ = false;
  bool from_life_ = false;
  bool holds_part(std::string_view name) const;

  std::vector<std::string> personas_;  // words in lower case, sorted
  std::vector<std::string_view>
      told_;                         // what describes the persona, of the conversation of collect()
  std::vector<std::string> models_;  // of private persons that the persona is made from, sorted
  std::vector<std::string> makers_;  // of the persona, sorted
};

}  // namespace expunge
