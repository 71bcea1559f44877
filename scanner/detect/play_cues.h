// What the words beside a name say of it in a play: that it is played, or that it is none of the
// play's.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "detect/conversation.h"
#include "expunge/span.h"

namespace expunge {

// Reads texts by the words of rules/lists/play-cues.txt.  Immutable; shared by threads.
class PlayCues {
 public:
  PlayCues();
  ~PlayCues();
  PlayCues(const PlayCues&) = delete;
  PlayCues& operator=(const PlayCues&) = delete;

  // In an *action* or quoted speech, with a title ("Sir Aldric") or an epithet ("Kara the thief").
  bool is_part_of_play(std::string_view text, TextSpan span) const;
  // The first of several words is such a title.
  bool begins_with_title(std::string_view text, TextSpan span) const;
  // "I'm Detective Cole"
  bool has_office(std::string_view text, TextSpan span) const;
  // "my character: Juniper Hartwell", "Meg plays Brunhilde", "You are Dr. Evelyn Hart".
  bool names_character(std::string_view text, TextSpan span) const;
  // "her real name is Edith Plum": somebody else's real name is part of a story.
  bool is_real_name_of_another(std::string_view text, TextSpan span) const;
  // In brackets, or beside a mark of what is no play: "irl", "ooc", "my real name".
  bool is_reality(std::string_view text, TextSpan span) const;
  // "Act as Warren Cole": calls `use` with whom the program is told to be where a conversation
  // begins.
  void told(const Conversation& conversation,
            const std::function<void(std::string_view)>& use) const;

 private:
  struct Patterns;
  std::unique_ptr<const Patterns> patterns_;
};

}  // namespace expunge
