// Numbers that a record has shown once, wherever it writes them again in another spelling.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"
#include "detect/hit_index.h"

namespace expunge {

// "+353 20 910 0142" told, "020 9100142" written: equal digits, for telephones but for the codes of
// country and trunk.  Working memory of one thread.
class Repeats {
 public:
  // Appends a hit for each place.
  void find(const Conversation& conversation, std::vector<Hit>& hits);

 private:
  struct Known {
    std::string digits;
    bool phone = false;
    Hit origin;
  };
  struct Group {
    std::size_t begin;  // of its digits in the text
    std::size_t end;
    std::size_t first;  // of its digits in digits_
    std::size_t last;
  };
  void learn(const Conversation& conversation, const std::vector<Hit>& hits);
  void search(std::string_view text, std::uint32_t turn, std::vector<Hit>& hits);
  void search_run(std::string_view text, std::uint32_t turn, std::vector<Hit>& hits);
  const std::vector<std::size_t>& ending_like(std::string_view digits) const;
  bool same_is_known(const Known& entry) const;
  const Known* known(std::string_view digits) const;

  std::vector<Known> known_;
  // By the last digits, which equal numbers share: places in known_, ascending.
  std::unordered_map<std::string, std::vector<std::size_t>> by_end_;
  HitIndex standing_;          // the hits before the search
  std::vector<Group> groups_;  // of the run at hand
  std::string digits_;
};

}  // namespace expunge
