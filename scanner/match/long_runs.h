// Long runs of the characters that keys, hashes and wallet addresses are made of.
#pragma once

#include <cstddef>
#include <cstdint>

#include "text/byte_masks.h"

namespace expunge {

// The shortest run that tells something: few words of prose are as long.
inline constexpr std::size_t kLongRun = 16;

// [A-Za-z0-9_+/=-]
bool is_run_character(std::uint8_t byte);

// Whether kLongRun such characters stand in a row.
bool has_long_run(const MaskedText& text);

}  // namespace expunge
