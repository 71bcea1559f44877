#include "redact/marks.h"

#include <algorithm>
#include <cstddef>

#include "base/strings.h"

namespace expunge {
namespace {

constexpr std::string_view kSealedLead = ":enc:";
// Nonce of 12 bytes and tag of 16 in base64url: shorter ones are not ours.
constexpr std::size_t kMinSealedSize = 38;

bool is_name_character(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_lower_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool is_base64url(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_';
}

}  // namespace

std::string plain_mark(std::string_view name) { return "[" + std::string(name) + "]"; }

std::string numbered_mark(std::string_view name, std::uint32_t number) {
  return "[" + std::string(name) + "_" + std::to_string(number) + "]";
}

std::string hash_mark(std::string_view name, std::string_view hex) {
  return "[" + std::string(name) + ":" + std::string(hex) + "]";
}

std::string sealed_mark(std::string_view name, std::string_view sealed) {
  return "[" + std::string(name) + std::string(kSealedLead) + std::string(sealed) + "]";
}

bool is_mark(std::string_view text) {
  if (text.size() < 3 || text.front() != '[' || text.back() != ']') return false;
  const std::string_view inner = text.substr(1, text.size() - 2);
  if (inner.front() < 'A' || inner.front() > 'Z') return false;
  const std::string_view name = inner.substr(0, inner.find(':'));
  if (!std::ranges::all_of(name, is_name_character)) return false;
  if (name.size() == inner.size()) return true;
  const std::string_view rest = inner.substr(name.size() + 1);
  if (rest.size() == 16 && std::ranges::all_of(rest, is_lower_hex)) return true;
  return rest.starts_with("enc:") && rest.size() >= 4 + kMinSealedSize &&
         std::ranges::all_of(rest.substr(4), is_base64url);
}

std::string mark_name(Role role) {
  std::string name(to_string(role));
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

SealedMark find_sealed_mark(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find(kSealedLead, from); at != std::string_view::npos;
       at = text.find(kSealedLead, at + 1)) {
    std::size_t begin = at;
    while (begin > from && is_name_character(text[begin - 1])) --begin;
    if (begin == at || begin == from || text[begin - 1] != '[') continue;
    const std::size_t sealed = at + kSealedLead.size();
    std::size_t end = sealed;
    while (end < text.size() && is_base64url(text[end])) ++end;
    if (end == text.size() || text[end] != ']' || end - sealed < kMinSealedSize) continue;
    return {begin - 1, end + 1, text.substr(begin, at - begin), text.substr(sealed, end - sealed)};
  }
  return {};
}

}  // namespace expunge
