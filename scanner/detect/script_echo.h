// A name that a bot takes up in another script than the human wrote it in: "ana 7azem", and the bot
// answers in Arabic letters.
#pragma once

#include <cstdint>
#include <vector>

#include "detect/conversation.h"
#include "detect/far_echo.h"
#include "names/name_lists.h"

namespace expunge {

// Appends the words of the human's `turn` in Latin letters that sound like one of another script in
// `bot_turn`, where a list has one of the two for a given name.  Texts of the bot without other
// scripts cost a look at their bytes.
void find_script_echoes(const Conversation& conversation, std::uint32_t bot_turn,
                        std::uint32_t turn, const NameLists& lists, std::vector<EchoedName>& out);

}  // namespace expunge
