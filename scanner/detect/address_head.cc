// What stands before the number of a house and belongs to its address: flats, buildings, "No".
#include <re2/re2.h>

#include <string_view>

#include "detect/address_tail.h"
#include "detect/value_text.h"

namespace expunge {
namespace {

constexpr std::size_t kLongestPart = 44;
constexpr int kMostParts = 3;

constexpr char kUnit[] =
    "(?i:flat|apt|apartment|unit|suite|room|house|villa|shop|block|blk|tower|bldg|building|plot|"
    "lot)"
    "(?i: ?no)?\\.? ?#?[0-9A-Za-z/-]{1,5}";
constexpr char kBuilding[] =
    "(?:The )?(?:[A-Z][A-Za-z']{1,14} ){1,3}(?:House|Cottage|Lodge|Farm|Hall|Mansions|Court|Barn|"
    "Villa|Villas|Forge|Mill|Vicarage|Rectory|Manor|Grange|Chapel|Stables|Bungalow|Bldg\\.?|"
    "Building|Towers?|Apartments|Apts|Heights|Residences?|Residency|Estate|Complex|Enclave|Plaza|"
    "Chambers|Niwas|Bhavan|Nagar|Condominium|Condo)";

// Where the part that ends where `before` ends begins; its size if there is none.
std::size_t part_begin(std::string_view before, const RE2& part) {
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (at > 0 && is_ascii_alnum(before[at - 1])) continue;
    const std::string_view piece = before.substr(at);
    if (RE2::FullMatch(re2::StringPiece(piece.data(), piece.size()), part)) return at;
  }
  return before.size();
}

// "No. 7 Otter Crescent", "XIV/221, Otter Road": the word for the number, and the ward before it.
void take_number_word(ValueContext& context) {
  static const RE2 number_word(
      "(?s)(?:.*[^A-Za-z0-9/])?([IVXL]{1,6}/|(?:No|no|NO|Nos|H\\.? ?No)(?:\\. ?|: ?| ))$");
  const std::size_t near = context.begin > 10 ? context.begin - 10 : 0;
  const std::string_view ahead = context.text.substr(near, context.begin - near);
  re2::StringPiece word;
  if (RE2::FullMatch(re2::StringPiece(ahead.data(), ahead.size()), number_word, &word)) {
    context.begin -= word.size();
  }
}

}  // namespace

void take_address_head(ValueContext& context) {
  // The pattern may have taken the unit's number for the house's.
  static const RE2 unit_first("[0-9]{1,5}[A-Za-z]?(?:, |/)[0-9A-Z]");
  static const RE2 unit_word(
      "(?is)(?:.*[^a-z])?((?:flat|apt|apartment|unit|suite|room|house|villa|plot|lot|no)\\.? "
      "?#?)$");
  const std::string_view value = value_of(context);
  const std::size_t near = context.begin > 12 ? context.begin - 12 : 0;
  const std::string_view word = context.text.substr(near, context.begin - near);
  re2::StringPiece unit;
  re2::StringPiece start(value.data(), value.size());
  if (RE2::Consume(&start, unit_first) &&
      RE2::FullMatch(re2::StringPiece(word.data(), word.size()), unit_word, &unit)) {
    context.begin -= unit.size();
    return;
  }
  static const RE2 part(std::string("(?:") + kUnit +
                        "|[0-9]{1,2}/[0-9]{1,2}|[0-9]{1,2}(?:st|nd|rd|th) (?i:floor|fl)\\.?|" +
                        kBuilding + ")(?:,[ \\n]{1,2}|\\n)$");
  take_number_word(context);
  for (int parts = 0; parts < kMostParts; ++parts) {
    const std::size_t from = context.begin > kLongestPart ? context.begin - kLongestPart : 0;
    const std::string_view before = context.text.substr(from, context.begin - from);
    const std::size_t begin = part_begin(before, part);
    if (begin == before.size()) return;
    context.begin = from + begin;
  }
}

}  // namespace expunge
