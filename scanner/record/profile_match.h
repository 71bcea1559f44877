// Which profile fits the first records.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rulebook/profile.h"

namespace expunge {

// The profile of the highest priority that `fits` accepts, the first of equals; null if none.
template <class Fits>
const Profile* best_profile(const ProfileSet& profiles, Fits&& fits) {
  const Profile* best = nullptr;
  for (const Profile& profile : profiles.profiles()) {
    if ((best == nullptr || profile.priority > best->priority) && fits(profile)) best = &profile;
  }
  return best;
}

// By when_keys and when_not_keys on most of the records; the last record may be cut off.  Pointers
// of a profile with `records` may be told from the document or from a record in its array.
const Profile* json_profile(const ProfileSet& profiles,
                            const std::vector<std::string_view>& records);

bool most_lines_match(const std::vector<std::string_view>& lines, const std::string& pattern);

// "bot_id and conversation": what told the profile, for the user.
std::string list_keys(const Profile& profile);

}  // namespace expunge
