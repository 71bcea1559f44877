// Does somebody ask for fiction?  Then names that nothing else speaks for are made up.
#pragma once

#include <memory>
#include <string_view>

#include "expunge/span.h"

namespace expunge {

// Reads what a human, or who set the program up, wrote.  Immutable; shared by threads.
class FictionAsked {
 public:
  FictionAsked();
  ~FictionAsked();
  FictionAsked(const FictionAsked&) = delete;
  FictionAsked& operator=(const FictionAsked&) = delete;

  // "Write a story about two sisters", "schreib mir ein Gedicht".
  bool asks_for_story(std::string_view text) const;

  // Asks about books, films, songs, sports or history: "In the novel, why does Asya leave?"  Who
  // speaks of their own people in the same breath asks no such thing.
  bool is_about_world(std::string_view text) const;

  // A sum in words: "Sarah has 12 apples. How many are left?"  Who asks on their own account ("I
  // paid Dave 300") asks no such thing.
  bool is_sum(std::string_view text) const;

  // "A poem for Kayleigh": of whom the made-up thing is for, not whom it tells of.
  bool is_dedicated(std::string_view text, TextSpan name) const;

 private:
  struct Patterns;
  std::unique_ptr<const Patterns> patterns_;
};

}  // namespace expunge
