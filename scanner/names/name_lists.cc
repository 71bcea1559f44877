#include "names/name_lists.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "names/words.h"

// Defined by the object that cmake/ExpungeEmbed.cmake makes of the table; absent from programs that
// do not link it.
extern "C" {
[[gnu::weak]] extern const char expunge_names_blob_bytes[];
[[gnu::weak]] extern const char expunge_names_blob_bytes_end[];
}

namespace expunge {
namespace {

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

constexpr std::size_t kLongestEntry = 0xFFFF;

// Entries in the order of the lists, each once.
class Entries {
 public:
  void add_list(std::string_view bytes, NameFlags listed, NameFlags common) {
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
      if (line.size() <= kLongestEntry) add(line, flags);
    }
  }

  void add_cues(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::string_view line = take_line(bytes);
      const std::size_t tab = line.find('\t');
      if (tab == std::string_view::npos || tab > kLongestEntry) continue;
      NameFlags flags = 0;
      for (const char letter : line.substr(tab + 1)) flags |= cue_flag(letter);
      add(line.substr(0, tab), flags);
    }
  }

  const std::vector<std::pair<std::string_view, NameFlags>>& all() const { return entries_; }

 private:
  void add(std::string_view word, NameFlags flags) {
    const auto [at, is_new] = numbers_.try_emplace(word, entries_.size());
    if (is_new) entries_.emplace_back(word, 0);
    entries_[at->second].second |= flags;
  }

  std::vector<std::pair<std::string_view, NameFlags>> entries_;
  std::unordered_map<std::string_view, std::size_t> numbers_;
};

bool is_given(NameFlags flags) {
  if ((flags & kFirstName) == 0 || (flags & kFunctionWord) != 0) return false;
  return (flags & kWord) == 0 || (flags & kWordlikeName) != 0;
}

bool is_common(std::string_view word, NameFlags flags) {
  return (flags & (kWord | kFunctionWord)) != 0 && word.size() <= NameTable::kCommonBytes &&
         std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// What NameLists::common() says of a common word.
NameFlags common_flags(std::string_view word, NameFlags flags) {
  constexpr NameFlags kNames = kFirstName | kSurname | kWordlikeName;
  if (is_name_particle(word)) return flags | kParticle;
  return (flags & kNames) == 0 ? flags | kDullWord : flags;
}

}  // namespace

std::vector<std::uint64_t> make_name_table(const NameListFiles& files) {
  Entries entries;
  entries.add_list(files.first_names, kFirstName, kCommonFirstName);
  entries.add_list(files.surnames, kSurname, kCommonSurname);
  entries.add_list(files.words, kWord, 0);
  entries.add_list(files.function_words, kFunctionWord, 0);
  entries.add_list(files.public_figures, kPublicName, 0);
  entries.add_cues(files.cues);
  std::vector<std::string_view> given;
  std::vector<std::pair<std::string_view, NameFlags>> common;
  for (const auto& [word, flags] : entries.all()) {
    if (is_given(flags)) given.push_back(word);
    if (is_common(word, flags)) common.emplace_back(word, common_flags(word, flags));
  }
  return NameTable::build(entries.all(), given, common);
}

NameLists NameLists::load(const NameListFiles& files) {
  NameLists lists;
  lists.own_bytes_ = std::make_shared<const std::vector<std::uint64_t>>(make_name_table(files));
  const std::vector<std::uint64_t>& bytes = *lists.own_bytes_;
  lists.table_ = NameTable(
      {reinterpret_cast<const char*>(bytes.data()), bytes.size() * sizeof(std::uint64_t)});
  return lists;
}

std::optional<NameLists> NameLists::linked() {
  if (expunge_names_blob_bytes == nullptr) return std::nullopt;
  NameLists lists;
  lists.table_ =
      NameTable({expunge_names_blob_bytes, static_cast<std::size_t>(expunge_names_blob_bytes_end -
                                                                    expunge_names_blob_bytes)});
  if (lists.size() == 0) return std::nullopt;
  return lists;
}

}  // namespace expunge
