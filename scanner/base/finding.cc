#include "expunge/finding.h"

#include <array>

namespace expunge {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 9> kRoleNames = {"human",        "bot",       "persona",
                                                        "persona_name", "system",    "metadata",
                                                        "identifier",   "timestamp", "label"};
static_assert(static_cast<std::size_t>(Role::kLabel) + 1 == kRoleNames.size());

constexpr std::array<std::string_view, 5> kOwnerNames = {"self", "other", "persona", "public",
                                                         "unknown"};
static_assert(static_cast<std::size_t>(Owner::kUnknown) + 1 == kOwnerNames.size());

template <class Enum, std::size_t kSize>
std::optional<Enum> find_name(const std::array<std::string_view, kSize>& names,
                              std::string_view name) {
  for (std::size_t i = 0; i < kSize; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Role role) { return kRoleNames[static_cast<std::size_t>(role)]; }

std::string_view to_string(Owner owner) { return kOwnerNames[static_cast<std::size_t>(owner)]; }

std::optional<Role> role_from_string(std::string_view name) {
  return find_name<Role>(kRoleNames, name);
}

std::optional<Owner> owner_from_string(std::string_view name) {
  return find_name<Owner>(kOwnerNames, name);
}

}  // namespace expunge
