// Mail addresses given in two messages: "wren07", then "at example dot org".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "expunge/span.h"

namespace expunge {

// What a message ends with, if it may be the name of a mailbox; a sign for "at" may stand behind.
struct MailboxPart {
  ViewSpan name;
  bool has_at = false;
};
std::optional<MailboxPart> mailbox_at_end(std::string_view text);

// Where the host begins that a message starts with, part words before it.
struct HostPart {
  std::size_t begin = 0;  // at the sign itself, if it stands there
  bool has_sign = false;
  bool has_at = false;  // the sign, or a word for it
};
std::optional<HostPart> host_at_start(std::string_view text);

// Something that tells of mail.
bool tells_of_mail(std::string_view text);

}  // namespace expunge
