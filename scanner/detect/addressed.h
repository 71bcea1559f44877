// Who is meant, at the start of a line, as people write on IRC: "otter: try again", "otter, hi".
#pragma once

#include <string_view>
#include <vector>

#include "expunge/span.h"
#include "names/name_lists.h"

namespace expunge {

// Replaces `out` with the nicks (RFC 2812 section 2.3.1) that begin the lines of `text`, also
// "<otter> said".  Words of a language are none, but before a colon only function words are.
void find_addressed(std::string_view text, const NameLists& names, std::vector<TextSpan>& out);

}  // namespace expunge
