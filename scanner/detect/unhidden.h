// A value without its disguises.
#pragma once

#include <string>
#include <string_view>

namespace expunge {

// What the views make of `value`: "four one oh" as "410", "dana (at) x (dot) org" as "dana@x.org";
// itself where they see nothing.
std::string unhidden(std::string_view value);

}  // namespace expunge
