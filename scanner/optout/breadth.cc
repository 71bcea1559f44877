#include "optout/breadth.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "detect/builtin_names.h"
#include "names/letters.h"
#include "names/name_lists.h"
#include "optout/words.h"

namespace expunge {
namespace {

using std::string_view_literals::operator""sv;

const NameLists& lists() {
  static const NameLists loaded = builtin_names();
  return loaded;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

// Words that are said all the time, and are nobody's name.
bool is_plain_word(const std::string& word) {
  const NameFlags flags = lists().flags(word);
  if ((flags & kFunctionWord) != 0) return true;
  return (flags & kWord) != 0 && (flags & (kFirstName | kSurname)) == 0;
}

// Places whose values are shared by many records, whatever they are.
constexpr std::array kSharedPlaces = {
    "category"sv, "country"sv, "gender"sv, "is_human"sv, "label"sv,  "lang"sv,
    "language"sv, "locale"sv,  "model"sv,  "role"sv,     "sex"sv,    "split"sv,
    "state"sv,    "status"sv,  "toxic"sv,  "type"sv,     "version"sv};

bool is_common_value(std::string_view place, std::string_view value) {
  const std::string key = ascii_lower(place.substr(place.rfind('/') + 1));
  if (std::ranges::find(kSharedPlaces, key) != kSharedPlaces.end()) return true;
  const std::vector<std::string> words = spelled_words(value);
  return words.empty() || std::ranges::all_of(words, is_plain_word);
}

}  // namespace

std::string name_breadth(const NameEntry& entry) {
  const std::vector<std::string> words = spelled_words(entry.name);
  if (words.empty()) return "holds no letters";
  if (words.size() == 1) {
    return "is one word and would remove everybody of that name; give the full name";
  }
  std::size_t letters = 0;
  for (const std::string& word : words) letters += count_code_points(word);
  const bool unspaced = [&] {
    std::size_t at = 0;
    return is_unspaced(next_code_point(words.front(), at));
  }();
  if (unspaced) return {};
  const auto longest = std::ranges::max(words, {}, [](const auto& w) { return w.size(); });
  if (count_code_points(longest) < 2 || letters < 4) {
    return "is initials only and would remove many people; give the full name";
  }
  if (std::ranges::all_of(words, is_plain_word)) {
    return "is made of everyday words and would remove ordinary text; give the full name";
  }
  if ((lists().flags(joined(words)) & kPublicName) != 0) {
    return "is also the name of a public figure or a well-known character, all mentions of whom it "
           "would remove";
  }
  return {};
}

std::string handle_breadth(const HandleEntry& entry) {
  constexpr std::size_t kLeast = 3;
  std::string name = ascii_lower(trim(entry.name));
  while (name.starts_with('@')) name.erase(0, 1);
  if (count_code_points(name) < kLeast) return "is shorter than three characters";
  if (std::ranges::any_of(name, [](char c) { return c == ' ' || c == '\t'; })) {
    return "holds a space; a name that people say goes under names";
  }
  if (spelled_words(name).empty()) return "holds no letters";
  return {};
}

std::string string_breadth(std::string_view text) {
  constexpr std::size_t kLeast = 8;
  constexpr std::size_t kMostWords = 32;
  const std::vector<std::string> words = spelled_words(text);
  std::size_t letters = 0;
  bool unspaced = false;
  for (const std::string& word : words) {
    std::size_t at = 0;
    unspaced = unspaced || is_unspaced(next_code_point(word, at));
    letters += count_code_points(word);
  }
  if (letters < (unspaced ? kLeast / 2 : kLeast)) {
    return "has fewer than eight letters and digits; give more of it";
  }
  if (words.size() > kMostWords) return "has more than 32 words; give the part that tells";
  if (std::ranges::all_of(words, is_plain_word)) {
    return "is made of everyday words and would remove ordinary text";
  }
  return {};
}

std::string record_breadth(const RecordEntry& entry) {
  constexpr std::size_t kLeast = 4;
  bool any_long = false;
  for (const RecordEntry::Condition& condition : entry.conditions) {
    const std::string_view value = trim(condition.value);
    if (value.size() < kLeast) continue;
    any_long = true;
    if (!is_common_value(condition.place, value)) return {};
  }
  return any_long ? "is what many records say; give an id, or what only this person's records hold"
                  : "has no value of four characters or more: many records have such values";
}

bool is_distinct_handle(std::string_view name) {
  constexpr std::size_t kLeast = 6;
  if (count_code_points(name) < kLeast) return false;
  const bool has_sign = std::ranges::any_of(
      name, [](char c) { return (c >= '0' && c <= '9') || c == '_' || c == '#'; });
  if (has_sign) return true;
  const std::vector<std::string> words = spelled_words(name);
  // "green-tea", "dana": said by chance.
  return std::ranges::none_of(words,
                              [](const std::string& word) { return lists().flags(word) != 0; });
}

}  // namespace expunge
