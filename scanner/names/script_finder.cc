#include "names/script_finder.h"

#include "names/script_pass.h"
#include "text/byte_masks.h"

namespace expunge {
namespace {

struct Scripts {
  bool han = false;
  bool kana = false;
  bool hangul = false;
  bool thai = false;
  bool spaced = false;
  bool mekong = false;
};

// The first bytes of Hebrew to Arabic (D6 to DB, E0), of India and Thai (E0), of Burmese, Georgian,
// Ethiopic and Khmer (E1; and a second one below A0, which Vietnamese has not), and from kana to
// Hangul (E3 to ED).
bool may_hold_any(const MaskedText& masked) {
  const auto leads = [](ByteBlock b) {
    return b.in_range(0xD6, 0xDB) | b.equal_to(0xE0) | b.in_range(0xE3, 0xED);
  };
  const std::string_view text = masked.text();
  MaskBuffer buffer;
  ByteMasks own;
  for (std::size_t base = 0; base < text.size(); base += kMaskBytes) {
    if (masked.masks(base, own).wide == 0) continue;
    const char* bytes = masked_bytes(text, base, buffer);
    if (mask_of(bytes, leads) != 0) return true;
    std::uint64_t first = mask_of(bytes, [](ByteBlock b) { return b.equal_to(0xE1); });
    while (first != 0) {
      const std::size_t at = base + take_lowest(first);
      if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
    }
  }
  return false;
}

Scripts scripts_of(std::string_view text) {
  Scripts out;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0xD6) {
      ++at;
      continue;
    }
    const char32_t c = next_code_point(text, at);
    out.han |= is_han(c);
    out.kana |= is_hiragana(c) || is_katakana(c);
    out.hangul |= is_hangul(c);
    out.thai |= is_thai(c);
    out.spaced |= is_spaced_script(c);
    out.mekong |= is_mekong_script(c);
  }
  return out;
}

}  // namespace

void ScriptNameFinder::find(const MaskedText& masked, bool human, const NameLists& lists,
                            const ScriptLists& scripts, std::vector<FoundName>& out) {
  if (!may_hold_any(masked)) return;
  const std::string_view text = masked.text();
  const Scripts held = scripts_of(text);
  const ScriptPass pass{text, human, lists, scripts, buffer_, out};
  if (held.han && !held.kana) find_chinese_names(pass);
  if (held.kana || held.han) find_japanese_names(pass, held.kana);
  if (held.hangul) find_korean_names(pass);
  if (held.thai) find_thai_names(pass);
  if (held.spaced) find_spaced_names(pass);
  if (held.mekong) find_mekong_names(pass);
}

}  // namespace expunge
