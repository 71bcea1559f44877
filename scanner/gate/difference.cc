#include "gate/difference.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace expunge {
namespace {

// Values and digests are hex of one length, so nothing runs together.
std::string exact_key(const FindingKey& key) { return key.value + key.record + key.pointer; }
std::string loose_key(const FindingKey& key) {
  return key.value + key.text + without_positions(key.pointer);
}

// Findings by a key, taken one by one in order.
class Stock {
 public:
  void add(std::string key, std::size_t index) { piles_[std::move(key)].indices.push_back(index); }

  std::optional<std::size_t> take(const std::string& key) {
    const auto at = piles_.find(key);
    if (at == piles_.end() || at->second.taken == at->second.indices.size()) return std::nullopt;
    return at->second.indices[at->second.taken++];
  }

 private:
  struct Pile {
    std::vector<std::size_t> indices;
    std::size_t taken = 0;
  };
  std::unordered_map<std::string, Pile> piles_;
};

}  // namespace

std::string without_positions(std::string_view pointer) {
  std::string out;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    const std::string_view token = pointer.substr(at + 1, end - at - 1);
    const bool position =
        !token.empty() && token.find_first_not_of("0123456789") == std::string_view::npos;
    out += '/';
    out += position ? std::string_view("*") : token;
    at = end;
  }
  return out;
}

std::vector<std::optional<std::size_t>> match_findings(std::span<const FindingKey> before,
                                                       std::span<const FindingKey> now) {
  std::vector<std::optional<std::size_t>> out(now.size());
  std::vector<bool> taken(before.size());
  Stock exact;
  for (std::size_t i = 0; i < before.size(); ++i) exact.add(exact_key(before[i]), i);
  for (std::size_t i = 0; i < now.size(); ++i) {
    out[i] = exact.take(exact_key(now[i]));
    if (out[i]) taken[*out[i]] = true;
  }
  Stock loose;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!taken[i]) loose.add(loose_key(before[i]), i);
  }
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (!out[i]) out[i] = loose.take(loose_key(now[i]));
  }
  return out;
}

}  // namespace expunge
