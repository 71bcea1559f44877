// Which of the real names in a conversation are the human's own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "names/name_lists.h"
#include "names/own_cues.h"

namespace expunge {

// One name is one person's, whatever rule found it and wherever it stands: what any place of the
// record shows counts for all.  Places show it by how the name is given ("ich bin Dana"), by who
// signs the letter that an assistant was asked to write, by the question it answers, by whom the
// bot speaks to ("Sit down, Dana.").  A real person who is not the human is another.  Working
// memory of one thread; changes no hit but its owner, and `self`, `other` and `unknown` only into
// one another.
class OwnNames {
 public:
  explicit OwnNames(OwnCues cues) : cues_(std::move(cues)) {}

  // Once owners are assigned and before memory: gives every real PERSON hit its person, which the
  // hits that memory makes of it inherit.
  void gather(const Conversation& conversation, const NameLists& lists, bool is_play,
              std::vector<Hit>& hits);
  // With the hits as they will be reported.
  void settle(const Conversation& conversation, const NameLists& lists, std::vector<Hit>& hits);

 private:
  struct Person {
    std::vector<std::string> parts;         // words of the name, in order, in lower case
    OwnWeight own = 0;                      // the best that speaks for it to be the human's,
    OwnWeight other = 0;                    // and for another's
    OwnWeight called = 0;                   // the other side speaks to whom it names
    OwnWeight drafted = 0;                  // a program writes for whom it names,
    std::uint32_t last_draft = 0;           // in these turns,
    std::uint32_t first_human = kNoPerson;  // which counts if the human had named them before
    std::uint32_t whole = kNoPerson;        // the one longer name that it is a part of
    bool is_given = false;                  // and it is the same person's, no mere family name
  };

  std::uint32_t person_of(const std::vector<std::string>& parts);
  std::uint32_t recalled_person(const Hit& hit, std::string_view text, const NameLists& lists);
  void join_parts(const NameLists& lists);
  void weigh(const Conversation& conversation, const Hit& hit, Person& person) const;
  void weigh_human(const Conversation& conversation, const Hit& hit, Person& person) const;
  void weigh_draft(const Turn& turn, const Hit& hit, Person& person) const;
  void weigh_recalled(const Conversation& conversation, const Hit& hit, Person& person) const;
  OwnWeight called_by(const Turn& turn, const Hit& hit) const;
  OwnWeight answer(const Conversation& conversation, const Hit& hit) const;
  bool is_human(const Turn& turn) const;
  bool is_own(const Person& said) const;
  void find_enough();

  OwnCues cues_;
  bool is_play_ = false;
  bool both_human_ = false;
  bool has_human_ = false;
  OwnWeight enough_ = 0;  // what a person needs to be the human
  std::vector<Person> people_;
  std::unordered_map<std::string, std::uint32_t> by_parts_;
};

}  // namespace expunge
