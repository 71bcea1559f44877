#include "detect/other_script.h"

#include <algorithm>

#include "base/utf8.h"
#include "names/letters.h"
#include "names/sound.h"

namespace expunge {
namespace {

constexpr std::size_t kShortestSound = 3;  // consonants, the mark of a vowel among them
constexpr double kScore = 0.7;

bool is_latin(char32_t c) { return c < 0x250; }

bool in_word(char32_t c) { return is_letter(c) || c == 0x200C || c == 0x200D; }

// "7azem": a digit stands for a letter.
bool begins_latin(std::string_view text, std::size_t at) {
  const char c = text[at];
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '7' || c == '3' || c == '9';
}

// "wa-Sukayna": the Arabic "and" is written together with the name, and has no sound here.
std::size_t begin_without_and(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kWaw = "\xD9\x88";
  constexpr std::size_t kShortestRest = 3;  // letters
  const std::string_view word = text.substr(begin, end - begin);
  const bool joined = word.starts_with(kWaw) && count_code_points(word) > kShortestRest;
  return joined ? begin + kWaw.size() : begin;
}

}  // namespace

bool may_hold_other_script(const MaskedText& masked) {
  // The first bytes of Cyrillic to Arabic, of India, of Georgian and Ethiopic.
  const auto leads = [](ByteBlock b) {
    return b.in_range(0xD0, 0xDB) | b.equal_to(0xE0) | b.equal_to(0xE1);
  };
  const std::string_view text = masked.text();
  MaskBuffer buffer;
  ByteMasks own;
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    if (masked.masks(base, own).wide == 0) continue;
    if (mask_of(masked_bytes(text, base, buffer), leads) != 0) return true;
  }
  return false;
}

void OtherScriptNames::add(std::string_view name, const Hit& hit) {
  const char32_t first = code_point_at(name, 0);
  if (!is_latin(first) && !has_sound(first)) return;
  std::string sound = sound_of(name);
  if (sound.size() < kShortestSound) return;
  names_.push_back({std::move(sound), is_latin(first), hit});
}

void OtherScriptNames::prepare() {
  std::ranges::stable_sort(names_, {}, &Name::sound);
  latin_ = std::ranges::any_of(names_, &Name::latin);
  other_ = std::ranges::any_of(names_, [](const Name& name) { return !name.latin; });
}

void OtherScriptNames::search(const MaskedText& masked, std::uint32_t turn, const NameLists& lists,
                              std::vector<Hit>& hits) const {
  const std::string_view text = masked.text();
  if (!other_ && !may_hold_other_script(masked)) return;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const bool latin = begins_latin(text, at);
    if (byte < 0x80 && !(latin && other_)) {
      ++at;
      continue;
    }
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (!(latin && other_) && !(latin_ && has_sound(c))) {
      at = next;
      continue;
    }
    const std::size_t begin = at;
    at = next;
    while (at < text.size()) {
      next = at;
      const char32_t inner = next_code_point(text, next);
      const bool digit = latin && (inner == '7' || inner == '3' || inner == '9' || inner == '5');
      if (!in_word(inner) && !digit) break;
      at = next;
    }
    const std::string_view word = text.substr(begin, at - begin);
    if (!latin && is_latin(code_point_before(text, begin)) &&
        is_letter(code_point_before(text, begin))) {
      continue;
    }
    const std::string sound = sound_of(word);
    if (sound.size() < kShortestSound) continue;
    const auto known = std::ranges::lower_bound(names_, sound, {}, &Name::sound);
    const auto same = std::find_if(known, names_.end(), [&](const Name& name) {
      return name.sound != sound || name.latin != latin;
    });
    if (same == names_.end() || same->sound != sound) continue;
    const NameFlags flags = lists.flags(lower(word));
    if ((flags & (kFunctionWord | kWord | kCueFlags)) != 0) continue;
    hits.push_back(
        said_again(same->origin, turn, {begin_without_and(text, begin, at), at}, kScore));
  }
}

}  // namespace expunge
