#include "names/name_lists.h"

#include <algorithm>
#include <bit>

#include "names/words.h"

namespace expunge {
namespace {

// FNV-1a, 64 bits: short keys, no secret needed.
std::uint64_t hash_word(std::string_view word) {
  std::uint64_t h = 14695981039346656037ULL;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return h ^ (h >> 32);
}

std::size_t count_lines(std::string_view bytes) {
  return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
}

std::string_view take_line(std::string_view& bytes) {
  const std::size_t end = std::min(bytes.find('\n'), bytes.size());
  std::string_view line = bytes.substr(0, end);
  bytes.remove_prefix(std::min(end + 1, bytes.size()));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

NameFlags cue_flag(char letter) {
  switch (letter) {
    case 'k':
      return kKinWord;
    case 't':
      return kTitleWord;
    case 'h':
      return kHonorific;
    case 'l':
      return kLinkWord;
    case 'v':
      return kTakesPerson;
    case 'c':
      return kCultureWord;
    case 'n':
      return kNameWord;
    case 's':
      return kSelfWord;
    case 'p':
      return kPersonVerb;
    case 'o':
      return kBelonging;
    case 'e':
      return kEponymWord;
    case 'w':
      return kMeetsPerson;
    case 'x':
      return kForeignWord;
    case 'r':
      return kRoleWord;
    case 'm':
      return kOwnerWord;
    default:
      return 0;
  }
}

}  // namespace

NameLists NameLists::load(std::string_view first_names, std::string_view surnames,
                          std::string_view words, std::string_view function_words,
                          std::string_view public_figures, std::string_view cues) {
  NameLists lists;
  const std::size_t entries = count_lines(first_names) + count_lines(surnames) +
                              count_lines(words) + count_lines(function_words) +
                              count_lines(public_figures) + count_lines(cues);
  lists.slots_.resize(std::bit_ceil(entries * 2));
  lists.add_list(first_names, kFirstName, kCommonFirstName);
  lists.add_list(surnames, kSurname, kCommonSurname);
  lists.add_list(words, kWord, 0);
  lists.add_list(function_words, kFunctionWord, 0);
  lists.add_list(public_figures, kPublicName, 0);
  lists.add_cues(cues);
  lists.index_given();
  lists.index_dull();
  return lists;
}

void NameLists::index_given() {
  given_.assign(std::size_t{1} << (kGivenBits - 6), 0);
  for (const Slot& slot : slots_) {
    if ((slot.flags & kFirstName) == 0 || (slot.flags & kFunctionWord) != 0) continue;
    if ((slot.flags & kWord) != 0 && (slot.flags & kWordlikeName) == 0) continue;
    const std::uint64_t hash = given_hash({slot.data, slot.length}, 0, slot.length);
    for (const std::size_t bit : {first_bit(hash), second_bit(hash)}) {
      given_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
    }
  }
}

void NameLists::index_dull() {
  const auto is_dull_slot = [](const Slot& slot) {
    constexpr NameFlags kNames = kFirstName | kSurname | kWordlikeName;
    return (slot.flags & (kWord | kFunctionWord)) != 0 && (slot.flags & kNames) == 0 &&
           slot.length <= kDullBytes && !is_name_particle({slot.data, slot.length}) &&
           std::all_of(slot.data, slot.data + slot.length,
                       [](char c) { return c >= 'a' && c <= 'z'; });
  };
  const auto count = std::count_if(slots_.begin(), slots_.end(), is_dull_slot);
  dull_.assign(std::bit_ceil(2 * static_cast<std::size_t>(count) + 2), 0);
  for (const Slot& slot : slots_) {
    if (!is_dull_slot(slot)) continue;
    const std::uint64_t key = dull_key({slot.data, slot.length}, 0, slot.length);
    std::size_t at = dull_place(key);
    while (dull_[at] != 0) at = (at + 1) & (dull_.size() - 1);
    dull_[at] = key;
  }
}

void NameLists::add_cues(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view line = take_line(bytes);
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos || tab > 0xFFFF) continue;
    NameFlags flags = 0;
    for (const char letter : line.substr(tab + 1)) flags |= cue_flag(letter);
    insert(line.substr(0, tab), flags);
  }
}

void NameLists::add_list(std::string_view bytes, NameFlags listed, NameFlags common) {
  while (!bytes.empty()) {
    std::string_view line = take_line(bytes);
    if (line.empty() || line.front() == '#') continue;
    NameFlags flags = listed;
    if (const std::size_t tab = line.find('\t'); tab != std::string_view::npos) {
      const std::string_view kind = line.substr(tab + 1);
      if (kind == "a" || kind == "c") flags |= common;
      if (kind == "c") flags |= kWordlikeName;
      if (kind == "d") flags |= kUntriedName;
      if (kind == "e") flags |= kTriedName;
      line = line.substr(0, tab);
    }
    if (line.size() <= 0xFFFF) insert(line, flags);
  }
}

void NameLists::insert(std::string_view word, NameFlags flags) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_word(word) & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.data == nullptr) {
      slot = {word.data(), static_cast<std::uint32_t>(word.size()), flags};
      ++size_;
      return;
    }
    if (std::string_view(slot.data, slot.length) == word) {
      slot.flags |= flags;
      return;
    }
  }
}

NameFlags NameLists::flags(std::string_view lowered) const {
  if (slots_.empty() || lowered.empty()) return 0;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_word(lowered) & mask;; at = (at + 1) & mask) {
    const Slot& slot = slots_[at];
    if (slot.data == nullptr) return 0;
    if (std::string_view(slot.data, slot.length) == lowered) return slot.flags;
  }
}

}  // namespace expunge
