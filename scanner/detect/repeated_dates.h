// Birth dates that a record has told once, wherever it writes them again in another form.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "detect/conversation.h"
#include "detect/date_reader.h"
#include "detect/hit.h"
#include "detect/hit_index.h"
#include "detect/view_reading.h"

namespace expunge {

// "12/8/1938" told, "12 August 1938" written, and "12 August" too; also of one that was told in
// parts, answer by answer.  Working memory of one thread.
class RepeatedDates {
 public:
  // Appends a hit for each place.
  void find(const Conversation& conversation, const ViewReadings& readings, std::vector<Hit>& hits);

 private:
  struct Known {
    ReadDate date;
    Hit origin;
  };
  void learn(const Conversation& conversation, const ViewReadings& readings,
             const std::vector<Hit>& hits);
  // The day that `text` ends with, from `begin` on; also the other order, if either may be meant.
  void learn_date(std::string_view text, std::size_t begin, const Hit& hit);
  static void take_part(const Hit& hit, std::string_view written, ReadDate& date);
  void add(const ReadDate& date, const Hit& hit);
  void search(std::string_view text, std::uint32_t turn, std::vector<Hit>& hits);
  const Known* known(const ReadDate& date) const;

  // By day and month, in both orders where a date can be read in both.
  std::unordered_map<int, std::vector<Known>> known_;
  HitIndex standing_;  // the hits before the search
};

}  // namespace expunge
