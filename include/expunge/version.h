// The version of this library, as the audit log states it (semantic versioning: see CHANGELOG.md).
#pragma once

#include <string_view>

namespace expunge {

inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace expunge
