// Words beside a name that show whether it is the writer's own, and whether a writer speaks to
// whom it names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace expunge {

// How strongly something speaks for a name to be somebody's own; they are added up.
using OwnWeight = int;
inline constexpr OwnWeight kNoSign = 0;
inline constexpr OwnWeight kFaintSign = 1;
inline constexpr OwnWeight kWeakSign = 2;
inline constexpr OwnWeight kGoodSign = 4;
inline constexpr OwnWeight kSureSign = 6;

// Immutable; shared by threads.  Every function looks at some bytes on either side of the name
// only, whatever the length of the text.
class OwnCues {
 public:
  // `bytes` as in rules/lists/own-cues.txt; they must outlive the result.
  static OwnCues load(std::string_view bytes);

  // The writer gives the name as their own: "me: Dana", "ich bin Dana", "Dana here".
  OwnWeight given(std::string_view text, std::size_t begin, std::size_t end) const;
  // "name Dana", where the word for it is nobody else's.
  bool is_said_name(std::string_view text, std::size_t begin) const;
  // "his name is Dana", "we call her Dana"
  bool names_another(std::string_view text, std::size_t begin) const;
  // Nothing but words of agreement and hesitation stands before: "um, Dana".
  bool leads(std::string_view text, std::size_t begin) const;
  // `text`, said by the other side just before, asks for the name of who answers.
  bool asks_for_name(std::string_view text) const;
  // Who speaks addresses whom the name names: "Sit down, Dana." "Dana, sit."
  OwnWeight called(std::string_view text, std::size_t begin, std::size_t end) const;

 private:
  using Words = std::vector<std::string_view>;  // sorted
  OwnWeight before(std::string_view text, std::size_t begin, std::size_t end) const;
  OwnWeight behind(std::string_view text, std::size_t end) const;
  std::string_view without_honorific(std::string_view rest) const;
  bool opens_clause(std::string_view left) const;
  bool is_signature(std::string_view text, std::size_t begin, std::size_t end) const;

  Words first_person_, pronouns_, apart_, there_, senders_, anywhere_, name_words_, of_others_,
      behind_, fillers_, questions_, other_questions_, greetings_, between_, that_is_me_,
      honorifics_, third_person_;
};

// The name stands alone in the first line of several: the head of a letter.
bool is_letterhead(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace expunge
