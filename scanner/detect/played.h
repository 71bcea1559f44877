// Marks of what is played in a text: *actions* and "quoted speech".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "expunge/span.h"

namespace expunge {

// Where they stand in one text, found once: a look at a name then costs no more than the logarithm
// of the text, which may hold as many names as it likes.
class PlayMarks {
 public:
  // The text must outlive the marks.
  explicit PlayMarks(std::string_view text);

  std::string_view text() const { return text_; }
  // Inside *...*: an odd number of asterisk runs before, at least one after.
  bool in_action(TextSpan span) const;
  // Inside "...", with something said or done outside of it, as speech is written in a play: it
  // opens a line or stands behind "[Tam]", behind a sentence ('i walk in. "mr dolan?"') or beside
  // an *action*.  Who quotes within a sentence tells what somebody said.
  bool in_quoted_speech(TextSpan span) const;
  // An *action* stands somewhere.
  bool holds_action() const { return asterisks_ >= 2; }
  // The round or square brackets around `span`, with both; empty if there are none.
  TextSpan brackets_around(TextSpan span) const;

 private:
  struct Quote {
    std::size_t at = 0;
    bool opens_line = false;  // or what stands beside an action, or other speech
    bool behind_sentence = false;
  };

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Bracket {
    std::size_t at = 0;
    std::size_t inside = kNone;  // the one that what stands behind it stands in
    std::size_t close = kNone;   // of an opening one
  };
  void close(std::size_t at, std::vector<std::size_t>& open);

  std::string_view text_;
  std::vector<std::size_t> runs_;  // where asterisks begin
  std::size_t asterisks_ = 0;
  std::size_t last_asterisk_ = 0;
  std::vector<Quote> quotes_;
  std::size_t said_end_ = 0;       // behind the last byte that is no quote, space or line end
  std::vector<Bracket> brackets_;  // round and square ones
};

// Appends the capitalised words that begin *actions*, in lower case: "*Amelia waves*".
void append_actors(std::string_view text, std::vector<std::string>& out);

}  // namespace expunge
