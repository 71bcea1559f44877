// How often bytes stand in chat, as far as choosing needs to know.
#pragma once

#include <array>

namespace expunge {

// Shares of the bytes of English chat.  Only speed depends on them.
const std::array<double, 256>& byte_shares();

}  // namespace expunge
