// Small results that are files of their own.
#pragma once

#include <string>
#include <string_view>

#include "expunge/result.h"

namespace expunge {

// Whole or not at all; "-" is standard output.
Result<void> write_file(const std::string& path, std::string_view bytes);

}  // namespace expunge
