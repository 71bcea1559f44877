#include "redact/surrogate_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "base/strings.h"
#include "base/utf8.h"
#include "rulebook/embedded.h"

namespace expunge {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Script::kCount)> kSections = {
    "latin",      "cyrillic", "greek", "arabic", "hebrew",
    "devanagari", "han",      "kana",  "hangul", "thai"};

struct InventedNames {
  using Lists = std::array<std::vector<std::string_view>, static_cast<std::size_t>(Script::kCount)>;
  Lists names;
  Lists initials;
};

InventedNames read_invented_names(std::string_view list) {
  InventedNames out;
  std::vector<std::string_view>* section = nullptr;
  for (std::string_view line : split(list, '\n')) {
    line = trim(line);
    if (line.empty() || line.front() == '#') continue;
    if (line.front() != '[') {
      if (section != nullptr) section->push_back(line);
      continue;
    }
    section = nullptr;
    for (std::size_t i = 0; i < kSections.size(); ++i) {
      if (line.substr(1, line.size() - 2) == kSections[i]) section = &out.names[i];
    }
  }
  for (std::size_t i = 0; i < kSections.size(); ++i) {
    for (const std::string_view name : out.names[i]) {
      const std::string_view initial =
          name.substr(0, utf8_length(static_cast<unsigned char>(name.front())));
      auto& initials = out.initials[i];
      if (std::ranges::find(initials, initial) == initials.end()) initials.push_back(initial);
    }
  }
  return out;
}

const InventedNames& built_in_names() {
  static const InventedNames names =
      read_invented_names(embedded_file("lists/surrogate-names.txt"));
  return names;
}

const std::vector<std::string_view>& of_script_or_latin(const InventedNames::Lists& lists,
                                                        Script script) {
  const auto& of_script = lists[static_cast<std::size_t>(script)];
  return of_script.empty() ? lists[static_cast<std::size_t>(Script::kLatin)] : of_script;
}

bool joins_name(std::string_view name, std::size_t at, char32_t c) {
  if (is_maskable(c)) return true;
  // An apostrophe between letters belongs to the word: O'Neil.
  if (c != '\'' && c != 0x2019) return false;
  std::size_t next = at;
  return next < name.size() && is_maskable(next_code_point(name, next));
}

// "t-h-a-n-d-i": three words or more, each one character.
bool is_spelled(const CutName& parts) {
  if (parts.words.size() < 3) return false;
  for (const std::string_view word : parts.words) {
    if (word.size() != utf8_length(static_cast<unsigned char>(word.front()))) return false;
  }
  return true;
}

}  // namespace

const std::vector<std::string_view>& invented_names(Script script) {
  return of_script_or_latin(built_in_names().names, script);
}

const std::vector<std::string_view>& invented_initials(Script script) {
  return of_script_or_latin(built_in_names().initials, script);
}

CutName cut_name(std::string_view name) {
  CutName parts;
  std::size_t separator = 0;  // where the current separator began
  std::optional<std::size_t> word;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(name, at);
    const bool inside = word ? joins_name(name, at, c) : is_maskable(c);
    if (inside && !word) {
      parts.separators.push_back(name.substr(separator, begin - separator));
      word = begin;
    } else if (!inside && word) {
      parts.words.push_back(name.substr(*word, begin - *word));
      separator = begin;
      word.reset();
    }
  }
  if (word) {
    parts.words.push_back(name.substr(*word));
    separator = name.size();
  }
  parts.separators.push_back(name.substr(separator));
  if (is_spelled(parts)) return CutName{{name}, {"", ""}};
  return parts;
}

std::string with_case_of(std::string_view like, std::string_view name) {
  std::size_t letters = 0;
  std::size_t capitals = 0;
  bool first_capital = false;
  for (std::size_t at = 0; at < like.size();) {
    const char32_t c = next_code_point(like, at);
    if (!is_letter_character(c)) continue;
    if (letters == 0) first_capital = is_capital(c);
    ++letters;
    capitals += is_capital(c) ? 1 : 0;
  }
  const bool all = letters > 1 && capitals == letters;
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const bool first = at == 0;
    const char32_t c = next_code_point(name, at);
    append_utf8(all || (first && first_capital) ? to_capital(c) : c, out);
  }
  return out;
}

}  // namespace expunge
