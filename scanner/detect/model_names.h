// Names that the learned model proposes (names/model.h), as hits: rule id names/model.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/judge.h"
#include "detect/turn_memo.h"
#include "names/model.h"
#include "names/name_lists.h"

namespace expunge {

inline constexpr std::string_view kModelRule = "names/model";

// Working memory of one thread.
//
// What a person wrote is searched with the balanced operation, and so is what a program wrote where
// it plays no part.  The texts of a persona, and those of a bot in a play, are not searched: their
// names are fiction until memory says otherwise.
class ModelNames {
 public:
  explicit ModelNames(std::shared_ptr<const NameModel> model) : tagger_(std::move(model)) {}

  // Appends hits with `order`, but for names that hits tell of already: these know whose they are.
  // A name that reaches further than a hit is appended.  `judge` knows the placeholders of every
  // turn.
  // A turn that `is_same` is as it was in the last call since begin().
  void add(const Conversation& conversation, const NameLists& lists, Judge& judge,
           std::uint32_t order, const std::function<bool(std::uint32_t)>& is_same,
           std::vector<Hit>& hits);
  // Another conversation follows.
  void begin() { names_.begin(); }

 private:
  // Cuts titles and possessives away, adds what the lists say belongs to the name; false if nothing
  // is left or a brand.
  bool settle(std::string_view text, const NameLists& lists, std::size_t& begin, std::size_t& end);
  void extend_left(std::string_view text, const NameLists& lists, std::size_t& begin);
  // How sure the model must be of this name.
  double needed_score(std::string_view name, const NameLists& lists, bool cue, bool foreign);

  // The names among `hits`, by turn.
  void index_known(const std::vector<Hit>& hits);
  bool is_known(std::uint32_t turn, std::string_view text, TextSpan span) const;

  struct Known {
    std::uint32_t turn = 0;
    TextSpan span;
    std::size_t reach = 0;  // the furthest end so far in the turn
  };
  NameTagger tagger_;
  std::vector<Known> known_;  // sorted by turn and beginning
  TurnMemo<ModelName> names_;
  std::string buffer_;
};

}  // namespace expunge
