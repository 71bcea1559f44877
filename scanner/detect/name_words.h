// The words of names, and sorted lists of such words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "detect/conversation.h"
#include "detect/hit.h"

namespace expunge {

// The words of a name that can stand for it alone: lower case, without initials and particles.
void name_parts(std::string_view name, std::vector<std::string>& out);

void sort_unique(std::vector<std::string>& words);

// `name` has parts, and all of them (its first) are among these words.
bool holds_all(const std::vector<std::string>& sorted, std::string_view name);
bool begins_with_any(const std::vector<std::string>& sorted, std::string_view name);

// Where `text` first holds the word by itself, in small letters or with a capital.
std::optional<TextSpan> place_of_word(std::string_view text, std::string_view lowered);

std::string_view text_of(const Conversation& conversation, const Hit& hit);

}  // namespace expunge
