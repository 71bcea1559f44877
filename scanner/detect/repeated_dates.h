// Birth dates that a record has told once, wherever it writes them again in another form.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "detect/conversation.h"
#include "detect/date_reader.h"
#include "detect/hit.h"
#include "detect/hit_index.h"

namespace expunge {

// "12/8/1938" told, "12 August 1938" written, and "12 August" too; also of one that was told in
// parts, answer by answer.  Working memory of one thread.
class RepeatedDates {
 public:
  // Appends a hit for each place.
  void find(const Conversation& conversation, std::vector<Hit>& hits);

 private:
  struct Known {
    ReadDate date;
    Hit origin;
  };
  void learn(const Conversation& conversation, const std::vector<Hit>& hits);
  static void take_part(const Hit& hit, std::string_view written, ReadDate& date);
  void add(const ReadDate& date, const Hit& hit);
  void search(std::string_view text, std::uint32_t turn, std::vector<Hit>& hits);
  const Known* known(const ReadDate& date) const;

  // By day and month, in both orders where a date can be read in both.
  std::unordered_map<int, std::vector<Known>> known_;
  HitIndex standing_;  // the hits before the search
};

}  // namespace expunge
