#include "names/worlds.h"

#include <algorithm>

namespace expunge {
namespace {

std::string_view take(std::string_view& left, char end) {
  const std::size_t at = std::min(left.find(end), left.size());
  std::string_view part = left.substr(0, at);
  left.remove_prefix(std::min(at + 1, left.size()));
  while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
  while (!part.empty() && (part.back() == ' ' || part.back() == '\r')) part.remove_suffix(1);
  return part;
}

// In the order of the bytes; zeros behind a short name.
std::uint64_t first_bytes(std::string_view name) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < sizeof key; ++i) {
    key = key << 8 | (i < name.size() ? static_cast<unsigned char>(name[i]) : 0U);
  }
  return key;
}

}  // namespace

Worlds Worlds::load(std::string_view bytes) {
  // Sorted at each start: eight bytes at once tell most names apart.
  struct Keyed {
    std::uint64_t key = 0;
    Member member;
    bool operator<(const Keyed& other) const {
      return key != other.key ? key < other.key : member < other.member;
    }
  };
  std::vector<Keyed> found;
  for (std::uint32_t world = 0; !bytes.empty(); ++world) {
    std::string_view line = take(bytes, '\n');
    if (line.empty() || line.front() == '#') continue;
    while (!line.empty()) {
      const std::string_view name = take(line, ',');
      if (!name.empty()) found.push_back({first_bytes(name), {name, world}});
    }
  }
  std::sort(found.begin(), found.end());
  Worlds worlds;
  worlds.members_.reserve(found.size());
  for (const Keyed& one : found) worlds.members_.push_back(one.member);
  return worlds;
}

bool Worlds::knows(std::string_view lowered) const {
  const auto at = std::lower_bound(members_.begin(), members_.end(), Member{lowered, 0});
  return at != members_.end() && at->first == lowered;
}

void Worlds::add_active(const std::vector<std::string>& words, const NameLists& lists,
                        std::vector<std::string>& out) const {
  constexpr int kRare = 2;
  constexpr int kEnough = 4;
  constexpr int kEnoughCommon = 6;  // a class of a school has an Abigail, a Leah and an Alex too
  struct Seen {
    std::uint32_t world;
    int weight;
    const std::string* word;
  };
  std::vector<Seen> seen;
  for (const std::string& word : words) {
    auto at = std::lower_bound(members_.begin(), members_.end(), Member{word, 0});
    if (at == members_.end() || at->first != word) continue;
    const int weight = (lists.flags(word) & kCommonFirstName) != 0 ? 1 : kRare;
    for (std::uint32_t last = static_cast<std::uint32_t>(-1);
         at != members_.end() && at->first == word; ++at) {
      if (at->second != last) seen.push_back({at->second, weight, &word});
      last = at->second;
    }
  }
  for (const Seen& one : seen) {
    int weight = 0;
    bool rare = false;
    for (const Seen& other : seen) {
      if (other.world != one.world) continue;
      weight += other.weight;
      rare = rare || other.weight == kRare;
    }
    if (weight >= (rare ? kEnough : kEnoughCommon)) out.push_back(*one.word);
  }
}

}  // namespace expunge
