// What the words beside a name say of it in a play: that it is played, or that it is none of the
// play's.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/played.h"
#include "expunge/span.h"

namespace expunge {

// Reads texts by the words of rules/lists/play-cues.txt.  Immutable; shared by threads.
class PlayCues {
 public:
  PlayCues();
  ~PlayCues();
  PlayCues(const PlayCues&) = delete;
  PlayCues& operator=(const PlayCues&) = delete;

  // The first of several words is such a title.
  bool begins_with_title(std::string_view text, TextSpan span) const;
  // "I'm Detective Cole"
  bool has_office(std::string_view text, TextSpan span) const;
  // "my character: Juniper Hartwell", "Meg plays Brunhilde", "You are Dr. Evelyn Hart".
  bool names_character(std::string_view text, TextSpan span) const;
  // "Create your hero", "What is your character's name?": the answer is played.
  bool asks_for_character(std::string_view text) const;
  // "her real name is Edith Plum": somebody else's real name is part of a story.
  bool is_real_name_of_another(std::string_view text, TextSpan span) const;
  // "Act as Warren Cole": calls `use` with whom the program is told to be where a conversation
  // begins.
  void told(const Conversation& conversation,
            const std::function<void(std::string_view)>& use) const;

 private:
  friend class PlayedText;
  // Where marks of what is no play reach.
  struct Reality {
    bool everywhere = false;
    std::vector<TextSpan> sentences;  // in order, disjoint; not all of it, if everywhere
  };
  Reality reality_of(const PlayMarks& marks) const;

  struct Patterns;
  std::unique_ptr<const Patterns> patterns_;
};

// One text, whose marks are found once.
class PlayedText {
 public:
  // Both must outlive it.
  PlayedText(const PlayCues& cues, std::string_view text) : cues_(&cues), marks_(text) {}

  const PlayMarks& marks() const { return marks_; }
  // In an *action* or quoted speech, with a title ("Sir Aldric") or an epithet ("Kara the thief").
  bool is_part_of_play(TextSpan span) const;
  // In brackets, or beside a mark of what is no play: "irl", "ooc", "my real name".
  bool is_reality(TextSpan span);

 private:
  const PlayCues* cues_;
  PlayMarks marks_;
  std::optional<PlayCues::Reality> reality_;  // once asked for
};

}  // namespace expunge
