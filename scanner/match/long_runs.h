// Long runs of the characters that keys, hashes and wallet addresses are made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace expunge {

// The shortest run that tells something: few words of prose are as long.
inline constexpr std::size_t kLongRun = 16;

// [A-Za-z0-9_+/=-]
bool is_run_character(std::uint8_t byte);

// Replaces `places`: of each run of kLongRun or more such characters in a row one of the places
// from its kLongRun-th character on, ascending; of a long one perhaps several.
void find_long_runs(std::string_view text, std::vector<std::uint32_t>& places);

}  // namespace expunge
